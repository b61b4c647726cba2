#pragma once

#include <QPointer>
#include <QStringList>
#include <optional>

#include "core/clinic/day.h"
#include "core/clinic/patients.h"
#include "ui/widgets/card.h"

namespace opdesk::ui::widgets {
class Badge;
}

namespace opdesk::ui::consult {

/// Left of the visit: last vitals with the earlier value, problems, past visits.
class FactsPanel : public widgets::Card {
    Q_OBJECT
public:
    explicit FactsPanel(QWidget* parent = nullptr);
    /// `marks`: of the last measured values, as vitals.check gives them.
    void show(const clinic::OpenPatient::Answer& patient, std::chrono::minutes offset, base::Date today,
              const std::vector<clinic::VitalMark>& marks = {});
    /// Forgets the patient.
    void clear();
    /// Where the window is too narrow for three columns what it shows stands in another card; null: in its own.
    void standIn(QVBoxLayout* column);
    /// Of today, far out of what is usual: "BP 200/124 mmHg".
    const QStringList& grave() const { return m_grave; }
    /// Scrolls to the first of them, wherever the facts stand.
    void showGrave();

private:
    static widgets::Badge* badgeOf(const clinic::VitalMark& mark);
    void empty();
    void fill();
    void fillFigures(QVBoxLayout* column);

    struct Shown {
        clinic::OpenPatient::Answer patient;
        std::chrono::minutes offset{};
        base::Date today{};
        std::vector<clinic::VitalMark> marks;
    };
    std::optional<Shown> m_shown;
    QStringList m_grave;
    QPointer<QWidget> m_firstGrave;
    QVBoxLayout* m_own;
    QVBoxLayout* m_column;
};

}  // namespace opdesk::ui::consult
