#include "ui/widgets/patient_result_delegate.h"

#include <QPainter>

#include "ui/theme/figures_apart.h"
#include "ui/theme/icons.h"
#include "ui/theme/measure.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/name_and_age.h"
#include "ui/widgets/row_types.h"

namespace opdesk::ui::widgets {

namespace {

using theme::Role;
using theme::Type;

int advance(const QFont& font, const QString& text) {
    return theme::wordsWidth(font, text);
}

constexpr int kFoundNameWeight = 600;
constexpr int kLeastHigh = 48;

int markWidth(const PatientRow& row) {
    return row.hasConflict ? 18 : 0;
}

int rightWidth(const theme::Theme& theme, const PatientRow& row) {
    return std::max(advance(theme.font(Type::small), row.uhid), advance(theme.font(Type::small, 600), row.balance)) +
           12;
}

int placeHeight(const theme::Theme& theme, const PatientRow& row, int width) {
    const bool wraps = theme::wordsWidth(theme.font(Type::small), row.place) > width;
    return theme.line(Type::small) * (wraps ? 2 : 1);
}

}  // namespace

int PatientResultDelegate::contentHeight(int width, const QModelIndex& index) const {
    const auto& theme = theme::currentTheme();
    const auto row = index.data(kRowRole).value<PatientRow>();
    if (row.isNewPatient)
        return 40;
    const int name =
        nameAndAgeHeight(row.name, row.ageSex, kFoundNameWeight, width - rightWidth(theme, row) - markWidth(row));
    return std::max(kLeastHigh, name + placeHeight(theme, row, width - rightWidth(theme, row)) + 13);
}

QString PatientResultDelegate::group(const QModelIndex& index) const {
    return index.data(kRowRole).value<PatientRow>().group;
}

void PatientResultDelegate::paintContent(QPainter& painter, const QRect& box, const QStyleOptionViewItem&,
                                         const QModelIndex& index) const {
    const auto& theme = theme::currentTheme();
    const auto row = index.data(kRowRole).value<PatientRow>();
    const qreal ratio = painter.device()->devicePixelRatioF();
    if (row.isNewPatient) {
        painter.drawPixmap(box.left(), box.top() + (box.height() - 16) / 2,
                           theme::iconPixmap(QStringLiteral("user-plus"), 16, theme.color(Role::accent), ratio));
        const QStringList caps{QStringLiteral("F3")};
        const int keys = keyCapsWidth(caps);
        paintKeyCaps(painter, QRect(box.right() + 1 - keys, box.top(), keys, box.height()), caps);
        painter.setFont(theme.font(Type::body, 500));
        painter.setPen(theme.color(Role::text));
        theme::paintWords(painter, box.adjusted(24, 0, -keys - 8, 0), Qt::AlignVCenter | Qt::AlignLeft, row.name);
        return;
    }
    const int right = rightWidth(theme, row);
    const QRect left = box.adjusted(0, 7, -right, 0);
    const QRect words = left.adjusted(0, 0, -markWidth(row), 0);
    const int high = nameAndAgeHeight(row.name, row.ageSex, kFoundNameWeight, words.width());
    const auto behind = paintNameAndAge(painter, words, row.name, row.ageSex, kFoundNameWeight);
    if (row.hasConflict)
        painter.drawPixmap(behind.x(), behind.y() + 1,
                           theme::iconPixmap(QStringLiteral("git-compare"), 15, theme.color(Role::conflict), ratio));
    const int place = placeHeight(theme, row, left.width());
    theme::paintText(painter, QRect(left.left(), left.top() + high + 1, left.width(), place), row.place,
                     theme.font(Type::small), theme.color(Role::text3), 2, true);
    painter.setFont(theme.font(Type::small));
    painter.setPen(theme.color(Role::text3));
    theme::paintFigures(painter, QRect(box.right() + 1 - right, box.top() + 6, right, 18), Qt::AlignRight, row.uhid);
    painter.setFont(theme.font(Type::small, row.owes ? 600 : 400));
    painter.setPen(theme.color(row.owes ? Role::dangerText : Role::text3));
    theme::paintFigures(painter, QRect(box.right() + 1 - right, box.top() + 24, right, 18), Qt::AlignRight,
                        row.balance);
}

}  // namespace opdesk::ui::widgets
