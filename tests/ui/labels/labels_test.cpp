#include "ui/labels/labels.h"

#include <QTest>
#include <QTranslator>

#include "core/model/kind.h"

using namespace opdesk;
using namespace opdesk::ui;

class LabelsTest : public QObject {
    Q_OBJECT
private slots:
    void everyFieldOfTheRegistry_hasWords();
    void everyKnownValue_hasWords();
    void everyErrorSentence_saysMoreThanItsCode();
    void aFieldError_namesTheFieldAndWhatIsAccepted();
    void ageAndSex_areWrittenOneWay();
    void ageAndSex_areHindiInHindi();
};

void LabelsTest::ageAndSex_areWrittenOneWay() {
    // A line never breaks inside them.
    QCOMPARE(labels::ageSex("42 y", "female"), QString::fromUtf8("42\u00a0F"));
    QCOMPARE(labels::ageSex("8 mo", "male"), QString::fromUtf8("8\u00a0mo\u00a0M"));
    QCOMPARE(labels::ageSex("", "other"), QStringLiteral("O"));
    QCOMPARE(labels::ageSex("42 y", ""), QString::fromUtf8("42\u00a0y"));
    QCOMPARE(labels::ageAndSex("1 y 6 mo", "female"), QString::fromUtf8("1\u00a0y\u00a06\u00a0mo · Female"));
}

void LabelsTest::ageAndSex_areHindiInHindi() {
    QTranslator hindi;
    QVERIFY(hindi.load(QStringLiteral(":/i18n/opdesk_hi.qm")));
    QVERIFY(QCoreApplication::installTranslator(&hindi));
    QCOMPARE(labels::ageSex("58 y", "male"), QString::fromUtf8("58\u00a0वर्ष\u00a0·\u00a0पु"));
    QCOMPARE(labels::ageSex("8 mo", "female"), QString::fromUtf8("8\u00a0माह\u00a0·\u00a0म"));
    QCOMPARE(labels::ageAndSex("58 y", "male"), QString::fromUtf8("58\u00a0वर्ष · पुरुष"));
    QCOMPARE(labels::deskName("Desk 12"), QString::fromUtf8("काउंटर 12"));
    QCOMPARE(labels::deskName("Reception"), QStringLiteral("Reception"));
    QCoreApplication::removeTranslator(&hindi);
}

void LabelsTest::everyFieldOfTheRegistry_hasWords() {
    QStringList missing;
    for (const auto& kind : model::allKinds()) {
        if (labels::kindLabel(kind.name) == QLatin1String(kind.name.data(), static_cast<qsizetype>(kind.name.size())))
            missing << QString::fromStdString(std::string(kind.name));
        for (const auto& field : kind.fields) {
            if (labels::fieldLabel(kind.name, field.name).isEmpty())
                missing << QString::fromStdString(std::string(kind.name) + "." + std::string(field.name));
        }
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QStringLiteral(", "))));
}

void LabelsTest::everyKnownValue_hasWords() {
    QStringList missing;
    for (const auto& kind : model::allKinds()) {
        for (const auto& field : kind.fields) {
            for (const auto value : field.known) {
                const QString words = labels::valueLabel(kind.name, field.name, value);
                if (words.isEmpty() || words == QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size())))
                    missing << QString::fromStdString(std::string(kind.name) + "." + std::string(field.name) + "=" +
                                                      std::string(value));
            }
        }
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QStringLiteral(", "))));
}

void LabelsTest::everyErrorSentence_saysMoreThanItsCode() {
    for (int i = 0; i <= static_cast<int>(base::ErrorCode::internal); ++i) {
        const QString sentence = labels::errorSentence(static_cast<base::ErrorCode>(i));
        QVERIFY2(sentence.size() > 20 && sentence.endsWith(QLatin1Char('.')), qPrintable(sentence));
        QVERIFY2(!sentence.contains(QLatin1Char('_')) && !sentence.contains(QLatin1Char('!')), qPrintable(sentence));
    }
}

void LabelsTest::aFieldError_namesTheFieldAndWhatIsAccepted() {
    base::Error error;
    error.code = base::ErrorCode::invalidInput;
    error.field = "patient.pin";
    error.fix = "six digits";
    const QString sentence = labels::errorSentence(error);
    QVERIFY(sentence.contains(QStringLiteral("PIN")));
    QVERIFY(sentence.contains(QStringLiteral("six digits")));
}

QTEST_GUILESS_MAIN(LabelsTest)
#include "labels_test.moc"
