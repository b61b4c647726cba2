#include "ui/theme/theme.h"

#include <QApplication>
#include <QPointer>
#include <QStyleHints>
#include <QToolTip>

#include <cmath>
#include <map>
#include <tuple>

#include "ui/theme/contrast.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/fonts.h"
#include "ui/theme/op_style.h"

namespace opdesk::ui::theme {

namespace {

/// The one install() was given. Every widget asks for it at each of its sizes and paintings.
QPointer<const Theme> installedTheme;

QFont::Weight weightOf(int weight) {
    return static_cast<QFont::Weight>(weight);
}

void apply(QApplication& application, const Theme& theme) {
    application.setPalette(theme.palette());
    application.setFont(theme.font(Type::body));
    QToolTip::setFont(theme.font(Type::small));
}

}  // namespace

Theme::Theme(ThemeChoice choice, QObject* parent) : QObject(parent), m_choice(choice) {}

namespace {

/// In high contrast: whose colour a role takes.
Role strongOf(Role role) {
    switch (role) {
        case Role::text2:
        case Role::text3:
        case Role::border:
        case Role::control:
            return Role::text;
        case Role::disabled:
            return Role::text3;
        case Role::railText:
            return Role::railOn;
        default:
            return role;
    }
}

}  // namespace

QColor Theme::color(Role role) const {
    if (hasStrongContrast())
        role = strongOf(role);
    const auto& token = kColours.at(static_cast<std::size_t>(role));
    return QColor::fromRgba(isDark() ? token.dark : token.light);
}

QColor Theme::railAccent() const {
    return QColor::fromRgba(kColours.at(static_cast<std::size_t>(Role::accent)).dark);
}

FamilyColours Theme::family(Family family) const {
    switch (family) {
        case Family::neutral:
            return {color(Role::text2), color(Role::text2), color(Role::sunken)};
        case Family::accent:
            return {color(Role::accent), color(Role::accent), color(Role::accentSoft)};
        case Family::danger:
            return {color(Role::danger), color(Role::dangerText), color(Role::dangerSoft)};
        case Family::warn:
            return {color(Role::warn), color(Role::warnText), color(Role::warnSoft)};
        case Family::ok:
            return {color(Role::ok), color(Role::okText), color(Role::okSoft)};
        case Family::info:
            return {color(Role::info), color(Role::infoText), color(Role::infoSoft)};
        case Family::room:
            return {color(Role::room), color(Role::roomText), color(Role::roomSoft)};
        case Family::conflict:
            return {color(Role::conflict), color(Role::conflictText), color(Role::conflictSoft)};
    }
    return {};
}

QFont Theme::font(Type type, int weight) const {
    // A font that is kept has its letters at hand; a new one looks them up, family by family, at its first word.
    static std::map<std::tuple<int, Type, int>, QFont> made;
    const auto& token = kTypes.at(static_cast<std::size_t>(type));
    const int bold = weight > 0 ? weight : token.weight;
    const std::tuple key(m_choice.textPercent, type, bold);
    if (const auto found = made.find(key); found != made.end())
        return found->second;
    if (made.empty())
        qAddPostRoutine([] { made.clear(); });  // before the program's own fonts go
    QFont font;
    font.setFamilies(screenFamilies());
    font.setPointSizeF(token.points * m_choice.textPercent / 100.0);
    font.setWeight(weightOf(bold));
    font.setHintingPreference(QFont::PreferVerticalHinting);
    return made.emplace(key, font).first->second;
}

int Theme::line(Type type) const {
    const auto& token = kTypes.at(static_cast<std::size_t>(type));
    return static_cast<int>(std::lround(token.line * m_choice.textPercent / 100.0));
}

int Theme::metric(Metric metric) const {
    const auto& token = kMetrics.at(static_cast<std::size_t>(metric));
    const int value = m_choice.density == Density::compact ? token.compact : token.comfortable;
    return m_choice.textPercent > 100 ? value + (m_choice.textPercent - 100) / 4 : value;
}

QPalette Theme::palette() const {
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Role token) { palette.setColor(role, color(token)); };
    set(QPalette::Window, Role::canvas);
    set(QPalette::Base, Role::surface);
    set(QPalette::Button, Role::surface);
    set(QPalette::AlternateBase, Role::sunken);
    set(QPalette::WindowText, Role::text);
    set(QPalette::Text, Role::text);
    set(QPalette::ButtonText, Role::text);
    set(QPalette::BrightText, Role::onAccent);
    set(QPalette::PlaceholderText, Role::text3);
    set(QPalette::Highlight, Role::accentSoft);
    set(QPalette::HighlightedText, Role::text);
    set(QPalette::Link, Role::accent);
    set(QPalette::LinkVisited, Role::accent);
    set(QPalette::Mid, Role::border);
    set(QPalette::Midlight, Role::border);
    set(QPalette::Light, Role::surface);
    set(QPalette::Dark, Role::control);
    set(QPalette::Shadow, Role::control);
    set(QPalette::ToolTipBase, Role::rail);
    set(QPalette::ToolTipText, Role::railOn);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, color(Role::sunken));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(Role::text3));
    palette.setColor(QPalette::Disabled, QPalette::Base, color(Role::sunken));
    palette.setColor(QPalette::Disabled, QPalette::Button, color(Role::sunken));
    return palette;
}

void Theme::choose(ThemeChoice choice) {
    if (choice == m_choice)
        return;
    m_choice = choice;
    emit changed();
}

Scheme systemScheme() {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark ? Scheme::dark : Scheme::light;
#else
    const auto palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness()
               ? Scheme::dark
               : Scheme::light;
#endif
}

void install(QApplication& application, Theme& theme) {
    installedTheme = &theme;
    application.setStyle(new OpStyle(theme));
    apply(application, theme);
    new FocusRing(application);
    QObject::connect(&theme, &Theme::changed, &application, [&application, &theme] { apply(application, theme); });
}

const Theme& currentTheme() {
    static const Theme fallback;
    return installedTheme ? *installedTheme : fallback;
}

const Theme& themeOf(const QWidget*) {
    return currentTheme();
}

}  // namespace opdesk::ui::theme
