// OpStyle: rows, headers, scroll bars, tabs, menus, tool buttons.
#include <QAbstractItemView>
#include <QHeaderView>
#include <QPainter>
#include <QStyleOption>
#include <QTableView>
#include <QWidget>

#include "ui/theme/figures_apart.h"
#include "ui/theme/op_style.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"

namespace opdesk::ui::theme {

void OpStyle::drawRowGround(const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
    if (!item)
        return;
    const bool selected = item->state & State_Selected;
    // A list led by a search field counts as focused while the field is.
    const bool focused = widget && (widget->hasFocus() || widget->property("ledByFocus").toBool());
    if (selected)
        painter->fillRect(item->rect, m_theme.color(focused ? Role::accentSoft : Role::sunken));
    else if ((item->state & State_MouseOver) && (item->state & State_Enabled))
        painter->fillRect(item->rect, m_theme.color(Role::hover));
    const QVariant bar = widget ? widget->property("accentBar") : QVariant();
    if (selected && item->index.column() == 0 && (!bar.isValid() || bar.toBool()))
        painter->fillRect(QRect(item->rect.left(), item->rect.top(), 3, item->rect.height()),
                          m_theme.color(focused ? Role::accent : Role::control));
}

void OpStyle::drawHeaderSection(const QStyleOption* option, QPainter* painter) const {
    painter->fillRect(option->rect, m_theme.color(Role::sunken));
    // Else a head and a chosen first row were one block.
    painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                      m_theme.color(Role::border));
}

void OpStyle::drawHeaderLabel(const QStyleOption* option, QPainter* painter) const {
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
    if (!header)
        return;
    painter->setFont(m_theme.font(Type::small, 600));
    painter->setPen(m_theme.color(Role::text2));
    Qt::Alignment across = header->textAlignment & Qt::AlignHorizontal_Mask;
    if (!across)
        across = Qt::AlignLeft;
    // The label's rectangle is 2 px inside the section; with this the words stand where a cell's content stands: 12 px
    // from the card's edge, 4 between columns.
    const bool first =
        header->position == QStyleOptionHeader::Beginning || header->position == QStyleOptionHeader::OnlyOneSection;
    const bool last =
        header->position == QStyleOptionHeader::End || header->position == QStyleOptionHeader::OnlyOneSection;
    const QRect box = option->rect.adjusted(first ? 10 : 2, 0, last ? -10 : -2, 0);
    paintWords(*painter, box, static_cast<int>(across | Qt::AlignVCenter), header->text);
}

int OpStyle::headOver(const QWidget* bar) {
    const auto* area = bar && bar->parentWidget() ? bar->parentWidget()->parentWidget() : nullptr;
    if (const auto* table = qobject_cast<const QTableView*>(area))
        return table->horizontalHeader()->isHidden() ? 0 : table->horizontalHeader()->height();
    return area ? area->property("headHeight").toInt() : 0;
}

void OpStyle::drawScrollBar(const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const {
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (!bar || bar->maximum <= bar->minimum)
        return;
    const bool hot = (option->state & State_MouseOver) || (option->activeSubControls & SC_ScrollBarSlider);
    if (const int head = headOver(widget); head > 0 && bar->orientation == Qt::Vertical) {
        const QRect beside(option->rect.left(), option->rect.top(), option->rect.width(), head);
        painter->fillRect(beside, m_theme.color(Role::sunken));
        painter->fillRect(QRect(beside.left(), beside.bottom(), beside.width(), 1), m_theme.color(Role::border));
    }
    QRectF handle = proxy()->subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    handle = bar->orientation == Qt::Vertical ? handle.adjusted(3, 2, -3, -2) : handle.adjusted(2, 3, -2, -3);
    paintBox(*painter, handle, 3, m_theme.color(hot ? Role::text3 : Role::control), {});
}

void OpStyle::drawToolButton(const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const {
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    if (!button)
        return;
    const bool enabled = option->state & State_Enabled;
    if (enabled && (option->state & State_On))
        paintBox(*painter, option->rect, kRadiusControl, m_theme.color(Role::accentSoft), {});
    else if (enabled && (option->state & (State_MouseOver | State_Sunken)))
        paintBox(*painter, option->rect, kRadiusControl, m_theme.color(Role::hover), {});
    QStyleOptionToolButton label(*button);
    label.state.setFlag(State_Sunken, false);
    QProxyStyle::drawControl(CE_ToolButtonLabel, &label, painter, widget);
}

void OpStyle::drawTab(const QStyleOption* option, QPainter* painter) const {
    const bool selected = option->state & State_Selected;
    const QRect box = option->rect;
    painter->fillRect(QRect(box.left(), box.bottom(), box.width(), 1), m_theme.color(Role::border));
    if (option->state & State_HasFocus)
        paintFocusRing(*painter, QRectF(box).adjusted(2, 2, -2, -3), kRadiusKeycap, m_theme.color(Role::focus));
    else if (!selected && (option->state & State_MouseOver))
        paintBox(*painter, QRectF(box).adjusted(2, 2, -2, -3), kRadiusKeycap, m_theme.color(Role::hover), {});
    if (selected)
        painter->fillRect(QRect(box.left(), box.bottom() - 2, box.width(), 3), m_theme.color(Role::accent));
}

void OpStyle::drawMenuItem(const QStyleOption* option, QPainter* painter) const {
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
    if (!item)
        return;
    const QRect box = option->rect;
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(QRect(box.left() + 8, box.center().y(), box.width() - 16, 1), m_theme.color(Role::border));
        return;
    }
    const bool enabled = option->state & State_Enabled;
    if (enabled && (option->state & State_Selected)) {
        painter->fillRect(box, m_theme.color(Role::accentSoft));
        painter->fillRect(QRect(box.left(), box.top(), 3, box.height()), m_theme.color(Role::accent));
    }
    QRect text = box.adjusted(14, 0, -14, 0);
    if (!item->icon.isNull()) {
        item->icon.paint(painter, QRect(text.left(), box.top() + (box.height() - 16) / 2, 16, 16), Qt::AlignCenter,
                         enabled ? QIcon::Normal : QIcon::Disabled);
        text.setLeft(text.left() + 24);
    }
    if (item->checkType != QStyleOptionMenuItem::NotCheckable) {
        if (item->checked) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(QPen(m_theme.color(Role::accent), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            const QPointF c(text.left() + 7, QRectF(box).center().y());
            painter->drawPolyline(QPolygonF{c + QPointF(-4, 0.2), c + QPointF(-1.2, 3), c + QPointF(4.2, -3)});
            painter->restore();
        }
        text.setLeft(text.left() + 22);
    }
    painter->setFont(m_theme.font(Type::body));
    painter->setPen(m_theme.color(enabled ? Role::text : Role::text3));
    const QStringList parts = item->text.split(QLatin1Char('\t'));
    paintWords(*painter, text, Qt::AlignLeft | Qt::AlignVCenter, parts.value(0).remove(QLatin1Char('&')));
    painter->setPen(m_theme.color(Role::text3));
    paintWords(*painter, text, Qt::AlignRight | Qt::AlignVCenter, parts.value(1));
}

}  // namespace opdesk::ui::theme
