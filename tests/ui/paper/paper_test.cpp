#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "ui/paper/page_flow.h"
#include "ui/paper/paper_painter.h"

using namespace opdesk::ui::paper;

namespace {

PaperMedicine medicine(const std::string& generic, const std::string& strength, const std::string& english,
                       const std::string& local, const std::string& quantity) {
    PaperMedicine made;
    made.generic = generic;
    made.strength = strength;
    made.form = "tablet";
    made.english = english;
    made.local = local;
    made.quantity = quantity;
    return made;
}

PrescriptionPaper sample() {
    PrescriptionPaper paper;
    paper.clinic = {"Banyan Lane Clinic",
                    "12 Banyan Lane, Kothrud, Pune 411038",
                    "Mon–Sat 10:00–13:30, 18:00–20:30",
                    "020-0000 0000",
                    {}};
    paper.doctor = {"Dr. Meera Kulkarni", "MBBS, MD (General Medicine)", "SPECIMEN-0000", "Maharashtra"};
    paper.patient = {"Prakash Deshmukh", "58 y, male", "4 Mango Lane, Erandwane, Pune", "BL-11302", "78.4 kg", {}};
    paper.dateTime = "17-11-2026 11:48 am";
    paper.allergies = {PaperAllergies::Knowledge::known, "SULFONAMIDES — skin rash (11-03-2024)"};
    paper.complaint = "Headache 3 days, giddiness on standing 1 week";
    paper.findings = "BP 152/94 mmHg · Pulse 82/min · Temp 98.4 °F · SpO₂ 97% · RBS 214 mg/dL";
    paper.diagnosis = "Essential hypertension; Type 2 diabetes mellitus";
    paper.medicines = {
        medicine("Telmisartan", "40 mg", "1 tablet — 1-0-0, morning — 30 days", "1 गोली · सुबह · 30 दिन", "30"),
        medicine("Metformin", "500 mg", "1 tablet — 1-0-1, morning and night — after food — 30 days",
                 "1 गोली सुबह, 1 गोली रात · खाने के बाद · 30 दिन", "60"),
        medicine("Paracetamol", "500 mg", "1 tablet — as needed, at most 3 in a day — after food — 3 days",
                 "1 गोली · ज़रूरत पड़ने पर · दिन में ज़्यादा से ज़्यादा 3 · खाने के बाद · 3 दिन", "9"),
        medicine("Pantoprazole", "40 mg", "1 tablet — 1-0-0, morning — before food — 14 days",
                 "1 गोली · सुबह · खाने से पहले · 14 दिन", "14")};
    paper.tests = "Serum creatinine, HbA1c, urine microalbumin";
    paper.advice = "Salt under 5 g a day. Check BP at home twice a week.";
    paper.followUp = "Tue 01-12-2026";
    paper.followUpLocal = "दोबारा दिखाएँ: 01-12-2026";
    paper.warningEnglish = "Stop and call the clinic if rash or swelling.";
    paper.warningLocal = "चकत्ते या सूजन हो तो दवा बंद करें और क्लिनिक को बताएँ";
    paper.number = "2611-0941";
    paper.qrText = "OPD1:0190c0de-7a11-7000-8000-00000000beef:41d07be9";
    paper.fingerprint = "41D0 7BE9";
    paper.isSigned = true;
    return paper;
}

QString textOf(const QByteArray& pdf) {
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("paper.pdf")));
    if (pdf.isEmpty() || !file.open(QIODevice::WriteOnly))
        return {};
    file.write(pdf);
    file.close();
    QProcess reader;
    reader.start(QStringLiteral(OPDESK_PDFTOTEXT), {QStringLiteral("-layout"), file.fileName(), QStringLiteral("-")});
    reader.waitForFinished();
    return QString::fromUtf8(reader.readAllStandardOutput());
}

void keepPicture(const QImage& image, const QString& name) {
    const QString folder = qEnvironmentVariable("OPDESK_TEST_PICTURES");
    if (!folder.isEmpty())
        image.save(folder + QLatin1Char('/') + name);
}

