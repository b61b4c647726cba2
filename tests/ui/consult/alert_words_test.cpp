#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

#include "core/rules/checker.h"
#include "ui/consult/alert_words.h"
#include "ui/widgets/page.h"

using namespace opdesk;
using namespace opdesk::ui;
using widgets::qt;

/// What the rules say in English, in the language of the interface.
class AlertWordsTest : public QObject {
    Q_OBJECT
private slots:
    void everyAlertOfTheData_isSaidInHindi();
    void everySentenceOfTheChecks_isSaidInHindi();
};

void AlertWordsTest::everyAlertOfTheData_isSaidInHindi() {
    QTranslator hindi;
    QVERIFY(hindi.load(QStringLiteral(":/i18n/opdesk_hi")));
    QCoreApplication::installTranslator(&hindi);
    const auto book = rules::RuleBook::load();
    QVERIFY(book);
    static const QRegularExpression kDevanagari(QStringLiteral("[\\x{0900}-\\x{097F}]"));
    static const QRegularExpression kWords(QStringLiteral("[a-z]{3,}"));
    QStringList missing;
    for (const auto& pair : book->interactions()) {
        clinic::Alert alert;
        alert.line = "MEDICINE";
        alert.why = pair.effect + " (" + pair.note + ")";
        if (!consult::alertEffect(alert).contains(kDevanagari))
            missing << qt(pair.effect);
        // Of the note only names stay: of a list, and in brackets as the data has it.
        auto why = consult::alertWhy(alert);
        if (why.remove(QLatin1String("CredibleMeds")).remove(QLatin1String("(oral)")).contains(kWords))
            missing << why;
        if (!pair.b.starts_with("condition:"))
            continue;
        alert.what = "MEDICINE and " + pair.b.substr(10);
        if (const auto words = consult::alertWhat(alert); words.contains(qt(pair.b.substr(10))))
            missing << words;
    }
    for (const auto& group : book->allergyGroups()) {
        clinic::Alert alert;
        alert.why = "same group: " + group.name;
        if (const auto words = consult::alertWhy(alert); words.contains(qt(group.name)))
            missing << words;
    }
    QCoreApplication::removeTranslator(&hindi);
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QStringLiteral("; "))));
}

void AlertWordsTest::everySentenceOfTheChecks_isSaidInHindi() {
    const auto book = rules::RuleBook::load();
    QVERIFY(book);
    const auto line = [](std::string generic, std::string strength, std::string dose, bool known = true) {
        rules::PrescriptionLine made;
        made.generic = std::move(generic);
        made.strength = std::move(strength);
        made.form = "tablet";
        made.dose = std::move(dose);
        made.known = known;
        return made;
    };
    rules::CheckInput input;
    input.lines = {line("SIMVASTATIN", "20 mg", "0-0-1"),     line("CLARITHROMYCIN", "500 mg", "1-0-1"),
                   line("IBUPROFEN", "400 mg", "1-1-1"),      line("IBUPROFEN", "400 mg", "1-0-1"),
                   line("METHOTREXATE", "7.5 mg", "1-0-1"),   line("PARACETAMOL", "1000 mg", "2-2-2"),
                   line("UNHEARD OF", "1 mg", "1-0-1", false)};
    input.current = {line("WARFARIN", "5 mg", "0-0-1")};
    input.allergies = {{"penicillin", "", "rash", ""}, {"ibuprofen", "", "hives", ""}, {"pollen", "", "", ""}};
    input.conditions = {"asthma", "peptic ulcer"};
    input.lines.push_back(line("AMOXICILLIN", "500 mg", "1-1-1"));
    input.lines.back().schedule = "X";
    input.lines.back().ndps = "yes";
    const auto alerts = rules::check(*book, input);
    QVERIFY(alerts.size() > 10);
    // English reads as the rules have it.
    for (const auto& alert : alerts) {
        QCOMPARE(consult::alertWhat(alert), qt(alert.what));
        QCOMPARE(consult::alertWhy(alert), qt(alert.why));
    }
    QTranslator hindi;
    QVERIFY(hindi.load(QStringLiteral(":/i18n/opdesk_hi")));
    QCoreApplication::installTranslator(&hindi);
    static const QRegularExpression kEnglish(QStringLiteral("[a-z]{3,}"));
    QStringList left;
    for (const auto& alert : alerts) {
        auto words = consult::alertWhat(alert);
        for (const auto* typed : {"rash", "hives", "penicillin", "ibuprofen", "pollen", "mg"})
            words.remove(QLatin1String(typed));
        if (words.contains(kEnglish))
            left << words;
        if (!consult::alertMarks(alert).contains(qt(alert.source)))
            left << qt(alert.source);
    }
    QCoreApplication::removeTranslator(&hindi);
    QVERIFY2(left.isEmpty(), qPrintable(left.join(QStringLiteral("; "))));
}

QTEST_MAIN(AlertWordsTest)
#include "alert_words_test.moc"
