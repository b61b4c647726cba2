#include "ui/theme/contrast.h"

#include <QByteArray>
#include <QGuiApplication>
#include <QPalette>
#include <QSettings>

#include <algorithm>
#include <cmath>

namespace opdesk::ui::theme {

namespace {

constexpr double kAlmostWhole = 20;  ///< of 21, which is black on white

bool isStrong = false;

double lightOf(const QColor& colour) {
    const auto part = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

}  // namespace

bool asksForContrast(const QPalette& system, const QByteArray& gtkTheme) {
    if (gtkTheme.startsWith("HighContrast"))
        return true;
    const double words = lightOf(system.color(QPalette::WindowText)), ground = lightOf(system.color(QPalette::Window));
    return (std::max(words, ground) + 0.05) / (std::min(words, ground) + 0.05) >= kAlmostWhole;
}

bool systemAsksForContrast() {
#ifdef Q_OS_WIN
    constexpr int kOn = 1;  // HCF_HIGHCONTRASTON
    const QSettings kept(QStringLiteral("HKEY_CURRENT_USER\\Control Panel\\Accessibility\\HighContrast"),
                         QSettings::NativeFormat);
    return kept.value(QStringLiteral("Flags")).toInt() & kOn;
#else
    return asksForContrast(QGuiApplication::palette(), qgetenv("GTK_THEME"));
#endif
}

void setStrongContrast(bool on) {
    isStrong = on;
}

bool hasStrongContrast() {
    return isStrong;
}

}  // namespace opdesk::ui::theme
