#include "ui/theme/measure.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QHash>
#include <QThread>

#include <cmath>
#include <utility>
#include <vector>

#include "ui/theme/figures_apart.h"

namespace opdesk::ui::theme {

namespace {

/// More than a working day shows; then all is measured anew.
constexpr qsizetype kMostMeasured = 8192;
constexpr std::size_t kMostFonts = 96;
constexpr int kHighest = 10000;
constexpr std::size_t kSeed = 0x9e3779b97f4a7c15;  ///< of the second hash: two of 64 bits never meet by chance

struct Asked {
    std::size_t words;
    std::size_t wordsAgain;
    qsizetype length;
    std::size_t font;
    int width;  ///< -1: the advance
    int flags;
    bool operator==(const Asked&) const = default;
};

std::size_t qHash(const Asked& asked, std::size_t seed) {
    return qHashMulti(seed, asked.words, asked.font, asked.width, asked.flags);
}

std::vector<QFont>& fonts() {
    static std::vector<QFont> kept;
    return kept;
}

QHash<Asked, qreal>& measured() {
    static QHash<Asked, qreal> kept;
    return kept;
}

void forgetAll() {
    fonts().clear();
    measured().clear();
}

/// The theme's fonts are copies of those it keeps, told apart by a pointer.
std::size_t numberOf(const QFont& font) {
    auto& kept = fonts();
    for (std::size_t i = 0; i < kept.size(); ++i)
        if (kept[i].isCopyOf(font))
            return i;
    for (std::size_t i = 0; i < kept.size(); ++i)
        if (kept[i] == font)
            return i;
    if (kept.empty())
        qAddPostRoutine(forgetAll);  // before the program's own fonts go
    if (kept.size() == kMostFonts)
        forgetAll();
    kept.push_back(font);
    return kept.size() - 1;
}

template <typename Measure>
qreal kept(const QFont& font, const QString& words, int width, int flags, Measure measure) {
    if (!qApp || QThread::currentThread() != qApp->thread())
        return measure();
    const Asked asked{
        ::qHash(words, std::size_t{0}), ::qHash(words, kSeed), words.size(), numberOf(font), width, flags};
    auto& all = measured();
    if (const auto found = all.constFind(asked); found != all.constEnd())
        return *found;
    if (all.size() >= kMostMeasured)
        all.clear();
    return *all.insert(asked, measure());
}

}  // namespace

qreal wordsAdvance(const QFont& font, const QString& words) {
    return kept(font, words, -1, 0, [&] {
        return hasFiguresApart(words) ? figuresApartWidth(font, words) : QFontMetricsF(font).horizontalAdvance(words);
    });
}

int wordsWidth(const QFont& font, const QString& words) {
    // As QFontMetrics rounds.
    return static_cast<int>(std::floor(wordsAdvance(font, words) + 0.5));
}

int wordsHeight(const QFont& font, const QString& words, int width, int flags) {
    const auto measure = [&] {
        return static_cast<qreal>(QFontMetrics(font).boundingRect(QRect(0, 0, width, kHighest), flags, words).height());
    };
    return static_cast<int>(kept(font, words, width, flags, measure));
}

}  // namespace opdesk::ui::theme
