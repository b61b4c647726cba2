#include "tests/ui/billing/till.h"

using namespace opdesk;
using namespace opdesk::ui;
using namespace opdesk::ui::billing;
using opdesk::tests::pullPriceRecord;
using opdesk::tests::Till;

/// What is asked, kept and shown around a payment: reasons, references, dues, refunds begun, whose bill it is.
class BillingMoneyTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QCoreApplication::setOrganizationName(QStringLiteral("opdesk-tests")); }
    void theReferenceOfAPayment_comesBackAfterALock();
    void aRefundBegun_comesBackAfterEscAndAfterALock();
    void aDiscountOverTheLimit_asksForItsReason();
    void aPaymentByUpiOrCard_keepsItsReference();
    void aSplitPayment_isCashAndUpi();
    void aDueIsTakenLater();
    void aPriceThatChangedMeanwhile_isListedAndTheBillKeepsIts();
    void keysOfAnIssuedBill_areOfferedThereOnly();
    void anotherPatientsBill_keepsItsNameAndItsButton();
    void theStateOfANewGstin_isThePlaceOfSupply();
    void aRefundOverTheLimitOnlyWithItsTax_asksForTheSecondPerson();
};

void BillingMoneyTest::theReferenceOfAPayment_comesBackAfterALock() {
    Till till;
    till.open();
    till.press(till.bill, "bill_mode_upi");
    till.type(till.bill, "pay_reference", "UTR 4711");
    till.type(till.bill, "pay_given", "300");
    till.bill.stop();
    QVERIFY(till.field(till.bill, "pay_reference")->text().isEmpty());
    till.bill.start(till.desk);
    till.bill.showPatient(QString::fromStdString(till.patient.text()), QString::fromStdString(till.visit.text()));
    QCOMPARE(till.field(till.bill, "pay_reference")->text(), QStringLiteral("UTR 4711"));
    QVERIFY(till.field(till.bill, "pay_reference")->isVisible());
    QVERIFY(till.field(till.bill, "pay_given")->text().contains(QStringLiteral("300")));
    till.press(till.bill, "bill_mode_split");
    till.type(till.bill, "pay_second", "200");
    till.bill.stop();
    till.bill.start(till.desk);
    till.bill.showPatient(QString::fromStdString(till.patient.text()), QString::fromStdString(till.visit.text()));
    QVERIFY(till.field(till.bill, "pay_second")->isVisible());
    QVERIFY(till.field(till.bill, "pay_second")->text().contains(QStringLiteral("200")));
}

void BillingMoneyTest::aRefundBegun_comesBackAfterEscAndAfterALock() {
    Till till;
    till.open();
    till.type(till.bill, "bill_entry", "ecg", true);
    till.press(till.bill, "bill_take");
    const auto begin = [&] {
        till.press(till.bill, "bill_find");
        till.type(till.bill, "bill_number", "1", true);
        till.press(till.bill, "bill_refund");
        return till.bill.findChild<BillTable*>(QStringLiteral("refund_lines"));
    };
    auto* lines = begin();
    lines->setCurrentIndex(lines->bill()->index(1, 0));
    QTest::keyClick(lines, Qt::Key_Space);
    till.type(till.bill, "refund_reason", "machine broken");
    till.press(till.bill, "bill_back");
    QVERIFY(!lines->bill()->rows()[1].marked);
    QVERIFY(till.field(till.bill, "refund_reason")->text().isEmpty());
    till.press(till.bill, "bill_refund");
    QVERIFY(lines->bill()->rows()[1].marked && !lines->bill()->rows()[0].marked);
    QCOMPARE(till.field(till.bill, "refund_reason")->text(), QStringLiteral("machine broken"));
    till.bill.stop();
    till.bill.start(till.desk);
    begin();
    QVERIFY(lines->bill()->rows()[1].marked);
    QCOMPARE(till.field(till.bill, "refund_reason")->text(), QStringLiteral("machine broken"));
    till.press(till.bill, "bill_take");
    QCOMPARE(till.bills().size(), std::size_t{2});
    // What was done is no draft any more.
    till.press(till.bill, "bill_back");
    begin();
    QVERIFY(till.field(till.bill, "refund_reason")->text().isEmpty());
}

void BillingMoneyTest::aDiscountOverTheLimit_asksForItsReason() {
    Till till("ClinicAdmin");
    pullSetting(till.clinic, "billing.discount_limit_paise", "5000");
    till.open();
    till.type(till.bill, "bill_discount", "40");
    QCOMPARE(till.words(till.bill, "bill_discount_hint"), QStringLiteral("Within your ₹ 50 limit"));
    till.field(till.bill, "bill_discount")->clear();
    till.type(till.bill, "bill_discount", "100");
    QTRY_COMPARE(till.words(till.bill, "pay_total"), QStringLiteral("₹ 400"));
    QCOMPARE(till.words(till.bill, "bill_discount_hint"), QStringLiteral("Over the limit: say why"));
    till.press(till.bill, "bill_take");
    QVERIFY(till.bills().empty());
    QCOMPARE(till.words(till.bill, "pay_problem"), QStringLiteral("This discount needs a reason."));
    till.type(till.bill, "bill_discount_reason", "old neighbour");
    QVERIFY(till.words(till.bill, "bill_discount_hint").isEmpty());
    till.press(till.bill, "bill_take");
    QCOMPARE(till.bills().size(), std::size_t{1});
    QCOMPARE(till.bills()[0].total->value, 40000);
}

