#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/store.h"

/// Reads of the projection tables. Plain values; ids lead back to records. All take at most a few milliseconds.
namespace opdesk::store {

struct PatientHit {
    model::PatientId patient;
    std::string name;
    std::string nameLocal;
    std::string sex;
    std::optional<base::Date> birthDate;
    bool birthEstimated = false;
    std::string clinicNumber;
    std::string phone;  ///< E.164 of the primary contact, may be shared
    std::string locality;
    std::optional<base::Date> lastVisit;
    std::int64_t balance = 0;  ///< paise, positive: owed to the clinic
    int score = 0;             ///< higher is better; ranks only within one answer
    bool inactive = false;
};
/// Part of a name in any script, by sound or misspelt; last or all digits of a phone; clinic number; ABHA number.
/// Best first, at most `limit`. Losers of an alias show as their winner.
base::Result<std::vector<PatientHit>> searchPatients(Store& store, std::string_view text, int limit);
/// How many people a search can find; costs the same however many they are.
base::Result<std::int64_t> patientCount(Store& store);
base::Result<std::optional<PatientHit>> patientCard(Store& store, const model::PatientId& patient);
base::Result<std::vector<PatientHit>> patientsOnPhone(Store& store, std::string_view e164);

struct DuplicateQuery {
    std::string name;
    std::string nameLocal;
    std::string phone;
    std::string sex;
    std::optional<base::Date> birthDate;
    bool birthEstimated = false;
};
struct DuplicateHit {
    PatientHit patient;
    int percent = 0;                   ///< 0 to 100; 85 and more is "very alike"
    std::vector<std::string> reasons;  ///< codes: same_name, sounds_alike, same_phone, same_birth_year, other_script …
};
/// People who may be the same one, best first; never merged by themselves. A shared phone alone is family, not a copy.
base::Result<std::vector<DuplicateHit>> possibleDuplicates(Store& store, const DuplicateQuery& query, int limit);

struct QueueRow {
    model::VisitId visit;
    model::PatientId patient;
    model::StaffId doctor;
    std::string token, patientName, sex, status, priority, visitKind;
    std::optional<base::Date> birthDate;
    base::Instant issuedAt{};
    std::optional<base::Instant> calledAt, inRoomAt, doneAt;
    std::int64_t rank = 0;
    bool tentative = false;  ///< not yet judged by the server
    bool hasConflict = false;
    bool attention = false;  ///< the doctor is to be told
    std::string locality;
};
/// Order: in room, called, waiting (priority, rank, corrected time of issue, id), then the rest.
base::Result<std::vector<QueueRow>> queueOf(Store& store, base::Date day, const std::optional<model::StaffId>& doctor);

struct AppointmentRow {
    model::AppointmentId appointment;
    model::PatientId patient;
    model::StaffId doctor;
    std::string patientName, sex, status, visitKind, reason, phone;
    std::optional<base::Date> birthDate;
    base::Instant startsAt{};
    std::int64_t minutes = 0;
    bool tentative = false;
    bool overbook = false;
};
base::Result<std::vector<AppointmentRow>> appointmentsBetween(Store& store, base::Instant from, base::Instant to,
                                                              const std::optional<model::StaffId>& doctor);

/// Bookings in a state ("needs_slot", "no_show"), whoever they are with, by time.
base::Result<std::vector<AppointmentRow>> appointmentsInState(Store& store, std::string_view status, base::Instant from,
                                                              base::Instant to);

/// Somebody the doctor wants to see again, and what came of it.
struct FollowUpRow {
    model::VisitId visit;
    model::PatientId patient;
    model::StaffId doctor;
    base::Date day{}, due{};
    std::string patientName, sex;
    std::optional<base::Date> birthDate;
    std::optional<base::Instant> bookedAt;  ///< the next booking made after the visit
    std::optional<base::Date> cameOn;       ///< the first visit after it
};
/// By day, both ends inside; of one person and doctor the last wish counts.
base::Result<std::vector<FollowUpRow>> followUpsBetween(Store& store, base::Date from, base::Date to,
                                                        const std::optional<model::StaffId>& doctor, int limit);

struct TimelineRow {
    model::KindId kind;  ///< visit, vitals, note, prescription, invoice, payment, appointment …
    base::Uuid record;
    base::Instant at{};
    model::Compartment compartment = model::Compartment::desk;
    std::string summary;  ///< sealed per row for sealed kinds; empty when not open
    bool locked = false;  ///< the compartment is not open in this session
};
/// Newest first.
base::Result<std::vector<TimelineRow>> timelineOf(Store& store, const model::PatientId& patient, int limit,
                                                  std::optional<base::Instant> before);

struct LedgerRow {
    model::KindId kind;  ///< invoice or payment
    base::Uuid record;
    base::Instant at{};
    std::string number;
    std::string document;
    std::int64_t amount = 0;  ///< paise; invoice positive, payment in negative
};
base::Result<std::vector<LedgerRow>> ledgerOf(Store& store, const model::PatientId& patient);
base::Result<std::int64_t> balanceOf(Store& store, const model::PatientId& patient);
/// Bills, payments and the closing of one sitting of a desk's till, in order of their ids.
struct TillRow {
    model::KindId kind;  ///< invoice, payment or day_close
    base::Uuid record;
    std::int64_t amount = 0;
};
base::Result<std::vector<TillRow>> tillOf(Store& store, std::string_view series, std::int64_t sitting);
/// The highest sitting anything belongs to; 0: none.
base::Result<std::int64_t> lastSittingOf(Store& store, std::string_view series);
/// The bill or credit note with this number.
base::Result<std::optional<base::Uuid>> billByNumber(Store& store, std::string_view number);

struct ConflictRow {
    model::ConflictId conflict;
    model::PatientId patient;
    std::string patientName, recordKind, field, reason, severity, state;
    base::Instant raisedAt{};
    model::Compartment compartment = model::Compartment::desk;
    bool locked = false;
};
/// Open ones, and settled ones of the last seven days when asked; grouped by patient, high severity first.
base::Result<std::vector<ConflictRow>> conflicts(Store& store, bool withSettled);
base::Result<bool> hasHighConflict(Store& store, const model::PatientId& patient);
/// Of any weight.
base::Result<bool> hasOpenConflict(Store& store, const model::PatientId& patient);
/// The winner of alias(loser, winner), followed to its end; the id itself when there is none.
base::Result<model::PatientId> resolveAlias(Store& store, const model::PatientId& patient);
base::Result<std::optional<model::PatientId>> patientByImportKey(Store& store, std::string_view key);

}  // namespace opdesk::store
