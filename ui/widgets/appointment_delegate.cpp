#include "ui/widgets/appointment_delegate.h"

#include <QPainter>

#include "ui/theme/figures_apart.h"
#include "ui/theme/measure.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/name_and_age.h"
#include "ui/widgets/row_types.h"

namespace opdesk::ui::widgets {

namespace {

using theme::Role;
using theme::Type;

constexpr int kBookedNameWeight = 500;
constexpr int kSecondLine = 24;  ///< a badge of 20 px keeps its distance from the name and from the row's foot
constexpr int kBadgeLine = 22;

/// One width for every row, in the figures it is painted with: names begin at one place.
int timeWidth(const theme::Theme& theme) {
    return theme::figuresWidth(theme.font(Type::body, 600), QStringLiteral("00:00 pm")) + 10;
}

/// The doctor's name goes under the badge when both do not fit beside each other, right of the time: it is never cut.
bool isTall(int room, const AppointmentRow& row) {
    const auto& theme = theme::currentTheme();
    StatusLook look = statusLook(row.status);
    if (!row.statusWord.isEmpty())
        look.word = row.statusWord;
    const int badge = row.status == Status::booked && row.statusWord.isEmpty()
                          ? theme::wordsWidth(theme.font(Type::small), look.word)
                          : badgeWidth(look);
    return theme::wordsWidth(theme.font(Type::small), row.doctor) + 12 + badge > room;
}

}  // namespace

int AppointmentDelegate::contentHeight(int width, const QModelIndex& index) const {
    const auto& theme = theme::currentTheme();
    const auto row = index.data(kRowRole).value<AppointmentRow>();
    const int room = width - timeWidth(theme);
    return nameAndAgeHeight(row.patient, row.ageSex, kBookedNameWeight, room) + kSecondLine + 14 +
           (isTall(room, row) ? kBadgeLine : 0);
}

void AppointmentDelegate::paintContent(QPainter& painter, const QRect& box, const QStyleOptionViewItem&,
                                       const QModelIndex& index) const {
    const auto& theme = theme::currentTheme();
    const auto row = index.data(kRowRole).value<AppointmentRow>();
    const int time = timeWidth(theme);
    painter.setFont(theme.font(Type::body, 600));
    painter.setPen(theme.color(Role::text));
    theme::paintFigures(painter, QRect(box.left(), box.top() + 6, time, QFontMetrics(painter.font()).height()),
                        Qt::AlignLeft, row.time);
    const QRect right = box.adjusted(time, 6, 0, 0);
    const int high = nameAndAgeHeight(row.patient, row.ageSex, kBookedNameWeight, right.width());
    paintNameAndAge(painter, right, row.patient, row.ageSex, kBookedNameWeight);
    // The doctor follows the name; the state stands at the right, below where there is no room beside.
    const bool tall = isTall(right.width(), row);
    const QRect doctor(right.left(), right.top() + high + 4, right.width(), kSecondLine);
    const QRect under = doctor.translated(0, tall ? kBadgeLine : 0);
    int used = 0;
    if (row.status == Status::booked && row.statusWord.isEmpty()) {
        painter.setFont(theme.font(Type::small));
        painter.setPen(theme.color(Role::text3));
        theme::paintWords(painter, under, Qt::AlignRight | Qt::AlignVCenter, statusLook(Status::booked).word);
        used = theme::wordsWidth(theme.font(Type::small), statusLook(Status::booked).word);
    } else {
        StatusLook look = statusLook(row.status);
        if (!row.statusWord.isEmpty())
            look.word = row.statusWord;
        used = paintBadge(painter, under, look, Qt::AlignRight);
    }
    painter.setFont(theme.font(Type::small));
    painter.setPen(theme.color(Role::text3));
    const int room = doctor.width() - (tall ? 0 : used + 8);
    theme::paintWords(painter, doctor, Qt::AlignLeft | Qt::AlignVCenter,
                      painter.fontMetrics().elidedText(row.doctor, Qt::ElideRight, room));
}

}  // namespace opdesk::ui::widgets
