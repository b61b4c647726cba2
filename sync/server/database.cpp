#include "sync/server/database.h"

#include "core/crypto/hash.h"

namespace opdesk::sync::server {

namespace {

constexpr std::int64_t kContextSeconds = 120;
/// Every statement here names its rows by keys. A plan made while a table was small would read all of it for ever
/// after.
constexpr std::string_view kPlans = " options='-c enable_seqscan=off -c jit=off'";
constexpr auto kWaitForConnection = std::chrono::seconds(10);

}  // namespace

Transaction::~Transaction() {
    if (!m_connection)
        return;
    if (!m_connection->isBroken()) {
        // When the rollback fails the connection is broken, and giveBack drops it.
        if (const auto done = m_connection->execute("ROLLBACK"); !done)
            m_connection.reset();
    }
    m_database->giveBack(std::move(m_connection));
}

base::Result<Rows> Transaction::execute(const char* sql, const Params& params) {
    return m_connection->execute(sql, params);
}

base::Result<std::vector<Rows>> Transaction::pipeline(std::span<const Statement> statements) {
    return m_connection->pipeline(statements);
}

base::Status Transaction::commit() {
    const auto done = m_connection->execute("COMMIT");
    if (!done)
        return base::fail(done.error());
    m_database->giveBack(std::move(m_connection));
    return {};
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
    const std::scoped_lock lock(m_mutex);
    if (connection && !connection->isBroken())
        m_idle.push_back(std::move(connection));
    else
        --m_open;
    m_returned.notify_one();
}

base::Result<Transaction> Database::begin(const Speaker& speaker) {
    return beginWith("BEGIN", &speaker);
}
base::Result<Transaction> Database::beginSnapshot(const Speaker& speaker) {
    return beginWith("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY", &speaker);
}
base::Result<Transaction> Database::beginUnknown() {
    return beginWith("BEGIN", nullptr);
}

base::Result<Transaction> Database::beginWith(const char* begin, const Speaker* speaker) {
    // A pooled connection may have died with the database since its last use: nothing was done on it yet, so try anew.
    for (;;) {
        OPDESK_TRY(auto connection, take());
        std::vector<Statement> statements{{begin, {}}};
        if (speaker) {
            Params context;
            context.add(contextFor(*speaker, connection->backendPid()));
            statements.push_back({"SELECT set_config('app.context', $1, true)", std::move(context)});
        }
        auto begun = connection->pipeline(statements);
        if (begun)
            return Transaction(*this, std::move(connection));
        const bool gone = begun.error().code == base::ErrorCode::unreachable;
        giveBack(nullptr);
        if (!gone)
            return base::fail(std::move(begun).error());
        // Ends: dead connections leave the pool one by one, and a fresh one that cannot be opened is take()'s error.
    }
}

}  // namespace opdesk::sync::server
