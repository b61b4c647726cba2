#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/uuid.h"
#include "core/crypto/secret_bytes.h"
#include "core/model/ids.h"

struct pg_conn;
struct pg_result;

/// PostgreSQL through libpq: values travel as bound binary parameters, never inside SQL text.
namespace opdesk::sync::server {

class Params {
public:
    Params& add(std::int64_t value);
    Params& add(bool value);
    Params& add(std::string_view value);
    Params& add(const char* value) { return add(std::string_view(value)); }
    Params& add(base::ByteView value);
    Params& add(const base::Uuid& value);
    template <typename Tag>
    Params& add(const base::Id<Tag>& value) {
        return add(value.uuid());
    }
    Params& addNull();  ///< of a type the statement itself gives
    Params& addOptional(const std::optional<base::Uuid>& value);
    Params& add(std::span<const std::int64_t> values);
    Params& add(const std::vector<std::string>& values);
    Params& add(std::span<const base::Uuid> values);
    Params& add(std::span<const base::Bytes> values);
    Params& add(const std::vector<std::optional<base::Uuid>>& values);
    Params& addFlags(const std::vector<bool>& values);

private:
    friend class Connection;
    struct One {
        unsigned type = 0;
        base::Bytes bytes;
        bool null = false;
    };
    std::vector<One> m_values;
};

class Rows {
public:
    explicit Rows(pg_result* result) : m_result(result, &clear) {}
    int size() const;
    bool empty() const { return size() == 0; }
    bool isNull(int row, int column) const;
    std::int64_t integer(int row, int column) const;  ///< int4 or int8
    bool flag(int row, int column) const;
    std::string text(int row, int column) const;
    base::Bytes bytes(int row, int column) const;
    base::Uuid uuid(int row, int column) const;
    std::int64_t affected() const;

private:
    static void clear(pg_result* result);
    std::string_view raw(int row, int column) const;
    std::unique_ptr<pg_result, void (*)(pg_result*)> m_result;
};

struct Statement {
    const char* sql;
    Params params;
};
/// Statements that are made when their turn comes, while the database works on those before.
using Lot = std::function<base::Result<std::vector<Statement>>()>;

/// Errors of every call: unreachable when the connection is gone; internal with "sqlstate XXXXX" as the detail.
class Connection {
public:
    static base::Result<std::unique_ptr<Connection>> open(const std::string& conninfo);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    base::Result<Rows> execute(const char* sql, const Params& params = {});
    /// All statements in one round trip; the first error ends it. `meanwhile` runs while the database works.
    base::Result<std::vector<Rows>> pipeline(std::span<const Statement> statements,
                                             const std::function<void()>& meanwhile = {});
    /// The same for lots; also the error of one that cannot be made, the statements before it done.
    base::Result<std::vector<Rows>> pipelineLots(std::span<const Lot> lots);
    /// Several statements without parameters, as a migration file holds them.
    base::Status script(const char* sql);
    /// Payloads of the notifications that have arrived; does not wait.
    base::Result<std::vector<std::string>> notifications();
    int socket() const;
    bool isBroken() const;
    int backendPid() const;
    /// One more transaction is over. Now and then plans are made anew, since tables grow: often at first, seldom later.
    void grewOlder();

private:
    struct Sending;
    explicit Connection(pg_conn* connection) : m_connection(connection) {}
    bool send(const Statement& statement, Sending& sending);
    base::Result<std::vector<Rows>> answersTo(Sending& sending);
    base::Failure failure(const pg_result* result);
    pg_conn* m_connection;
    /// Statements the backend has parsed and planned already: text and parameter types → name.
    std::map<std::string, std::string> m_prepared;
    std::uint64_t m_transactions = 0;
    bool m_stale = false;  ///< its prepared statements are of older tables
};

/// The five characters of the SQLSTATE an error carries; empty when it carries none.
std::string_view sqlStateOf(const base::Error& error);

/// Who speaks; signed into app.context.
struct Speaker {
    model::TenantId tenant;
    std::optional<model::StaffId> user;
    std::optional<model::DeviceId> device;
    std::vector<std::string> roles;
};

class Database;

/// One transaction on a connection of the pool; rolled back unless committed. It begins with its first statement and
/// sees the database as of then. Belongs to one thread.
class Transaction {
public:
    Transaction(Transaction&&) noexcept = default;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    base::Result<Rows> execute(const char* sql, const Params& params = {});
    /// `meanwhile` may run more than once.
    base::Result<std::vector<Rows>> pipeline(std::span<const Statement> statements,
                                             const std::function<void()>& meanwhile = {});
    /// Not as a transaction's beginning. Whatever fails, nothing but rolling back is left.
    base::Result<std::vector<Rows>> pipelineLots(std::span<const Lot> lots);
    base::Status commit();
    /// The last statements and the commit in one round trip. Errors: that of the first statement that fails; then
    /// nothing is committed.
    base::Result<std::vector<Rows>> commitWith(std::span<const Statement> statements,
                                               const std::function<void()>& meanwhile = {});

private:
    friend class Database;
    Transaction(Database& database, std::unique_ptr<Connection> connection, const char* begin,
                std::optional<Speaker> speaker)
        : m_database(&database), m_connection(std::move(connection)), m_begin(begin), m_speaker(std::move(speaker)) {}
    base::Result<std::vector<Rows>> run(std::span<const Statement> statements, bool andCommit,
                                        const std::function<void()>& meanwhile = {});
    Database* m_database;
    std::unique_ptr<Connection> m_connection;
    const char* m_begin;  ///< not sent yet: it travels with the first statement; null once it has
    std::optional<Speaker> m_speaker;
};

/// The pool of one instance. Any thread.
class Database {
public:
    Database(std::string conninfo, std::size_t connections, crypto::SecretBytes contextKey, const base::Clock& clock);
    /// BEGIN and the signed context go with the first statement. Errors: unreachable.
    base::Result<Transaction> begin(const Speaker& speaker);
    /// The same for reading alone: all its statements see the database as the first one did, head and sums together.
    base::Result<Transaction> beginSnapshot(const Speaker& speaker);
    /// Without a context: sees no row of any tenant.
    base::Result<Transaction> beginUnknown();
    const std::string& conninfo() const { return m_conninfo; }

private:
    friend class Transaction;
    base::Result<Transaction> beginWith(const char* begin, std::optional<Speaker> speaker);
    base::Result<std::unique_ptr<Connection>> take();
    void giveBack(std::unique_ptr<Connection> connection);
    std::string contextFor(const Speaker& speaker, int backendPid) const;

    const std::string m_conninfo;
    const std::size_t m_most;
    const crypto::SecretBytes m_contextKey;
    const base::Clock& m_clock;
    std::mutex m_mutex;  // guards what follows
    std::condition_variable m_returned;
    std::vector<std::unique_ptr<Connection>> m_idle;
    std::size_t m_open = 0;
};

}  // namespace opdesk::sync::server
