#include <QVBoxLayout>

#include "tests/ui/billing/till.h"
#include "ui/billing/bill_panel.h"
#include "ui/widgets/card.h"
#include "ui/widgets/more_mark.h"
#include "ui/widgets/off_now.h"
#include "ui/widgets/scroll_body.h"

using namespace opdesk;
using namespace opdesk::ui;
using namespace opdesk::ui::billing;
using opdesk::tests::Till;

class BillingTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void typedLine_isReadWithQuantityAndRate();
    void money_isWholePaiseAndNothingElse();
    void theConsultationIsInPlace_andTakingItMakesBillPaymentAndPaper();
    void aVisitIsBilledOnce();
    void lessThanTheBill_isNotTakenByMistake();
    void whatWasTypedComesBack_afterALock();
    void aRefundByKeys_isACreditNote();
    void aBillThatIsNotThere_isSaid();
    void aClockBehindTheLastBill_isNamedWithBothTimes();
    void aBlindTill_isNotSaidBelowTheBill();
    void aPrinterThatFails_losesNoBill();
    void theDayIsCountedAndClosed_byKeys();
    void theDayIsNotClosed_beforeItsButtonSaysWhatIsMissing();
    void aNotesSum_standsAtItsOwnNote();
    void theEdgeOfWhatIsExpected_namesWhatFollows();
    void inALowWindow_theEarlierBillsAreTold();
    void aCardBelowTheEdge_isNamedThere();
    void nothingOfASessionStays_afterStop();
    void thePagesFitASmallScreen();
};

void BillingTest::initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("opdesk-tests"));
}

void BillingTest::typedLine_isReadWithQuantityAndRate() {
    const auto plain = readTyped(QStringLiteral("ecg"));
    QCOMPARE(plain.words, QStringLiteral("ecg"));
    QCOMPARE(plain.quantity, 1);
    QVERIFY(!plain.rate);
    const auto whole = readTyped(QStringLiteral("big dressing x3 @450.50"));
    QCOMPARE(whole.words, QStringLiteral("big dressing"));
    QCOMPARE(whole.quantity, 3);
    QCOMPARE(whole.rate.value_or(0), 45050);
    QCOMPARE(readTyped(QStringLiteral("neb x0")).words, QStringLiteral("neb x0"));
    QCOMPARE(readTyped(QStringLiteral("mail a@b")).words, QStringLiteral("mail a@b"));
}

void BillingTest::money_isWholePaiseAndNothingElse() {
    MoneyEdit edit(QStringLiteral("m"), QStringLiteral("Money"));
    edit.setText(QStringLiteral("1,250.50"));
    QCOMPARE(edit.paise().value_or(0), 125050);
    for (const char* wrong : {"-5", "abc", "1.234", "<b>"}) {
        edit.setText(QLatin1String(wrong));
        QVERIFY2(edit.isWrong() && !edit.paise(), wrong);
    }
    edit.clear();
    QVERIFY(!edit.isWrong() && !edit.paise());
}

void BillingTest::theConsultationIsInPlace_andTakingItMakesBillPaymentAndPaper() {
    Till till;
    till.open();
    QCOMPARE(till.words(till.bill, "pay_total"), QStringLiteral("₹ 500"));
    till.type(till.bill, "bill_entry", "ecg x2", true);
    QCOMPARE(till.words(till.bill, "pay_total"), QStringLiteral("₹ 1,000"));
    QTest::keyClick(till.field(till.bill, "bill_entry"), Qt::Key_Delete);
    QCOMPARE(till.words(till.bill, "pay_total"), QStringLiteral("₹ 500"));
    till.press(till.bill, "bill_mode_cash");
    till.type(till.bill, "pay_given", "2000");
    QCOMPARE(till.words(till.bill, "pay_back"), QStringLiteral("₹ 1,500"));
    till.press(till.bill, "bill_take");
    const auto bills = till.bills();
    QCOMPARE(bills.size(), std::size_t{1});
    QCOMPARE(bills[0].total->value, 50000);
    QCOMPARE(till.printed, QStringList{QStringLiteral("bill-A07-2627-00001")});
    const auto ledger = clinic::execute(*till.session, clinic::ShowLedger{till.patient});
    QCOMPARE(ledger->balance, 0);
}

