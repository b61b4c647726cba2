#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <bit>

#include "sync/server/database.h"

namespace opdesk::sync::server {

namespace {

constexpr std::string_view kStateMark = "sqlstate ";
constexpr std::string_view kPlanOutdated = "0A000";
constexpr std::string_view kNoSuchStatement = "26000";
/// Ended by an operator, a crash of the cluster, or its start.
constexpr std::array<std::string_view, 3> kEnding{"57P01", "57P02", "57P03"};
constexpr std::size_t kMostPrepared = 256;
/// Transactions. Making all plans of a push anew costs as much as some 100 ops.
constexpr std::uint64_t kFirstPlansLast = 64, kPlansLast = 1024;
constexpr int kBinary = 1;

std::uint64_t bigEndian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char byte : bytes)
        value = value << 8 | static_cast<std::uint8_t>(byte);
    return value;
}

}  // namespace

std::string_view sqlStateOf(const base::Error& error) {
    const std::string_view detail = error.detail;
    return detail.starts_with(kStateMark) ? detail.substr(kStateMark.size()) : std::string_view{};
}

void Rows::clear(pg_result* result) {
    PQclear(result);
}
int Rows::size() const {
    return PQntuples(m_result.get());
}
bool Rows::isNull(int row, int column) const {
    return PQgetisnull(m_result.get(), row, column) != 0;
}
std::string_view Rows::raw(int row, int column) const {
    return {PQgetvalue(m_result.get(), row, column),
            static_cast<std::size_t>(PQgetlength(m_result.get(), row, column))};
}
std::int64_t Rows::integer(int row, int column) const {
    const std::string_view bytes = raw(row, column);
    if (bytes.size() == 4)
        return static_cast<std::int32_t>(static_cast<std::uint32_t>(bigEndian(bytes)));
    return static_cast<std::int64_t>(bigEndian(bytes));
}
bool Rows::flag(int row, int column) const {
    return raw(row, column) == std::string_view("\1", 1);
}
std::string Rows::text(int row, int column) const {
    return std::string(raw(row, column));
}
base::Bytes Rows::bytes(int row, int column) const {
    const auto view = base::asBytes(raw(row, column));
    return {view.begin(), view.end()};
}
base::Uuid Rows::uuid(int row, int column) const {
    std::array<std::uint8_t, 16> id{};
    const auto view = base::asBytes(raw(row, column));
    if (view.size() == id.size())
        std::copy(view.begin(), view.end(), id.begin());
    return base::Uuid(id);
}
std::int64_t Rows::affected() const {
    return std::strtoll(PQcmdTuples(m_result.get()), nullptr, 10);
}

base::Result<std::unique_ptr<Connection>> Connection::open(const std::string& conninfo) {
    pg_conn* raw = PQconnectdb(conninfo.c_str());
    std::unique_ptr<Connection> connection(new Connection(raw));
    if (PQstatus(raw) != CONNECTION_OK)
        return base::fail(base::ErrorCode::unreachable, "the database does not answer or refuses the role");
    // Notices go nowhere: they may quote values.
    PQsetNoticeReceiver(
        raw, [](void*, const pg_result*) {}, nullptr);
    return connection;
}

Connection::~Connection() {
    PQfinish(m_connection);
}

bool Connection::isBroken() const {
    return m_stale || PQstatus(m_connection) != CONNECTION_OK || PQpipelineStatus(m_connection) != PQ_PIPELINE_OFF;
}

void Connection::grewOlder() {
    ++m_transactions;
    const bool isTime = m_transactions >= kFirstPlansLast && std::has_single_bit(m_transactions);
    if (isTime || m_transactions % kPlansLast == 0)
        (void)execute("DISCARD PLANS");  // a connection that cannot do even this is found broken by its next user
}

int Connection::backendPid() const {
    return PQbackendPID(m_connection);
}

base::Failure Connection::failure(const pg_result* result) {
    const char* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    if (!state || PQstatus(m_connection) != CONNECTION_OK)
        return base::fail(base::ErrorCode::unreachable, "the connection to the database is gone");
    // A migration beside a running instance changed a table under a plan, the statements were discarded, or the server
    // is ending the connection: the pool opens a new one.
    if (std::string_view(state) == kPlanOutdated || std::string_view(state) == kNoSuchStatement ||
        std::ranges::find(kEnding, std::string_view(state)) != kEnding.end())
        m_stale = true;
    return base::fail(base::ErrorCode::internal, std::string(kStateMark) + state);
}

namespace {

/// libpq's parallel arrays of one statement's parameters.
struct Bound {
    std::vector<Oid> types;
    std::vector<const char*> values;
    std::vector<int> lengths, formats;
    int count() const { return static_cast<int>(types.size()); }
};

Bound bind(const auto& params) {
    static constexpr char kEmpty[] = "";
    Bound bound;
    for (const auto& one : params) {
        bound.types.push_back(one.type);
        const char* data = one.bytes.empty() ? kEmpty : reinterpret_cast<const char*>(one.bytes.data());
        bound.values.push_back(one.null ? nullptr : data);
        bound.lengths.push_back(static_cast<int>(one.bytes.size()));
        bound.formats.push_back(kBinary);
    }
    return bound;
}

/// Only these have a plan worth keeping; BEGIN, COMMIT and the like have none.
bool isPlanned(std::string_view sql) {
    const auto start = sql.find_first_not_of(" \n");
    const auto word = start == std::string_view::npos ? std::string_view{} : sql.substr(start);
    return word.starts_with("SELECT") || word.starts_with("INSERT") || word.starts_with("UPDATE") ||
           word.starts_with("DELETE") || word.starts_with("WITH");
}

std::string keyOf(std::string_view sql, const std::vector<Oid>& types) {
    std::string key(sql);
    for (const Oid type : types)
        key += '\0' + std::to_string(type);
    return key;
}

}  // namespace

