#include "ui/widgets/segmented_control.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <utility>

#include "ui/theme/measure.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken_role.h"

namespace opdesk::ui::widgets {

namespace {

constexpr int kPadding = 12;
constexpr int kTightPadding = 8;  ///< before a row of choices breaks
constexpr int kCountGap = 6;
constexpr int kLineGap = 4;

}  // namespace

SegmentedControl::SegmentedControl(const QString& objectName, const QString& accessibleName, QWidget* parent)
    : QWidget(parent) {
    // Before anything speaks: what a screen reader asked for once is kept.
    speakAs(this, QAccessible::ComboBox);
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setProperty("focusRing", true);
}

void SegmentedControl::addChoice(const QString& id, const QString& word, const QString& count) {
    m_choices << Choice{id, word, count, true};
    updateGeometry();
    update();
}

void SegmentedControl::clear() {
    m_choices.clear();
    m_current = m_hovered = -1;
    updateGeometry();
    update();
}

int SegmentedControl::indexOf(const QString& id) const {
    for (qsizetype i = 0; i < m_choices.size(); ++i) {
        if (m_choices.at(i).id == id)
            return static_cast<int>(i);
    }
    return -1;
}

void SegmentedControl::setCount(const QString& id, const QString& count) {
    if (const int at = indexOf(id); at >= 0) {
        m_choices[at].count = count;
        updateGeometry();
        update();
    }
}

void SegmentedControl::setChoiceEnabled(const QString& id, bool enabled) {
    if (const int at = indexOf(id); at >= 0) {
        m_choices[at].enabled = enabled;
        update();
    }
}

QString SegmentedControl::current() const {
    return m_current >= 0 ? m_choices.at(m_current).id : QString();
}

QString SegmentedControl::word(const QString& id) const {
    const int at = indexOf(id);
    return at < 0 ? QString() : m_choices.at(at).word;
}

void SegmentedControl::setCurrent(const QString& id) {
    m_current = indexOf(id);
    speak();
    update();
}

void SegmentedControl::setSmall(bool small) {
    m_small = small;
    updateGeometry();
}

int SegmentedControl::choiceWidth(const Choice& choice, int padding) const {
    const auto& theme = theme::themeOf(this);
    // Measured bold so that choosing does not move the neighbours.
    const auto font = theme.font(m_small ? theme::Type::small : theme::Type::body, 600);
    int width = theme::wordsWidth(font, choice.word) + 2 * padding;
    if (!choice.count.isEmpty())
        width += theme::wordsWidth(font, choice.count) + kCountGap;
    return std::max(width, 32);
}

int SegmentedControl::lineHeight() const {
    return theme::themeOf(this).metric(theme::Metric::control);  // one height in every row of controls
}

QSize SegmentedControl::sizeHint() const {
    int width = 0;
    for (const Choice& choice : m_choices)
        width += choiceWidth(choice, kPadding);
    return {std::max(width, 40), m_lines * lineHeight() + (m_lines - 1) * kLineGap};
}

QSize SegmentedControl::minimumSizeHint() const {
    int widest = 40;
    for (const Choice& choice : m_choices)
        widest = std::max(widest, choiceWidth(choice, kTightPadding));
    return {widest, sizeHint().height()};
}

int SegmentedControl::heightOf(int width) const {
    const auto all = boxes(width);
    return all.isEmpty() ? lineHeight() : all.last().bottom() + 1;
}

/// The width is the layout's, whatever the height: a new number of lines only asks for another height.
void SegmentedControl::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const int lines = (heightOf(width()) + kLineGap) / (lineHeight() + kLineGap);
    if (std::exchange(m_lines, lines) != lines)
        updateGeometry();
}

QList<QRect> SegmentedControl::boxes(int width) const {
    QList<QRect> all;
    int x = 0;
    int y = 0;
    const int padding = width < sizeHint().width() ? kTightPadding : kPadding;
    for (const Choice& choice : m_choices) {
        const int wide = choiceWidth(choice, padding);
        if (x > 0 && x + wide > width) {
            x = 0;
            y += lineHeight() + kLineGap;
        }
        all << QRect(x, y, wide, lineHeight());
        x += wide;
    }
    // In a column of fields as wide as they are: what is left over is shared.
    if (property("fillsLine").toBool() && y == 0 && x < width) {
        const auto count = static_cast<int>(all.size());
        const auto more = [&](int before) { return (width - x) * before / std::max(1, count); };
        for (int i = 0; i < count; ++i)
            all[i].adjust(more(i), 0, more(i + 1), 0);
    }
    return all;
}

int SegmentedControl::choiceAt(const QPoint& point) const {
    const auto all = boxes(width());
    for (qsizetype i = 0; i < all.size(); ++i)
        if (all.at(i).contains(point))
            return static_cast<int>(i);
    return -1;
}

void SegmentedControl::speak() {
    setAccessibleDescription(m_current >= 0 ? m_choices.at(m_current).word : tr("Nothing chosen"));
    QAccessibleValueChangeEvent event(this, accessibleDescription());
    QAccessible::updateAccessibility(&event);
}

