#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/clinic/day_close.h"
#include "core/clinic/records.h"
#include "core/model/kinds/day_close.h"
#include "core/model/kinds/device.h"
#include "core/model/kinds/invoice.h"
#include "core/model/kinds/payment.h"
#include "core/model/kinds/staff.h"
#include "tests/support/billing_rows.h"

namespace opdesk::clinic {
namespace {

using base::ErrorCode;

class DayClosing : public testing::Test {
protected:
    DayClosing() { desk.presence = reception.presence = &presence; }
    void take(Session& by, std::int64_t rate, std::vector<PaymentPart> payments, std::int64_t discount = 0) {
        ChargeBill command;
        command.patient = patient;
        BillLine line;
        line.text = "Dressing";
        line.rate = rate;
        command.lines = {line};
        command.payments = std::move(payments);
        command.discount = discount;
        command.discountReason = discount > 0 ? "staff" : "";
        command.keepDue = true;
        const auto done = execute(by, command);
        ASSERT_TRUE(done) << done.error().field << ' ' << done.error().detail;
        clinic.clock.advance(std::chrono::minutes(1));
    }
    static CloseDay counting(std::vector<NoteCount> notes) {
        CloseDay close;
        close.notes = std::move(notes);
        close.passphrase = "right words";
        return close;
    }
    void setting(const std::string& key, const std::string& value) { opdesk::tests::pullSetting(clinic, key, value); }
    opdesk::tests::TestClinic clinic;
    opdesk::tests::Presence presence;
    PatientId patient = clinic.patient("Meena Joshi");
    Session& desk = clinic.as("Billing");
    Session& reception = clinic.as("Receptionist");
};

TEST_F(DayClosing, expectedIsByModeAndByPerson) {
    take(desk, 50000, {{"cash", "", 30000}, {"upi", "412345678901", 20000}});
    take(reception, 40000, {{"cash", "", 10000}});
    take(desk, 20000, {{"card", "", 15000}}, 5000);
    const auto day = execute(desk, ShowDay{});
    ASSERT_TRUE(day) << day.error().detail;
    const auto& closing = day->closing;
    EXPECT_EQ(closing.sitting, 1);
    EXPECT_EQ(closing.expected, 40000);
    EXPECT_EQ(closing.billCount, 3);
    EXPECT_EQ(closing.billed, 105000);
    EXPECT_EQ(closing.firstNumber, "A07/2627/00001");
    EXPECT_EQ(closing.lastNumber, "A07/2627/00003");
    ASSERT_EQ(closing.modes.size(), 3u);
    EXPECT_EQ(closing.modes[0].taken, 40000);
    EXPECT_EQ(closing.modes[1].taken, 20000);
    EXPECT_EQ(closing.modes[2].taken, 15000);
    ASSERT_EQ(closing.people.size(), 2u);
    EXPECT_GT(closing.unsent, 0);
    std::map<std::string, std::int64_t> found;
    for (const auto& one : closing.bills)
        found[one.what] += one.amount;
    EXPECT_EQ(found["due"], 30000);
    EXPECT_EQ(found["discount"], 5000);
    EXPECT_EQ(found["gap"], 0);
}

TEST_F(DayClosing, aDifferenceNeedsAReasonAndThePasswordTheRightWords) {
    take(desk, 50000, {{"cash", "", 50000}});
    auto close = counting({{20000, 2}});
    EXPECT_EQ(execute(desk, close).error().field, "reason");
    close.reason = "one note was torn";
    close.passphrase = "wrong";
    EXPECT_EQ(execute(desk, close).error().field, "passphrase");
    close.passphrase = "right words";
    const auto done = execute(desk, close);
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_EQ(done->difference, -10000);
    auto impossible = counting({{30000, 1}});
    EXPECT_EQ(execute(desk, impossible).error().field, "notes[0].value");
    impossible = counting({{50000, -1}});
    EXPECT_EQ(execute(desk, impossible).error().field, "notes[0].count");
}

TEST_F(DayClosing, aClosedSittingStandsAndWhatComesLaterOpensTheNext) {
    take(desk, 50000, {{"cash", "", 50000}});
    auto close = counting({{50000, 1}});
    close.left = 20000;
    close.notes = {{20000, 2}, {10000, 1}};
    const auto first = execute(desk, close);
    ASSERT_TRUE(first) << first.error().detail;
    const auto paper = execute(desk, DayPaperOf{first->closing});
    ASSERT_TRUE(paper);
    take(desk, 30000, {{"cash", "", 30000}});
    const auto next = execute(desk, ShowDay{});
    ASSERT_TRUE(next);
    EXPECT_EQ(next->closing.sitting, 2);
    EXPECT_EQ(next->closing.opening, 20000);
    EXPECT_EQ(next->closing.expected, 50000);
    ASSERT_EQ(next->earlier.size(), 1u);
    const auto again = execute(desk, DayPaperOf{first->closing});
    ASSERT_TRUE(again);
    EXPECT_EQ(again->closing.expected, paper->closing.expected);
    EXPECT_EQ(again->fingerprint, paper->fingerprint);
    // No way to change it: the kind only grows.
    store::ActionGroup group;
    group.changes.push_back(setFields(model::KindId::dayClose, first->closing.uuid(), {{"counted", 1}}));
    EXPECT_FALSE(clinic.store->commit(desk.actor(), group));
}

TEST_F(DayClosing, aReceptionistClosesOnlyHerOwnTill) {
    take(reception, 50000, {{"cash", "", 50000}});
    take(desk, 20000, {{"cash", "", 20000}});
    const auto refused = execute(reception, counting({{50000, 1}, {20000, 1}}));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().field, "people");
    EXPECT_TRUE(execute(desk, counting({{50000, 1}, {20000, 1}})));
    take(reception, 10000, {{"cash", "", 10000}});
    EXPECT_TRUE(execute(reception, counting({{10000, 1}})));
}

TEST_F(DayClosing, blindCountingShowsNoCashBefore) {
    setting("till.blind", "yes");
    take(desk, 50000, {{"cash", "", 50000}});
    const auto day = execute(desk, ShowDay{});
    ASSERT_TRUE(day);
    EXPECT_TRUE(day->blind);
    EXPECT_EQ(day->closing.expected, 0);
    EXPECT_EQ(day->closing.people.front().cash, 0);
    EXPECT_EQ(execute(desk, counting({{50000, 1}}))->difference, 0);
}

TEST_F(DayClosing, aClinicMayAskForASecondPerson) {
    setting("till.second_person", "yes");
    take(desk, 50000, {{"cash", "", 50000}});
    auto close = counting({{50000, 1}});
    EXPECT_EQ(execute(desk, close).error().field, "witness");
    close.witness = clinic.doctor;
    close.witnessPassphrase = "wrong";
    EXPECT_EQ(execute(desk, close).error().field, "witness_passphrase");
    close.witnessPassphrase = "right words";
    EXPECT_TRUE(execute(desk, close));
}

TEST_F(DayClosing, anyColleagueMayCountAlong_theReceptionistToo) {
    const auto among = [](const base::Result<DayWitnesses::Answer>& all, const StaffId& one) {
        return all && std::ranges::any_of(all->people, [&](const auto& person) { return person.doctor == one; });
    };
    const auto people = execute(desk, DayWitnesses{});
    ASSERT_TRUE(people);
    EXPECT_TRUE(among(people, clinic.doctor));
    EXPECT_FALSE(among(people, desk.lease.user));
    model::Staff gone;
    gone.name = "Gone Away";
    gone.inactive = true;
    clinic.pullRecord(gone);
    model::Staff girl;
    girl.name = "Asha Reception";
    girl.roles = {"Receptionist"};
    const StaffId receptionist(clinic.pullRecord(girl));
    EXPECT_TRUE(among(execute(desk, DayWitnesses{}), receptionist));
    EXPECT_EQ(execute(desk, DayWitnesses{})->people.size(), people->people.size() + 1);
    setting("till.second_person", "yes");
    take(desk, 50000, {{"cash", "", 50000}});
    auto close = counting({{50000, 1}});
    close.witness = receptionist;
    close.witnessPassphrase = "right words";
    EXPECT_TRUE(execute(desk, close));
}

TEST_F(DayClosing, aDeskThatIsStillOpenIsNamed) {
    model::Device other;
    other.name = "Desk 2";
    other.series = "A08";
    clinic.pullRecord(other);
    model::Payment payment;
    payment.patient = patient;
    payment.direction = "in";
    payment.amount = model::Paise{70000};
    payment.mode = "cash";
    payment.at = clinic.clock.now();
    payment.day = desk.today();
    payment.series = "A08";
    payment.sitting = 4;
    clinic.pullRecord(payment);
    take(desk, 50000, {{"cash", "", 50000}});
    const auto day = execute(desk, ShowDay{});
    ASSERT_TRUE(day);
    ASSERT_EQ(day->closing.openDesks.size(), 1u);
    EXPECT_EQ(day->closing.openDesks.front().name, "Desk 2");
    EXPECT_EQ(day->closing.openDesks.front().taken, 70000);
    EXPECT_EQ(day->closing.expected, 50000) << "another desk's cash is not in this drawer";
}

TEST_F(DayClosing, aDayWithoutMoneyHasNothingToClose) {
    EXPECT_TRUE(execute(desk, ShowDay{})->nothing);
    EXPECT_EQ(execute(desk, counting({})).error().code, ErrorCode::wrongState);
    EXPECT_EQ(execute(clinic.as("Nurse"), ShowDay{}).error().code, ErrorCode::permissionDenied);
}

}  // namespace
}  // namespace opdesk::clinic
