#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>

#include "tests/core/clinic/hostile_texts.h"
#include "ui/paper/paper_painter.h"
#include "ui/paper/readable_pdf.h"

using namespace opdesk::ui::paper;

/// What went into a paper comes out of its PDF: pdftotext gives the same letters in the same order, whatever the script
/// and however nasty. White space apart, since lines are broken.

namespace {

QString folded(const QString& text) {
    QString out;
    for (const QChar unit : text.normalized(QString::NormalizationForm_C))
        // The reader wraps right-to-left words in embedding marks of its own.
        if (!unit.isSpace() && !(unit >= QChar(0x202A) && unit <= QChar(0x202C)))
            out += unit;
    return out;
}

/// In the order of painting, so that columns side by side do not run into each other; or, without -raw, as a person who
/// marks the words in a viewer gets them.
QString textOf(const QByteArray& pdf, const QString& name, const QStringList& how = {QStringLiteral("-raw")}) {
    QTemporaryDir folder;
    const QString kept = qEnvironmentVariable("OPDESK_TEST_PICTURES");
    QFile file((kept.isEmpty() ? folder.path() : kept) + QLatin1Char('/') + name + QStringLiteral(".pdf"));
    if (pdf.isEmpty() || !file.open(QIODevice::WriteOnly))
        return {};
    file.write(pdf);
    file.close();
    QProcess reader;
    reader.start(QStringLiteral(OPDESK_PDFTOTEXT), QStringList(how) << file.fileName() << QStringLiteral("-"));
    reader.waitForFinished();
    return folded(QString::fromUtf8(reader.readAllStandardOutput()));
}

struct Field {
    const char* name;
    std::string* words;
};

/// A paper, the fields people type into, and how it becomes a PDF.
struct Case {
    QString name;
    std::function<std::vector<Field>()> fields;
    std::function<QByteArray()> pdf;
};

PrescriptionPaper prescription() {
    PrescriptionPaper paper;
    paper.clinic = {"Banyan Lane Clinic", "12 Banyan Lane", "Mon–Sat", "020-0000 0000", {}};
    paper.doctor = {"Dr. Meera Kulkarni", "MBBS", "SPECIMEN-0000", "Maharashtra"};
    paper.patient = {"Prakash", "58 y, male", "Pune", "BL-11302", {}, {}};
    paper.dateTime = "17-11-2026 11:48 am";
    PaperMedicine medicine;
    medicine.generic = "Telmisartan";
    medicine.english = "1 tablet — 1-0-0, morning — 30 days";
    medicine.local = "1 गोली · सुबह · 30 दिन";
    paper.medicines = {medicine};
    paper.number = "2611-0941";
    paper.isSigned = true;
    return paper;
}

BillPaper bill(const std::string& title) {
    BillPaper paper;
    paper.title = title;
    paper.clinic = prescription().clinic;
    paper.doctor = prescription().doctor;
    paper.patient = prescription().patient;
    paper.number = "A07/2627/00041";
    paper.dateTime = "17-11-2026 11:52 am";
    paper.lines = {{"Consultation", "9993", "1", "500.00", "500.00"}, {"ECG", "9993", "1", "300.00", "300.00"}};
    paper.sums = {{"Total ₹", "800.00", true}};
    paper.amountInWords = "Eight hundred rupees only";
    paper.mode = "Cash";
    paper.reason = "typed twice";
    paper.cancels = "A07/2627/00040";
    if (title == "Tax invoice") {
        paper.withTax = true;
        paper.placeOfSupply = "Maharashtra (27)";
        paper.lines[0].tax = paper.lines[1].tax = "5%";
    }
    paper.withCodes = title != "Receipt";
    return paper;
}

DayPaper day() {
    DayPaper paper;
    paper.clinic = prescription().clinic;
    paper.desk = "Desk 1 (A07)";
    paper.sitting = "No. 14 · 17-11-2026";
    paper.closedBy = "17-11-2026 9:10 pm, Rohini Pawar";
    paper.witness = "Kiran Deshpande";
    paper.parts = {{"Credit notes", {"Amount"}, {{"A07/2627/00023", {"250.00"}, false}}}};
    paper.remark = "one torn note";
    paper.printedAt = "17-11-2026 9:11 pm";
    return paper;
}

std::vector<Case> cases() {
    std::vector<Case> all;
    const auto rx = std::make_shared<PrescriptionPaper>(prescription());
    for (const bool big : {false, true})
        all.push_back({big ? QStringLiteral("prescription-a4") : QStringLiteral("prescription-a5"),
                       [rx] {
                           return std::vector<Field>{{"name", &rx->patient.name},
                                                     {"address", &rx->patient.address},
                                                     {"complaint", &rx->complaint},
                                                     {"findings", &rx->findings},
                                                     {"diagnosis", &rx->diagnosis},
                                                     {"note", &rx->medicines[0].note},
                                                     {"advice", &rx->advice},
                                                     {"clinic's address", &rx->clinic.address},
                                                     {"allergies", &rx->allergies.words}};
                       },
                       [rx, big] {
                           rx->allergies.knowledge = PaperAllergies::Knowledge::known;
                           PaperOptions options;
                           options.size = big ? PaperSize::a4 : PaperSize::a5;
                           return toPdf(*rx, options);
                       }});
    for (const char* title : {"Receipt", "Bill of supply", "Tax invoice", "Invoice-cum-bill of supply", "Credit note"})
        for (const auto& [size, words] : {std::pair{PaperSize::a5, "a5"}, std::pair{PaperSize::roll80, "80"}}) {
            const auto paper = std::make_shared<BillPaper>(bill(title));
            all.push_back({QStringLiteral("%1-%2").arg(
                               QString::fromLatin1(title).toLower().replace(QLatin1Char(' '), QLatin1Char('-')),
                               QLatin1String(words)),
                           [paper] {
                               return std::vector<Field>{
                                   {"name", &paper->patient.name},   {"address", &paper->patient.address},
                                   {"reason", &paper->reason},       {"item", &paper->lines[1].words},
                                   {"way of payment", &paper->mode}, {"clinic", &paper->clinic.name}};
                           },
                           [paper, size = size] {
                               PaperOptions options;
                               options.size = size;
                               return toPdf(*paper, options);
                           }});
        }
    const auto close = std::make_shared<DayPaper>(day());
    all.push_back({QStringLiteral("day-close"),
                   [close] {
                       return std::vector<Field>{{"remark", &close->remark},
                                                 {"patient and reason", &close->parts[0].rows[0].words},
                                                 {"witness", &close->witness},
                                                 {"clinic", &close->clinic.name}};
                   },
                   [close] { return toPdf(*close, {}); }});
    return all;
}

struct Words {
    const char* what;
    std::string text;
};

/// Scripts a clinic prints in, with conjuncts, matras before their letter and split vowels.
std::vector<Words> scripts() {
    return {
        {"Hindi", "श्रीमती कीर्ति क्षत्रिय — ज़्यादा से ज़्यादा 3 गोली, खाने के बाद, द्वितीय मंज़िल"},
        {"Tamil", "திருமதி மீனாட்சி ஐயர் — ஒரு மாத்திரை, கோயம்புத்தூர், ஸ்ரீரங்கம்"},
        {"Marathi", "कृष्णा र्‍हाटे, दुसऱ्या मजल्यावर"},
        {"Bengali", "শ্রী কৌশিক বন্দ্যোপাধ্যায়"},
        {"Telugu", "శ్రీనివాస్ కృష్ణమూర్తి"},
        {"Kannada", "ಶ್ರೀನಿವಾಸ ಕೃಷ್ಣಮೂರ್ತಿ"},
        {"Malayalam", "ശ്രീകൃഷ്ണൻ കൊച്ചി"},
        {"Gujarati", "શ્રી કૃષ્ણકાંત"},
        {"Punjabi", "ਸ੍ਰੀ ਕ੍ਰਿਸ਼ਨ ਸਿੰਘ"},
        {"mixed with Latin and figures", "रेखा Rekha ரேகா 1,25,000.50 ₹ fifty office"},
        {"pictures no font has", "Asha 🦠🫀 👨‍👩‍👧 ❤️ 😀 Rao"},
    };
}

}  // namespace

