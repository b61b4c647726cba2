#include "sync/merge/apply.h"

#include <algorithm>
#include <array>
#include <boost/json/string.hpp>
#include <limits>

#include "core/model/validate.h"
#include "sync/merge/field_merge.h"

namespace opdesk::sync::merge {

namespace {

using base::ErrorCode;
using model::sameValue;
using model::Shape;
using model::valueOf;
using model::Verdict;

/// A wall clock may hold anything; a sum beyond the range stands for the far end.
std::int64_t addClamped(std::int64_t a, std::int64_t b) {
    if (b > 0 && a > std::numeric_limits<std::int64_t>::max() - b)
        return std::numeric_limits<std::int64_t>::max();
    if (b < 0 && a < std::numeric_limits<std::int64_t>::min() - b)
        return std::numeric_limits<std::int64_t>::min();
    return a + b;
}

std::string_view textOf(const json::value& value) {
    const auto* text = value.if_string();
    return text ? std::string_view(text->data(), text->size()) : std::string_view{};
}

Outcome parked(const State& state, ErrorCode code, std::string detail) {
    Outcome outcome;
    outcome.verdict = Verdict::parked;
    outcome.after = state;
    outcome.code = code;
    outcome.detail = std::move(detail);
    return outcome;
}

bool isVoided(const State& state) {
    return !model::normalized(valueOf(state.body, model::kVoidedField)).is_null();
}

/// Did another device write a field of the record after the version this op was made on?
bool changedByOthersSince(const State& state, const model::Op& op, const Context& context) {
    return std::ranges::any_of(state.authors, [&](const auto& entry) {
        return entry.second.version > op.baseVersion && entry.second.device != context.device;
    });
}

bool isLocked(const model::KindDescriptor& kind, const json::value& status) {
    if (kind.lockedField.empty())
        return false;
    const auto* field = kind.find(kind.lockedField);
    const auto rung = std::ranges::find(field->known, textOf(status));
    const auto locked = std::ranges::find(field->known, kind.lockedValue);
    return rung != field->known.end() && rung >= locked;
}

bool isLocked(const model::KindDescriptor& kind, const State& state) {
    return !kind.lockedField.empty() && isLocked(kind, valueOf(state.body, kind.lockedField));
}

/// One application of one op to one record.
class Application {
public:
    Application(const State& state, const model::Op& op, const Context& context)
        : m_before(state), m_op(op), m_context(context), m_kind(model::describe(op.kind)) {
        m_out.after = state;
    }

    Outcome run() {
        if (m_kind.shape == Shape::onlineOnly || m_kind.id == model::KindId::auditEvent)
            return park(ErrorCode::unsupported, "the kind is written by the server alone");
        switch (m_op.action) {
            case model::Action::create:
            case model::Action::append:
                return create();
            case model::Action::set:
                return set();
            case model::Action::voided:
                return voidRecord();
            case model::Action::remove:
                return remove();
            case model::Action::count:
                return park(ErrorCode::unsupported, "the kind has no counts");
        }
        return park(ErrorCode::unsupported, "an unknown action");
    }

private:
    Outcome park(ErrorCode code, std::string detail) const { return parked(m_before, code, std::move(detail)); }

    FieldAuthor author() const {
        return {m_op.actor, m_context.device, authorMillis(m_op, m_context), m_before.version + 1};
    }

    void write(std::string_view field, const json::value& value) {
        model::setValue(m_out.after.body, field, value);
        auto& authors = m_out.after.authors;
        const auto it = std::ranges::lower_bound(authors, field, {},
                                                 [](const auto& entry) -> std::string_view { return entry.first; });
        if (it != authors.end() && it->first == field)
            it->second = author();
        else
            authors.insert(it, {std::string(field), author()});
    }

