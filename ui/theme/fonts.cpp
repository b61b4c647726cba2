#include "ui/theme/fonts.h"

#include <QDir>
#include <QFontDatabase>

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

bool hasIndicLetters(const QString& text) {
    for (const QChar letter : text) {
        // Devanagari to Malayalam, the blocks of the nine scripts of the clinic.
        if (letter.unicode() >= 0x0900 && letter.unicode() <= 0x0D7F)
            return true;
    }
    return false;
}

}  // namespace opdesk::ui::theme
