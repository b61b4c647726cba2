#pragma once

#include <QImage>
#include <QString>

namespace opdesk::golden {

/// At most 64 colours, so that the whole set stays small in the tree: the most frequent ones, every other pixel takes
/// the nearest. The same picture always gives the same result.
QImage reduced(const QImage& picture);

struct Difference {
    bool sameSize = true;
    double worstRegion = 0;  ///< share of differing pixels of the region that differs most
    QRect region;            ///< which one
    double whole = 0;        ///< share of the whole picture
    QImage shown;            ///< differing pixels in red over a pale picture
};

/// A pixel differs when a colour part is off by more than the reduction and another rasterizer's smoothing explain;
/// in an even area any other ground counts. Regions are squares of 64 px, so that a missing word counts as much on a
/// large picture as on a small one.
Difference compare(const QImage& expected, const QImage& actual);

bool isAcceptable(const Difference& difference);

}  // namespace opdesk::golden
