#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <map>

#include "core/clinic/devices.h"
#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/records.h"
#include "core/clinic/server_parts.h"
#include "core/model/kinds/device.h"
#include "core/model/kinds/patient.h"

/// What the server set aside of a PC that left or was stopped, and what could not be applied otherwise.
namespace opdesk::clinic {

namespace {

const std::string kPath = "/v1/admin/quarantine";
constexpr std::size_t kMostGroups = 500;

/// Names of PCs and patients, each looked up once.
class Names {
public:
    explicit Names(Session& session) : m_session(session) {}

    base::Result<std::string> device(const base::Uuid& id) {
        if (const auto known = m_devices.find(id); known != m_devices.end())
            return known->second;
        OPDESK_TRY(const auto found, readRecord<model::Device>(m_session, id));
        return m_devices[id] = found ? found->value.name : std::string();
    }
    base::Result<std::string> patient(const base::Uuid& id) {
        if (const auto known = m_patients.find(id); known != m_patients.end())
            return known->second;
        OPDESK_TRY(const auto found, readRecord<model::Patient>(m_session, id));
        return m_patients[id] = found ? shownName(m_session, found->value.name) : std::string();
    }
    /// Somebody whom only the group itself would make.
    void meet(const base::Uuid& id, const std::string& name) {
        if (!name.empty())
            m_patients.emplace(id, shownName(m_session, name));
    }

private:
    Session& m_session;
    std::map<base::Uuid, std::string> m_devices, m_patients;
};

std::vector<std::string> fieldsIn(const json::object& item) {
    std::vector<std::string> fields;
    if (const auto told = listIn(item, "fields"))
        for (const auto& one : **told)
            if (const auto* name = one.if_string())
                fields.emplace_back(name->data(), name->size());
    return fields;
}

base::Result<SetAsideGroup> groupOf(Session& session, const json::object& told, Names& names) {
    SetAsideGroup group;
    group.group = GroupId(idIn(told, "group"));
    group.device = DeviceId(idIn(told, "device"));
    OPDESK_TRY(group.deviceName, names.device(group.device.uuid()));
    group.who = staffName(session, StaffId(idIn(told, "actor")));
    group.code = textIn(told, "code");
    group.detail = textIn(told, "detail");
    group.at = instantIn(told, "received_ms").value_or(base::Instant());
    group.waitsFor = GroupId(idIn(told, "waits_for"));
    if (const auto ops = listIn(told, "ops"))
        group.changes = static_cast<std::int64_t>((*ops)->size());
    group.isUnreadable = flagIn(told, "unreadable");
    OPDESK_TRY(const auto* what, listIn(told, "what"));
    for (const auto& value : *what) {
        const auto* one = value.if_object();
        if (!one)
            continue;
        SetAsideItem item{
            textIn(*one, "kind"), textIn(*one, "action"), idIn(*one, "record"), PatientId(idIn(*one, "patient")), {},
            fieldsIn(*one)};
        names.meet(item.patient.uuid(), textIn(*one, "name"));
        group.items.push_back(std::move(item));
    }
    for (auto& item : group.items)
        if (!item.patient.isNull()) {
            OPDESK_TRY(item.patientName, names.patient(item.patient.uuid()));
        }
    return group;
}

base::Status checkGroups(const std::vector<GroupId>& groups) {
    if (groups.empty() || groups.size() > kMostGroups)
        return base::failField("groups", "nothing is chosen, or too much", "ids as quarantine.list gave them");
    return {};
}

/// `content` takes what a group held.
base::Result<SetAsideOutcome> decide(ServerPort& server, const GroupId& group, const char* decision,
                                     const std::string& reason, json::object* content = nullptr) {
    json::object request{{"decision", decision}};
    if (!reason.empty())
        request["reason"] = reason;
    auto answer = server.post(kPath + "/" + group.text(), request);
    // Somebody decided meanwhile, or it followed another of this list.
    if (!answer && answer.error().code == base::ErrorCode::notFound)
        return SetAsideOutcome{group, "gone", {}, {}};
    if (!answer)
        return base::fail(std::move(answer).error());
    if (auto* held = content ? answer->if_contains("content") : nullptr; held && held->is_object())
        *content = std::move(held->get_object());
    return SetAsideOutcome{group, textIn(*answer, "state"), textIn(*answer, "code"), textIn(*answer, "detail")};
}

/// One line an op: what it is about, and what it says where that is not sealed for other roles.
base::Status writeContent(const GroupId& group, const json::object& content, std::ostream& file,
                          RefuseSetAside::Answer& answer) {
    OPDESK_TRY(const auto* groups, listIn(content, "groups"));
    for (const auto& one : *groups) {
        const auto* object = one.if_object();
        if (!object)
            return base::fail(base::ErrorCode::badAnswer, "the server's answer cannot be read");
        OPDESK_TRY(const auto* ops, listIn(*object, "ops"));
        for (const auto& value : *ops) {
            const auto* op = value.if_object();
            if (!op)
                return base::fail(base::ErrorCode::badAnswer, "the server's answer cannot be read");
            json::object line{{"group", group.text()}};
            if (const auto* envelope = op->if_contains("envelope"))
                line["envelope"] = *envelope;
            const auto payload = base::fromBase64Url(textIn(*op, "payload"));
            const auto read = wholeIn(*op, "key_epoch") == 0 && payload ? base::parseJsonObject(base::asText(*payload))
                                                                        : base::Result<json::object>(base::fail({}));
            if (read)
                line["content"] = *read;
            else
                line["content_locked"] = true;
            answer.locked += read ? 0 : 1;
            file << json::serialize(line) << '\n';
            ++answer.written;
        }
    }
    return {};
}

}  // namespace

base::Result<ListSetAside::Answer> execute(Session& session, const ListSetAside&) {
    OPDESK_CHECK(allow(session, {.permission = kManageDevices, .kind = model::KindId::device}));
    OPDESK_TRY(auto* server, needServer(session, "what was set aside"));
    OPDESK_TRY(const auto told, server->get(kPath));
    OPDESK_TRY(const auto* list, listIn(told, "groups"));
    Names names(session);
    ListSetAside::Answer answer;
    for (const auto& one : *list)
        if (const auto* group = one.if_object()) {
            OPDESK_TRY(auto read, groupOf(session, *group, names));
            answer.groups.push_back(std::move(read));
        }
    // Names of patients are shown.
    if (!answer.groups.empty())
        OPDESK_CHECK(session.store.recordLook(
            session.actor(), auditOf("quarantine.list", model::KindId::device, {}, {}, kManageDevices)));
    return answer;
}

base::Result<TakeInSetAside::Answer> execute(Session& session, const TakeInSetAside& command) {
    OPDESK_CHECK(checkGroups(command.groups));
    OPDESK_TRY(const auto reason, checkedLine(command.reason, "reason", 300));
    OPDESK_TRY(auto* server, needAdminAct(session, command.groups.front().uuid(), command.passphrase));
    TakeInSetAside::Answer answer;
    for (const auto& group : command.groups) {
        OPDESK_TRY(auto outcome, decide(*server, group, "release", reason));
        answer.outcomes.push_back(std::move(outcome));
    }
    return answer;
}

base::Result<RefuseSetAside::Answer> execute(Session& session, const RefuseSetAside& command) {
    OPDESK_CHECK(checkGroups(command.groups));
    OPDESK_TRY(const auto reason, neededReason(command.reason));
    OPDESK_TRY(auto* server, needAdminAct(session, command.groups.front().uuid(), command.passphrase));
    // Before anything is given up: what cannot be handed out stays where it is.
    std::ofstream file(std::filesystem::path(std::u8string(command.file.begin(), command.file.end())),
                       std::ios::binary | std::ios::app);
    if (!file)
        return base::failField("file", "the file cannot be written", "a path in a folder that exists");
    RefuseSetAside::Answer answer;
    auto look = auditOf("quarantine.hand_out", model::KindId::device, {}, {}, kManageDevices);
    look.after = {{"groups", static_cast<std::int64_t>(command.groups.size())}, {"reason", reason}};
    OPDESK_CHECK(session.store.recordLook(session.actor(), look));
    for (const auto& group : command.groups) {
        json::object content;
        OPDESK_TRY(auto outcome, decide(*server, group, "discard", reason, &content));
        // Not written is not lost: asked again, the server hands it out again.
        if (outcome.state == "discarded")
            OPDESK_CHECK(writeContent(group, content, file, answer));
        file.flush();
        answer.outcomes.push_back(std::move(outcome));
        if (!file)
            return base::fail(base::ErrorCode::ioFailed, "the file could not be written whole");
    }
    return answer;
}

}  // namespace opdesk::clinic
