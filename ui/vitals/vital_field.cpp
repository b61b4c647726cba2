#include "ui/vitals/vital_field.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

#include "ui/theme/theme.h"

namespace opdesk::ui::vitals {

VitalField::VitalField(Vital vital, QWidget* parent)
    : TextField(QLatin1String("vitals_") + QLatin1String(vitalField(vital)), vitalLabel(vital), parent),
      m_vital(vital) {
    // A form in words, where there is one: a figure would look like a value that was taken.
    // A narrow field takes the shorter of the two.
    setPlaceholderText(vital == Vital::height ? vitalForm(vital) + QChar(0x9c) + vitalUnit(vital) : vitalForm(vital));
}

void VitalField::keyPressEvent(QKeyEvent* event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !(event->modifiers() & Qt::ControlModifier)) {
        focusNextChild();
        return;
    }
    TextField::keyPressEvent(event);
}

void VitalField::focusOutEvent(QFocusEvent* event) {
    TextField::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        emit left();
}

TrendLabel::TrendLabel(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TrendLabel::setValues(std::vector<double> first, std::vector<double> second, const QString& spoken) {
    m_first = std::move(first);
    m_second = std::move(second);
    setAccessibleName(spoken);
    update();
}

void TrendLabel::paintEvent(QPaintEvent*) {
    if (m_first.size() < 2)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& theme = theme::themeOf(this);
    const auto [firstLow, firstHigh] = std::ranges::minmax(m_first);
    double low = firstLow, high = firstHigh;
    if (!m_second.empty()) {
        low = std::min(low, std::ranges::min(m_second));
        high = std::max(high, std::ranges::max(m_second));
    }
    // A steady value is a level line in the middle, not one at the bottom.
    const double span = std::max(high - low, 1.0);
    const double middle = (high + low) / 2;
    const auto pointOf = [&](std::size_t i, double value) {
        const double x = 4 + (width() - 8.0) * static_cast<double>(i) / static_cast<double>(m_first.size() - 1);
        return QPointF(x, height() / 2.0 - (value - middle) / span * (height() - 8.0));
    };
    const auto draw = [&](const std::vector<double>& values, Qt::PenStyle style) {
        QPainterPath path(pointOf(0, values.front()));
        for (std::size_t i = 1; i < values.size(); ++i)
            path.lineTo(pointOf(i, values[i]));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(theme::Role::text3), 1.5, style));
        painter.drawPath(path);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(theme::Role::accent));
        painter.drawEllipse(pointOf(values.size() - 1, values.back()), 2.5, 2.5);
    };
    draw(m_first, Qt::SolidLine);
    if (m_second.size() == m_first.size())
        draw(m_second, Qt::DashLine);
}

}  // namespace opdesk::ui::vitals
