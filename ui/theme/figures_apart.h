#pragma once

#include <QFont>
#include <QPointF>
#include <QRect>
#include <QString>

class QPainter;
class QTextLine;

namespace opdesk::ui::theme {

/// Figures, the rupee sign and the percent sign beside an Indian script: Qt takes them from the script's own font, and
/// "12 मिनट" would show other figures than "12 min". They are painted apart, so that they look the same in every
/// language.
bool hasFiguresApart(const QString& text);
/// How wide one line is with its figures painted apart.
qreal figuresApartWidth(const QFont& font, const QString& text);
/// One line of literal text by the painter's font; `at` is on the baseline.
void paintFiguresApart(QPainter& painter, QPointF at, const QString& text);
/// The line of a layout of `text` at `origin`; as it is where its figures apart would not fit `width`.
void paintLineApart(QPainter& painter, const QTextLine& line, const QString& text, const QFont& font, QPointF origin,
                    qreal width);
/// Literal text in a box, as QPainter::drawText() with these flags, but words of every script on the base line the
/// interface's first font would have there: the fonts of Indian scripts reach lower, and a line centred with that reach
/// stands too high beside Latin words and icons.
void paintWords(QPainter& painter, const QRect& box, int flags, const QString& text);

}  // namespace opdesk::ui::theme