void SegmentedControl::choose(int index) {
    if (index < 0 || index >= m_choices.size() || index == m_current || !m_choices.at(index).enabled || !isEnabled())
        return;
    m_current = index;
    speak();
    update();
    emit chosen(m_choices.at(index).id);
}

void SegmentedControl::paintEvent(QPaintEvent*) {
    using theme::Role;
    QPainter painter(this);
    const auto& theme = theme::themeOf(this);
    const QColor line = theme.color(property("fieldState").toString() == QLatin1String("bad") ? Role::danger
                                    : isEnabled()                                             ? Role::control
                                                                                              : Role::border);
    const auto all = boxes(width());
    for (qsizetype first = 0; first < all.size();) {
        // The choices of one line share one outline.
        auto last = first;
        while (last + 1 < all.size() && all.at(last + 1).top() == all.at(first).top())
            ++last;
        const QRectF outer = all.at(first).united(all.at(last));
        theme::paintBox(painter, outer, theme::kRadiusControl, theme.color(isEnabled() ? Role::surface : Role::sunken),
                        {});
        QPainterPath shape;
        shape.addRoundedRect(outer.adjusted(0.5, 0.5, -0.5, -0.5), theme::kRadiusControl, theme::kRadiusControl);
        for (auto i = first; i <= last; ++i) {
            const bool lit = i == m_current;
            const bool hot = i == m_hovered && m_choices.at(i).enabled && isEnabled();
            if (lit || hot) {
                painter.save();
                painter.setClipPath(shape);
                painter.fillRect(all.at(i), theme.color(!lit          ? Role::hover
                                                        : isEnabled() ? Role::accentSoft
                                                                      : Role::border));
                painter.restore();
            }
            if (i > first)
                painter.fillRect(QRect(all.at(i).left(), all.at(i).top() + 1, 1, all.at(i).height() - 2),
                                 theme.color(Role::border));
            paintChoice(painter, all.at(i), static_cast<int>(i));
        }
        theme::paintBox(painter, outer, theme::kRadiusControl, {}, line);
        first = last + 1;
    }
}

void SegmentedControl::paintChoice(QPainter& painter, const QRect& box, int index) const {
    using theme::Role;
    const auto& theme = theme::themeOf(this);
    const Choice& choice = m_choices.at(index);
    const bool lit = index == m_current;
    const auto type = m_small ? theme::Type::small : theme::Type::body;
    const QFont font = theme.font(type, lit ? 600 : 400);
    const QFont countFont = theme.font(type, 600);
    const int words = theme::wordsWidth(font, choice.word);
    const int count = choice.count.isEmpty() ? 0 : theme::wordsWidth(countFont, choice.count) + kCountGap;
    const int left = box.left() + (box.width() - words - count) / 2;
    painter.setFont(font);
    painter.setPen(theme.color(!isEnabled() || !choice.enabled ? Role::text3 : lit ? Role::accent : Role::text2));
    theme::paintLevel(painter, QRect(left, box.top(), words + 2, box.height()), choice.word);
    if (count == 0)
        return;
    painter.setFont(countFont);
    painter.setPen(theme.color(lit ? Role::accent : Role::text));
    theme::paintLevel(painter, QRect(left + words + kCountGap, box.top(), count, box.height()), choice.count);
}

void SegmentedControl::keyPressEvent(QKeyEvent* event) {
    const int count = static_cast<int>(m_choices.size());
    const auto step = [&](int by) {
        for (int i = m_current + by; i >= 0 && i < count; i += by) {
            if (m_choices.at(i).enabled) {
                choose(i);
                return;
            }
        }
    };
    switch (event->key()) {
        case Qt::Key_Left:
            step(-1);
            return;
        case Qt::Key_Right:
            step(1);
            return;
        case Qt::Key_Home:
            choose(0);
            return;
        case Qt::Key_End:
            choose(count - 1);
            return;
        case Qt::Key_Space:
            if (m_current < 0)
                choose(0);
            return;
        default:
            break;
    }
    if (event->text().size() == 1 && event->text().at(0).isLetter() &&
        !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
        for (int i = 0; i < count; ++i) {
            if (m_choices.at(i).word.startsWith(event->text(), Qt::CaseInsensitive)) {
                choose(i);
                return;
            }
        }
    }
    QWidget::keyPressEvent(event);
}

void SegmentedControl::mousePressEvent(QMouseEvent* event) {
    choose(choiceAt(event->pos()));
}

void SegmentedControl::mouseMoveEvent(QMouseEvent* event) {
    if (const int at = choiceAt(event->pos()); at != m_hovered) {
        m_hovered = at;
        update();
    }
}

void SegmentedControl::leaveEvent(QEvent*) {
    m_hovered = -1;
    update();
}

void SegmentedControl::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
}

void SegmentedControl::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
}

}  // namespace opdesk::ui::widgets