void BillingTest::aVisitIsBilledOnce() {
    Till till;
    till.open();
    till.press(till.bill, "bill_take");
    QCOMPARE(till.words(till.bill, "pay_total"), QStringLiteral("₹ 0"));
    QVERIFY(till.words(till.bill, "pay_warning").contains(QStringLiteral("₹ 500 was taken today")));
    till.press(till.bill, "bill_take");
    QCOMPARE(till.bills().size(), std::size_t{1});
}

void BillingTest::lessThanTheBill_isNotTakenByMistake() {
    Till till;
    till.open();
    till.press(till.bill, "bill_mode_cash");
    QCOMPARE(till.words(till.bill, "pay_back_label"), QStringLiteral("Give back"));
    for (const char* mode : {"bill_mode_upi", "bill_mode_cash"}) {
        till.field(till.bill, "pay_given")->clear();
        till.press(till.bill, mode);
        till.type(till.bill, "pay_given", "300");
        QCOMPARE(till.words(till.bill, "pay_back_label"), QStringLiteral("Still to pay"));
        QCOMPARE(till.words(till.bill, "pay_back"), QStringLiteral("₹ 200"));
        QVERIFY(till.bill.findChild<widgets::Label*>(QStringLiteral("pay_back"))->isVisible());
    }
    till.press(till.bill, "bill_take");
    QVERIFY(till.words(till.bill, "pay_problem").contains(QStringLiteral("₹ 200")));
    QVERIFY(till.bills().empty());
    // The rest of a split is by UPI until it is said otherwise.
    till.press(till.bill, "bill_mode_split");
    QCOMPARE(till.words(till.bill, "pay_back_label"), QStringLiteral("Give back"));
    till.type(till.bill, "pay_second", "50");
    QCOMPARE(till.words(till.bill, "pay_back"), QStringLiteral("₹ 150"));
    till.field(till.bill, "pay_second")->clear();
    till.press(till.bill, "bill_mode_cash");
    till.press(till.bill, "bill_due");
    QCOMPARE(till.bills().size(), std::size_t{1});
    QCOMPARE(clinic::execute(*till.session, clinic::ShowLedger{till.patient})->balance, 20000);
}

void BillingTest::whatWasTypedComesBack_afterALock() {
    Till till;
    till.open();
    till.type(till.bill, "bill_entry", "ecg", true);
    till.type(till.bill, "bill_entry", "half typed <b>");
    till.bill.stop();
    QCOMPARE(till.field(till.bill, "bill_entry")->text(), QString());
    till.bill.start(till.desk);
    till.bill.showPatient(QString::fromStdString(till.patient.text()), QString::fromStdString(till.visit.text()));
    QCOMPARE(till.words(till.bill, "pay_total"), QStringLiteral("₹ 750"));
    QCOMPARE(till.field(till.bill, "bill_entry")->text(), QStringLiteral("half typed <b>"));
}

