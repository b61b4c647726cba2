#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/rules/rule_book.h"
#include "core/text/money_hindi.h"
#include "ui/paper/clinic_papers.h"
#include "ui/paper/paper_painter.h"
#include "ui/theme/fonts.h"

using namespace opdesk;
using namespace opdesk::ui::paper;

namespace {

const std::string kHostile = "<b>Asha</b> =SUM(A1) {{7*7}} 🙂 Robert'); DROP";

clinic::BillLine line(const std::string& text, const std::string& sac, std::int64_t quantity, std::int64_t rate,
                      std::int64_t percent) {
    clinic::BillLine made;
    made.text = text;
    made.sac = sac;
    made.quantity = quantity;
    made.rate = rate;
    made.taxPercent = percent;
    return made;
}

clinic::BillPaperOf::Answer head(const std::string& document, const std::string& title, const std::string& language) {
    static const auto rules = rules::RuleBook::load();
    clinic::BillPaperOf::Answer paper;
    paper.document = document;
    paper.title = title;
    auto key = document;
    for (auto& c : key)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    const auto phrase = [&](std::string_view name) {
        return language == "en" ? std::string() : std::string(rules->paperPhrase(name, language));
    };
    paper.titleLocal = phrase(key);
    paper.keepLocal = phrase("THANKS");
    paper.language = language;
    paper.number = "A07/2627/00041";
    paper.dateText = "17-11-2026 11:42 am";
    paper.printedAtText = "18-11-2026 9:01 am";
    paper.clinicName = "Banyan Lane Clinic";
    paper.clinicAddress = "12 Banyan Lane, Kothrud, Pune 411038";
    paper.clinicPhone = "+919800000010";
    paper.clinicHours = "Mon–Sat 10:00–13:30, 18:00–20:30";
    paper.doctorName = "Dr. Meera Kulkarni";
    paper.qualification = "MBBS, MD (General Medicine)";
    paper.registration = "SPECIMEN-0000";
    paper.council = "Maharashtra";
    paper.patientName = language == "ta" ? "மீனாட்சி ஐயர்" : language == "hi" ? "रेखा भोसले" : "Rekha Bhosale";
    paper.patientAddress = "Karve Nagar, Pune 411052";
    paper.clinicNumber = "BL-19230";
    paper.ageSex = "39 y, female";
    paper.sums = {{"Total ₹", phrase("TOTAL"), "850.00", true}, {"Paid", phrase("PAID"), "850.00", false}};
    paper.words = "Eight hundred fifty rupees only";
    paper.modes = "Cash 500.00, UPI 350.00 (ref. 412345678901)";
    return paper;
}

clinic::BillPaperOf::Answer receipt(const std::string& language) {
    auto paper = head("receipt", "Receipt", language);
    paper.lines = {line("Consultation, new visit", "", 1, 50000, 0), line("ECG", "", 1, 25000, 0),
                   line("Dressing, small", "", 1, 15000, 0)};
    paper.rates = {"500.00", "250.00", "150.00"};
    paper.amounts = {"500.00", "250.00", "150.00"};
    paper.sums.insert(paper.sums.begin(), {{"Sub-total", "", "900.00", false}, {"Discount", "", "-50.00", false}});
    return paper;
}

clinic::BillPaperOf::Answer supply(const std::string& language) {
    auto paper = receipt(language);
    const auto title = head("bill_of_supply", "Bill of supply", language);
    paper.document = title.document;
    paper.title = title.title;
    paper.titleLocal = title.titleLocal;
    paper.gstin = "27AAPFU0939F1ZV";
    for (auto& one : paper.lines)
        one.sac = "9993";
    return paper;
}

clinic::BillPaperOf::Answer invoice(const std::string& language, bool away) {
    auto paper = head("tax_invoice", "Tax invoice", language);
    paper.gstin = "27AAPFU0939F1ZV";
    paper.placeOfSupply = away ? "Karnataka (29)" : "Maharashtra (27)";
    auto tablet = line("CETIRIZINE 10 MG tablet", "3004", 10, 381, 5);
    tablet.batch = "CZ2614";
    tablet.expiry = "08/2027";
    tablet.maker = "Specimen Labs";
    tablet.mrp = 4200;
    paper.lines = {tablet, line("CALAMINE lotion 100 mL", "3004", 1, 10476, 5)};
    paper.rates = {"38.10", "104.76"};
    paper.amounts = {"40.00", "110.00"};
    if (away)
        paper.sums = {
            {"Taxable value", "", "142.86", false}, {"IGST", "", "7.14", false}, {"Total ₹", "", "150.00", true}};
    else
        paper.sums = {{"Taxable value", "", "142.86", false},
                      {"CGST", "", "3.57", false},
                      {"SGST", "", "3.57", false},
                      {"Total ₹", "", "150.00", true}};
    paper.words = "One hundred fifty rupees only";
    return paper;
}

/// Care and medicines on one paper, a part of it still to pay.
clinic::BillPaperOf::Answer mixed(const std::string& language) {
    auto paper = invoice(language, false);
    const auto title = head("invoice_cum_bill_of_supply", "Invoice-cum-bill of supply", language);
    paper.document = title.document;
    paper.title = title.title;
    paper.titleLocal = title.titleLocal;
    paper.lines.insert(paper.lines.begin(), line("Consultation, new visit", "9993", 1, 50000, 0));
    paper.rates.insert(paper.rates.begin(), "500.00");
    paper.amounts.insert(paper.amounts.begin(), "500.00");
    paper.sums.insert(paper.sums.begin(), {"Exempt value", "", "500.00", false});
    paper.sums.back().amount = "650.00";
    paper.words = "Six hundred fifty rupees only";
    if (language == "hi")
        paper.wordsLocal = text::rupeesInHindi(65000);
    paper.upi = "upi://pay?pa=clinic@bank&pn=Banyan%20Lane&am=150.00&cu=INR&tn=A07%2F2627%2F00041";
    return paper;
}

clinic::BillPaperOf::Answer credit(const std::string& language) {
    auto paper = supply(language);
    const auto title = head("credit_note", "Credit note", language);
    paper.title = title.title;
    paper.titleLocal = title.titleLocal;
    paper.number = "A07/2627/00042";
    paper.cancels = "A07/2627/00041";
    paper.reason = "Machine broken: " + kHostile;
    return paper;
}

clinic::DayPaperOf::Answer day() {
    clinic::DayPaperOf::Answer paper;
    auto& closing = paper.closing;
    closing.sitting = 14;
    closing.series = "A07";
    closing.dayText = "17-11-2026";
    closing.opening = 50000;
    closing.expected = 1250000;
    closing.billed = 1845000;
    closing.billCount = 31;
    closing.firstNumber = "A07/2627/00011";
    closing.lastNumber = "A07/2627/00041";
    closing.unsent = 9;
    closing.modes = {{"cash", 1200000, 0}, {"upi", 545000, 25000}, {"card", 100000, 0}};
    closing.people = {{{}, "Rohini Pawar", 700000, 1000000, 0}, {{}, "किरण देशपांडे", 500000, 845000, 25000}};
    closing.bills = {{"due", "A07/2627/00017", kHostile, "", 25000},
                     {"discount", "A07/2627/00019", "Meenakshi Iyer", "staff family", 5000},
                     {"credit_note", "A07/2627/00023", "Gopal Nair", "machine broken", 25000},
                     {"gap", "A07/2627/00029", "", "", 0}};
    closing.openDesks = {{"A08", "Desk 2", 70000}};
    paper.notes = {{50000, 20}, {20000, 10}, {10000, 4}, {5000, 1}, {1000, 5}};
    paper.counted = 1250000 - 10000;
    paper.left = 50000;
    paper.reason = "one torn note of 100";
    paper.closedAtText = "17-11-2026 9:10 pm";
    paper.closedBy = "Rohini Pawar";
    paper.witness = "Kiran Deshpande";
    paper.clinicName = "Banyan Lane Clinic";
    paper.deskName = "Desk 1 (A07)";
    paper.fingerprint = "41d07be9aa00ff12";
    paper.printedAtText = "17-11-2026 9:11 pm";
    return paper;
}

/// Keeps the PDF where OPDESK_TEST_PICTURES says and gives its text.
QString textOf(const QByteArray& pdf, const QString& name) {
    QTemporaryDir folder;
    const QString kept = qEnvironmentVariable("OPDESK_TEST_PICTURES");
    QFile file((kept.isEmpty() ? folder.path() : kept) + QLatin1Char('/') + name + QStringLiteral(".pdf"));
    if (pdf.isEmpty() || !file.open(QIODevice::WriteOnly))
        return {};
    file.write(pdf);
    file.close();
    if (!kept.isEmpty()) {
        QProcess painter;
        painter.start(QStringLiteral("pdftoppm"), {QStringLiteral("-r"), QStringLiteral("110"), QStringLiteral("-png"),
                                                   file.fileName(), kept + QLatin1Char('/') + name});
        painter.waitForFinished();
    }
    QProcess reader;
    reader.start(QStringLiteral(OPDESK_PDFTOTEXT), {QStringLiteral("-layout"), file.fileName(), QStringLiteral("-")});
    reader.waitForFinished();
    return QString::fromUtf8(reader.readAllStandardOutput());
}

PaperOptions onPaper(PaperSize size) {
    PaperOptions options;
    options.size = size;
    return options;
}

}  // namespace

