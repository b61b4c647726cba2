#pragma once

#include "core/clinic/patients.h"
#include "ui/widgets/card.h"

namespace opdesk::ui::consult {

/// Left of the visit: last vitals with the earlier value, problems, past visits.
class FactsPanel : public widgets::Card {
    Q_OBJECT
public:
    explicit FactsPanel(QWidget* parent = nullptr);
    void show(const clinic::OpenPatient::Answer& patient, std::chrono::minutes offset);
    void clear();

private:
    QVBoxLayout* m_column;
};

}  // namespace opdesk::ui::consult
