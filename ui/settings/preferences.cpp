#include "ui/settings/preferences.h"

#include <QSettings>

#include <algorithm>
#include <array>

namespace opdesk::ui::settings {

namespace {

constexpr std::array kLanguages{"en", "hi"};
constexpr std::array kThemes{"light", "dark", "system"};
constexpr std::array kDensities{"compact", "comfortable"};
constexpr std::array kTextSizes{"100", "115", "130"};
constexpr std::array kSwitch{"off", "on"};
constexpr std::array kSlipPapers{"80", "58", "a6"};

constexpr std::array<ChoiceRow, 13> kTable{{{Choice::language, "language", "en", kLanguages},
                                            {Choice::theme, "theme", "light", kThemes},
                                            {Choice::density, "density", "compact", kDensities},
                                            {Choice::textSize, "textSize", "100", kTextSizes},
                                            {Choice::calm, "calm", "off", kSwitch},
                                            {Choice::startPlace, "startPlace", "desk", {}},
                                            {Choice::usualDoctor, "usualDoctor", "", {}},
                                            {Choice::recentCommands, "recentCommands", "", {}},
                                            {Choice::slipPaper, "slipPaper", "80", kSlipPapers},
                                            {Choice::slipPrinter, "slipPrinter", "", {}},
                                            {Choice::billPrinter, "billPrinter", "", {}},
                                            {Choice::prescriptionPrinter, "prescriptionPrinter", "", {}},
                                            {Choice::reportPrinter, "reportPrinter", "", {}}}};

const ChoiceRow& rowOf(Choice choice) {
    return kTable.at(static_cast<std::size_t>(choice));
}

bool isKnown(const ChoiceRow& row, const QString& value) {
    return row.known.empty() || std::any_of(row.known.begin(), row.known.end(),
                                            [&](const char* word) { return value == QLatin1String(word); });
}

}  // namespace

std::span<const ChoiceRow> choiceTable() {
    return kTable;
}

Choice printerChoiceOf(const QString& paperName) {
    return paperName.startsWith(QLatin1String("bill-"))  ? Choice::billPrinter
           : paperName.startsWith(QLatin1String("day-")) ? Choice::reportPrinter
                                                         : Choice::slipPrinter;
}

Preferences::Preferences(QSettings& store, QObject* parent) : QObject(parent), m_store(store) {}

QString Preferences::value(Choice choice) const {
    const auto& row = rowOf(choice);
    const auto fallback = QString::fromLatin1(row.fallback);
    const auto found = m_overrides.contains(choice) ? m_overrides.value(choice)
                                                    : m_store.value(QLatin1String(row.name), fallback).toString();
    return isKnown(row, found) ? found : fallback;
}

bool Preferences::choose(Choice choice, const QString& value) {
    const auto& row = rowOf(choice);
    if (!isKnown(row, value))
        return false;
    if (value == this->value(choice))
        return true;
    m_overrides.remove(choice);
    m_store.setValue(QLatin1String(row.name), value);
    emit changed(choice);
    return true;
}

void Preferences::override_(Choice choice, const QString& value) {
    m_overrides[choice] = value;
}

void Preferences::setSystemScheme(theme::Scheme scheme) {
    m_systemScheme = scheme;
}

theme::ThemeChoice Preferences::themeChoice() const {
    theme::ThemeChoice choice;
    const auto scheme = value(Choice::theme);
    choice.scheme = scheme == QLatin1String("system") ? m_systemScheme
                    : scheme == QLatin1String("dark") ? theme::Scheme::dark
                                                      : theme::Scheme::light;
    choice.density =
        value(Choice::density) == QLatin1String("comfortable") ? theme::Density::comfortable : theme::Density::compact;
    choice.textPercent = value(Choice::textSize).toInt();
    choice.calm = value(Choice::calm) == QLatin1String("on");
    return choice;
}

}  // namespace opdesk::ui::settings
