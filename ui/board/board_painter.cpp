#include "ui/board/board_painter.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <span>

#include "core/text/dates.h"
#include "ui/board/board_words.h"
#include "ui/theme/figures_apart.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/page.h"

namespace opdesk::ui::board {

namespace {

using theme::Role;
using widgets::qt;

constexpr auto kBright = std::chrono::seconds(10);
constexpr double kRounding = 1;  ///< px by which words may be wider than the box that was measured for them
// The fonts of the Indian scripts have these two weights: with others the two lines of a chip would differ.
constexpr int kPlain = 400;
constexpr int kBold = 700;
constexpr double kToken = 160;
constexpr double kLargeToken = 208;
constexpr double kInitials = 44;

/// Always dark: the board is read across a room and follows no theme of the desk.
QColor ink(theme::Role role) {
    static const theme::Theme dark(theme::ThemeChoice{.scheme = theme::Scheme::dark});
    return dark.color(role);
}

/// Paints with sizes of a 1366x768 board, scaled to the screen at hand.
class Pen {
public:
    Pen(QPainter& painter, double scale) : m_painter(painter), m_scale(scale) {}

    double px(double size) const { return size * m_scale; }
    QFont font(double size, int weight) const {
        QFont font;
        font.setFamilies(theme::screenFamilies());
        font.setPixelSize(std::max(8, static_cast<int>(px(size))));
        font.setWeight(static_cast<QFont::Weight>(weight));
        return font;
    }
    double width(const QString& text, double size, int weight) const {
        const auto used = font(size, weight);
        return theme::hasFiguresApart(text) ? theme::figuresApartWidth(used, text)
                                            : QFontMetricsF(used).horizontalAdvance(text);
    }
    /// Of a line centred in its box: how far its base lies below the middle, and where its first letter begins.
    double baseBelowMiddle(double size, int weight) const {
        const QFontMetricsF metrics(font(size, weight));
        return (metrics.ascent() - metrics.descent()) / 2;
    }
    double leftBearing(const QString& text, double size, int weight) const {
        return text.isEmpty() ? 0 : QFontMetricsF(font(size, weight)).leftBearing(text.front());
    }
    /// Literal text; made smaller, never cut, when the box is too narrow.
    void text(const QRectF& box, int flags, const QString& words, double size, int weight, const QColor& colour) const {
        double fitting = size;
        while (fitting > size * 0.4 && width(words, fitting, weight) > box.width() + kRounding)
            fitting *= 0.94;
        m_painter.setFont(font(fitting, weight));
        m_painter.setPen(colour);
        theme::paintWords(m_painter, box.toRect(), flags | Qt::TextDontClip | Qt::TextSingleLine, words);
    }
    void box(const QRectF& rect, double radius, const QColor& fill, const QColor& edge = {}) const {
        m_painter.setBrush(fill);
        m_painter.setPen(edge.isValid() ? QPen(edge, px(2)) : QPen(Qt::NoPen));
        m_painter.drawRoundedRect(rect, px(radius), px(radius));
    }
    QPainter& painter() const { return m_painter; }

private:
    QPainter& m_painter;
    double m_scale;
};

QString languageOf(const BoardView& view) {
    return qt(view.content->language.empty() ? "hi" : view.content->language);
}

QString weekday(const base::Date& date, const QString& language) {
    const auto day = static_cast<int>(std::chrono::weekday(std::chrono::sys_days(date)).iso_encoding());
    return QLocale(language).dayName(day, QLocale::LongFormat);
}

void paintHeader(const Pen& pen, const QRectF& row, const BoardView& view) {
    const auto today = base::localDate(view.now, view.offset);
    const auto time = qt(text::formatTime12(view.now, view.offset));
    const QRectF mark(row.left(), row.top() + pen.px(2), pen.px(44), pen.px(44));
    pen.box(mark, 10, ink(Role::accent));
    pen.painter().setPen(QPen(ink(Role::sunken), pen.px(5)));
    const auto centre = mark.center();
    pen.painter().drawLine(centre - QPointF(pen.px(11), 0), centre + QPointF(pen.px(11), 0));
    pen.painter().drawLine(centre - QPointF(0, pen.px(11)), centre + QPointF(0, pen.px(11)));
    const double timeWidth = pen.width(time, 44, 600);
    pen.text(QRectF(row.right() - timeWidth - 2, row.top(), timeWidth + 2, row.height()),
             Qt::AlignRight | Qt::AlignVCenter, time, 44, 600, ink(Role::railOn));
    // Weekday in both languages, then the date; the state's own time when it is an old one.
    const auto english = weekday(today, QStringLiteral("en"));
    const auto own = weekday(today, languageOf(view));
    auto date = QStringLiteral("%1 %2").arg(own == english ? english : english + QStringLiteral(" · ") + own,
                                            qt(text::formatDate(today)));
    if (view.asOf)
        date = QStringLiteral("%1 %2").arg(both(Word::asOf, languageOf(view)),
                                           qt(text::formatTime12(*view.asOf, view.offset)));
    const QRectF dateBox(row.left() + row.width() / 2, row.top(), row.width() / 2 - timeWidth - pen.px(24),
                         row.height());
    pen.text(dateBox, Qt::AlignRight | Qt::AlignVCenter, date, 24, 400, view.asOf ? ink(Role::warn) : ink(Role::text2));
    pen.text(QRectF(row.left() + pen.px(60), row.top(), row.width() / 2 - pen.px(60), row.height()),
             Qt::AlignLeft | Qt::AlignVCenter, qt(view.content->clinic), 32, 600, ink(Role::railOn));
}

QString roomWords(const std::string& room, const QString& language) {
    if (room.empty())
        return {};
    auto number = qt(room);
    if (number.startsWith(QLatin1String("Room "), Qt::CaseInsensitive))
        number = number.mid(5);
    auto words = english(Word::room) + QLatin1Char(' ') + number;
    if (const auto second = local(Word::room, language); !second.isEmpty())
        words += QStringLiteral(" · ") + second + QLatin1Char(' ') + number;
    return words;
}

/// English above the clinic's language: side by side both would be too small to read across a room.
void paintTwo(const Pen& pen, const QRectF& box, const QString& first, const QString& second, double size, int weight,
              const QColor& colour) {
    const QRectF upper(box.left(), box.top(), box.width(), second.isEmpty() ? box.height() : box.height() / 2);
    pen.text(upper, Qt::AlignLeft | Qt::AlignVCenter, first, size, weight, colour);
    if (!second.isEmpty())
        pen.text(upper.translated(0, box.height() / 2), Qt::AlignLeft | Qt::AlignVCenter, second, size, weight, colour);
}

void paintState(const Pen& pen, const QRectF& row, const clinic::BoardLine& line, const QString& language, bool bright,
                bool paused) {
    const bool called = line.state == "called";
    Word word = Word::inRoom;
    QString after;
    if (called)
        word = Word::comeIn;
    else if (line.state == "free")
        word = line.waiting > 0 ? Word::nextSoon : Word::nobody;
    else if (line.state == "away" && line.backAt.empty())
        word = Word::notHere;
    else if (line.state == "away") {
        word = Word::backAt;
        after = QLatin1Char(' ') + qt(line.backAt);
    }
    const auto first = english(word) + after;
    auto second = local(word, language);
    if (!second.isEmpty())
        second += after;
    const int weight = called ? kBold : kPlain;
    const double widest = std::max(pen.width(first, 27, weight), pen.width(second, 27, weight));
    const QRectF badge(row.left(), row.top(), std::min(row.width(), widest + pen.px(28)), row.height());
    // Who is called has a filled mark, who is inside an outlined one; a doctor without a patient has words alone.
    const bool filled = called && !paused;
    if (filled)
        pen.box(badge, 6, bright ? ink(Role::railOn) : ink(Role::accent));
    else if (called || word == Word::inRoom)
        pen.box(badge, 6, QColor(Qt::transparent), ink(Role::control));
    const bool boxed = called || word == Word::inRoom;
    paintTwo(pen, boxed ? badge.adjusted(pen.px(14), pen.px(3), -pen.px(14), -pen.px(3)) : row, first, second, 27,
             weight, filled ? ink(Role::sunken) : ink(Role::railOn));
}

/// The longest words of a wait that have room beside "Next".
QString waitWords(const Pen& pen, const clinic::BoardLine& line, const QString& language, double room) {
    const auto minutes = line.expectedWaitMinutes;
    const auto about = QStringLiteral("about ") + english(Word::minutes).arg(minutes);
    const auto second = local(Word::waitNow, language);
    // Either language says that it is no promise.
    const auto inBoth = [&](const QString& words) {
        return second.isEmpty() ? words : words + QStringLiteral(" · ") + second.arg(minutes);
    };
    for (const auto& words :
         {inBoth(english(Word::waitNow).arg(minutes)), inBoth(QStringLiteral("Wait ") + about), inBoth(about), about})
        if (pen.width(words, 24, kPlain) <= room)
            return words;
    return english(Word::minutes).arg(minutes);
}

void paintNext(const Pen& pen, const QRectF& area, const clinic::BoardLine& line, const QString& language, bool old) {
    pen.painter().setPen(QPen(ink(Role::border), pen.px(1)));
    pen.painter().drawLine(area.topLeft(), area.topRight());
    const QRectF head(area.left(), area.top() + pen.px(12), area.width(), pen.px(32));
    const auto title =
        line.next.empty() && line.state != "free" ? both(Word::nobody, language) : both(Word::next, language);
    pen.text(head, Qt::AlignLeft | Qt::AlignVCenter, title, 24, kPlain, ink(Role::text2));
    if (line.waiting > 0 && line.expectedWaitMinutes > 0 && !old) {
        const auto rest = head.adjusted(pen.width(title, 24, kPlain) + pen.px(20), 0, 0, 0);
        pen.text(rest, Qt::AlignRight | Qt::AlignVCenter, waitWords(pen, line, language, rest.width()), 24, kPlain,
                 ink(Role::railOn));
    }
    const double gap = pen.px(12);
    const double wide = (area.width() - 2 * gap) / 3;
    double x = area.left();
    for (const auto& token : line.next) {
        const double width = std::min(wide, pen.width(qt(token), 46, 600) + pen.px(32));
        const QRectF chip(x, area.top() + pen.px(52), width, pen.px(70));
        pen.box(chip, 8, ink(Role::hover));
        pen.text(chip.adjusted(pen.px(8), 0, -pen.px(8), 0), Qt::AlignCenter, qt(token), 46, 600, ink(Role::railOn));
        x += width + gap;
    }
}

/// The token fills a wide card, its initials at its side, when that fits every card of the page.
bool fitsLarge(const Pen& pen, double wide, const clinic::BoardLine& line) {
    return pen.width(qt(line.token), kLargeToken, kBold) + pen.px(36) +
               pen.width(qt(line.initials), kInitials, kPlain) <=
           wide - pen.px(56);
}

void paintCard(const Pen& pen, const QRectF& card, const clinic::BoardLine& line, const BoardView& view, bool large) {
    const auto language = languageOf(view);
    const bool called = line.state == "called";
    const bool bright = called && !view.paused && line.calledAt && view.now - *line.calledAt < kBright;
    pen.box(card, 16, bright ? ink(Role::accentSoft) : ink(Role::surface),
            called && !view.paused ? ink(Role::accent) : ink(Role::border));
    const QRectF inner = card.adjusted(pen.px(28), pen.px(16), -pen.px(28), -pen.px(16));
    const auto row = [&](double top, double high) {
        return QRectF(inner.left(), inner.top() + pen.px(top), inner.width(), pen.px(high));
    };
    pen.text(row(0, 42), Qt::AlignLeft | Qt::AlignVCenter, qt(line.doctor), 34, 600, ink(Role::railOn));
    pen.text(row(42, 32), Qt::AlignLeft | Qt::AlignVCenter, roomWords(line.room, language), 25, kPlain,
             ink(Role::text2));
    paintState(pen, row(82, 80), line, language, bright, view.paused);
    const auto colour = view.paused ? ink(Role::text2) : called ? ink(Role::accent) : ink(Role::railOn);
    const auto token = qt(line.token);
    if (large && !token.isEmpty()) {
        // At the edge of the words above, the initials on the same line: letters as large as these show a few px.
        const auto box = row(166, 232).translated(-pen.leftBearing(token, kLargeToken, kBold), 0);
        pen.text(box, Qt::AlignLeft | Qt::AlignVCenter, token, kLargeToken, kBold, colour);
        const double lower = pen.baseBelowMiddle(kLargeToken, kBold) - pen.baseBelowMiddle(kInitials, kPlain);
        pen.text(box.adjusted(pen.width(token, kLargeToken, kBold) + pen.px(36), 0, 0, 0).translated(0, lower),
                 Qt::AlignLeft | Qt::AlignVCenter, qt(line.initials), kInitials, kPlain, ink(Role::text2));
    } else if (!token.isEmpty()) {
        pen.text(row(164, 176).translated(-pen.leftBearing(token, kToken, kBold), 0), Qt::AlignLeft | Qt::AlignVCenter,
                 token, kToken, kBold, colour);
        pen.text(row(340, 54), Qt::AlignLeft | Qt::AlignVCenter, qt(line.initials), kInitials, kPlain,
                 ink(Role::text2));
    }
    paintNext(pen, QRectF(inner.left(), inner.bottom() - pen.px(126), inner.width(), pen.px(126)), line, language,
              view.asOf.has_value());
}

/// Drawn, not a picture: it stays sharp at the size of any wall.
void paintMark(const Pen& pen, const QRectF& box, Role role) {
    auto& painter = pen.painter();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink(role), pen.px(2.4), Qt::SolidLine, Qt::RoundCap));
    painter.drawEllipse(box);
    const auto centre = box.center();
    painter.drawLine(centre + QPointF(0, pen.px(-0.5)), centre + QPointF(0, box.height() * 0.26));
    painter.drawPoint(centre - QPointF(0, box.height() * 0.24));
}

