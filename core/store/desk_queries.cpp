#include <boost/json.hpp>

#include "core/model/op.h"
#include "core/store/body_reader.h"
#include "core/store/desk_projections.h"
#include "core/store/impl.h"
#include "core/store/queries.h"
#include "core/store/queue_states.h"

namespace opdesk::store {

using base::Result;
using base::Status;

namespace {

#define OPDESK_QUEUE_ORDER                                                                                            \
    " ORDER BY CASE v.status WHEN 'in_room' THEN 0 WHEN 'called' THEN 1 WHEN 'waiting' THEN 2 WHEN 'skipped' THEN 3 " \
    "ELSE 4 END,"                                                                                                     \
    " CASE v.priority WHEN 'emergency' THEN 0 WHEN 'pregnant' THEN 1 WHEN 'elderly' THEN 1 ELSE 2 END, v.rank, "      \
    "v.issued_at, v.visit"
constexpr std::string_view kQueueStates =
    "SELECT v.visit, v.patient, v.doctor, v.token, v.status, v.priority, v.rank, v.issued_at, v.called_at, "
    "v.in_room_at,"
    " v.done_at FROM visit_row v WHERE v.day = ?1 AND (?2 IS NULL OR v.doctor = ?2)"
    " AND EXISTS (SELECT 1 FROM patient_card p WHERE p.patient = v.patient)" OPDESK_QUEUE_ORDER;
// CROSS JOIN keeps the order: without statistics SQLite begins as gladly with every visit there ever was.
constexpr std::string_view kQueue =
    "SELECT v.visit, v.patient, v.doctor, v.token, p.name, p.sex, v.status, v.priority, v.visit_kind, p.birth, "
    "v.issued_at, v.called_at,"
    " v.in_room_at, v.done_at, v.rank, r.dirty,"
    " EXISTS (SELECT 1 FROM conflict_row c WHERE +c.settled_at IS NULL AND (c.record = v.visit OR c.patient = "
    "v.patient)), v.attention, p.locality"
    " FROM visit_row v CROSS JOIN patient_card p ON p.patient = v.patient"
    " CROSS JOIN record r ON r.kind = ?1 AND r.id = v.visit"
    " WHERE v.day = ?2 AND (?3 IS NULL OR v.doctor = ?3)" OPDESK_QUEUE_ORDER;
#undef OPDESK_QUEUE_ORDER

#define OPDESK_APPOINTMENT_ROWS                                                                             \
    "SELECT a.appointment, a.patient, a.doctor, p.name, p.sex, a.status, a.visit_kind, a.reason,"           \
    " (SELECT value FROM contact_phone c WHERE c.patient = a.patient ORDER BY main DESC, contact LIMIT 1)," \
    " p.birth, a.starts_at, a.minutes, r.dirty, a.overbook"                                                 \
    " FROM appointment_row a CROSS JOIN patient_card p ON p.patient = a.patient"                            \
    " CROSS JOIN record r ON r.kind = ?1 AND r.id = a.appointment"
constexpr std::string_view kAppointments = OPDESK_APPOINTMENT_ROWS
    " WHERE a.starts_at >= ?2 AND a.starts_at < ?3 AND (?4 IS NULL OR a.doctor = ?4) ORDER BY a.starts_at, "
    "a.appointment";
constexpr std::string_view kAppointmentsInState = OPDESK_APPOINTMENT_ROWS
    " WHERE a.status = ?4 AND a.starts_at >= ?2 AND a.starts_at < ?3 ORDER BY a.starts_at, a.appointment";
#undef OPDESK_APPOINTMENT_ROWS

constexpr std::string_view kFollowUps =
    "SELECT v.visit, v.patient, v.doctor, v.day, v.follow_up, p.name, p.sex, p.birth,"
    " (SELECT min(a.starts_at) FROM appointment_row a WHERE a.patient = v.patient AND a.starts_at > v.issued_at AND "
    "a.status IN ('booked', 'needs_slot')),"
    " (SELECT min(w.day) FROM visit_row w WHERE w.patient = v.patient AND w.day > v.day AND w.status IN ('waiting', "
    "'called', 'in_room', 'done'))"
    " FROM visit_row v CROSS JOIN patient_card p ON p.patient = v.patient"
    " WHERE v.follow_up >= ?1 AND v.follow_up <= ?2 AND (?3 IS NULL OR v.doctor = ?3) AND v.status <> 'cancelled'"
    " AND NOT EXISTS (SELECT 1 FROM visit_row w WHERE w.patient = v.patient AND w.doctor = v.doctor AND w.follow_up IS "
    "NOT NULL AND (w.day > v.day OR (w.day = v.day AND w.visit > v.visit)))"
    " ORDER BY v.follow_up, p.name, v.visit LIMIT ?4";

std::optional<base::Uuid> uuidOf(const std::optional<model::StaffId>& staff) {
    if (!staff)
        return std::nullopt;
    return staff->uuid();
}

}  // namespace

Result<std::vector<QueueRow>> queueStates(Store& store, base::Date day, const std::optional<model::StaffId>& doctor) {
    std::vector<QueueRow> queue;
    OPDESK_TRY(auto rows, store.database().query(kQueueStates, dayNumberOf(day), uuidOf(doctor)));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return queue;
        QueueRow row;
        row.visit = model::VisitId(rows.uuid(0));
        row.patient = model::PatientId(rows.uuid(1));
        row.doctor = model::StaffId(rows.uuid(2));
        row.token = rows.text(3);
        row.status = rows.text(4);
        row.priority = rows.text(5);
        row.rank = rows.integer(6);
        row.issuedAt = base::fromMillis(rows.integer(7));
        row.calledAt = instantOfMillis(rows.maybeInteger(8));
        row.inRoomAt = instantOfMillis(rows.maybeInteger(9));
        row.doneAt = instantOfMillis(rows.maybeInteger(10));
        queue.push_back(std::move(row));
    }
}

