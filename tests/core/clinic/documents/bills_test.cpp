#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/clinic/bills.h"
#include "core/clinic/day.h"
#include "core/clinic/records.h"
#include "core/model/kinds/invoice.h"
#include "core/model/kinds/payment.h"
#include "core/model/kinds/staff.h"
#include "core/rules/gst.h"
#include "tests/support/billing_rows.h"

namespace opdesk::clinic {
namespace {

using base::ErrorCode;

class Bills : public testing::Test {
protected:
    Bills() {
        opdesk::tests::pullConsultation(clinic);
        opdesk::tests::pullPrice(clinic, "ECG", "ECG", 25000);
        opdesk::tests::pullPrice(clinic, "PCM", "PARACETAMOL 500 MG tablet", 10000, "3004");
    }
    void setting(const std::string& key, const std::string& value) { opdesk::tests::pullSetting(clinic, key, value); }
    static BillLine coded(const std::string& code, std::int64_t quantity = 1) {
        BillLine line;
        line.code = code;
        line.quantity = quantity;
        return line;
    }
    ChargeBill charge(std::vector<BillLine> lines, std::vector<PaymentPart> payments = {}, bool keepDue = true) {
        ChargeBill command;
        command.patient = patient;
        command.lines = std::move(lines);
        command.payments = std::move(payments);
        command.keepDue = keepDue;
        return command;
    }
    model::Invoice bill(const InvoiceId& id) {
        return model::decode<model::Invoice>((*clinic.store->record(model::KindId::invoice, id.uuid()))->body).value();
    }
    std::size_t payments() { return clinic.store->ofPatient(model::KindId::payment, patient)->size(); }
    StaffId colleague(const std::string& name, const std::string& role) {
        model::Staff staff;
        staff.name = name;
        staff.roles = {json::value(role)};
        return StaffId(clinic.pullRecord(staff));
    }

