#include <boost/json.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>

#include "core/clinic/conflict_cards.h"
#include "core/clinic/described_settling.h"
#include "core/clinic/settling.h"
#include "core/store/sync_store.h"

/// The file for support. What goes in is chosen name by name; nothing is copied whole from a record.
namespace opdesk::clinic {

namespace {

json::object countsOf(const std::map<std::string, std::int64_t>& counts) {
    json::object object;
    for (const auto& [name, count] : counts)
        object[name] = count;
    return object;
}

/// Words that the program itself chose; whatever else stands in a code's place stays out.
std::string onlyCode(const std::string& text) {
    const bool isCode = !text.empty() && text.size() <= 40 &&
                        text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos;
    return isCode ? text : text.empty() ? "none" : "other";
}

template <typename Work>
std::int64_t microsecondsOf(Work work) {
    const auto began = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began).count();
}

base::Result<json::object> recordCounts(Session& session) {
    json::object counts;
    for (const auto& kind : model::allKinds()) {
        OPDESK_TRY(const auto count, session.store.count(kind.id));
        counts[kind.name] = count;
    }
    return counts;
}

base::Result<json::object> conflictCounts(Session& session) {
    OPDESK_TRY(const auto rows, store::conflicts(session.store, true));
    std::map<std::string, std::int64_t> counts;
    for (const auto& row : rows)
        ++counts[row.locked ? "locked"
                            : onlyCode(row.state) + "/" + onlyCode(row.severity) + "/" + onlyCode(row.reason) + "/" +
                                  onlyCode(row.recordKind)];
    return countsOf(counts);
}

base::Result<json::object> parkedCounts(Session& session) {
    OPDESK_TRY(const auto parked, store::parkedOps(session.store));
    std::map<std::string, std::int64_t> counts;
    for (const auto& one : parked)
        ++counts[(one.look ? "look/" : std::string(model::kindName(one.kind)) + "/") + onlyCode(one.code)];
    return countsOf(counts);
}

json::object timings(Session& session) {
    return {{"conflicts_us", microsecondsOf([&] { (void)store::conflicts(session.store, false); })},
            {"outbox_us", microsecondsOf([&] { (void)store::outboxCounts(session.store); })},
            {"patients_us", microsecondsOf([&] { (void)store::patientCount(session.store); })},
            {"queue_us", microsecondsOf([&] { (void)store::queueOf(session.store, session.today(), std::nullopt); })},
            {"search_us", microsecondsOf([&] { (void)store::searchPatients(session.store, "a", 20); })}};
}

}  // namespace

base::Result<WriteSupportFile::Answer> execute(Session& session, const WriteSupportFile& command) {
    OPDESK_TRY(const auto read, execute(session, ReadSyncStatus{}));
    auto sync = toJson(read.status);
    sync["last_error"] = onlyCode(read.status.lastError);
    sync["phase"] = onlyCode(read.status.phase);
    OPDESK_TRY(const auto outbox, store::outboxCounts(session.store));
    OPDESK_TRY(const auto records, recordCounts(session));
    OPDESK_TRY(const auto conflicts, conflictCounts(session));
    OPDESK_TRY(const auto parked, parkedCounts(session));
    const json::object file{{"program", {{"version", OPDESK_VERSION}, {"schema", model::kSchema}}},
                            {"written_at", base::toIso(session.now())},
                            {"desk", {{"series", session.desk.series}, {"desk_digit", session.desk.deskDigit}}},
                            {"sync", sync},
                            {"outbox", {{"waiting", outbox.waiting}, {"looks", outbox.looks}}},
                            {"parked", parked},
                            {"conflicts", conflicts},
                            {"records", records},
                            {"timings", timings(session)}};
    const auto text = json::serialize(file);
    std::ofstream out(std::filesystem::path(std::u8string(command.file.begin(), command.file.end())),
                      std::ios::binary | std::ios::trunc);
    if (!out)
        return base::failField("file", "the file cannot be written", "a path in a folder that exists");
    out << text << '\n';
    out.close();
    if (!out)
        return base::fail(base::ErrorCode::ioFailed, "the file could not be written whole");
    return WriteSupportFile::Answer{command.file, static_cast<std::int64_t>(text.size()) + 1};
}

}  // namespace opdesk::clinic
