#include "core/store/store.h"

#include <boost/json.hpp>

#include "core/base/log.h"
#include "core/store/blob_table.h"
#include "core/store/change_rules.h"
#include "core/store/group_writer.h"
#include "core/store/impl.h"
#include "core/store/schema.h"
#include "core/store/sync_values.h"
#include "core/store/tidy_log.h"

namespace opdesk::store {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Status;
using model::Compartment;
namespace json = model::json;

Store::Impl::Impl(const StoreOptions& options, std::unique_ptr<Database> opened, const base::Clock& storeClock,
                  base::Random& storeRandom)
    : tenant(options.tenant),
      readOnly(options.readOnly),
      clock(storeClock),
      random(storeRandom),
      database(std::move(opened)),
      blobs(options.blobs || !options.vfs.empty() ? options.blobs
                                                  : std::shared_ptr<BlobFiles>(blobFolder(blobFolderOf(options.file)))),
      device(options.device),
      marks(options.marks),
      projections(makeProjections({*database, words, keys, random, tenant})),
      leaves({*database, words, keys, random, tenant}),
      records({*database, words, keys, random, tenant}, projections),
      outbox({*database, words, keys, random, tenant}) {}

Status Store::Impl::prepare(const StoreOptions& options) {
    OPDESK_CHECK(prepareSchema(*database, options));
    OPDESK_CHECK(readIdentity(*this));
    OPDESK_CHECK(words.load(*database, readOnly));
    if (readOnly)
        return {};
    OPDESK_CHECK(checkMarks(*this, options));
    OPDESK_CHECK(prepareProjections());
    OPDESK_CHECK(adoptBlobFiles(*this));
    // What was on its way when the program ended has an unknown fate: the server knows the op ids, so it is sent again.
    OPDESK_TRY(auto transaction, Transaction::begin(*database));
    // Found by its groups: the outbox itself may hold a month of work, and every start would read all of it.
    OPDESK_CHECK(
        database->run("UPDATE outbox SET state = 'queued' WHERE state = 'sent' AND group_id IN"
                      " (SELECT group_id FROM outbox_group WHERE state IN ('sent', 'parked') AND state <> 'acked')"));
    OPDESK_CHECK(database->run("UPDATE outbox_group SET state = 'queued' WHERE state = 'sent' AND state <> 'acked'"));
    OPDESK_CHECK(dropOldAcknowledged());
    return transaction.commit();
}

/// What the server took stays long enough to be offered again after it was restored from a backup (keptSince).
Status Store::Impl::dropOldAcknowledged() {
    OPDESK_TRY(const auto before, keptSince(*database));
    for (const std::string table : {"outbox", "audit"})
        OPDESK_CHECK(database->run("DELETE FROM " + table +
                                       " WHERE group_id IN"
                                       " (SELECT group_id FROM outbox_group WHERE state = 'acked' AND acked_at < ?)",
                                   before));
    return database->run("DELETE FROM outbox_group WHERE state = 'acked' AND acked_at < ?", before);
}

Status Store::Impl::prepareProjections() {
    for (const auto& projection : projections.all()) {
        const auto name = "projection." + std::string(projection->name());
        OPDESK_TRY(const auto schema, database->number("SELECT value FROM counter WHERE name = ?", name));
        if (schema == projection->schema())
            continue;
        OPDESK_TRY(auto transaction, Transaction::begin(*database));
        OPDESK_CHECK(database->script(projection->dropScript()));
        OPDESK_CHECK(database->script(projection->createScript()));
        OPDESK_TRY(const auto locked, records.project(*projection));
        for (const auto compartment : locked)
            OPDESK_CHECK(database->run("INSERT OR REPLACE INTO counter(name, value) VALUES(?, 1)",
                                       "unprojected." + std::string(model::compartmentName(compartment))));
        OPDESK_CHECK(
            database->run("INSERT OR REPLACE INTO counter(name, value) VALUES(?, ?)", name, projection->schema()));
        OPDESK_CHECK(transaction.commit());
    }
    return {};
}

void Store::Impl::announce(const ChangedIds& changed) {
    if (!listener || changed.empty())
        return;
    std::vector<Changed> list;
    for (const auto& [kind, ids] : changed)
        list.push_back({kind, ids});
    listener(list);
}

Status Store::Impl::commitRows(Transaction& transaction) {
    OPDESK_CHECK(leaves.flush());
    return transaction.commit();
}

Store::Store(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Store::~Store() {
    if (m_impl && !m_impl->waitingLooks.empty())
        base::log(base::LogLevel::error, "looks that found no room on the disk are lost",
                  {{"looks", static_cast<std::int64_t>(m_impl->waitingLooks.size())}});
}

Result<std::unique_ptr<Store>> Store::open(const StoreOptions& options, const base::Clock& clock,
                                           base::Random& random) {
    OPDESK_TRY(auto database,
               Database::open({options.file, options.key, options.create, options.readOnly, options.vfs}));
    std::unique_ptr<Store> store(new Store(std::make_unique<Impl>(options, std::move(database), clock, random)));
    OPDESK_CHECK(store->m_impl->prepare(options));
    return store;
}

Status Store::grantCompartment(Compartment compartment, std::int64_t keyEpoch, base::ByteView key) {
    OPDESK_CHECK(m_impl->keys.grant(compartment, keyEpoch, key));
    if (m_impl->readOnly)
        return {};
    const auto flag = "unprojected." + std::string(model::compartmentName(compartment));
    OPDESK_TRY(const auto unprojected, m_impl->database->number("SELECT value FROM counter WHERE name = ?", flag));
    if (unprojected.value_or(0) != 0) {
        OPDESK_TRY(auto transaction, Transaction::begin(*m_impl->database));
        OPDESK_CHECK(m_impl->records.projectCompartment(compartment));
        OPDESK_CHECK(m_impl->database->run("DELETE FROM counter WHERE name = ?", flag));
        OPDESK_CHECK(transaction.commit());
    }
    ChangedIds changed;
    OPDESK_CHECK(m_impl->unfoldPages(compartment, changed));
    m_impl->announce(changed);
    return {};
}

bool Store::canOpen(Compartment compartment) const {
    return m_impl->keys.canOpen(compartment);
}

void Store::forgetCompartment(Compartment compartment) {
    m_impl->keys.forget(compartment);
}

Result<std::optional<Record>> Store::record(model::KindId kind, const base::Uuid& id) {
    return m_impl->records.load(kind, id);
}

Result<std::vector<Record>> Store::ofPatient(model::KindId kind, const model::PatientId& patient) {
    const auto& description = model::describe(kind);
    if (!canOpen(description.compartment))
        return fail(ErrorCode::locked, "compartment " + std::string(model::compartmentName(description.compartment)));
    OPDESK_TRY(const auto people, samePerson(*m_impl->database, patient));
    return m_impl->records.list(kind, people, false);
}

Result<std::vector<Record>> Store::all(model::KindId kind) {
    return m_impl->records.list(kind, {}, true);
}

Result<std::int64_t> Store::count(model::KindId kind) {
    OPDESK_TRY(const auto count, m_impl->database->number("SELECT count(*) FROM record WHERE kind = ? AND deleted = 0",
                                                          m_impl->words.of(kind)));
    return count.value_or(0);
}

Result<CommitReceipt> Store::commit(const Actor& actor, const ActionGroup& group) {
    return commitNumbered(actor, [&](const NumberSource&) -> Result<ActionGroup> { return group; });
}

Result<CommitReceipt> Store::commitNumbered(const Actor& actor,
                                            const std::function<Result<ActionGroup>(const NumberSource&)>& make) {
    // What found no room before goes first, so that the chain is in the order of what was done. When there is still
    // none, the write below says so.
    if (const auto looks = m_impl->writeWaitingLooks(); !looks && looks.error().code != base::ErrorCode::diskFull)
        return fail(looks.error());
    std::map<std::string, std::int64_t> taken;
    const auto write = [&]() -> Result<std::pair<CommitReceipt, ChangedIds>> {
        taken.clear();
        OPDESK_TRY(auto transaction, Transaction::begin(*m_impl->database, m_impl->durability));
        OPDESK_TRY(const auto group, make([&](const std::string& counter) -> Result<std::int64_t> {
                       OPDESK_CHECK(mayNumber(*m_impl, counter));
                       OPDESK_TRY(const auto number, takeNumber(*m_impl->database, "number." + counter));
                       taken[counter] = number;
                       return number;
                   }));
        GroupWriter writer(*m_impl, actor);
        OPDESK_TRY(auto receipt, writer.write(group));
        // Changes that came to nothing leave no trace, and give their numbers back.
        if (!receipt.group.isNull())
            OPDESK_CHECK(transaction.commit());
        return std::pair(std::move(receipt), writer.changed());
    };
    auto written = write();
    if (m_impl->madeRoomAfter(written))
        written = write();
    if (!written) {
        m_impl->rolledBack();
        return fail(std::move(written).error());
    }
    if (!written->first.group.isNull())
        m_impl->marks.committed(*m_impl, taken, written->first);
    m_impl->announce(written->second);
    // Nobody waits for the single commit of a load, and nothing else tidies up during it.
    if (m_impl->durability == Durability::memory)
        OPDESK_CHECK(tidyLog(*this));
    else
        logReachedDisk(*this);
    return std::move(written->first);
}

namespace {
constexpr std::size_t kMostWaitingLooks = 10'000;
}

Status Store::Impl::writeWaitingLooks() {
    if (waitingLooks.empty())
        return {};
    const auto write = [&]() -> Status {
        OPDESK_TRY(auto transaction, Transaction::begin(*database, Durability::memory));
        for (const auto& waiting : waitingLooks) {
            GroupWriter writer(*this, waiting.actor, waiting.atMillis);
            OPDESK_TRY(const auto receipt, writer.write({{}, {waiting.look}}));
        }
        return transaction.commit();
    };
    auto written = write();
    if (madeRoomAfter(written))
        written = write();
    if (written)
        waitingLooks.clear();
    return written;
}

Status Store::recordLook(const Actor& actor, const AuditEntry& look) {
    auto& waiting = m_impl->waitingLooks;
    waiting.push_back({actor, look, base::toMillis(m_impl->clock.now())});
    const auto written = m_impl->writeWaitingLooks();
    // A full disk must not keep a doctor from reading: the look is written with the next thing there is room for.
    if (written || (written.error().code == base::ErrorCode::diskFull && waiting.size() <= kMostWaitingLooks))
        return {};
    waiting.pop_back();
    return written;
}

Result<std::int64_t> Store::peekNumber(const std::string& counter) {
    OPDESK_TRY(const auto last,
               m_impl->database->number("SELECT value FROM counter WHERE name = ?", "number." + counter));
    return last.value_or(0) + 1;
}

void Store::onChanged(std::function<void(const std::vector<Changed>&)> listener) {
    m_impl->listener = std::move(listener);
}

namespace {
std::string draftContext(const model::TenantId& tenant, const std::string& name) {
    return model::sealContext(tenant, model::KindId::note, {}, "draft") + '|' + name;
}
}  // namespace

Status Store::saveDraft(Compartment compartment, const std::string& name, const json::object& draft) {
    OPDESK_TRY(const auto stored, m_impl->keys.seal(compartment, base::canonicalJson(draft),
                                                    draftContext(m_impl->tenant, name), m_impl->random));
    OPDESK_TRY(auto transaction, Transaction::begin(*m_impl->database, m_impl->durability));
    OPDESK_CHECK(m_impl->database->run(
        "INSERT OR REPLACE INTO draft(name, compartment, epoch, body, saved_at) VALUES(?,?,?,?,?)", name,
        m_impl->words.of(compartment), stored.epoch, stored.bytes, base::toMillis(m_impl->clock.now())));
    return transaction.commit();
}

Result<std::optional<json::object>> Store::draft(const std::string& name) {
    OPDESK_TRY(auto row, m_impl->database->query("SELECT compartment, epoch, body FROM draft WHERE name = ?", name));
    OPDESK_TRY(const bool found, row.step());
    if (!found)
        return std::optional<json::object>();
    const auto compartment = m_impl->words.compartment(row.integer(0)).value_or(Compartment::admin);
    OPDESK_TRY(const auto plain,
               m_impl->keys.open(compartment, row.integer(1), row.blob(2), draftContext(m_impl->tenant, name)));
    OPDESK_TRY(auto body, base::parseJsonObject(base::asText(plain)));
    return std::optional(std::move(body));
}

Status Store::dropDraft(const std::string& name) {
    return m_impl->database->run("DELETE FROM draft WHERE name = ?", name);
}

const model::TenantId& Store::tenant() const {
    return m_impl->tenant;
}
const model::DeviceId& Store::device() const {
    return m_impl->device;
}
const base::Clock& Store::clock() const {
    return m_impl->clock;
}
base::Random& Store::random() {
    return m_impl->random;
}
Database& Store::database() {
    return *m_impl->database;
}
Store::Impl& Store::impl() {
    return *m_impl;
}

}  // namespace opdesk::store
