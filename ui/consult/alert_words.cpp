#include "ui/consult/alert_words.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <array>
#include <span>
#include <utility>

namespace opdesk::ui::consult {

namespace {

// Sentences of the checks: %1 is the medicine of the line. One that holds more comes before one that would fit too.
constexpr std::array kWhat{
    QT_TRANSLATE_NOOP("AlertWords", "%1 is not in the formulary"),
    QT_TRANSLATE_NOOP("AlertWords", "%1 is a Schedule X medicine"),
    QT_TRANSLATE_NOOP("AlertWords", "%1 is a narcotic or psychotropic substance"),
    QT_TRANSLATE_NOOP("AlertWords", "%1 is taken once a week, not daily"),
    QT_TRANSLATE_NOOP("AlertWords", "allergy to %2 (%3) and %1"),
    QT_TRANSLATE_NOOP("AlertWords", "allergy to %2 and %1"),
    QT_TRANSLATE_NOOP("AlertWords", "allergy to %2 was compared by name only"),
    QT_TRANSLATE_NOOP("AlertWords", "%1 with %2 (taken now)"),
    QT_TRANSLATE_NOOP("AlertWords", "%1 with %2"),
    QT_TRANSLATE_NOOP("AlertWords", "%1 and %2"),
    QT_TRANSLATE_NOOP("AlertWords", "%1 is here twice"),
    QT_TRANSLATE_NOOP("AlertWords", "%1 is taken already"),
    QT_TRANSLATE_NOOP("AlertWords", "paracetamol in 1 medicine: %2 mg a day or more"),
    QT_TRANSLATE_NOOP("AlertWords", "paracetamol in 1 medicine: %2 mg a day"),
    QT_TRANSLATE_NOOP("AlertWords", "paracetamol in %2 medicines: %3 mg a day or more"),
    QT_TRANSLATE_NOOP("AlertWords", "paracetamol in %2 medicines: %3 mg a day"),
    QT_TRANSLATE_NOOP("AlertWords", "%1 may not be prescribed by telemedicine"),
    QT_TRANSLATE_NOOP("AlertWords", "%1 needs a video consultation"),
    QT_TRANSLATE_NOOP("AlertWords", "%1 only as a follow-up of the same condition"),
    QT_TRANSLATE_NOOP("AlertWords", "%1 is on no list of the guideline"),
};
constexpr std::array kWhy{
    QT_TRANSLATE_NOOP("AlertWords",
                      "not checked against allergies, other medicines or lists; no alert does not mean safe"),
    QT_TRANSLATE_NOOP("AlertWords", "written in duplicate; the seller keeps a copy for %2"),
    QT_TRANSLATE_NOOP("AlertWords", "the quantity and the register are subject to the NDPS Act"),
    QT_TRANSLATE_NOOP("AlertWords", "the recorded substance itself"),
    QT_TRANSLATE_NOOP("AlertWords", "same group: %2"),
    QT_TRANSLATE_NOOP("AlertWords", "cross-reaction of %2: %3"),
    QT_TRANSLATE_NOOP("AlertWords", "no group of the rule data holds it"),
    QT_TRANSLATE_NOOP("AlertWords", "the same substance twice"),
    QT_TRANSLATE_NOOP("AlertWords", "never by telemedicine"),
    QT_TRANSLATE_NOOP("AlertWords", "list A, first consultation: video only"),
    QT_TRANSLATE_NOOP("AlertWords", "list %2"),
    QT_TRANSLATE_NOOP(
        "AlertWords",
        "the guideline does not name it: for a follow-up of the same condition at the doctor's judgement"),
    QT_TRANSLATE_NOOP("AlertWords", "not checked: the medicine is not in the formulary"),
};
// As they stand in interactions.csv.
constexpr std::array kEffects{
    QT_TRANSLATE_NOOP("AlertWords", "severe hypotension"),
    QT_TRANSLATE_NOOP("AlertWords", "myopathy, rhabdomyolysis"),
    QT_TRANSLATE_NOOP("AlertWords", "tizanidine level rises: hypotension, sedation"),
    QT_TRANSLATE_NOOP("AlertWords", "ergotism, ischaemia"),
    QT_TRANSLATE_NOOP("AlertWords", "serotonin syndrome"),
    QT_TRANSLATE_NOOP("AlertWords", "torsades de pointes"),
    QT_TRANSLATE_NOOP("AlertWords", "QT prolongation"),
    QT_TRANSLATE_NOOP("AlertWords", "bleeding"),
    QT_TRANSLATE_NOOP("AlertWords", "INR rises"),
    QT_TRANSLATE_NOOP("AlertWords", "INR falls"),
    QT_TRANSLATE_NOOP("AlertWords", "hyperkalaemia"),
    QT_TRANSLATE_NOOP("AlertWords", "kidney injury, less BP control; worse with a diuretic"),
    QT_TRANSLATE_NOOP("AlertWords", "hyperkalaemia, kidney injury"),
    QT_TRANSLATE_NOOP("AlertWords", "marrow suppression"),
    QT_TRANSLATE_NOOP("AlertWords", "methotrexate toxicity"),
    QT_TRANSLATE_NOOP("AlertWords", "serotonin syndrome, seizures"),
    QT_TRANSLATE_NOOP("AlertWords", "sedation, respiratory depression"),
    QT_TRANSLATE_NOOP("AlertWords", "less antiplatelet effect"),
    QT_TRANSLATE_NOOP("AlertWords", "less antiplatelet effect of aspirin"),
    QT_TRANSLATE_NOOP("AlertWords", "digoxin toxicity"),
    QT_TRANSLATE_NOOP("AlertWords", "bradycardia, AV block"),
    QT_TRANSLATE_NOOP("AlertWords", "bronchospasm"),
    QT_TRANSLATE_NOOP("AlertWords", "theophylline toxicity"),
    QT_TRANSLATE_NOOP("AlertWords", "carbamazepine toxicity"),
    QT_TRANSLATE_NOOP("AlertWords", "phenytoin toxicity"),
    QT_TRANSLATE_NOOP("AlertWords", "hypoglycaemia"),
    QT_TRANSLATE_NOOP("AlertWords", "lithium toxicity"),
    QT_TRANSLATE_NOOP("AlertWords", "contraceptive failure"),
    QT_TRANSLATE_NOOP("AlertWords", "myopathy; simvastatin max 20 mg"),
    QT_TRANSLATE_NOOP("AlertWords", "less absorption; separate by 4 h"),
    QT_TRANSLATE_NOOP("AlertWords", "chelation; separate by 2-4 h"),
    QT_TRANSLATE_NOOP("AlertWords", "disulfiram-like reaction (label warning)"),
    QT_TRANSLATE_NOOP("AlertWords", "lactic acidosis risk if eGFR low: hold"),
    QT_TRANSLATE_NOOP("AlertWords", "GI bleed, kidney injury"),
    QT_TRANSLATE_NOOP("AlertWords", "daily dose over 4 g (adult) across FDCs"),
    QT_TRANSLATE_NOOP("AlertWords", "INR changes, usually falls"),
    QT_TRANSLATE_NOOP("AlertWords", "loss of anticoagulant effect"),
    QT_TRANSLATE_NOOP("AlertWords", "GI and other bleeding"),
    QT_TRANSLATE_NOOP("AlertWords", "GI bleeding"),
    QT_TRANSLATE_NOOP("AlertWords", "GI ulcer and bleeding"),
    QT_TRANSLATE_NOOP("AlertWords", "low potassium raises digoxin toxicity"),
    QT_TRANSLATE_NOOP("AlertWords", "myopathy; simvastatin max 10 mg"),
    QT_TRANSLATE_NOOP("AlertWords", "colchicine toxicity, can be fatal"),
    QT_TRANSLATE_NOOP("AlertWords", "deep sedation, respiratory depression"),
    QT_TRANSLATE_NOOP("AlertWords", "low or high glucose"),
    QT_TRANSLATE_NOOP("AlertWords", "signs of hypoglycaemia masked"),
    QT_TRANSLATE_NOOP("AlertWords", "less effect of the second drug"),
    QT_TRANSLATE_NOOP("AlertWords", "valproate level falls: seizures"),
    QT_TRANSLATE_NOOP("AlertWords", "serious rash; lamotrigine level doubles"),
    QT_TRANSLATE_NOOP("AlertWords", "raised intracranial pressure"),
    QT_TRANSLATE_NOOP("AlertWords", "reaction or psychosis"),
    QT_TRANSLATE_NOOP("AlertWords", "hypotension"),
    QT_TRANSLATE_NOOP("AlertWords", "less absorption of itraconazole capsules"),
    QT_TRANSLATE_NOOP("AlertWords", "rebound hypertension when clonidine stops"),
    QT_TRANSLATE_NOOP("AlertWords", "fetal harm"),
    QT_TRANSLATE_NOOP("AlertWords", "fetal harm, bleeding"),
    QT_TRANSLATE_NOOP("AlertWords", "fetal death or malformation"),
    QT_TRANSLATE_NOOP("AlertWords", "malformation, developmental harm"),
    QT_TRANSLATE_NOOP("AlertWords", "malformation"),
    QT_TRANSLATE_NOOP("AlertWords", "usually stop"),
    QT_TRANSLATE_NOOP("AlertWords", "teeth and bone of the child"),
    QT_TRANSLATE_NOOP("AlertWords", "from 20 weeks: fetal kidney; third trimester: ductus closure"),
    QT_TRANSLATE_NOOP("AlertWords", "kidney injury"),
    QT_TRANSLATE_NOOP("AlertWords", "bleeding, perforation"),
    QT_TRANSLATE_NOOP("AlertWords", "lactic acidosis"),
    QT_TRANSLATE_NOOP("AlertWords", "no effect, neuropathy"),
    QT_TRANSLATE_NOOP("AlertWords", "haemolysis"),
    QT_TRANSLATE_NOOP("AlertWords", "respiratory depression"),
    QT_TRANSLATE_NOOP("AlertWords", "liver injury; prohibited in India for children under 12"),
    QT_TRANSLATE_NOOP("AlertWords", "Reye syndrome"),
    QT_TRANSLATE_NOOP("AlertWords", "tooth staining"),
    QT_TRANSLATE_NOOP("AlertWords", "harm without benefit; contaminated syrups have killed"),
};
// Parts of the notes there, between semicolons.
constexpr std::array kNotes{
    QT_TRANSLATE_NOOP("AlertWords", "ONC class pair"),
    QT_TRANSLATE_NOOP("AlertWords", "ONC class pair (CYP1A2)"),
    QT_TRANSLATE_NOOP("AlertWords", "verify against label"),
    QT_TRANSLATE_NOOP("AlertWords", "dose limit or pause the statin"),
    QT_TRANSLATE_NOOP("AlertWords", "wash-out 14 days (5 weeks after FLUOXETINE)"),
    QT_TRANSLATE_NOOP("AlertWords", "oral or injected only"),
    QT_TRANSLATE_NOOP("AlertWords", "recall"),
    QT_TRANSLATE_NOOP("AlertWords", "recall: check against CredibleMeds"),
    QT_TRANSLATE_NOOP("AlertWords", "recall: verify against label"),
    QT_TRANSLATE_NOOP("AlertWords", "miconazole oral gel too"),
    QT_TRANSLATE_NOOP("AlertWords", "duplicate RAS block"),
    QT_TRANSLATE_NOOP("AlertWords", "avoid"),
    QT_TRANSLATE_NOOP("AlertWords", "avoid together"),
    QT_TRANSLATE_NOOP("AlertWords", "dose dependent"),
    QT_TRANSLATE_NOOP("AlertWords", "reduce the dose to a quarter to a third, specialist only"),
    QT_TRANSLATE_NOOP("AlertWords", "label: avoid"),
    QT_TRANSLATE_NOOP("AlertWords", "label: avoid together"),
    QT_TRANSLATE_NOOP("AlertWords", "pantoprazole is the usual alternative"),
    QT_TRANSLATE_NOOP("AlertWords", "drug-disease"),
    QT_TRANSLATE_NOOP("AlertWords", "drug-age"),
    QT_TRANSLATE_NOOP("AlertWords", "evidence debated"),
    QT_TRANSLATE_NOOP("AlertWords", "therapeutic duplication"),
    QT_TRANSLATE_NOOP("AlertWords", "sum over components"),
    QT_TRANSLATE_NOOP("AlertWords", "effect lasts weeks after stopping"),
    QT_TRANSLATE_NOOP("AlertWords", "IBUPROFEN with ASPIRIN: see also its own row"),
    QT_TRANSLATE_NOOP("AlertWords", "systemic use"),
    QT_TRANSLATE_NOOP("AlertWords", "check potassium"),
    QT_TRANSLATE_NOOP("AlertWords", "contraindicated with strong inhibitors in kidney or liver disease"),
    QT_TRANSLATE_NOOP("AlertWords", "specialist exceptions (mechanical valve)"),
    QT_TRANSLATE_NOOP("AlertWords", "also breastfeeding"),
    QT_TRANSLATE_NOOP("AlertWords", "epilepsy: specialist only"),
    QT_TRANSLATE_NOOP("AlertWords", "also women who may become pregnant"),
    QT_TRANSLATE_NOOP("AlertWords", "also under 8 years"),
    QT_TRANSLATE_NOOP("AlertWords", "contraindicated in the third trimester"),
    QT_TRANSLATE_NOOP("AlertWords", "also ASPIRIN"),
    QT_TRANSLATE_NOOP("AlertWords", "suspected dengue counts"),
    QT_TRANSLATE_NOOP("AlertWords", "label limit CrCl 60, guidelines 30-45"),
    QT_TRANSLATE_NOOP("AlertWords", "except on specialist advice"),
    QT_TRANSLATE_NOOP("AlertWords", "cough and cold medicines: generally not recommended under 5 years"),
    QT_TRANSLATE_NOOP("AlertWords", "QT members: %2"),
};
constexpr std::array kConditions{
    QT_TRANSLATE_NOOP("AlertWords", "asthma"),          QT_TRANSLATE_NOOP("AlertWords", "pregnancy"),
    QT_TRANSLATE_NOOP("AlertWords", "dengue"),          QT_TRANSLATE_NOOP("AlertWords", "chronic kidney disease"),
    QT_TRANSLATE_NOOP("AlertWords", "peptic ulcer"),    QT_TRANSLATE_NOOP("AlertWords", "eGFR <30"),
    QT_TRANSLATE_NOOP("AlertWords", "G6PD deficiency"), QT_TRANSLATE_NOOP("AlertWords", "age <12 y"),
    QT_TRANSLATE_NOOP("AlertWords", "age <16 y"),       QT_TRANSLATE_NOOP("AlertWords", "age <8 y"),
    QT_TRANSLATE_NOOP("AlertWords", "age <2 y"),
};
// Of allergy_classes.csv.
constexpr std::array kGroups{
    QT_TRANSLATE_NOOP("AlertWords", "penicillins"),
    QT_TRANSLATE_NOOP("AlertWords", "cephalosporins"),
    QT_TRANSLATE_NOOP("AlertWords", "sulfonamide antibacterials"),
    QT_TRANSLATE_NOOP("AlertWords", "NSAIDs / aspirin"),
    QT_TRANSLATE_NOOP("AlertWords", "macrolides"),
    QT_TRANSLATE_NOOP("AlertWords", "fluoroquinolones"),
    QT_TRANSLATE_NOOP("AlertWords", "tetracyclines"),
    QT_TRANSLATE_NOOP("AlertWords", "nitroimidazoles"),
    QT_TRANSLATE_NOOP("AlertWords", "aromatic antiepileptics"),
    QT_TRANSLATE_NOOP("AlertWords", "opioids"),
    QT_TRANSLATE_NOOP("AlertWords", "ACE inhibitors"),
    QT_TRANSLATE_NOOP("AlertWords", "iodinated contrast"),
    QT_TRANSLATE_NOOP("AlertWords", "local anaesthetics (amide)"),
    QT_TRANSLATE_NOOP("AlertWords", "local anaesthetics (ester)"),
    QT_TRANSLATE_NOOP("AlertWords", "insulins"),
    QT_TRANSLATE_NOOP("AlertWords", "latex"),
    QT_TRANSLATE_NOOP("AlertWords", "egg"),
    QT_TRANSLATE_NOOP("AlertWords", "paracetamol"),
    QT_TRANSLATE_NOOP("AlertWords", "carbapenems"),
    QT_TRANSLATE_NOOP("AlertWords", "aminoglycosides"),
    QT_TRANSLATE_NOOP("AlertWords", "proton pump inhibitors"),
    QT_TRANSLATE_NOOP("AlertWords", "antituberculars"),
    QT_TRANSLATE_NOOP("AlertWords", "azole antifungals"),
    QT_TRANSLATE_NOOP("AlertWords", "no known drug allergy"),
};
constexpr std::array<std::pair<const char*, const char*>, 6> kCertainties{{
    {"recall", QT_TRANSLATE_NOOP("AlertWords", "from memory: check the label")},
    {"not compared", QT_TRANSLATE_NOOP("AlertWords", "not compared with the label")},
    {"class", QT_TRANSLATE_NOOP("AlertWords", "by its class")},
    {"recorded", QT_TRANSLATE_NOOP("AlertWords", "as recorded")},
    {"unknown", QT_TRANSLATE_NOOP("AlertWords", "not checked")},
    {"verified", QT_TRANSLATE_NOOP("AlertWords", "verified")},
}};
constexpr auto kChildLimit =
    QT_TRANSLATE_NOOP("AlertWords", "; the limit of a child goes by weight and is not checked");

QString inLanguage(const char* english) {
    return QCoreApplication::translate("AlertWords", english);
}

/// A name of the data that has words of its own: a condition, a group of medicines.
QString named(const QString& english) {
    for (const auto& list : {std::span<const char* const>(kConditions), std::span<const char* const>(kGroups)})
        for (const auto* one : list)
            if (english == QLatin1String(one))
                return inLanguage(one);
    return english;
}

/// `words` with the values in place of %1 to %3, each as it is: a name may hold a percent sign.
QString filled(const QString& words, const std::array<QString, 3>& values) {
    QString text;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const auto figure = words.at(i) == u'%' && i + 1 < words.size() ? words.at(i + 1).digitValue() : 0;
        if (figure < 1 || figure > 3) {
            text += words.at(i);
            continue;
        }
        text += values[static_cast<std::size_t>(figure - 1)];
        ++i;
    }
    return text;
}

/// `text` by the first sentence it is made from; as it is when there is none.
QString bySentence(std::span<const char* const> sentences, const QString& text, const QString& medicine) {
    for (const auto* sentence : sentences) {
        auto pattern = QRegularExpression::escape(QLatin1String(sentence));
        pattern.replace(QLatin1String("\\%1"), QRegularExpression::escape(medicine));
        pattern.replace(QLatin1String("\\%2"), QLatin1String("(?<two>.+?)"));
        pattern.replace(QLatin1String("\\%3"), QLatin1String("(?<three>.+)"));
        const auto match = QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text);
        if (!match.hasMatch())
            continue;
        return filled(inLanguage(sentence), {medicine, named(match.captured(QStringLiteral("two"))),
                                             match.captured(QStringLiteral("three"))});
    }
    return text;
}

