#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "merge_samples.h"

namespace opdesk::sync::merge {
namespace {

using model::sameValue;
using model::valueOf;

/// Every kind that a desk may write.
std::vector<model::KindId> written() {
    std::vector<model::KindId> kinds;
    for (const auto& kind : model::allKinds())
        if (kind.shape != model::Shape::onlineOnly && kind.id != model::KindId::auditEvent)
            kinds.push_back(kind.id);
    return kinds;
}
const std::vector<model::KindId> kKinds = written();

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
        case model::FieldType::integer:
        case model::FieldType::paise:
            return std::max<std::int64_t>(
                field.least, *rc::gen::inRange<std::int64_t>(0, 3) + std::max<std::int64_t>(field.least, 0));
        case model::FieldType::date:
            return json::value(*rc::gen::element<std::string>("2026-11-17", "2026-11-18"));
        case model::FieldType::instant:
            return json::value(*rc::gen::element<std::string>("2026-11-17T04:00:00.000Z", "2026-11-17T05:00:00.000Z"));
        case model::FieldType::id:
            return json::value(samples::id(*rc::gen::element<std::uint8_t>(70, 71)).text());
    }
    return nullptr;
}

std::vector<const model::FieldDescriptor*> editable(model::KindId kind) {
    std::vector<const model::FieldDescriptor*> fields;
    for (const auto& field : model::describe(kind).fields)
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

/// Anything a desk may make of a record: a second creation, an edit, a removal, a voiding.
model::Op anyOp(model::KindId kind, const State& state) {
    auto op = anyEdit(kind, state, false);
    const auto action = *rc::gen::element(model::Action::create, model::Action::append, model::Action::set,
                                          model::Action::set, model::Action::remove, model::Action::voided);
    op.action = action;
    if (action == model::Action::set)
        return op;
    op.fields.clear();
    if (action == model::Action::remove || action == model::Action::voided) {
        if (*rc::gen::inRange(0, 5) != 0)
            op.document = {{"reason", *rc::gen::element<std::string>("A", "B")}};
        return op;
    }
    op.document = anyState(kind).body;
    return op;
}

/// What an op says, by field.
json::object said(const model::Op& op) {
    json::object values;
    if (op.action == model::Action::set)
        for (const auto& change : op.fields)
            values[change.field] = change.after;
    else if (op.action == model::Action::create || op.action == model::Action::append)
        values = op.document;
    return values;
}

TEST(ApplyProperties, whateverIsDone_isDoneTheSameWayTwice) {
    EXPECT_TRUE(rc::check([] {
        const auto kind = *rc::gen::elementOf(kKinds);
        const auto state = *rc::gen::inRange(0, 4) == 0 ? State{} : anyState(kind);
        const auto op = anyOp(kind, state);
        const auto once = apply(state, op, samples::context());
        RC_ASSERT(samples::describe(once) == samples::describe(apply(state, op, samples::context())));
        if (once.verdict == model::Verdict::parked) {
            RC_ASSERT(!once.changed && once.items.empty() && !once.detail.empty());
            RC_ASSERT(base::canonicalJson(once.after.body) == base::canonicalJson(state.body));
            RC_ASSERT(once.after.version == state.version && once.after.deleted == state.deleted);
            return;
        }
        RC_ASSERT(once.changed == (once.after.version == state.version + 1));
        const auto twice = apply(once.after, op, samples::context());
        RC_ASSERT(!twice.changed);
    }));
}

TEST(ApplyProperties, everyValueOfAnyOp_standsOrIsRecordedOrParked) {
    EXPECT_TRUE(rc::check([] {
        const auto kind = *rc::gen::elementOf(kKinds);
        const auto state = *rc::gen::inRange(0, 4) == 0 ? State{} : anyState(kind);
        const auto op = anyOp(kind, state);
        const auto outcome = apply(state, op, samples::context());
        if (outcome.verdict == model::Verdict::parked)
            return;  // the whole op lies in quarantine
        const auto isRecorded = [&](std::string_view field, const json::value& value, bool mine) {
            return std::ranges::any_of(outcome.items, [&](const Item& item) {
                const auto& side = mine ? item.mine : item.theirs;
                const auto* whole = side.if_object();
                return (item.field == field && sameValue(side, value)) ||
                       (whole && whole->contains(field) && sameValue(whole->at(field), value));
            });
        };
        for (const auto& [field, value] : said(op)) {
            const bool unchanged = op.action == model::Action::set &&
                                   std::ranges::any_of(op.fields, [&, name = std::string_view(field)](const auto& c) {
                                       return c.field == name && sameValue(c.before, c.after);
                                   });
            RC_ASSERT(unchanged || sameValue(valueOf(outcome.after.body, field), value) ||
                      isRecorded(field, value, true));
        }
        // And nothing another desk wrote goes without a word: this desk saw it, or an item lists it.
        for (const auto& [field, value] : state.body) {
            const std::string_view name(field);
            if (sameValue(valueOf(outcome.after.body, name), value) || name == model::kRemovedReasonField)
                continue;
            const bool seen = std::ranges::any_of(
                op.fields, [&](const auto& c) { return c.field == name && sameValue(c.before, value); });
            RC_ASSERT(seen || isRecorded(name, value, false));
        }
    }));
}

TEST(ApplyProperties, equalDocuments_areOneRecord) {
    EXPECT_TRUE(rc::check([] {
        const auto kind = *rc::gen::elementOf(kKinds);
        auto state = anyState(kind);
        state.deleted = false;
        auto op = samples::opOf(kind, model::Action::create);
        op.document = state.body;
        const auto outcome = apply(state, op, samples::context());
        RC_PRE(outcome.verdict != model::Verdict::parked);
        RC_ASSERT(!outcome.changed && outcome.items.empty());
    }));
}

TEST(ApplyProperties, aRunOfOneDesksEdits_foldsToWhatTheServerHolds) {
    EXPECT_TRUE(rc::check([] {
        const auto kind = *rc::gen::elementOf(kKinds);
        auto state = anyState(kind);
        state.deleted = false;
        auto server = state;
        std::vector<model::Op> queued;
        for (int i = *rc::gen::inRange(1, 5); i > 0; --i) {
            auto op = anyEdit(kind, server, true);
            op.baseVersion = state.version;
            const auto outcome = apply(server, op, samples::context());
            if (outcome.verdict == model::Verdict::parked)
                continue;
            server = outcome.after;
            queued.push_back(std::move(op));
        }
        const auto shown = fold(kind, state.body, queued);
        RC_ASSERT(base::canonicalJson(shown) == base::canonicalJson(server.body));
    }));
}

}  // namespace
}  // namespace opdesk::sync::merge
