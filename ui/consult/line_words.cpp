#include "ui/consult/line_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace opdesk::ui::consult {

namespace {

constexpr std::array kPhrases{
    QT_TRANSLATE_NOOP("LineWords", "in the morning"),
    QT_TRANSLATE_NOOP("LineWords", "in the afternoon"),
    QT_TRANSLATE_NOOP("LineWords", "in the evening"),
    QT_TRANSLATE_NOOP("LineWords", "at night"),
    QT_TRANSLATE_NOOP("LineWords", "once a day"),
    QT_TRANSLATE_NOOP("LineWords", "twice a day"),
    QT_TRANSLATE_NOOP("LineWords", "three times a day"),
    QT_TRANSLATE_NOOP("LineWords", "four times a day"),
    QT_TRANSLATE_NOOP("LineWords", "five times a day"),
    QT_TRANSLATE_NOOP("LineWords", "six times a day"),
    QT_TRANSLATE_NOOP("LineWords", "every second day"),
    QT_TRANSLATE_NOOP("LineWords", "once a week"),
    QT_TRANSLATE_NOOP("LineWords", "never daily"),
    QT_TRANSLATE_NOOP("LineWords", "as a single dose now"),
    QT_TRANSLATE_NOOP("LineWords", "single dose now"),
    QT_TRANSLATE_NOOP("LineWords", "if needed"),
    QT_TRANSLATE_NOOP("LineWords", "at most"),
    QT_TRANSLATE_NOOP("LineWords", "hours by the clock"),
    QT_TRANSLATE_NOOP("LineWords", "every"),
    QT_TRANSLATE_NOOP("LineWords", "on Monday"),
    QT_TRANSLATE_NOOP("LineWords", "on Tuesday"),
    QT_TRANSLATE_NOOP("LineWords", "on Wednesday"),
    QT_TRANSLATE_NOOP("LineWords", "on Thursday"),
    QT_TRANSLATE_NOOP("LineWords", "on Friday"),
    QT_TRANSLATE_NOOP("LineWords", "on Saturday"),
    QT_TRANSLATE_NOOP("LineWords", "on Sunday"),
    QT_TRANSLATE_NOOP("LineWords", "before food"),
    QT_TRANSLATE_NOOP("LineWords", "after food"),
    QT_TRANSLATE_NOOP("LineWords", "on empty stomach"),
    QT_TRANSLATE_NOOP("LineWords", "with water"),
    QT_TRANSLATE_NOOP("LineWords", "at bedtime"),
    QT_TRANSLATE_NOOP("LineWords", "apply"),
    QT_TRANSLATE_NOOP("LineWords", "one and a half"),
    QT_TRANSLATE_NOOP("LineWords", "a quarter"),
    QT_TRANSLATE_NOOP("LineWords", "half"),
    QT_TRANSLATE_NOOP("LineWords", "one"),
    QT_TRANSLATE_NOOP("LineWords", "two"),
    QT_TRANSLATE_NOOP("LineWords", "three"),
    QT_TRANSLATE_NOOP("LineWords", "four"),
    QT_TRANSLATE_NOOP("LineWords", "five"),
    QT_TRANSLATE_NOOP("LineWords", "and"),
    QT_TRANSLATE_NOOP("LineWords", "sublingual tablet"),
    QT_TRANSLATE_NOOP("LineWords", "dispersible tablet"),
    QT_TRANSLATE_NOOP("LineWords", "tablets"),
    QT_TRANSLATE_NOOP("LineWords", "tablet"),
    QT_TRANSLATE_NOOP("LineWords", "capsules"),
    QT_TRANSLATE_NOOP("LineWords", "capsule"),
    QT_TRANSLATE_NOOP("LineWords", "sachets"),
    QT_TRANSLATE_NOOP("LineWords", "sachet"),
    QT_TRANSLATE_NOOP("LineWords", "syrup"),
    QT_TRANSLATE_NOOP("LineWords", "suspension"),
    QT_TRANSLATE_NOOP("LineWords", "inhaler"),
    QT_TRANSLATE_NOOP("LineWords", "cream"),
    QT_TRANSLATE_NOOP("LineWords", "ointment"),
    QT_TRANSLATE_NOOP("LineWords", "lotion"),
    QT_TRANSLATE_NOOP("LineWords", "gel"),
    QT_TRANSLATE_NOOP("LineWords", "injection"),
    QT_TRANSLATE_NOOP("LineWords", "eye drops"),
    QT_TRANSLATE_NOOP("LineWords", "nasal drops"),
    QT_TRANSLATE_NOOP("LineWords", "drops"),
    QT_TRANSLATE_NOOP("LineWords", "drop"),
    QT_TRANSLATE_NOOP("LineWords", "puffs"),
    QT_TRANSLATE_NOOP("LineWords", "puff"),
    QT_TRANSLATE_NOOP("LineWords", "bottles of"),
    QT_TRANSLATE_NOOP("LineWords", "bottle of"),
    QT_TRANSLATE_NOOP("LineWords", "tubes of"),
    QT_TRANSLATE_NOOP("LineWords", "tube of"),
    QT_TRANSLATE_NOOP("LineWords", "days"),
    QT_TRANSLATE_NOOP("LineWords", "day"),
    QT_TRANSLATE_NOOP("LineWords", "weeks"),
    QT_TRANSLATE_NOOP("LineWords", "week"),
    QT_TRANSLATE_NOOP("LineWords", "months"),
    QT_TRANSLATE_NOOP("LineWords", "month"),
};

bool isWordEnd(const QString& text, qsizetype at) {
    return at >= text.size() || !text.at(at).isLetterOrNumber();
}

/// The longest phrase that stands at `at` as whole words; null when none does.
const char* phraseAt(const QString& text, qsizetype at) {
    const char* found = nullptr;
    for (const auto* phrase : kPhrases) {
        const QLatin1String words(phrase);
        if (QStringView(text).mid(at).startsWith(words) && isWordEnd(text, at + words.size()) &&
            (!found || words.size() > QLatin1String(found).size()))
            found = phrase;
    }
    return found;
}

int weight(const std::string& severity) {
    constexpr std::array<std::string_view, 6> kOrder{"contraindicated", "major",  "legal",
                                                     "moderate",        "inform", "not_checked"};
    return static_cast<int>(std::ranges::find(kOrder, severity) - kOrder.begin());
}

}  // namespace

