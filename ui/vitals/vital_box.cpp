#include "ui/vitals/vital_box.h"

#include <QGridLayout>

#include <algorithm>

#include "core/text/dates.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page.h"

namespace opdesk::ui::vitals {

using widgets::FormRow;
using widgets::Label;
using widgets::qt;

namespace {

constexpr int kShown = 3;
/// The line of a label in any script.
constexpr int kHeadHeight = 20;

const clinic::VitalLimits* limitsOf(const std::vector<clinic::VitalLimits>& limits, std::string_view field) {
    const auto found = std::ranges::find(limits, field, &clinic::VitalLimits::field);
    return found == limits.end() ? nullptr : &*found;
}

}  // namespace

VitalBox::VitalBox(Vital vital, QWidget* parent) : QObject(parent) {
    m_field = new VitalField(vital);
    m_row = new FormRow(vitalLabel(vital), m_field, false, parent);
    m_row->setAside(vitalUnit(vital));
    m_row->keepOnOneLine();
    for (auto* label : m_row->findChildren<Label*>(Qt::FindDirectChildrenOnly))
        label->setMinimumHeight(kHeadHeight);
    m_earlier = new Label({}, Label::Look::hint, parent);
    m_earlier->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_trend = new TrendLabel(parent);
}

void VitalBox::placeIn(QGridLayout& grid, int row, int column) {
    grid.addWidget(m_row, row, column, Qt::AlignTop);
    grid.addWidget(m_earlier, row + 1, column, Qt::AlignTop);
    grid.addWidget(m_trend, row + 2, column);
}

int VitalBox::leastWidth() const {
    return m_row->minimumSizeHint().width();
}

void VitalBox::setShown(bool shown) {
    m_shown = shown;
    m_row->setVisible(shown);
    m_earlier->setVisible(shown);
    m_trend->setVisible(shown && m_trendShown);
}

void VitalBox::showTrend(bool shown) {
    m_trendShown = shown;
    m_trend->setVisible(shown && m_shown);
}

QString VitalBox::usualOf(const std::vector<clinic::VitalLimits>& limits) {
    const auto vital = m_field->vital();
    if (vital == Vital::bloodPressure) {
        const auto* upper = limitsOf(limits, "systolic");
        const auto* lower = limitsOf(limits, "diastolic");
        return upper && lower && upper->usualTo && lower->usualTo
                   ? tr("usual to %1/%2", "blood pressure").arg(*upper->usualTo).arg(*lower->usualTo)
                   : QString();
    }
    const auto* limit = limitsOf(limits, vitalField(vital));
    if (!limit || !limit->usualFrom || !limit->usualTo || vital == Vital::pain)
        return {};
    return tr("usual %1", "60 to 100 /min").arg(vitalSpan(vital, *limit->usualFrom, *limit->usualTo));
}

int VitalBox::setEarlier(const std::vector<clinic::VitalsLine>& lines, const clinic::VitalsSheet::Answer& sheet,
                         std::chrono::minutes offset) {
    const auto vital = m_field->vital();
    QStringList shown, seen;  ///< as it is read out, as it is seen
    TrendLabel::Values values;
    for (const auto& line : lines) {
        const auto reading = readingOf(vital, line);
        if (reading.isEmpty)
            continue;
        const auto day = base::localDate(line.takenAt, offset);
        // Of today it says when: a value of this morning is not the one that is being taken.
        const auto when = day == sheet.today ? tr("today %1").arg(qt(text::formatTime12(line.takenAt, offset)))
                                             : qt(text::formatDate(day));
        if (shown.size() < kShown) {
            shown << tr("%1, %2", "value, day").arg(vitalText(vital, reading), when);
            // The longest value has its unit above it; a time is not parted from am or pm.
            auto value = vitalText(vital, reading);
            if (vital == Vital::bloodPressure)
                value = value.section(QLatin1Char(' '), 0, 0);
            auto moment = when;
            moment.replace(QLatin1Char(' '), QChar(QChar::Nbsp));
            seen << tr("%1, %2", "value, day").arg(value, moment);
        }
        values.first.insert(values.first.begin(), static_cast<double>(*reading.first));
        if (reading.second)
            values.second.insert(values.second.begin(), static_cast<double>(*reading.second));
        values.firstDay = qt(text::formatDate(day)).left(5);
        if (values.lastText.isEmpty()) {
            values.lastText = vitalText(vital, reading).section(QLatin1Char(' '), 0, 0);
            values.lastDay = values.firstDay;
        }
    }
    const int count = static_cast<int>(shown.size());
    const auto field = vital == Vital::bloodPressure ? std::string_view("systolic") : vitalField(vital);
    if (const auto* limit = limitsOf(sheet.limits, field)) {
        const auto asDouble = [](const std::optional<std::int64_t>& value) {
            return value ? std::optional(static_cast<double>(*value)) : std::nullopt;
        };
        values.usualFrom = asDouble(limit->usualFrom);
        values.usualTo = asDouble(limit->usualTo);
        if (vital == Vital::bloodPressure)
            if (const auto* lower = limitsOf(sheet.limits, "diastolic")) {
                values.lowerFrom = asDouble(lower->usualFrom);
                values.lowerTo = asDouble(lower->usualTo);
            }
    }
    if (count == 0 && vital != Vital::lmp)
        shown = seen = QStringList{tr("not measured before")};
    m_earlier->setText(seen.join(QLatin1Char('\n')));
    m_trend->setValues(std::move(values),
                       tr("%1, earlier: %2").arg(vitalLabel(vital), shown.join(QStringLiteral("; "))));
    m_usual = usualOf(sheet.limits);
    setHelp();
    return count;
}

void VitalBox::setHelp() {
    m_row->setHelp(m_need.isEmpty() ? m_usual : m_need);
}

void VitalBox::setRequired(bool required) {
    m_need = required ? tr("Needed under 18") : QString();
    setHelp();
    if (!m_isBad)
        setPlain();
}

void VitalBox::setBad(const QString& words) {
    m_isBad = true;
    m_isCritical = false;
    m_row->setState(FormRow::State::bad, words);
}

void VitalBox::setPlain() {
    m_isBad = m_isCritical = false;
    setHelp();
    m_row->setState(FormRow::State::ok);
}

void VitalBox::setDoubt(const clinic::VitalDoubt& doubt, std::chrono::minutes offset) {
    VitalReading reading;
    reading.first = doubt.earlier;
    m_isBad = m_isCritical = false;
    m_row->setState(FormRow::State::odd, tr("%1 on %2. Right?", "the last value, its day")
                                             .arg(vitalText(m_field->vital(), reading),
                                                  qt(text::formatDate(base::localDate(doubt.takenAt, offset)))));
}

void VitalBox::setMark(const clinic::VitalMark& mark) {
    const auto word = mark.word == "high"          ? tr("High")
                      : mark.word == "low"         ? tr("Low")
                      : mark.word == "underweight" ? tr("Underweight")
                      : mark.word == "overweight"  ? tr("Overweight")
                      : mark.word == "obese"       ? tr("Obese")
                                                   : QString();
    m_isBad = false;
    m_isCritical = mark.level == "critical";
    if (mark.level == "impossible") {
        const auto span =
            mark.lowest && mark.highest ? vitalSpan(m_field->vital(), *mark.lowest, *mark.highest) : qt(mark.limits);
        setBad(mark.field == "systolic"    ? tr("Check upper: %1").arg(span)
               : mark.field == "diastolic" ? tr("Check lower: %1").arg(span)
                                           : tr("Check: %1", "50 to 100 %").arg(span));
    } else if (m_isCritical) {
        m_row->setState(FormRow::State::bad, tr("%1. Tell the doctor.", "High or Low").arg(word));
    } else if (m_field->vital() == Vital::bloodPressure && mark.word == "high") {
        // One reading is not enough: the threshold is for two.
        m_row->setState(FormRow::State::odd, tr("High. Measure again."));
    } else {
        m_row->setState(FormRow::State::odd, word);
    }
}

}  // namespace opdesk::ui::vitals
