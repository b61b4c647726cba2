#include "core/store/change_rules.h"

#include <algorithm>
#include <boost/json.hpp>

#include "core/model/validate.h"

namespace opdesk::store {

namespace {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Status;
using model::Action;
using model::FieldDescriptor;
using model::KindDescriptor;
using model::Shape;
namespace json = model::json;

std::string_view textOf(const json::value& value) {
    const auto* text = value.if_string();
    return text ? std::string_view(text->data(), text->size()) : std::string_view{};
}

/// Place of a value on its ladder; -1 for an unknown one.
std::ptrdiff_t rung(const FieldDescriptor& field, const json::value& value) {
    const auto it = std::ranges::find(field.known, textOf(value));
    return it == field.known.end() ? -1 : it - field.known.begin();
}

/// Signed documents stand for ever: from lockedValue on, and on every later rung of its ladder.
bool isLocked(const KindDescriptor& kind, const json::object& body) {
    if (kind.lockedField.empty())
        return false;
    const auto& value = model::valueOf(body, kind.lockedField);
    if (textOf(value) == kind.lockedValue)
        return true;
    const auto* field = kind.find(kind.lockedField);
    return field && rung(*field, value) > rung(*field, json::value(kind.lockedValue));
}

Status checkFieldMove(const KindDescriptor& kind, std::string_view name, const json::value& before,
                      const json::value& after, bool locked) {
    const auto* field = kind.find(name);
    if (locked && (!field || field->merge != model::Merge::ladder || rung(*field, after) <= rung(*field, before)))
        return fail(base::Error{ErrorCode::wrongState, "a signed document stands as it is", std::string(name),
                                "write an amendment"});
    if (field && field->merge == model::Merge::fixed && !model::normalized(before).is_null())
        return fail(base::Error{
            ErrorCode::wrongState, "this value is set once, when the record is made", std::string(name), {}});
    return {};
}

Result<Prepared> prepareDocument(const Change& change, const KindDescriptor& kind,
                                 const std::optional<Record>& current) {
    if (kind.id == model::KindId::conflict)
        return fail(ErrorCode::unsupported, "only the server opens conflicts");
    if (current)
        return fail(ErrorCode::alreadyExists, "a record with this id is there already");
    Prepared out;
    out.action = kind.shape == Shape::append ? Action::append : Action::create;
    out.document = withoutEmpty(change.document);
    OPDESK_CHECK(model::validateBody(kind, out.document));
    out.body = out.document;
    return out;
}

Result<Prepared> prepareSet(const Change& change, const KindDescriptor& kind, const Record& current) {
    if (kind.shape == Shape::append)
        return fail(ErrorCode::wrongState, "records of this kind are never edited");
    Prepared out;
    out.action = Action::set;
    out.body = current.body;
    const bool locked = isLocked(kind, current.body);
    for (const auto& [key, value] : change.fields) {
        const std::string name(key);
        if (name == model::kVoidedField || name == model::kVoidReasonField || name == model::kRemovedReasonField)
            return base::failField(name, "this mark is not set by an edit", "void or delete the record");
        const auto& before = model::valueOf(current.body, name);
        if (model::sameValue(before, value))
            continue;
        OPDESK_CHECK(checkFieldMove(kind, name, before, value, locked));
        out.fields.push_back({name, model::normalized(before), model::normalized(value)});
        model::setValue(out.body, name, value);
    }
    std::ranges::sort(out.fields, {}, &model::FieldChange::field);
    out.nothing = out.fields.empty();
    if (!out.nothing)
        OPDESK_CHECK(model::validateBody(kind, out.body));
    return out;
}

Result<Prepared> prepareEnd(const Change& change, const KindDescriptor& kind, const Record& current) {
    const bool voids = change.action == Action::voided;
    const bool voidable = kind.shape == Shape::append || kind.shape == Shape::immutable;
    if (voids && !voidable)
        return fail(ErrorCode::wrongState, "records of this kind are deleted, not voided");
    if (!voids && isLocked(kind, current.body))
        return fail(ErrorCode::wrongState, "a signed document stands as it is");
    if (!voids && kind.shape == Shape::append)
        return fail(ErrorCode::wrongState, "records of this kind are voided, not deleted");
    if (kind.id == model::KindId::conflict)
        return fail(ErrorCode::wrongState, "a conflict is settled, not removed");
    Prepared out;
    out.action = change.action;
    out.document = withoutEmpty(change.document);
    if (textOf(model::valueOf(out.document, "reason")).empty())
        return base::failField("reason", "a reason is missing", "say why");
    out.body = current.body;
    if (voids)
        model::setValue(out.body, model::kVoidedField, json::value(true));
    model::setValue(out.body, voids ? model::kVoidReasonField : model::kRemovedReasonField,
                    model::valueOf(out.document, "reason"));
    out.deleted = !voids;
    return out;
}

}  // namespace

json::object withoutEmpty(const json::object& body) {
    json::object out;
    for (const auto& [name, value] : body)
        model::setValue(out, std::string_view(name.data(), name.size()), value);
    return out;
}

json::object plainFold(const json::object& base, std::span<const model::Op> queued) {
    json::object body = base;
    for (const auto& op : queued) {
        if (op.action == Action::create || op.action == Action::append)
            body = op.document;
        if (op.action == Action::set)
            for (const auto& field : op.fields)
                model::setValue(body, field.field, field.after);
        if (op.action == Action::voided) {
            model::setValue(body, model::kVoidedField, json::value(true));
            model::setValue(body, model::kVoidReasonField, model::valueOf(op.document, "reason"));
        }
        if (op.action == Action::remove)
            model::setValue(body, model::kRemovedReasonField, model::valueOf(op.document, "reason"));
    }
    return body;
}

Result<Prepared> prepareChange(const Change& change, const std::optional<Record>& current) {
    const auto& kind = model::describe(change.kind);
    if (kind.shape == Shape::onlineOnly || kind.id == model::KindId::auditEvent)
        return fail(ErrorCode::unsupported, std::string(kind.name) + " records are written by the server alone");
    if (change.record.isNull())
        return base::failField("record", "the record has no id", "give a new id");
    if (change.action == Action::create || change.action == Action::append)
        return prepareDocument(change, kind, current);
    if (!current)
        return fail(ErrorCode::notFound, std::string(kind.name) + " is not here");
    if (current->deleted)
        return fail(ErrorCode::wrongState, std::string(kind.name) + " was deleted");
    if (!model::normalized(model::valueOf(current->body, model::kVoidedField)).is_null())
        return fail(ErrorCode::wrongState, std::string(kind.name) + " was voided");
    switch (change.action) {
        case Action::set:
            return prepareSet(change, kind, *current);
        case Action::voided:
        case Action::remove:
            return prepareEnd(change, kind, *current);
        case Action::create:
        case Action::append:
        case Action::count:
            break;
    }
    return fail(ErrorCode::unsupported, "this action is not known to the kind");
}

}  // namespace opdesk::store