QString lineWords(const std::string& english) {
    const auto text = QString::fromStdString(english);
    QString shown;
    for (qsizetype at = 0; at < text.size();) {
        const bool begins = at == 0 || !text.at(at - 1).isLetterOrNumber();
        if (const auto* phrase = begins ? phraseAt(text, at) : nullptr) {
            shown += QCoreApplication::translate("LineWords", phrase);
            at += QLatin1String(phrase).size();
        } else {
            shown += text.at(at++);
        }
    }
    return shown;
}

QString medicineTitle(const clinic::PrescriptionLine& line) {
    const auto name = QString::fromStdString(line.generic.empty() ? line.typed : line.generic);
    auto strength = QString::fromStdString(line.strength);
    strength.replace(u' ', QChar(QChar::Nbsp));
    // Parts of a combination may still stand in two lines.
    strength.replace(QStringLiteral("\u00a0+\u00a0"), QStringLiteral(" +\u00a0"));
    QStringList parts{line.generic.empty() ? name : name.toUpper(), strength, lineWords(line.form)};
    parts.removeAll(QString());
    return parts.join(u' ');
}

void sortBySeverity(std::vector<clinic::Alert>& alerts) {
    std::ranges::stable_sort(alerts, [](const clinic::Alert& a, const clinic::Alert& b) {
        return a.interrupts != b.interrupts ? a.interrupts : weight(a.severity) < weight(b.severity);
    });
}

}  // namespace opdesk::ui::consult
