#include "ui/theme/figures_apart.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <functional>
#include <list>

#include "ui/theme/fonts.h"
#include "ui/theme/measure.h"

namespace opdesk::ui::theme {

namespace {

bool isPlainFigure(QChar letter) {
    return letter >= u'0' && letter <= u'9';
}

/// Words and figures by turns.
void eachPart(const QString& text, const std::function<void(const QString& part)>& use) {
    for (qsizetype begin = 0, end = 0; begin < text.size(); begin = end) {
        const bool figures = isPlainFigure(text.at(begin));
        for (end = begin + 1; end < text.size() && isPlainFigure(text.at(end)) == figures;)
            ++end;
        use(text.mid(begin, end - begin));
    }
}

/// Without the blank a line was broken at.
QString wordsOf(const QTextLine& line, const QString& text) {
    auto words = text.mid(line.textStart(), line.textLength());
    while (words.endsWith(QLatin1Char(' ')))
        words.chop(1);
    return words;
}

}  // namespace

bool hasFiguresApart(const QString& text) {
    return std::ranges::any_of(text, isPlainFigure) && hasIndicLetters(text);
}

qreal figuresApartWidth(const QFont& font, const QString& text) {
    qreal width = 0;
    eachPart(text, [&](const QString& part) { width += wordsAdvance(font, part); });
    return width;
}

void paintFiguresApart(QPainter& painter, QPointF at, const QString& text) {
    const auto font = painter.font();
    eachPart(text, [&](const QString& part) {
        painter.drawText(at, part);
        at.rx() += wordsAdvance(font, part);
    });
}

void paintLineApart(QPainter& painter, const QTextLine& line, const QString& text, const QFont& font, QPointF origin,
                    qreal width) {
    const auto words = wordsOf(line, text);
    if (!hasFiguresApart(words) || figuresApartWidth(font, words) > width) {
        line.draw(&painter, origin);
        return;
    }
    painter.setFont(font);
    paintFiguresApart(painter, origin + QPointF(0, line.y() + line.ascent()), words);
}

void paintWords(QPainter& painter, const QRect& box, int flags, const QString& text) {
    if (!hasFiguresApart(text)) {
        painter.drawText(box, flags, text);
        return;
    }
    const auto font = painter.font();
    QTextOption option;
    option.setWrapMode(flags & Qt::TextWordWrap ? QTextOption::WordWrap : QTextOption::ManualWrap);
    std::list<QTextLayout> paragraphs;
    qreal high = 0;
    for (const auto& paragraph : text.split(QLatin1Char('\n'))) {
        auto& layout = paragraphs.emplace_back(paragraph, font);
        layout.setTextOption(option);
        layout.beginLayout();
        for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(flags & Qt::TextWordWrap ? box.width() : 100'000);
            line.setPosition({0, high});
            high += line.height();
        }
        layout.endLayout();
    }
    qreal top = box.top();
    if (flags & Qt::AlignBottom)
        top += box.height() - high;
    else if (flags & Qt::AlignVCenter)
        top += (box.height() - high) / 2;
    for (const auto& layout : paragraphs)
        for (int i = 0; i < layout.lineCount(); ++i) {
            const auto line = layout.lineAt(i);
            const qreal apart = figuresApartWidth(font, wordsOf(line, layout.text()));
            const qreal width = apart > box.width() ? line.naturalTextWidth() : apart;
            qreal left = box.left();
            if (flags & Qt::AlignRight)
                left += box.width() - width;
            else if (flags & Qt::AlignHCenter)
                left += (box.width() - width) / 2;
            paintLineApart(painter, line, layout.text(), font, {std::round(left), std::round(top)}, box.width());
        }
}

}  // namespace opdesk::ui::theme