class LiteralTest : public QObject {
    Q_OBJECT
private slots:
    void everyScript_comesOutAsItWentIn();
    void everyHostileText_isPrintedLiterally();
    void tenThousandLetters_areAllPrinted();
    void aSlip_printsLiterally_andSaysWhatItLeavesOut();
    void aPaper_isReadFromTheTopDown();
    void wordsTurnedAroundForTheReader_turnBack();
    void aSignThatWorksUnseen_isPaintedAsItsNumber();
};

void LiteralTest::everyScript_comesOutAsItWentIn() {
    for (const auto& one : cases())
        for (const auto& words : scripts()) {
            // Every paper in the two scripts most are printed in and with pictures; the others on one.
            const bool everywhere =
                words.what == std::string("Hindi") || words.what == std::string("Tamil") || words.text.front() == 'A';
            if (!everywhere && one.name != QLatin1String("bill-of-supply-a5"))
                continue;
            for (const auto& field : one.fields())
                *field.words = words.text + " [" + field.name + "]";
            const QString text = textOf(one.pdf(), one.name + QLatin1Char('-') + QLatin1String(words.what));
            for (const auto& field : one.fields())
                QVERIFY2(text.contains(folded(QString::fromStdString(*field.words))),
                         qPrintable(one.name + QStringLiteral(", ") + QLatin1String(field.name) + QStringLiteral(", ") +
                                    QLatin1String(words.what) + QLatin1Char('\n') + text));
        }
}

