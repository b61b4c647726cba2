#include "ui/consult/medicine_delegate.h"

#include <QPainter>

#include "ui/consult/medicine_row.h"
#include "ui/theme/figures_apart.h"
#include "ui/theme/icons.h"
#include "ui/theme/measure.h"
#include "ui/theme/theme.h"
#include "ui/widgets/row_types.h"

namespace opdesk::ui::consult {

using theme::Role;
using theme::Type;

namespace {

constexpr int kNumberWidth = 28;
constexpr int kDoseWidth = 112;
constexpr int kDurationWidth = 116;
constexpr int kPadding = 24;
constexpr int kGap = 4;
constexpr int kBesideDose = 12;
constexpr int kSmallLine = 18;
constexpr int kMostText = 420;  ///< the eye follows from a name to its dose

struct Boxes {
    int name = 0, words = 0, local = 0, caution = 0, dose = 0;
};

int wrapped(const QFont& font, const QString& text, int width) {
    if (text.isEmpty())
        return 0;
    return theme::wordsHeight(font, text, width);
}

int textWidth(int width) {
    return std::clamp(width - kNumberWidth - kDoseWidth - kDurationWidth, 80, kMostText);
}

Boxes heights(const theme::Theme& theme, const MedicineRow& row, int width) {
    const auto text = textWidth(width);
    return {wrapped(theme.font(Type::body, 600), row.title, text), wrapped(theme.font(Type::small), row.words, text),
            wrapped(theme.font(Type::small), row.local, text),
            row.caution.isEmpty() ? 0 : wrapped(theme.font(Type::small), row.caution, width - kNumberWidth - 36) + 8,
            wrapped(theme.font(Type::body, 600), row.dose, kDoseWidth - kBesideDose)};
}

}  // namespace

int MedicineDelegate::contentHeight(int width, const QModelIndex& index) const {
    const auto row = index.data(widgets::kRowRole).value<MedicineRow>();
    const auto boxes = heights(theme::currentTheme(), row, width - kPadding);
    const int text = std::max({boxes.name + boxes.words + boxes.local, boxes.dose, 2 * kSmallLine});
    return std::max(40, text + (boxes.caution ? boxes.caution + kGap : 0) + 12);
}

void MedicineDelegate::paintContent(QPainter& painter, const QRect& box, const QStyleOptionViewItem& option,
                                    const QModelIndex& index) const {
    const auto row = index.data(widgets::kRowRole).value<MedicineRow>();
    const auto& theme = theme::themeOf(option.widget);
    const auto boxes = heights(theme, row, box.width());
    const int text = textWidth(box.width());
    int top = box.top() + 5;
    painter.setFont(theme.font(Type::body));
    painter.setPen(theme.color(Role::text3));
    theme::paintWords(painter, QRect(box.left(), top, kNumberWidth, boxes.name), Qt::TextWordWrap,
                      QString::number(row.number));

    const int left = box.left() + kNumberWidth;
    painter.setFont(theme.font(Type::body, 600));
    painter.setPen(theme.color(Role::text));
    theme::paintWords(painter, QRect(left, top, text, boxes.name), Qt::TextWordWrap, row.title);
    const int right = left + text;
    if (row.isDoseOpen)
        painter.setPen(theme.color(Role::warnText));
    theme::paintWords(painter, QRect(right, top, kDoseWidth - kBesideDose, boxes.dose), Qt::TextWordWrap, row.dose);
    painter.setFont(theme.font(Type::small));
    painter.setPen(theme.color(Role::text2));
    // On the lines of the name and of the words below it.
    const int first = wrapped(theme.font(Type::body, 600), row.title.left(1), text);
    theme::paintWords(painter, QRect(right + kDoseWidth, top, kDurationWidth, first), Qt::AlignLeft | Qt::AlignVCenter,
                      row.duration);
    painter.setPen(theme.color(Role::text3));
    theme::paintWords(painter, QRect(right + kDoseWidth, top + first, kDurationWidth, kSmallLine), Qt::TextWordWrap,
                      row.quantity);
    top += boxes.name;
    painter.setPen(theme.color(Role::text2));
    theme::paintWords(painter, QRect(left, top, text, boxes.words), Qt::TextWordWrap, row.words);
    top += boxes.words;
    theme::paintWords(painter, QRect(left, top, text, boxes.local), Qt::TextWordWrap, row.local);
    top = std::max({top + boxes.local, box.top() + 5 + boxes.dose, box.top() + 5 + 2 * kSmallLine}) + kGap;
    if (row.caution.isEmpty())
        return;
    const auto colours = theme.family(row.interrupts ? theme::Family::danger : theme::Family::warn);
    const QRect caution(left, top, box.right() - left, boxes.caution);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.soft);
    painter.drawRoundedRect(caution, 4, 4);
    painter.drawPixmap(
        caution.left() + 8, caution.top() + 5,
        theme::iconPixmap(row.interrupts ? QStringLiteral("octagon-alert") : QStringLiteral("triangle-alert"), 13,
                          colours.line, painter.device()->devicePixelRatioF()));
    painter.setPen(colours.text);
    theme::paintWords(painter, caution.adjusted(28, 4, -8, -4), Qt::TextWordWrap, row.caution);
}

}  // namespace opdesk::ui::consult