    Outcome finish() {
        auto& after = m_out.after;
        m_out.changed =
            after.exists != m_before.exists || after.deleted != m_before.deleted || after.body != m_before.body;
        if (m_out.changed)
            ++after.version;
        else
            after = m_before;
        const bool asksAPerson =
            std::ranges::any_of(m_out.items, [](const Item& item) { return item.reason != "later_author"; });
        if (asksAPerson)
            m_out.verdict = Verdict::conflict;
        else if (!m_out.items.empty() || (m_out.changed && changedByOthersSince(m_before, m_op, m_context)))
            m_out.verdict = Verdict::merged;
        return std::move(m_out);
    }

    Outcome create() {
        if (m_kind.id == model::KindId::conflict)
            return park(ErrorCode::wrongState, "only the server opens conflicts");
        if (const auto valid = model::validateBody(m_kind, m_op.document); !valid)
            return parkInvalid(valid.error());
        if (m_before.exists)
            return createAgain();
        m_out.after.exists = true;
        m_out.after.compartment = m_op.compartment;
        for (const auto& [name, value] : m_op.document)
            if (!model::normalized(value).is_null())
                write(name, value);
        return finish();
    }

    /// The same content is the same record. Other content is refused, unless everything there came from this device:
    /// then its sequence decides and the later document stands as an edit.
    Outcome createAgain() {
        const auto changes = model::difference(m_before.body, m_op.document);
        if (changes.empty())
            return finish();
        const bool own = !m_before.authors.empty() && std::ranges::all_of(m_before.authors, [&](const auto& entry) {
            return entry.second.device == m_context.device;
        });
        if (!own || m_before.deleted || m_kind.shape == Shape::append || isLocked(m_kind, m_before))
            return park(ErrorCode::wrongState, "a record with this id is there with other content");
        std::vector<model::FieldChange> fields;
        for (const auto& change : changes)
            fields.push_back({change.field, change.before, change.after});
        return setFields(fields);
    }

    Outcome set() {
        if (!m_before.exists)
            return park(ErrorCode::notFound, "the record has not reached the server");
        if (m_kind.shape == Shape::append)
            return park(ErrorCode::wrongState, "the record is never edited");
        if (isVoided(m_before))
            return park(ErrorCode::wrongState, "the record is voided");
        for (const auto& change : m_op.fields)
            if (!maySet(change))
                return park(ErrorCode::wrongState, "the field stands for ever");
        if (signs() && changedByOthersSince(m_before, m_op, m_context))
            return park(ErrorCode::wrongState, "the draft changed under the signature");
        return setFields(m_op.fields);
    }

    /// Signed documents keep their content and never become drafts again; of a conflict only the settlement is a
    /// person's.
    bool maySet(const model::FieldChange& change) const {
        if (change.field == model::kVoidedField || change.field == model::kVoidReasonField ||
            change.field == model::kRemovedReasonField)
            return false;
        if (m_kind.id == model::KindId::conflict) {
            static constexpr std::array<std::string_view, 8> kSettlement{
                "state", "choice", "chosen", "settled_by", "settled_at", "replaced", "added", "seen"};
            return std::ranges::find(kSettlement, change.field) != kSettlement.end();
        }
        if (!isLocked(m_kind, m_before) || sameValue(change.after, valueOf(m_before.body, change.field)))
            return true;
        const auto* field = m_kind.find(change.field);
        if (!field || field->merge != model::Merge::ladder)
            return false;
        return change.field != m_kind.lockedField || isLocked(m_kind, change.after);
    }

    bool signs() const {
        return !m_kind.lockedField.empty() && !isLocked(m_kind, m_before) &&
               std::ranges::any_of(m_op.fields, [&](const model::FieldChange& change) {
                   return change.field == m_kind.lockedField && isLocked(m_kind, change.after);
               });
    }

