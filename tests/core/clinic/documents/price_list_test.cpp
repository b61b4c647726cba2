#include <gtest/gtest.h>

#include <algorithm>

#include "core/clinic/bills.h"
#include "core/clinic/clinic_settings.h"
#include "core/clinic/price_list.h"
#include "core/rules/tax_slabs.h"
#include "tests/support/billing_rows.h"

namespace opdesk::clinic {
namespace {

using base::ErrorCode;

struct DownLine : SyncPort {
    SyncStatus now;
    SyncStatus status() override { return now; }
    void localChange() override {}
    void syncNow(std::function<void(base::Status)>) override {}
    void onStatus(std::function<void()>) override {}
    void pauseLoad(bool) override {}
};

class PriceList : public testing::Test {
protected:
    PriceList() {
        tests::pullConsultation(clinic);
        admin.presence = &presence;
    }
    base::Date in(int days) { return base::Date(std::chrono::sys_days(admin.today()) + std::chrono::days(days)); }
    SetPrice ecg(std::int64_t rate, std::optional<base::Date> from = {}) {
        SetPrice set;
        set.code = "ECG";
        set.text = "ECG";
        set.sac = "9993";
        set.rate = rate;
        set.from = from;
        return set;
    }
    /// What the desk bills for a code today; -1: it does not.
    std::int64_t billed(const std::string& code) {
        const auto list = execute(desk, ListPrices{});
        EXPECT_TRUE(list);
        for (const auto& one : list->prices)
            if (one.code == code)
                return one.rate;
        return -1;
    }
    void morrow(int days) {
        clinic.clock.advance(std::chrono::hours(24 * days));
        for (auto* session : {&admin, &desk})
            session->lease.offlineUntil = clinic.clock.now() + std::chrono::hours(1);
    }
    base::Result<SetClinicSettings::Answer> set(const std::string& key, const std::string& value,
                                                const std::string& passphrase = "right words") {
        return execute(admin, SetClinicSettings{{{key, value}}, passphrase});
    }

