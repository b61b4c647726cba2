#pragma once

#include <QMap>
#include <QObject>
#include <QStringList>
#include <functional>
#include <span>

#include "ui/theme/theme.h"

class QSettings;

namespace opdesk::ui::settings {

/// The own choices of whoever works at this computer.
enum class Choice {
    language,
    theme,
    density,
    textSize,
    calm,
    startPlace,
    usualDoctor,
    recentCommands,
    slipPaper,
    slipPrinter,
    billPrinter,
    prescriptionPrinter,
    reportPrinter
};

/// Hands the names of this computer's printers to `found`, later.
using FindPrinters = std::function<void(std::function<void(const QStringList& names)> found)>;

/// Which choice holds the printer of a paper of this name (ui/paper/print_port.h): "bill-", "day-", else a slip.
Choice printerChoiceOf(const QString& paperName);

/// One line of the table of choices. An empty `known` takes any text.
struct ChoiceRow {
    Choice choice;
    const char* name;      ///< its name in the settings file
    const char* fallback;  ///< until something is chosen
    std::span<const char* const> known;
};
std::span<const ChoiceRow> choiceTable();

/// Own choices, kept by the computer's settings and changed by the settings page. Holds words of the table, names of
/// commands and of printers, never anything of a patient. Owned by the composition root, GUI thread.
class Preferences : public QObject {
    Q_OBJECT
public:
    /// `store` outlives this object.
    explicit Preferences(QSettings& store, QObject* parent = nullptr);

    /// What is chosen; the fallback when nothing was, or when the file holds a word the table does not know.
    QString value(Choice choice) const;
    /// False, and nothing changes, for a word the table does not know.
    bool choose(Choice choice, const QString& value);
    /// For this run only (command line): wins over what is stored until something is chosen.
    void override_(Choice choice, const QString& value);

    /// Which scheme "system" means. Read before the theme is installed, which replaces the palette it is read from.
    void setSystemScheme(theme::Scheme scheme);
    theme::ThemeChoice themeChoice() const;

signals:
    void changed(opdesk::ui::settings::Choice choice);

private:
    QSettings& m_store;
    QMap<Choice, QString> m_overrides;
    theme::Scheme m_systemScheme = theme::Scheme::light;
};

}  // namespace opdesk::ui::settings
