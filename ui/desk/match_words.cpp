#include "ui/desk/match_words.h"

#include <QCoreApplication>

#include <algorithm>

#include "core/text/dates.h"
#include "core/text/names.h"
#include "core/text/phone.h"
#include "ui/labels/labels.h"
#include "ui/widgets/money_label.h"
#include "ui/widgets/page.h"

namespace opdesk::ui::desk {

using patients::FactLine;
using widgets::qt;
using Mark = FactLine::Mark;

namespace {

constexpr int kPhoneDigits = 10;
constexpr int kTellingDigits = 4;  ///< fewer typed digits say nothing

QString reasonWords(const char* text) {
    return QCoreApplication::translate("MatchReason", text);
}

bool has(const clinic::PossibleDuplicate& match, std::string_view reason) {
    return std::ranges::find(match.reasons, reason) != match.reasons.end();
}

FactLine nameFact(const clinic::PossibleDuplicate& match) {
    FactLine fact{reasonWords(QT_TRANSLATE_NOOP("MatchReason", "Name")), {}, Mark::alike};
    const bool script = has(match, "other_script");
    if (has(match, "same_name")) {
        fact.words = reasonWords(QT_TRANSLATE_NOOP("MatchReason", "The same"));
        fact.mark = Mark::same;
    } else if (has(match, "sounds_alike")) {
        fact.words = script ? reasonWords(QT_TRANSLATE_NOOP("MatchReason", "Same sound, another script"))
                            : reasonWords(QT_TRANSLATE_NOOP("MatchReason", "Sounds the same, other spelling"));
    } else {
        fact.words = script ? reasonWords(QT_TRANSLATE_NOOP("MatchReason", "Similar, another script"))
                            : reasonWords(QT_TRANSLATE_NOOP("MatchReason", "Similar spelling"));
    }
    return fact;
}

FactLine bornFact(const clinic::PossibleDuplicate& match, const clinic::FindDuplicates& typed) {
    FactLine fact{reasonWords(QT_TRANSLATE_NOOP("MatchReason", "Born")), {}, Mark::differs};
    const auto& line = match.patient;
    if (!line.birthDate) {
        fact.words = reasonWords(QT_TRANSLATE_NOOP("MatchReason", "not known"));
        return fact;
    }
    const auto year = QString::number(static_cast<int>(line.birthDate->year()));
    if (has(match, "same_birth_date")) {
        fact.words = reasonWords(QT_TRANSLATE_NOOP("MatchReason", "%1, the same day"))
                         .arg(qt(text::formatDate(*line.birthDate)));
        fact.mark = Mark::same;
        return fact;
    }
    fact.words = line.birthEstimated ? reasonWords(QT_TRANSLATE_NOOP("MatchReason", "about %1")).arg(year)
                                     : reasonWords(QT_TRANSLATE_NOOP("MatchReason", "%1 (stated)")).arg(year);
    if (!line.ageText.empty())
        fact.words += QStringLiteral(", ") + labels::ageWords(line.ageText);
    if (has(match, "same_birth_year"))
        fact.mark = Mark::same;
    else if (typed.age.empty() && !typed.birthDate)
        fact.mark = Mark::none;
    return fact;
}

FactLine sexFact(const clinic::PossibleDuplicate& match, const clinic::FindDuplicates& typed) {
    FactLine fact{reasonWords(QT_TRANSLATE_NOOP("MatchReason", "Sex")),
                  labels::valueLabel("patient", "sex", match.patient.sex), Mark::none};
    if (!typed.sex.empty() && !match.patient.sex.empty())
        fact.mark = typed.sex == match.patient.sex ? Mark::same : Mark::differs;
    return fact;
}

FactLine phoneFact(const clinic::PossibleDuplicate& match, const clinic::FindDuplicates& typed) {
    FactLine fact{reasonWords(QT_TRANSLATE_NOOP("MatchReason", "Mobile")), {}, Mark::differs};
    const auto& line = match.patient;
    const auto stored = qt(line.phone).right(kPhoneDigits);
    auto digits = qt(typed.phone).remove(QLatin1Char(' '));
    if (digits.startsWith(QLatin1String("+91")))
        digits.remove(0, 3);
    const auto count = static_cast<int>(digits.size());
    if (has(match, "same_phone")) {
        fact.words = reasonWords(QT_TRANSLATE_NOOP("MatchReason", "The same number"));
        fact.mark = Mark::same;
    } else if (stored.isEmpty() && line.phoneMasked.empty()) {
        fact.words = reasonWords(QT_TRANSLATE_NOOP("MatchReason", "none on the record"));
    } else if (count < kTellingDigits) {
        fact.words = qt(line.phoneMasked);
        fact.mark = Mark::none;
    } else if (count < kPhoneDigits && stored.startsWith(digits)) {
        fact.words = QCoreApplication::translate("MatchReason", "All %n digit(s) so far", nullptr, count);
        fact.mark = Mark::alike;
    } else {
        fact.words = reasonWords(QT_TRANSLATE_NOOP("MatchReason", "Different, %1")).arg(qt(line.phoneMasked));
    }
    return fact;
}

}  // namespace

QList<FactLine> matchFacts(const clinic::PossibleDuplicate& match, const clinic::FindDuplicates& typed,
                           const QString& locality, const QString& today) {
    QList<FactLine> facts{nameFact(match), bornFact(match, typed), sexFact(match, typed), phoneFact(match, typed)};
    if (const auto place = qt(match.patient.locality); !place.isEmpty())
        facts << FactLine{reasonWords(QT_TRANSLATE_NOOP("MatchReason", "Locality")), place,
                          locality.isEmpty()                                  ? Mark::none
                          : place.compare(locality, Qt::CaseInsensitive) == 0 ? Mark::same
                                                                              : Mark::differs};
    facts << FactLine{today.isEmpty() ? reasonWords(QT_TRANSLATE_NOOP("MatchReason", "Last visit"))
                                      : reasonWords(QT_TRANSLATE_NOOP("MatchReason", "Today")),
                      !today.isEmpty()          ? today
                      : match.patient.lastVisit ? qt(text::formatDate(*match.patient.lastVisit))
                                                : reasonWords(QT_TRANSLATE_NOOP("MatchReason", "not seen yet")),
                      Mark::none};
    return facts;
}

QList<FactLine> moreFacts(const clinic::OpenPatient::Answer& patient, bool namesHidden) {
    const auto shown = [&](const std::string& name) { return qt(namesHidden ? text::initials(name) : name); };
    QList<FactLine> facts;
    const auto add = [&](const char* label, const QString& value) {
        if (!value.isEmpty())
            facts << FactLine{reasonWords(label), value, Mark::none};
    };
    const auto field = [&](const char* name) {
        const auto* value = patient.demographics.if_contains(name);
        return value && value->is_string()
                   ? QString::fromUtf8(value->get_string().data(), static_cast<int>(value->get_string().size()))
                   : QString();
    };
    add(QT_TRANSLATE_NOOP("MatchReason", "Number"), qt(patient.line.clinicNumber));
    add(QT_TRANSLATE_NOOP("MatchReason", "Phone"), qt(patient.line.phoneMasked));
    add(QT_TRANSLATE_NOOP("MatchReason", "Guardian"), shown(widgets::utf8(field("guardian_name"))));
    add(QT_TRANSLATE_NOOP("MatchReason", "Address"), field("address"));
    QStringList family;
    for (const auto& person : patient.family)
        family << shown(person.name) + QStringLiteral(", ") + labels::ageSex(person.ageText, person.sex);
    add(QT_TRANSLATE_NOOP("MatchReason", "Same phone"), family.join(QStringLiteral("; ")));
    add(QT_TRANSLATE_NOOP("MatchReason", "Balance"), widgets::moneyText(patient.balance));
    return facts;
}

}  // namespace opdesk::ui::desk