    opdesk::tests::TestClinic clinic;
    PatientId patient = clinic.patient("Meena Joshi");
    Session& desk = clinic.as("Billing");
};

TEST_F(Bills, careAndMedicinesPartIntoTheirDocumentsWithNumbersInARow) {
    setting("clinic.gstin", "27AAPFU0939F1ZV");
    const auto done = execute(desk, charge({coded("PCM"), coded("NEW")}, {{"cash", "", 60500}}, false));
    ASSERT_TRUE(done) << done.error().field << done.error().detail;
    ASSERT_EQ(done->documents.size(), 2u);
    EXPECT_EQ(done->documents[0].document, "bill_of_supply");
    EXPECT_EQ(done->documents[0].number, "A07/2627/00001");
    EXPECT_EQ(done->documents[0].total, 50000);
    EXPECT_EQ(done->documents[1].document, "tax_invoice");
    EXPECT_EQ(done->documents[1].number, "A07/2627/00002");
    EXPECT_EQ(done->documents[1].total, 10500) << "5% since 22-09-2025";
    EXPECT_EQ(done->due, 0);
    EXPECT_EQ(done->balance, 0);
    EXPECT_EQ(bill(done->documents[1].invoice).placeOfSupply, "27");
    EXPECT_EQ(bill(done->documents[0].invoice).placeOfSupply, "") << "no place of supply where no tax is";
    EXPECT_EQ(payments(), 2u) << "one taking, a part for each bill";
}

TEST_F(Bills, theRateOfTaxIsThatOfTheDay) {
    EXPECT_EQ(desk.rules.taxPercent("3004",
                                    base::Date{std::chrono::year(2025), std::chrono::September, std::chrono::day(21)}),
              12);
    EXPECT_EQ(desk.rules.taxPercent("30049099",
                                    base::Date{std::chrono::year(2025), std::chrono::September, std::chrono::day(22)}),
              5);
    EXPECT_EQ(desk.rules.taxPercent("999312", desk.today()), 0);
    EXPECT_EQ(desk.rules.taxPercent("8517", desk.today()), std::nullopt);
}

TEST_F(Bills, anotherStateIsIgst) {
    setting("clinic.gstin", "27AAPFU0939F1ZV");
    auto command = charge({coded("PCM", 3)});
    command.placeOfSupply = "29";
    const auto done = execute(desk, command);
    ASSERT_TRUE(done) << done.error().detail;
    const auto body = bill(done->documents.front().invoice);
    EXPECT_TRUE(body.interstate);
    EXPECT_EQ(body.tax->value, 1500);
    const auto paper = execute(desk, BillPaperOf{done->documents.front().invoice});
    ASSERT_TRUE(paper);
    EXPECT_EQ(paper->placeOfSupply, "Karnataka (29)");
    EXPECT_TRUE(std::ranges::any_of(paper->sums, [](const auto& sum) { return sum.label == "IGST"; }));
    command.placeOfSupply = "25";
    EXPECT_EQ(execute(desk, command).error().field, "place_of_supply");
}

TEST_F(Bills, careAndMedicinesGoOnOnePaper_whereTheClinicChoseRule46A) {
    setting("clinic.gstin", "27AAPFU0939F1ZV");
    setting("billing.one_paper", "yes");
    setting("clinic.upi", "clinic@bank");
    auto command = charge({coded("PCM", 3), coded("NEW")});
    command.payments.clear();
    command.keepDue = true;
    const auto done = execute(desk, command);
    ASSERT_TRUE(done) << done.error().detail;
    ASSERT_EQ(done->documents.size(), 1u);
    EXPECT_EQ(done->documents.front().document, "invoice_cum_bill_of_supply");
    const auto body = bill(done->documents.front().invoice);
    EXPECT_EQ(body.placeOfSupply, "27");
    EXPECT_EQ(body.lines.size(), 2u);
    const auto paper = execute(desk, BillPaperOf{done->documents.front().invoice});
    ASSERT_TRUE(paper);
    EXPECT_EQ(paper->title, "Invoice-cum-bill of supply");
    EXPECT_FALSE(paper->gstin.empty());
    for (const auto* label : {"Exempt value", "Taxable value", "CGST", "SGST"})
        EXPECT_TRUE(std::ranges::any_of(paper->sums, [&](const auto& sum) { return sum.label == label; })) << label;
    EXPECT_TRUE(paper->upi.starts_with("upi://pay?pa=clinic@bank")) << paper->upi;
    EXPECT_EQ(execute(desk, charge({coded("NEW")}))->documents.front().document, "bill_of_supply");
}

TEST_F(Bills, aClinicWithoutRegistrationGivesOneReceiptWithoutAWordOfGst) {
    const auto done = execute(desk, charge({coded("PCM"), coded("NEW")}));
    ASSERT_TRUE(done) << done.error().detail;
    ASSERT_EQ(done->documents.size(), 1u);
    EXPECT_EQ(done->documents.front().document, "receipt");
    EXPECT_EQ(done->total, 60000);
    const auto paper = execute(desk, BillPaperOf{done->documents.front().invoice});
    ASSERT_TRUE(paper);
    EXPECT_EQ(paper->title, "Receipt");
    EXPECT_TRUE(paper->gstin.empty());
    for (const auto& sum : paper->sums)
        EXPECT_EQ(sum.label.find("GST"), std::string::npos) << sum.label;
}

TEST_F(Bills, aWrongGstinIsNamed) {
    setting("clinic.gstin", "27AAPFU0939F1ZA");
    EXPECT_EQ(execute(desk, charge({coded("NEW")})).error().field, "clinic.gstin");
    EXPECT_TRUE(rules::isGstin("27AAPFU0939F1ZV"));
    EXPECT_FALSE(rules::isGstin("99AAPFU0939F1ZV"));
}

TEST_F(Bills, whatIsNotPaidIsRefusedOrKeptAsDue) {
    auto part = charge({coded("NEW")}, {{"cash", "", 20000}, {"upi", "412345678901", 10000}}, false);
    const auto refused = execute(desk, part);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().field, "payments");
    EXPECT_EQ(payments(), 0u);
    EXPECT_EQ(*clinic.store->peekNumber("invoice:A07:2627"), 1) << "a refused bill takes no number";
    part.keepDue = true;
    const auto done = execute(desk, part);
    ASSERT_TRUE(done);
    EXPECT_EQ(done->due, 20000);
    EXPECT_EQ(done->balance, 20000);
    part.payments = {{"cash", "", 60000}};
    EXPECT_EQ(execute(desk, part).error().field, "payments") << "more than the bill";
    part.payments = {{"barter", "", 100}};
    EXPECT_EQ(execute(desk, part).error().field, "payments[0].mode");
}

TEST_F(Bills, theDiscountIsSharedByTheDocumentsAndNeedsAReasonOverTheLimit) {
    setting("clinic.gstin", "27AAPFU0939F1ZV");
    setting("billing.discount_limit_paise", "5000");
    auto command = charge({coded("NEW"), coded("PCM", 5)});
    command.discount = 10000;
    EXPECT_EQ(execute(desk, command).error().field, "discount_reason");
    command.discountReason = "staff family";
    const auto done = execute(desk, command);
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_EQ(done->documents[0].total, 45000);
    EXPECT_EQ(done->documents[1].total, 47300) << "5% on 450 is 472.50";
    const auto counted = execute(desk, CountBill{patient, {coded("NEW"), coded("PCM", 5)}, 10000, {}});
    ASSERT_TRUE(counted);
    EXPECT_EQ(counted->total, done->total) << "what was shown is what was charged";
}

TEST_F(Bills, aCodeNobodyKnowsIsNamed) {
    EXPECT_EQ(execute(desk, charge({coded("XYZ")})).error().field, "lines[0].code");
}

TEST_F(Bills, aBillIsFoundByItsNumberOrItsEnd) {
    const auto done = execute(desk, charge({coded("NEW")}));
    ASSERT_TRUE(done);
    for (const auto* number : {"A07/2627/00001", "a07/2627/00001", "1"}) {
        const auto found = execute(desk, ReadBill{number, {}});
        ASSERT_TRUE(found) << number;
        EXPECT_EQ(found->invoice, done->documents.front().invoice);
    }
    EXPECT_EQ(execute(desk, ReadBill{"A07/2627/00009", {}}).error().field, "number");
}

TEST_F(Bills, aRefundIsACreditNoteAndTheMoney) {
    const auto done = execute(desk, charge({coded("NEW"), coded("ECG")}, {{"upi", "412345678901", 75000}}, false));
    ASSERT_TRUE(done);
    RefundBill refund;
    refund.invoice = done->documents.front().invoice;
    refund.lines = {1};
    EXPECT_EQ(execute(desk, refund).error().field, "reason");
    refund.reason = "machine broken";
    const auto back = execute(desk, refund);
    ASSERT_TRUE(back) << back.error().field << back.error().detail;
    EXPECT_EQ(back->number, "A07/2627/00002");
    EXPECT_EQ(back->total, 25000);
    EXPECT_EQ(back->givenBack, 25000);
    EXPECT_EQ(back->balance, 0);
    const auto note = bill(back->creditNote);
    EXPECT_TRUE(note.document.is("credit_note"));
    EXPECT_EQ(note.cancels, refund.invoice);
    EXPECT_EQ(execute(desk, refund).error().field, "lines[0]") << "a line goes back once";
    refund.lines.clear();
    EXPECT_EQ(execute(desk, refund)->total, 50000) << "the rest";
    EXPECT_EQ(execute(desk, refund).error().field, "invoice") << "nothing is left";
    refund.invoice = back->creditNote;
    EXPECT_EQ(execute(desk, refund).error().field, "invoice") << "a credit note is not taken back";
}

TEST_F(Bills, creditNotesNeverGiveBackMoreThanTheBill) {
    BillLine half;
    half.text = "Dressing";
    half.rate = 5050;
    const auto done = execute(desk, charge({half, half}, {{"cash", "", 10100}}, false));
    ASSERT_TRUE(done);
    RefundBill refund;
    refund.invoice = done->documents.front().invoice;
    refund.reason = "not done";
    std::int64_t back = 0;
    for (const std::int64_t line : {0, 1}) {
        refund.lines = {line};
        const auto one = execute(desk, refund);
        ASSERT_TRUE(one) << one.error().detail;
        back += one->givenBack;
    }
    EXPECT_EQ(back, 10100) << "51 and 50, not 51 twice";
}

TEST_F(Bills, anUnpaidBillTakenBackMovesNoMoney) {
    const auto done = execute(desk, charge({coded("NEW")}));
    RefundBill refund;
    refund.invoice = done->documents.front().invoice;
    refund.reason = "wrong patient";
    const auto back = execute(desk, refund);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->givenBack, 0);
    EXPECT_EQ(back->balance, 0);
    EXPECT_EQ(payments(), 0u);
}

