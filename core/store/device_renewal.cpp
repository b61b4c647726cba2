#include "core/store/device_renewal.h"

#include <algorithm>
#include <boost/json.hpp>
#include <utility>

#include "core/base/log.h"
#include "core/store/carried.h"
#include "core/store/group_writer.h"
#include "core/store/impl.h"
#include "core/store/mark_keeper.h"
#include "core/store/sync_values.h"

namespace opdesk::store {

using base::ErrorCode;
using base::Result;
using base::Status;
namespace json = base::json;

namespace {

constexpr std::string_view kDue = "renewal";  ///< in sync_state
/// Far below every place a device gives out; one step for each identity before.
constexpr std::int64_t kAside = std::int64_t{1} << 40;
constexpr std::size_t kWaitingDigits = 8;  ///< of an op's id that a copy says waits on it
constexpr std::string_view kSetCounter =
    "INSERT INTO counter(name, value) VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value";
constexpr std::string_view kSetMeta =
    "INSERT INTO meta(name, value) VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value";

std::string_view textOf(const json::object& from, std::string_view name) {
    const auto* value = from.if_contains(name);
    const auto* text = value ? value->if_string() : nullptr;
    return text ? std::string_view(text->data(), text->size()) : std::string_view{};
}

Status writeDue(Database& database, const RenewalDue& due) {
    json::array former;
    for (const auto& one : due.former)
        former.push_back(json::array{one.place, one.device.text(), one.before, json::value(one.op)});
    json::object note{{"renewal", due.renewal.text()},
                      {"by_marks", due.byMarks},
                      {"marks", toJson(due.marks)},
                      {"here", toJson(due.here)},
                      {"missing", json::array(due.missing.begin(), due.missing.end())},
                      {"former", std::move(former)}};
    if (due.own)
        note["own"] = *due.own;
    const auto text = base::canonicalJson(note);
    return database.run(
        "INSERT INTO sync_state(name, value) VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value", kDue,
        text);
}

Result<std::optional<RenewalDue>> readDue(Database& database) {
    OPDESK_TRY(auto row, database.query("SELECT value FROM sync_state WHERE name = ?", kDue));
    OPDESK_TRY(const bool found, row.step());
    if (!found)
        return std::optional<RenewalDue>();
    OPDESK_TRY(const auto text, base::parseJsonObject(row.text(0)));
    RenewalDue due;
    const auto id = base::Uuid::parse(textOf(text, "renewal"));
    const auto* marks = text.if_contains("marks");
    const auto* here = text.if_contains("here");
    const auto* byMarks = text.if_contains("by_marks");
    if (!id || !marks || !marks->is_object() || !here || !here->is_object() || !byMarks || !byMarks->is_bool())
        return base::fail(ErrorCode::damaged, "the note of a renewal cannot be read");
    due.renewal = *id;
    due.byMarks = byMarks->get_bool();
    OPDESK_TRY(due.marks, marksFrom(marks->get_object()));
    OPDESK_TRY(due.here, marksFrom(here->get_object()));
    if (const auto* own = text.if_contains("own"); own && own->is_int64())
        due.own = own->get_int64();
    if (const auto* missing = text.if_contains("missing"); missing && missing->is_array())
        for (const auto& place : missing->get_array())
            if (place.is_int64())
                due.missing.push_back(place.get_int64());
    if (const auto* former = text.if_contains("former"); former && former->is_array())
        for (const auto& entry : former->get_array())
            if (const auto* one = entry.if_array(); one && one->size() == 4 && (*one)[0].is_int64() &&
                                                    (*one)[1].is_string() && (*one)[2].is_int64() &&
                                                    (*one)[3].is_string())
                if (const auto device = model::DeviceId::parse(std::string_view((*one)[1].get_string())))
                    due.former.push_back({(*one)[0].get_int64(), *device, (*one)[2].get_int64(),
                                          std::string(std::string_view((*one)[3].get_string()))});
    return std::optional(std::move(due));
}

/// The marks that tell of this cache's device: its own, or those of what it became after this image was made.
struct Compared {
    Marks farthest;
    Marks ofThisDevice;  ///< where the identity this cache has ended
    bool isOlder = false;
};
Compared compare(const Marks& own, const Marks& kept) {
    if (kept.device == own.device)
        return {kept, kept, isBehind(own, kept)};
    const auto former = std::ranges::find(kept.former, own.device, &Marks::device);
    if (former == kept.former.end())
        return {};
    return {kept, *former, true};
}

/// Numbers go on above the marks: they are exact, so no number is given twice and none more is missing.
Status raiseCounters(Store::Impl& store, const Marks& own, const Marks& farthest) {
    auto& database = *store.database;
    OPDESK_CHECK(database.run(kSetCounter, kDeviceSeqCounter, std::max(own.deviceSeq, farthest.deviceSeq)));
    for (const auto& [name, value] : farthest.counters) {
        const auto mine = own.counters.find(name);
        if (mine == own.counters.end() || mine->second < value)
            OPDESK_CHECK(database.run(kSetCounter, "number." + name, value));
    }
    if (own.audit.sequence < farthest.audit.sequence)
        OPDESK_CHECK(writeAuditHead(database, farthest.audit));
    return {};
}

/// Every op gets a place of the new identity, in the order they have; acknowledged ones too, since they are sent again
/// when the server's history changes. Events stay links of the chain they were made for, out of the new one's way.
Status renumber(Database& database, const model::DeviceId& old) {
    std::vector<Moved> waiting;
    std::int64_t last = 0;
    for (const std::string table : {"outbox", "audit"}) {
        const std::string place = table == "outbox" ? "device_seq" : "sequence";
        for (const std::string side : {" <= 0", " > 0"})
            OPDESK_CHECK(database.run(
                "UPDATE " + table + " SET " + place + " = " + place + " - ? WHERE " + place + side, kAside));
    }
    OPDESK_CHECK(database.run(kSetCounter, kDeviceSeqCounter, 0));
    while (true) {
        struct Old {
            std::int64_t place;
            json::object envelope;
            bool waits;
            base::Uuid op;
        };
        std::vector<Old> some;
        {
            OPDESK_TRY(auto rows, database.prepare("SELECT device_seq, envelope, state <> 'acked' AND"
                                                   " NOT (state = 'parked' AND only_here = 0), op_id FROM outbox"
                                                   " WHERE device_seq <= 0 ORDER BY device_seq LIMIT 1000"));
            while (true) {
                OPDESK_TRY(const bool more, rows.step());
                if (!more)
                    break;
                OPDESK_TRY(auto envelope, base::parseJsonObject(rows.text(1)));
                some.push_back({rows.integer(0), std::move(envelope), rows.integer(2) != 0, rows.uuid(3)});
            }
        }
        if (some.empty())
            return writeCarried(database, old, last, waiting);
        for (auto& [place, envelope, waits, op] : some) {
            OPDESK_TRY(const auto next, takeNumber(database, std::string(kDeviceSeqCounter)));
            envelope["device_seq"] = next;
            last = next;
            if (waits)
                waiting.push_back({next, place + kAside, op});
            OPDESK_CHECK(database.run("UPDATE outbox SET device_seq = ?, envelope = ? WHERE device_seq = ?", next,
                                      base::canonicalJson(envelope), place));
        }
    }
}

Status closeSeries(Database& database) {
    std::vector<std::string> closed;
    {
        OPDESK_TRY(auto rows, database.query("SELECT name FROM counter WHERE name >= 'number.' AND name < 'number/'"));
        while (true) {
            OPDESK_TRY(const bool more, rows.step());
            if (!more)
                break;
            // A day's tokens go on; they belong to no series.
            if (!dayOf(rows.text(0)))
                closed.emplace_back(rows.text(0));
        }
    }
    for (const auto& name : closed)
        OPDESK_CHECK(database.run("DELETE FROM counter WHERE name = ?", name));
    return {};
}

Status beginIdentity(Store::Impl& store, const NewIdentity& identity, const std::optional<RenewalDue>& due) {
    auto& database = *store.database;
    const auto old = store.device;
    FormerDevices before = store.former;
    before.predecessors.push_back(old);
    auto known = store.told;
    if (due)
        known.push_back(due->marks.device);
    for (const auto& one : known)
        if (one != identity.device && !before.has(one))
            before.lost.push_back(one);
    OPDESK_CHECK(database.run(kSetMeta, "device", identity.device.uuid()));
    OPDESK_CHECK(writeFormerDevices(database, before));
    OPDESK_CHECK(
        database.run(kSetMeta, "identity",
                     base::canonicalJson(json::object{{"device", identity.device.text()},
                                                      {"series", identity.series},
                                                      {"desk_digit", identity.deskDigit},
                                                      {"renewal", (due ? due->renewal : base::Uuid{}).text()}})));
    OPDESK_CHECK(writeSyncText(database, SyncValue::lease, identity.lease));
    OPDESK_CHECK(database.run("DELETE FROM sync_state WHERE name = ?", kDue));
    OPDESK_CHECK(database.run("UPDATE outbox_group SET signed_device = ? WHERE signed_device IS NULL",
                              base::ByteView(old.uuid().bytes())));
    store.former = std::move(before);
    store.device = identity.device;
    return {};
}

Status renew(Store::Impl& store, const NewIdentity& identity, const Actor& actor,
             const std::optional<RenewalDue>& due) {
    auto& database = *store.database;
    const auto old = store.device;
    OPDESK_TRY(const auto oldHead, readAuditHead(database));
    OPDESK_CHECK(renumber(database, old));
    OPDESK_CHECK(closeSeries(database));
    OPDESK_CHECK(writeAuditHead(database, {}));
    OPDESK_CHECK(beginIdentity(store, identity, due));

    AuditEntry entry;
    entry.action = "device.renew";
    entry.kind = model::KindId::device;
    entry.object = old.uuid();
    entry.result = "ok";
    entry.before = {
        {"device", old.text()}, {"audit_sequence", oldHead.sequence}, {"audit_hash", base::toHex(oldHead.hash)}};
    entry.after = {{"device", identity.device.text()}, {"series", identity.series}};
    GroupWriter writer(store, actor);
    OPDESK_TRY([[maybe_unused]] const auto receipt, writer.write({{}, {entry}}));
    return {};
}

/// An image of after the note was put back: what the desk made between lies in it and is not gone. Of a counter that
/// went the first time as well only one stretch can be told; it stays too long rather than hide one.
void goOnFrom(RenewalDue& due, const Marks& own) {
    const auto went = due.marks.deviceSeq - due.here.deviceSeq;
    if (!due.byMarks || due.here.device != own.device ||
        std::ssize(due.missing) + went > static_cast<std::int64_t>(kMostCarriedMissing))
        return;
    for (auto place = due.here.deviceSeq + 1; place <= due.marks.deviceSeq; ++place)
        due.missing.push_back(place);
    due.here.deviceSeq = own.deviceSeq;
    for (const auto& [name, value] : own.counters) {
        const auto from = due.here.counters.find(name);
        const auto to = due.marks.counters.find(name);
        if ((from == due.here.counters.end() ? 0 : from->second) == (to == due.marks.counters.end() ? 0 : to->second))
            due.here.counters[name] = value;
    }
}

Status noteOlderImage(Store::Impl& store, const Marks& own, const Compared& compared) {
    base::log(base::LogLevel::error, "this cache is older than its device: an image was put back",
              {{"device", store.device.uuid()}, {"device_seq", own.deviceSeq}, {"mark", compared.farthest.deviceSeq}});
    OPDESK_TRY(auto transaction, Transaction::begin(*store.database));
    OPDESK_TRY(auto due, readDue(*store.database));
    if (!due || due->marks.device != compared.farthest.device) {
        due = RenewalDue{base::Uuid::v7(store.clock, store.random), true, {}, own};
        if (compared.farthest.device != own.device) {
            // Nothing that the device made after it became another one can be here; of what it was given with that,
            // this cache has what it had then.
            due->here = {compared.farthest.device, compared.farthest.carried.last, {}, {}, {}, {}};
            auto lacking = carriedNotIn(compared.farthest, own, store.former.predecessors);
            due->missing = std::move(lacking.places);
            due->former = std::move(lacking.former);
        }
    } else {
        goOnFrom(*due, own);
    }
    due->byMarks = true;
    due->own.reset();  // what the marks say it gave is its own, and another copy may have given the same places
    const auto noted = std::exchange(due->marks, compared.farthest);
    if (noted.device == due->marks.device)
        due->marks.ops.insert(noted.ops.begin(), noted.ops.end());
    due->marks.former.clear();
    due->here.former.clear();
    OPDESK_CHECK(writeDue(*store.database, *due));
    OPDESK_CHECK(raiseCounters(store, own, compared.ofThisDevice));
    OPDESK_CHECK(transaction.commit());
    store.renewalByServer = false;
    OPDESK_TRY(auto raised, readMarks(store));
    raised.former = own.former;
    addOps(raised, own);
    store.marks.begin(store, std::move(raised));
    return {};
}

}  // namespace

Status readIdentity(Store::Impl& store) {
    OPDESK_TRY(store.former, formerDevicesOf(*store.database));
    OPDESK_TRY(auto row, store.database->query("SELECT value FROM meta WHERE name = 'device'"));
    OPDESK_TRY(const bool found, row.step());
    if (!found)
        return base::fail(ErrorCode::damaged, "the cache does not say whose it is");
    store.device = model::DeviceId(row.uuid(0));
    OPDESK_TRY(const auto due, readDue(*store.database));
    store.renewalByServer = due && !due->byMarks;
    return {};
}

namespace {

Result<std::vector<model::DeviceId>> devicesIn(Database& database, std::string_view name) {
    std::vector<model::DeviceId> devices;
    OPDESK_TRY(auto row, database.query("SELECT value FROM meta WHERE name = ?", name));
    OPDESK_TRY(const bool found, row.step());
    if (!found)
        return devices;
    const auto bytes = row.blob(0);
    for (std::size_t at = 0; at + 16 <= bytes.size(); at += 16) {
        std::array<std::uint8_t, 16> id{};
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), id.size(), id.begin());
        devices.emplace_back(base::Uuid(id));
    }
    return devices;
}

