#include <algorithm>

#include "core/clinic/conflict_cards.h"
#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/model/validate.h"
#include "core/text/unicode.h"

namespace opdesk::clinic {

namespace {

const json::value kNothing{};
const json::value& only(const json::array& list) {
    return list.empty() ? kNothing : list.front();
}

/// Texts a person enters while settling are tidied like any other.
json::value tidied(const model::FieldDescriptor& field, const json::value& value) {
    const auto* text = value.if_string();
    if (!text || field.type != model::FieldType::text)
        return value;
    return json::value(text::tidyLines(std::string_view(text->data(), text->size())));
}

json::value joined(const json::value& mine, const json::value& theirs) {
    json::array all = theirs.is_array() ? theirs.get_array() : json::array{};
    if (mine.is_array())
        for (const auto& one : mine.get_array())
            if (std::ranges::find(all, one) == all.end())
                all.push_back(one);
    return all;
}

/// What a choice means for the field; `also` gets a second record where both values of a child are kept.
struct Chosen {
    json::value value;
    std::vector<store::Change> also;
};

base::Result<Chosen> chosenValue(Session& session, const ResolveConflict& command, const model::Conflict& conflict,
                                 const model::KindDescriptor& kind, const store::Record& record) {
    Chosen chosen;
    const auto* field = kind.find(conflict.field);
    if (command.choice == "mine") {
        chosen.value = only(conflict.mine);
    } else if (command.choice == "theirs") {
        chosen.value = only(conflict.theirs);
    } else if (command.choice == "edited") {
        if (!field)
            return base::failField("choice", "the whole record is in question, there is no value to edit",
                                   "mine or theirs");
        if (model::normalized(command.value).is_null() && field->required)
            return base::failField("value", "this field cannot be empty", "give a value");
        chosen.value = tidied(*field, command.value);
        OPDESK_CHECK(model::validateField(*field, chosen.value));
    } else if (command.choice == "both") {
        if (field && field->type == model::FieldType::list) {
            chosen.value = joined(only(conflict.mine), only(conflict.theirs));
        } else if (field && kind.shape == model::Shape::child) {
            chosen.value = only(conflict.theirs);
            store::Change second;
            second.kind = kind.id;
            second.record = base::Uuid::v7(session.clock, session.random);
            second.action = model::Action::create;
            second.document = record.body;
            model::setValue(second.document, conflict.field, only(conflict.mine));
            chosen.also.push_back(std::move(second));
        } else if (!conflict.field.empty()) {
            return base::failField("choice", "only one value can stand in this field", "mine, theirs or edited");
        }
    } else {
        return base::failField("choice", "the choice is unknown", "mine, theirs, both or edited");
    }
    return chosen;
}

/// The changes to the record in question; none when it shows the chosen value already or stands for ever.
base::Result<std::vector<store::Change>> recordChanges(const model::Conflict& conflict,
                                                       const model::KindDescriptor& kind, const store::Record& record,
                                                       Chosen chosen, const std::string& choice) {
    auto changes = std::move(chosen.also);
    if (conflict.field.empty()) {
        // Deleted here, changed there: the side whose value is nothing had deleted it, and was chosen.
        const bool deletion =
            conflict.reason.is("edit_beats_delete") && choice != "both" && model::normalized(chosen.value).is_null();
        if (deletion && !record.deleted)
            changes.push_back(endRecord(kind.id, record.id, "settled"));
        return changes;
    }
    const auto* field = kind.find(conflict.field);
    const bool settable = kind.shape != model::Shape::append && kind.shape != model::Shape::onlineOnly &&
                          (!field || field->merge != model::Merge::fixed);
    if (!settable || record.deleted || model::sameValue(model::valueOf(record.body, conflict.field), chosen.value))
        return changes;
    changes.push_back(setFields(kind.id, record.id, {{conflict.field, chosen.value}}));
    return changes;
}

}  // namespace

base::Result<ResolveConflict::Answer> execute(Session& session, const ResolveConflict& command) {
    constexpr std::string_view kPermission = "sync.resolve_conflict";
    OPDESK_TRY(const auto reason, checkedLine(command.reason, "reason", 300));
    const bool hasReason = !reason.empty();
    const Asked asked{.permission = kPermission,
                      .kind = model::KindId::conflict,
                      .object = command.conflict.uuid(),
                      .hasReason = hasReason};
    OPDESK_CHECK(allow(session, asked));
    OPDESK_TRY(const auto stored, needConflict(session, command.conflict));
    const auto& conflict = stored.value;
    if (!conflict.state.is("open"))
        return base::fail(base::ErrorCode::wrongState, "the conflict is settled");
    const auto kindId = model::kindFromName(conflict.recordKind);
    if (!kindId)
        return base::fail(base::ErrorCode::newerSchema,
                          "the conflict is about a kind of record this program does not know");
    const auto& kind = model::describe(*kindId);
    bool own = true;
    if (hasRole(session, "Doctor") && !conflict.patient.isNull()) {
        OPDESK_TRY(own, isOwnPatient(session, conflict.patient));
    }
    for (const auto permission : {kPermission, kind.editPermission})
        if (!permission.empty())
            OPDESK_CHECK(allow(session, {.permission = permission,
                                         .kind = model::KindId::conflict,
                                         .object = command.conflict.uuid(),
                                         .patient = conflict.patient,
                                         .own = own,
                                         .hasReason = hasReason}));

    OPDESK_TRY(auto record, session.store.record(*kindId, conflict.recordId));
    if (!record)
        return base::fail(base::ErrorCode::notFound, "the record of the conflict is not on this desk");
    OPDESK_TRY(auto chosen, chosenValue(session, command, conflict, kind, *record));
    const auto value = model::normalized(chosen.value);
    OPDESK_TRY(auto changes, recordChanges(conflict, kind, *record, std::move(chosen), command.choice));
    json::object settled{{"state", "settled"},
                         {"choice", command.choice},
                         {"settled_by", session.lease.user.text()},
                         {"settled_at", base::toIso(session.now())}};
    if (!value.is_null())
        settled["chosen"] = json::array{value};
    auto card = setFields(model::KindId::conflict, command.conflict.uuid(), std::move(settled));
    card.compartment = stored.record.compartment;
    changes.push_back(std::move(card));
    OPDESK_TRY([[maybe_unused]] const auto receipt,
               commitOne(session, std::move(changes),
                         auditOf("conflict.resolve", model::KindId::conflict, command.conflict.uuid(), conflict.patient,
                                 kPermission)));
    return ResolveConflict::Answer{"settled"};
}

}  // namespace opdesk::clinic
