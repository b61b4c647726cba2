#include <boost/json.hpp>
#include <filesystem>
#include <fstream>

#include "core/clinic/inputs.h"
#include "core/clinic/records.h"
#include "core/clinic/settling.h"
#include "core/store/parked_content.h"
#include "core/store/sync_store.h"

/// What the server could not take: listed, tried again, handed to the admin as a file.
namespace opdesk::clinic {

base::Result<ListParked::Answer> execute(Session& session, const ListParked&) {
    OPDESK_TRY(const auto parked, store::parkedOps(session.store));
    ListParked::Answer answer;
    for (const auto& one : parked)
        answer.parked.push_back({one.op, std::string(model::kindName(one.kind)), one.record, one.code, one.detail,
                                 one.at, one.group, one.look, one.onlyHere, one.action});
    return answer;
}

base::Result<RetryParked::Answer> execute(Session& session, const RetryParked& command) {
    OPDESK_CHECK(allow(session, {.permission = "sync.resolve_conflict",
                                 .kind = model::KindId::conflict,
                                 .object = command.op.isNull() ? command.group.uuid() : command.op.uuid(),
                                 .hasReason = true}));
    if (!command.op.isNull()) {
        OPDESK_CHECK(store::retryParked(session.store, command.op));
    } else if (!command.group.isNull()) {
        OPDESK_CHECK(store::retryParkedGroup(session.store, command.group));
    } else {
        return base::failField("op", "it is not said what to try again", "op or group as sync.parked gave it");
    }
    if (session.sync)
        session.sync->localChange();
    return RetryParked::Answer{true};
}

base::Result<ExportParked::Answer> execute(Session& session, const ExportParked& command) {
    constexpr std::string_view kPermission = "sync.resolve_conflict";
    OPDESK_TRY(const auto reason, checkedLine(command.reason, "reason", 300));
    OPDESK_CHECK(allow(session, {.permission = kPermission, .hasReason = !reason.empty()}));
    OPDESK_TRY(const auto parked, store::parkedOps(session.store));
    std::ofstream file(std::filesystem::path(std::u8string(command.file.begin(), command.file.end())),
                       std::ios::binary | std::ios::trunc);
    if (!file)
        return base::failField("file", "the file cannot be written", "a path in a folder that exists");
    ExportParked::Answer answer;
    for (const auto& one : parked) {
        json::object line{{"kind", model::kindName(one.kind)},
                          {"record", one.record.text()},
                          {"code", one.code},
                          {"detail", one.detail},
                          {"at", base::toIso(one.at)},
                          {"look", one.look},
                          {"only_here", one.onlyHere}};
        if (one.look) {
            line["action"] = one.action;
        } else {
            line["op"] = one.op.text();
            OPDESK_TRY(const auto content, store::parkedContent(session.store, one.op));
            if (content) {
                line["envelope"] = model::envelopeOf(*content);
                line["content"] = model::payloadOf(*content);
            } else {
                line["content_locked"] = true;
                ++answer.locked;
            }
        }
        file << json::serialize(line) << '\n';
        ++answer.written;
    }
    file.close();
    if (!file)
        return base::fail(base::ErrorCode::ioFailed, "the file could not be written whole");
    auto look = auditOf("sync.export_parked", model::KindId::conflict, {}, {}, kPermission);
    look.after = {{"written", answer.written}, {"reason", reason}};
    OPDESK_CHECK(session.store.recordLook(session.actor(), look));
    return answer;
}

}  // namespace opdesk::clinic
