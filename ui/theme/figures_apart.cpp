#include "ui/theme/figures_apart.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <list>

#include "ui/theme/fonts.h"
#include "ui/theme/measure.h"

namespace opdesk::ui::theme {

namespace {

bool isPlainFigure(QChar letter) {
    return (letter >= u'0' && letter <= u'9') || letter == u'%' || letter == u'\u20B9' || letter == u'\u00B0';
}

/// With what joins two figures: "17-11-2026", "1,100.50".
bool isApart(const QString& text, qsizetype at) {
    const auto isDigit = [&](qsizetype place) {
        return place >= 0 && place < text.size() && text.at(place) >= u'0' && text.at(place) <= u'9';
    };
    constexpr QStringView kJoins = u".,:-/";
    return isPlainFigure(text.at(at)) || (kJoins.contains(text.at(at)) && isDigit(at - 1) && isDigit(at + 1));
}

/// Words and figures by turns.
template <typename Use>
void eachPart(const QString& text, Use use) {
    for (qsizetype begin = 0, end = 0; begin < text.size(); begin = end) {
        const bool figures = isApart(text, begin);
        for (end = begin + 1; end < text.size() && isApart(text, end) == figures;)
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
    return hasIndicLetters(text) && std::ranges::any_of(text, isPlainFigure);
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
    if (!hasIndicLetters(text)) {
        painter.drawText(box, flags, text);
        return;
    }
    const auto font = painter.font();
    const QFontMetricsF metrics(font);
    const auto leftOf = [&](qreal width) {
        if (flags & Qt::AlignRight)
            return std::round(box.left() + box.width() - width);
        return std::round(flags & Qt::AlignHCenter ? box.left() + (box.width() - width) / 2 : qreal(box.left()));
    };
    const bool apart = hasFiguresApart(text);
    const bool wraps = flags & Qt::TextWordWrap;
    const qreal whole = wordsAdvance(font, text);
    if ((flags & Qt::AlignVCenter) && (!wraps || whole <= box.width()) && !text.contains(QLatin1Char('\n'))) {
        const QPointF at(leftOf(whole),
                         box.top() + std::round((box.height() - metrics.height()) / 2 + metrics.ascent()));
        if (apart)
            paintFiguresApart(painter, at, text);
        else
            painter.drawText(at, text);
        return;
    }
    QTextOption option;
    option.setWrapMode(wraps ? QTextOption::WordWrap : QTextOption::ManualWrap);
    std::list<QTextLayout> paragraphs;
    qreal high = 0, higher = 0, lower = 0;
    for (const auto& paragraph : text.split(QLatin1Char('\n'))) {
        auto& layout = paragraphs.emplace_back(paragraph, font);
        layout.setTextOption(option);
        layout.beginLayout();
        for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(wraps ? box.width() : 100'000);
            line.setPosition({0, high});
            if (high <= 0)
                higher = std::max(0.0, metrics.ascent() - line.ascent());
            high += line.height();
            lower = line.descent() - metrics.descent();
        }
        layout.endLayout();
    }
    qreal top = box.top();
    if (flags & Qt::AlignBottom)
        top += box.height() - high;
    else if (flags & Qt::AlignVCenter)
        top += (box.height() - high + higher + lower) / 2;
    else
        top += higher;
    for (const auto& layout : paragraphs)
        for (int i = 0; i < layout.lineCount(); ++i) {
            const auto line = layout.lineAt(i);
            const auto words = wordsOf(line, layout.text());
            const qreal own = hasFiguresApart(words) ? figuresApartWidth(font, words) : line.naturalTextWidth();
            paintLineApart(painter, line, layout.text(), font,
                           {leftOf(own > box.width() ? line.naturalTextWidth() : own), std::round(top)}, box.width());
        }
}

}  // namespace opdesk::ui::theme
