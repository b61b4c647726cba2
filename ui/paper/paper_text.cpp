#include "ui/paper/paper_text.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

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

}  // namespace

Laid::Laid(const QList<Run>& runs, double width, Qt::Alignment alignment) {
    QString whole;
    QList<QTextLayout::FormatRange> formats;
    for (const Run& run : runs) {
        // One paragraph: a line break in a record becomes a line separator.
        QString piece = run.text;
        piece.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator));
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(whole.size());
        range.length = static_cast<int>(piece.size());
        range.format.setFont(fontOf(run));
        range.format.setForeground(run.ink);
        formats << range;
        whole += piece;
    }
    m_layout = std::make_shared<QTextLayout>(whole, runs.isEmpty() ? QFont() : fontOf(runs.first()));
    QTextOption option(alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setUseDesignMetrics(true);
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

void Laid::draw(QPainter& painter, QPointF at) const {
    if (m_layout)
        m_layout->draw(&painter, at);
}

void Laid::drawLine(QPainter& painter, int line, QPointF at) const {
    const QTextLine one = m_layout->lineAt(line);
    one.draw(&painter, at - QPointF(0, one.y()));
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
