#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/model/op.h"

/// The one function of both ends (sync.md, ops). Pure: no clock, no randomness, no storage. docs/sync-algorithm.md
/// holds its case table and a test mirrors it row by row.
namespace opdesk::sync::merge {

namespace json = opdesk::model::json;

/// A record as the arbiter holds it. `authors` remembers per field who last wrote it and when, for laterAuthor fields
/// and for the cards; it is kept beside the body by the server and is empty on a desk.
struct FieldAuthor {
    model::StaffId staff;
    model::DeviceId device;
    std::int64_t atMillis = 0;  ///< author time corrected by the measured offset, never after receipt
    std::int64_t version = 0;  ///< the record's version that brought the value; tells whether an op's author knew of it
    bool operator==(const FieldAuthor&) const = default;
};
struct State {
    bool exists = false;
    bool deleted = false;
    std::int64_t version = 0;
    model::Compartment compartment = model::Compartment::desk;
    json::object body;
    std::vector<std::pair<std::string, FieldAuthor>> authors;
};

/// What the arbiter knows about the op that the op itself does not say.
struct Context {
    model::DeviceId device;           ///< that made the op
    std::int64_t receivedMillis = 0;  ///< the arbiter's clock
};

/// A disagreement for a person, or a merge to be listed. Becomes a record of kind conflict, id = conflictId().
struct Item {
    std::string field;     ///< empty: the whole record
    std::string reason;    ///< model::kConflictReasons
    std::string severity;  ///< low, high
    json::value before, mine, theirs;
    std::string standing;  ///< mine or theirs: what the record shows
    FieldAuthor theirsBy;
};

struct Outcome {
    model::Verdict verdict = model::Verdict::applied;
    State after;           ///< equals the input when parked or nothing changed
    bool changed = false;  ///< the body or the deleted mark differs: the version counts up
    std::vector<Item> items;
    base::ErrorCode code = base::ErrorCode::internal;  ///< when parked
    std::string detail;
};

Outcome apply(const State& state, const model::Op& op, const Context& context);

/// hash(tenant, op, field) as a UUID, so that a card raised twice is one card.
base::Uuid conflictId(const model::TenantId& tenant, const model::OpId& op, std::string_view field);
/// The body of the conflict record for an item.
json::object conflictBody(const Item& item, const model::Op& op, const Context& context, std::string_view patientId);

/// What a desk shows: queued ops folded over the server's image with the same rules, items dropped.
json::object fold(model::KindId kind, const json::object& base, std::span<const model::Op> queued);

/// The same with everything a record has: version, deleted mark, authors.
State foldState(model::KindId kind, const State& base, std::span<const model::Op> queued);

/// Who stands behind a field, or nullptr.
const FieldAuthor* authorOf(const State& state, std::string_view field);

/// Author time of an op: wall plus offset, never after receipt; the server's receipt time when the offset is unknown.
std::int64_t authorMillis(const model::Op& op, const Context& context);

}  // namespace opdesk::sync::merge
