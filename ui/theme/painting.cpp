#include "ui/theme/painting.h"

#include <QFontMetricsF>
#include <QHash>
#include <QImage>
#include <QPaintEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "ui/theme/figures_apart.h"
#include "ui/theme/measure.h"

namespace opdesk::ui::theme {

namespace {

qreal figureAdvance(const QFont& font) {
    qreal widest = 0;
    for (char16_t figure = u'0'; figure <= u'9'; ++figure)
        widest = std::max(widest, wordsAdvance(font, QChar(figure)));
    return widest;
}

bool isFigure(QChar letter) {
    return letter >= u'0' && letter <= u'9';
}

/// Text between figures keeps its shaping; each figure stands in a cell as wide as the widest one.
qreal layFigures(QPainter* painter, const QFont& font, const QString& text, QPointF at) {
    const qreal cell = figureAdvance(font);
    qreal x = at.x();
    qsizetype begin = 0;
    while (begin < text.size()) {
        qsizetype end = begin;
        if (isFigure(text.at(begin))) {
            const QString figure = text.mid(begin, 1);
            if (painter)
                painter->drawText(QPointF(x + (cell - wordsAdvance(font, figure)) / 2, at.y()), figure);
            x += cell;
            end = begin + 1;
        } else {
            while (end < text.size() && !isFigure(text.at(end)))
                ++end;
            const QString run = text.mid(begin, end - begin);
            if (painter)
                painter->drawText(QPointF(x, at.y()), run);
            x += wordsAdvance(font, run);
        }
        begin = end;
    }
    return x - at.x();
}

/// How a box looks at its corners, in pixels of the device.
struct CornerLook {
    int twiceRadius;
    int outlineWidth;  ///< 0: none
    QRgb ground;       ///< 0: none
    QRgb outline;
    bool operator==(const CornerLook&) const = default;
};

std::size_t qHash(const CornerLook& look, std::size_t seed) {
    return qHashMulti(seed, look.twiceRadius, look.outlineWidth, look.ground, look.outline);
}

void paintShape(QPainter& painter, const QRectF& box, qreal radius, const QColor& ground, const QPen& pen) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, radius > 0);
    const qreal inset = pen.style() == Qt::NoPen ? 0 : pen.widthF() / 2;
    painter.setPen(pen);
    painter.setBrush(ground.isValid() ? QBrush(ground) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), std::max(0.0, radius - inset),
                            std::max(0.0, radius - inset));
    painter.restore();
}

QPen penOf(const QColor& outline, qreal width, Qt::PenStyle style) {
    if (!outline.isValid() || width <= 0)
        return {Qt::NoPen};
    QPen pen(outline, width, style);
    if (style == Qt::DashLine)
        pen.setDashPattern({3, 2.5});
    return pen;
}

