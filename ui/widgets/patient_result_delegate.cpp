#include "ui/widgets/patient_result_delegate.h"

#include <QPainter>

#include "ui/theme/icons.h"
#include "ui/theme/measure.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/row_types.h"

namespace opdesk::ui::widgets {

namespace {

using theme::Role;
using theme::Type;

int advance(const QFont& font, const QString& text) {
    return theme::wordsWidth(font, text);
}

int rightWidth(const theme::Theme& theme, const PatientRow& row) {
    return std::max(advance(theme.font(Type::small), row.uhid), advance(theme.font(Type::small, 600), row.balance)) +
           12;
}

/// Age and sex stay together when the name wraps.
QString withAge(const PatientRow& row) {
    QString age = row.ageSex;
    return row.name + QLatin1Char(' ') + age.replace(QLatin1Char(' '), QChar(QChar::Nbsp));
}

/// Name with age and sex behind it; both wrap together so that nothing is cut.
int nameHeight(const theme::Theme& theme, const PatientRow& row, int width) {
    const QString whole = withAge(row);
    return theme::wordsHeight(theme.font(Type::body, 600), whole, width);
}

}  // namespace

int PatientResultDelegate::contentHeight(int width, const QModelIndex& index) const {
    const auto& theme = theme::currentTheme();
    const auto row = index.data(kRowRole).value<PatientRow>();
    if (row.isNewPatient)
        return 40;
    return std::max(50, nameHeight(theme, row, width - rightWidth(theme, row)) + theme.line(Type::small) + 15);
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
        painter.drawText(box.adjusted(24, 0, -keys - 8, 0), Qt::AlignVCenter | Qt::AlignLeft, row.name);
        return;
    }
    const int right = rightWidth(theme, row);
    const QRect left = box.adjusted(0, 7, -right, 0);
    const int high = nameHeight(theme, row, left.width());
    const QFont strong = theme.font(Type::body, 600);
    if (high <= QFontMetrics(strong).height() + 2) {  // one line: age and sex lighter, conflict mark behind
        painter.setFont(strong);
        painter.setPen(theme.color(Role::text));
        painter.drawText(left, Qt::AlignLeft | Qt::AlignTop, row.name);
        int x = left.left() + advance(strong, row.name) + 5;
        painter.setFont(theme.font(Type::body));
        painter.setPen(theme.color(Role::text2));
        painter.drawText(QRect(x, left.top(), left.right() - x + 20, left.height()), Qt::AlignLeft | Qt::AlignTop,
                         row.ageSex);
        x += advance(theme.font(Type::body), row.ageSex) + 6;
        if (row.hasConflict)
            painter.drawPixmap(
                x, left.top() + 1,
                theme::iconPixmap(QStringLiteral("git-compare"), 15, theme.color(Role::conflict), ratio));
    } else {
        theme::paintText(painter, left, withAge(row), strong, theme.color(Role::text), 4, false);
    }
    theme::paintText(painter, QRect(left.left(), left.top() + high + 1, box.width() - right, theme.line(Type::small)),
                     row.place, theme.font(Type::small), theme.color(Role::text3), 1, true);
    painter.setFont(theme.font(Type::small));
    painter.setPen(theme.color(Role::text3));
    theme::paintFigures(painter, QRect(box.right() + 1 - right, box.top() + 6, right, 18), Qt::AlignRight, row.uhid);
    painter.setFont(theme.font(Type::small, row.owes ? 600 : 400));
    painter.setPen(theme.color(row.owes ? Role::dangerText : Role::text3));
    theme::paintFigures(painter, QRect(box.right() + 1 - right, box.top() + 24, right, 18), Qt::AlignRight,
                        row.balance);
}

}  // namespace opdesk::ui::widgets
