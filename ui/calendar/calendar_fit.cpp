#include <QFontMetrics>
#include <QScrollBar>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <utility>

#include "ui/calendar/calendar_view.h"
#include "ui/theme/measure.h"
#include "ui/theme/theme.h"

namespace opdesk::ui::calendar {

namespace {

constexpr int kLeft = 9, kRight = 5;
constexpr int kMark = 13;
constexpr int kGap = 3;
constexpr int kMostLines = 6;
constexpr int kAround = 4;    ///< px of a row around a name and its badge
constexpr int kMostRow = 52;  ///< all of the day is in sight
constexpr int kHalfRow = 44;  ///< one session is
constexpr int kNameRow = 60;  ///< a long name needs it

struct Wrapped {
    QStringList lines;
    bool fits = true;
};

/// Words on at most `most` lines of `wide`; a line that has no room ends in an ellipsis and says that it does not fit.
/// A word is never broken.
Wrapped wrap(const QString& text, const QFont& font, int wide, int most) {
    Wrapped out;
    QString line;
    const auto words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString longer = line.isEmpty() ? words[i] : line + QLatin1Char(' ') + words[i];
        if (line.isEmpty() || theme::wordsWidth(font, longer) <= wide) {
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
        if (theme::wordsWidth(font, one) <= wide)
            continue;
        one = QFontMetrics(font).elidedText(one, Qt::ElideRight, wide);
        out.fits = false;
    }
    return out;
}

/// Ends the last line where something of its own stands beside it: its last word takes another line where there is one.
bool leaveRoom(QStringList& lines, const QFont& font, int wide, int most) {
    if (lines.isEmpty() || theme::wordsWidth(font, lines.last()) <= wide)
        return true;
    const auto space = lines.last().lastIndexOf(QLatin1Char(' '));
    if (space < 0 || static_cast<int>(lines.size()) >= most)
        return false;
    const QString word = lines.last().mid(space + 1);
    lines.last().truncate(space);
    lines << word;
    return theme::wordsWidth(font, word) <= wide;
}

bool isLatin(const QString& text) {
    return std::ranges::all_of(text, [](QChar letter) { return letter.unicode() < 0x250; });
}

/// The name shorter and shorter, as names are written: given names first, then all but the last as initials.
QStringList shorterNames(const QString& name) {
    const auto words = name.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const auto initial = [](const QString& word) {
        QTextBoundaryFinder letters(QTextBoundaryFinder::Grapheme, word);
        return word.left(std::max<qsizetype>(1, letters.toNextBoundary())) + QLatin1Char('.');
    };
    // Two initials never part at a line's end.
    const auto joined = [](const QStringList& parts) {
        QString all;
        for (qsizetype i = 0; i < parts.size(); ++i) {
            const bool both = i > 0 && parts[i].endsWith(QLatin1Char('.')) && parts[i - 1].endsWith(QLatin1Char('.'));
            all += (i == 0 ? QString() : QString(both ? QChar(QChar::Nbsp) : QChar(QLatin1Char(' ')))) + parts[i];
        }
        return all;
    };
    QStringList shorter;
    for (qsizetype whole = words.size() - 1; whole > 0; --whole) {
        QStringList some = words.mid(0, whole);
        for (qsizetype i = whole; i < words.size(); ++i)
            some << initial(words[i]);
        shorter << joined(some);
    }
    QStringList initials;
    for (const auto& word : words)
        initials << initial(word);
    if (words.size() > 1)
        shorter << joined(initials.mid(0, words.size() - 1) + QStringList{words.last()}) << joined(initials);
    return shorter;
}

}  // namespace

int CalendarView::rowCount() const {
    int rows = 0;
    for (const auto& band : m_grid.bands)
        rows += m_grid.rowsOf(band);
    return rows;
}

int CalendarView::headerHeight() const {
    const auto& theme = theme::themeOf(this);
    return theme.line(theme::Type::body) + theme.line(theme::Type::small) + 8;
}
int CalendarView::gutterWidth() const {
    // Every cell that is painted or looked for asks; only another text size changes it. GUI thread.
    static int measuredAt = 0, measured = 0;
    const auto& theme = theme::themeOf(this);
    if (std::exchange(measuredAt, theme.choice().textPercent) != theme.choice().textPercent)
        measured = QFontMetrics(theme.font(theme::Type::small, 600)).horizontalAdvance(QStringLiteral("10:00 am")) + 16;
    return measured;
}
int CalendarView::foldHeight() const {
    return theme::themeOf(this).line(theme::Type::small) + 8 + m_foldMore;
}

int CalendarView::contentHeight() const {
    int height = 0;
    for (const auto& band : m_grid.bands)
        height += m_grid.rowsOf(band) * rowHeight();
    if (!m_grid.bands.empty())
        height += (static_cast<int>(m_grid.bands.size()) - 1) * foldHeight();
    return height + 1;  // the line that ends the day
}

int CalendarView::yOf(int minute) const {
    int y = 0;
    for (std::size_t i = 0; i < m_grid.bands.size(); ++i) {
        const auto& band = m_grid.bands[i];
        if (minute <= band.from)
            return y;
        if (minute <= band.to || i + 1 == m_grid.bands.size())
            return y + (std::min(minute, band.to) - band.from) * rowHeight() / m_grid.step;
        y += m_grid.rowsOf(band) * rowHeight() + foldHeight();
    }
    return y;
}

int CalendarView::edgeAt(int y, bool down) const {
    int edge = 0, at = 0;
    const auto pass = [&](int next) {
        at = next;
        if (down ? edge < y : next <= y)
            edge = next;
    };
    for (std::size_t i = 0; i < m_grid.bands.size(); ++i) {
        for (int row = m_grid.rowsOf(m_grid.bands[i]); row > 0; --row)
            pass(at + rowHeight());
        if (i + 1 < m_grid.bands.size())
            pass(at + foldHeight());
    }
    return edge;
}

int CalendarView::scrolled() const {
    return edgeAt(verticalScrollBar()->value(), true);
}

int CalendarView::footOfGrid() const {
    const int room = viewport()->height() - headerHeight();
    return headerHeight() + edgeAt(scrolled() + room, false) - scrolled();
}

/// Narrower, and no name could be told from another.
int CalendarView::leastColumn() const {
    // As gutterWidth().
    static int measuredAt = 0, measured = 0;
    const auto& theme = theme::themeOf(this);
    if (std::exchange(measuredAt, theme.choice().textPercent) != theme.choice().textPercent)
        measured = QFontMetrics(theme.font(theme::Type::small)).averageCharWidth() * 14 + 12;
    return measured;
}

int CalendarView::columnsWidth() const {
    const int count = std::max<int>(1, static_cast<int>(m_grid.columns.size()));
    const int wide = std::max(1, viewport()->width() - gutterWidth());
    const int inSight = std::clamp(wide / std::max(1, leastColumn()), 1, count);
    return inSight == count ? wide : wide / inSight * count;
}

int CalendarView::badgeHeight() const {
    return theme::themeOf(this).line(theme::Type::micro) + 1;
}

int CalendarView::badgeWidth(const CalendarCell& cell, bool word) const {
    if (cell.iconName.isEmpty() && cell.detail.isEmpty())
        return 0;
    const auto font = theme::themeOf(this).font(theme::Type::micro, 600);
    const int mark = cell.iconName.isEmpty() ? 0 : kMark;
    const int words = word && !cell.detail.isEmpty() ? theme::wordsWidth(font, cell.detail) + 1 : 0;
    // In a dashed cell the cell itself is the badge's outline.
    return mark + (mark > 0 && words > 0 ? kGap : 0) + words + (cell.dashed ? 0 : 8);
}

int CalendarView::longestSession() const {
    int longest = 0;
    for (const auto& band : m_grid.bands)
        longest = std::max(longest, m_grid.rowsOf(band));
    return longest;
}

int CalendarView::fittingRow() const {
    const auto& theme = theme::themeOf(this);
    const int least = theme.line(theme::Type::small) + badgeHeight() + 1;
    if (m_grid.bands.empty())
        return least;
    const int room = viewport()->height() - headerHeight() - 1;
    const int folds = (static_cast<int>(m_grid.bands.size()) - 1) * foldHeight();
    if (const int all = (room - folds) / std::max(1, rowCount()); all >= least)
        return std::min(all, kMostRow);
    // With the fold below it, which says when the next session begins.
    const int half = (room - std::min(folds, foldHeight())) / std::max(1, longestSession());
    return std::clamp(half, least + kAround, std::max(least + kAround, kHalfRow));
}

CalendarView::CellFit CalendarView::cellFit(const CalendarCell& cell, const QSize& place) const {
    const auto& theme = theme::themeOf(this);
    const int weight = cell.struck || cell.state == QLatin1String("done") ? 400 : 600;
    const int wide = std::max(16, place.width() - kLeft - kRight);
    const bool hasBadge = badgeWidth(cell, false) > 0;
    CellFit fit;
    // Aside: the mark alone, at the end of the last line; the name has the whole height.
    const auto use = [&](theme::Type type, const QString& name, bool aside, int line) {
        fit.font = theme.font(type, weight);
        fit.font.setStrikeOut(cell.struck);
        fit.line = line;
        fit.beside = hasBadge && aside;
        fit.hasWord = hasBadge && !aside && badgeWidth(cell, true) <= wide;
        const int below = hasBadge && !aside ? badgeHeight() - (cell.dashed ? 2 : 0) : 0;
        const int room = place.height() - 2 - below;
        const int most = std::clamp(room / line, 1, kMostLines);
        auto wrapped = wrap(name, fit.font, wide, most);
        bool hasRoom = true;
        if (fit.beside) {
            // The lowest line with room for it.
            const int left = wide - badgeWidth(cell, false) - kGap;
            int low = static_cast<int>(wrapped.lines.size()) - 1;
            while (low >= 0 && theme::wordsWidth(fit.font, wrapped.lines.at(low)) > left)
                --low;
            hasRoom = low >= 0 || leaveRoom(wrapped.lines, fit.font, left, most);
            fit.besideLine = low >= 0 ? low : static_cast<int>(wrapped.lines.size()) - 1;
        }
        fit.lines = wrapped.lines;
        fit.isCut = !wrapped.fits;
        fit.high = static_cast<int>(fit.lines.size()) * line + below;
        return wrapped.fits && hasRoom && (aside || room >= line);
    };
    const auto small = theme::Type::small, micro = theme::Type::micro;
    if (hasBadge && theme::wordsWidth(theme.font(small, weight), cell.title) + 8 + badgeWidth(cell, true) <= wide) {
        use(small, cell.title, true, theme.line(small));
        fit.hasWord = true;
        fit.high = std::max(theme.line(small), badgeHeight());
        return fit;
    }
    for (const bool aside : {false, true})
        for (const auto type : {small, micro})
            if (use(type, cell.title, aside, theme.line(type)))
                return fit;
    // Latin letters are lower than their line.
    if (isLatin(cell.title) && use(micro, cell.title, true, QFontMetrics(theme.font(micro, weight)).ascent() + 1))
        return fit;
    for (const auto& shorter : shorterNames(cell.title))
        for (const bool aside : {false, true})
            if (use(micro, shorter, aside, theme.line(micro))) {
                fit.isCut = true;
                return fit;
            }
    // One word wider than the column.
    use(micro, cell.title, place.height() - 2 < badgeHeight() + theme.line(micro), theme.line(micro));
    return fit;
}

int CalendarView::rowForNames(int row) const {
    const auto& theme = theme::themeOf(this);
    const auto font = theme.font(theme::Type::micro, 600);
    const int column = columnsWidth() / std::max<int>(1, static_cast<int>(m_grid.columns.size()));
    for (const auto& cell : m_grid.cells) {
        if (cell.kind != CellKind::booking)
            continue;
        const int wide = (column - 6) / std::max(1, cell.lanes) - (cell.lanes > 1 ? 2 : 0);
        const auto isWhole = [&](int high) {
            return !cellFit(cell, {wide, cell.minutes * high / m_grid.step - 2}).isCut;
        };
        const auto words = cell.title.split(QLatin1Char(' '));
        // A word wider than the column is not helped by more lines.
        if (std::ranges::any_of(
                words, [&](const QString& word) { return theme::wordsWidth(font, word) > wide - kLeft - kRight; }))
            continue;
        int needed = row;
        while (needed < kNameRow && !isWhole(needed))
            needed += 2;
        if (isWhole(needed))
            row = needed;
    }
    return row;
}

QRect CalendarView::paintedRect(int number) const {
    QRect box = cellRect(number);
    if (number < 0 || (number != m_current && number != m_hovered))
        return box;
    const auto& cell = m_grid.cells[static_cast<std::size_t>(number)];
    if (cell.kind != CellKind::booking)
        return box;
    if (const auto fit = cellFit(cell, box.size()); !fit.isCut && (fit.hasWord || cell.detail.isEmpty()))
        return box;
    // As wide as its longest word needs, as high as all of it does.
    const auto& theme = theme::themeOf(this);
    int word = 0;
    const auto font = theme.font(theme::Type::micro, 600);
    for (const auto& one : cell.title.split(QLatin1Char(' ')))
        word = std::max(word, theme::wordsWidth(font, one));
    box.setWidth(std::max({box.width(), word + kLeft + kRight + 2, badgeWidth(cell, true) + kLeft + kRight}));
    if (box.right() > viewport()->width() - 2)
        box.moveRight(viewport()->width() - 2);
    const auto fit = cellFit(cell, {box.width(), theme.line(theme::Type::micro) * kMostLines + badgeHeight() + 2});
    box.setHeight(std::max(box.height(), fit.high + 4));
    const int bottom = viewport()->height() - 2;
    if (box.bottom() > bottom)
        box.moveBottom(bottom);
    return box;
}

}  // namespace opdesk::ui::calendar
