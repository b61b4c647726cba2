#pragma once

#include <QPoint>
#include <QRect>
#include <QString>

class QPainter;

namespace opdesk::ui::widgets {

/// A person in a row: the name in `weight`, age and sex behind it lighter, however many lines the name takes. Age and
/// sex are never parted; without room behind the last word they go on a line of their own.
int nameAndAgeHeight(const QString& name, const QString& ageSex, int weight, int width);
/// Returns where the next thing on the last line begins, at the line's top.
QPoint paintNameAndAge(QPainter& painter, const QRect& box, const QString& name, const QString& ageSex, int weight);

}  // namespace opdesk::ui::widgets
