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
  in_room_at INTEGER, done_at INTEGER, follow_up INTEGER, attention INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX visit_row_follow_up ON visit_row(follow_up) WHERE follow_up IS NOT NULL;
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
    const auto doctor = body.id("doctor");
    const auto issuedAt = body.instantMillis("issued_at").value_or(millisOfId(record.id));
    const auto rank = body.integer("rank").value_or(0);
    const auto followUp = body.dayNumber("follow_up");
    // A state that moves leaves the indexes alone.
    if (!record.isNew) {
        OPDESK_CHECK(m_context.database.run(
            "UPDATE visit_row SET token = ?, status = ?, priority = ?, visit_kind = ?, rank = ?, issued_at = ?,"
            " called_at = ?, in_room_at = ?, done_at = ?, attention = ?"
            " WHERE visit = ? AND patient = ? AND doctor IS ? AND day = ? AND follow_up IS ?",
            body.text("token"), body.text("status"), body.text("priority"), body.text("visit_kind"), rank, issuedAt,
            body.instantMillis("called_at"), body.instantMillis("in_room_at"), body.instantMillis("done_at"),
            body.flag("attention"), record.id, patient, doctor, *day, followUp));
        if (m_context.database.changes() > 0)
            return {};
    }
    return m_context.database.run(
        "INSERT OR REPLACE INTO visit_row(visit, patient, doctor, day, token, status, priority, visit_kind, rank, "
        "issued_at, called_at,"
        " in_room_at, done_at, follow_up, attention) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        record.id, patient, doctor, *day, body.text("token"), body.text("status"), body.text("priority"),
        body.text("visit_kind"), rank, issuedAt, body.instantMillis("called_at"), body.instantMillis("in_room_at"),
        body.instantMillis("done_at"), followUp, body.flag("attention"));
}

std::string_view AppointmentProjection::createScript() const {
    return R"sql(
CREATE TABLE appointment_row(
  appointment BLOB PRIMARY KEY, patient BLOB NOT NULL, doctor BLOB, starts_at INTEGER NOT NULL, minutes INTEGER NOT NULL,
  status TEXT NOT NULL, visit_kind TEXT NOT NULL, reason TEXT NOT NULL, overbook INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX appointment_row_time ON appointment_row(starts_at);
CREATE INDEX appointment_row_status ON appointment_row(status, starts_at);
CREATE INDEX appointment_row_patient ON appointment_row(patient, starts_at);
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
    const auto doctor = body.id("doctor");
    const auto minutes = body.integer("minutes").value_or(0);
    if (!record.isNew) {
        OPDESK_CHECK(m_context.database.run(
            "UPDATE appointment_row SET doctor = ?, minutes = ?, visit_kind = ?, reason = ?, overbook = ?"
            " WHERE appointment = ? AND patient = ? AND starts_at = ? AND status = ?",
            doctor, minutes, body.text("visit_kind"), body.text("reason"), body.flag("overbook"), record.id, patient,
            *startsAt, body.text("status")));
        if (m_context.database.changes() > 0)
            return {};
    }
    return m_context.database.run(
        "INSERT OR REPLACE INTO appointment_row(appointment, patient, doctor, starts_at, minutes, status, visit_kind, "
        "reason, overbook)"
        " VALUES(?,?,?,?,?,?,?,?,?)",
        record.id, patient, doctor, *startsAt, minutes, body.text("status"), body.text("visit_kind"),
        body.text("reason"), body.flag("overbook"));
}

std::string_view LedgerProjection::createScript() const {
    return R"sql(
CREATE TABLE ledger_row(
  record BLOB PRIMARY KEY, kind INTEGER NOT NULL, patient BLOB NOT NULL, at INTEGER NOT NULL, number TEXT NOT NULL,
  document TEXT NOT NULL, amount INTEGER NOT NULL, series TEXT NOT NULL, sitting INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX ledger_row_patient ON ledger_row(patient, at, amount);
CREATE INDEX ledger_row_sitting ON ledger_row(series, sitting) WHERE sitting > 0;
CREATE INDEX ledger_row_number ON ledger_row(number) WHERE document NOT IN ('in', 'out', '');
)sql";
}

Status LedgerProjection::put(const ProjectedRecord& record) {
    const auto drop = [&] { return m_context.database.run("DELETE FROM ledger_row WHERE record = ?", record.id); };
    if (record.deleted || !record.body)
        return drop();
    const BodyReader body(*record.body);
    const auto patient = body.id("patient");
    if (record.kind == model::KindId::dayClose)
        return m_context.database.run(
            "INSERT OR REPLACE INTO ledger_row(record, kind, patient, at, number, document, amount, series, sitting)"
            " VALUES(?,?,?,?,'','',0,?,?)",
            record.id, m_context.words.of(record.kind), record.id,
            body.instantMillis("closed_at").value_or(millisOfId(record.id)), body.text("series"),
            body.integer("sitting").value_or(0));
    if (body.isVoided() || patient.isNull())
        return drop();
    const bool invoice = record.kind == model::KindId::invoice;
    const auto document = invoice ? body.text("document") : body.text("direction");
    const auto amount = body.integer(invoice ? "total" : "amount").value_or(0);
    // What the clinic is owed counts up: an invoice and a refund; what it got or took back counts down.
    const bool down = invoice ? document == "credit_note" : document == "in";
    return m_context.database.run(
        "INSERT OR REPLACE INTO ledger_row(record, kind, patient, at, number, document, amount, series, sitting)"
        " VALUES(?,?,?,?,?,?,?,?,?)",
        record.id, m_context.words.of(record.kind), patient,
        body.instantMillis(invoice ? "issued_at" : "at").value_or(millisOfId(record.id)),
        invoice ? body.text("number") : body.text("reference"), document, down ? -amount : amount, body.text("series"),
        body.integer("sitting").value_or(0));
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