    tests::TestClinic clinic;
    tests::Presence presence;
    Session& admin = clinic.as("ClinicAdmin");
    Session& desk = clinic.as("Receptionist");
    PatientId patient = clinic.patient("Meena Joshi");
};

TEST_F(PriceList, aNewPriceStandsFromItsDayAndTheOldOneUntilThen) {
    ASSERT_TRUE(execute(admin, ecg(25000)));
    EXPECT_EQ(billed("ECG"), 25000);
    const auto later = execute(admin, ecg(30000, in(3)));
    ASSERT_TRUE(later) << later.error().detail;
    EXPECT_FALSE(later->before) << "a line of its own";
    EXPECT_EQ(billed("ECG"), 25000);
    morrow(3);
    EXPECT_EQ(billed("ECG"), 30000);
    const auto shown = execute(admin, ShowPriceList{true});
    ASSERT_TRUE(shown);
    std::vector<std::string> states;
    for (const auto& one : shown->prices)
        if (one.code == "ECG")
            states.push_back(one.state);
    EXPECT_EQ(states, (std::vector<std::string>{"now", "past"}));
}

TEST_F(PriceList, aChangeOfTheSameDayIsOneLineAndGoesBack) {
    const auto first = execute(admin, ecg(25000));
    ASSERT_TRUE(first);
    const auto second = execute(admin, ecg(26000));
    ASSERT_TRUE(second);
    EXPECT_EQ(second->price, first->price);
    ASSERT_TRUE(second->before);
    EXPECT_EQ(second->before->rate, 25000);
    ASSERT_TRUE(execute(admin, PutPriceBack{second->price, second->now, second->before}));
    EXPECT_EQ(billed("ECG"), 25000);
    ASSERT_TRUE(execute(admin, PutPriceBack{first->price, first->now, {}}));
    EXPECT_EQ(billed("ECG"), -1);
}

TEST_F(PriceList, aPriceFromTheBeginningIsKeptBesideTheNewOne) {
    SetPrice set;
    set.code = "new";
    set.text = "Consultation";
    set.sac = "9993";
    set.visitKind = "new";
    set.rate = 60000;
    const auto made = execute(admin, set);
    ASSERT_TRUE(made) << made.error().field << " " << made.error().detail;
    EXPECT_FALSE(made->before);
    EXPECT_EQ(billed("NEW"), 60000) << "the code is written as it was first";
    EXPECT_EQ(billed("new"), -1);
    ASSERT_TRUE(execute(admin, PutPriceBack{made->price, made->now, {}}));
    EXPECT_EQ(billed("NEW"), 50000);
}

TEST_F(PriceList, aRetiredCodeIsBilledNoMoreAndComesBackWithAPrice) {
    ASSERT_TRUE(execute(admin, ecg(25000)));
    const auto ended = execute(admin, RetirePrice{"ecg", in(2)});
    ASSERT_TRUE(ended) << ended.error().detail;
    EXPECT_EQ(billed("ECG"), 25000);
    morrow(2);
    EXPECT_EQ(billed("ECG"), -1);
    EXPECT_EQ(execute(admin, RetirePrice{"ECG"}).error().field, "code") << "it is retired already";
    ASSERT_TRUE(execute(admin, ecg(28000)));
    EXPECT_EQ(billed("ECG"), 28000);
}

TEST_F(PriceList, aBillKeepsItsFiguresAndTheHeadItWasIssuedWith) {
    ASSERT_TRUE(set("clinic.name", "Banyan Clinic"));
    ASSERT_TRUE(set("clinic.address", "14, MG Road"));
    ASSERT_TRUE(execute(admin, ecg(25000)));
    ChargeBill charge;
    charge.patient = patient;
    charge.lines.resize(1);
    charge.lines[0].code = "ECG";
    charge.payments = {{"cash", "", 25000}};
    const auto bill = execute(desk, charge);
    ASSERT_TRUE(bill) << bill.error().field << " " << bill.error().detail;
    ASSERT_TRUE(execute(admin, ecg(99000)));
    ASSERT_TRUE(set("clinic.name", "Banyan Hospital"));
    ASSERT_TRUE(set("clinic.address", "1, Ring Road"));
    ASSERT_TRUE(set("clinic.gstin", "27AAPFU0939F1ZV"));
    const auto paper = execute(desk, BillPaperOf{bill->documents[0].invoice, true});
    ASSERT_TRUE(paper);
    EXPECT_EQ(paper->clinicName, "Banyan Clinic");
    EXPECT_EQ(paper->clinicAddress, "14, MG Road");
    EXPECT_EQ(paper->gstin, "");
    EXPECT_EQ(paper->amounts, std::vector<std::string>{"250.00"});
    const auto next = execute(desk, charge);
    EXPECT_FALSE(next) << "the payment is no longer enough";
}

TEST_F(PriceList, wrongPricesAreRefusedByName) {
    const auto fieldOf = [&](auto change) {
        auto set = ecg(25000);
        change(set);
        const auto done = execute(admin, set);
        return done ? std::string("taken") : done.error().field;
    };
    EXPECT_EQ(fieldOf([](SetPrice& set) { set.code = ""; }), "code");
    EXPECT_EQ(fieldOf([](SetPrice& set) { set.code = "E CG"; }), "code");
    EXPECT_EQ(fieldOf([](SetPrice& set) { set.text = "  "; }), "text");
    EXPECT_EQ(fieldOf([](SetPrice& set) { set.sac = "99"; }), "sac");
    EXPECT_EQ(fieldOf([](SetPrice& set) { set.rate = -1; }), "rate");
    EXPECT_EQ(fieldOf([](SetPrice& set) { set.rate = 100'000'001; }), "rate");
    EXPECT_EQ(fieldOf([](SetPrice& set) { set.taxPercent = 41; }), "tax_percent");
    EXPECT_EQ(fieldOf([&](SetPrice& set) { set.from = in(-1); }), "from");
    EXPECT_EQ(fieldOf([&](SetPrice& set) { set.from = in(400); }), "from");
    EXPECT_EQ(fieldOf([&](SetPrice& set) { set.doctor = clinic.doctor; }), "doctor");
    EXPECT_EQ(fieldOf([](SetPrice& set) { set.visitKind = "new"; }), "visit_kind") << "NEW bills these visits";
    EXPECT_EQ(fieldOf([&](SetPrice& set) {
                  set.visitKind = "new";
                  set.doctor = clinic.doctor;
              }),
              "taken")
        << "one doctor's own line stands beside it";
}

TEST_F(PriceList, theRatesOfTaxAreThoseOfTheDay) {
    EXPECT_EQ(execute(admin, ShowPriceList{})->taxes, (std::vector<std::int64_t>{0, 5, 18, 40}));
    using namespace std::chrono_literals;
    EXPECT_EQ(*rules::taxSlabsOn(2025y / 9 / 21), (std::vector<std::int64_t>{0, 5, 12, 18, 28}));
    EXPECT_EQ(*rules::taxSlabsOn(2025y / 9 / 22), (std::vector<std::int64_t>{0, 5, 18, 40}));
    EXPECT_TRUE(rules::taxSlabsOn(2017y / 6 / 30)->empty());
}

TEST_F(PriceList, aCodeIsNotRetiredBeforeAPriceThatBeginsLater) {
    ASSERT_TRUE(execute(admin, ecg(25000)));
    ASSERT_TRUE(execute(admin, ecg(30000, in(5))));
    EXPECT_EQ(execute(admin, RetirePrice{"ECG", in(2)}).error().field, "from") << "it would come back by itself";
    ASSERT_TRUE(execute(admin, RetirePrice{"ECG", in(5)}));
    ASSERT_TRUE(execute(admin, RetirePrice{"ECG", in(2)}));
    morrow(6);
    EXPECT_EQ(billed("ECG"), -1);
}

TEST_F(PriceList, noVisitIsEverBilledByTwoCodes) {
    const auto visits = [&](const std::string& code, const std::string& kind, int days) {
        auto set = ecg(40000, in(days));
        set.code = set.text = code;
        set.visitKind = kind;
        return execute(admin, set);
    };
    const auto ended = execute(admin, RetirePrice{"NEW", in(3)});
    ASSERT_TRUE(ended);
    EXPECT_EQ(visits("OPD", "new", 2).error().field, "visit_kind") << "NEW stands until then";
    const auto taken = visits("OPD", "new", 3);
    ASSERT_TRUE(taken) << taken.error().detail;
    EXPECT_EQ(execute(admin, PutPriceBack{ended->price, ended->now, ended->before}).error().field, "visit_kind")
        << "the visits are billed by OPD by now";
    ASSERT_TRUE(execute(admin, PutPriceBack{taken->price, taken->now, {}}));
    EXPECT_TRUE(execute(admin, PutPriceBack{ended->price, ended->now, ended->before}));
    ASSERT_TRUE(visits("LATER", "follow_up", 3));
    EXPECT_EQ(visits("REV", "follow_up", 0).error().field, "visit_kind") << "in three days both would bill it";
}

TEST_F(PriceList, onlyWhoMayChangesPricesAndBillingSaysWhy) {
    EXPECT_EQ(execute(desk, ecg(1)).error().code, ErrorCode::permissionDenied);
    EXPECT_EQ(execute(desk, ShowPriceList{}).error().code, ErrorCode::permissionDenied);
    auto& billing = clinic.as("Billing");
    EXPECT_EQ(execute(billing, ecg(25000)).error().field, "reason");
    auto set = ecg(25000);
    set.reason = "   ";
    EXPECT_EQ(execute(billing, set).error().field, "reason") << "no words";
    EXPECT_EQ(execute(billing, RetirePrice{"NEW", {}, " "}).error().field, "reason");
    set.reason = "the owner said so";
    EXPECT_TRUE(execute(billing, set));
    EXPECT_TRUE(execute(billing, ShowPriceList{}));
}

TEST_F(PriceList, nothingIsChangedWhileTheLineIsDown) {
    DownLine line;
    line.now.offlineSince = clinic.clock.now();
    admin.sync = &line;
    EXPECT_EQ(execute(admin, ecg(25000)).error().code, ErrorCode::unreachable);
    EXPECT_EQ(execute(admin, RetirePrice{"NEW"}).error().code, ErrorCode::unreachable);
    EXPECT_EQ(set("clinic.phone", "98").error().code, ErrorCode::unreachable);
    EXPECT_TRUE(execute(admin, ShowPriceList{})) << "reading goes on";
    line.now.offlineSince.reset();
    EXPECT_TRUE(execute(admin, ecg(25000)));
    admin.sync = nullptr;
}

TEST_F(PriceList, aPriceOfAnotherDayIsNotPutBackAndNeitherIsAnotherCode) {
    const auto made = execute(admin, ecg(25000));
    ASSERT_TRUE(made);
    const auto again = execute(admin, ecg(26000));
    ASSERT_TRUE(again && again->before);
    auto other = *again->before;
    other.code = "XRAY";
    EXPECT_EQ(execute(admin, PutPriceBack{made->price, again->now, other}).error().field, "before");
    auto wrong = *again->before;
    wrong.rate = -5;
    EXPECT_EQ(execute(admin, PutPriceBack{made->price, again->now, wrong}).error().field, "rate");
    morrow(1);
    EXPECT_EQ(execute(admin, PutPriceBack{made->price, again->now, {}}).error().code, ErrorCode::wrongState);
}

TEST_F(PriceList, aPriceSetAgainSinceIsNotPutBack) {
    ASSERT_TRUE(execute(admin, ecg(25000)));
    const auto mine = execute(admin, ecg(30000));
    ASSERT_TRUE(mine && mine->before);
    ASSERT_TRUE(execute(admin, ecg(32000))) << "another desk, hours later";
    const auto refused = execute(admin, PutPriceBack{mine->price, mine->now, mine->before});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::wrongState);
    EXPECT_EQ(billed("ECG"), 32000);
}

TEST_F(PriceList, aTaxThatHasEndedIsRefusedByName) {
    auto set = ecg(25000);
    set.taxPercent = 12;
    const auto refused = execute(admin, set);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().field, "tax_percent");
    set.taxPercent = 18;
    EXPECT_TRUE(execute(admin, set));
}