void BillingTest::theDayIsNotClosed_beforeItsButtonSaysWhatIsMissing() {
    Till till;
    till.open();
    till.press(till.bill, "bill_take");
    till.day.start(till.desk);
    till.day.enter();
    auto* button = till.day.findChild<QWidget*>(QStringLiteral("day_close_button"));
    const auto isOff = [&](const char* key) {
        return widgets::isOffNow(*till.day.findChild<QAction*>(QLatin1String(key)));
    };
    QVERIFY(!button->isEnabled() && isOff("day_close_now") && isOff("day_close_print"));
    // Its key says what is to be done, and closes nothing.
    till.field(till.day, "day_words")->setText(QStringLiteral("right words"));
    till.field(till.day, "day_words")->setFocus();
    till.press(till.day, "day_close_now");
    QVERIFY(till.words(till.day, "day_problem").startsWith(QStringLiteral("Count the cash first")));
    QCOMPARE(till.day.focusWidget()->objectName(), QStringLiteral("note_2000"));
    till.field(till.day, "day_words")->clear();
    QSignalSpy said(&till.day, &widgets::Page::said);
    till.press(till.day, "day_close_print");
    QVERIFY(said.count() == 1 && said[0][0].toString().contains(QStringLiteral("nothing to print")));
    till.field(till.day, "note_500")->setText(QStringLiteral("2"));
    QCOMPARE(till.words(till.day, "day_why_not"),
             QStringLiteral("Still missing: why the count differs, your password"));
    QVERIFY(!button->isEnabled());
    till.field(till.day, "day_reason")->setText(QStringLiteral("change"));
    QCOMPARE(till.words(till.day, "day_why_not"), QStringLiteral("Still missing: your password"));
    till.field(till.day, "day_words")->setText(QStringLiteral("right words"));
    QVERIFY(button->isEnabled() && till.words(till.day, "day_why_not").isEmpty() && !isOff("day_close_now"));
    till.field(till.day, "day_left")->setText(QStringLiteral("many"));
    QVERIFY(till.words(till.day, "day_why_not").contains(QStringLiteral("stays in the drawer")));
    QVERIFY(isOff("day_close_now"));
    till.field(till.day, "day_left")->clear();
    till.press(till.day, "day_close_now");
    QVERIFY(!isOff("day_close_print"));
}

void BillingTest::aRefundByKeys_isACreditNote() {
    Till till;
    till.open();
    till.type(till.bill, "bill_entry", "ecg", true);
    till.press(till.bill, "bill_take");
    till.press(till.bill, "bill_find");
    till.type(till.bill, "bill_number", "1", true);
    till.press(till.bill, "bill_refund");
    auto* lines = till.bill.findChild<BillTable*>(QStringLiteral("refund_lines"));
    lines->setCurrentIndex(lines->bill()->index(1, 0));
    QTest::keyClick(lines, Qt::Key_Space);
    till.press(till.bill, "bill_take");
    QVERIFY(!till.words(till.bill, "refund_problem").isEmpty());
    till.type(till.bill, "refund_reason", "machine broken");
    till.press(till.bill, "bill_take");
    const auto bills = till.bills();
    QCOMPARE(bills.size(), std::size_t{2});
    QVERIFY(bills[1].document.is("credit_note"));
    QCOMPARE(bills[1].total->value, 25000);
    QCOMPARE(till.printed.back(), QStringLiteral("bill-A07-2627-00002"));
}

void BillingTest::aBillThatIsNotThere_isSaid() {
    Till till;
    till.bill.start(till.desk);
    QSignalSpy said(&till.bill, &widgets::Page::said);
    till.type(till.bill, "bill_number", "9", true);
    QCOMPARE(said.count(), 1);
    QCOMPARE(said[0][0].toString(), QStringLiteral("No bill with this number on this PC."));
}

void BillingTest::aClockBehindTheLastBill_isNamedWithBothTimes() {
    Till till;
    till.open();
    till.type(till.bill, "bill_entry", "ecg", true);
    till.press(till.bill, "bill_take");
    QCOMPARE(till.bills().size(), std::size_t{1});
    till.clinic.clock.advance(-std::chrono::minutes(90));
    till.type(till.bill, "bill_entry", "neb", true);
    till.press(till.bill, "bill_take");
    QCOMPARE(till.bills().size(), std::size_t{1});
    const auto said = till.words(till.bill, "pay_problem");
    QVERIFY2(said.contains(QStringLiteral("clock")), qPrintable(said));
    for (const auto* time : {"17-11-2026 8:30 am", "17-11-2026 10:00 am"})
        QVERIFY2(said.contains(QLatin1String(time)), qPrintable(said));
}

void BillingTest::aBlindTill_isNotSaidBelowTheBill() {
    for (const bool blind : {false, true}) {
        Till till;
        if (blind)
            pullSetting(till.clinic, "till.blind", "yes");
        QSignalSpy said(&till.bill, &widgets::Page::statusSaid);
        till.open();
        till.press(till.bill, "bill_take");
        QStringList all;
        for (const auto& one : said)
            all << one.at(0).toString();
        QCOMPARE(all.join(u' ').contains(QStringLiteral("Taken since last close: ₹ 500")), !blind);
    }
}

