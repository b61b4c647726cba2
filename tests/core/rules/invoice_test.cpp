#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "core/rules/invoice_rules.h"

namespace opdesk::rules {
namespace {

using namespace std::chrono_literals;

TEST(Invoice, yearRunsFromAprilToMarch) {
    EXPECT_EQ(financialYear(2026y / 4 / 1), "2627");
    EXPECT_EQ(financialYear(2027y / 3 / 31), "2627");
    EXPECT_EQ(financialYear(2026y / 3 / 31), "2526");
    EXPECT_EQ(financialYear(2099y / 12 / 1), "9900");
}

TEST(Invoice, numberIsAtMostSixteenCharacters) {
    EXPECT_EQ(*invoiceNumber("A07", "2627", 42), "A07/2627/00042");
    EXPECT_LE(invoiceNumber("ABCD", "2627", 99999)->size(), 16u);
    EXPECT_FALSE(invoiceNumber("A07", "2627", 100000));
    EXPECT_FALSE(invoiceNumber("A07", "2627", 0));
    EXPECT_FALSE(invoiceNumber("a/7", "2627", 1));
    EXPECT_FALSE(invoiceNumber("", "2627", 1));
}

TEST(Invoice, documentFollowsTheMix) {
    const ChargeLine care{1, 50000, 0, 0};
    const ChargeLine medicine{1, 10000, 0, 5};
    EXPECT_EQ(*documentFor({care}, true), "bill_of_supply");
    EXPECT_EQ(*documentFor({medicine}, true), "tax_invoice");
    EXPECT_EQ(*documentFor({care}, false), "receipt");
    EXPECT_EQ(documentFor({care, medicine}, true).error().field, "lines");
    EXPECT_EQ(documentFor({medicine}, false).error().field, "lines");
}

TEST(Invoice, oneDocumentHoldsBoth_onlyWhereTheClinicChoseIt) {
    const ChargeLine care{1, 50000, 0, 0};
    const ChargeLine medicine{2, 10000, 0, 5};
    EXPECT_EQ(*documentFor({care, medicine}, true, true), "invoice_cum_bill_of_supply");
    EXPECT_EQ(*documentFor({care}, true, true), "bill_of_supply");
    EXPECT_EQ(*documentFor({medicine}, true, true), "tax_invoice");
    const auto parts = partByTax({medicine, care}, 1000, true, true);
    ASSERT_TRUE(parts);
    ASSERT_EQ(parts->size(), 1u);
    EXPECT_EQ(parts->front().document, "invoice_cum_bill_of_supply");
    EXPECT_EQ(parts->front().lines, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(parts->front().discount, 1000);
    EXPECT_EQ(partByTax({medicine, care}, 1000, true)->size(), 2u);
    EXPECT_EQ(partByTax({care}, 0, false, true)->front().document, "receipt");
}

TEST(Invoice, impossibleFiguresAreRefused) {
    for (const ChargeLine line :
         {ChargeLine{0, 100, 0, 0}, ChargeLine{1, -1, 0, 0}, ChargeLine{1, 100, 101, 0}, ChargeLine{1, 100, -1, 0},
          ChargeLine{1, 100, 0, 101}, ChargeLine{100000, 10'000'000'000'000, 0, 0}})
        EXPECT_FALSE(totalsOf({line}, 0));
    EXPECT_FALSE(totalsOf({{1, 100, 0, 0}}, 101));
    EXPECT_FALSE(totalsOf({{1, 100, 0, 0}}, -1));
}

TEST(Invoice, taxIsOnWhatIsPaidAndTheTotalInWholeRupees) {
    const auto totals = totalsOf({{2, 10050, 100, 5}}, 1000);
    ASSERT_TRUE(totals);
    EXPECT_EQ(totals->subtotal, 20000);
    EXPECT_EQ(totals->taxable, 19000);
    EXPECT_EQ(totals->cgst, 475);
    EXPECT_EQ(totals->sgst, 475);
    EXPECT_EQ(totals->total, 20000);  // 199.50 rupees
    EXPECT_EQ(totals->rounding, 50);
}

RC_GTEST_PROP(Invoice, totalsEqualAnIndependentComputation, ()) {
    const auto count = *rc::gen::inRange<std::size_t>(1, 8);
    std::vector<ChargeLine> lines;
    long double net = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto quantity = *rc::gen::inRange<std::int64_t>(1, 20);
        const auto rate = *rc::gen::inRange<std::int64_t>(0, 500000);
        const auto discount = *rc::gen::inRange<std::int64_t>(0, quantity * rate + 1);
        lines.push_back({quantity, rate, discount, *rc::gen::element<std::int64_t>(0, 5, 12, 18)});
        net += static_cast<long double>(quantity) * rate - discount;
    }
    const auto billDiscount = *rc::gen::inRange<std::int64_t>(0, static_cast<std::int64_t>(net) + 1);
    const auto totals = totalsOf(lines, billDiscount);
    RC_ASSERT(totals.has_value());
    // By real numbers, line by line: each line may differ by the paise that rounding moves.
    long double expected = net - billDiscount;
    for (std::size_t i = 0; i < count; ++i) {
        const long double amount = static_cast<long double>(lines[i].quantity) * lines[i].rate - lines[i].discount;
        const long double share = net > 0 ? amount - billDiscount * amount / net : 0;
        expected += share * lines[i].taxPercent / 100;
    }
    const auto exact = static_cast<long double>(totals->total - totals->rounding);
    RC_ASSERT(std::abs(exact - expected) <= 2.0L * static_cast<long double>(count) + 1);
    RC_ASSERT(totals->total % 100 == 0);
    RC_ASSERT(std::abs(totals->rounding) <= 50);
    RC_ASSERT(totals->subtotal - totals->discount + totals->cgst + totals->sgst + totals->rounding == totals->total);
}

}  // namespace
}  // namespace opdesk::rules