Result<std::vector<QueueRow>> queueOf(Store& store, base::Date day, const std::optional<model::StaffId>& doctor) {
    std::vector<QueueRow> queue;
    OPDESK_TRY(auto rows, store.database().query(kQueue, store.impl().words.of(model::KindId::visit), dayNumberOf(day),
                                                 uuidOf(doctor)));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return queue;
        QueueRow row;
        row.visit = model::VisitId(rows.uuid(0));
        row.patient = model::PatientId(rows.uuid(1));
        row.doctor = model::StaffId(rows.uuid(2));
        row.token = rows.text(3);
        row.patientName = rows.text(4);
        row.sex = rows.text(5);
        row.status = rows.text(6);
        row.priority = rows.text(7);
        row.visitKind = rows.text(8);
        row.birthDate = dateOfDayNumber(rows.maybeInteger(9));
        row.issuedAt = base::fromMillis(rows.integer(10));
        row.calledAt = instantOfMillis(rows.maybeInteger(11));
        row.inRoomAt = instantOfMillis(rows.maybeInteger(12));
        row.doneAt = instantOfMillis(rows.maybeInteger(13));
        row.rank = rows.integer(14);
        row.tentative = rows.integer(15) != 0;
        row.hasConflict = rows.integer(16) != 0;
        row.attention = rows.integer(17) != 0;
        row.locality = rows.text(18);
        queue.push_back(std::move(row));
    }
}

namespace {

Result<std::vector<AppointmentRow>> appointmentRows(Statement rows) {
    std::vector<AppointmentRow> appointments;
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return appointments;
        AppointmentRow row;
        row.appointment = model::AppointmentId(rows.uuid(0));
        row.patient = model::PatientId(rows.uuid(1));
        row.doctor = model::StaffId(rows.uuid(2));
        row.patientName = rows.text(3);
        row.sex = rows.text(4);
        row.status = rows.text(5);
        row.visitKind = rows.text(6);
        row.reason = rows.text(7);
        row.phone = rows.text(8);
        row.birthDate = dateOfDayNumber(rows.maybeInteger(9));
        row.startsAt = base::fromMillis(rows.integer(10));
        row.minutes = rows.integer(11);
        row.tentative = rows.integer(12) != 0;
        row.overbook = rows.integer(13) != 0;
        appointments.push_back(std::move(row));
    }
}

}  // namespace

Result<std::vector<AppointmentRow>> appointmentsBetween(Store& store, base::Instant from, base::Instant to,
                                                        const std::optional<model::StaffId>& doctor) {
    OPDESK_TRY(auto rows, store.database().query(kAppointments, store.impl().words.of(model::KindId::appointment),
                                                 base::toMillis(from), base::toMillis(to), uuidOf(doctor)));
    return appointmentRows(std::move(rows));
}

