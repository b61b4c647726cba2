#include <algorithm>

#include "core/clinic/conflict_cards.h"
#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/settled_changes.h"
#include "core/model/validate.h"
#include "core/text/unicode.h"

namespace opdesk::clinic {

namespace {

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
    const auto choices = choicesOf(session, conflict);
    if (std::ranges::find(choices, command.choice) == choices.end())
        return base::fail(whyNot(conflict, command.choice));
    Chosen chosen;
    const auto* field = kind.find(conflict.field);
    if (command.choice == "mine") {
        chosen.value = onlyOf(conflict.mine);
    } else if (command.choice == "theirs") {
        chosen.value = onlyOf(conflict.theirs);
    } else if (command.choice == "edited") {
        if (model::normalized(command.value).is_null() && field->required)
            return base::failField("value", "this field cannot be empty", "give a value");
        chosen.value = tidied(*field, command.value);
        OPDESK_CHECK(model::validateField(*field, chosen.value));
    } else if (field && field->type == model::FieldType::list) {
        chosen.value = joined(onlyOf(conflict.mine), onlyOf(conflict.theirs));
    } else if (field && kind.shape == model::Shape::child) {
        chosen.value = onlyOf(conflict.theirs);
        store::Change second;
        second.kind = kind.id;
        second.record = base::Uuid::v7(session.clock, session.random);
        second.action = model::Action::create;
        second.document = record.body;
        // Two numbers, one main: the one that stays where it was.
        if (kind.id == model::KindId::contact)
            second.document.erase("primary");
        model::setValue(second.document, conflict.field, onlyOf(conflict.mine));
        chosen.also.push_back(std::move(second));
    }
    return chosen;
}

}  // namespace

base::Result<std::vector<store::Change>> primaryChanges(Session& session, const model::Conflict& conflict,
                                                        const json::value& number) {
    OPDESK_TRY(const auto contacts, recordsOfPatient<model::Contact>(session, conflict.patient));
    const auto* text = number.if_string();
    const auto wanted = text ? std::string_view(text->data(), text->size()) : std::string_view{};
    const auto chosen = std::ranges::find_if(contacts, [&](const auto& one) { return one.value.value == wanted; });
    std::vector<store::Change> changes;
    if (chosen == contacts.end())
        return changes;
    for (const auto& one : contacts) {
        const bool primary = one.record.id == chosen->record.id;
        if (one.value.primary != primary && one.value.system == chosen->value.system)
            changes.push_back(setFields(model::KindId::contact, one.record.id,
                                        {{"primary", primary ? json::value(true) : json::value{}}}));
    }
    return changes;
}

base::Result<SettledChanges> settledChanges(Session& session, const model::Conflict& conflict,
                                            const model::KindDescriptor& kind, const store::Record& record,
                                            const json::value& value, const std::string& choice) {
    SettledChanges settled;
    if (conflict.reason.is("two_primaries")) {
        OPDESK_TRY(settled.changes, primaryChanges(session, conflict, value));
        return settled;
    }
    if (conflict.field.empty()) {
        // Removed on one side, changed on the other: the change stands until somebody chooses the removal.
        const bool removal = conflict.reason.is("edit_beats_delete") && choice != conflict.standing;
        if (removal && !record.deleted)
            settled.changes.push_back(endRecord(kind.id, record.id, "settled"));
        return settled;
    }
    if (!isSettable(kind, conflict.field) || record.deleted)
        return settled;
    const auto& shown = model::valueOf(record.body, conflict.field);
    if (model::sameValue(shown, value))
        return settled;
    settled.replaced = json::array{shown};
    settled.changes.push_back(setFields(kind.id, record.id, {{conflict.field, value}}));
    return settled;
}

base::Result<ResolveConflict::Answer> execute(Session& session, const ResolveConflict& command) {
    constexpr std::string_view kPermission = "sync.resolve_conflict";
    OPDESK_TRY(const auto reason, checkedLine(command.reason, "reason", 300));
    const bool hasReason = !reason.empty();
    OPDESK_CHECK(allow(session, {.permission = kPermission,
                                 .kind = model::KindId::conflict,
                                 .object = command.conflict.uuid(),
                                 .hasReason = hasReason}));
    OPDESK_TRY(const auto stored, needConflict(session, command.conflict));
    const auto& conflict = stored.value;
    if (!conflict.state.is("open"))
        return base::fail(base::ErrorCode::wrongState, "the conflict is settled");
    OPDESK_CHECK(allowSettling(session, conflict, command.conflict, hasReason));
    const auto& kind = model::describe(*model::kindFromName(conflict.recordKind));
    OPDESK_TRY(auto record, session.store.record(kind.id, conflict.recordId));
    if (!record)
        return base::fail(base::ErrorCode::notFound, "the record of the conflict is not on this desk");
    OPDESK_TRY(auto chosen, chosenValue(session, command, conflict, kind, *record));
    const auto value = model::normalized(chosen.value);
    OPDESK_TRY(auto settled, settledChanges(session, conflict, kind, *record, value, command.choice));
    json::object marks{{"state", "settled"},
                       {"choice", command.choice},
                       {"settled_by", session.lease.user.text()},
                       {"settled_at", base::toIso(session.now())}};
    if (!value.is_null())
        marks["chosen"] = json::array{value};
    if (!settled.replaced.empty())
        marks["replaced"] = settled.replaced;
    if (!chosen.also.empty())
        marks["added"] = chosen.also.front().record.text();
    auto changes = std::move(chosen.also);
    std::ranges::move(settled.changes, std::back_inserter(changes));
    changes.push_back(cardChange(stored, std::move(marks)));
    OPDESK_TRY([[maybe_unused]] const auto receipt,
               commitOne(session, std::move(changes),
                         auditOf("conflict.resolve", model::KindId::conflict, command.conflict.uuid(), conflict.patient,
                                 kPermission)));
    return ResolveConflict::Answer{"settled"};
}

}  // namespace opdesk::clinic
