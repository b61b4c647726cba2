#include "core/store/detach.h"

#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "core/base/log.h"
#include "core/base/platform.h"
#include "core/store/carried.h"
#include "core/store/detach_blobs.h"
#include "core/store/impl.h"
#include "core/store/sync_values.h"
#include "core/store/unsent_codec.h"

namespace opdesk::store {

using base::ErrorCode;
using base::Result;
using base::Status;
namespace json = base::json;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view kMark = "detaching";  ///< a file that says what is being removed

bool isThere(const fs::path& file) {
    std::error_code ignored;
    return fs::exists(file, ignored);
}

Status removeFile(const fs::path& file) {
    std::error_code error;
    fs::remove(file, error);
    return error ? Status(base::fail(ErrorCode::ioFailed, "a file of the desk could not be removed")) : Status{};
}

/// A cache made anew, until the old one is gone.
fs::path nextCache(const ProfileFolder& folder) {
    return folder.folder() / "cache.next.db";
}

/// Files of users' keys: blobs, tokens, tries.
Result<std::vector<fs::path>> keyFiles(const ProfileFolder& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator it(folder.folder(), error), end; !error && it != end; it.increment(error))
        if (it->path().filename().string().starts_with("user-"))
            files.push_back(it->path());
    if (error)
        return base::fail(ErrorCode::ioFailed, "the folder of the desk cannot be read");
    return files;
}

/// What the mark says; the file system carries it through, whatever happens in between.
Status removeAll(const ProfileFolder& folder, bool wholeDesk) {
    if (wholeDesk) {
        // Keys first: what is left after a cut is noise.
        OPDESK_TRY(const auto keys, keyFiles(folder));
        for (const auto& file : keys)
            OPDESK_CHECK(removeFile(file));
        OPDESK_CHECK(removeFile(folder.folder() / "profile.sealed"));
    }
    const auto cache = folder.cacheFile();
    for (const auto* part : {"", "-wal", "-shm"}) {
        auto file = cache;
        file += part;
        OPDESK_CHECK(removeFile(file));
    }
    OPDESK_CHECK(removeBlobFolder(cache));
    if (const auto next = nextCache(folder); !wholeDesk && isThere(next)) {
        std::error_code error;
        fs::rename(next, cache, error);
        if (error)
            return base::fail(ErrorCode::ioFailed, "the new cache could not be put in its place");
    }
    return removeFile(folder.folder() / kMark);
}

std::string countsText(const DetachReport& report) {
    return std::to_string(report.counts.waiting) + " changes wait, " + std::to_string(report.counts.parked) +
           " are parked, " + std::to_string(report.counts.looks) + " looks are not sent, " +
           (report.counts.blobs > 0 ? std::to_string(report.counts.blobs) + " attachments are not sent, " : "") +
           std::to_string(report.unreadable) + " rows cannot be read";
}

void countOf(const UnsentGroups& unsent, DetachReport& report) {
    for (const auto& group : unsent.groups) {
        report.counts.waiting += static_cast<std::int64_t>(group.ops.size());
        report.counts.looks += group.ops.empty() ? 1 : 0;
    }
}

/// What a cache made anew goes on with, so that no number is given twice.
struct Continued {
    Marks marks;
    std::string lease;
    FormerDevices former;
    base::Bytes identity;
};

Result<Continued> continuedOf(Store& store) {
    Continued kept;
    OPDESK_TRY(kept.marks, readMarks(store.impl()));
    OPDESK_TRY(kept.lease, readSyncText(store.database(), SyncValue::lease));
    kept.former = store.impl().former;
    OPDESK_TRY(auto row, store.database().query("SELECT value FROM meta WHERE name = 'identity'"));
    OPDESK_TRY(const bool found, row.step());
    if (found)
        kept.identity.assign(row.blob(0).begin(), row.blob(0).end());
    return kept;
}