Result<std::vector<AppointmentRow>> appointmentsInState(Store& store, std::string_view status, base::Instant from,
                                                        base::Instant to) {
    OPDESK_TRY(auto rows,
               store.database().query(kAppointmentsInState, store.impl().words.of(model::KindId::appointment),
                                      base::toMillis(from), base::toMillis(to), status));
    return appointmentRows(std::move(rows));
}

Result<std::vector<FollowUpRow>> followUpsBetween(Store& store, base::Date from, base::Date to,
                                                  const std::optional<model::StaffId>& doctor, int limit) {
    std::vector<FollowUpRow> wanted;
    OPDESK_TRY(auto rows,
               store.database().query(kFollowUps, dayNumberOf(from), dayNumberOf(to), uuidOf(doctor), limit));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return wanted;
        FollowUpRow row;
        row.visit = model::VisitId(rows.uuid(0));
        row.patient = model::PatientId(rows.uuid(1));
        row.doctor = model::StaffId(rows.uuid(2));
        row.day = dateOfDayNumber(rows.maybeInteger(3)).value_or(base::Date{});
        row.due = dateOfDayNumber(rows.maybeInteger(4)).value_or(base::Date{});
        row.patientName = rows.text(5);
        row.sex = rows.text(6);
        row.birthDate = dateOfDayNumber(rows.maybeInteger(7));
        row.bookedAt = instantOfMillis(rows.maybeInteger(8));
        row.cameOn = dateOfDayNumber(rows.maybeInteger(9));
        wanted.push_back(std::move(row));
    }
}

Result<std::vector<LedgerRow>> ledgerOf(Store& store, const model::PatientId& patient) {
    std::vector<LedgerRow> ledger;
    OPDESK_TRY(const auto people, samePerson(store.database(), patient));
    for (const auto& person : people) {
        OPDESK_TRY(auto rows, store.database().query(
                                  "SELECT kind, record, at, number, document, amount FROM ledger_row WHERE patient = ?"
                                  " AND EXISTS (SELECT 1 FROM patient_card p WHERE p.patient = ledger_row.patient)",
                                  person));
        while (true) {
            OPDESK_TRY(const bool more, rows.step());
            if (!more)
                break;
            const auto kind = store.impl().words.kind(rows.integer(0));
            if (!kind)
                continue;
            ledger.push_back({*kind, rows.uuid(1), base::fromMillis(rows.integer(2)), std::string(rows.text(3)),
                              std::string(rows.text(4)), rows.integer(5)});
        }
    }
    std::ranges::sort(ledger, [](const LedgerRow& a, const LedgerRow& b) {
        return std::tie(a.at, a.record) < std::tie(b.at, b.record);
    });
    return ledger;
}

Result<std::vector<TillRow>> tillOf(Store& store, std::string_view series, std::int64_t sitting) {
    std::vector<TillRow> till;
    OPDESK_TRY(auto rows, store.database().query("SELECT kind, record, amount FROM ledger_row WHERE series = ? AND "
                                                 "sitting = ? AND sitting > 0 ORDER BY record",
                                                 series, sitting));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return till;
        if (const auto kind = store.impl().words.kind(rows.integer(0)))
            till.push_back({*kind, rows.uuid(1), rows.integer(2)});
    }
}

Result<std::int64_t> lastSittingOf(Store& store, std::string_view series) {
    OPDESK_TRY(const auto last,
               store.database().number("SELECT max(sitting) FROM ledger_row WHERE series = ? AND sitting > 0", series));
    return last.value_or(0);
}

Result<std::optional<base::Uuid>> billByNumber(Store& store, std::string_view number) {
    OPDESK_TRY(auto rows, store.database().query("SELECT record FROM ledger_row WHERE number = ? AND document NOT IN "
                                                 "('in', 'out', '') ORDER BY record LIMIT 1",
                                                 number));
    OPDESK_TRY(const bool found, rows.step());
    return found ? std::optional(rows.uuid(0)) : std::optional<base::Uuid>{};
}

Result<std::int64_t> balanceOf(Store& store, const model::PatientId& patient) {
    OPDESK_TRY(const auto rows, ledgerOf(store, patient));
    std::int64_t balance = 0;
    for (const auto& row : rows)
        balance += row.amount;
    return balance;
}

}  // namespace opdesk::store
