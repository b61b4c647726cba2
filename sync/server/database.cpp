#include "sync/server/database.h"

#include <utility>

#include "core/crypto/hash.h"

namespace opdesk::sync::server {

namespace {

constexpr std::int64_t kContextSeconds = 120;
/// Every statement here names its rows by keys. A plan made while a table was small would read all of it for ever
/// after, so sequential reads are out and Connection::grewOlder has plans made anew. In between one plan serves all
/// values: planning costs more than most statements do.
constexpr std::string_view kPlans = " options='-c enable_seqscan=off -c jit=off -c plan_cache_mode=force_generic_plan'";
constexpr auto kWaitForConnection = std::chrono::seconds(10);

}  // namespace

Transaction::~Transaction() {
    if (!m_connection)
        return;
    if (!m_begin && !m_connection->isBroken()) {
        // When the rollback fails the connection is broken, and giveBack drops it.
        if (const auto done = m_connection->execute("ROLLBACK"); !done)
            m_connection.reset();
    }
    m_database->giveBack(std::move(m_connection));
}

base::Result<std::vector<Rows>> Transaction::run(std::span<const Statement> statements, bool andCommit,
                                                 const std::function<void()>& meanwhile) {
    if (!m_connection)
        return base::fail(base::ErrorCode::unreachable, "the connection to the database is gone");
    if (!m_begin && !andCommit)
        return m_connection->pipeline(statements, meanwhile);
    // A pooled connection may have died with the database since its last use: nothing was done on it yet, so try anew.
    // Ends: dead connections leave the pool one by one, and a fresh one that cannot be opened is take()'s error.
    for (;;) {
        std::vector<Statement> all;
        if (m_begin)
            all.push_back({m_begin, {}});
        if (m_begin && m_speaker) {
            Params context;
            context.add(m_database->contextFor(*m_speaker, m_connection->backendPid()));
            all.push_back({"SELECT set_config('app.context', $1, true)", std::move(context)});
        }
        const auto own = static_cast<std::ptrdiff_t>(all.size());
        all.insert(all.end(), statements.begin(), statements.end());
        if (andCommit)
            all.push_back({"COMMIT", {}});
        const char* const begin = std::exchange(m_begin, nullptr);
        auto rows = m_connection->pipeline(all, meanwhile);
        if (rows) {
            rows->erase(rows->begin(), rows->begin() + own);
            if (andCommit)
                rows->pop_back();
            return rows;
        }
        // The server may have ended it while it lay idle: then the first answer is why (57P01), and the end comes
        // after.
        const bool gone = rows.error().code == base::ErrorCode::unreachable || m_connection->isBroken();
        if (!begin || !gone)
            return rows;
        m_database->giveBack(nullptr);
        m_connection.reset();
        OPDESK_TRY(m_connection, m_database->take());
        m_begin = begin;
    }
}

base::Result<Rows> Transaction::execute(const char* sql, const Params& params) {
    const Statement statement{sql, params};
    OPDESK_TRY(auto rows, run(std::span(&statement, 1), false));
    return std::move(rows.front());
}

base::Result<std::vector<Rows>> Transaction::pipeline(std::span<const Statement> statements,
                                                      const std::function<void()>& meanwhile) {
    return run(statements, false, meanwhile);
}

base::Result<std::vector<Rows>> Transaction::pipelineLots(std::span<const Lot> lots) {
    if (!m_connection || m_begin)
        return base::fail(base::ErrorCode::unreachable, "the connection to the database is gone");
    return m_connection->pipelineLots(lots);
}

base::Status Transaction::commit() {
    if (!m_connection)
        return base::fail(base::ErrorCode::unreachable, "the connection to the database is gone");
    if (!m_begin) {
        const auto done = m_connection->execute("COMMIT");
        if (!done)
            return base::fail(done.error());
    }
    m_database->giveBack(std::move(m_connection));
    return {};
}

base::Result<std::vector<Rows>> Transaction::commitWith(std::span<const Statement> statements,
                                                        const std::function<void()>& meanwhile) {
    OPDESK_TRY(auto rows, run(statements, true, meanwhile));
    m_database->giveBack(std::move(m_connection));
    return rows;
}

Database::Database(std::string conninfo, std::size_t connections, crypto::SecretBytes contextKey,
                   const base::Clock& clock)
    : m_conninfo(std::move(conninfo) + std::string(kPlans)),
      m_most(connections),
      m_contextKey(std::move(contextKey)),
      m_clock(clock) {}

std::string Database::contextFor(const Speaker& speaker, int backendPid) const {
    std::string roles;
    for (const auto& role : speaker.roles)
        roles += (roles.empty() ? "" : ",") + role;
    std::erase(roles, '|');
    const std::int64_t expiry = base::toMillis(m_clock.now()) / 1000 + kContextSeconds;
    std::string context = speaker.tenant.text() + '|' + (speaker.user ? speaker.user->text() : "") + '|' +
                          (speaker.device ? speaker.device->text() : "") + '|' + roles + '|' +
                          std::to_string(backendPid) + '|' + std::to_string(expiry);
    const auto mac = crypto::hmacSha256(m_contextKey.view(), base::asBytes(context));
    return context + '|' + base::toHex(mac);
}

base::Result<std::unique_ptr<Connection>> Database::take() {
    {
        std::unique_lock lock(m_mutex);
        const bool free =
            m_returned.wait_for(lock, kWaitForConnection, [&] { return !m_idle.empty() || m_open < m_most; });
        if (!free)
            return base::fail(base::ErrorCode::unreachable, "every connection to the database is busy");
        if (!m_idle.empty()) {
            auto connection = std::move(m_idle.back());
            m_idle.pop_back();
            return connection;
        }
        ++m_open;
    }
    auto opened = Connection::open(m_conninfo);
    if (!opened)
        giveBack(nullptr);
    return opened;
}

void Database::giveBack(std::unique_ptr<Connection> connection) {
    if (connection && !connection->isBroken())
        connection->grewOlder();
    const std::scoped_lock lock(m_mutex);
    if (connection && !connection->isBroken())
        m_idle.push_back(std::move(connection));
    else
        --m_open;
    m_returned.notify_one();
}

base::Result<Transaction> Database::begin(const Speaker& speaker) {
    return beginWith("BEGIN", speaker);
}
base::Result<Transaction> Database::beginSnapshot(const Speaker& speaker) {
    return beginWith("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY", speaker);
}
base::Result<Transaction> Database::beginUnknown() {
    return beginWith("BEGIN", std::nullopt);
}

base::Result<Transaction> Database::beginWith(const char* begin, std::optional<Speaker> speaker) {
    OPDESK_TRY(auto connection, take());
    return Transaction(*this, std::move(connection), begin, std::move(speaker));
}

}  // namespace opdesk::sync::server