class BillPaperTest : public QObject {
    Q_OBJECT
private slots:
    void everyPaper_saysWhatTheLawAsks_data();
    void everyPaper_saysWhatTheLawAsks();
    void aPrescription_namesTheCouncilOnce_andWritesNumbersAsTheyAreRead();
    void aReceiptHasNoWordOfGst();
    void hostileWords_printLiterally();
    void theRollIsOnePageAsLongAsItsText();
    void previewAndPaper_haveTheSamePages();
    void theDayClose_holdsCountListsAndDifference();
};

void BillPaperTest::everyPaper_saysWhatTheLawAsks_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("roll");
    for (const char* kind : {"receipt", "supply", "invoice", "igst", "mixed", "credit"})
        for (const char* language : {"en", "hi", "ta"})
            for (const bool roll : {false, true})
                QTest::addRow("%s-%s-%s", kind, language, roll ? "80mm" : "a5") << kind << language << roll;
}

void BillPaperTest::everyPaper_saysWhatTheLawAsks() {
    QFETCH(QString, kind);
    QFETCH(QString, language);
    QFETCH(bool, roll);
    const auto code = language.toStdString();
    const auto from = kind == QLatin1String("receipt")   ? receipt(code)
                      : kind == QLatin1String("supply")  ? supply(code)
                      : kind == QLatin1String("invoice") ? invoice(code, false)
                      : kind == QLatin1String("igst")    ? invoice(code, true)
                      : kind == QLatin1String("mixed")   ? mixed(code)
                                                         : credit(code);
    const auto paper = toPaper(from);
    const QString text = textOf(toPdf(paper, onPaper(roll ? PaperSize::roll80 : PaperSize::a5)),
                                QString::fromLatin1(QTest::currentDataTag()));
    QStringList parts{QStringLiteral("Banyan Lane Clinic"), QStringLiteral("SPECIMEN-0000"),
                      QString::fromStdString(from.title),   QString::fromStdString(from.number),
                      QStringLiteral("17-11-2026"),         QString::fromStdString(from.words),
                      QStringLiteral("98000 00010")};
    for (const auto& one : from.amounts)
        parts << QString::fromStdString(one);
    if (kind == QLatin1String("invoice"))
        parts << QStringLiteral("CGST") << QStringLiteral("SGST") << QStringLiteral("5%") << QStringLiteral("CZ2614")
              << QStringLiteral("Maharashtra (27)") << QStringLiteral("27AAPFU0939F1ZV");
    if (kind == QLatin1String("mixed"))
        parts << QStringLiteral("Exempt value") << QStringLiteral("CGST") << QStringLiteral("9993")
              << QStringLiteral("3004") << QStringLiteral("Value") << QStringLiteral("Maharashtra (27)")
              << QStringLiteral("27AAPFU0939F1ZV") << QStringLiteral("Scan to pay the rest by UPI")
              << QString::fromStdString(from.wordsLocal);
    if (kind == QLatin1String("igst"))
        parts << QStringLiteral("IGST") << QStringLiteral("Karnataka (29)");
    if (kind == QLatin1String("supply"))
        parts << QStringLiteral("9993") << QStringLiteral("27AAPFU0939F1ZV");
    if (kind == QLatin1String("credit"))
        parts << QStringLiteral("A07/2627/00041") << QStringLiteral("Machine broken");
    for (const auto& part : parts)
        QVERIFY2(text.contains(part), qPrintable(part + QStringLiteral(" is not in\n") + text));
    QVERIFY2(code == "en" || !from.titleLocal.empty(), "no words in the patient's language");
    QVERIFY2(!text.contains(QStringLiteral("+91")), qPrintable(text));
    const QString local = QString::fromStdString(from.titleLocal);
    QVERIFY2(ui::theme::hasIndicLetters(local) == (code != "en"), qPrintable(local));
}

