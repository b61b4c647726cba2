#include "ui/widgets/appointment_delegate.h"

#include <QPainter>

#include "ui/theme/measure.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/row_types.h"

namespace opdesk::ui::widgets {

namespace {

using theme::Role;
using theme::Type;

/// One width for every row, in the figures it is painted with: names begin at one place.
int timeWidth(const theme::Theme& theme) {
    return theme::figuresWidth(theme.font(Type::body, 600), QStringLiteral("00:00 pm")) + 10;
}

QString withAge(const AppointmentRow& row) {
    QString age = row.ageSex;
    return row.patient + QLatin1Char(' ') + age.replace(QLatin1Char(' '), QChar(QChar::Nbsp));
}

int nameHeight(const theme::Theme& theme, const AppointmentRow& row, int width) {
    return theme::wordsHeight(theme.font(Type::body, 500), withAge(row), width);
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
    return nameHeight(theme, row, room) + 20 + 17 + (isTall(room, row) ? 20 : 0);
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
    const int high = nameHeight(theme, row, right.width());
    const QFont strong = theme.font(Type::body, 500);
    if (high <= QFontMetrics(strong).height() + 2) {
        painter.setFont(strong);
        painter.drawText(right, Qt::AlignLeft | Qt::AlignTop, row.patient);
        const int used = painter.fontMetrics().horizontalAdvance(row.patient) + 5;
        painter.setFont(theme.font(Type::body));
        painter.setPen(theme.color(Role::text2));
        painter.drawText(right.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignTop, row.ageSex);
    } else {
        theme::paintText(painter, right, withAge(row), strong, theme.color(Role::text), 4, false);
    }
    // The doctor follows the name; the state stands at the right, below where there is no room beside.
    const bool tall = isTall(right.width(), row);
    const QRect doctor(right.left(), right.top() + high, right.width(), 22);
    const QRect under = doctor.translated(0, tall ? 20 : 0);
    int used = 0;
    if (row.status == Status::booked && row.statusWord.isEmpty()) {
        painter.setFont(theme.font(Type::small));
        painter.setPen(theme.color(Role::text3));
        painter.drawText(under, Qt::AlignRight | Qt::AlignVCenter, statusLook(Status::booked).word);
        used = painter.fontMetrics().horizontalAdvance(statusLook(Status::booked).word);
    } else {
        StatusLook look = statusLook(row.status);
        if (!row.statusWord.isEmpty())
            look.word = row.statusWord;
        used = paintBadge(painter, under, look, Qt::AlignRight);
    }
    theme::paintText(painter, doctor.adjusted(0, 2, tall ? 0 : -used - 8, 0), row.doctor, theme.font(Type::small),
                     theme.color(Role::text3), 1, true);
}

}  // namespace opdesk::ui::widgets
