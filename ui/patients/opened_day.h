#pragma once

#include <chrono>

#include "core/clinic/patients.h"
#include "ui/widgets/card.h"

namespace opdesk::ui::patients {

/// In a wide window, at the right of the timeline: the marked day, each of its records in full.
class OpenedDay : public widgets::Card {
    Q_OBJECT
public:
    explicit OpenedDay(QWidget* parent = nullptr);

    /// `day` as the timeline writes it ("17-11-2026"); empty: nothing is marked.
    void show(const clinic::OpenPatient::Answer& patient, const QString& day, std::chrono::minutes offset);
    void clear();

private:
    QVBoxLayout* m_column;
};

}  // namespace opdesk::ui::patients