TEST_F(Bills, aRefundOverTheLimitNeedsASecondPersonWhoIsThere) {
    setting("billing.refund_limit_paise", "30000");
    const auto admin = colleague("Asha Kale", "ClinicAdmin");
    const auto nurse = colleague("Ravi Rane", "Nurse");
    opdesk::tests::Presence presence;
    presence.words = {{admin, "right words"}, {nurse, "right words"}, {desk.lease.user, "my words"}};
    desk.presence = &presence;
    const auto done = execute(desk, charge({coded("NEW")}, {{"cash", "", 50000}}, false));
    RefundBill refund;
    refund.invoice = done->documents.front().invoice;
    refund.reason = "doctor was called away";
    EXPECT_EQ(execute(desk, refund).error().field, "witness");
    refund.witness = nurse;
    refund.witnessPassphrase = "right words";
    EXPECT_EQ(execute(desk, refund).error().field, "witness") << "a nurse may not stand by a refund";
    refund.witness = admin;
    EXPECT_EQ(execute(desk, refund).error().field, "passphrase") << "the desk may have been left open";
    refund.passphrase = "my words";
    refund.witnessPassphrase = "wrong words";
    EXPECT_EQ(execute(desk, refund).error().field, "witness_passphrase");
    refund.witnessPassphrase = "right words";
    const auto back = execute(desk, refund);
    ASSERT_TRUE(back) << back.error().detail;
    EXPECT_EQ(bill(back->creditNote).witness, admin);
}