void BillPaperTest::aPrescription_namesTheCouncilOnce_andWritesNumbersAsTheyAreRead() {
    clinic::PrescriptionPaperOf::Answer from;
    from.clinicName = "Banyan Lane Clinic";
    from.clinicPhone = "+919800000010";
    from.doctorName = "Dr. Meera Kulkarni";
    from.qualification = "MBBS, MD (General Medicine)";
    from.registration = "SPECIMEN-0000, Maharashtra Medical Council";
    from.patientName = "Rekha Bhosale";
    from.isDraft = false;
    from.contentHash = "41d07be9";
    clinic::PrescriptionLine line;
    line.generic = "Pantoprazole";
    line.quantityText = "14 tablets";
    from.lines = {line};
    const auto paper = toPaper(from);
    for (const auto size : {PaperSize::a5, PaperSize::a4}) {
        const QString text = textOf(toPdf(paper, onPaper(size)), QStringLiteral("prescription"));
        QCOMPARE(text.count(QStringLiteral("Maharashtra")), 1);
        QCOMPARE(text.count(QStringLiteral("SPECIMEN-0000")), 2);
        QVERIFY2(!text.contains(QStringLiteral("·\n")) && !text.contains(QStringLiteral("Medicine) ·")),
                 qPrintable(text));
        for (const char* part : {"98000 00010", "Qty 14 tablets"})
            QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
    }
}

