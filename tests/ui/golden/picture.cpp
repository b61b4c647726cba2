#include "tests/ui/golden/picture.h"

#include <QHash>
#include <QPainter>

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace opdesk::golden {

namespace {

constexpr int kMostColours = 16;
constexpr int kRegion = 64;
constexpr int kPartSlack = 56;  ///< of 255
constexpr double kRegionLimit = 0.02;
constexpr double kWholeLimit = 0.001;

int distance(QRgb a, QRgb b) {
    return std::abs(qRed(a) - qRed(b)) + std::abs(qGreen(a) - qGreen(b)) + std::abs(qBlue(a) - qBlue(b));
}

bool differs(QRgb a, QRgb b) {
    return std::abs(qRed(a) - qRed(b)) > kPartSlack || std::abs(qGreen(a) - qGreen(b)) > kPartSlack ||
           std::abs(qBlue(a) - qBlue(b)) > kPartSlack;
}

}  // namespace

QImage reduced(const QImage& picture) {
    const auto from = picture.convertToFormat(QImage::Format_RGB32);
    QHash<QRgb, int> counts;
    for (int y = 0; y < from.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(from.constScanLine(y));
        for (int x = 0; x < from.width(); ++x)
            ++counts[line[x]];
    }
    std::vector<std::pair<int, QRgb>> byCount;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        byCount.emplace_back(it.value(), it.key());
    std::sort(byCount.begin(), byCount.end(), std::greater<>());
    // Frequent colours that are near a taken one say nothing new.
    QList<QRgb> colours;
    for (const int apart : {24, 8})
        for (const auto& [count, colour] : byCount) {
            if (colours.size() >= kMostColours)
                break;
            if (std::none_of(colours.cbegin(), colours.cend(),
                             [&, c = colour](QRgb taken) { return distance(c, taken) < apart; }))
                colours << colour;
        }
    QImage to(from.size(), QImage::Format_Indexed8);
    to.setColorTable(colours);
    QHash<QRgb, uchar> nearest;
    for (int y = 0; y < from.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(from.constScanLine(y));
        auto* out = to.scanLine(y);
        for (int x = 0; x < from.width(); ++x) {
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
            for (int y = region.top(); y <= region.bottom(); ++y)
                for (int x = region.left(); x <= region.right(); ++x)
                    if (differs(a.pixel(x, y), b.pixel(x, y))) {
                        ++off;
                        result.shown.setPixel(x, y, qRgb(220, 0, 0));
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