void BillingMoneyTest::aPaymentByUpiOrCard_keepsItsReference() {
    for (const auto& [action, mode] : {std::pair{"bill_mode_upi", "upi"}, {"bill_mode_card", "card"}}) {
        Till till;
        till.open();
        till.press(till.bill, action);
        till.type(till.bill, "pay_reference", " 4711 ");
        till.press(till.bill, "bill_take");
        const auto paid = till.payments();
        QCOMPARE(paid.size(), std::size_t{1});
        QVERIFY(paid[0].mode.is(mode));
        QCOMPARE(paid[0].reference, std::string("4711"));
        QCOMPARE(paid[0].amount->value, 50000);
    }
}

void BillingMoneyTest::aSplitPayment_isCashAndUpi() {
    Till till;
    till.open();
    till.press(till.bill, "bill_mode_split");
    till.type(till.bill, "pay_given", "200");
    till.type(till.bill, "pay_reference", "UTR 9");
    till.press(till.bill, "bill_take");
    auto paid = till.payments();
    QCOMPARE(paid.size(), std::size_t{2});
    std::ranges::sort(paid, {}, [](const model::Payment& one) { return one.amount->value; });
    QVERIFY(paid[0].mode.is("cash") && paid[0].reference.empty() && paid[0].amount->value == 20000);
    QVERIFY(paid[1].mode.is("upi") && paid[1].reference == "UTR 9" && paid[1].amount->value == 30000);
}

void BillingMoneyTest::aDueIsTakenLater() {
    Till till;
    till.open();
    till.press(till.bill, "bill_mode_cash");
    till.type(till.bill, "pay_given", "300");
    till.press(till.bill, "bill_due");
    QCOMPARE(clinic::execute(*till.session, clinic::ShowLedger{till.patient})->balance, 20000);
    till.press(till.bill, "bill_find");
    till.type(till.bill, "bill_number", "1", true);
    QCOMPARE(till.words(till.bill, "refund_amount"), QStringLiteral("₹ 200"));
    auto* due = till.field(till.bill, "due_amount");
    QCOMPARE(due->text(), QStringLiteral("₹ 200"));
    due->setText(QStringLiteral("150"));
    auto* mode = till.bill.findChild<widgets::SegmentedControl*>(QStringLiteral("due_mode"));
    mode->setCurrent(QStringLiteral("card"));
    till.type(till.bill, "due_reference", "slip 12");
    till.press(till.bill, "bill_take");
    QCOMPARE(clinic::execute(*till.session, clinic::ShowLedger{till.patient})->balance, 5000);
    QCOMPARE(till.words(till.bill, "refund_amount"), QStringLiteral("₹ 50"));
    const auto paid = till.payments();
    QVERIFY(std::ranges::any_of(paid, [](const model::Payment& one) {
        return one.mode.is("card") && one.reference == "slip 12" && one.amount->value == 15000;
    }));
    till.press(till.bill, "bill_take");
    QCOMPARE(clinic::execute(*till.session, clinic::ShowLedger{till.patient})->balance, 0);
    QCOMPARE(till.printed.size(), 3);
}

void BillingMoneyTest::aPriceThatChangedMeanwhile_isListedAndTheBillKeepsIts() {
    Till till;
    const auto ecg = pullPriceRecord(till.clinic, "XRY", "Chest film", 30000, {});
    till.open();
    till.type(till.bill, "bill_entry", "xry", true);
    till.type(till.bill, "bill_entry", "neb @200", true);
    QVERIFY(till.words(till.bill, "pay_warning").isEmpty());
    pullPriceRecord(till.clinic, "XRY", "Chest film", 35000, ecg);
    till.bill.refresh({"price"});
    // It is below the list now: the reason that a bill wants for that stands there.
    QCOMPARE(till.field(till.bill, "bill_discount_reason")->text(),
             QStringLiteral("as quoted, before the price changed"));
    QCOMPARE(till.words(till.bill, "pay_warning"),
             QStringLiteral("Chest film costs ₹ 350 now; this bill keeps ₹ 300 as quoted."));
    QCOMPARE(till.words(till.bill, "pay_total"), QStringLiteral("₹ 1,000"));
    till.bill.stop();
    till.bill.start(till.desk);
    till.bill.showPatient(QString::fromStdString(till.patient.text()), QString::fromStdString(till.visit.text()));
    QVERIFY(till.words(till.bill, "pay_warning").contains(QStringLiteral("₹ 350 now")));
    till.press(till.bill, "bill_take");
    QCOMPARE(till.bills().size(), std::size_t{1});
    QCOMPARE(till.bills()[0].total->value, 100000);
}

