#include "ui/paper/paper_text.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

#include "ui/paper/readable_pdf.h"
#include "ui/theme/fonts.h"

namespace opdesk::ui::paper {

namespace {

QFont fontOf(const Run& run) {
    QFont font;
    font.setFamilies(theme::paperFamilies());
    font.setPixelSize(static_cast<int>(std::lround(run.points * kUnitsPerPoint)));
    font.setWeight(run.bold ? QFont::Bold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::ForceOutline);
    // No joined letters: "fifty" must come out of the PDF as it went in. Any spacing ends them; this one cannot be
    // seen.
    if (!theme::hasIndicLetters(run.text))
        font.setLetterSpacing(QFont::AbsoluteSpacing, 1.0 / 64);
    return font;
}

/// What stands on the paper for a letter: itself, or its number where nothing would be seen or a box.
QString paintedAs(const QString& letter, const QFontMetricsF& metrics) {
    // One paragraph: a line break in a record becomes a line separator.
    if (letter == QLatin1String("\n"))
        return QString(QChar(QChar::LineSeparator));
    if (letter == QLatin1String("\t"))
        return QStringLiteral(" ");
    const char32_t code = letter.size() > 1 ? QChar::surrogateToUcs4(letter[0], letter[1]) : letter[0].unicode();
    const auto category = QChar::category(code);
    // Turning the line around, or nothing at all, is no letter.
    const bool turns = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    bool unseen = category == QChar::Other_Control || category == QChar::Other_Surrogate || turns;
    // Latin and the nine scripts of the clinic are in the fonts of the program.
    const bool known = code < 0x0250 || (code >= 0x0900 && code <= 0x0D7F);
    const bool joins = category == QChar::Other_Format || category == QChar::Mark_NonSpacing ||
                       category == QChar::Separator_Line || category == QChar::Separator_Space;
    if (!unseen && !known && !joins)
        unseen = !metrics.inFontUcs4(code);
    if (!unseen)
        return letter;
    return QStringLiteral("[U+%1]").arg(static_cast<uint>(code), 4, 16, QLatin1Char('0')).toUpper();
}

}  // namespace

Laid::Laid(const QList<Run>& runs, double width, Qt::Alignment alignment) {
    lay(runs, width, alignment);
}

Laid::Laid(QList<Run> runs, double width, Qt::Alignment alignment, int lines, QStringList* whole) {
    lay(runs, width, alignment);
    if (lineCount() <= lines || runs.isEmpty())
        return;
    if (whole)
        *whole << runs.last().text;
    const QTextLine last = m_layout->lineAt(lines - 1);
    QString before = m_words.left(m_places.at(last.textStart() + last.textLength()));
    for (const Run& run : runs.first(runs.size() - 1))
        before.remove(0, run.text.size());
    do {
        // Never within a letter of two units.
        before.chop(before.size() > 1 && before.back().isLowSurrogate() ? 2 : 1);
        runs.last().text = before + QChar(0x2026);
        lay(runs, width, alignment);
    } while (lineCount() > lines && !before.isEmpty());
}

void Laid::lay(const QList<Run>& runs, double width, Qt::Alignment alignment) {
    QString whole;
    QList<QTextLayout::FormatRange> formats;
    m_words.clear();
    m_places.clear();
    m_height = 0;
    for (const Run& run : runs) {
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(whole.size());
        range.format.setFont(fontOf(run));
        range.format.setForeground(run.ink);
        const QFontMetricsF metrics(range.format.font());
        for (qsizetype i = 0; i < run.text.size();) {
            const bool pair = run.text[i].isHighSurrogate() && i + 1 < run.text.size();
            const QString letter = run.text.mid(i, pair ? 2 : 1);
            const QString painted = paintedAs(letter, metrics);
            m_places.insert(m_places.end(), painted.size(), static_cast<int>(m_words.size() + letter.size()));
            if (!painted.isEmpty())
                m_places[m_places.size() - painted.size()] = static_cast<int>(m_words.size());
            m_words += letter;
            whole += painted;
            i += letter.size();
        }
        range.length = static_cast<int>(whole.size()) - range.start;
        formats << range;
    }
    m_places << static_cast<int>(m_words.size());
    m_layout = std::make_shared<QTextLayout>(whole, runs.isEmpty() ? QFont() : fontOf(runs.first()));
    QTextOption option(alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setUseDesignMetrics(true);
    // A paper reads from left to right whatever letter a name begins with.
    option.setTextDirection(Qt::LeftToRight);
    m_layout->setTextOption(option);
    m_layout->setFormats(formats);
    m_layout->setCacheEnabled(true);
    m_layout->beginLayout();
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, m_height});
        m_height += line.height();
    }
    m_layout->endLayout();
}

double Laid::width() const {
    double widest = 0;
    for (int i = 0; i < lineCount(); ++i)
        widest = std::max(widest, m_layout->lineAt(i).naturalTextWidth());
    return widest;
}

double Laid::lineHeight(int line) const {
    return m_layout->lineAt(line).height();
}

QString Laid::wordsOf(const QTextLine& line) const {
    const int from = m_places.at(line.textStart());
    QString words = m_words.mid(from, m_places.at(line.textStart() + line.textLength()) - from);
    while (!words.isEmpty() && words.back().isSpace())
        words.chop(1);
    return words;
}

void Laid::draw(QPainter& painter, QPointF at) const {
    for (int line = 0; line < lineCount(); ++line)
        drawLine(painter, line, at + QPointF(0, m_layout->lineAt(line).y()));
}

void Laid::drawLine(QPainter& painter, int line, QPointF at) const {
    const QTextLine one = m_layout->lineAt(line);
    const QPointF origin = at - QPointF(0, one.y());
    const QString words = wordsOf(one);
    auto* pdf = dynamic_cast<ReadablePdf*>(painter.device());
    if (!pdf || words.isEmpty()) {
        one.draw(&painter, origin);
        return;
    }
    pdf->beginWords(painter, one.naturalTextRect().translated(origin), words);
    one.draw(&painter, origin);
    pdf->endWords(painter);
}

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

QString words(const char* english) {
    return QCoreApplication::translate("Paper", english);
}

QColor grey() {
    return QColor(Qt::darkGray).darker(160);
}

double sizeFor(const QString& given, double points) {
    return theme::hasIndicLetters(given) ? std::max(points + 0.6, kIndicPoints) : points;
}

}  // namespace opdesk::ui::paper
