#include "ui/unlock/person_delegate.h"

#include <QPainter>
#include <QStyle>
#include <QWidget>

#include "ui/theme/figures_apart.h"
#include "ui/theme/icons.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/user_chip.h"

namespace opdesk::ui::unlock {

namespace {
constexpr int kPersonMark = 34;
constexpr int kPersonHeight = 52;
constexpr int kTick = 16;
}  // namespace

void PersonDelegate::paintContent(QPainter& painter, const QRect& box, const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const {
    const auto row = index.data(widgets::kRowRole).value<widgets::TwoLineRow>();
    const auto& theme = theme::themeOf(option.widget);
    // Whose password it is stays plain while the field below has the focus.
    if ((option.state & QStyle::State_Selected) && !option.widget->hasFocus()) {
        const auto ground = theme.color(theme::Role::canvas);
        const auto line = theme.color(theme::Role::control);
        painter.fillRect(option.rect, ground);
        theme::paintBox(painter, option.rect, theme::kRadiusControl, theme.color(theme::Role::surface), line);
        painter.fillRect(
            option.rect.adjusted(0, theme::kRadiusControl, 3 - option.rect.width(), -theme::kRadiusControl), line);
    }
    // Not by a thin line alone: whoever types a password must see whose it is.
    if (option.state & QStyle::State_Selected)
        painter.drawPixmap(box.right() + 1 - kTick, box.center().y() - kTick / 2,
                           theme::iconPixmap(QStringLiteral("check"), kTick, theme.color(theme::Role::accent),
                                             painter.device()->devicePixelRatioF()));
    widgets::paintInitials(painter, QRect(box.left(), box.center().y() - kPersonMark / 2, kPersonMark, kPersonMark),
                           row.title);
    const QRect words(box.left() + kPersonMark + 12, box.top(), box.width() - kPersonMark - 12 - kTick - 8,
                      box.height());
    painter.setFont(theme.font(theme::Type::body, 600));
    painter.setPen(theme.color(theme::Role::text));
    theme::paintWords(painter, QRect(words.left(), box.center().y() - 19, words.width(), 20),
                      Qt::AlignLeft | Qt::AlignVCenter, row.title);
    painter.setFont(theme.font(theme::Type::small));
    painter.setPen(theme.color(theme::Role::text3));
    theme::paintWords(painter, QRect(words.left(), box.center().y() + 1, words.width(), 18),
                      Qt::AlignLeft | Qt::AlignVCenter, row.detail);
}

int PersonDelegate::contentHeight(int, const QModelIndex&) const {
    return kPersonHeight;
}

}  // namespace opdesk::ui::unlock
