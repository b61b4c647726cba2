#pragma once

#include <QColor>
#include <QRectF>
#include <QString>
#include <QWidget>
#include <vector>

namespace opdesk::scenes {

/// One run of text as it went to the screen.
struct PaintedText {
    const QWidget* widget;
    QString text;
    QRectF box;  ///< what its figures need: advance wide, ink high; in coordinates of the window
    QColor ink;
    QRectF room;  ///< what is left of it after every clip of the painter and every widget above; same coordinates
    QRectF seen;  ///< what scrolled areas show of it at this moment; same coordinates
};

/// Every text that the visible widgets of `window` paint, delegates' and own painted ones too: taken from the painter,
/// so that it does not matter who draws it.
std::vector<PaintedText> paintedTexts(QWidget& window);

/// What is wrong with a painted text, in words for the tester; empty when nothing is. Cut at a side, cut above or
/// below, or shortened with dots. What a list or a scroll area has scrolled away is not cut.
QString whatIsCut(const PaintedText& painted);

/// Pairs of texts of one window that lie over each other.
QStringList overlaps(const std::vector<PaintedText>& texts);

}  // namespace opdesk::scenes
