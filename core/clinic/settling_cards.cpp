#include <algorithm>
#include <set>

#include "core/clinic/conflict_cards.h"
#include "core/clinic/people.h"
#include "core/model/kinds/device.h"
#include "core/model/kinds/patient.h"
#include "core/model/validate.h"

/// What a card shows and what can be chosen on it.
namespace opdesk::clinic {

namespace {

constexpr int kDeepest = 4;

std::string staffWords(Session& session, const std::string& id) {
    const auto staff = model::StaffId::parse(id);
    const auto name = staff ? staffName(session, *staff) : std::string{};
    return name.empty() ? id : name;
}

std::string deviceName(Session& session, const base::Uuid& id) {
    const auto found = readRecord<model::Device>(session, id);
    return found && *found ? (*found)->value.name : std::string{};
}

std::string deviceWords(Session& session, const std::string& id) {
    const auto device = base::Uuid::parse(id);
    const auto name = device ? deviceName(session, *device) : std::string{};
    return name.empty() ? id : name;
}

/// Names of the people and desks whose ids stand anywhere in a value.
void gatherNames(Session& session, const json::value& value, std::set<std::string>& asked, std::vector<NamedId>& names,
                 int depth = 0) {
    if (depth > kDeepest)
        return;
    if (const auto* object = value.if_object()) {
        for (const auto& [name, member] : *object)
            gatherNames(session, member, asked, names, depth + 1);
    } else if (const auto* array = value.if_array()) {
        for (const auto& element : *array)
            gatherNames(session, element, asked, names, depth + 1);
    } else if (const auto* text = value.if_string()) {
        const std::string id(text->data(), text->size());
        const auto uuid = base::Uuid::parse(id);
        if (!uuid || !asked.insert(id).second)
            return;
        auto name = staffName(session, model::StaffId(*uuid));
        if (name.empty())
            name = deviceName(session, *uuid);
        if (name.empty())
            if (const auto card = store::patientCard(session.store, PatientId(*uuid)); card && *card)
                name = shownName(session, (*card)->name);
        if (!name.empty())
            names.push_back({id, std::move(name)});
    }
}

/// The record a value of a card about whole records names.
base::Result<std::optional<store::Record>> namedRecord(Session& session, const model::Conflict& conflict,
                                                       const json::value& value) {
    const auto kind = model::kindFromName(conflict.recordKind);
    const auto* text = value.if_string();
    const auto id = text ? base::Uuid::parse(std::string(text->data(), text->size())) : std::nullopt;
    if (!conflict.field.empty() || !kind || !id)
        return std::optional<store::Record>{};
    return session.store.record(*kind, *id);
}

base::Result<Side> sideOf(Session& session, const model::Conflict& conflict, const json::array& value,
                          const std::string& who, const std::string& where, std::optional<base::Instant> at) {
    Side side{onlyOf(value), staffWords(session, who), deviceWords(session, where), at, {}};
    OPDESK_TRY(auto named, namedRecord(session, conflict, side.value));
    if (named)
        side.record = std::move(named->body);
    return side;
}

/// Removed, cancelled, voided, or joined with another: it does not count any more.
bool isEnded(Session& session, const model::Conflict& conflict, const json::value& value) {
    const auto found = namedRecord(session, conflict, value);
    if (!found || !*found)
        return false;
    const auto& record = **found;
    if (record.deleted || isVoided(record))
        return true;
    const auto& status = model::valueOf(record.body, "status");
    if (status.is_string() && status.get_string() == "cancelled")
        return true;
    if (conflict.recordKind != "patient")
        return false;
    const auto winner = store::resolveAlias(session.store, PatientId(record.id));
    return winner && winner->uuid() != record.id;
}

std::string standingOf(const model::Conflict& conflict) {
    return conflict.standing == "mine" ? "mine" : "theirs";
}

}  // namespace

bool isSettable(const model::KindDescriptor& kind, std::string_view field) {
    const auto* known = kind.find(field);
    return known && known->merge != model::Merge::fixed && kind.shape != model::Shape::append &&
           kind.shape != model::Shape::onlineOnly && kind.id != model::KindId::conflict;
}

std::vector<std::string> choicesOf(Session& session, const model::Conflict& conflict) {
    const auto kindId = model::kindFromName(conflict.recordKind);
    if (!kindId)
        return {};
    const auto& kind = model::describe(*kindId);
    if (!conflict.field.empty()) {
        if (!isSettable(kind, conflict.field))
            return {standingOf(conflict)};
        std::vector<std::string> choices{"mine", "theirs"};
        if (kind.find(conflict.field)->type == model::FieldType::list || kind.shape == model::Shape::child)
            choices.emplace_back("both");
        choices.emplace_back("edited");
        return choices;
    }
    const auto& reason = conflict.reason;
    if (reason.is("edit_beats_delete") || reason.is("two_primaries"))
        return {"mine", "theirs"};
    if (reason.is("double_amendment") || reason.is("forked") || reason.is("double_payment") ||
        reason.is("possible_duplicate")) {
        std::vector<std::string> choices;
        if (isEnded(session, conflict, onlyOf(conflict.theirs)))
            choices.emplace_back("mine");
        if (isEnded(session, conflict, onlyOf(conflict.mine)))
            choices.emplace_back("theirs");
        choices.emplace_back("both");
        return choices;
    }
    return {standingOf(conflict)};
}

base::Error whyNot(const model::Conflict& conflict, std::string_view choice) {
    const auto refused = [](std::string detail, std::string fix) {
        return base::Error{base::ErrorCode::invalidInput, std::move(detail), "choice", std::move(fix)};
    };
    if (choice != "mine" && choice != "theirs" && choice != "both" && choice != "edited")
        return refused("the choice is unknown", "mine, theirs, both or edited");
    if (!conflict.field.empty() && choice == "both")
        return refused("only one value can stand in this field", "mine, theirs or edited");
    if (choice == "edited")
        return refused("the whole record is in question, there is no value to edit", "mine or theirs");
    const auto& reason = conflict.reason;
    if (reason.is("slot_taken"))
        return refused("the other booking holds the time", "appointment.move, then theirs");
    if (reason.is("possible_duplicate"))
        return refused("two people are not joined here", "patient.merge, or both: they are two people");
    if (reason.is("double_payment"))
        return refused("both payments are in the ledger", "give one back first, or both: it was paid twice");
    if (reason.is("double_amendment") || reason.is("forked"))
        return refused("both papers stand", "cancel the other one first, or both");
    return refused("it stands as it is shown, the other side cannot", standingOf(conflict));
}

base::Status allowSettling(Session& session, const model::Conflict& conflict, const model::ConflictId& id,
                           bool hasReason) {
    const auto kindId = model::kindFromName(conflict.recordKind);
    if (!kindId)
        return base::fail(base::ErrorCode::newerSchema,
                          "the conflict is about a kind of record this program does not know");
    bool own = true;
    if (hasRole(session, "Doctor") && !conflict.patient.isNull()) {
        OPDESK_TRY(own, isOwnPatient(session, conflict.patient));
    }
    for (const auto permission : {std::string_view("sync.resolve_conflict"), model::describe(*kindId).editPermission})
        if (!permission.empty())
            OPDESK_CHECK(allow(session, {.permission = permission,
                                         .kind = model::KindId::conflict,
                                         .object = id.uuid(),
                                         .patient = conflict.patient,
                                         .own = own,
                                         .hasReason = hasReason}));
    return {};
}

bool isSeenBy(const model::Conflict& conflict, const model::StaffId& staff) {
    const auto of = conflict.mineAt ? base::toIso(*conflict.mineAt) : std::string{};
    return std::ranges::any_of(conflict.seen, [&](const json::value& mark) {
        const auto* entry = mark.if_object();
        return entry && model::valueOf(*entry, "by") == json::value(staff.text()) &&
               model::valueOf(*entry, "of") == json::value(of);
    });
}

base::Result<ConflictView> viewOf(Session& session, ConflictLine line, const model::Conflict& conflict) {
    ConflictView view;
    view.line = std::move(line);
    view.before = onlyOf(conflict.before);
    OPDESK_TRY(view.mine,
               sideOf(session, conflict, conflict.mine, conflict.mineBy, conflict.mineDevice, conflict.mineAt));
    OPDESK_TRY(view.theirs,
               sideOf(session, conflict, conflict.theirs, conflict.theirsBy, conflict.theirsDevice, conflict.theirsAt));
    view.standing = standingOf(conflict);
    view.choice = conflict.choice.text;
    view.chosen = onlyOf(conflict.chosen);
    view.settledBy = staffWords(session, conflict.settledBy);
    view.settledAt = conflict.settledAt;
    view.choices = choicesOf(session, conflict);
    std::set<std::string> asked;
    for (const auto* value : {&view.before, &view.mine.value, &view.theirs.value, &view.chosen})
        gatherNames(session, *value, asked, view.names);
    for (const auto* side : {&view.mine, &view.theirs})
        gatherNames(session, json::value(side->record), asked, view.names);
    for (const auto& mark : conflict.seen)
        if (const auto* entry = mark.if_object()) {
            const auto& by = model::valueOf(*entry, "by");
            const auto& at = model::valueOf(*entry, "at");
            view.seenBy.push_back({by.is_string() ? staffWords(session, std::string(by.get_string())) : std::string{},
                                   at.is_string() ? base::instantFromIso(std::string(at.get_string())) : std::nullopt});
        }
    if (const auto person = readRecord<model::Patient>(session, conflict.patient.uuid()); person && *person) {
        view.ageText = ageTextOf(session, (*person)->value.birthDate);
        view.sex = (*person)->value.sex.text;
        if (access::levelOf(session.lease.roles, "patient.view_demographics") != access::Level::masked)
            view.clinicNumber = (*person)->value.clinicNumber;
    }
    const bool twoSides =
        std::ranges::find(view.choices, standingOf(conflict) == "mine" ? "theirs" : "mine") != view.choices.end();
    const bool recent = view.line.state == "settled"
                            ? conflict.settledAt && *conflict.settledAt >= session.now() - kUndoFor
                            : view.line.merged && twoSides && view.line.raisedAt >= session.now() - kUndoFor;
    if (const auto kind = model::kindFromName(conflict.recordKind); kind && recent) {
        OPDESK_TRY(view.undoable, maySettle(session, *kind, conflict.patient, true));
    }
    return view;
}

}  // namespace opdesk::clinic
