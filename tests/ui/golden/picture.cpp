#include "tests/ui/golden/picture.h"

#include <QHash>
#include <QPainter>

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace opdesk::golden {

namespace {

constexpr std::size_t kFlatColours = 48;  ///< of grounds, lines and pills
constexpr std::size_t kMostColours = 64;  ///< with the smoothing of letters
constexpr int kLeastFlat = 24;            ///< pixels a ground has at least
constexpr int kRegion = 64;
constexpr int kPartSlack = 56;    ///< of 255, of smoothed letters
constexpr int kGroundSlack = 12;  ///< of even areas, all three parts together: reduced() moves a ground by less
constexpr int kEven = 3;          ///< pixels: no stroke of a letter is even as far across
constexpr double kRegionLimit = 0.02;
constexpr double kWholeLimit = 0.001;

int distance(QRgb a, QRgb b) {
    return std::abs(qRed(a) - qRed(b)) + std::abs(qGreen(a) - qGreen(b)) + std::abs(qBlue(a) - qBlue(b));
}

bool differs(QRgb a, QRgb b) {
    return std::abs(qRed(a) - qRed(b)) > kPartSlack || std::abs(qGreen(a) - qGreen(b)) > kPartSlack ||
           std::abs(qBlue(a) - qBlue(b)) > kPartSlack;
}

/// One colour from `x`, `y` on, as far as a ground is and a letter is not.
bool isEven(const QImage& picture, int x, int y) {
    if (x + kEven > picture.width() || y + kEven > picture.height())
        return false;
    const auto colour = reinterpret_cast<const QRgb*>(picture.constScanLine(y))[x];
    for (int down = 0; down < kEven; ++down) {
        const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y + down)) + x;
        if (std::any_of(line, line + kEven, [&](QRgb other) { return other != colour; }))
            return false;
    }
    return true;
}

}  // namespace

QImage reduced(const QImage& picture) {
    const auto from = picture.convertToFormat(QImage::Format_RGB32);
    QHash<QRgb, int> counts, flats;
    const auto lineOf = [&](int y) { return reinterpret_cast<const QRgb*>(from.constScanLine(y)); };
    for (int y = 0; y < from.height(); ++y) {
        const auto* line = lineOf(y);
        const auto* below = lineOf(std::min(y + 1, from.height() - 1));
        for (int x = 0; x < from.width();) {
            const int first = x;
            int flat = 0;
            for (; x < from.width() && line[x] == line[first]; ++x)
                flat += below[x] == line[x] ? 1 : 0;
            counts[line[first]] += x - first;
            if (x - first > 2)
                flats[line[first]] += flat;
        }
    }
    const auto byCount = [](const QHash<QRgb, int>& of) {
        std::vector<std::pair<int, QRgb>> sorted;
        for (auto it = of.cbegin(); it != of.cend(); ++it)
            sorted.emplace_back(it.value(), it.key());
        std::sort(sorted.begin(), sorted.end(), std::greater<>());
        return sorted;
    };
    QList<QRgb> colours;
    const auto take = [&](QRgb colour, int apart, std::size_t most) {
        if (static_cast<std::size_t>(colours.size()) < most &&
            std::none_of(colours.cbegin(), colours.cend(), [&](QRgb taken) { return distance(colour, taken) < apart; }))
            colours << colour;
    };
    // Every ground keeps its own hue, however small it is; of the smoothing of letters a few steps are enough.
    for (const auto& [count, colour] : byCount(flats))
        if (count >= kLeastFlat)
            take(colour, 6, kFlatColours);
    for (const auto& [count, colour] : byCount(counts))
        take(colour, 72, kMostColours);
    QImage to(from.size(), QImage::Format_Indexed8);
    to.setColorTable(colours);
    QHash<QRgb, uchar> nearest;
    for (int y = 0; y < from.height(); ++y) {
        const auto* line = lineOf(y);
        auto* out = to.scanLine(y);
        for (int x = 0; x < from.width(); ++x) {
            if (x > 0 && line[x] == line[x - 1]) {
                out[x] = out[x - 1];
                continue;
            }
            auto found = nearest.constFind(line[x]);
            if (found == nearest.cend()) {
                const auto best = std::min_element(colours.cbegin(), colours.cend(), [&](QRgb a, QRgb b) {
                    return distance(a, line[x]) < distance(b, line[x]);
                });
                found = nearest.insert(line[x], static_cast<uchar>(best - colours.cbegin()));
            }
            out[x] = found.value();
        }
    }
    return to;
}

Difference compare(const QImage& expected, const QImage& actual) {
    Difference result;
    if (expected.size() != actual.size()) {
        result.sameSize = false;
        result.worstRegion = result.whole = 1;
        return result;
    }
    const auto a = expected.convertToFormat(QImage::Format_RGB32);
    const auto b = actual.convertToFormat(QImage::Format_RGB32);
    if (a == b)
        return result;
    result.shown = b.copy();
    {
        QPainter pale(&result.shown);
        pale.fillRect(result.shown.rect(), QColor(255, 255, 255, 190));
    }
    qint64 all = 0;
    for (int top = 0; top < a.height(); top += kRegion)
        for (int left = 0; left < a.width(); left += kRegion) {
            const QRect region = QRect(left, top, kRegion, kRegion) & a.rect();
            qint64 off = 0;
            for (int y = region.top(); y <= region.bottom(); ++y) {
                const auto* of = reinterpret_cast<const QRgb*>(a.constScanLine(y));
                const auto* with = reinterpret_cast<const QRgb*>(b.constScanLine(y));
                for (int x = region.left(); x <= region.right(); ++x)
                    if (of[x] != with[x] && (differs(of[x], with[x]) || (distance(of[x], with[x]) > kGroundSlack &&
                                                                         isEven(a, x, y) && isEven(b, x, y)))) {
                        ++off;
                        result.shown.setPixel(x, y, qRgb(220, 0, 0));
                    }
            }
            all += off;
            const double share = static_cast<double>(off) / (region.width() * region.height());
            if (share > result.worstRegion) {
                result.worstRegion = share;
                result.region = region;
            }
        }
    result.whole = static_cast<double>(all) / (static_cast<double>(a.width()) * a.height());
    return result;
}

bool isAcceptable(const Difference& difference) {
    return difference.sameSize && difference.worstRegion <= kRegionLimit && difference.whole <= kWholeLimit;
}

}  // namespace opdesk::golden