bool hasDarkInk(const QImage& image) {
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qGray(image.pixel(x, y)) < 40)
                return true;
        }
    }
    return false;
}

}  // namespace

class PaperTest : public QObject {
    Q_OBJECT
private slots:
    void markupInANamePrintsLiterally();
    void everythingTheRulesAskFor_isOnThePaper();
    void unsigned_saysDraft_andSignedDoesNot();
    void reprint_saysDuplicateWithItsTime();
    void everyPage_namesThePatientAndItsNumber();
    void aMedicineIsNeverSplit_andTheSignatureNeverAlone();
    void previewAndPaper_haveTheSamePages();
    void slip_isOneBitAndAsWideAsThePaper();
    void bill_showsNumberLinesAndWords();
};

void PaperTest::markupInANamePrintsLiterally() {
    PrescriptionPaper paper = sample();
    paper.patient.name = "<img src=x> <b>Asha</b>";
    paper.medicines[0].note = "<script>1</script> &amp;";
    const QString text = textOf(toPdf(paper, {}));
    QVERIFY2(text.contains(QStringLiteral("<img src=x> <b>Asha</b>")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("<script>1</script> &amp;")), qPrintable(text));
}

void PaperTest::everythingTheRulesAskFor_isOnThePaper() {
    const QByteArray pdf = toPdf(sample(), {});
    const QString text = textOf(pdf);
    for (const char* part : {"Dr. Meera Kulkarni", "SPECIMEN-0000", "Banyan Lane Clinic", "Prakash Deshmukh",
                             "58 y, male", "4 Mango Lane", "BL-11302", "17-11-2026", "78.4 kg", "ALLERGY: SULFONAMIDES",
                             "TELMISARTAN 40 mg tablet", "1-0-1, morning and night", "Qty 60",
                             "End of prescription, 4 medicines", "Page 1 of 1", "Serum creatinine", "Tue 01-12-2026"})
        QVERIFY2(text.contains(QString::fromUtf8(part)), part);
    QVERIFY(pdf.contains("FontFile"));  // embedded
    keepPicture(toImage(sample(), {}, 0, 7.0), QStringLiteral("prescription-a5.png"));
    PaperOptions a4;
    a4.size = PaperSize::a4;
    keepPicture(toImage(sample(), a4, 0, 5.0), QStringLiteral("prescription-a4.png"));
}

void PaperTest::unsigned_saysDraft_andSignedDoesNot() {
    PrescriptionPaper paper = sample();
    paper.isSigned = false;
    // The word stands across the sheet, so the extractor gives its letters apart: look at the marks instead.
    const QImage draft = toImage(paper, {}, 0, 4.0);
    keepPicture(draft, QStringLiteral("prescription-draft.png"));
    QVERIFY(textOf(toPdf(paper, {})).contains(QStringLiteral("Not signed")));
    QVERIFY(!textOf(toPdf(sample(), {})).contains(QStringLiteral("Not signed")));
    const auto lightMarks = [](const QImage& image) {
        int count = 0;
        for (int y = image.height() / 2; y < image.height() * 9 / 10; ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const int grey = qGray(image.pixel(x, y));
                count += grey > 195 && grey < 240 ? 1 : 0;
            }
        }
        return count;
    };
    QVERIFY(lightMarks(draft) > 2000 + lightMarks(toImage(sample(), {}, 0, 4.0)));
}

void PaperTest::reprint_saysDuplicateWithItsTime() {
    PrescriptionPaper paper = sample();
    QVERIFY(!textOf(toPdf(paper, {})).contains(QStringLiteral("DUPLICATE")));
    paper.duplicateAt = "18-11-2026 10:02 am";
    QVERIFY(textOf(toPdf(paper, {})).contains(QStringLiteral("DUPLICATE, printed 18-11-2026 10:02 am")));
}