/// A new, empty cache of the same device.
Status beginAnew(const fs::path& file, const StoreOptions& given, const Continued& kept, const base::Clock& clock,
                 base::Random& random) {
    auto options = given;
    options.file = file;
    options.create = true;
    options.marks = nullptr;
    for (const auto* part : {"", "-wal", "-shm"}) {
        auto left = file;
        left += part;
        OPDESK_CHECK(removeFile(left));
    }
    options.device = kept.marks.device;
    OPDESK_TRY(auto store, Store::open(options, clock, random));
    auto& database = store->database();
    OPDESK_TRY(auto transaction, Transaction::begin(database));
    constexpr std::string_view kSet = "INSERT OR REPLACE INTO counter(name, value) VALUES(?, ?)";
    OPDESK_CHECK(database.run(kSet, kDeviceSeqCounter, kept.marks.deviceSeq));
    for (const auto& [name, value] : kept.marks.counters)
        OPDESK_CHECK(database.run(kSet, "number." + name, value));
    OPDESK_CHECK(writeAuditHead(database, kept.marks.audit));
    if (kept.marks.carried.last > 0)
        OPDESK_CHECK(writeCarried(database, kept.marks.carried));
    OPDESK_CHECK(writeSyncText(database, SyncValue::lease, kept.lease));
    OPDESK_CHECK(writeFormerDevices(database, kept.former));
    if (!kept.identity.empty())
        OPDESK_CHECK(database.run("INSERT OR REPLACE INTO meta(name, value) VALUES('identity', ?)",
                                  base::asText(kept.identity)));
    return transaction.commit();
}

struct Looked {
    UnsentGroups unsent;
    std::optional<Continued> continued;
};

/// What is in the cache that the server does not have. A file that is not there holds nothing.
Result<Looked> look(const DetachRequest& request, DetachReport& report, const base::Clock& clock,
                    base::Random& random) {
    Looked looked;
    looked.unsent.tenant = request.store.tenant;
    looked.unsent.device = request.store.device;
    if (request.store.vfs.empty() && !isThere(request.store.file))
        return looked;
    auto options = request.store;
    options.create = false;
    options.marks = nullptr;
    const auto whole = [&]() -> Status {
        OPDESK_TRY(auto store, Store::open(options, clock, random));
        OPDESK_TRY(report.counts, outboxCounts(*store));
        OPDESK_TRY(looked.unsent, unsentGroups(*store));
        OPDESK_TRY(looked.unsent.blobs, unsentBlobsOf(*store));
        report.counts.blobs = static_cast<std::int64_t>(looked.unsent.blobs.size());
        OPDESK_TRY(looked.continued, continuedOf(*store));
        return {};
    };
    auto opened = whole();
    if (opened)
        return looked;
    if (opened.error().code != ErrorCode::damaged)
        return base::fail(std::move(opened).error());
    report.damaged = true;
    report.counts = {};
    looked.continued.reset();
    auto recovered = recoverUnsent(options);
    if (recovered) {
        looked.unsent = *std::move(recovered);
        report.unreadable = looked.unsent.unreadable;
    } else {
        report.unreadable = 1;  // of what it held nothing is known
    }
    if (auto* files = request.store.blobs.get()) {
        OPDESK_TRY(looked.unsent.blobs, allBlobsOf(*files));  // which of them are sent is not known any more
    }
    countOf(looked.unsent, report);
    report.counts.blobs = static_cast<std::int64_t>(looked.unsent.blobs.size());
    // Exact marks say where the device stood. With rows that nobody can read it begins at nothing instead: then the
    // server renews it and lists what never came.
    if (report.unreadable == 0 && request.store.marks)
        if (auto kept = request.store.marks->load(); kept && *kept && (*kept)->device == request.store.device)
            looked.continued = Continued{**kept, {}, {request.store.former, {}}, {}};
    return looked;
}

}  // namespace

