#include <algorithm>

#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/records.h"
#include "core/clinic/registration.h"
#include "core/model/kinds/alias.h"
#include "core/model/validate.h"
#include "core/text/phone.h"
#include "core/text/unicode.h"

namespace opdesk::clinic {

namespace {

/// "age" is no field: it stands for a birth date worked out from it.
base::Result<json::object> checkedFields(const json::object& typed, base::Date today) {
    json::object fields;
    for (const auto& [key, value] : typed) {
        const std::string_view name{key.data(), key.size()};
        if (name == "age") {
            const auto* text = value.if_string();
            if (!text)
                return base::failField("age", "the value has the wrong type", "text like 34, 8m or 12d");
            OPDESK_TRY(const auto birth, readBirth({}, {text->data(), text->size()}, today));
            if (!birth.date)
                return base::failField("age", "the age is missing", "34, 8m or 12d");
            fields["birth_date"] = base::toIso(*birth.date);
            fields["birth_estimated"] = true;
            continue;
        }
        OPDESK_TRY(auto checked, checkedPatientField(name, value, today));
        fields[name] = std::move(checked);
        if (name == "birth_date" && !typed.contains("birth_estimated"))
            fields["birth_estimated"] = json::value{};
    }
    return fields;
}

json::object withReason(json::object fields, const std::string& reason) {
    if (!reason.empty())
        fields["reason"] = reason;
    return fields;
}

json::object valuesBefore(const json::object& body, const json::object& fields) {
    json::object before;
    for (const auto& [name, ignored] : fields) {
        const auto& value = model::valueOf(body, name);
        if (!value.is_null())
            before[name] = value;
    }
    return before;
}

}  // namespace

base::Result<EditPatient::Answer> execute(Session& session, const EditPatient& command) {
    constexpr std::string_view kPermission = "patient.edit_demographics";
    OPDESK_CHECK(allow(session, {.permission = kPermission,
                                 .object = command.patient.uuid(),
                                 .patient = command.patient,
                                 .hasReason = !command.reason.empty()}));
    OPDESK_TRY(const auto reason, checkedLine(command.reason, "reason", 300));
    OPDESK_TRY(const auto stored, needRecord<model::Patient>(session, command.patient.uuid(), "patient"));
    OPDESK_TRY(auto fields, checkedFields(command.fields, session.today()));
    auto body = stored.record.body;
    json::object changed;
    for (const auto& [name, value] : fields) {
        if (model::sameValue(model::valueOf(body, name), value))
            continue;
        model::setValue(body, name, value);
        changed[name] = value;
    }
    if (changed.empty())
        return EditPatient::Answer{false};
    OPDESK_TRY(const auto after, model::decode<model::Patient>(body));
    if (changed.contains("birth_date") || changed.contains("guardian_name") || changed.contains("guardian_relation"))
        OPDESK_CHECK(checkGuardian(after, session.today()));

    auto event = auditOf("patient.edit", model::KindId::patient, command.patient.uuid(), command.patient, kPermission);
    if (!reason.empty()) {
        event.before = valuesBefore(stored.record.body, changed);
        event.after = withReason(changed, reason);
    }
    OPDESK_TRY(
        [[maybe_unused]] const auto receipt,
        commitOne(session, {setFields(model::KindId::patient, command.patient.uuid(), changed)}, std::move(event)));
    return EditPatient::Answer{true};
}

base::Result<SetPhone::Answer> execute(Session& session, const SetPhone& command) {
    constexpr std::string_view kPermission = "patient.edit_demographics";
    OPDESK_CHECK(
        allow(session, {.permission = kPermission, .kind = model::KindId::contact, .patient = command.patient}));
    OPDESK_TRY(const auto phone, text::parseIndianMobile(text::tidyLine(command.phone), "phone"));
    OPDESK_TRY(const auto relation, checkedLine(command.relation, "relation", 60));
    OPDESK_TRY(const auto patient, needRecord<model::Patient>(session, command.patient.uuid(), "patient"));
    OPDESK_TRY(const auto contacts, recordsOfPatient<model::Contact>(session, command.patient));

    std::vector<store::Change> changes;
    base::Uuid id;
    for (const auto& contact : contacts)
        if (contact.value.system.is("phone") && (contact.value.primary || id.isNull()))
            id = contact.record.id;
    if (id.isNull()) {
        id = base::Uuid::v7(session.clock, session.random);
        model::Contact contact;
        contact.patient = command.patient;
        contact.system = "phone";
        contact.value = phone;
        contact.relation = relation;
        contact.primary = true;
        changes.push_back(newRecord(id, contact));
    } else {
        json::object fields{{"value", phone}, {"primary", true}};
        fields["relation"] = relation.empty() ? json::value{} : json::value(relation);
        changes.push_back(setFields(model::KindId::contact, id, std::move(fields)));
    }
    if (patient.value.noPhone)
        changes.push_back(setFields(model::KindId::patient, command.patient.uuid(), {{"no_phone", nullptr}}));
    auto event = auditOf("contact.set_phone", model::KindId::contact, id, command.patient, kPermission);
    OPDESK_TRY([[maybe_unused]] const auto receipt, commitOne(session, std::move(changes), std::move(event)));
    return SetPhone::Answer{model::ContactId(id)};
}

base::Result<DeletePatient::Answer> execute(Session& session, const DeletePatient& command) {
    constexpr std::string_view kPermission = "patient.deactivate";
    OPDESK_CHECK(allow(session, {.permission = kPermission,
                                 .object = command.patient.uuid(),
                                 .patient = command.patient,
                                 .hasReason = !command.reason.empty()}));
    OPDESK_TRY(const auto reason, neededReason(command.reason));
    OPDESK_TRY(const auto stored, needRecord<model::Patient>(session, command.patient.uuid(), "patient"));
    if (stored.value.inactive)
        return base::fail(base::ErrorCode::wrongState, "the patient is already inactive");
    auto event =
        auditOf("patient.deactivate", model::KindId::patient, command.patient.uuid(), command.patient, kPermission);
    event.after = {{"inactive", true}, {"reason", reason}};
    OPDESK_TRY([[maybe_unused]] const auto receipt,
               commitOne(session, {setFields(model::KindId::patient, command.patient.uuid(), {{"inactive", true}})},
                         std::move(event)));
    return DeletePatient::Answer{true};
}

base::Result<MergePatients::Answer> execute(Session& session, const MergePatients& command) {
    constexpr std::string_view kPermission = "patient.merge";
    OPDESK_CHECK(allow(session, {.permission = kPermission,
                                 .kind = model::KindId::alias,
                                 .object = command.loser.uuid(),
                                 .patient = command.winner,
                                 .hasReason = !command.reason.empty()}));
    OPDESK_TRY(const auto reason, neededReason(command.reason));
    OPDESK_CHECK(needRecord<model::Patient>(session, command.loser.uuid(), "loser").has_value()
                     ? base::Status{}
                     : base::failField("loser", "no such patient", "the id of a patient"));
    OPDESK_TRY([[maybe_unused]] const auto winnerRecord,
               needRecord<model::Patient>(session, command.winner.uuid(), "winner"));
    OPDESK_TRY(const auto winnerNow, store::resolveAlias(session.store, command.winner));
    OPDESK_TRY(const auto loserNow, store::resolveAlias(session.store, command.loser));
    if (winnerNow == loserNow)
        return base::failField("loser", "these are one person already", "two different people");
    if (loserNow != command.loser)
        return base::failField("loser", "this record was joined before", "a record that stands by itself");

    model::Alias alias;
    alias.loser = command.loser;
    alias.winner = winnerNow;
    alias.reason = reason;
    const auto id = model::AliasId::make(session.clock, session.random);
    auto event = auditOf("patient.merge", model::KindId::alias, id.uuid(), winnerNow, kPermission);
    OPDESK_TRY([[maybe_unused]] const auto receipt,
               commitOne(session, {newRecord(id.uuid(), alias)}, std::move(event)));
    return MergePatients::Answer{id};
}

base::Result<UnmergePatients::Answer> execute(Session& session, const UnmergePatients& command) {
    constexpr std::string_view kPermission = "patient.unmerge";
    OPDESK_CHECK(allow(session, {.permission = kPermission,
                                 .kind = model::KindId::alias,
                                 .object = command.alias.uuid(),
                                 .hasReason = !command.reason.empty()}));
    OPDESK_TRY(const auto reason, neededReason(command.reason));
    OPDESK_TRY(const auto alias, needRecord<model::Alias>(session, command.alias.uuid(), "alias"));
    auto event =
        auditOf("patient.unmerge", model::KindId::alias, command.alias.uuid(), alias.value.winner, kPermission);
    OPDESK_TRY([[maybe_unused]] const auto receipt,
               commitOne(session, {endRecord(model::KindId::alias, command.alias.uuid(), reason)}, std::move(event)));
    return UnmergePatients::Answer{true};
}

}  // namespace opdesk::clinic