TEST_F(PriceList, settingsAreCheckedByWhatTheyAre) {
    const auto refused = [&](const std::string& key, const std::string& value) {
        const auto done = set(key, value);
        return done ? std::string("taken") : done.error().field;
    };
    for (const auto& [key, value] :
         std::vector<std::pair<std::string, std::string>>{{"clinic.gstin", "27AAPFU0939F1ZX"},
                                                          {"clinic.upi", "not an address"},
                                                          {"billing.discount_limit_paise", "ten"},
                                                          {"billing.follow_up_days", "91"},
                                                          {"billing.one_paper", "perhaps"},
                                                          {"queue.wait_limit", "0"},
                                                          {"board.language", "fr"},
                                                          {"clinic.name", std::string(121, 'x')}})
        EXPECT_EQ(refused(key, value), key) << value;
    EXPECT_EQ(refused("clinic.secret", "x"), "values");
    EXPECT_TRUE(set("clinic.gstin", "27AAPFU0939F1ZX").error().detail.starts_with("the check character"));
    for (const auto* other : {"27AAPFU0939F1Z", "27AAPFU0939F1ZVV", "99AAPFU0939F1ZV", "27AAPFU0939F1YV"})
        EXPECT_EQ(set("clinic.gstin", other).error().detail, "this is no GSTIN") << other;
    for (const auto& [key, value] : std::vector<std::pair<std::string, std::string>>{
             {"clinic.gstin", "27aapfu0939f1zv"}, {"clinic.upi", "banyan@okbank"}, {"queue.wait_limit", "40"}})
        EXPECT_EQ(refused(key, value), "taken") << value;
    EXPECT_EQ(settingOf(admin, "clinic.gstin").value(), "27AAPFU0939F1ZV");
    EXPECT_EQ(
        execute(admin, SetClinicSettings{{{"clinic.phone", "1"}, {"clinic.phone", "2"}}, "right words"}).error().field,
        "clinic.phone");
    EXPECT_EQ(
        execute(admin, SetClinicSettings{{{"clinic.phone", "1"}, {"clinic.upi", "?"}}, "right words"}).error().field,
        "clinic.upi");
    EXPECT_EQ(settingOf(admin, "clinic.phone").value(), "") << "all of them or none";
}

