#include <boost/json.hpp>

#include "core/model/op.h"
#include "core/store/body_reader.h"
#include "core/store/desk_projections.h"

namespace opdesk::store {

using base::Result;
using base::Status;
using model::KindId;

namespace {

/// The time a person would look for.
std::int64_t timeOf(KindId kind, const BodyReader& body, const base::Uuid& id) {
    std::optional<std::int64_t> at;
    if (kind == KindId::visit || kind == KindId::invoice)
        at = body.instantMillis("issued_at");
    if (kind == KindId::vitals || kind == KindId::attachment)
        at = body.instantMillis("taken_at");
    if (kind == KindId::appointment)
        at = body.instantMillis("starts_at");
    if (kind == KindId::payment || kind == KindId::consent)
        at = body.instantMillis("at");
    if (kind == KindId::note || kind == KindId::prescription) {
        at = body.instantMillis("signed_at");
        if (!at)
            at = body.instantMillis("written_at");
    }
    return at.value_or(millisOfId(id));
}

void add(std::string& out, std::string_view part, std::string_view before = " · ") {
    if (part.empty())
        return;
    if (!out.empty())
        out += before;
    out += part;
}

std::string namesIn(const base::json::array* list, std::string_view member) {
    std::string out;
    if (!list)
        return out;
    for (const auto& element : *list)
        if (const auto* object = element.if_object())
            add(out, BodyReader(*object).text(member), ", ");
    return out;
}

std::string number(const std::optional<std::int64_t>& value) {
    return value ? std::to_string(*value) : std::string();
}

std::string tenths(const std::optional<std::int64_t>& value) {
    return value ? std::to_string(*value / 10) + '.' + std::to_string(*value % 10) : std::string();
}

/// The record's own words and figures in one line; names of things are the window's business.
std::string summaryOf(KindId kind, const BodyReader& body) {
    std::string out;
    switch (kind) {
        case KindId::visit:
            add(out, body.text("token"));
            add(out, body.text("status"));
            break;
        case KindId::appointment:
            add(out, body.text("reason"));
            add(out, body.text("status"));
            break;
        case KindId::invoice:
            add(out, body.text("number"));
            break;
        case KindId::payment:
            add(out, body.text("mode"));
            add(out, body.text("reference"));
            break;
        case KindId::consent:
            add(out, body.text("purpose"));
            break;
        case KindId::allergy:
            add(out, body.text("substance"));
            add(out, body.text("reaction"));
            break;
        case KindId::problem:
            add(out, body.text("name"));
            add(out, body.text("icd10"));
            break;
        case KindId::note:
            add(out, namesIn(body.list("diagnoses"), "name"));
            if (out.empty())
                add(out, body.text("complaints"));
            break;
        case KindId::prescription:
            add(out, namesIn(body.list("diagnoses"), "name"));
            add(out, namesIn(body.list("lines"), "generic"));
            break;
        case KindId::vitals:
            if (body.integer("systolic"))
                add(out, number(body.integer("systolic")) + '/' + number(body.integer("diastolic")));
            add(out, number(body.integer("pulse")));
            if (body.integer("temperature"))
                add(out, tenths(body.integer("temperature")) + " °C");
            if (body.integer("spo2"))
                add(out, number(body.integer("spo2")) + " %");
            break;
        case KindId::attachment:
            add(out, body.text("title"));
            break;
        default:
            break;
    }
    return out;
}

}  // namespace

std::string_view TimelineProjection::createScript() const {
    return R"sql(
CREATE TABLE timeline_row(
  record BLOB NOT NULL, kind INTEGER NOT NULL, patient BLOB NOT NULL, at INTEGER NOT NULL, compartment INTEGER NOT NULL,
  epoch INTEGER NOT NULL, summary BLOB NOT NULL, PRIMARY KEY(record, kind)) WITHOUT ROWID;
CREATE INDEX timeline_row_patient ON timeline_row(patient, at);
)sql";
}

bool TimelineProjection::wants(KindId kind) const {
    return kind == KindId::visit || kind == KindId::appointment || kind == KindId::invoice || kind == KindId::payment ||
           kind == KindId::consent || kind == KindId::allergy || kind == KindId::problem || kind == KindId::note ||
           kind == KindId::prescription || kind == KindId::vitals || kind == KindId::attachment;
}