void paintMessage(const Pen& pen, const QRectF& bar, const BoardView& view) {
    const auto& content = *view.content;
    const auto language = languageOf(view);
    pen.box(bar, 10, ink(Role::surface));
    auto words = english(Word::missed);
    auto wordsLocal = local(Word::missed, language);
    if (view.paused) {
        words = english(Word::paused);
        wordsLocal = local(Word::paused, language);
    } else if (!content.message.empty() || !content.messageLocal.empty()) {
        words = qt(content.message.empty() ? content.messageLocal : content.message);
        wordsLocal = content.message.empty() ? QString() : qt(content.messageLocal);
    }
    const QRectF inner = bar.adjusted(pen.px(22), pen.px(6), -pen.px(20), -pen.px(6));
    const double icon = pen.px(30);
    paintMark(pen, QRectF(inner.left(), inner.center().y() - icon / 2, icon, icon),
              view.paused ? Role::warn : Role::info);
    paintTwo(pen, inner.adjusted(pen.px(46), 0, 0, 0), words, wordsLocal, 24, kPlain, ink(Role::railOn));
}

}  // namespace

void paintBoard(QPainter& painter, const QRect& area, const BoardView& view) {
    painter.fillRect(area, ink(Role::sunken));
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    if (!view.content)
        return;
    const Pen pen(painter, std::min(area.width() / 1366.0, area.height() / 768.0));
    const QRectF inner = QRectF(area).adjusted(pen.px(30), pen.px(20), -pen.px(30), -pen.px(20));
    paintHeader(pen, QRectF(inner.left(), inner.top(), inner.width(), pen.px(48)), view);
    const QRectF bar(inner.left(), inner.bottom() - pen.px(80), inner.width(), pen.px(80));
    paintMessage(pen, bar, view);

    const auto& doctors = view.content->doctors;
    const QRectF cards(inner.left(), inner.top() + pen.px(62), inner.width(),
                       bar.top() - pen.px(16) - inner.top() - pen.px(62));
    const auto first = static_cast<std::size_t>(view.page) * kDoctorsPerPage;
    const auto shown = first < doctors.size() ? std::min<std::size_t>(kDoctorsPerPage, doctors.size() - first) : 0;
    if (shown == 0) {
        pen.text(cards, Qt::AlignCenter, both(Word::nobody, languageOf(view)), 48, 500, ink(Role::text2));
        return;
    }
    const double gap = pen.px(20);
    // One or two doctors do not stretch over the whole wall: the token keeps its place.
    const auto columns = static_cast<double>(std::max<std::size_t>(shown, 2));
    const double wide = (cards.width() - gap * (columns - 1)) / columns;
    const auto page = std::span(doctors).subspan(first, shown);
    const bool large =
        shown <= 2 && std::ranges::all_of(page, [&](const auto& line) { return fitsLarge(pen, wide, line); });
    for (std::size_t i = 0; i < shown; ++i)
        paintCard(pen, QRectF(cards.left() + static_cast<double>(i) * (wide + gap), cards.top(), wide, cards.height()),
                  page[i], view, large);
}

}  // namespace opdesk::ui::board
