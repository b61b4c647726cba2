#include "sync/server/push_rules.h"

#include <gtest/gtest.h>

namespace opdesk::sync::server {
namespace {

model::Op opOf(model::KindId kind, model::Action action) {
    model::Op op;
    op.kind = kind;
    op.action = action;
    op.compartment = model::describe(kind).compartment;
    return op;
}

TEST(PushRules, aRefundNeedsTheRefundPermission) {
    auto op = opOf(model::KindId::payment, model::Action::append);
    op.document = {{"direction", "out"}};
    EXPECT_EQ(permissionsFor(op), std::vector<std::string_view>{"payment.refund"});
    EXPECT_FALSE(mayMake(op, {}, {"Receptionist"}));
    EXPECT_FALSE(mayMake(op, {}, {"ClinicAdmin"}));
    op.document["reason"] = "paid twice";
    EXPECT_TRUE(mayMake(op, {}, {"ClinicAdmin"}));
}

TEST(PushRules, aDoctorSignsOnlyHisOwnPrescription) {
    auto op = opOf(model::KindId::prescription, model::Action::set);
    op.actor = *model::StaffId::parse("01890000-0000-7000-8000-000000000001");
    op.fields = {{"status", "draft", "signed"}};
    EXPECT_TRUE(mayMake(op, {{"author", op.actor.text()}}, {"Doctor"}));
    EXPECT_FALSE(mayMake(op, {{"author", "01890000-0000-7000-8000-000000000002"}}, {"Doctor"}));
    EXPECT_FALSE(mayMake(op, {{"author", op.actor.text()}}, {"Nurse"}));
}

TEST(PushRules, aDoctorSetsOnlyHisOwnHours) {
    constexpr auto kOther = "01890000-0000-7000-8000-000000000002";
    auto op = opOf(model::KindId::doctorHours, model::Action::create);
    op.actor = *model::StaffId::parse("01890000-0000-7000-8000-000000000001");
    op.document = {{"doctor", op.actor.text()}, {"weekday", 1}, {"from_minute", 600}, {"to_minute", 780}};
    EXPECT_TRUE(mayMake(op, {}, {"Doctor"}));
    EXPECT_FALSE(mayMake(op, {}, {"Receptionist"}));
    op.document["doctor"] = kOther;
    EXPECT_FALSE(mayMake(op, {}, {"Doctor"}));
    EXPECT_TRUE(mayMake(op, {}, {"ClinicAdmin"}));
    op.document.erase("doctor");
    EXPECT_FALSE(mayMake(op, {}, {"Doctor"})) << "a holiday is the whole clinic's";
    auto taking = opOf(model::KindId::doctorHours, model::Action::set);
    taking.actor = op.actor;
    taking.fields = {model::FieldChange{"doctor", model::json::value(kOther), model::json::value(op.actor.text())}};
    EXPECT_FALSE(mayMake(taking, {{"doctor", kOther}}, {"Doctor"}));
    taking.fields = {model::FieldChange{"to_minute", 780, 800}};
    EXPECT_TRUE(mayMake(taking, {{"doctor", op.actor.text()}}, {"Doctor"}));
}

TEST(PushRules, noDeviceWritesOnlineOnlyKindsOrOpensConflicts) {
    EXPECT_FALSE(mayMake(opOf(model::KindId::staff, model::Action::create), {}, {"ClinicAdmin"}));
    EXPECT_FALSE(mayMake(opOf(model::KindId::conflict, model::Action::create), {}, {"ClinicAdmin"}));
}

TEST(PushRules, pricesAndSettingsAreThoseOfWhoMay) {
    auto price = opOf(model::KindId::price, model::Action::create);
    EXPECT_TRUE(mayMake(price, {}, {"ClinicAdmin"}));
    EXPECT_FALSE(mayMake(price, {}, {"Receptionist"}));
    EXPECT_FALSE(mayMake(price, {}, {"Billing"})) << "without a reason";
    price.document["reason"] = "the owner said so";
    EXPECT_TRUE(mayMake(price, {}, {"Billing"}));
    const auto setting = opOf(model::KindId::setting, model::Action::create);
    EXPECT_TRUE(mayMake(setting, {}, {"ClinicAdmin"}));
    for (const auto* role : {"Doctor", "Receptionist", "Billing"})
        EXPECT_FALSE(mayMake(setting, {}, {role})) << role;
}

TEST(PushRules, aReasonGivenInTheSameWordsStandsInTheRecord) {
    auto price = opOf(model::KindId::price, model::Action::set);
    price.fields = {model::FieldChange{"rate", 2600, 260}};
    EXPECT_TRUE(mayMake(price, {{"rate", 2600}, {"reason", "new list"}}, {"Billing"}));
    EXPECT_FALSE(mayMake(price, {{"rate", 2600}}, {"Billing"}));
    price.fields.push_back({"reason", "new list", nullptr});
    EXPECT_FALSE(mayMake(price, {{"rate", 2600}, {"reason", "new list"}}, {"Billing"})) << "it is taken away";
}

TEST(PushRules, aRecordLiesWhereItsKindLies) {
    auto op = opOf(model::KindId::allergy, model::Action::create);
    EXPECT_TRUE(mayMake(op, {}, {"Doctor"}));
    op.compartment = model::Compartment::desk;
    EXPECT_FALSE(mayMake(op, {}, {"Doctor"}));
}

}  // namespace
}  // namespace opdesk::sync::server