Status writeDevices(Database& database, std::string_view name, const std::vector<model::DeviceId>& devices) {
    if (devices.empty())
        return {};
    base::Bytes bytes;
    for (const auto& one : devices)
        bytes.insert(bytes.end(), one.uuid().bytes().begin(), one.uuid().bytes().end());
    return database.run(kSetMeta, name, bytes);
}

}  // namespace

bool FormerDevices::has(const model::DeviceId& device) const {
    return std::ranges::find(predecessors, device) != predecessors.end() ||
           std::ranges::find(lost, device) != lost.end();
}

Result<FormerDevices> formerDevicesOf(Database& database) {
    FormerDevices former;
    OPDESK_TRY(former.predecessors, devicesIn(database, "predecessors"));
    OPDESK_TRY(former.lost, devicesIn(database, "lost_devices"));
    return former;
}

Status writeFormerDevices(Database& database, const FormerDevices& former) {
    OPDESK_CHECK(writeDevices(database, "predecessors", former.predecessors));
    return writeDevices(database, "lost_devices", former.lost);
}

Status checkMarks(Store::Impl& store, const StoreOptions& options) {
    const auto& openedAs = options.device;
    OPDESK_TRY(auto own, readMarks(store));
    store.marks.begin(store, own);
    store.told = options.former;
    store.told.push_back(openedAs);
    Compared compared;
    if (store.marks.keptIn()) {
        auto kept = store.marks.keptIn()->load();
        // A day's numbers that this cache leaves out as past say nothing about an image.
        if (kept && *kept) {
            dropOldDays(**kept, store.clock.now());
            for (auto& one : (*kept)->former)
                dropOldDays(one, store.clock.now());
        }
        if (!kept)
            base::log(base::LogLevel::warning, "the marks of this device could not be read",
                      {base::LogField::code("error", base::errorName(kept.error().code))});
        store.marks.tellOfImages((kept && *kept) || own.deviceSeq == 0);
        // Marks of an identity this cache had before are only late.
        if (kept && *kept && !store.former.has((*kept)->device)) {
            compared = compare(own, **kept);
            if (compared.isOlder) {
                store.told.push_back((*kept)->device);
                std::ranges::transform((*kept)->former, std::back_inserter(store.told), &Marks::device);
            }
            own.former = (*kept)->former;
            if ((*kept)->device == own.device)
                addOps(own, **kept);
            store.marks.begin(store, own);
        }
    }
    const bool isUnderLaterProfile = openedAs != store.device && !store.former.has(openedAs);
    // Without marks, the profile still knows that the device became another one after this image was made.
    if (!compared.isOlder && isUnderLaterProfile) {
        OPDESK_TRY(const auto due, readDue(*store.database));
        // What was noted by marks that knew more stays.
        compared = {own, own, !due || due->marks.device != openedAs};
        compared.farthest.device = openedAs;
        // How far it came as that one is not known: nothing can be said to be missing.
        compared.farthest.carried = {own.device, own.deviceSeq, {}};
    }
    if (compared.isOlder)
        OPDESK_CHECK(noteOlderImage(store, own, compared));
    // Such a profile has the series of what the device became, and this cache the counters of what it was: together
    // they would leave numbers out, or give them again. The session is of what it became, so that is what is renewed,
    // also when the same image is put back once more.
    if (isUnderLaterProfile) {
        store.renewalByServer = true;
        if (compared.farthest.device != store.device)
            store.marks.goBeneath(compared.farthest);
    }
    return {};
}

