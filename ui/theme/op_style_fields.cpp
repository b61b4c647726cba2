// OpStyle: fields, buttons, boxes.
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>

#include "ui/theme/figures_apart.h"
#include "ui/theme/measure.h"
#include "ui/theme/op_style.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"

namespace opdesk::ui::theme {

namespace {

QString textProperty(const QWidget* widget, const char* name) {
    return widget ? widget->property(name).toString() : QString();
}

void paintChevron(QPainter& painter, const QPointF& centre, const QColor& colour) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{centre + QPointF(-4, -2), centre + QPointF(0, 2), centre + QPointF(4, -2)});
    painter.restore();
}

}  // namespace

void OpStyle::drawField(const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    if (widget && widget->property("bare").toBool())
        return;
    const bool enabled = option->state & State_Enabled;
    const bool focused = enabled && (option->state & State_HasFocus);
    const bool readOnly = option->state & State_ReadOnly;
    const QString state = textProperty(widget, "fieldState");
    const QRectF box(option->rect);
    if (readOnly && !focused && enabled)
        return;
    const QColor ground = m_theme.color(enabled ? Role::surface : Role::sunken);
    QColor outline = m_theme.color(enabled ? Role::control : Role::border);
    if (state == QLatin1String("bad"))
        outline = m_theme.color(Role::danger);
    else if (enabled && (option->state & State_MouseOver))
        outline = m_theme.color(Role::text3);
    if (focused)
        paintBox(*painter, box, kRadiusControl, ground,
                 m_theme.color(state == QLatin1String("bad") ? Role::danger : Role::focus), 2);
    else
        paintBox(*painter, box, kRadiusControl, ground, outline);
    if (state == QLatin1String("bad")) {
        painter->save();
        QPainterPath shape;
        shape.addRoundedRect(box, kRadiusControl, kRadiusControl);
        painter->setClipPath(shape);
        painter->fillRect(QRectF(box.left(), box.top(), 3, box.height()), m_theme.color(Role::danger));
        painter->restore();
    }
}

/// Where the typed words will stand, but right of the caret, and level with what is typed.
void OpStyle::drawPlaceholder(QPainter* painter, const QWidget* widget) const {
    constexpr int kWordsMargin = 2;  // QLineEdit's own at both sides
    constexpr int kAfterCaret = 3;
    const auto* line = qobject_cast<const QLineEdit*>(widget);
    if (!line || line->placeholderText().isEmpty() || !line->text().isEmpty())
        return;
    QStyleOptionFrame option;
    option.initFrom(line);
    if (line->isReadOnly())
        option.state |= State_ReadOnly;
    const auto margins = line->textMargins();
    const QRect place = subElementRect(SE_LineEditContents, &option, line)
                            .adjusted(margins.left() + kWordsMargin, 0, -margins.right() - kWordsMargin, 0);
    const bool atRight = line->alignment() & Qt::AlignRight;
    // Letters an input method is composing stand before the caret; they are not part of the text yet.
    const auto caret = line->inputMethodQuery(Qt::ImCursorRectangle).toRect();
    if (line->hasFocus() && !atRight && caret.center().x() > place.left() + kAfterCaret)
        return;
    const QFontMetrics metrics(line->font());
    auto text = line->placeholderText();
    // In one text (parted by U+009C) QLineEdit would set its caret too high.
    const auto shorter = textProperty(line, "shorterPlaceholder");
    if (!shorter.isEmpty() && wordsWidth(line->font(), text) > place.width())
        text = shorter;
    // A text that fits by a hair is whole rather than clear of the caret.
    const int beside = std::clamp(place.width() - wordsWidth(line->font(), text), 0, kAfterCaret);
    const QRect words = atRight ? place.adjusted(0, 0, -beside, 0) : place.adjusted(beside, 0, 0, 0);
    text = metrics.elidedText(text, Qt::ElideRight, words.width());
    painter->save();
    painter->setFont(line->font());
    painter->setPen(m_theme.color(Role::text3));
    painter->setClipRect(line->rect());
    paintWords(*painter, words,
               static_cast<int>(Qt::AlignVCenter) |
                   (atRight ? static_cast<int>(Qt::AlignRight) : static_cast<int>(Qt::AlignLeft)),
               text);
    painter->restore();
}