void BillPaperTest::aReceiptHasNoWordOfGst() {
    for (const auto size : {PaperSize::a5, PaperSize::roll80}) {
        const QString text = textOf(toPdf(toPaper(receipt("en")), onPaper(size)), QStringLiteral("receipt-plain"));
        QVERIFY(text.contains(QStringLiteral("Receipt")));
        for (const char* word : {"GST", "SAC", "HSN", "Taxable", "Tax"})
            QVERIFY2(!text.contains(QLatin1String(word)), word);
    }
}

void BillPaperTest::hostileWords_printLiterally() {
    auto from = supply("en");
    from.patientName = kHostile;
    from.lines[0].text = "<script>1</script> &amp; ${x} 🙂";
    for (const auto size : {PaperSize::a5, PaperSize::roll80}) {
        const QString text = textOf(toPdf(toPaper(from), onPaper(size)),
                                    QStringLiteral("hostile-%1").arg(size == PaperSize::a5 ? 5 : 80))
                                 .simplified();
        for (const char* part : {"<b>Asha</b>", "=SUM(A1)", "{{7*7}}", "DROP", "<script>1</script>", "&amp;", "${x}"})
            QVERIFY2(text.contains(QLatin1String(part)),
                     qPrintable(QLatin1String(part) + QStringLiteral(" not in ") + text));
    }
}

void BillPaperTest::theRollIsOnePageAsLongAsItsText() {
    auto from = receipt("en");
    const auto shorter = toImage(toPaper(from), onPaper(PaperSize::roll80), 0, 4).height();
    for (int i = 0; i < 30; ++i) {
        from.lines.push_back(from.lines.front());
        from.rates.push_back("500.00");
        from.amounts.push_back("500.00");
    }
    QCOMPARE(pageCount(toPaper(from), onPaper(PaperSize::roll80)), 1);
    const auto longer = toImage(toPaper(from), onPaper(PaperSize::roll80), 0, 4);
    QVERIFY(longer.height() > shorter + 30 * 4 * 4);
    QCOMPARE(longer.width(), 320);
}

void BillPaperTest::previewAndPaper_haveTheSamePages() {
    auto from = invoice("en", false);
    for (int i = 0; i < 60; ++i) {
        from.lines.push_back(from.lines.front());
        from.rates.push_back("38.10");
        from.amounts.push_back("40.00");
    }
    const auto paper = toPaper(from);
    const int pages = pageCount(paper, {});
    QVERIFY(pages >= 3);
    const QString text = textOf(toPdf(paper, {}), QStringLiteral("long-invoice"));
    QCOMPARE(text.count(QStringLiteral("A07/2627/00041")), pages);
    QVERIFY(text.contains(QStringLiteral("Page %1 of %1").arg(pages)));
}

void BillPaperTest::theDayClose_holdsCountListsAndDifference() {
    const auto paper = toPaper(day());
    const QString text = textOf(toPdf(paper, {}), QStringLiteral("day-close"));
    for (const char* part : {"Day close", "Desk 1 (A07)", "500 × 20", "12,400.00", "12,500.00", "-100.00",
                             "one torn note of 100", "A07/2627/00017", "<b>Asha</b>", "staff family", "A07/2627/00029",
                             "Desk 2 (A08)", "Rohini Pawar", "Page 1 of"})
        QVERIFY2(text.contains(QString::fromUtf8(part)),
                 qPrintable(QString::fromUtf8(part) + QStringLiteral(" not in\n") + text));
}

QTEST_MAIN(BillPaperTest)
#include "bill_paper_test.moc"
