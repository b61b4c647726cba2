#include "ui/vitals/vital_box.h"

#include <QVBoxLayout>

#include "core/text/dates.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page.h"

namespace opdesk::ui::vitals {

using widgets::FormRow;
using widgets::Label;
using widgets::qt;

namespace {

constexpr std::size_t kShown = 3;
constexpr int kLines = 3;

}  // namespace

VitalBox::VitalBox(Vital vital, QWidget* parent) : QWidget(parent) {
    m_field = new VitalField(vital);
    m_row = new FormRow(vitalLabel(vital), m_field);
    m_row->setAside(vitalUnit(vital));
    m_row->keepOnOneLine();
    m_earlier = new Label(Label::Look::hint);
    m_earlier->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_trend = new TrendLabel;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_row);
    column->addWidget(m_earlier);
    column->addWidget(m_trend);
    column->addStretch(1);
}

void VitalBox::setEarlier(const std::vector<clinic::VitalsLine>& lines, std::chrono::minutes offset) {
    QStringList shown;
    std::vector<double> first, second;
    for (const auto& line : lines) {
        const auto reading = readingOf(m_field->vital(), line);
        if (reading.isEmpty)
            continue;
        if (static_cast<std::size_t>(shown.size()) < kShown)
            shown << tr("%1 on %2", "value, day")
                         .arg(vitalText(m_field->vital(), reading),
                              qt(text::formatDate(base::localDate(line.takenAt, offset))).left(5));
        first.insert(first.begin(), static_cast<double>(*reading.first));
        if (reading.second)
            second.insert(second.begin(), static_cast<double>(*reading.second));
    }
    while (shown.size() < kLines)
        shown << QString();
    if (first.empty() && m_field->vital() != Vital::lmp)
        shown[0] = tr("not measured before");
    m_earlier->setText(shown.join(QLatin1Char('\n')));
    if (second.size() != first.size())
        second.clear();
    m_trend->setValues(std::move(first), std::move(second),
                       tr("%1, earlier: %2").arg(vitalLabel(m_field->vital()), shown.join(QStringLiteral(", "))));
}

void VitalBox::setRequired(bool required) {
    m_need = required ? tr("Needed under 18") : QString();
    m_row->setHelp(m_need);
    if (!m_isBad)
        setPlain();
}

void VitalBox::setBad(const QString& words) {
    m_isBad = true;
    m_row->setState(FormRow::State::bad, words);
}

void VitalBox::setPlain() {
    m_isBad = false;
    m_row->setHelp(m_need);
    m_row->setState(FormRow::State::ok);
}

void VitalBox::setMark(const clinic::VitalMark& mark) {
    const auto word = mark.word == "high"          ? tr("High")
                      : mark.word == "low"         ? tr("Low")
                      : mark.word == "underweight" ? tr("Underweight")
                      : mark.word == "overweight"  ? tr("Overweight")
                      : mark.word == "obese"       ? tr("Obese")
                                                   : QString();
    if (mark.level == "impossible") {
        setBad(tr("Cannot be. %1 can.", "limits like 50 to 100").arg(qt(mark.limits)));
    } else if (mark.level == "critical") {
        m_isBad = false;
        m_row->setState(FormRow::State::bad, tr("%1. Tell the doctor.", "High or Low").arg(word));
    } else {
        m_isBad = false;
        m_row->setState(FormRow::State::odd, word);
    }
}

}  // namespace opdesk::ui::vitals
