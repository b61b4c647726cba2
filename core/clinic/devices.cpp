#include "core/clinic/devices.h"

#include <algorithm>

#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/records.h"
#include "core/clinic/safeguards.h"
#include "core/clinic/server_parts.h"
#include "core/model/kinds/device.h"
#include "core/store/sync_store.h"

namespace opdesk::clinic {

base::Result<ServerPort*> needServer(const Session& session, std::string_view what) {
    OPDESK_CHECK(needLine(session, what));
    auto* server = dynamic_cast<ServerPort*>(session.sync);
    if (!server)
        return base::fail(base::ErrorCode::unreachable, "this desk has no line to a server");
    return server;
}

std::string textIn(const base::json::object& from, std::string_view name) {
    const auto* value = from.if_contains(name);
    const auto* text = value ? value->if_string() : nullptr;
    return text ? std::string(text->data(), text->size()) : std::string();
}

std::int64_t wholeIn(const base::json::object& from, std::string_view name) {
    const auto* value = from.if_contains(name);
    const auto* whole = value ? value->if_int64() : nullptr;
    return whole ? *whole : 0;
}

bool flagIn(const base::json::object& from, std::string_view name) {
    const auto* value = from.if_contains(name);
    const auto* flag = value ? value->if_bool() : nullptr;
    return flag && *flag;
}

std::optional<base::Instant> instantIn(const base::json::object& from, std::string_view name) {
    const auto millis = wholeIn(from, name);
    return millis > 0 ? std::optional(base::fromMillis(millis)) : std::nullopt;
}

base::Uuid idIn(const base::json::object& from, std::string_view name) {
    return base::Uuid::parse(textIn(from, name)).value_or(base::Uuid());
}

base::Result<const base::json::array*> listIn(const base::json::object& from, std::string_view name) {
    const auto* value = from.if_contains(name);
    const auto* list = value ? value->if_array() : nullptr;
    if (!list)
        return base::fail(base::ErrorCode::badAnswer, "the server's answer cannot be read");
    return list;
}

base::Result<ServerPort*> needAdminAct(Session& session, const base::Uuid& object, const std::string& passphrase) {
    OPDESK_CHECK(allow(session, {.permission = kManageDevices, .kind = model::KindId::device, .object = object}));
    OPDESK_TRY(auto* server, needServer(session, "PCs and what was set aside of them"));
    OPDESK_CHECK(confirmPresence(session, session.lease.user, passphrase, "passphrase"));
    return server;
}

namespace {

base::Result<std::vector<DeviceLine>> knownHere(Session& session) {
    OPDESK_TRY(const auto records, recordsOf<model::Device>(session));
    std::vector<DeviceLine> lines;
    for (const auto& [record, device] : records) {
        DeviceLine line;
        line.device = DeviceId(record.id);
        line.name = device.name;
        line.series = device.series;
        line.deskDigit = device.deskDigit.value_or(0);
        line.state = device.state.text;
        line.enrolledAt = device.enrolledAt;
        lines.push_back(std::move(line));
    }
    std::ranges::stable_sort(lines, {}, &DeviceLine::enrolledAt);
    return lines;
}

DeviceLine deviceLineOf(Session& session, const json::object& told) {
    DeviceLine line;
    line.device = DeviceId(idIn(told, "id"));
    line.name = textIn(told, "name");
    line.series = textIn(told, "series");
    line.deskDigit = wholeIn(told, "desk_digit");
    line.state = textIn(told, "state");
    line.enrolledAt = instantIn(told, "enrolled_ms");
    line.lastSeen = instantIn(told, "last_seen_ms");
    line.program = textIn(told, "program");
    line.setAside = wholeIn(told, "set_aside");
    if (const auto people = listIn(told, "people"))
        for (const auto& one : **people) {
            const auto* text = one.if_string();
            const auto id = text ? StaffId::parse({text->data(), text->size()}) : std::nullopt;
            if (auto name = id ? staffName(session, *id) : std::string(); !name.empty())
                line.people.push_back(std::move(name));
        }
    return line;
}

base::Result<json::object> setState(Session& session, const DeviceId& device, std::string_view state,
                                    const std::string& reason, const std::string& passphrase) {
    if (device.isNull())
        return base::failField("device", "it is not said which PC", "an id as device.list gave it");
    OPDESK_TRY(const auto why, neededReason(reason));
    OPDESK_TRY(auto* server, needAdminAct(session, device.uuid(), passphrase));
    return server->post("/v1/admin/devices/" + device.text(), {{"state", std::string(state)}, {"reason", why}});
}

}  // namespace

base::Result<ListDevices::Answer> execute(Session& session, const ListDevices&) {
    OPDESK_CHECK(allow(session, {.permission = kManageDevices, .kind = model::KindId::device}));
    ListDevices::Answer answer;
    const auto server = needServer(session, "PCs");
    auto told = server ? (*server)->get("/v1/admin/devices") : base::Result<json::object>(base::fail(server.error()));
    if (told) {
        OPDESK_TRY(const auto* list, listIn(*told, "devices"));
        for (const auto& one : *list)
            if (const auto* device = one.if_object())
                answer.devices.push_back(deviceLineOf(session, *device));
        answer.live = true;
    } else if (told.error().code == base::ErrorCode::unreachable) {
        OPDESK_TRY(answer.devices, knownHere(session));
    } else {
        return base::fail(std::move(told).error());
    }
    for (auto& line : answer.devices) {
        line.here = line.device == session.lease.device;
        if (!line.here)
            continue;
        OPDESK_TRY(const auto counts, store::outboxCounts(session.store));
        line.unsent = counts.waiting + counts.parked;
    }
    return answer;
}

base::Result<StopDevice::Answer> execute(Session& session, const StopDevice& command) {
    if (command.how != "drain" && command.how != "revoke")
        return base::failField("how", "it is not said how", "drain or revoke");
    OPDESK_TRY(const auto done, setState(session, command.device, command.how == "drain" ? "drain" : "revoked",
                                         command.reason, command.passphrase));
    return StopDevice::Answer{textIn(done, "state"), wholeIn(done, "set_aside")};
}

base::Result<ResumeDevice::Answer> execute(Session& session, const ResumeDevice& command) {
    OPDESK_TRY(const auto done, setState(session, command.device, "active", command.reason, command.passphrase));
    return ResumeDevice::Answer{textIn(done, "state"), wholeIn(done, "set_aside")};
}

}  // namespace opdesk::clinic