/// The four corners of such a box, painted once.
QImage cornersOf(const CornerLook& look) {
    constexpr qsizetype kMostLooks = 256;
    static thread_local QHash<CornerLook, QImage> painted;
    if (const auto found = painted.constFind(look); found != painted.constEnd())
        return *found;
    const int corner = (look.twiceRadius + 1) / 2;
    QImage image(2 * corner, 2 * corner, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    const auto outline = look.outlineWidth > 0 ? QColor::fromRgb(look.outline) : QColor();
    paintShape(painter, image.rect(), look.twiceRadius / 2.0, look.ground ? QColor::fromRgb(look.ground) : QColor(),
               penOf(outline, look.outlineWidth, Qt::SolidLine));
    painter.end();
    if (painted.size() >= kMostLooks)
        painted.clear();
    return *painted.insert(look, image);
}

/// The same pixels as paintShape() without the path of the whole box: corners from a picture, the rest as rectangles.
/// False, and nothing is painted, where it would not be the same: off the pixels, seen through, on paper.
bool paintFromCorners(QPainter& painter, const QRectF& box, qreal radius, const QColor& ground, const QColor& outline,
                      qreal outlineWidth) {
    const auto isWhole = [](qreal value) { return value == std::floor(value); };
    const auto isPlain = [](const QColor& colour) { return colour.alpha() == 0 || colour.alpha() == 255; };
    const bool lined = outline.isValid() && outline.alpha() > 0 && outlineWidth > 0;
    const QRect at = box.toRect();
    const int corner = static_cast<int>(std::ceil(radius));
    if (radius <= 0 || !isWhole(radius * 2) || QRectF(at) != box || !isPlain(ground) || !isPlain(outline) ||
        (lined && (!isWhole(outlineWidth) || outlineWidth > corner)) || 2 * corner > at.width() ||
        2 * corner > at.height())
        return false;
    const auto& transform = painter.deviceTransform();
    if (transform.type() > QTransform::TxTranslate || !isWhole(transform.dx()) || !isWhole(transform.dy()) ||
        painter.opacity() < 1 || painter.compositionMode() != QPainter::CompositionMode_SourceOver ||
        !painter.paintEngine() || painter.paintEngine()->type() != QPaintEngine::Raster)
        return false;
    const bool filled = ground.isValid() && ground.alpha() > 0;
    const int line = lined ? static_cast<int>(outlineWidth) : 0;
    const auto corners =
        cornersOf({static_cast<int>(radius * 2), line, filled ? ground.rgb() : 0, lined ? outline.rgb() : 0});
    const int left = at.left(), top = at.top(), wide = at.width(), high = at.height();
    const int right = left + wide - corner, bottom = top + high - corner;
    painter.drawImage(QPoint(left, top), corners, QRect(0, 0, corner, corner));
    painter.drawImage(QPoint(right, top), corners, QRect(corner, 0, corner, corner));
    painter.drawImage(QPoint(left, bottom), corners, QRect(0, corner, corner, corner));
    painter.drawImage(QPoint(right, bottom), corners, QRect(corner, corner, corner, corner));
    const int across = wide - 2 * corner, down = high - 2 * corner;
    if (filled) {
        painter.fillRect(QRect(left + corner, top + line, across, corner - line), ground);
        painter.fillRect(QRect(left + line, top + corner, wide - 2 * line, down), ground);
        painter.fillRect(QRect(left + corner, bottom, across, corner - line), ground);
    }
    if (lined) {
        painter.fillRect(QRect(left + corner, top, across, line), outline);
        painter.fillRect(QRect(left + corner, top + high - line, across, line), outline);
        painter.fillRect(QRect(left, top + corner, line, down), outline);
        painter.fillRect(QRect(left + wide - line, top + corner, line, down), outline);
    }
    return true;
}

}  // namespace

void paintBox(QPainter& painter, const QRectF& box, qreal radius, const QColor& ground, const QColor& outline,
              qreal outlineWidth, Qt::PenStyle style) {
    if (style != Qt::SolidLine || !paintFromCorners(painter, box, radius, ground, outline, outlineWidth))
        paintShape(painter, box, radius, ground, penOf(outline, outlineWidth, style));
}

void paintRule(QPainter& painter, const QRect& box, const QColor& colour) {
    const auto& toDevice = painter.deviceTransform();
    QRectF rule = toDevice.mapRect(QRectF(box.left(), box.top(), box.width(), 1));
    if (toDevice.type() > QTransform::TxScale || rule.isEmpty()) {
        painter.fillRect(QRect(box.left(), box.top(), box.width(), 1), colour);
        return;
    }
    rule = QRectF(rule.left(), std::round(rule.top()), rule.width(), std::max(1.0, std::floor(rule.height() + 0.01)));
    painter.fillRect(toDevice.inverted().mapRect(rule), colour);
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
    return static_cast<int>(std::ceil(layFigures(nullptr, font, text, {})));
}

void paintFigures(QPainter& painter, const QRect& box, Qt::Alignment alignment, const QString& text) {
    const auto font = painter.font();
    const QFontMetricsF metrics(font);
    const qreal width = layFigures(nullptr, font, text, {});
    qreal x = box.left();
    if (alignment & Qt::AlignRight)
        x = box.right() + 1 - width;
    else if (alignment & Qt::AlignHCenter)
        x = box.left() + (box.width() - width) / 2;
    const qreal y = box.top() + (box.height() - metrics.height()) / 2 + metrics.ascent();
    layFigures(&painter, font, text, {x, y});
}

void paintLevel(QPainter& painter, const QRect& box, const QString& text) {
    const QFontMetricsF metrics(painter.font());
    const QPointF at(box.left(), box.top() + std::round((box.height() - metrics.height()) / 2 + metrics.ascent()));
    if (hasFiguresApart(text))
        paintFiguresApart(painter, at, text);
    else
        painter.drawText(at, text);
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
            paintLineApart(painter, line, text, font, origin, box.width());
        }
    }
    return static_cast<int>(std::ceil(y));
}

}  // namespace opdesk::ui::theme
