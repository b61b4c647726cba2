#include <libpq-fe.h>

#include <array>

#include "sync/server/database.h"

namespace opdesk::sync::server {

namespace {

constexpr std::string_view kStateMark = "sqlstate ";
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
    return PQstatus(m_connection) != CONNECTION_OK || PQpipelineStatus(m_connection) != PQ_PIPELINE_OFF;
}

int Connection::backendPid() const {
    return PQbackendPID(m_connection);
}

base::Failure Connection::failure(const pg_result* result) const {
    const char* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    if (!state || PQstatus(m_connection) != CONNECTION_OK)
        return base::fail(base::ErrorCode::unreachable, "the connection to the database is gone");
    return base::fail(base::ErrorCode::internal, std::string(kStateMark) + state);
}

namespace {

/// libpq's parallel arrays of one statement's parameters.
struct Bound {
    std::vector<Oid> types;
    std::vector<const char*> values;
    std::vector<int> lengths, formats;
};

}  // namespace

base::Result<Rows> Connection::execute(const char* sql, const Params& params) {
    const Statement statement{sql, params};
    OPDESK_TRY(auto all, pipeline(std::span(&statement, 1)));
    return std::move(all.front());
}

base::Result<std::vector<Rows>> Connection::pipeline(std::span<const Statement> statements) {
    if (PQenterPipelineMode(m_connection) != 1)
        return failure(nullptr);
    std::vector<Bound> bounds(statements.size());
    bool sent = true;
    for (std::size_t i = 0; i < statements.size() && sent; ++i) {
        Bound& bound = bounds[i];
        static constexpr char kEmpty[] = "";
        for (const auto& one : statements[i].params.m_values) {
            bound.types.push_back(one.type);
            const char* data = one.bytes.empty() ? kEmpty : reinterpret_cast<const char*>(one.bytes.data());
            bound.values.push_back(one.null ? nullptr : data);
            bound.lengths.push_back(static_cast<int>(one.bytes.size()));
            bound.formats.push_back(kBinary);
        }
        sent =
            PQsendQueryParams(m_connection, statements[i].sql, static_cast<int>(bound.types.size()), bound.types.data(),
                              bound.values.data(), bound.lengths.data(), bound.formats.data(), kBinary) == 1;
    }
    if (!sent || PQpipelineSync(m_connection) != 1)
        return failure(nullptr);

    std::vector<Rows> answers;
    std::optional<base::Failure> failed;
    for (std::size_t i = 0; i < statements.size(); ++i) {
        pg_result* result = PQgetResult(m_connection);
        if (!result)
            return failure(nullptr);
        const ExecStatusType status = PQresultStatus(result);
        Rows rows(result);
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK && status != PGRES_PIPELINE_ABORTED && !failed)
            failed = failure(result);
        answers.push_back(std::move(rows));
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