void BillingTest::aPrinterThatFails_losesNoBill() {
    Till till;
    till.open();
    till.printerStatus = base::fail(base::ErrorCode::notFound, "there is no printer");
    QSignalSpy said(&till.bill, &widgets::Page::said);
    till.press(till.bill, "bill_take");
    QCOMPARE(till.bills().size(), std::size_t{1});
    QVERIFY(said[0][0].toString().contains(QStringLiteral("is saved but was not printed")));
}

void BillingTest::theDayIsCountedAndClosed_byKeys() {
    Till till;
    till.open();
    till.press(till.bill, "bill_take");
    till.day.start(till.desk);
    till.day.enter();
    QTest::keyClicks(till.field(till.day, "note_500"), QStringLiteral("2"));
    QCOMPARE(till.words(till.day, "day_difference"), QStringLiteral("₹ 500 too much"));
    auto* icon = till.day.findChild<QWidget*>(QStringLiteral("day_difference_icon"));
    auto* reason = till.field(till.day, "day_reason");
    QVERIFY(icon->isVisible());
    QCOMPARE(reason->accessibleDescription(), QStringLiteral("Say why the count differs"));
    reason->setText(QStringLiteral("change from yesterday"));
    QVERIFY(icon->isVisible() && reason->accessibleDescription().isEmpty());
    reason->clear();
    till.field(till.day, "note_500")->setText(QStringLiteral("1"));
    QCOMPARE(till.words(till.day, "day_difference"), QStringLiteral("As expected"));
    QVERIFY(!icon->isVisible() && reason->accessibleDescription().isEmpty());
    till.press(till.day, "day_close_now");
    QVERIFY(till.words(till.day, "day_problem").contains(QStringLiteral("password")));
    QTest::keyClicks(till.field(till.day, "day_words"), QStringLiteral("wrong"));
    till.press(till.day, "day_close_now");
    QVERIFY(!till.words(till.day, "day_problem").isEmpty());
    QTest::keyClicks(till.field(till.day, "day_words"), QStringLiteral("right words"));
    till.press(till.day, "day_close_now");
    QCOMPARE(till.printed.back(), QStringLiteral("day-A07-1"));
    QCOMPARE(clinic::execute(*till.session, clinic::ShowDay{})->closing.sitting, 2);
    QCOMPARE(till.field(till.day, "day_words")->text(), QString());
}

void BillingTest::aNotesSum_standsAtItsOwnNote() {
    Till till;
    till.day.start(till.desk);
    till.field(till.day, "note_2000")->setText(QStringLiteral("3"));
    till.day.setVisible(true);
    for (const int width : {1290, 835}) {
        till.day.resize(width, 664);
        QTest::qWait(0);
        const auto* field = till.field(till.day, "note_2000");
        const auto* sum = till.day.findChild<widgets::Label*>(QStringLiteral("note_sum_2000"));
        const auto* next = till.field(till.day, "note_20");
        // The second half begins where the second field below begins; both count in fields of one width.
        const auto leftOf = [&](const QWidget* part) { return part->mapTo(&till.day, QPoint()).x(); };
        const QWidget* name = nullptr;
        for (const auto* each : till.day.findChildren<widgets::Label*>())
            if (each->buddy() == next)
                name = each;
        QCOMPARE(leftOf(name), leftOf(till.field(till.day, "day_reason")));
        QCOMPARE(next->width(), field->width());
        QVERIFY(sum->alignment().testFlag(Qt::AlignLeft));
        const int end = sum->x() + sum->fontMetrics().horizontalAdvance(sum->text());
        QVERIFY2(next->x() - end > 2 * (sum->x() - field->geometry().right()), qPrintable(QString::number(width)));
    }
}

