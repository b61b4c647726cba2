#include "ui/billing/words_delegate.h"

#include <QPainter>

#include <algorithm>

#include "ui/theme/figures_apart.h"
#include "ui/theme/theme.h"
#include "ui/widgets/row_types.h"

namespace opdesk::ui::billing {

void WordsDelegate::paintContent(QPainter& painter, const QRect& box, const QStyleOptionViewItem&,
                                 const QModelIndex& index) const {
    const auto& theme = theme::currentTheme();
    painter.setFont(theme.font(theme::Type::body));
    painter.setPen(theme.color(theme::Role::text));
    theme::paintWords(painter, box, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap,
                      index.data(widgets::kRowRole).toString());
}

int WordsDelegate::contentHeight(int width, const QModelIndex& index) const {
    const auto& theme = theme::currentTheme();
    const int words = QFontMetrics(theme.font(theme::Type::body))
                          .boundingRect(QRect(0, 0, std::max(width, 60), 10000), Qt::TextWordWrap,
                                        index.data(widgets::kRowRole).toString())
                          .height();
    return std::max(theme.metric(theme::Metric::row), words + 10);
}

QString WordsDelegate::group(const QModelIndex& index) const {
    const auto own = index.data(widgets::kGroupRole).toString();
    const auto before =
        index.row() > 0 ? index.siblingAtRow(index.row() - 1).data(widgets::kGroupRole).toString() : QString();
    return own == before ? QString() : own;
}

}  // namespace opdesk::ui::billing
