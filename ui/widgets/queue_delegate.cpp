#include "ui/widgets/queue_delegate.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

#include <algorithm>

#include "ui/theme/icons.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/row_types.h"

namespace opdesk::ui::widgets {

namespace {

using theme::Role;
using theme::Type;

constexpr int kLeastName = 216;  ///< a name of three long words has to fit two lines

void paintPatient(QPainter& painter, QRect box, const QueueRow& row, const theme::Theme& theme) {
    // What the doctor must hear of is never pushed out by a long name.
    if (row.tellDoctor)
        box.setRight(box.right() - paintBadge(painter, box, Status::critical, Qt::AlignRight) - 6);
    const QFont font = theme.font(Type::body, row.isPast ? 400 : 500);
    painter.setFont(font);
    painter.setPen(theme.color(row.isPast ? Role::text3 : Role::text));
    const QFontMetrics metrics(font);
    // A name wraps over the row's two lines before anything else gives way.
    const int wide = metrics.horizontalAdvance(row.patient);
    if (wide > box.width() - 4) {
        theme::paintText(painter, QRect(box.left(), box.top() + 1, box.width(), box.height()), row.patient,
                         theme.font(Type::small, 500), painter.pen().color(), 2, false);
        return;
    }
    painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft, row.patient);
    int x = box.left() + wide + 7;
    const qreal ratio = painter.device()->devicePixelRatioF();
    if (!row.tag.isEmpty()) {
        painter.setFont(theme.font(Type::micro, 600));
        painter.setPen(theme.color(Role::text3));
        painter.drawText(QRect(x, box.top(), box.right() - x, box.height()), Qt::AlignVCenter | Qt::AlignLeft, row.tag);
        x += painter.fontMetrics().horizontalAdvance(row.tag) + 7;
    }
    if (row.isPriority) {
        StatusLook look = statusLook(Status::priority);
        look.iconName.clear();
        x += paintBadge(painter, QRect(x, box.top(), 100, box.height()), look) + 6;
    }
    if (row.isChild) {
        painter.drawPixmap(x, box.top() + (box.height() - 15) / 2,
                           theme::iconPixmap(QStringLiteral("baby"), 15, theme.color(Role::text2), ratio));
        x += 21;
    }
    if (row.hasConflict)
        painter.drawPixmap(x, box.top() + (box.height() - 15) / 2,
                           theme::iconPixmap(QStringLiteral("git-compare"), 15, theme.color(Role::conflict), ratio));
}

}  // namespace

int QueueDelegate::contentHeight(int, const QModelIndex&) const {
    return theme::currentTheme().metric(theme::Metric::row);
}

void QueueDelegate::paintContent(QPainter& painter, const QRect& cell, const QStyleOptionViewItem&,
                                 const QModelIndex& index) const {
    const auto& theme = theme::currentTheme();
    const auto row = index.data(kRowRole).value<QueueRow>();
    // 12 px from the card's edge for the first and last column, 4 between columns.
    const QRect box =
        cell.adjusted(index.column() == 0 ? 0 : -8, 0, index.column() == kQueueColumnCount - 1 ? 0 : 8, 0);
    const QColor quiet = theme.color(row.isPast ? Role::text3 : Role::text2);
    switch (static_cast<QueueColumn>(index.column())) {
        case QueueColumn::token:
            painter.setFont(theme.font(Type::body, row.isPast ? 500 : 700));
            painter.setPen(theme.color(row.isPast ? Role::text3 : Role::text));
            theme::paintFigures(painter, box, Qt::AlignLeft, row.token);
            return;
        case QueueColumn::patient:
            paintPatient(painter, box, row, theme);
            return;
        case QueueColumn::ageSex:
            painter.setFont(theme.font(Type::body));
            painter.setPen(quiet);
            theme::paintFigures(painter, box, Qt::AlignLeft, row.ageSex);
            return;
        case QueueColumn::doctor:
            painter.setFont(theme.font(Type::body));
            painter.setPen(quiet);
            painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft,
                             painter.fontMetrics().elidedText(row.doctor, Qt::ElideRight, box.width()));
            return;
        case QueueColumn::status:
            paintBadge(painter, box, row.status);
            return;
        case QueueColumn::waited:
            painter.setFont(theme.font(Type::body, row.waitedLong || row.billDue ? 600 : 400));
            painter.setPen(row.billDue      ? theme.color(Role::dangerText)
                           : row.waitedLong ? theme.color(Role::warnText)
                                            : quiet);
            theme::paintFigures(painter, box, Qt::AlignRight, row.waited);
            return;
    }
}

void QueueDelegate::fitColumns(QTableView* table) {
    auto* header = table->horizontalHeader();
    const auto& theme = theme::currentTheme();
    const QFontMetrics body(theme.font(Type::body, 600));
    const QFontMetrics heading(theme.font(Type::small, 600));
    const auto fix = [&](QueueColumn column, int width) {
        const auto words = table->model()
                               ? table->model()->headerData(static_cast<int>(column), Qt::Horizontal).toString()
                               : QString();
        header->setSectionResizeMode(static_cast<int>(column), QHeaderView::Fixed);
        header->resizeSection(static_cast<int>(column), std::max(width, heading.horizontalAdvance(words) + 26));
    };
    fix(QueueColumn::token, body.horizontalAdvance(QStringLiteral("A-88·8")) + 20);
    header->setSectionResizeMode(static_cast<int>(QueueColumn::patient), QHeaderView::Stretch);
    fix(QueueColumn::ageSex, body.horizontalAdvance(QStringLiteral("88 mo M")) + 12);
    fix(QueueColumn::doctor, body.horizontalAdvance(QStringLiteral("Fernandesx")) + 12);
    int widest = 0;
    for (const Status status : {Status::waiting, Status::called, Status::inRoom, Status::done, Status::skipped,
                                Status::noShow, Status::cancelled})
        widest = std::max(widest, badgeWidth(statusLook(status)));
    fix(QueueColumn::status, widest + 10);
    fix(QueueColumn::waited, body.horizontalAdvance(QStringLiteral("888 min")) + 20);
    const int patient = static_cast<int>(QueueColumn::patient);
    const auto word = table->model() ? table->model()->headerData(patient, Qt::Horizontal).toString() : QString();
    int least = std::max(kLeastName, heading.horizontalAdvance(word) + 26);
    for (int column = 0; column < kQueueColumnCount; ++column)
        if (column != patient)
            least += header->sectionSize(column);
    table->setMinimumWidth(least);
}

}  // namespace opdesk::ui::widgets