TEST_F(PriceList, settingsAskForThePasswordAndTellWhatStoodBefore) {
    EXPECT_EQ(set("clinic.upi", "thief@bank", "guess").error().field, "passphrase");
    EXPECT_EQ(settingOf(admin, "clinic.upi").value(), "");
    ASSERT_TRUE(set("clinic.upi", "banyan@bank"));
    const auto changed = set("clinic.upi", "other@bank");
    ASSERT_TRUE(changed);
    ASSERT_EQ(changed->before.size(), 1u);
    EXPECT_EQ(changed->before[0].value, "banyan@bank");
    ASSERT_TRUE(execute(admin, SetClinicSettings{changed->before, "right words"}));
    EXPECT_EQ(settingOf(admin, "clinic.upi").value(), "banyan@bank");
    const auto same = set("clinic.upi", "banyan@bank", "");
    ASSERT_TRUE(same) << "nothing to change, nobody to ask";
    EXPECT_TRUE(same->before.empty());
    ASSERT_TRUE(set("clinic.upi", ""));
    EXPECT_EQ(settingOf(admin, "clinic.upi").value(), "");
    EXPECT_EQ(execute(desk, SetClinicSettings{{{"clinic.upi", "x@y"}}, "right words"}).error().code,
              ErrorCode::permissionDenied);
    EXPECT_EQ(clinic.auditCount("settings.set"), 4);
}