/// The longest effect of the data that `why` begins with; null when there is none.
const char* effectOf(const QString& why) {
    const char* found = nullptr;
    for (const auto* effect : kEffects) {
        const QLatin1String words(effect);
        const auto rest = QStringView(why).mid(words.size());
        const bool whole =
            why.startsWith(words) && (rest.isEmpty() || rest.startsWith(QLatin1String(" (")) || rest.startsWith(u';'));
        if (whole && (!found || words.size() > QLatin1String(found).size()))
            found = effect;
    }
    return found;
}

}  // namespace

QString alertWhat(const clinic::Alert& alert) {
    return bySentence(kWhat, QString::fromStdString(alert.what), QString::fromStdString(alert.line));
}

QString alertWhy(const clinic::Alert& alert) {
    const auto why = QString::fromStdString(alert.why);
    const auto* effect = effectOf(why);
    if (!effect)
        return bySentence(kWhy, why, QString::fromStdString(alert.line));
    // "effect (part; part); what more there is"
    auto rest = why.mid(QLatin1String(effect).size());
    QString note;
    if (const auto end = rest.lastIndexOf(u')'); rest.startsWith(QLatin1String(" (")) && end > 2) {
        QStringList parts;
        for (const auto& part : rest.mid(2, end - 2).split(QStringLiteral("; ")))
            parts << bySentence(kNotes, part, {});
        note = QStringLiteral(" (%1)").arg(parts.join(QStringLiteral("; ")));
        rest = rest.mid(end + 1);
    }
    return inLanguage(effect) + note + rest.replace(QLatin1String(kChildLimit), inLanguage(kChildLimit));
}

QString alertEffect(const clinic::Alert& alert) {
    const auto* effect = effectOf(QString::fromStdString(alert.why));
    return effect ? inLanguage(effect) : QString();
}

QString alertMarks(const clinic::Alert& alert) {
    auto certainty = QString::fromStdString(alert.certainty);
    for (const auto& [code, words] : kCertainties)
        if (alert.certainty == code)
            certainty = inLanguage(words);
    QStringList marks{QString::fromStdString(alert.source), certainty};
    marks.removeAll(QString());
    return marks.join(QStringLiteral(" · "));
}

}  // namespace opdesk::ui::consult