TEST_F(Bills, whoWasNotAskedDoesNotStandOnTheCreditNote) {
    setting("billing.refund_limit_paise", "60000");
    const auto admin = colleague("Asha Kale", "ClinicAdmin");
    const auto done = execute(desk, charge({coded("NEW")}, {{"cash", "", 50000}}, false));
    RefundBill refund;
    refund.invoice = done->documents.front().invoice;
    refund.reason = "doctor was called away";
    refund.witness = admin;  // named, without a password of anybody
    const auto back = execute(desk, refund);
    ASSERT_TRUE(back) << back.error().detail;
    EXPECT_TRUE(bill(back->creditNote).witness.isNull());
    const auto paid = clinic.store->ofPatient(model::KindId::payment, patient);
    for (const auto& record : *paid)
        EXPECT_TRUE(model::decode<model::Payment>(record.body)->witness.isNull());
}

TEST_F(Bills, aBillTakenBackInPartsPassesTheLimitAsOne) {
    setting("billing.refund_limit_paise", "50000");
    const auto done = execute(desk, charge({coded("NEW"), coded("ECG")}, {{"cash", "", 75000}}, false));
    ASSERT_TRUE(done) << done.error().detail;
    RefundBill refund;
    refund.invoice = done->documents.front().invoice;
    refund.reason = "charged by mistake";
    refund.lines = {1};
    const auto read = [&] { return execute(desk, ReadBill{{}, refund.invoice})->refundLimit; };
    EXPECT_EQ(read(), 50000);
    ASSERT_TRUE(execute(desk, refund));
    EXPECT_EQ(read(), 25000);
    refund.lines = {0};
    EXPECT_EQ(execute(desk, refund).error().field, "witness");
    setting("billing.refund_limit_paise", "75000");
    EXPECT_TRUE(execute(desk, refund)) << "up to the limit nobody else is asked";
}

