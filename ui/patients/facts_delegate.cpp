#include "ui/patients/facts_delegate.h"

#include <QPainter>

#include <algorithm>

#include "ui/theme/figures_apart.h"
#include "ui/theme/icons.h"
#include "ui/theme/measure.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/row_types.h"

namespace opdesk::ui::patients {

using theme::Role;
using theme::Type;

namespace {

constexpr int kCardPadding = 10;
constexpr int kAfterTitle = 4;
constexpr int kBetween = 2;
constexpr int kCardIcon = 16;
constexpr int kIconRoom = 24;
constexpr int kFactMark = 13;
constexpr int kMarkRoom = 20;
constexpr int kAfterLabel = 12;
constexpr int kMostWide = 1100;  ///< what stands at the right end still belongs to its row

FactsRow factsOf(const QModelIndex& index) {
    return index.data(widgets::kRowRole).value<FactsRow>();
}

int wrappedHeight(const QFont& font, const QString& text, int width) {
    return theme::wordsHeight(font, text, std::max(width, 40));
}

/// Where the parts of a row stand, for painting and for measuring alike.
struct FactsShape {
    QFont title, label, words, aside;
    int titleWidth = 0, titleHeight = 0, asideWidth = 0;
    int labelWidth = 0, wordsWidth = 0;
    QList<int> lines;
    int height = 0;
};

FactsShape factsShape(const theme::Theme& theme, const FactsRow& row, int room) {
    const int width = std::min(room, kMostWide);
    FactsShape shape;
    shape.title = theme.font(Type::entry, 600);
    shape.label = shape.words = shape.aside = theme.font(Type::small);
    const int left = row.iconName.isEmpty() ? 0 : kIconRoom;
    if (row.status != widgets::Status::none)
        shape.asideWidth = widgets::badgeWidth(widgets::statusLook(row.status)) + 8;
    else if (!row.aside.isEmpty())
        shape.asideWidth = std::min(theme::wordsWidth(shape.aside, row.aside) + 10, width / 2);
    shape.titleWidth = width - left - shape.asideWidth;
    shape.titleHeight = std::max(wrappedHeight(shape.title, row.title, shape.titleWidth), theme.line(Type::entry));
    if (!row.aside.isEmpty() && row.status == widgets::Status::none)
        shape.titleHeight = std::max(shape.titleHeight, wrappedHeight(shape.aside, row.aside, shape.asideWidth - 8));
    for (const auto& label : row.labels)
        shape.labelWidth = std::max(shape.labelWidth, theme::wordsWidth(shape.label, label) + kAfterLabel + 2);
    bool marked = false;
    for (const auto& fact : row.facts) {
        if (!fact.label.isEmpty())
            shape.labelWidth = std::max(shape.labelWidth, theme::wordsWidth(shape.label, fact.label) + kAfterLabel + 2);
        marked = marked || fact.mark == FactLine::Mark::same || fact.mark == FactLine::Mark::differs;
    }
    shape.labelWidth = std::min(shape.labelWidth, width * 2 / 5);
    shape.wordsWidth = width - left - shape.labelWidth - (marked ? kMarkRoom : 0);
    shape.height = kCardPadding + shape.titleHeight + kAfterTitle;
    for (const auto& fact : row.facts) {
        const int high = std::max({wrappedHeight(shape.label, fact.label, shape.labelWidth - kAfterLabel),
                                   wrappedHeight(shape.words, fact.words, shape.wordsWidth), theme.line(Type::small)});
        shape.lines << high;
        shape.height += high + kBetween;
    }
    shape.height += row.room + kCardPadding;
    return shape;
}

void paintFactMark(QPainter& painter, const QRect& box, FactLine::Mark mark, const theme::Theme& theme) {
    // What is only alike is said in words: there is no sign for it that explains itself.
    if (mark == FactLine::Mark::none || mark == FactLine::Mark::alike)
        return;
    const bool same = mark == FactLine::Mark::same;
    painter.drawPixmap(
        box.center().x() - kFactMark / 2, box.center().y() - kFactMark / 2,
        theme::iconPixmap(same ? QStringLiteral("check") : QStringLiteral("minus"), kFactMark,
                          theme.color(same ? Role::ok : Role::text3), painter.device()->devicePixelRatioF()));
}

}  // namespace

int FactsDelegate::contentHeight(int width, const QModelIndex& index) const {
    return factsShape(theme::currentTheme(), factsOf(index), width).height;
}

QString FactsDelegate::group(const QModelIndex& index) const {
    return index.data(widgets::kGroupRole).toString();
}

void FactsDelegate::paintContent(QPainter& painter, const QRect& given, const QStyleOptionViewItem&,
                                 const QModelIndex& index) const {
    const auto& theme = theme::currentTheme();
    const auto row = factsOf(index);
    const auto shape = factsShape(theme, row, given.width());
    QRect box = given.adjusted(0, kCardPadding, 0, 0);
    box.setWidth(std::min(box.width(), kMostWide));
    if (!row.iconName.isEmpty()) {
        painter.drawPixmap(box.left(), box.top() + 3,
                           theme::iconPixmap(row.iconName, kCardIcon, theme.color(Role::text2),
                                             painter.device()->devicePixelRatioF()));
        box.setLeft(box.left() + kIconRoom);
    }
    const auto words = static_cast<int>(Qt::TextWordWrap);
    painter.setFont(shape.title);
    painter.setPen(theme.color(Role::text));
    theme::paintWords(painter, QRect(box.left(), box.top(), shape.titleWidth, shape.titleHeight), words, row.title);
    const QRect aside(box.right() + 1 - shape.asideWidth, box.top(), shape.asideWidth, theme.line(Type::entry));
    if (row.status != widgets::Status::none) {
        widgets::paintBadge(painter, aside, row.status, Qt::AlignRight);
    } else if (!row.aside.isEmpty()) {
        painter.setFont(shape.aside);
        painter.setPen(theme.color(Role::text3));
        // Level with a title of one line.
        const bool level = theme::wordsWidth(shape.aside, row.aside) <= shape.asideWidth - 8;
        theme::paintWords(painter, QRect(aside.left() + 8, aside.top(), aside.width() - 8, shape.titleHeight),
                          level ? static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)
                                : static_cast<int>(Qt::AlignRight | Qt::AlignTop) | words,
                          row.aside);
    }
    int y = box.top() + shape.titleHeight + kAfterTitle;
    for (qsizetype i = 0; i < row.facts.size(); ++i) {
        const auto& fact = row.facts.at(i);
        const int high = shape.lines.at(i);
        painter.setFont(shape.label);
        painter.setPen(theme.color(Role::text3));
        theme::paintWords(painter, QRect(box.left(), y, shape.labelWidth - kAfterLabel, high), words, fact.label);
        painter.setFont(shape.words);
        painter.setPen(theme.color(Role::text));
        theme::paintWords(painter, QRect(box.left() + shape.labelWidth, y, shape.wordsWidth, high), words, fact.words);
        paintFactMark(painter, QRect(box.right() + 1 - kMarkRoom, y, kMarkRoom, theme.line(Type::small)), fact.mark,
                      theme);
        y += high + kBetween;
    }
}

}  // namespace opdesk::ui::patients