void OpStyle::drawButtonBevel(const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    const bool enabled = option->state & State_Enabled;
    const bool hot = enabled && (option->state & (State_MouseOver | State_Sunken | State_On));
    const QString kind = textProperty(widget, "kind");
    const QRectF box(option->rect);
    if (!enabled) {
        if (kind != QLatin1String("quiet"))
            paintBox(*painter, box, kRadiusControl, m_theme.color(Role::sunken), m_theme.color(Role::border));
        return;
    }
    if (kind == QLatin1String("primary")) {
        paintBox(*painter, box, kRadiusControl, m_theme.color(hot ? Role::accentHover : Role::accent), {});
    } else if (kind == QLatin1String("danger")) {
        paintBox(*painter, box, kRadiusControl, m_theme.color(hot ? Role::dangerSoft : Role::surface),
                 m_theme.color(Role::danger));
    } else if (kind == QLatin1String("quiet")) {
        if (hot)
            paintBox(*painter, box, kRadiusControl, m_theme.color(Role::hover), {});
    } else {
        paintBox(*painter, box, kRadiusControl, m_theme.color(hot ? Role::hover : Role::surface),
                 m_theme.color(Role::control));
    }
}

void OpStyle::drawButtonLabel(const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    if (!button)
        return;
    const QString kind = textProperty(widget, "kind");
    Role role = Role::text;
    if (!(option->state & State_Enabled))
        role = Role::text3;
    else if (kind == QLatin1String("primary"))
        role = Role::onAccent;
    else if (kind == QLatin1String("danger"))
        role = Role::dangerText;
    else if (kind == QLatin1String("quiet"))
        role = Role::accent;
    painter->setPen(m_theme.color(role));
    painter->setFont(m_theme.font(Type::body, kind == QLatin1String("primary") ? 600 : 500));
    const int flags = Qt::AlignCenter |
                      (styleHint(SH_UnderlineShortcut, option, widget) ? Qt::TextShowMnemonic : Qt::TextHideMnemonic);
    if (button->text.contains(QLatin1Char('&')))
        painter->drawText(button->rect, flags, button->text);
    else
        paintWords(*painter, button->rect, Qt::AlignCenter, button->text);
}

