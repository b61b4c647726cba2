#include "ui/widgets/two_line_delegate.h"

#include <QPainter>

#include "ui/theme/icons.h"
#include "ui/theme/measure.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/row_types.h"

namespace opdesk::ui::widgets {

namespace {

using theme::Role;
using theme::Type;

constexpr int kBelowBadge = 26;  ///< its badge and the room under it

/// Both row types seen as one.
TwoLineRow rowOf(const QModelIndex& index) {
    const QVariant value = index.data(kRowRole);
    if (value.userType() != qMetaTypeId<TimelineRow>())
        return value.value<TwoLineRow>();
    const auto row = value.value<TimelineRow>();
    return {row.id, row.iconName, row.title, row.detail, row.date, row.status, row.spoken};
}

struct Heights {
    int title;
    int detail;
    int small;
    bool besideBadge;  ///< the small print, right below a title of one line: it ends before the badge
};

int heightOf(const QFont& font, const QString& text, int width) {
    if (text.isEmpty())
        return 0;
    return theme::wordsHeight(font, text, width);
}

Heights heights(const theme::Theme& theme, const TwoLineRow& row, int width) {
    const int icon = row.iconName.isEmpty() ? 0 : 24;
    const int badge = row.status == Status::none ? 0 : badgeWidth(statusLook(row.status)) + 8;
    const int title = heightOf(theme.font(Type::body, 600), row.title, width - icon - badge);
    const bool beside = badge > 0 && row.detail.isEmpty() && title < kBelowBadge;
    return {title, heightOf(theme.font(Type::small), row.detail, width - icon),
            beside ? theme.line(Type::micro) : heightOf(theme.font(Type::micro), row.small, width - icon), beside};
}

}  // namespace

int TwoLineDelegate::contentHeight(int width, const QModelIndex& index) const {
    const Heights high = heights(theme::currentTheme(), rowOf(index), width);
    return std::max(44, high.title + high.detail + high.small + 20);
}

void TwoLineDelegate::paintContent(QPainter& painter, const QRect& given, const QStyleOptionViewItem&,
                                   const QModelIndex& index) const {
    const auto& theme = theme::currentTheme();
    const TwoLineRow row = rowOf(index);
    const Heights high = heights(theme, row, given.width());
    QRect box = given.adjusted(0, 9, 0, 0);
    if (!row.iconName.isEmpty()) {
        painter.drawPixmap(
            box.left(), box.top() + 1,
            theme::iconPixmap(row.iconName, 16, theme.color(Role::text2), painter.device()->devicePixelRatioF()));
        box.setLeft(box.left() + 24);
    }
    int badge = 0;
    if (row.status != Status::none)
        badge = paintBadge(painter, QRect(box.left(), box.top(), box.width(), 18), row.status, Qt::AlignRight) + 8;
    theme::paintText(painter, box.adjusted(0, 0, -badge, 0), row.title, theme.font(Type::body, 600),
                     theme.color(Role::text), 6, false);
    box.setTop(box.top() + high.title + 1);
    if (high.besideBadge) {
        theme::paintText(painter, box.adjusted(0, 0, -badge, 0), row.small, theme.font(Type::micro),
                         theme.color(Role::text3));
        return;
    }
    if (!row.detail.isEmpty())
        theme::paintText(painter, box, row.detail, theme.font(Type::small), theme.color(Role::text2), 6, false);
    box.setTop(box.top() + high.detail + 1);
    if (!row.small.isEmpty())
        theme::paintText(painter, box, row.small, theme.font(Type::micro), theme.color(Role::text3), 3, false);
}

}  // namespace opdesk::ui::widgets
