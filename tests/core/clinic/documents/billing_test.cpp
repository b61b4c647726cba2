#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/clinic/day.h"
#include "core/clinic/money.h"
#include "core/clinic/records.h"
#include "core/model/kinds/invoice.h"
#include "tests/support/billing_rows.h"

namespace opdesk::clinic {
namespace {

using base::ErrorCode;

class Billing : public testing::Test {
protected:
    Billing() { tests::pullConsultation(clinic); }
    IssueInvoice bill(std::int64_t rate = 30000, std::int64_t taxPercent = 0) {
        IssueInvoice issue;
        issue.patient = patient;
        BillLine line;
        line.text = "Dressing";
        line.rate = rate;
        line.taxPercent = taxPercent;
        issue.lines = {line};
        return issue;
    }
    void setting(const std::string& key, const std::string& value) { tests::pullSetting(clinic, key, value); }
    tests::TestClinic clinic;
    PatientId patient = clinic.patient("Meena Joshi");
    Session& desk = clinic.as("Receptionist");
};

TEST_F(Billing, seriesIsGaplessAlsoAfterRefusals) {
    std::vector<std::string> numbers;
    for (int i = 0; i < 5; ++i) {
        EXPECT_FALSE(execute(desk, bill(-1)));
        auto mixed = bill();
        mixed.lines.push_back(mixed.lines.front());
        mixed.lines.back().taxPercent = 5;
        EXPECT_FALSE(execute(desk, mixed));
        const auto issued = execute(desk, bill());
        ASSERT_TRUE(issued) << issued.error().field << issued.error().detail;
        numbers.push_back(issued->number);
    }
    for (std::size_t i = 0; i < numbers.size(); ++i)
        EXPECT_EQ(numbers[i], desk.desk.series + "/2627/0000" + std::to_string(i + 1));
}

TEST_F(Billing, newFinancialYearBeginsANewSeries) {
    ASSERT_TRUE(execute(desk, bill()));
    clinic.clock.set(base::startOfDay(base::Date{std::chrono::year(2027), std::chrono::April, std::chrono::day(1)},
                                      std::chrono::minutes(330)));
    desk.lease.offlineUntil = clinic.clock.now() + std::chrono::hours(1);
    EXPECT_EQ(execute(desk, bill())->number, desk.desk.series + "/2728/00001");
}

TEST_F(Billing, clockBehindTheLastBillCannotIssue) {
    ASSERT_TRUE(execute(desk, bill()));
    clinic.clock.advance(std::chrono::minutes(-5));
    const auto refused = execute(desk, bill());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().field, "clock");
    clinic.clock.advance(std::chrono::minutes(5));
    EXPECT_EQ(execute(desk, bill())->number, desk.desk.series + "/2627/00002");
}

TEST_F(Billing, documentAndWordsFollowTheClinic) {
    const auto receipt = execute(desk, bill(50000));
    ASSERT_TRUE(receipt);
    EXPECT_EQ(receipt->document, "receipt");
    EXPECT_EQ(receipt->total, 50000);
    EXPECT_EQ(receipt->words, "Five hundred rupees only");
    setting("clinic.gstin", "27AAPFU0939F1ZV");
    EXPECT_EQ(execute(desk, bill())->document, "bill_of_supply");
    EXPECT_EQ(execute(desk, bill(10000, 5))->document, "tax_invoice");
}

TEST_F(Billing, consultationIsSuggestedByVisitKind) {
    IssueToken token;
    token.patient = patient;
    token.doctor = clinic.doctor;
    token.visitKind = "new";
    const auto visit = execute(desk, token);
    ASSERT_TRUE(visit) << visit.error().detail;
    const auto suggested = execute(desk, SuggestBill{patient, visit->visit});
    ASSERT_TRUE(suggested);
    ASSERT_EQ(suggested->lines.size(), 1u);
    EXPECT_EQ(suggested->lines.front().rate, 50000);
    clinic.clock.advance(std::chrono::hours(48));
    desk.lease.offlineUntil = clinic.clock.now() + std::chrono::hours(1);
    token.visitKind = "follow_up";
    const auto again = execute(desk, token);
    ASSERT_TRUE(again) << again.error().detail;
    const auto free = execute(desk, SuggestBill{patient, again->visit});
    EXPECT_TRUE(free->lines.empty());
    EXPECT_EQ(free->freeUntilText, "24-11-2026");
}

TEST_F(Billing, discountNeedsAReason) {
    auto issue = bill();
    issue.discount = 5000;
    EXPECT_EQ(execute(desk, issue).error().field, "discount_reason");
    issue.discountReason = "staff family";
    EXPECT_EQ(execute(desk, issue)->total, 25000);
    auto below = bill();
    below.lines.front().code = "NEW";
    EXPECT_EQ(execute(desk, below).error().field, "discount_reason") << "below the price list";
}

TEST_F(Billing, paymentsFoldIntoTheBalance) {
    const auto invoice = execute(desk, bill())->invoice;
    TakePayment pay;
    pay.patient = patient;
    pay.invoice = invoice;
    pay.amount = 10000;
    pay.mode = "cash";
    const auto part = execute(desk, pay);
    ASSERT_TRUE(part) << part.error().detail;
    EXPECT_EQ(part->balance, 20000);
    pay.amount = 20001;
    EXPECT_EQ(execute(desk, pay).error().field, "amount");
    pay.amount = 20000;
    pay.mode = "credit";
    EXPECT_TRUE(execute(desk, pay)->payment.isNull());
    pay.mode = "upi";
    EXPECT_EQ(execute(desk, pay)->balance, 0);
    pay.mode = "barter";
    EXPECT_EQ(execute(desk, pay).error().field, "mode");
    const auto ledger = execute(desk, ShowLedger{patient});
    ASSERT_TRUE(ledger);
    EXPECT_EQ(ledger->lines.size(), 3u);
    EXPECT_EQ(ledger->balance, 0);
}

TEST_F(Billing, nurseMayNotBill) {
    EXPECT_EQ(execute(clinic.as("Nurse"), bill()).error().code, ErrorCode::permissionDenied);
}

}  // namespace
}  // namespace opdesk::clinic