Status mayNumber(Store::Impl& store, const std::string& counter) {
    if (!store.renewalByServer || dayOf(counter))
        return {};
    return base::fail(
        ErrorCode::wrongState,
        "another copy of this desk is or was at work: numbers are given again when the clinic's server has renewed it");
}

Result<std::optional<RenewalDue>> renewalDue(Store& store) {
    return readDue(store.database());
}

Result<std::map<std::int64_t, std::string>> waitingPlaces(Store& store, std::size_t most) {
    std::map<std::int64_t, std::string> places;
    OPDESK_TRY(auto rows, store.database().query("SELECT device_seq, op_id FROM outbox WHERE device_seq > 0 AND"
                                                 " state <> 'acked' ORDER BY device_seq LIMIT ?",
                                                 static_cast<std::int64_t>(most)));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return places;
        const auto op = rows.uuid(1).text();
        places[rows.integer(0)] = op.substr(op.size() - kWaitingDigits);
    }
}

Status noteClonedDevice(Store& store, std::int64_t deviceSeq) {
    auto& impl = store.impl();
    OPDESK_TRY(auto transaction, Transaction::begin(*impl.database));
    OPDESK_TRY(const auto due, readDue(*impl.database));
    if (due)
        return {};
    OPDESK_TRY(const auto here, readMarks(impl));
    auto farthest = here;
    farthest.deviceSeq = std::max(farthest.deviceSeq, deviceSeq);
    RenewalDue noted{base::Uuid::v7(impl.clock, impl.random), false, farthest, here};
    if (impl.marks.tellOfImages())
        noted.own = here.deviceSeq;
    OPDESK_CHECK(writeDue(*impl.database, noted));
    OPDESK_CHECK(transaction.commit());
    impl.renewalByServer = true;
    return {};
}