Status TimelineProjection::put(const ProjectedRecord& record) {
    const auto kind = m_context.words.of(record.kind);
    const auto drop = [&] {
        return m_context.database.run("DELETE FROM timeline_row WHERE record = ? AND kind = ?", record.id, kind);
    };
    if (record.deleted)
        return drop();
    base::Uuid patient;
    std::int64_t at = millisOfId(record.id);
    Stored summary;
    if (record.body) {
        const BodyReader body(*record.body);
        if (body.isVoided())
            return drop();
        patient = body.id("patient");
        at = timeOf(record.kind, body, record.id);
        const auto plain = summaryOf(record.kind, body);
        const auto context = record.compartment == model::Compartment::desk
                                 ? std::string()
                                 : model::sealContext(m_context.tenant, record.kind, record.id, kTimelineRole);
        OPDESK_TRY(summary, m_context.keys.seal(record.compartment, plain, context, m_context.random));
    } else {
        OPDESK_TRY(auto row,
                   m_context.database.query("SELECT subject FROM record WHERE kind = ? AND id = ?", kind, record.id));
        OPDESK_TRY(const bool found, row.step());
        if (found)
            patient = row.uuid(0);
        summary.epoch = -1;  // written when the compartment opens
    }
    if (patient.isNull())
        return drop();
    const auto compartment = m_context.words.of(record.compartment);
    if (!record.isNew) {
        OPDESK_CHECK(
            m_context.database.run("UPDATE timeline_row SET compartment = ?, epoch = ?, summary = ?"
                                   " WHERE record = ? AND kind = ? AND patient = ? AND at = ?",
                                   compartment, summary.epoch, summary.bytes, record.id, kind, patient, at));
        if (m_context.database.changes() > 0)
            return {};
    }
    return m_context.database.run(
        "INSERT OR REPLACE INTO timeline_row(record, kind, patient, at, compartment, epoch, summary)"
        " VALUES(?,?,?,?,?,?,?)",
        record.id, kind, patient, at, compartment, summary.epoch, summary.bytes);
}

std::string_view ConflictProjection::createScript() const {
    return R"sql(
CREATE TABLE conflict_row(
  conflict BLOB PRIMARY KEY, patient BLOB, record BLOB, raised_at INTEGER NOT NULL, settled_at INTEGER,
  compartment INTEGER NOT NULL, epoch INTEGER NOT NULL, card BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX conflict_row_patient ON conflict_row(patient);
CREATE INDEX conflict_row_record ON conflict_row(record);
CREATE INDEX conflict_row_settled ON conflict_row(settled_at);
)sql";
}

Status ConflictProjection::put(const ProjectedRecord& record) {
    if (record.deleted)
        return m_context.database.run("DELETE FROM conflict_row WHERE conflict = ?", record.id);
    base::Uuid patient;
    base::Uuid about;
    std::int64_t raisedAt = millisOfId(record.id);
    std::optional<std::int64_t> settledAt;
    Stored card;
    if (record.body) {
        const BodyReader body(*record.body);
        patient = body.id("patient");
        about = body.id("record_id");
        raisedAt = body.instantMillis("raised_at").value_or(raisedAt);
        if (body.text("state") == "settled")
            settledAt = body.instantMillis("settled_at").value_or(raisedAt);
        base::json::object shown;
        for (const auto* field : {"record_kind", "field", "reason", "severity", "state"})
            shown[field] = body.text(field);
        const auto context = record.compartment == model::Compartment::desk
                                 ? std::string()
                                 : model::sealContext(m_context.tenant, record.kind, record.id, kConflictRowRole);
        OPDESK_TRY(card,
                   m_context.keys.seal(record.compartment, base::canonicalJson(shown), context, m_context.random));
    } else {
        OPDESK_TRY(auto row, m_context.database.query("SELECT subject FROM record WHERE kind = ? AND id = ?",
                                                      m_context.words.of(record.kind), record.id));
        OPDESK_TRY(const bool found, row.step());
        if (found)
            patient = row.uuid(0);
        card.epoch = -1;
    }
    return m_context.database.run(
        "INSERT OR REPLACE INTO conflict_row(conflict, patient, record, raised_at, settled_at, compartment, epoch, "
        "card)"
        " VALUES(?,?,?,?,?,?,?,?)",
        record.id, patient, about, raisedAt, settledAt, m_context.words.of(record.compartment), card.epoch, card.bytes);
}

}  // namespace opdesk::store