void LiteralTest::everyHostileText_isPrintedLiterally() {
    for (const auto& nasty : opdesk::clinic::tests::nasties()) {
        // No field takes control characters and the like; ten thousand letters have a test of their own.
        if (nasty.always || nasty.text.size() > 1000)
            continue;
        for (const auto& one : cases()) {
            for (const auto& field : one.fields())
                *field.words = nasty.text + " [" + field.name + "]";
            const QString text = textOf(one.pdf(), QStringLiteral("hostile"));
            for (const auto& field : one.fields())
                QVERIFY2(text.contains(folded(QString::fromStdString(*field.words))),
                         qPrintable(one.name + QStringLiteral(", ") + QLatin1String(field.name) + QStringLiteral(", ") +
                                    QLatin1String(nasty.what) + QLatin1Char('\n') + text));
        }
    }
}

void LiteralTest::tenThousandLetters_areAllPrinted() {
    QString latin;
    QString indic;
    for (int i = 0; i < 10'000; ++i) {
        latin += QLatin1Char('q');
        indic += QChar(0x0918);
    }
    for (const QString& letters : {latin, indic})
        for (const auto& one : cases()) {
            // The titles share one painter.
            if (one.name.startsWith(QLatin1String("receipt")) || one.name.contains(QLatin1String("invoice")) ||
                one.name.startsWith(QLatin1String("credit")) ||
                (letters == latin && one.name.contains(QLatin1Char('4'))))
                continue;
            for (const auto& field : one.fields()) {
                const std::string before = *field.words;
                *field.words = letters.toStdString();
                const QString text = textOf(one.pdf(), QStringLiteral("long"));
                *field.words = before;
                const auto count = text.count(letters.front());
                QVERIFY2(count >= letters.size(),
                         qPrintable(QStringLiteral("%1, %2: %3").arg(one.name, QLatin1String(field.name)).arg(count)));
                // What a head shows of it ends in dots, and stands in full below.
                if (count > letters.size() + 1)
                    QVERIFY2(text.contains(QString(letters.front()) + QChar(0x2026)), qPrintable(one.name));
            }
        }
}

void LiteralTest::aSlip_printsLiterally_andSaysWhatItLeavesOut() {
    TokenSlip slip;
    slip.clinic = "Banyan Lane Clinic";
    slip.token = "A-14";
    slip.doctor = "Dr. Meera Kulkarni";
    slip.dateTime = "17-11-2026 11:48 am";
    for (const auto paper : {SlipPaper::roll80, SlipPaper::roll58, SlipPaper::a6}) {
        auto all = scripts();
        for (const auto& nasty : opdesk::clinic::tests::nasties())
            if (!nasty.always && nasty.text.size() < 1000)
                all.push_back({nasty.what, nasty.text});
        for (const auto& words : all) {
            slip.firstName = words.text;
            const QString text = textOf(toPdf(slip, paper), QStringLiteral("slip-") + QLatin1String(words.what));
            QVERIFY2(text.contains(folded(QString::fromStdString(words.text))) || text.contains(QChar(0x2026)),
                     qPrintable(QLatin1String(words.what) + QLatin1Char('\n') + text));
            QVERIFY(text.contains(QStringLiteral("A-14")));
        }
        slip.firstName = std::string(10'000, 'x');
        const QString text = textOf(toPdf(slip, paper), QStringLiteral("slip-long"));
        QVERIFY(text.contains(QStringLiteral("x…")));
        QVERIFY(text.contains(folded(QStringLiteral("17-11-2026 11:48 am"))));
    }
}

void LiteralTest::aPaper_isReadFromTheTopDown() {
    for (auto& one : cases()) {
        if (!one.name.startsWith(QLatin1String("bill")) && !one.name.startsWith(QLatin1String("prescription")))
            continue;
        const auto text = textOf(one.pdf(), QStringLiteral("order"), {});
        const auto head = text.indexOf(folded(QStringLiteral("Banyan Lane Clinic")));
        const auto patient = text.indexOf(QLatin1String("Prakash"));
        QVERIFY2(head >= 0 && patient > head, qPrintable(one.name + QLatin1Char(' ') + text.left(300)));
    }
}

void LiteralTest::wordsTurnedAroundForTheReader_turnBack() {
    const QString hebrew = QStringLiteral("\u05d0\u05d1");
    QCOMPARE(inReadersOrder(QStringLiteral("Rao ") + hebrew + QStringLiteral(" 12")),
             QStringLiteral("Rao  \u05d1\u05d012"));
    QCOMPARE(inReadersOrder(QStringLiteral("रेखा Rao")), QStringLiteral("रेखा Rao"));
}

void LiteralTest::aSignThatWorksUnseen_isPaintedAsItsNumber() {
    // A record of another program may hold what no field here takes.
    BillPaper plain = bill("Receipt");
    plain.lines[1].words = "Anand [U+202E]oaR[U+0001]";
    BillPaper turned = bill("Receipt");
    turned.lines[1].words = "Anand \u202eoaR\x01";
    QCOMPARE(toImage(turned, {}, 0, 4.0), toImage(plain, {}, 0, 4.0));
}

QTEST_MAIN(LiteralTest)
#include "literal_test.moc"