base::Result<Rows> Connection::execute(const char* sql, const Params& params) {
    const Statement statement{sql, params};
    OPDESK_TRY(auto all, pipeline(std::span(&statement, 1)));
    return std::move(all.front());
}

/// What was sent, in order: per statement its own answer, before it that of a PREPARE when it is new.
struct Connection::Sending {
    struct Sent {
        std::string key;  ///< of a PREPARE; empty: the statement itself
        std::string name;
    };
    std::vector<Sent> sent;
    std::map<std::string, std::string> fresh;
};

bool Connection::send(const Statement& statement, Sending& sending) {
    const Bound bound = bind(statement.params.m_values);
    std::string name;
    bool ok = true;
    if (isPlanned(statement.sql)) {
        auto key = keyOf(statement.sql, bound.types);
        if (const auto known = m_prepared.find(key); known != m_prepared.end()) {
            name = known->second;
        } else if (const auto now = sending.fresh.find(key); now != sending.fresh.end()) {
            name = now->second;
        } else if (m_prepared.size() + sending.fresh.size() < kMostPrepared) {
            name = "s" + std::to_string(m_prepared.size() + sending.fresh.size());
            ok = PQsendPrepare(m_connection, name.c_str(), statement.sql, bound.count(), bound.types.data()) == 1;
            sending.fresh.emplace(key, name);
            sending.sent.push_back({std::move(key), name});
        }
    }
    sending.sent.push_back({});
    if (!ok)
        return false;
    return (name.empty() ? PQsendQueryParams(m_connection, statement.sql, bound.count(), bound.types.data(),
                                             bound.values.data(), bound.lengths.data(), bound.formats.data(), kBinary)
                         : PQsendQueryPrepared(m_connection, name.c_str(), bound.count(), bound.values.data(),
                                               bound.lengths.data(), bound.formats.data(), kBinary)) == 1;
}

base::Result<std::vector<Rows>> Connection::answersTo(Sending& sending) {
    std::vector<Rows> answers;
    std::optional<base::Failure> failed;
    for (auto& one : sending.sent) {
        pg_result* result = PQgetResult(m_connection);
        if (!result)
            return failure(nullptr);
        const ExecStatusType status = PQresultStatus(result);
        Rows rows(result);
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK && status != PGRES_PIPELINE_ABORTED && !failed)
            failed = failure(result);
        if (one.key.empty())
            answers.push_back(std::move(rows));
        else if (status == PGRES_COMMAND_OK)
            m_prepared.emplace(std::move(one.key), std::move(one.name));
        while (pg_result* more = PQgetResult(m_connection))
            PQclear(more);
        if (PQstatus(m_connection) != CONNECTION_OK)
            return failure(nullptr);
    }
    PQclear(PQgetResult(m_connection));  // the synchronisation point
    if (PQexitPipelineMode(m_connection) != 1)
        return failure(nullptr);
    if (failed)
        return std::move(*failed);
    return answers;
}

base::Result<std::vector<Rows>> Connection::pipeline(std::span<const Statement> statements,
                                                     const std::function<void()>& meanwhile) {
    if (PQenterPipelineMode(m_connection) != 1)
        return failure(nullptr);
    Sending sending;
    for (const auto& statement : statements)
        if (!send(statement, sending))
            return failure(nullptr);
    if (PQpipelineSync(m_connection) != 1)
        return failure(nullptr);
    if (meanwhile)
        meanwhile();
    return answersTo(sending);
}

base::Result<std::vector<Rows>> Connection::pipelineLots(std::span<const Lot> lots) {
    if (PQenterPipelineMode(m_connection) != 1)
        return failure(nullptr);
    Sending sending;
    base::Status made;
    for (const auto& lot : lots) {
        const auto statements = lot();
        if (!statements) {
            made = base::fail(statements.error());
            break;
        }
        for (const auto& statement : *statements)
            if (!send(statement, sending))
                return failure(nullptr);
        if (PQflush(m_connection) < 0)
            return failure(nullptr);
    }
    if (PQpipelineSync(m_connection) != 1)
        return failure(nullptr);
    auto answers = answersTo(sending);
    if (answers && !made)
        return base::fail(std::move(made).error());
    return answers;
}

base::Status Connection::script(const char* sql) {
    pg_result* result = PQexec(m_connection, sql);
    const Rows rows(result);
    const ExecStatusType status = PQresultStatus(result);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY)
        return {};
    return failure(result);
}

base::Result<std::vector<std::string>> Connection::notifications() {
    if (PQconsumeInput(m_connection) != 1)
        return failure(nullptr);
    std::vector<std::string> payloads;
    while (PGnotify* note = PQnotifies(m_connection)) {
        payloads.emplace_back(note->extra);
        PQfreemem(note);
    }
    return payloads;
}

int Connection::socket() const {
    return PQsocket(m_connection);
}

}  // namespace opdesk::sync::server
