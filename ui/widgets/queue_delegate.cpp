#include "ui/widgets/queue_delegate.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QPainter>
#include <QTableView>

#include <algorithm>

#include "ui/theme/figures_apart.h"
#include "ui/theme/icons.h"
#include "ui/theme/measure.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"

namespace opdesk::ui::widgets {

namespace {

using theme::Role;
using theme::Type;

constexpr int kLeastName = 216;   ///< a name of three long words has to fit two lines
constexpr int kNarrowName = 150;  ///< in a small window names take more lines and the doctor's column goes: the letter
                                  ///< of the token tells whose it is
constexpr int kPlace = 216;
constexpr int kLeastWords = 96;
constexpr int kBeforeMarks = 7;
constexpr int kAroundCell = 8;  ///< what the patient's cell keeps at both sides together

QString conflictWord() {
    return QCoreApplication::translate("QueueModel", "to settle");
}

/// What stands behind a name, painted or, without a painter, measured: in words where there is room. Returns its width.
int marks(QPainter* painter, QRect box, const QueueRow& row, const theme::Theme& theme, bool inWords) {
    int x = box.left();
    const qreal ratio = painter ? painter->device()->devicePixelRatioF() : 1;
    const auto words = [&](const QString& text, Role role) {
        const auto font = theme.font(Type::micro, 600);
        const int wide = theme::wordsWidth(font, text);
        if (painter) {
            painter->setFont(font);
            painter->setPen(theme.color(role));
            theme::paintWords(*painter, QRect(x, box.top(), wide + 2, box.height()), Qt::AlignVCenter | Qt::AlignLeft,
                              text);
        }
        x += wide + 7;
    };
    if (!row.tag.isEmpty())
        words(row.tag, Role::text3);
    if (row.isPriority) {
        StatusLook look = statusLook(Status::priority);
        look.iconName.clear();
        if (painter)
            paintBadge(*painter, QRect(x, box.top(), 100, box.height()), look);
        x += badgeWidth(look) + 6;
    }
    if (row.hasConflict) {
        if (painter)
            painter->drawPixmap(
                x, box.top() + (box.height() - 15) / 2,
                theme::iconPixmap(QStringLiteral("git-compare"), 15, theme.color(Role::conflict), ratio));
        x += inWords ? 18 : 21;
        if (inWords)
            words(conflictWord(), Role::conflictText);
    }
    return x - box.left();
}

/// A name that has no room in one line takes as many as it needs.
struct NameShape {
    bool wraps = false;
    bool inWords = true;  ///< its marks
    int width = 0;        ///< the words' room
    int used = 0;         ///< of it by their longest line
    int height = 0;       ///< of the row that shows them whole
};
NameShape nameShape(const QueueRow& row, int room, const theme::Theme& theme) {
    if (row.tellDoctor)
        room -= badgeWidth(statusLook(Status::critical)) + 6;
    const int least = theme.metric(theme::Metric::row);
    const auto font = theme.font(Type::body, row.isPast ? 400 : 500);
    const int wide = theme::wordsWidth(font, row.patient);
    const auto beside = [&](bool inWords) {
        const int behind = marks(nullptr, {}, row, theme, inWords);
        return behind > 0 ? kBeforeMarks + behind : 0;
    };
    for (const bool inWords : {true, false})
        if (wide + beside(inWords) <= room)
            return {false, inWords, wide, wide, least};
    const int words = std::max(room - beside(false), kLeastWords);
    const int high = theme::wordsHeight(font, row.patient, words);
    const auto box = QFontMetrics(font).boundingRect(QRect(0, 0, words, high), Qt::TextWordWrap, row.patient);
    return {true, false, words, std::min(box.width() + 1, words), std::max(least, high + 6)};
}

void paintPatient(QPainter& painter, QRect box, const QueueRow& row, const theme::Theme& theme) {
    const auto shape = nameShape(row, box.width(), theme);
    // What the doctor must hear of is never pushed out by a long name.
    if (row.tellDoctor)
        box.setRight(box.right() - paintBadge(painter, box, Status::critical, Qt::AlignRight) - 6);
    painter.setFont(theme.font(Type::body, row.isPast ? 400 : 500));
    painter.setPen(theme.color(row.isPast ? Role::text3 : Role::text));
    theme::paintWords(painter, QRect(box.left(), box.top(), shape.width + (shape.wraps ? 0 : 4), box.height()),
                      Qt::AlignVCenter | Qt::AlignLeft | (shape.wraps ? Qt::TextWordWrap : 0), row.patient);
    marks(&painter, QRect(box.left() + shape.used + kBeforeMarks, box.top(), box.width(), box.height()), row, theme,
          shape.inWords);
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
        case QueueColumn::place:
            painter.setFont(theme.font(Type::body));
            painter.setPen(quiet);
            theme::paintWords(painter, box, Qt::AlignVCenter | Qt::AlignLeft,
                              painter.fontMetrics().elidedText(row.place, Qt::ElideRight, box.width()));
            return;
        case QueueColumn::ageSex:
            painter.setFont(theme.font(Type::body));
            painter.setPen(quiet);
            theme::paintFigures(painter, box, Qt::AlignLeft, row.ageSex);
            return;
        case QueueColumn::doctor:
            painter.setFont(theme.font(Type::body));
            painter.setPen(quiet);
            theme::paintWords(painter, box, Qt::AlignVCenter | Qt::AlignLeft,
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

void QueueDelegate::fitRows(QTableView* table) {
    const auto* model = table->model();
    if (!model)
        return;
    const auto& theme = theme::currentTheme();
    const int column = static_cast<int>(QueueColumn::patient);
    const int room = table->columnWidth(column) - kAroundCell;
    for (int at = 0; at < model->rowCount(); ++at) {
        const auto row = model->index(at, column).data(kRowRole).value<QueueRow>();
        if (const int high = nameShape(row, room, theme).height; high != table->rowHeight(at))
            table->setRowHeight(at, high);
    }
}

void QueueDelegate::fitColumns(QTableView* table, QueueRoom room) {
    const bool narrow = room == QueueRoom::narrow;
    auto* header = table->horizontalHeader();
    const auto& theme = theme::currentTheme();
    const auto body = theme.font(Type::body, 600);
    const auto heading = theme.font(Type::small, 600);
    const auto fix = [&](QueueColumn column, int width) {
        const auto words = table->model()
                               ? table->model()->headerData(static_cast<int>(column), Qt::Horizontal).toString()
                               : QString();
        header->setSectionResizeMode(static_cast<int>(column), QHeaderView::Fixed);
        header->resizeSection(static_cast<int>(column), std::max(width, theme::wordsWidth(heading, words) + 26));
    };
    fix(QueueColumn::token, theme::wordsWidth(body, QStringLiteral("A-88·8")) + 20);
    // A name has what the others leave: it is never cut, and a locality is short.
    header->setSectionResizeMode(static_cast<int>(QueueColumn::patient), QHeaderView::Stretch);
    fix(QueueColumn::place, kPlace);
    fix(QueueColumn::ageSex,
        theme::wordsWidth(body, QCoreApplication::translate("QueueModel", "88 mo M", "the widest age and sex")) + 12);
    fix(QueueColumn::doctor, theme::wordsWidth(body, QStringLiteral("Fernandesx")) + 12);
    int widest = 0;
    for (const Status status : {Status::waiting, Status::called, Status::inRoom, Status::done, Status::skipped,
                                Status::noShow, Status::cancelled})
        widest = std::max(widest, badgeWidth(statusLook(status)));
    fix(QueueColumn::status, widest + 10);
    fix(QueueColumn::waited, theme::wordsWidth(body, QStringLiteral("888 min")) + 20);
    const int patient = static_cast<int>(QueueColumn::patient);
    const auto word = table->model() ? table->model()->headerData(patient, Qt::Horizontal).toString() : QString();
    const int place = static_cast<int>(QueueColumn::place);
    table->setColumnHidden(static_cast<int>(QueueColumn::doctor), narrow);
    table->setColumnHidden(place, room != QueueRoom::wide);
    int least = std::max(narrow ? kNarrowName : kLeastName, theme::wordsWidth(heading, word) + 26);
    for (int column = 0; column < kQueueColumnCount; ++column)
        if (column != patient && !table->isColumnHidden(column))
            least += header->sectionSize(column);
    table->setMinimumWidth(least);
}

}  // namespace opdesk::ui::widgets
