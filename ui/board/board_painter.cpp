#include "ui/board/board_painter.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

#include "core/text/dates.h"
#include "ui/board/board_words.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace opdesk::ui::board {

namespace {

using theme::Role;

constexpr auto kBright = std::chrono::seconds(10);

/// Always dark: the board is read across a room and follows no theme of the desk.
QColor ink(theme::Role role) {
    static const theme::Theme dark(theme::ThemeChoice{.scheme = theme::Scheme::dark});
    return dark.color(role);
}

QString qt(const std::string& text) {
    return QString::fromStdString(text);
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
        return QFontMetricsF(font(size, weight)).horizontalAdvance(text);
    }
    /// Literal text; made smaller, never cut, when the box is too narrow.
    void text(const QRectF& box, int flags, const QString& words, double size, int weight, const QColor& colour) const {
        double fitting = size;
        while (fitting > size * 0.4 && width(words, fitting, weight) > box.width())
            fitting *= 0.94;
        m_painter.setFont(font(fitting, weight));
        m_painter.setPen(colour);
        m_painter.drawText(box, flags | Qt::TextDontClip | Qt::TextSingleLine, words);
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

void paintHeader(const Pen& pen, const QRectF& row, const BoardView& view) {
    const auto today = base::localDate(view.now, view.offset);
    const auto time = qt(text::formatTime12(view.now, view.offset));
    const QRectF mark(row.left(), row.top() + pen.px(2), pen.px(44), pen.px(44));
    pen.box(mark, 10, ink(Role::accent));
    pen.painter().setPen(QPen(ink(Role::sunken), pen.px(5)));
    const auto centre = mark.center();
    pen.painter().drawLine(centre - QPointF(pen.px(11), 0), centre + QPointF(pen.px(11), 0));
    pen.painter().drawLine(centre - QPointF(0, pen.px(11)), centre + QPointF(0, pen.px(11)));
    const double timeWidth = pen.width(time, 40, 600);
    pen.text(QRectF(row.right() - timeWidth - 2, row.top(), timeWidth + 2, row.height()),
             Qt::AlignRight | Qt::AlignVCenter, time, 40, 600, ink(Role::railOn));
    auto date = qt(text::formatDate(today));
    if (view.asOf)
        date = QStringLiteral("%1 %2 · %3")
                   .arg(english(Word::asOf), qt(text::formatTime12(*view.asOf, view.offset)), date);
    const QRectF dateBox(row.left() + row.width() / 2, row.top(), row.width() / 2 - timeWidth - pen.px(24),
                         row.height());
    pen.text(dateBox, Qt::AlignRight | Qt::AlignVCenter, date, 20, 400, view.asOf ? ink(Role::warn) : ink(Role::text2));
    pen.text(QRectF(row.left() + pen.px(60), row.top(), row.width() / 2 - pen.px(60), row.height()),
             Qt::AlignLeft | Qt::AlignVCenter, qt(view.content->clinic), 28, 600, ink(Role::railOn));
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

void paintState(const Pen& pen, const QRectF& row, const clinic::BoardLine& line, const QString& language,
                bool bright) {
    if (line.state == "called") {
        const auto words = both(Word::comeIn, language);
        const QRectF badge(row.left(), row.top(), std::min(row.width(), pen.width(words, 20, 600) + pen.px(24)),
                           row.height());
        pen.box(badge, 5, bright ? ink(Role::railOn) : ink(Role::accent));
        pen.text(badge.adjusted(pen.px(10), 0, -pen.px(10), 0), Qt::AlignCenter, words, 20, 600, ink(Role::sunken));
        return;
    }
    QString words = both(Word::inRoom, language);
    if (line.state == "free")
        words = both(line.waiting > 0 ? Word::nextSoon : Word::nobody, language);
    else if (line.state == "away" && line.backAt.empty())
        words = both(Word::notHere, language);
    else if (line.state == "away")
        words = both(Word::backAt, language) + QLatin1Char(' ') + qt(line.backAt);
    pen.text(row, Qt::AlignLeft | Qt::AlignVCenter, words, 20, 400, ink(Role::text2));
}

void paintNext(const Pen& pen, const QRectF& area, const clinic::BoardLine& line, const QString& language) {
    pen.painter().setPen(QPen(ink(Role::border), pen.px(1)));
    pen.painter().drawLine(area.topLeft(), area.topRight());
    pen.text(QRectF(area.left(), area.top() + pen.px(14), area.width(), pen.px(26)), Qt::AlignLeft | Qt::AlignVCenter,
             line.next.empty() && line.state != "free" ? both(Word::nobody, language) : both(Word::next, language), 18,
             400, ink(Role::text2));
    const double gap = pen.px(12);
    const double wide = (area.width() - 2 * gap) / 3;
    double x = area.left();
    for (const auto& token : line.next) {
        const double width = std::min(wide, pen.width(qt(token), 30, 600) + pen.px(32));
        const QRectF chip(x, area.top() + pen.px(48), width, pen.px(52));
        pen.box(chip, 8, ink(Role::hover));
        pen.text(chip.adjusted(pen.px(8), 0, -pen.px(8), 0), Qt::AlignCenter, qt(token), 30, 600, ink(Role::railOn));
        x += width + gap;
    }
}

void paintCard(const Pen& pen, const QRectF& card, const clinic::BoardLine& line, const BoardView& view) {
    const auto language = qt(view.content->language.empty() ? "hi" : view.content->language);
    const bool called = line.state == "called";
    const bool bright = called && line.calledAt && view.now - *line.calledAt < kBright;
    pen.box(card, 16, bright ? ink(Role::accentSoft) : ink(Role::surface),
            called ? ink(Role::accent) : ink(Role::border));
    const QRectF inner = card.adjusted(pen.px(28), pen.px(22), -pen.px(28), -pen.px(20));
    pen.text(QRectF(inner.left(), inner.top(), inner.width(), pen.px(34)), Qt::AlignLeft | Qt::AlignVCenter,
             qt(line.doctor), 26, 600, ink(Role::railOn));
    pen.text(QRectF(inner.left(), inner.top() + pen.px(32), inner.width(), pen.px(28)),
             Qt::AlignLeft | Qt::AlignVCenter, roomWords(line.room, language), 19, 400, ink(Role::text2));
    paintState(pen, QRectF(inner.left(), inner.top() + pen.px(66), inner.width(), pen.px(30)), line, language, bright);
    const QRectF tokenBox(inner.left(), inner.top() + pen.px(112), inner.width(), pen.px(150));
    if (!line.token.empty()) {
        pen.text(tokenBox, Qt::AlignLeft | Qt::AlignVCenter, qt(line.token), 139, 700,
                 called ? ink(Role::accent) : ink(Role::railOn));
        pen.text(QRectF(inner.left(), tokenBox.bottom() + pen.px(2), inner.width(), pen.px(44)),
                 Qt::AlignLeft | Qt::AlignVCenter, qt(line.initials), 32, 400, ink(Role::text2));
    }
    paintNext(pen, QRectF(inner.left(), inner.bottom() - pen.px(104), inner.width(), pen.px(104)), line, language);
}

void paintMessage(const Pen& pen, const QRectF& bar, const BoardView& view) {
    const auto& content = *view.content;
    const auto language = qt(content.language.empty() ? "hi" : content.language);
    pen.box(bar, 10, ink(Role::surface));
    auto words = both(Word::missed, language);
    if (!content.message.empty() || !content.messageLocal.empty()) {
        words = qt(content.message);
        if (!content.messageLocal.empty())
            words += (words.isEmpty() ? QString() : QStringLiteral(" · ")) + qt(content.messageLocal);
    }
    const QRectF inner = bar.adjusted(pen.px(22), 0, -pen.px(20), 0);
    double waitWidth = 0;
    if (content.expectedWaitMinutes > 0) {
        const auto wait = english(Word::waitNow).arg(content.expectedWaitMinutes);
        waitWidth = pen.width(wait, 20, 400) + pen.px(24);
        pen.text(QRectF(inner.right() - waitWidth, inner.top(), waitWidth, inner.height()),
                 Qt::AlignRight | Qt::AlignVCenter, wait, 20, 400, ink(Role::text2));
    }
    const double icon = pen.px(24);
    const auto mark = theme::iconPixmap(QStringLiteral("info"), 20, ink(Role::warn), icon / 20);
    pen.painter().drawPixmap(QRectF(inner.left(), inner.center().y() - icon / 2, icon, icon), mark, mark.rect());
    pen.text(inner.adjusted(pen.px(38), 0, -waitWidth, 0), Qt::AlignLeft | Qt::AlignVCenter, words, 20, 400,
             ink(Role::railOn));
}

}  // namespace

void paintBoard(QPainter& painter, const QRect& area, const BoardView& view) {
    painter.fillRect(area, ink(Role::sunken));
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    if (!view.content)
        return;
    const Pen pen(painter, std::min(area.width() / 1366.0, area.height() / 768.0));
    const QRectF inner = QRectF(area).adjusted(pen.px(30), pen.px(24), -pen.px(30), -pen.px(26));
    paintHeader(pen, QRectF(inner.left(), inner.top(), inner.width(), pen.px(48)), view);
    const QRectF bar(inner.left(), inner.bottom() - pen.px(56), inner.width(), pen.px(56));
    paintMessage(pen, bar, view);

    const auto& doctors = view.content->doctors;
    const QRectF cards(inner.left(), inner.top() + pen.px(68), inner.width(),
                       bar.top() - pen.px(22) - inner.top() - pen.px(68));
    const auto first = static_cast<std::size_t>(view.page) * kDoctorsPerPage;
    const auto shown = first < doctors.size() ? std::min<std::size_t>(kDoctorsPerPage, doctors.size() - first) : 0;
    if (shown == 0) {
        const auto language = qt(view.content->language.empty() ? "hi" : view.content->language);
        pen.text(cards, Qt::AlignCenter, both(Word::nobody, language), 40, 500, ink(Role::text2));
        return;
    }
    const double gap = pen.px(20);
    // One or two doctors do not stretch over the whole wall: the token keeps its place.
    const auto columns = static_cast<double>(std::max<std::size_t>(shown, 2));
    const double wide = (cards.width() - gap * (columns - 1)) / columns;
    for (std::size_t i = 0; i < shown; ++i)
        paintCard(pen, QRectF(cards.left() + static_cast<double>(i) * (wide + gap), cards.top(), wide, cards.height()),
                  doctors[first + i], view);
}

}  // namespace opdesk::ui::board
