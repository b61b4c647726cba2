#pragma once

#include <string>
#include <vector>

#include "core/clinic/described.h"
#include "core/clinic/patients.h"

/// The day's flow: queue tokens (W1), appointments, vitals (W2).
namespace opdesk::clinic {

using model::AppointmentId;
using model::StaffId;
using model::VisitId;

struct DoctorLine {
    StaffId doctor;
    std::string name, letter, qualification, registrationNumber, room;
};
struct ListDoctors {
    struct Answer {
        std::vector<DoctorLine> doctors;
    };
};  // "doctor.list"

struct QueueLine {
    VisitId visit;
    PatientId patient;
    StaffId doctor;
    std::string token, patientName, ageText, sex, doctorName, status, priority, visitKind;
    base::Instant issuedAt{};
    std::optional<base::Instant> calledAt;
    std::int64_t waitedMinutes = 0;
    std::int64_t expectedMinutes = 0;  ///< still to wait, for who waits
    bool minor = false, elderly = false, tentative = false, hasConflict = false, dueBill = false;
    bool attention = false;  ///< a measurement the doctor must hear of; not which
    std::string locality{};  ///< empty for who sees people masked
};
struct ListQueue {                  // "queue.list"
    std::optional<base::Date> day;  ///< default today
    StaffId doctor;                 ///< null: all
    struct Answer {
        std::vector<QueueLine> tokens;
        std::int64_t waiting = 0, inRoom = 0;  ///< tokens of just that status: who was called waits no more
        std::int64_t averageWaitMinutes = 0;   ///< so far, of those waiting now; 0: nobody is
        std::int64_t waitLimitMinutes = 0;     ///< longer is too long: the clinic's setting queue.wait_limit, else 25
    };
};
struct NextToken {      // "queue.next_token": what the button will give, and the wait
    StaffId doctor;     ///< null: as queue.issue would choose for `patient`
    PatientId patient;  ///< null: nobody yet
    StaffId usual{};    ///< of this desk: for who saw nobody and is booked with nobody today, if he gives tokens today
    struct Answer {
        StaffId doctor;
        std::string visitKind;  ///< by the free window; empty without a patient
        std::string token;
        std::int64_t ahead = 0, expectedWaitMinutes = 0;
        std::string holds, holdsStatus;  ///< the patient's token in this doctor's queue: no second is given
    };
};
struct IssueToken {  // "queue.issue"
    PatientId patient;
    StaffId doctor;                        ///< null: last seen, else booked with today, else the only doctor
    AppointmentId appointment;             ///< null: the patient's booking of today with the doctor, if there is one
    std::string visitKind;                 ///< new, follow_up, report; empty: worked out by the free window
    std::string priority, priorityReason;  ///< any but normal needs a reason
    struct Answer {
        VisitId visit;
        std::string token;
        std::int64_t ahead = 0, expectedWaitMinutes = 0;
    };
};
struct CallToken {
    VisitId visit;
    struct Answer {
        std::string token;
    };
};  // "queue.call"
struct CallNext {
    StaffId doctor;
    struct Answer {
        VisitId visit;
        std::string token;
    };
};  // "queue.call_next"
struct StartVisit {
    VisitId visit;
    struct Answer {
        std::string status;
    };
};  // "queue.start": in room
struct FinishToken {
    VisitId visit;
    struct Answer {
        std::string status;
    };
};  // "queue.finish"
struct SkipToken {
    VisitId visit;
    std::string reason;
    struct Answer {
        std::string status;
    };
};  // "queue.skip"
struct CancelToken {
    VisitId visit;
    std::string reason;
    struct Answer {
        std::string status;
    };
};  // "queue.cancel"
/// What the slip prints: no fee, no illness, no phone.
struct TokenSlipOf {  // "queue.slip"
    VisitId visit;
    struct Answer {
        std::string clinic, token, doctor, room, dateText, timeText, firstNameAge, waitText, language;
    };
};

struct AppointmentLine {
    AppointmentId appointment;
    PatientId patient;
    StaffId doctor;
    std::string patientName, ageText, sex, doctorName, status, visitKind, reason;
    base::Instant startsAt{};
    std::int64_t minutes = 15;
    bool tentative = false, late = false, overbook = false;
    bool hasToken = false;  ///< of today: the patient is here, whoever gave the token
};
struct ListAppointments {                // "appointment.list"
    std::optional<base::Date> from, to;  ///< default today; `to` inclusive
    StaffId doctor;
    struct Answer {
        std::vector<AppointmentLine> appointments;
    };
};
struct FreeSlots {  // "appointment.free"
    StaffId doctor;
    std::optional<base::Date> day;
    struct Answer {
        std::vector<base::Instant> times;
    };
};
struct BookAppointment {  // "appointment.book"
    PatientId patient;
    StaffId doctor;
    base::Instant startsAt{};
    std::int64_t minutes = 15;
    std::string visitKind, reason;
    bool overbook = false, reminder = false;  ///< reminder: only with the patient's consent to be reminded
    std::string overbookReason;               ///< needed to overbook
    struct Answer {
        AppointmentId appointment;
    };
};
/// Where a booking stood before it was moved or cancelled: appointment.put_back takes it there again.
struct BookingPlace {
    AppointmentId appointment;
    StaffId doctor;
    base::Instant startsAt{};
};
struct MoveAppointment {  // "appointment.move"
    AppointmentId appointment;
    base::Instant startsAt{};
    std::string reason;
    StaffId doctor{};      ///< null: stays with its doctor
    std::string series{};  ///< empty: this one; following: with those after it; all: every open one of its series
    struct Answer {
        bool moved = false;
        std::vector<BookingPlace> before{};    ///< of every booking that was moved
        std::vector<base::Instant> notFree{};  ///< where others of the series would have gone; they stay
    };
};
struct CancelAppointment {  // "appointment.cancel"
    AppointmentId appointment;
    std::string reason;
    std::string series{};  ///< as in MoveAppointment
    struct Answer {
        bool cancelled = false;
        std::vector<BookingPlace> before{};
    };
};
struct ArriveAppointment {
    AppointmentId appointment;
    struct Answer {
        VisitId visit;
        std::string token;
    };
};  // "appointment.arrive"

/// One value outside what is usual. Fields as in the record, and "bmi".
struct VitalMark {
    std::string field;
    std::string level;   ///< warn, critical, impossible
    std::string word;    ///< high, low, underweight, overweight, obese
    std::string limits;  ///< impossible: what can be, "50 to 100"
    /// Impossible: what can be, in the unit of the record.
    std::optional<std::int64_t> lowest{}, highest{};
};
struct RecordVitals {  // "vitals.record"
    PatientId patient;
    VisitId visit;
    std::string bloodPressure;  ///< "120/80"
    std::string temperature;    ///< "98.6F", "37C"
    std::string weight;         ///< kg: "62.5"
    std::string height;         ///< cm "168" or "5'6\""
    std::optional<std::int64_t> pulse, spo2, respiration, glucose, pain;
    std::optional<base::Date> lmp;
    std::string remark;
    /// Saves what is asked about: the same figures again within minutes, a weight or height far from the last.
    bool sure = false;
    /// warnings: "<vital>:<warn|critical>:<words>", from the ranges of the rule data.
    struct Answer {
        model::VitalsId vitals;
        std::vector<std::string> warnings;
        std::optional<std::int64_t> bmiTenths;
        std::vector<VitalMark> marks;
    };
};

base::Result<ListDoctors::Answer> execute(Session&, const ListDoctors&);
base::Result<ListQueue::Answer> execute(Session&, const ListQueue&);
base::Result<NextToken::Answer> execute(Session&, const NextToken&);
base::Result<IssueToken::Answer> execute(Session&, const IssueToken&);
base::Result<CallToken::Answer> execute(Session&, const CallToken&);
base::Result<CallNext::Answer> execute(Session&, const CallNext&);
base::Result<StartVisit::Answer> execute(Session&, const StartVisit&);
base::Result<FinishToken::Answer> execute(Session&, const FinishToken&);
base::Result<SkipToken::Answer> execute(Session&, const SkipToken&);
base::Result<CancelToken::Answer> execute(Session&, const CancelToken&);
base::Result<TokenSlipOf::Answer> execute(Session&, const TokenSlipOf&);
base::Result<ListAppointments::Answer> execute(Session&, const ListAppointments&);
base::Result<FreeSlots::Answer> execute(Session&, const FreeSlots&);
base::Result<BookAppointment::Answer> execute(Session&, const BookAppointment&);
base::Result<MoveAppointment::Answer> execute(Session&, const MoveAppointment&);
base::Result<CancelAppointment::Answer> execute(Session&, const CancelAppointment&);
base::Result<ArriveAppointment::Answer> execute(Session&, const ArriveAppointment&);
base::Result<RecordVitals::Answer> execute(Session&, const RecordVitals&);

}  // namespace opdesk::clinic
