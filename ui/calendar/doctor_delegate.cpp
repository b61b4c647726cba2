#include "ui/calendar/doctor_delegate.h"

#include <QPainter>

#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/row_types.h"

namespace opdesk::ui::calendar {

using theme::Role;
using theme::Type;

int DoctorDelegate::contentHeight(int, const QModelIndex&) const {
    const auto& theme = theme::currentTheme();
    return theme.line(Type::body) + theme.line(Type::small) + 6;
}

void DoctorDelegate::paintContent(QPainter& painter, const QRect& box, const QStyleOptionViewItem&,
                                  const QModelIndex& index) const {
    const auto& theme = theme::currentTheme();
    const auto row = index.data(widgets::kRowRole).value<widgets::TwoLineRow>();
    if (!row.small.isEmpty())
        widgets::paintKeyCaps(painter, QRect(box.left() - 4, box.top(), 24, box.height()), {row.small});
    const QRect words(box.left() + 24, box.top() + 3, box.width() - 24, box.height() - 6);
    theme::paintText(painter, QRect(words.left(), words.top(), words.width(), theme.line(Type::body)), row.title,
                     theme.font(Type::body, 500), theme.color(Role::text), 1, true);
    theme::paintText(painter,
                     QRect(words.left(), words.top() + theme.line(Type::body), words.width(), theme.line(Type::small)),
                     row.detail, theme.font(Type::small), theme.color(Role::text3), 1, true);
}

}  // namespace opdesk::ui::calendar