void BillingMoneyTest::keysOfAnIssuedBill_areOfferedThereOnly() {
    Till till;
    till.open();
    const auto isOn = [&](const char* name) { return till.bill.findChild<QAction*>(QLatin1String(name))->isEnabled(); };
    QVERIFY(isOn("bill_take") && isOn("bill_due") && isOn("bill_mode_upi"));
    QVERIFY(!isOn("bill_refund") && !isOn("bill_print"));
    till.press(till.bill, "bill_take");
    till.press(till.bill, "bill_find");
    till.type(till.bill, "bill_number", "1", true);
    QVERIFY(isOn("bill_refund") && isOn("bill_print") && !isOn("bill_mode_upi") && !isOn("bill_due"));
    till.press(till.bill, "bill_back");
    QVERIFY(!isOn("bill_refund") && isOn("bill_due"));
}

void BillingMoneyTest::anotherPatientsBill_keepsItsNameAndItsButton() {
    Till till;
    const auto mine = till.patient;
    till.patient = till.clinic.patient("Sunita Sharma", "40", "9800054321");
    till.open();
    till.press(till.bill, "bill_mode_cash");
    till.type(till.bill, "pay_given", "200");
    till.press(till.bill, "bill_due");
    const auto other = till.patient;
    till.patient = mine;
    till.open();
    till.press(till.bill, "bill_find");
    till.type(till.bill, "bill_number", "1", true);
    till.bill.refresh({"payment"});
    const auto subject = till.bill.subject();
    QCOMPARE(subject.patientId, QString::fromStdString(other.text()));
    QCOMPARE(subject.words, QStringLiteral("Sunita Sharma"));
    QCOMPARE(till.bill.findChild<QAction*>(QStringLiteral("bill_take"))->text(),
             QStringLiteral("Take the due and print"));
    till.press(till.bill, "bill_back");
    QCOMPARE(till.bill.subject().patientId, QString::fromStdString(mine.text()));
    QCOMPARE(till.bill.findChild<QAction*>(QStringLiteral("bill_take"))->text(),
             QStringLiteral("Take ₹ 500 and print"));
}

void BillingMoneyTest::theStateOfANewGstin_isThePlaceOfSupply() {
    Till till;
    pullPrice(till.clinic, "PCM", "PARACETAMOL 500 MG tablet", 100, "3004");
    till.open();
    pullSetting(till.clinic, "clinic.gstin", "27AAPFU0939F1ZV");
    till.bill.refresh({"setting"});
    till.type(till.bill, "bill_entry", "pcm x100", true);
    QVERIFY(till.bill.findChild<BillTable*>(QStringLiteral("bill_goods"))->isVisible());
    till.press(till.bill, "bill_take");
    const auto bills = till.bills();
    const auto taxed = std::ranges::find_if(bills, [](const auto& one) { return one.document.is("tax_invoice"); });
    QVERIFY(taxed != bills.end());
    QVERIFY(!taxed->interstate);
    QCOMPARE(taxed->placeOfSupply, std::string("27"));
}

void BillingMoneyTest::aRefundOverTheLimitOnlyWithItsTax_asksForTheSecondPerson() {
    Till till;
    pullSetting(till.clinic, "clinic.gstin", "27AAPFU0939F1ZV");
    pullSetting(till.clinic, "billing.refund_limit_paise", "100000");
    pullPrice(till.clinic, "PCM", "PARACETAMOL 500 MG tablet", 100, "3004");
    till.open();
    till.type(till.bill, "bill_entry", "pcm x1000", true);
    till.press(till.bill, "bill_take");
    till.press(till.bill, "bill_find");
    till.type(till.bill, "bill_number", QByteArray::number(static_cast<int>(till.bills().size())).constData(), true);
    till.press(till.bill, "bill_refund");
    auto* lines = till.bill.findChild<BillTable*>(QStringLiteral("refund_lines"));
    lines->setCurrentIndex(lines->bill()->index(0, 0));
    QTest::keyClick(lines, Qt::Key_Space);
    till.type(till.bill, "refund_reason", "wrong box");
    auto* witness = till.bill.findChild<QWidget*>(QStringLiteral("refund_witness"));
    QVERIFY(!witness->isVisible());
    till.press(till.bill, "bill_take");
    QVERIFY2(witness->isVisible(), qPrintable(till.words(till.bill, "refund_problem")));
}

QTEST_MAIN(BillingMoneyTest)
#include "billing_money_test.moc"