void BillingTest::theEdgeOfWhatIsExpected_namesWhatFollows() {
    Till till;
    till.day.start(till.desk);
    till.day.resize(835, 380);
    till.day.setVisible(true);
    const auto named = [&] {
        for (const auto* child : till.day.findChildren<QWidget*>())
            if (const auto* mark = dynamic_cast<const widgets::MoreMark*>(child);
                mark && mark->isVisible() &&
                child->parentWidget()->isAncestorOf(till.day.findChild<QWidget*>(QStringLiteral("day_expected"))))
                return mark->words();
        return QString();
    };
    const QStringList known{"In the drawer", "By mode", "Cash", "UPI", "Card", "Bills"};
    QTRY_VERIFY2(known.contains(named()), qPrintable(named()));
}

void BillingTest::inALowWindow_theEarlierBillsAreTold() {
    BillPanel panel;
    const auto* earlier = panel.findChildren<widgets::Card*>().back();
    panel.resize(480, 600);
    panel.setVisible(true);
    QTRY_COMPARE(earlier->title(), QStringLiteral("Earlier"));
    auto* list = panel.findChild<QWidget*>(QStringLiteral("bill_earlier"));
    QVERIFY(list->isVisible());
    // Without room for its list the card says what the list would.
    panel.resize(480, 200);
    QTRY_COMPARE(earlier->title(), QStringLiteral("No earlier bill"));
    QVERIFY(!list->isVisible());
    const auto* title = earlier->findChild<widgets::Label*>();
    QTRY_VERIFY(std::abs(2 * title->mapTo(earlier, title->rect().center()).y() - earlier->height()) <= 4);
}

/// As the earlier bills in a low window.
void BillingTest::aCardBelowTheEdge_isNamedThere() {
    auto* cards = new QWidget;
    auto* column = new QVBoxLayout(cards);
    for (const auto* name : {"Bill", "Earlier"}) {
        auto* card = new widgets::Card(QLatin1String(name));
        card->setMinimumHeight(120);
        column->addWidget(card);
    }
    widgets::ScrollBody body(cards);
    body.resize(300, 180);
    body.show();
    const auto named = [&] {
        for (const auto* child : body.findChildren<QWidget*>())
            if (const auto* mark = dynamic_cast<const widgets::MoreMark*>(child); mark && mark->isVisible())
                return mark->words();
        return QString();
    };
    QTRY_COMPARE(named(), QStringLiteral("Earlier"));
}

void BillingTest::nothingOfASessionStays_afterStop() {
    Till till;
    till.open();
    till.bill.stop();
    till.day.start(till.desk);
    till.day.stop();
    for (const auto* page : {static_cast<QWidget*>(&till.bill), static_cast<QWidget*>(&till.day)}) {
        for (const auto* label : page->findChildren<QLabel*>())
            QVERIFY2(label->isHidden() || !label->text().contains(QStringLiteral("Rekha")), qPrintable(label->text()));
        for (const auto* edit : page->findChildren<QLineEdit*>())
            QVERIFY2(edit->text().isEmpty() || edit->inherits("QComboBox"), qPrintable(edit->objectName()));
    }
    QVERIFY(till.bill.subject().patientId.isEmpty());
}

/// 1366 x 768 less frame, top bar and key bar.
void BillingTest::thePagesFitASmallScreen() {
    Till till;
    pullSetting(till.clinic, "clinic.gstin", "27AAPFU0939F1ZV");
    pullSetting(till.clinic, "clinic.upi", "till@upi");
    pullPrice(till.clinic, "PCM", "PARACETAMOL 500 MG tablet", 100, "3004");
    till.open();
    for (int i = 0; i < 6; ++i)
        till.type(till.bill, "bill_entry", "ecg", true);
    till.type(till.bill, "bill_entry", "pcm x10", true);
    QVERIFY(till.bill.findChild<BillTable*>(QStringLiteral("bill_goods"))->isVisible());
    till.press(till.bill, "bill_mode_upi");
    till.day.start(till.desk);
    for (QWidget* page : {static_cast<QWidget*>(&till.bill), static_cast<QWidget*>(&till.day)}) {
        const auto least = page->minimumSizeHint();
        QVERIFY2(
            least.height() <= 662 && least.width() <= 1290,
            qPrintable(QStringLiteral("%1: %2 x %3").arg(page->objectName()).arg(least.width()).arg(least.height())));
    }
}

QTEST_MAIN(BillingTest)
#include "billing_test.moc"
