#include <QFontMetrics>
#include <QTextBoundaryFinder>

#include <algorithm>

#include "ui/calendar/calendar_view.h"
#include "ui/theme/theme.h"

namespace opdesk::ui::calendar {

namespace {

constexpr int kLeft = 9, kRight = 5;
constexpr int kMark = 13;
constexpr int kGap = 3;
constexpr int kMostLines = 6;

struct Wrapped {
    QStringList lines;
    bool fits = true;
};

/// Words on at most `most` lines of `wide`; a line that has no room ends in an ellipsis and says that it does not fit.
/// A word is never broken.
Wrapped wrap(const QString& text, const QFontMetrics& metrics, int wide, int most) {
    Wrapped out;
    QString line;
    const auto words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString longer = line.isEmpty() ? words[i] : line + QLatin1Char(' ') + words[i];
        if (line.isEmpty() || metrics.horizontalAdvance(longer) <= wide) {
            line = longer;
            continue;
        }
        if (static_cast<int>(out.lines.size()) + 1 == most) {
            // The last line takes all that is left, as far as it goes.
            line += QLatin1Char(' ') + words.mid(i).join(QLatin1Char(' '));
            break;
        }
        out.lines << line;
        line = words[i];
    }
    if (!line.isEmpty())
        out.lines << line;
    for (auto& one : out.lines) {
        if (metrics.horizontalAdvance(one) <= wide)
            continue;
        one = metrics.elidedText(one, Qt::ElideRight, wide);
        out.fits = false;
    }
    return out;
}

/// The name shorter and shorter, as names are written: given names first, then all but the last as initials.
QStringList shorterNames(const QString& name) {
    const auto words = name.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const auto initial = [](const QString& word) {
        QTextBoundaryFinder letters(QTextBoundaryFinder::Grapheme, word);
        return word.left(std::max<qsizetype>(1, letters.toNextBoundary())) + QLatin1Char('.');
    };
    QStringList shorter;
    for (qsizetype whole = words.size() - 1; whole > 0; --whole) {
        QStringList some = words.mid(0, whole);
        for (qsizetype i = whole; i < words.size(); ++i)
            some << initial(words[i]);
        shorter << some.join(QLatin1Char(' '));
    }
    QStringList initials;
    for (const auto& word : words)
        initials << initial(word);
    if (words.size() > 1)
        shorter << QStringList(initials.mid(0, words.size() - 1) + QStringList{words.last()}).join(QLatin1Char(' '))
                << initials.join(QLatin1Char(' '));
    return shorter;
}

}  // namespace

int CalendarView::badgeHeight() const {
    return theme::themeOf(this).line(theme::Type::micro) + 1;
}

int CalendarView::badgeWidth(const CalendarCell& cell, bool word) const {
    if (cell.iconName.isEmpty() && cell.detail.isEmpty())
        return 0;
    const QFontMetrics metrics(theme::themeOf(this).font(theme::Type::micro, 600));
    const int mark = cell.iconName.isEmpty() ? 0 : kMark;
    const int words = word && !cell.detail.isEmpty() ? metrics.horizontalAdvance(cell.detail) + 1 : 0;
    return mark + (mark > 0 && words > 0 ? kGap : 0) + words + 8;
}

CalendarView::CellFit CalendarView::cellFit(const CalendarCell& cell, const QSize& place) const {
    const auto& theme = theme::themeOf(this);
    const int weight = cell.struck || cell.state == QLatin1String("done") ? 400 : 600;
    const int wide = std::max(16, place.width() - kLeft - kRight);
    const bool hasBadge = badgeWidth(cell, false) > 0;
    CellFit fit;
    fit.hasWord = hasBadge && badgeWidth(cell, true) <= wide;
    const auto use = [&](theme::Type type, const QString& name, int most) {
        fit.font = theme.font(type, weight);
        fit.font.setStrikeOut(cell.struck);
        const QFontMetrics metrics(fit.font);
        const auto wrapped = wrap(name, metrics, wide, std::clamp(most, 1, kMostLines));
        fit.lines = wrapped.lines;
        fit.isCut = !wrapped.fits;
        fit.line = theme.line(type);
        fit.high = static_cast<int>(fit.lines.size()) * fit.line + (hasBadge ? badgeHeight() : 0);
        return wrapped.fits;
    };
    const auto small = theme::Type::small, micro = theme::Type::micro;
    const QFontMetrics one(theme.font(small, weight));
    if (hasBadge && one.horizontalAdvance(cell.title) + 8 + badgeWidth(cell, true) <= wide) {
        use(small, cell.title, 1);
        fit.beside = fit.hasWord = true;
        fit.high = std::max(theme.line(small), badgeHeight());
        return fit;
    }
    const int room = place.height() - 1 - (hasBadge ? badgeHeight() : 0);
    if (use(small, cell.title, room / theme.line(small)) || use(micro, cell.title, room / theme.line(micro)))
        return fit;
    for (const auto& shorter : shorterNames(cell.title))
        if (use(micro, shorter, room / theme.line(micro))) {
            fit.isCut = true;
            return fit;
        }
    // One word wider than the column.
    use(micro, cell.title, room / theme.line(micro));
    return fit;
}

QRect CalendarView::paintedRect(int number) const {
    QRect box = cellRect(number);
    if (number < 0 || (number != m_current && number != m_hovered))
        return box;
    const auto& cell = m_grid.cells[static_cast<std::size_t>(number)];
    if (cell.kind != CellKind::booking)
        return box;
    if (!cellFit(cell, box.size()).isCut)
        return box;
    // As wide as its longest word needs, as high as all of it does.
    const auto& theme = theme::themeOf(this);
    int word = 0;
    const QFontMetrics metrics(theme.font(theme::Type::micro, 600));
    for (const auto& one : cell.title.split(QLatin1Char(' ')))
        word = std::max(word, metrics.horizontalAdvance(one));
    box.setWidth(std::max({box.width(), word + kLeft + kRight + 2, badgeWidth(cell, true) + kLeft + kRight}));
    if (box.right() > viewport()->width() - 2)
        box.moveRight(viewport()->width() - 2);
    const auto fit = cellFit(cell, {box.width(), theme.line(theme::Type::micro) * kMostLines + badgeHeight() + 1});
    box.setHeight(std::max(box.height(), fit.high + 4));
    const int bottom = viewport()->height() - 2;
    if (box.bottom() > bottom)
        box.moveBottom(bottom);
    return box;
}

}  // namespace opdesk::ui::calendar
