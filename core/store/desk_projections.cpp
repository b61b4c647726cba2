#include "core/store/desk_projections.h"

#include <boost/json.hpp>

#include "core/store/body_reader.h"

namespace opdesk::store {

using base::Status;

std::string_view QueueProjection::createScript() const {
    return R"sql(
CREATE TABLE visit_row(
  visit BLOB PRIMARY KEY, patient BLOB NOT NULL, doctor BLOB, day INTEGER NOT NULL, token TEXT NOT NULL, status TEXT NOT NULL,
  priority TEXT NOT NULL, visit_kind TEXT NOT NULL, rank INTEGER NOT NULL, issued_at INTEGER NOT NULL, called_at INTEGER,
  in_room_at INTEGER, done_at INTEGER) WITHOUT ROWID;
CREATE INDEX visit_row_day ON visit_row(day, doctor);
CREATE INDEX visit_row_patient ON visit_row(patient, day);
)sql";
}

Status QueueProjection::put(const ProjectedRecord& record) {
    const auto drop = [&] { return m_context.database.run("DELETE FROM visit_row WHERE visit = ?", record.id); };
    if (record.deleted || !record.body)
        return drop();
    const BodyReader body(*record.body);
    const auto day = body.dayNumber("day");
    const auto patient = body.id("patient");
    if (!day || patient.isNull())
        return drop();
    return m_context.database.run(
        "INSERT OR REPLACE INTO visit_row(visit, patient, doctor, day, token, status, priority, visit_kind, rank, "
        "issued_at, called_at,"
        " in_room_at, done_at) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)",
        record.id, patient, body.id("doctor"), *day, body.text("token"), body.text("status"), body.text("priority"),
        body.text("visit_kind"), body.integer("rank").value_or(0),
        body.instantMillis("issued_at").value_or(millisOfId(record.id)), body.instantMillis("called_at"),
        body.instantMillis("in_room_at"), body.instantMillis("done_at"));
}

std::string_view AppointmentProjection::createScript() const {
    return R"sql(
CREATE TABLE appointment_row(
  appointment BLOB PRIMARY KEY, patient BLOB NOT NULL, doctor BLOB, starts_at INTEGER NOT NULL, minutes INTEGER NOT NULL,
  status TEXT NOT NULL, visit_kind TEXT NOT NULL, reason TEXT NOT NULL, overbook INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX appointment_row_time ON appointment_row(starts_at);
)sql";
}

Status AppointmentProjection::put(const ProjectedRecord& record) {
    const auto drop = [&] {
        return m_context.database.run("DELETE FROM appointment_row WHERE appointment = ?", record.id);
    };
    if (record.deleted || !record.body)
        return drop();
    const BodyReader body(*record.body);
    const auto startsAt = body.instantMillis("starts_at");
    const auto patient = body.id("patient");
    if (!startsAt || patient.isNull())
        return drop();
    return m_context.database.run(
        "INSERT OR REPLACE INTO appointment_row(appointment, patient, doctor, starts_at, minutes, status, visit_kind, "
        "reason, overbook)"
        " VALUES(?,?,?,?,?,?,?,?,?)",
        record.id, patient, body.id("doctor"), *startsAt, body.integer("minutes").value_or(0), body.text("status"),
        body.text("visit_kind"), body.text("reason"), body.flag("overbook"));
}

std::string_view LedgerProjection::createScript() const {
    return R"sql(
CREATE TABLE ledger_row(
  record BLOB PRIMARY KEY, kind INTEGER NOT NULL, patient BLOB NOT NULL, at INTEGER NOT NULL, number TEXT NOT NULL,
  document TEXT NOT NULL, amount INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX ledger_row_patient ON ledger_row(patient, at, amount);
)sql";
}

Status LedgerProjection::put(const ProjectedRecord& record) {
    const auto drop = [&] { return m_context.database.run("DELETE FROM ledger_row WHERE record = ?", record.id); };
    if (record.deleted || !record.body)
        return drop();
    const BodyReader body(*record.body);
    const auto patient = body.id("patient");
    if (body.isVoided() || patient.isNull())
        return drop();
    const bool invoice = record.kind == model::KindId::invoice;
    const auto document = invoice ? body.text("document") : body.text("direction");
    const auto amount = body.integer(invoice ? "total" : "amount").value_or(0);
    // What the clinic is owed counts up: an invoice and a refund; what it got or took back counts down.
    const bool down = invoice ? document == "credit_note" : document == "in";
    return m_context.database.run(
        "INSERT OR REPLACE INTO ledger_row(record, kind, patient, at, number, document, amount) VALUES(?,?,?,?,?,?,?)",
        record.id, m_context.words.of(record.kind), patient,
        body.instantMillis(invoice ? "issued_at" : "at").value_or(millisOfId(record.id)),
        invoice ? body.text("number") : body.text("reference"), document, down ? -amount : amount);
}

std::string_view AliasProjection::createScript() const {
    return R"sql(
CREATE TABLE alias_row(alias BLOB PRIMARY KEY, loser BLOB NOT NULL, winner BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX alias_row_loser ON alias_row(loser);
CREATE INDEX alias_row_winner ON alias_row(winner);
)sql";
}

Status AliasProjection::put(const ProjectedRecord& record) {
    const auto drop = [&] { return m_context.database.run("DELETE FROM alias_row WHERE alias = ?", record.id); };
    if (record.deleted || !record.body)
        return drop();
    const BodyReader body(*record.body);
    const auto loser = body.id("loser");
    const auto winner = body.id("winner");
    if (body.isVoided() || loser.isNull() || winner.isNull() || loser == winner)
        return drop();
    return m_context.database.run("INSERT OR REPLACE INTO alias_row(alias, loser, winner) VALUES(?,?,?)", record.id,
                                  loser, winner);
}

}  // namespace opdesk::store
