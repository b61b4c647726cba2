#include "ui/theme/painting.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace opdesk::ui::theme {

namespace {

qreal figureAdvance(const QFontMetricsF& metrics) {
    qreal widest = 0;
    for (char16_t figure = u'0'; figure <= u'9'; ++figure)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(figure)));
    return widest;
}

bool isFigure(QChar letter) {
    return letter >= u'0' && letter <= u'9';
}

/// Text between figures keeps its shaping; each figure stands in a cell as wide as the widest one.
qreal layFigures(QPainter* painter, const QFontMetricsF& metrics, const QString& text, QPointF at) {
    const qreal cell = figureAdvance(metrics);
    qreal x = at.x();
    qsizetype begin = 0;
    while (begin < text.size()) {
        qsizetype end = begin;
        if (isFigure(text.at(begin))) {
            const QString figure = text.mid(begin, 1);
            if (painter)
                painter->drawText(QPointF(x + (cell - metrics.horizontalAdvance(figure)) / 2, at.y()), figure);
            x += cell;
            end = begin + 1;
        } else {
            while (end < text.size() && !isFigure(text.at(end)))
                ++end;
            const QString run = text.mid(begin, end - begin);
            if (painter)
                painter->drawText(QPointF(x, at.y()), run);
            x += metrics.horizontalAdvance(run);
        }
        begin = end;
    }
    return x - at.x();
}

}  // namespace

void paintBox(QPainter& painter, const QRectF& box, qreal radius, const QColor& ground, const QColor& outline,
              qreal outlineWidth, Qt::PenStyle style) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, radius > 0);
    const bool lined = outline.isValid() && outlineWidth > 0;
    const qreal inset = lined ? outlineWidth / 2 : 0;
    QPen pen = lined ? QPen(outline, outlineWidth, style) : QPen(Qt::NoPen);
    if (style == Qt::DashLine)
        pen.setDashPattern({3, 2.5});
    painter.setPen(pen);
    painter.setBrush(ground.isValid() ? QBrush(ground) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), std::max(0.0, radius - inset),
                            std::max(0.0, radius - inset));
    painter.restore();
}

void paintFocusRing(QPainter& painter, const QRectF& box, qreal radius, const QColor& colour) {
    paintBox(painter, box, radius, {}, colour, 2.0);
}

void paintShadow(QPainter& painter, const QRect& box, int radius) {
    constexpr int kSpread = 18;
    constexpr int kDrop = 6;
    const QString key = QStringLiteral("op/shadow/%1").arg(radius);
    QPixmap patch;
    const int corner = kSpread + radius + 2;
    const int side = corner * 2 + 2;
    if (!QPixmapCache::find(key, &patch)) {
        QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter brush(&image);
        brush.setRenderHint(QPainter::Antialiasing);
        brush.setPen(Qt::NoPen);
        for (int i = 0; i < kSpread; ++i) {
            QColor shade(Qt::black);
            shade.setAlphaF(static_cast<float>(0.020 * (i + 1) / kSpread));
            brush.setBrush(shade);
            brush.drawRoundedRect(QRectF(i, i, side - 2 * i, side - 2 * i), corner - i, corner - i);
        }
        brush.end();
        patch = QPixmap::fromImage(image);
        QPixmapCache::insert(key, patch);
    }
    const QRect outer = box.adjusted(-kSpread, -kSpread + kDrop, kSpread, kSpread + kDrop);
    const int right = outer.right() - corner + 1;
    const int bottom = outer.bottom() - corner + 1;
    const int wide = outer.width() - 2 * corner;
    const int high = outer.height() - 2 * corner;
    const auto part = [&](const QRect& to, int sx, int sy, int sw, int sh) {
        painter.drawPixmap(to, patch, QRect(sx, sy, sw, sh));
    };
    part({outer.left(), outer.top(), corner, corner}, 0, 0, corner, corner);
    part({right, outer.top(), corner, corner}, side - corner, 0, corner, corner);
    part({outer.left(), bottom, corner, corner}, 0, side - corner, corner, corner);
    part({right, bottom, corner, corner}, side - corner, side - corner, corner, corner);
    part({outer.left() + corner, outer.top(), wide, corner}, corner, 0, 2, corner);
    part({outer.left() + corner, bottom, wide, corner}, corner, side - corner, 2, corner);
    part({outer.left(), outer.top() + corner, corner, high}, 0, corner, corner, 2);
    part({right, outer.top() + corner, corner, high}, side - corner, corner, corner, 2);
}

int figuresWidth(const QFont& font, const QString& text) {
    return static_cast<int>(std::ceil(layFigures(nullptr, QFontMetricsF(font), text, {})));
}

void paintFigures(QPainter& painter, const QRect& box, Qt::Alignment alignment, const QString& text) {
    const QFontMetricsF metrics(painter.font());
    const qreal width = layFigures(nullptr, metrics, text, {});
    qreal x = box.left();
    if (alignment & Qt::AlignRight)
        x = box.right() + 1 - width;
    else if (alignment & Qt::AlignHCenter)
        x = box.left() + (box.width() - width) / 2;
    const qreal y = box.top() + (box.height() - metrics.height()) / 2 + metrics.ascent();
    layFigures(&painter, metrics, text, {x, y});
}

void paintLevel(QPainter& painter, const QRect& box, const QString& text) {
    const QFontMetricsF metrics(painter.font());
    painter.drawText(
        QPointF(box.left(), box.top() + std::round((box.height() - metrics.height()) / 2 + metrics.ascent())), text);
}

int paintText(QPainter& painter, const QRect& box, const QString& text, const QFont& font, const QColor& colour,
              int lines, bool elide) {
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.setCacheEnabled(true);
    layout.beginLayout();
    qreal y = 0;
    int made = 0;
    QString lastLine;
    while (made < lines) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(box.width());
        line.setPosition({0, y});
        y += std::ceil(line.height());
        ++made;
        if (made == lines && line.textStart() + line.textLength() < text.size())
            lastLine = text.mid(line.textStart());
    }
    layout.endLayout();
    painter.setFont(font);
    painter.setPen(colour);
    const QPointF origin(box.topLeft());
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        if (i == layout.lineCount() - 1 && !lastLine.isEmpty() && elide) {
            const QFontMetricsF metrics(font);
            painter.drawText(origin + QPointF(0, line.y() + line.ascent()),
                             metrics.elidedText(lastLine, Qt::ElideRight, box.width()));
        } else {
            line.draw(&painter, origin);
        }
    }
    return static_cast<int>(std::ceil(y));
}

}  // namespace opdesk::ui::theme