void PaperTest::everyPage_namesThePatientAndItsNumber() {
    PrescriptionPaper paper = sample();
    for (int i = 0; i < 12; ++i)
        paper.medicines.push_back(paper.medicines[static_cast<std::size_t>(i % 4)]);
    const int pages = pageCount(paper, {});
    QVERIFY(pages >= 2);
    const QStringList text = textOf(toPdf(paper, {})).split(QLatin1Char('\f'), Qt::SkipEmptyParts);
    QCOMPARE(text.size(), pages);
    for (int i = 0; i < pages; ++i) {
        QVERIFY(text.at(i).contains(QStringLiteral("Prakash Deshmukh")));
        QVERIFY(text.at(i).contains(QStringLiteral("Page %1 of %2").arg(i + 1).arg(pages)));
        keepPicture(toImage(paper, {}, i, 5.0), QStringLiteral("prescription-long-%1.png").arg(i + 1));
    }
    QVERIFY(text.last().contains(QStringLiteral("End of prescription, 16 medicines")));
}

void PaperTest::aMedicineIsNeverSplit_andTheSignatureNeverAlone() {
    // For every number of blocks and every height of the closing part.
    for (int count = 1; count < 40; ++count) {
        for (double closing = 0; closing <= 60; closing += 7) {
            std::vector<Block> blocks;
            for (int i = 0; i < count; ++i)
                blocks.push_back({10.0 + i % 5, [](auto&, double) {}, false, i % 3 != 2});
            const auto pages = flow(blocks, 0, 100, closing);
            std::size_t placed = 0;
            for (const auto& page : pages) {
                QVERIFY(!page.empty());
                for (const auto& block : page) {
                    QVERIFY(block.top + block.block->height <= 100.0);
                    QCOMPARE(block.block, &blocks[placed]);
                    ++placed;
                }
            }
            QCOMPARE(placed, blocks.size());
            QVERIFY(pages.back().back().top + pages.back().back().block->height + closing <= 100.0);
        }
    }
}

void PaperTest::previewAndPaper_haveTheSamePages() {
    PrescriptionPaper paper = sample();
    for (int extra = 0; extra < 10; ++extra) {
        paper.medicines.push_back(paper.medicines[1]);
        const auto pages = textOf(toPdf(paper, {})).split(QLatin1Char('\f'), Qt::SkipEmptyParts);
        QCOMPARE(pages.size(), pageCount(paper, {}));
        QVERIFY(hasDarkInk(toImage(paper, {}, pageCount(paper, {}) - 1, 2.0)));
    }
}

void PaperTest::slip_isOneBitAndAsWideAsThePaper() {
    TokenSlip slip{"Banyan Lane Clinic",
                   "A-14",
                   "Dr. Meera Kulkarni",
                   "Room 1",
                   "17-11-2026 11:48 am",
                   "वैशाली",
                   "29 y",
                   "5 ahead, about 38 min",
                   "टोकन नंबर",
                   false};
    const QImage wide = toSlip(slip);
    QCOMPARE(wide.width(), 576);
    QCOMPARE(wide.depth(), 1);
    QVERIFY(hasDarkInk(wide.convertToFormat(QImage::Format_RGB32)));
    QCOMPARE(toSlip(slip, 384).width(), 384);
    keepPicture(wide, QStringLiteral("slip.png"));
}

void PaperTest::bill_showsNumberLinesAndWords() {
    BillPaper bill;
    bill.title = "Bill of supply";
    bill.clinic = sample().clinic;
    bill.doctor = sample().doctor;
    bill.patient = sample().patient;
    bill.number = "A07/2627/00041";
    bill.dateTime = "17-11-2026 11:52 am";
    bill.lines = {{"Consultation, new", "9993", "1", "500.00", "500.00"},
                  {"Dressing <small>", "9993", "2", "150.00", "300.00"}};
    bill.sums = {{"Total", "₹ 800", true}};
    bill.amountInWords = "Eight hundred rupees only";
    bill.mode = "Cash";
    const QString text = textOf(toPdf(bill, {}));
    for (const char* part : {"Bill of supply", "A07/2627/00041", "Dressing <small>", "9993", "₹ 800",
                             "Eight hundred rupees only", "SPECIMEN-0000"})
        QVERIFY2(text.contains(QString::fromUtf8(part)), qPrintable(text));
    keepPicture(toImage(bill, {}, 0, 6.0), QStringLiteral("bill.png"));
}

QTEST_MAIN(PaperTest)
#include "paper_test.moc"
