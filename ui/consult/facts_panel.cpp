#include "ui/consult/facts_panel.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>

#include "core/text/dates.h"
#include "ui/labels/labels.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page.h"
#include "ui/widgets/scroll_body.h"

namespace opdesk::ui::consult {

using widgets::Label;
using widgets::qt;

namespace {

constexpr int kMostVisits = 6;
constexpr int kAroundLine = 4;

QString decimal(std::optional<std::int64_t> value, double by, int digits) {
    return value ? QString::number(static_cast<double>(*value) / by, 'f', digits) : QString();
}

QString whole(std::optional<std::int64_t> value) {
    return value ? QString::number(*value) : QString();
}

QString pressure(const clinic::VitalsLine& vitals) {
    return vitals.systolic && vitals.diastolic ? QStringLiteral("%1/%2").arg(*vitals.systolic).arg(*vitals.diastolic)
                                               : QString();
}

/// Shown in Fahrenheit at the desk, kept in tenths of a degree Celsius.
QString fahrenheit(const clinic::VitalsLine& vitals) {
    return vitals.temperature
               ? QString::number(static_cast<double>(*vitals.temperature) / 10.0 * 9.0 / 5.0 + 32.0, 'f', 1)
               : QString();
}

/// The graver of the marks on these fields: a blood pressure has two. Null when all is usual.
const clinic::VitalMark* worstOf(const std::vector<clinic::VitalMark>& marks,
                                 std::initializer_list<std::string_view> fields) {
    const clinic::VitalMark* found = nullptr;
    for (const auto& mark : marks)
        if (std::ranges::find(fields, mark.field) != fields.end() && (mark.word == "high" || mark.word == "low") &&
            (!found || mark.level == "critical"))
            found = &mark;
    return found;
}

}  // namespace

widgets::Badge* FactsPanel::badgeOf(const clinic::VitalMark& mark) {
    const bool high = mark.word == "high";
    // "Tell the doctor" is for the nurse: here the doctor reads.
    return mark.level == "critical" ? new widgets::Badge(high ? tr("Very high") : tr("Very low"), theme::Family::danger,
                                                         QStringLiteral("octagon-alert"))
                                    : new widgets::Badge(high ? widgets::Status::high : widgets::Status::low);
}

FactsPanel::FactsPanel(QWidget* parent) : Card(tr("Vitals"), QStringLiteral("activity"), parent) {
    auto* inside = new QWidget;
    m_own = m_column = new QVBoxLayout(inside);
    m_column->setContentsMargins(12, 8, 12, 8);
    m_column->setSpacing(4);
    body()->addWidget(new widgets::ScrollBody(inside), 1);
}

void FactsPanel::clear() {
    m_shown.reset();
    empty();
    setNote({});
}

void FactsPanel::showGrave() {
    for (auto* above = m_firstGrave ? m_firstGrave->parentWidget() : nullptr; above; above = above->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(above)) {
            area->ensureWidgetVisible(m_firstGrave);
            return;
        }
}

void FactsPanel::empty() {
    m_grave.clear();
    m_firstGrave.clear();
    while (auto* item = m_column->takeAt(0)) {
        if (auto* layout = item->layout())
            while (auto* inner = layout->takeAt(0)) {
                delete inner->widget();
                delete inner;
            }
        delete item->widget();
        delete item;
    }
}

void FactsPanel::standIn(QVBoxLayout* column) {
    auto* place = column ? column : m_own;
    if (place == m_column)
        return;
    empty();
    m_column = place;
    fill();
}

void FactsPanel::show(const clinic::OpenPatient::Answer& patient, std::chrono::minutes offset, base::Date today,
                      const std::vector<clinic::VitalMark>& marks) {
    m_shown = {patient, offset, today, marks};
    fill();
}

/// The last set with its units, beside it the one before under its day.
void FactsPanel::fillFigures(QVBoxLayout* column) {
    const auto& patient = m_shown->patient;
    const clinic::VitalsLine none;
    const auto& last = patient.vitals.empty() ? none : patient.vitals.front();
    const auto& before = patient.vitals.size() < 2 ? none : patient.vitals[1];
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    int row = 0;
    if (patient.vitals.size() > 1) {
        const auto day = qt(text::formatDate(base::localDate(before.takenAt, m_shown->offset)));
        grid->addWidget(new Label(day, Label::Look::hint), row++, 1, 1, 2, Qt::AlignRight);
    }
    const auto add = [&](const QString& name, const QString& value, const QString& unit, const QString& earlier,
                         std::initializer_list<std::string_view> fields) {
        grid->addWidget(new Label(name, Label::Look::hint), row, 0);
        grid->addWidget(value.isEmpty() ? new Label(tr("not measured"), Label::Look::hint)
                                        : new Label(value + QLatin1Char(' ') + unit, Label::Look::strong),
                        row, 1);
        grid->addWidget(new Label(earlier, Label::Look::hint), row, 2, Qt::AlignRight);
        ++row;
        const auto* mark = worstOf(m_shown->marks, fields);
        if (!mark)
            return;
        auto* badge = badgeOf(*mark);
        grid->addWidget(badge, row++, 1, 1, 2, Qt::AlignLeft);
        if (mark->level != "critical" || base::localDate(last.takenAt, m_shown->offset) != m_shown->today)
            return;
        m_grave << tr("%1 %2", "BP, 200/124 mmHg").arg(name, value + QLatin1Char(' ') + unit);
        if (!m_firstGrave)
            m_firstGrave = badge;
    };
    add(tr("BP"), pressure(last), QCoreApplication::translate("Vitals", "mmHg"), pressure(before),
        {"systolic", "diastolic"});
    add(tr("Pulse"), whole(last.pulse), tr("/min"), whole(before.pulse), {"pulse"});
    add(tr("Temp"), fahrenheit(last), QStringLiteral("°F"), fahrenheit(before), {"temperature"});
    add(QStringLiteral("SpO₂"), whole(last.spo2), QStringLiteral("%"), whole(before.spo2), {"spo2"});
    add(tr("Weight"), decimal(last.weight, 1000.0, 1), QCoreApplication::translate("Vitals", "kg"),
        decimal(before.weight, 1000.0, 1), {"weight"});
    add(tr("Sugar"), whole(last.glucose), QStringLiteral("mg/dL"), whole(before.glucose), {"glucose"});
    column->addLayout(grid);
}

void FactsPanel::fill() {
    empty();
    if (!m_shown)
        return;
    const auto& patient = m_shown->patient;
    const auto offset = m_shown->offset;
    const auto when =
        patient.vitals.empty() ? tr("not taken") : qt(text::formatDateTime(patient.vitals.front().takenAt, offset));
    setNote(when);
    const auto head = [&](const QString& words) {
        m_column->addSpacing(kAroundLine);
        m_column->addWidget(new widgets::Divider);
        m_column->addSpacing(kAroundLine);
        auto* title = new Label(words, Label::Look::strong);
        title->setCaption();
        m_column->addWidget(title);
    };
    if (m_column != m_own) {
        head(tr("Vitals"));
        m_column->addWidget(new Label(when, Label::Look::hint));
    }
    fillFigures(m_column);
    head(tr("Problems"));
    for (const auto& problem : patient.problems) {
        auto* words = new Label(qt(problem.name), Label::Look::body);
        words->setWordWrap(true);
        m_column->addWidget(words);
    }
    if (patient.problems.empty())
        m_column->addWidget(new Label(tr("None noted"), Label::Look::hint));
    head(tr("Before today"));
    int shown = 0;
    bool wasHere = false;
    for (const auto& line : patient.timeline) {
        if (base::localDate(line.at, offset) >= m_shown->today)
            continue;
        wasHere = true;
        if (line.kind != "prescription" && line.kind != "note")
            continue;
        if (++shown > kMostVisits)
            break;
        auto* words =
            new Label(qt(text::formatDate(base::localDate(line.at, offset))) + QLatin1Char('\n') + qt(line.summary),
                      Label::Look::hint);
        words->setWordWrap(true);
        m_column->addWidget(words);
    }
    if (shown == 0)
        m_column->addWidget(
            new Label(wasHere ? tr("No note or prescription.") : tr("First visit."), Label::Look::hint));
    m_column->addStretch();
}

}  // namespace opdesk::ui::consult