    Outcome setFields(const std::vector<model::FieldChange>& fields) {
        for (const auto& change : fields) {
            if (const auto* known = m_kind.find(change.field))
                if (const auto valid = model::validateField(*known, change.after); !valid)
                    return parkInvalid(valid.error());
            auto merged = mergeField(m_kind, change, valueOf(m_out.after.body, change.field),
                                     authorOf(m_before, change.field), m_op, m_context);
            if (merged.refused)
                return park(ErrorCode::wrongState, "the field is set once: " + knownName(change.field));
            if (merged.takeMine && isRequired(change.field) && model::normalized(change.after).is_null())
                return park(ErrorCode::invalidInput, "a required field cannot be emptied: " + knownName(change.field));
            if (merged.takeMine)
                write(change.field, change.after);
            if (merged.item)
                m_out.items.push_back(std::move(*merged.item));
        }
        if (signs() && !m_out.items.empty())
            return park(ErrorCode::wrongState, "the draft changed under the signature");
        if (m_before.deleted)
            restore();
        checkMovedAndCancelled();
        return finish();
    }

    /// One desk moved the appointment, another cancelled it: both changes stand and somebody must tell the patient.
    void checkMovedAndCancelled() {
        if (m_kind.id != model::KindId::appointment || textOf(valueOf(m_out.after.body, "status")) != "cancelled")
            return;
        const auto changed = [&](std::string_view field) {
            return !sameValue(valueOf(m_before.body, field), valueOf(m_out.after.body, field));
        };
        const auto othersChanged = [&](std::string_view field) -> const FieldAuthor* {
            const auto* by = authorOf(m_before, field);
            return by && by->version > m_op.baseVersion && by->device != m_context.device ? by : nullptr;
        };
        static constexpr std::array<std::string_view, 2> kPlaces{"starts_at", "doctor"};
        const FieldAuthor* other = nullptr;
        Item item;
        for (const auto place : kPlaces) {
            if (changed("status") && othersChanged(place)) {
                other = othersChanged(place);
                item.mine = "cancelled";
                item.theirs = valueOf(m_out.after.body, place);
            } else if (changed(place) && othersChanged("status")) {
                other = othersChanged("status");
                item.mine = valueOf(m_out.after.body, place);
                item.theirs = "cancelled";
            }
            if (other)
                break;
        }
        if (!other)
            return;
        item.reason = "moved_cancelled";
        item.severity = "low";
        item.standing = item.mine == json::value("cancelled") ? "mine" : "theirs";
        item.theirsBy = *other;
        m_out.items.push_back(std::move(item));
    }

    /// An edit beats a removal, whichever arrived first.
    void restore() {
        Item item;
        item.reason = "edit_beats_delete";
        item.severity = m_kind.isSealed() ? "high" : "low";
        json::object mine;
        for (const auto& change : m_op.fields)
            mine[change.field] = change.after;
        item.mine = std::move(mine);
        item.theirs = valueOf(m_before.body, model::kRemovedReasonField);
        item.standing = "mine";
        if (const auto* by = authorOf(m_before, model::kRemovedReasonField))
            item.theirsBy = *by;
        m_out.after.deleted = false;
        m_out.after.body.erase(model::kRemovedReasonField);
        std::erase_if(m_out.after.authors, [](const auto& entry) { return entry.first == model::kRemovedReasonField; });
        m_out.items.push_back(std::move(item));
    }

    Outcome remove() {
        if (!m_before.exists)
            return park(ErrorCode::notFound, "the record has not reached the server");
        if (m_kind.shape == Shape::append || isLocked(m_kind, m_before) || isVoided(m_before))
            return park(ErrorCode::wrongState, "the record stands for ever");
        if (m_kind.id == model::KindId::conflict)
            return park(ErrorCode::wrongState, "a conflict is settled, not removed");
        const auto& reason = valueOf(m_op.document, "reason");
        if (textOf(reason).empty())
            return park(ErrorCode::invalidInput, "a removal needs a reason");
        if (m_before.deleted)
            return secondReason(model::kRemovedReasonField, reason);
        if (changedByOthersSince(m_before, m_op, m_context)) {
            m_out.items.push_back(keptOverRemoval(reason));
            return finish();
        }
        m_out.after.deleted = true;
        write(model::kRemovedReasonField, reason);
        return finish();
    }