TEST_F(PriceList, whatWasJustSetIsTakenBackWithoutThePassword) {
    EXPECT_EQ(execute(admin, PutSettingsBack{}).error().code, ErrorCode::wrongState) << "nothing was set";
    ASSERT_TRUE(set("clinic.phone", "98"));
    ASSERT_TRUE(execute(admin, SetClinicSettings{{{"clinic.phone", "99"}, {"clinic.hours", "9 to 5"}}, "right words"}));
    clinic.clock.advance(std::chrono::minutes(10));
    EXPECT_EQ(execute(desk, PutSettingsBack{}).error().code, ErrorCode::permissionDenied);
    ASSERT_TRUE(execute(admin, PutSettingsBack{}));
    EXPECT_EQ(settingOf(admin, "clinic.phone").value(), "98");
    EXPECT_EQ(settingOf(admin, "clinic.hours").value(), "");
    EXPECT_EQ(clinic.auditCount("settings.put_back"), 2);
    EXPECT_FALSE(execute(admin, PutSettingsBack{})) << "once";
}

TEST_F(PriceList, whatWasSetLongAgoOrAnewSinceIsNotTakenBack) {
    ASSERT_TRUE(set("clinic.phone", "98"));
    clinic.clock.advance(std::chrono::minutes(10) + std::chrono::seconds(1));
    EXPECT_EQ(execute(admin, PutSettingsBack{}).error().code, ErrorCode::wrongState);
    ASSERT_TRUE(execute(admin, SetClinicSettings{{{"clinic.phone", "99"}, {"clinic.upi", "a@b"}}, "right words"}));
    tests::pullSetting(clinic, "clinic.upi", "other@bank");  // from another desk
    EXPECT_EQ(execute(admin, PutSettingsBack{}).error().field, "clinic.upi");
    EXPECT_EQ(settingOf(admin, "clinic.phone").value(), "99") << "all of it or nothing";
    ASSERT_TRUE(set("clinic.phone", "97"));
    DownLine line;
    line.now.offlineSince = clinic.clock.now();
    admin.sync = &line;
    EXPECT_EQ(execute(admin, PutSettingsBack{}).error().code, ErrorCode::unreachable);
    admin.sync = nullptr;
    EXPECT_TRUE(execute(admin, PutSettingsBack{}));
}

TEST_F(PriceList, theClinicsFreeFollowUpWindowGoesBeforeTheDoctors) {
    model::Staff doctor;
    doctor.followUpDays = 5;
    EXPECT_EQ(followUpDaysOf(admin, doctor).value(), 5);
    ASSERT_TRUE(set("billing.follow_up_days", "0"));
    EXPECT_EQ(followUpDaysOf(admin, doctor).value(), 0);
    ASSERT_TRUE(set("billing.follow_up_days", ""));
    doctor.followUpDays.reset();
    EXPECT_EQ(followUpDaysOf(admin, doctor).value(), std::nullopt);
}

TEST_F(PriceList, theIdleLimitIsTheRolesAndOfSeveralTheShortest) {
    const auto minutes = [](Session& session) { return execute(session, ShowIdleLimit{}).value().minutes; };
    EXPECT_EQ(minutes(desk), 15);
    EXPECT_EQ(set("idle.Receptionist", "4").error().field, "idle.Receptionist") << "5 to 30";
    EXPECT_EQ(set("idle.Receptionist", "31").error().field, "idle.Receptionist");
    ASSERT_TRUE(set("idle.Receptionist", "30"));
    EXPECT_EQ(minutes(desk), 30) << "whoever works may know it";
    ASSERT_TRUE(set("idle.Doctor", "5"));
    auto& both = clinic.asRoles({"Receptionist", "Doctor"}, clinic.doctor);
    EXPECT_EQ(minutes(both), 5);
}

TEST_F(PriceList, twoRecordsOfOneKeyAreOneSetting) {
    tests::pullSetting(clinic, "clinic.phone", "first");
    tests::pullSetting(clinic, "clinic.phone", "second");
    EXPECT_EQ(settingOf(admin, "clinic.phone").value(), "second");
    ASSERT_TRUE(set("clinic.phone", "third"));
    EXPECT_EQ(settingOf(admin, "clinic.phone").value(), "third");
}

}  // namespace
}  // namespace opdesk::clinic
