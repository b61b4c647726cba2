#include "ui/vitals/vital_field.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

#include "ui/theme/figures_apart.h"
#include "ui/theme/theme.h"

namespace opdesk::ui::vitals {

namespace {

constexpr int kPlot = 34;
constexpr int kSwatch = 8;

}  // namespace

VitalField::VitalField(Vital vital, QWidget* parent)
    : TextField(QLatin1String("vitals_") + QLatin1String(vitalField(vital)), vitalLabel(vital), parent),
      m_vital(vital) {
    // A form in words, where there is one: a figure would look like a value that was taken.
    // A narrow field takes the shorter of the two.
    setPlaceholderText(vitalForm(vital));
    if (vital == Vital::height)
        setProperty("shorterPlaceholder", vitalUnit(vital));
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

void TrendLabel::setValues(Values values, const QString& spoken) {
    m_values = std::move(values);
    if (m_values.second.size() != m_values.first.size())
        m_values.second.clear();
    setAccessibleName(spoken);
    update();
}

QSize TrendLabel::sizeHint() const {
    return {120, kPlot + theme::themeOf(this).line(theme::Type::micro)};
}
QSize TrendLabel::minimumSizeHint() const {
    return {60, sizeHint().height()};
}

void TrendLabel::paintEvent(QPaintEvent*) {
    using theme::Role;
    if (!hasLine())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& theme = theme::themeOf(this);
    const QFont small = theme.font(theme::Type::micro), strong = theme.font(theme::Type::micro, 600);
    const int words = QFontMetrics(strong).horizontalAdvance(m_values.lastText) + 8;
    const QRectF plot(0, 0, std::max(40, width() - words), kPlot);
    auto [low, high] = std::ranges::minmax(m_values.first);
    for (const double value : m_values.second) {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    // The nearest edge of the usual range belongs to the picture: a line far above it must look so.
    if (m_values.usualFrom && high < *m_values.usualFrom)
        high = *m_values.usualFrom;
    if (m_values.usualTo && low > *m_values.usualTo)
        low = *m_values.usualTo;
    // A steady value is a level line in the middle, not one at the bottom.
    const double span = std::max({high - low, std::abs(high) * 0.05, 1.0});
    const double middle = (high + low) / 2;
    const auto yOf = [&](double value) {
        return std::clamp(plot.center().y() - (value - middle) / span * (kPlot - 10.0), 0.0, double(kPlot));
    };
    const auto pointOf = [&](std::size_t i, double value) {
        const double x =
            4 + (plot.width() - 8.0) * static_cast<double>(i) / static_cast<double>(m_values.first.size() - 1);
        return QPointF(x, yOf(value));
    };
    const auto shade = [&](const std::optional<double>& from, const std::optional<double>& to) {
        if (!from && !to)
            return;
        const double top = to ? yOf(*to) : 0;
        const double bottom = from ? yOf(*from) : kPlot;
        painter.fillRect(QRectF(0, top, plot.width(), bottom - top), theme.color(Role::sunken));
        // Its edges: a range wider than the picture would look like a plain ground.
        for (const double edge : {top, bottom - 1})
            painter.fillRect(QRectF(0, edge, plot.width(), 1), theme.color(Role::border));
    };
    shade(m_values.usualFrom, m_values.usualTo);
    if (!m_values.second.empty())
        shade(m_values.lowerFrom, m_values.lowerTo);
    const auto draw = [&](const std::vector<double>& values, Qt::PenStyle style) {
        QPainterPath path(pointOf(0, values.front()));
        for (std::size_t i = 1; i < values.size(); ++i)
            path.lineTo(pointOf(i, values[i]));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Role::text3), 1.5, style));
        painter.drawPath(path);
        painter.setPen(Qt::NoPen);
        for (std::size_t i = 0; i < values.size(); ++i) {
            const bool isLast = i + 1 == values.size();
            painter.setBrush(theme.color(isLast ? Role::accent : Role::text3));
            painter.drawEllipse(pointOf(i, values[i]), isLast ? 3 : 2, isLast ? 3 : 2);
        }
    };
    draw(m_values.first, Qt::SolidLine);
    if (!m_values.second.empty())
        draw(m_values.second, Qt::DashLine);
    const int line = theme.line(theme::Type::micro);
    painter.setPen(theme.color(Role::text2));
    painter.setFont(strong);
    const int y = static_cast<int>(pointOf(m_values.first.size() - 1, m_values.first.back()).y());
    painter.drawText(QRect(static_cast<int>(plot.right()) + 4, std::clamp(y - line / 2, 0, kPlot - line), words, line),
                     Qt::AlignLeft | Qt::AlignVCenter, m_values.lastText);
    painter.setFont(small);
    painter.setPen(theme.color(Role::text3));
    const QRect days(0, kPlot, static_cast<int>(plot.width()), line);
    painter.drawText(days, Qt::AlignLeft | Qt::AlignVCenter, m_values.firstDay);
    painter.drawText(days, Qt::AlignRight | Qt::AlignVCenter, m_values.lastDay);
    if (!m_values.usualFrom && !m_values.usualTo)
        return;
    // What the band is, where there is room between the days.
    const QString usual = tr("usual", "range of a measurement");
    const QFontMetrics metrics(small);
    const int used = kSwatch + 4 + metrics.horizontalAdvance(usual);
    const int room =
        days.width() - metrics.horizontalAdvance(m_values.firstDay) - metrics.horizontalAdvance(m_values.lastDay) - 16;
    if (used > room)
        return;
    const int left = metrics.horizontalAdvance(m_values.firstDay) + 8 + (room - used) / 2;
    const QRect swatch(left, kPlot + (line - kSwatch) / 2, kSwatch, kSwatch);
    painter.fillRect(swatch, theme.color(Role::border));
    painter.fillRect(swatch.adjusted(1, 1, -1, -1), theme.color(Role::sunken));
    theme::paintWords(painter, QRect(left + kSwatch + 4, kPlot, used, line), Qt::AlignLeft | Qt::AlignVCenter, usual);
}

}  // namespace opdesk::ui::vitals
