#include "ui/theme/fonts.h"

#include <QDir>
#include <QFontDatabase>
#include <QFontMetrics>

#include <iterator>

#include "ui/theme/theme.h"

namespace opdesk::ui::theme {

namespace {

QStringList indicFamilies() {
    return {QStringLiteral("Noto Sans Devanagari"), QStringLiteral("Noto Sans Bengali"),
            QStringLiteral("Noto Sans Tamil"),      QStringLiteral("Noto Sans Telugu"),
            QStringLiteral("Noto Sans Gujarati"),   QStringLiteral("Noto Sans Kannada"),
            QStringLiteral("Noto Sans Malayalam"),  QStringLiteral("Noto Sans Gurmukhi")};
}

}  // namespace

QStringList screenFamilies() {
    static const QStringList families =
        QStringList{QStringLiteral("Inter"), QStringLiteral("Noto Sans")} + indicFamilies();
    return families;
}

QStringList paperFamilies() {
    static const QStringList families =
        QStringList{QStringLiteral("Noto Sans")} + indicFamilies() + QStringList{QStringLiteral("Noto Sans Symbols")};
    return families;
}

int loadShippedFonts(const QString& folder) {
    int loaded = 0;
    const QDir dir(folder);
    for (const QString& file : dir.entryList({QStringLiteral("*.ttf"), QStringLiteral("*.otf")}, QDir::Files))
        loaded += QFontDatabase::addApplicationFont(dir.filePath(file)) >= 0 ? 1 : 0;
    return loaded;
}

bool loadLetters(int step) {
    // The first consonant of each, in the order of the families: each step finds those before it loaded.
    static constexpr char16_t kLetters[] = {0x0915, 0x0995, 0x0B95, 0x0C15, 0x0A95, 0x0C95, 0x0D15, 0x0A15};
    constexpr int kScripts = static_cast<int>(std::size(kLetters));
    struct Words {
        Type type;
        int weight;
    };
    static constexpr Words kFonts[] = {{Type::body, 600}, {Type::small, 400}, {Type::body, 400}};
    if (step >= kScripts * static_cast<int>(std::size(kFonts)))
        return false;
    const auto& font = kFonts[step / kScripts];
    QFontMetrics(currentTheme().font(font.type, font.weight)).horizontalAdvance(QChar(kLetters[step % kScripts]));
    return true;
}

bool hasIndicLetters(const QString& text) {
    for (const QChar letter : text) {
        // Devanagari to Malayalam, the blocks of the nine scripts of the clinic.
        if (letter.unicode() >= 0x0900 && letter.unicode() <= 0x0D7F)
            return true;
    }
    return false;
}

}  // namespace opdesk::ui::theme