Result<UnsentGroups> unsentGroups(Store& store) {
    UnsentGroups unsent{store.tenant(), store.device(), {}, 0};
    auto& database = store.database();
    std::vector<base::Uuid> ids;
    {
        OPDESK_TRY(auto rows,
                   database.prepare("SELECT group_id FROM outbox_group WHERE state <> 'acked' ORDER BY number"));
        while (true) {
            OPDESK_TRY(const bool more, rows.step());
            if (!more)
                break;
            ids.push_back(rows.uuid(0));
        }
    }
    for (const auto& id : ids) {
        OPDESK_TRY(auto group, readUnsentGroup(database, store.impl().words, id));
        unsent.groups.push_back(std::move(group));
    }
    return unsent;
}

Result<std::int64_t> queueExport(Store& store, const UnsentGroups& unsent) {
    if (unsent.tenant != store.tenant())
        return base::fail(ErrorCode::foreignFile, "the export is of another clinic");
    auto& impl = store.impl();
    std::int64_t queued = 0;
    const auto write = [&]() -> Status {
        OPDESK_TRY(auto transaction, Transaction::begin(*impl.database));
        for (const auto& group : unsent.groups) {
            OPDESK_TRY(const bool fresh, queueUnsentGroup(impl, group, unsent.device));
            queued += fresh ? 1 : 0;
        }
        return transaction.commit();
    };
    if (auto written = write(); !written) {
        impl.rolledBack();
        return base::fail(std::move(written).error());
    }
    if (auto marks = readMarks(impl)) {
        marks->former = impl.marks.marks().former;
        addOps(*marks, impl.marks.marks());
        impl.marks.begin(impl, *std::move(marks));
        impl.marks.save(impl);
    }
    return queued;
}

Result<DetachReport> detachStore(const ProfileFolder& folder, const DetachRequest& given, const base::Clock& clock,
                                 base::Random& random) {
    DetachReport report;
    auto request = given;
    if (!request.store.blobs && request.store.vfs.empty())
        request.store.blobs = blobFolder(blobFolderOf(request.store.file));
    OPDESK_TRY(auto looked, look(request, report, clock, random));
    report.groups = static_cast<std::int64_t>(looked.unsent.groups.size());
    const bool holds = report.groups > 0 || report.unreadable > 0 || report.counts.blobs > 0;
    if (request.onlySay)
        return report;
    if (holds && !request.exportTo)
        return base::fail(base::Error{ErrorCode::wrongState, countsText(report), "export",
                                      "sync first, or say where what is not sent shall be kept"});
    if (request.exportTo && (report.groups > 0 || report.counts.blobs > 0)) {
        if (request.store.blobs)
            OPDESK_CHECK(exportBlobs(*request.exportTo, looked.unsent, *request.store.blobs));
        OPDESK_CHECK(writeExport(*request.exportTo, looked.unsent, request.key, random));
        report.exported = true;
    }
    const bool wholeDesk = request.scope == DetachScope::desk;
    if (!wholeDesk && looked.continued)
        OPDESK_CHECK(beginAnew(nextCache(folder), request.store, *looked.continued, clock, random));
    const std::string_view what = wholeDesk ? "desk" : "cache";
    OPDESK_CHECK(base::platform::replaceFile(folder.folder() / kMark, base::asBytes(what)));
    OPDESK_CHECK(removeAll(folder, wholeDesk));
    base::log(base::LogLevel::info, "a cache was removed",
              {{"groups_exported", report.exported ? report.groups : 0}, {"unreadable", report.unreadable}});
    report.done = true;
    return report;
}

Result<bool> finishDetach(const ProfileFolder& folder) {
    const auto mark = folder.folder() / kMark;
    if (!isThere(mark))
        return false;
    OPDESK_TRY(const auto what, base::platform::readFile(mark, 64));
    OPDESK_CHECK(removeAll(folder, base::asText(what) == "desk"));
    return true;
}

}  // namespace opdesk::store
