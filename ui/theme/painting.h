#pragma once

#include <QColor>
#include <QFont>
#include <QRect>
#include <QString>

class QPainter;

namespace opdesk::ui::theme {

/// A rounded box whose 1 px outline falls on device pixels. An invalid colour leaves that part out.
void paintBox(QPainter& painter, const QRectF& box, qreal radius, const QColor& ground, const QColor& outline,
              qreal outlineWidth = 1.0, Qt::PenStyle style = Qt::SolidLine);
/// A rule across `box`'s upper edge: as many whole pixels of the device on every row, whatever the scale.
void paintRule(QPainter& painter, const QRect& box, const QColor& colour);
/// The 2 px ring of a focused control, drawn just inside `box`.
void paintFocusRing(QPainter& painter, const QRectF& box, qreal radius, const QColor& colour);
/// Soft shadow around `box` from a cached nine-patch, for what floats.
void paintShadow(QPainter& painter, const QRect& box, int radius);
/// One line of literal text, every figure as wide as the widest one, so columns of figures stand in line.
void paintFigures(QPainter& painter, const QRect& box, Qt::Alignment alignment, const QString& text);
int figuresWidth(const QFont& font, const QString& text);
/// One line of literal text from the left, its baseline where the interface's first font has it: words of every script
/// stand level with what is beside them.
void paintLevel(QPainter& painter, const QRect& box, const QString& text);
/// Literal text on up to `lines` lines, words wrapped, nothing ever cut inside a cluster; the last line is elided
/// only when `elide` is set. Returns the height used. Never interprets markup.
int paintText(QPainter& painter, const QRect& box, const QString& text, const QFont& font, const QColor& colour,
              int lines = 1, bool elide = true);

}  // namespace opdesk::ui::theme
