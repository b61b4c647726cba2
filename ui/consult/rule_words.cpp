#include "ui/consult/rule_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>

namespace opdesk::ui::consult {

namespace {

constexpr std::array kWhole{
    QT_TRANSLATE_NOOP("RuleWords", "doctor with registration number"),
    QT_TRANSLATE_NOOP("RuleWords", "patient's name, age, sex and address"),
    QT_TRANSLATE_NOOP("RuleWords", "dated and timed when signed"),
    QT_TRANSLATE_NOOP("RuleWords", "generic names in capitals"),
    QT_TRANSLATE_NOOP("RuleWords", "a medicine has no name"),
    QT_TRANSLATE_NOOP("RuleWords", "a name is not in the formulary: printed as typed"),
    QT_TRANSLATE_NOOP("RuleWords", "no medicine yet"),
    QT_TRANSLATE_NOOP("RuleWords", "strength, dose, times and duration"),
    QT_TRANSLATE_NOOP("RuleWords", "total quantity of every medicine"),
    QT_TRANSLATE_NOOP("RuleWords", "the total quantity of a medicine is open"),
    QT_TRANSLATE_NOOP("RuleWords", "diagnosis written"),
    QT_TRANSLATE_NOOP("RuleWords", "no diagnosis"),
    QT_TRANSLATE_NOOP("RuleWords", "printed, so it can be read"),
    QT_TRANSLATE_NOOP("RuleWords", "allergies asked"),
    QT_TRANSLATE_NOOP("RuleWords", "nobody asked about allergies"),
    QT_TRANSLATE_NOOP("RuleWords", "a phrase is missing in the patient's language: the line prints in English"),
    QT_TRANSLATE_NOOP("RuleWords", "in the patient's language"),
    QT_TRANSLATE_NOOP("RuleWords", "in the patient's language; not reviewed by a native speaker"),
};
// Sentences with a list of what is open at their end.
constexpr std::array kBeginnings{
    QT_TRANSLATE_NOOP("RuleWords", "the doctor's record lacks: "),
    QT_TRANSLATE_NOOP("RuleWords", "the patient's record lacks: "),
    QT_TRANSLATE_NOOP("RuleWords", "still to write: "),
};
constexpr std::array kParts{
    QT_TRANSLATE_NOOP("RuleWords", "name"),
    QT_TRANSLATE_NOOP("RuleWords", "qualification"),
    QT_TRANSLATE_NOOP("RuleWords", "registration number"),
    QT_TRANSLATE_NOOP("RuleWords", "age"),
    QT_TRANSLATE_NOOP("RuleWords", "sex"),
    QT_TRANSLATE_NOOP("RuleWords", "address"),
    QT_TRANSLATE_NOOP("RuleWords", "strength with its unit"),
    QT_TRANSLATE_NOOP("RuleWords", "form"),
    QT_TRANSLATE_NOOP("RuleWords", "dose"),
    QT_TRANSLATE_NOOP("RuleWords", "millilitres of a dose"),
    QT_TRANSLATE_NOOP("RuleWords", "weekday of a weekly medicine"),
    QT_TRANSLATE_NOOP("RuleWords", "the most a day (as-needed medicine)"),
    QT_TRANSLATE_NOOP("RuleWords", "duration"),
    QT_TRANSLATE_NOOP("RuleWords", "weight of the child, not older than 30 days"),
};

QString translated(const char* words) {
    return QCoreApplication::translate("RuleWords", words);
}

QString sentence(QString words) {
    if (!words.isEmpty())
        words[0] = words.at(0).toUpper();
    return words;
}

/// One item of a list; some have a comma of their own, so that the longest that fits is taken first.
QString list(QString items) {
    QStringList shown;
    while (!items.isEmpty()) {
        const char* found = nullptr;
        for (const auto* part : kParts) {
            const auto text = QLatin1String(part);
            const bool whole = items.startsWith(text) &&
                               (items.size() == text.size() || items.mid(text.size()).startsWith(QLatin1String(", ")));
            if (whole && (!found || text.size() > QLatin1String(found).size()))
                found = part;
        }
        const auto length = found ? QLatin1String(found).size() : items.size();
        shown << (found ? translated(found) : items);
        items = items.mid(length + 2);
    }
    return shown.join(QStringLiteral(", "));
}

}  // namespace

QString ruleWords(const std::string& words) {
    const auto text = QString::fromStdString(words);
    // The rule names only the language; a line of its own says what is meant.
    if (text == QLatin1String("English"))
        return QCoreApplication::translate("RuleWords", "Instructions print in English");
    for (const auto* whole : kWhole)
        if (text == QLatin1String(whole))
            return sentence(translated(whole));
    for (const auto* beginning : kBeginnings)
        if (text.startsWith(QLatin1String(beginning)))
            return sentence(translated(beginning) + list(text.mid(QLatin1String(beginning).size())));
    return sentence(text);
}

}  // namespace opdesk::ui::consult
