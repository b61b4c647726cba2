#include "ui/widgets/op_delegate.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>
#include <QStyle>

#include "ui/theme/figures_apart.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/row_list_model.h"

namespace opdesk::ui::widgets {

namespace {

constexpr int kGroupHeight = 28;

}  // namespace

int OpDelegate::contentHeight(int, const QModelIndex&) const {
    return theme::currentTheme().metric(theme::Metric::row);
}

QString OpDelegate::group(const QModelIndex&) const {
    return {};
}

void OpDelegate::paintContent(QPainter& painter, const QRect& box, const QStyleOptionViewItem&,
                              const QModelIndex& index) const {
    const auto& theme = theme::currentTheme();
    painter.setFont(theme.font(theme::Type::body));
    painter.setPen(theme.color(theme::Role::text));
    theme::paintWords(painter, box, Qt::AlignVCenter | Qt::AlignLeft, index.data(Qt::DisplayRole).toString());
}

void OpDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
    const auto& theme = theme::currentTheme();
    QStyleOptionViewItem option(given);
    option.index = index;
    painter->save();
    const QString heading = group(index);
    if (!heading.isEmpty()) {
        painter->setFont(theme.font(theme::Type::micro, 600));
        painter->setPen(theme.color(theme::Role::text3));
        theme::paintWords(
            *painter,
            QRect(option.rect.left() + padding(), option.rect.top(), option.rect.width() - 2 * padding(), kGroupHeight),
            Qt::AlignVCenter | Qt::AlignLeft, heading);
        option.rect.setTop(option.rect.top() + kGroupHeight);
    }
    const auto* widget = option.widget;
    (widget ? widget->style() : QApplication::style())
        ->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, widget);
    theme::paintRule(*painter, QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                     theme.color(theme::Role::border));
    painter->setClipRect(option.rect);
    paintContent(*painter, option.rect.adjusted(padding(), 0, -padding(), -1), option, index);
    painter->restore();
}

QSize OpDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    int width = option.rect.width();
    if (const auto* view = qobject_cast<const QAbstractItemView*>(option.widget))
        width = view->viewport()->width();
    width -= 2 * padding();
    const auto measure = [&] { return contentHeight(width, index); };
    const auto* rows = qobject_cast<const RowListModel*>(index.model());
    const auto& choice = theme::currentTheme().choice();
    const int content =
        rows ? rows->heightOf(index.row(), {this, width, choice.textPercent, static_cast<int>(choice.density)}, measure)
             : measure();
    return {100, content + (group(index).isEmpty() ? 0 : kGroupHeight)};
}

}  // namespace opdesk::ui::widgets
