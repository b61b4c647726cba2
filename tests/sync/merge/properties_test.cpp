#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "merge_samples.h"

namespace opdesk::sync::merge {
namespace {

using model::sameValue;
using model::valueOf;

const std::vector<model::KindId> kKinds{model::KindId::patient, model::KindId::contact, model::KindId::allergy,
                                        model::KindId::visit,   model::KindId::note,    model::KindId::prescription};

json::value anyValue(const model::FieldDescriptor& field) {
    if (*rc::gen::inRange(0, 4) == 0)
        return nullptr;
    switch (field.type) {
        case model::FieldType::openEnum: {
            const auto place = *rc::gen::inRange<std::size_t>(0, field.known.size() + 1);
            return place < field.known.size() ? json::value(field.known[place]) : json::value("from_next_year");
        }
        case model::FieldType::text:
            return json::value(*rc::gen::element<std::string>("A", "B", "C"));
        case model::FieldType::flag:
            return *rc::gen::arbitrary<bool>();
        case model::FieldType::list:
            return json::array{*rc::gen::inRange(1, 3)};
        default:
            return nullptr;
    }
}

std::vector<const model::FieldDescriptor*> editable(model::KindId kind) {
    std::vector<const model::FieldDescriptor*> fields;
    for (const auto& field : model::describe(kind).fields)
        if (field.type == model::FieldType::openEnum || field.type == model::FieldType::text ||
            field.type == model::FieldType::flag || field.type == model::FieldType::list)
            fields.push_back(&field);
    return fields;
}

State anyState(model::KindId kind) {
    auto body = samples::bodyOf(kind);
    for (const auto* field : editable(kind))
        if (const auto value = anyValue(*field); !value.is_null() || !field->required)
            model::setValue(body, field->name, value);
    auto state = samples::stateOf(body, *rc::gen::arbitrary<bool>());
    for (auto& [name, by] : state.authors)
        by.atMillis += *rc::gen::inRange(-3, 3) * 1000;
    state.deleted = *rc::gen::inRange(0, 6) == 0;
    return state;
}

/// `fresh`: made on exactly this state.
model::Op anyEdit(model::KindId kind, const State& state, bool fresh) {
    auto op = samples::opOf(kind, model::Action::set);
    op.wallMillis = samples::kRemoteAt + *rc::gen::inRange(-3, 3) * 1000;
    if (*rc::gen::inRange(0, 5) == 0)
        op.clockOffsetMillis.reset();
    const auto fields = editable(kind);
    for (const auto* field : fields) {
        if (*rc::gen::inRange(0, 4) != 0)
            continue;
        const auto before = fresh || *rc::gen::arbitrary<bool>() ? valueOf(state.body, field->name) : anyValue(*field);
        op.fields.push_back({std::string(field->name), model::normalized(before), model::normalized(anyValue(*field))});
    }
    if (fresh)
        op.baseVersion = state.version;
    return op;
}

TEST(ApplyProperties, theSameInput_givesTheSameOutcome) {
    EXPECT_TRUE(rc::check([] {
        const auto kind = *rc::gen::elementOf(kKinds);
        const auto state = anyState(kind);
        const auto op = anyEdit(kind, state, false);
        RC_ASSERT(samples::describe(apply(state, op, samples::context())) ==
                  samples::describe(apply(state, op, samples::context())));
    }));
}

TEST(ApplyProperties, anOpAppliedTwice_changesNothingMore) {
    EXPECT_TRUE(rc::check([] {
        const auto kind = *rc::gen::elementOf(kKinds);
        const auto state = anyState(kind);
        auto op = anyEdit(kind, state, false);
        if (*rc::gen::inRange(0, 4) == 0) {
            op.action = model::Action::remove;
            op.document = {{"reason", "A"}};
        }
        const auto once = apply(state, op, samples::context());
        RC_PRE(once.verdict != model::Verdict::parked);
        const auto twice = apply(once.after, op, samples::context());
        if (twice.verdict == model::Verdict::parked) {
            // Only a signature locks the record against the op that signed it.
            RC_ASSERT(!model::describe(kind).lockedField.empty());
            return;
        }
        RC_ASSERT(!twice.changed);
        RC_ASSERT(base::canonicalJson(twice.after.body) == base::canonicalJson(once.after.body));
        RC_ASSERT(twice.after.version == once.after.version);
    }));
}

TEST(ApplyProperties, equalValues_neverConflict) {
    EXPECT_TRUE(rc::check([] {
        const auto kind = *rc::gen::elementOf(kKinds);
        auto state = anyState(kind);
        state.deleted = false;
        auto op = anyEdit(kind, state, false);
        for (auto& change : op.fields)
            change.after = valueOf(state.body, change.field);
        const auto outcome = apply(state, op, samples::context());
        RC_ASSERT(outcome.verdict != model::Verdict::conflict);
        RC_ASSERT(outcome.items.empty());
        RC_ASSERT(!outcome.changed);
    }));
}

TEST(ApplyProperties, everyValueAfterwards_cameFromOneOfTheSides) {
    EXPECT_TRUE(rc::check([] {
        const auto kind = *rc::gen::elementOf(kKinds);
        const auto state = anyState(kind);
        const auto op = anyEdit(kind, state, false);
        const auto outcome = apply(state, op, samples::context());
        for (const auto& member : outcome.after.body) {
            const bool fromState = sameValue(member.value(), valueOf(state.body, member.key()));
            const bool fromOp = std::ranges::any_of(op.fields, [&](const auto& change) {
                return change.field == std::string_view(member.key()) && sameValue(change.after, member.value());
            });
            RC_ASSERT(fromState || fromOp);
        }
        for (const auto& member : state.body) {
            if (outcome.after.body.contains(member.key()) ||
                std::string_view(member.key()) == model::kRemovedReasonField)
                continue;
            RC_ASSERT(std::ranges::any_of(op.fields, [&](const auto& change) {
                return change.field == std::string_view(member.key()) && change.after.is_null();
            }));
        }
    }));
}

TEST(ApplyProperties, everyValueThatDoesNotStand_isRecorded) {
    EXPECT_TRUE(rc::check([] {
        const auto kind = *rc::gen::elementOf(kKinds);
        const auto state = anyState(kind);
        const auto op = anyEdit(kind, state, false);
        const auto outcome = apply(state, op, samples::context());
        RC_PRE(outcome.verdict != model::Verdict::parked);
        for (const auto& change : op.fields) {
            const auto& stands = valueOf(state.body, change.field);
            const bool bothMoved = !sameValue(change.before, stands) && !sameValue(change.before, change.after) &&
                                   !sameValue(stands, change.after);
            if (!bothMoved)
                continue;
            RC_ASSERT(std::ranges::any_of(outcome.items, [&](const Item& item) {
                return item.field == change.field && sameValue(item.mine, change.after) &&
                       sameValue(item.theirs, stands) && sameValue(item.before, change.before);
            }));
        }
    }));
}

TEST(ApplyProperties, whatTheDeskShows_isWhatTheServerWillHold) {
    EXPECT_TRUE(rc::check([] {
        const auto kind = *rc::gen::elementOf(kKinds);
        auto state = anyState(kind);
        state.deleted = false;
        const auto op = anyEdit(kind, state, true);
        const auto outcome = apply(state, op, samples::context());
        RC_ASSERT(base::canonicalJson(fold(kind, state.body, std::span(&op, 1))) ==
                  base::canonicalJson(outcome.after.body));
    }));
}

}  // namespace
}  // namespace opdesk::sync::merge