    Item keptOverRemoval(const json::value& reason) const {
        Item item;
        item.reason = "edit_beats_delete";
        item.severity = m_kind.isSealed() ? "high" : "low";
        item.mine = reason;
        json::object theirs;
        for (const auto& [name, by] : m_before.authors) {
            if (by.version <= m_op.baseVersion || by.device == m_context.device)
                continue;
            theirs[name] = valueOf(m_before.body, name);
            if (by.version >= item.theirsBy.version)
                item.theirsBy = by;
        }
        item.theirs = std::move(theirs);
        item.standing = "theirs";
        return item;
    }

    Outcome voidRecord() {
        if (!m_before.exists)
            return park(ErrorCode::notFound, "the record has not reached the server");
        if (m_kind.shape != Shape::append && m_kind.shape != Shape::immutable)
            return park(ErrorCode::wrongState, "the kind is not voided");
        const auto& reason = valueOf(m_op.document, "reason");
        if (textOf(reason).empty())
            return park(ErrorCode::invalidInput, "voiding needs a reason");
        if (isVoided(m_before))
            return secondReason(model::kVoidReasonField, reason);
        if (m_before.deleted)
            return park(ErrorCode::wrongState, "the record is removed");
        m_out.after.deleted = true;
        write(model::kVoidedField, true);
        write(model::kVoidReasonField, reason);
        return finish();
    }

    /// Two people did the same with other words: the first reason stands, the second is listed.
    Outcome secondReason(std::string_view field, const json::value& reason) {
        const auto& stands = valueOf(m_before.body, field);
        if (sameValue(stands, reason))
            return finish();
        Item item;
        item.field = field;
        item.reason = "later_author";
        item.severity = "low";
        item.mine = reason;
        item.theirs = stands;
        item.standing = "theirs";
        if (const auto* by = authorOf(m_before, field))
            item.theirsBy = *by;
        m_out.items.push_back(std::move(item));
        return finish();
    }

    bool isRequired(std::string_view field) const {
        const auto* known = m_kind.find(field);
        return known && known->required;
    }
    /// Only names of the registry go into a detail: a field of a newer program may be named anything.
    std::string knownName(std::string_view field) const { return m_kind.find(field) ? std::string(field) : "unknown"; }
    Outcome parkInvalid(const base::Error& error) const {
        return park(error.code, error.detail + ": " + knownName(error.field));
    }

    const State& m_before;
    const model::Op& m_op;
    const Context& m_context;
    const model::KindDescriptor& m_kind;
    Outcome m_out;
};

}  // namespace

std::int64_t authorMillis(const model::Op& op, const Context& context) {
    if (!op.clockOffsetMillis)
        return context.receivedMillis;
    return std::min(addClamped(op.wallMillis, *op.clockOffsetMillis), context.receivedMillis);
}

const FieldAuthor* authorOf(const State& state, std::string_view field) {
    const auto it =
        std::ranges::find(state.authors, field, [](const auto& entry) -> std::string_view { return entry.first; });
    return it == state.authors.end() ? nullptr : &it->second;
}

Outcome apply(const State& state, const model::Op& op, const Context& context) {
    return Application(state, op, context).run();
}

State foldState(model::KindId kind, const State& base, std::span<const model::Op> queued) {
    State state = base;
    for (const auto& op : queued) {
        if (op.kind != kind)
            continue;
        // The desk has no authority over receipt; its own device is not in the op, so an unnamed one stands for it.
        const Context context{{}, std::numeric_limits<std::int64_t>::max()};
        auto outcome = apply(state, op, context);
        state = std::move(outcome.after);
    }
    return state;
}

json::object fold(model::KindId kind, const json::object& base, std::span<const model::Op> queued) {
    State state;
    state.exists = !base.empty();
    state.body = base;
    return foldState(kind, state, queued).body;
}

}  // namespace opdesk::sync::merge