void OpStyle::drawIndicator(PrimitiveElement element, const QStyleOption* option, QPainter* painter) const {
    const bool enabled = option->state & State_Enabled;
    const bool on = option->state & State_On;
    const bool hot = enabled && (option->state & State_MouseOver);
    const QRectF box = QRectF(option->rect);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (element == PE_IndicatorRadioButton) {
        paintBox(*painter, box, box.width() / 2, m_theme.color(enabled ? Role::surface : Role::sunken),
                 m_theme.color(!enabled ? Role::border
                               : on     ? Role::accent
                               : hot    ? Role::text3
                                        : Role::control),
                 on ? 1.5 : 1.25);
        if (on) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(m_theme.color(enabled ? Role::accent : Role::disabled));
            painter->drawEllipse(box.center(), 4.5, 4.5);
        }
    } else if (on || (option->state & State_NoChange)) {
        paintBox(*painter, box, kRadiusKeycap, m_theme.color(enabled ? Role::accent : Role::disabled), {});
        painter->setPen(QPen(m_theme.color(Role::onAccent), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF c = box.center();
        if (on)
            painter->drawPolyline(QPolygonF{c + QPointF(-4, 0.2), c + QPointF(-1.2, 3), c + QPointF(4.2, -3)});
        else
            painter->drawLine(c + QPointF(-4, 0), c + QPointF(4, 0));
    } else {
        paintBox(*painter, box, kRadiusKeycap, m_theme.color(enabled ? Role::surface : Role::sunken),
                 m_theme.color(!enabled ? Role::border
                               : hot    ? Role::text3
                                        : Role::control));
    }
    painter->restore();
}

void OpStyle::drawComboBox(const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const {
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (!combo)
        return;
    QStyleOption field(*option);
    field.state.setFlag(State_ReadOnly, false);
    if (widget && combo->editable && widget->isAncestorOf(widget->focusWidget()))
        field.state.setFlag(State_HasFocus, widget->focusWidget() && widget->focusWidget()->hasFocus());
    drawField(&field, painter, widget);
    const QRect arrow = proxy()->subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    const bool enabled = option->state & State_Enabled;
    paintChevron(*painter, QRectF(arrow).center(), m_theme.color(enabled ? Role::text2 : Role::disabled));
}

void OpStyle::drawComboLabel(const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (!combo || combo->editable)
        return;
    QRect box = proxy()->subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
    painter->setPen(m_theme.color(option->state & State_Enabled ? Role::text : Role::text3));
    painter->setFont(widget ? widget->font() : m_theme.font(Type::body));
    const auto* box2 = qobject_cast<const QComboBox*>(widget);
    QString text = combo->currentText;
    if (box2 && box2->currentIndex() < 0 && !box2->placeholderText().isEmpty()) {
        text = box2->placeholderText();
        painter->setPen(m_theme.color(Role::text3));
    }
    if (!combo->currentIcon.isNull()) {
        const QPixmap mark = combo->currentIcon.pixmap(combo->iconSize);
        painter->drawPixmap(box.left(), box.top() + (box.height() - combo->iconSize.height()) / 2, mark);
        box.setLeft(box.left() + combo->iconSize.width() + 6);
    }
    paintWords(*painter, box, Qt::AlignLeft | Qt::AlignVCenter,
               painter->fontMetrics().elidedText(text, Qt::ElideRight, box.width()));
}

QRect OpStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
                              const QWidget* widget) const {
    QRect box = option->rect;
    if (control == CC_ComboBox) {
        switch (subControl) {
            case SC_ComboBoxEditField:
                return visualRect(option->direction, box, box.adjusted(11, 1, -30, -1));
            case SC_ComboBoxArrow:
                return visualRect(option->direction, box, QRect(box.right() - 29, box.top(), 28, box.height()));
            case SC_ComboBoxListBoxPopup:
                return box.adjusted(0, 2, 0, 2);
            default:
                return box;
        }
    }
    if (control == CC_ScrollBar) {
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (!bar)
            return box;
        const bool upright = bar->orientation == Qt::Vertical;
        const int head = upright ? headOver(widget) : 0;
        box.setTop(box.top() + head);
        const int length = upright ? box.height() : box.width();
        const int range = bar->maximum - bar->minimum;
        int handle = length;
        if (range > 0) {
            handle = static_cast<int>(static_cast<qint64>(length) * bar->pageStep / (range + bar->pageStep));
            handle = std::min(length, std::max(handle, pixelMetric(PM_ScrollBarSliderMin, option, widget)));
        }
        const int start =
            sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - handle, bar->upsideDown);
        const auto along = [&](int from, int size) {
            return upright ? QRect(box.left(), box.top() + from, box.width(), size)
                           : QRect(box.left() + from, box.top(), size, box.height());
        };
        switch (subControl) {
            case SC_ScrollBarGroove:
                return box;
            case SC_ScrollBarSlider:
                return along(start, handle);
            case SC_ScrollBarSubPage:
                return along(0, start);
            case SC_ScrollBarAddPage:
                return along(start + handle, length - start - handle);
            default:
                return {};
        }
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

}  // namespace opdesk::ui::theme