TEST_F(Bills, aReceptionistMayChargeButNotRefund) {
    auto& reception = clinic.as("Receptionist");
    const auto done = execute(reception, charge({coded("NEW")}, {{"cash", "", 50000}}, false));
    ASSERT_TRUE(done) << done.error().detail;
    RefundBill refund;
    refund.invoice = done->documents.front().invoice;
    refund.reason = "no";
    EXPECT_EQ(execute(reception, refund).error().code, ErrorCode::permissionDenied);
}

TEST_F(Bills, thePageSaysWhatWasTakenTodayAndWhatIsNext) {
    ASSERT_TRUE(execute(desk, charge({coded("NEW")}, {{"cash", "", 50000}}, false)));
    ASSERT_TRUE(execute(desk, charge({coded("ECG")})));
    const auto page = execute(desk, StartBill{patient, {}});
    ASSERT_TRUE(page) << page.error().detail;
    EXPECT_EQ(page->nextNumber, "A07/2627/00003");
    ASSERT_EQ(page->takenToday.size(), 1u);
    EXPECT_EQ(page->takenToday.front().amount, 50000);
    ASSERT_EQ(page->earlier.size(), 2u);
    EXPECT_EQ(page->earlier.front().open, 25000);
    EXPECT_EQ(page->balance, 25000);
    EXPECT_EQ(page->tillTotal, 50000);
}

TEST_F(Bills, thePageSaysNothingOfTheTillWhereItIsCountedBlind) {
    setting("till.blind", "yes");
    ASSERT_TRUE(execute(desk, charge({coded("NEW")}, {{"cash", "", 50000}}, false)));
    const auto page = execute(desk, StartBill{patient, {}});
    ASSERT_TRUE(page) << page.error().detail;
    EXPECT_FALSE(page->tillTotal);
}

TEST_F(Bills, withoutAVisitItIsThatOfToday) {
    IssueToken token;
    token.patient = patient;
    token.doctor = clinic.doctor;
    token.visitKind = "new";
    const auto visit = execute(clinic.as("Receptionist"), token);
    ASSERT_TRUE(visit);
    const auto page = execute(desk, StartBill{patient, {}});
    ASSERT_TRUE(page);
    EXPECT_EQ(page->visit, visit->visit);
    ASSERT_EQ(page->lines.size(), 1u);
    auto command = charge({});
    command.visit = page->visit;
    ASSERT_TRUE(execute(desk, command));
    EXPECT_TRUE(execute(desk, StartBill{patient, {}})->lines.empty()) << "a visit is billed once";
}

TEST_F(Bills, upiTextIsWhatTheAppsRead) {
    EXPECT_EQ(rules::upiText("banyan@upi", "Banyan Lane & Co", 123450, "A07/2627/00042"),
              "upi://pay?pa=banyan@upi&pn=Banyan%20Lane%20%26%20Co&am=1234.50&cu=INR&tn=A07%2F2627%2F00042");
    EXPECT_EQ(rules::upiText("no address", "x", 100, "1"), "");
    EXPECT_EQ(rules::upiText("a@b&am=1", "x", 100, "1"), "");
    EXPECT_EQ(rules::upiText("a@b", "x", 0, "1"), "");
}

}  // namespace
}  // namespace opdesk::clinic
