#include "core/clinic/people.h"

#include <algorithm>

#include "core/clinic/records.h"
#include "core/model/kinds/appointment.h"
#include "core/model/kinds/visit.h"
#include "core/text/age.h"
#include "core/text/names.h"
#include "core/text/phone.h"

namespace opdesk::clinic {

namespace {

bool isMasked(const Session& session, std::string_view permission) {
    return access::levelOf(session.lease.roles, permission) == access::Level::masked;
}

DoctorLine doctorLine(const Stored<model::Staff>& staff) {
    DoctorLine line;
    line.doctor = StaffId(staff.record.id);
    line.name = staff.value.name;
    line.letter = staff.value.letter;
    line.qualification = staff.value.qualification;
    line.registrationNumber = staff.value.registrationNumber;
    line.room = staff.value.room;
    return line;
}

bool isDoctor(const model::Staff& staff) {
    return std::ranges::any_of(
        staff.roles, [](const json::value& role) { return role.is_string() && role.get_string() == "Doctor"; });
}

}  // namespace

base::Result<bool> isOwnPatient(Session& session, const model::PatientId& patient) {
    OPDESK_TRY(const auto visits, recordsOfPatient<model::Visit>(session, patient));
    const auto mine = [&](const auto& one) { return one.value.doctor == session.lease.user; };
    if (visits.empty() || std::ranges::any_of(visits, mine))
        return true;
    OPDESK_TRY(const auto appointments, recordsOfPatient<model::Appointment>(session, patient));
    return std::ranges::any_of(appointments, mine);
}

base::Result<bool> ownIfItMatters(Session& session, std::string_view permission, const model::PatientId& patient) {
    if (access::levelOf(session.lease.roles, permission) != access::Level::own)
        return true;
    return isOwnPatient(session, patient);
}

std::string shownName(const Session& session, const std::string& name) {
    if (!isMasked(session, "patient.view_demographics"))
        return name;
    std::string dotted;
    for (const char c : text::initials(name))
        (dotted += c) += '.';
    return dotted;
}

std::string ageTextOf(const Session& session, const std::optional<base::Date>& birth) {
    return birth ? text::ageText(*birth, session.today()) : std::string{};
}

base::Result<PatientLine> lineOf(Session& session, const store::PatientHit& hit) {
    PatientLine line;
    line.patient = hit.patient;
    line.name = shownName(session, hit.name);
    line.sex = hit.sex;
    line.ageText = ageTextOf(session, hit.birthDate);
    line.birthEstimated = hit.birthEstimated;
    line.inactive = hit.inactive;
    line.lastVisit = hit.lastVisit;
    if (isMasked(session, "patient.search") || isMasked(session, "patient.view_demographics"))
        return line;
    line.nameLocal = hit.nameLocal;
    line.clinicNumber = hit.clinicNumber;
    line.locality = hit.locality;
    line.birthDate = hit.birthDate;
    constexpr std::string_view kContact = "patient.view_contact_full";
    if (!hit.phone.empty()) {
        OPDESK_TRY(const bool own, ownIfItMatters(session, kContact, hit.patient));
        const auto level = access::levelOf(session.lease.roles, kContact);
        if (level != access::Level::masked && mayQuietly(session, kContact, own))
            line.phone = hit.phone;
        if (level != access::Level::no)
            line.phoneMasked = text::maskPhone(hit.phone);
    }
    if (hit.balance != 0 && !isMasked(session, "invoice.view")) {
        OPDESK_TRY(const bool own, ownIfItMatters(session, "invoice.view", hit.patient));
        if (mayQuietly(session, "invoice.view", own))
            line.balance = hit.balance;
    }
    return line;
}

base::Result<std::vector<DoctorLine>> activeDoctors(Session& session) {
    OPDESK_TRY(const auto staff, recordsOf<model::Staff>(session));
    std::vector<DoctorLine> doctors;
    for (const auto& one : staff)
        if (!one.value.inactive && isDoctor(one.value))
            doctors.push_back(doctorLine(one));
    std::ranges::sort(doctors, {}, [](const DoctorLine& line) { return std::pair(line.letter, line.name); });
    return doctors;
}

base::Result<DoctorLine> needDoctor(Session& session, const StaffId& doctor) {
    OPDESK_TRY(const auto staff, needRecord<model::Staff>(session, doctor.uuid(), "doctor"));
    if (staff.value.inactive || !isDoctor(staff.value))
        return base::failField("doctor", "this person is not an active doctor", "a doctor from doctor.list");
    return doctorLine(staff);
}

std::string staffName(Session& session, const StaffId& staff) {
    const auto found = readRecord<model::Staff>(session, staff.uuid());
    return found && *found ? (*found)->value.name : std::string{};
}

bool hasRole(const Session& session, std::string_view role) {
    return std::ranges::find(session.lease.roles, role) != session.lease.roles.end();
}

}  // namespace opdesk::clinic