Status adoptDevice(Store& store, const NewIdentity& identity, const Actor& actor) {
    auto& impl = store.impl();
    if (identity.device == impl.device)
        return {};
    if (identity.device.isNull() || identity.series.empty())
        return base::fail(ErrorCode::invalidInput, "a new identity without a device or series");
    OPDESK_TRY(const auto due, readDue(*impl.database));
    OPDESK_TRY(auto before, readMarks(impl));
    before.former = impl.marks.marks().former;
    const auto old = impl.device;
    const auto former = impl.former;
    const auto write = [&]() -> Status {
        OPDESK_TRY(auto transaction, Transaction::begin(*impl.database));
        OPDESK_CHECK(renew(impl, identity, actor, due));
        return transaction.commit();
    };
    if (auto written = write(); !written) {
        impl.device = old;
        impl.former = former;
        impl.rolledBack();
        return written;
    }
    impl.renewalByServer = false;
    // The marks of what the image had become go on as former ones too: another old image may be put back.
    if (due && due->marks.device != old)
        before.former.insert(before.former.begin(), due->marks);
    impl.marks.adopted(impl, std::move(before));
    return {};
}

Result<std::optional<AdoptedIdentity>> adoptedIdentity(Store& store) {
    OPDESK_TRY(auto row, store.database().query("SELECT value FROM meta WHERE name = 'identity'"));
    OPDESK_TRY(const bool found, row.step());
    if (!found)
        return std::optional<AdoptedIdentity>();
    OPDESK_TRY(const auto text, base::parseJsonObject(row.text(0)));
    const auto device = model::DeviceId::parse(textOf(text, "device"));
    const auto renewal = base::Uuid::parse(textOf(text, "renewal"));
    const auto* digit = text.if_contains("desk_digit");
    if (!device || !renewal || !digit || !digit->is_int64())
        return base::fail(ErrorCode::damaged, "the cache does not say what its device became");
    return std::optional(AdoptedIdentity{*device, std::string(textOf(text, "series")), digit->get_int64(), *renewal});
}

}  // namespace opdesk::store
