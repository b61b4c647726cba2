#include "tests/ui/scenes/stage.h"

#include <QApplication>
#include <QTest>
#include <QTimer>
#include <QTimerEvent>

#include <boost/json.hpp>
#include <stdexcept>

#include "core/clinic/day.h"
#include "core/clinic/patients.h"
#include "core/model/kinds/conflict.h"
#include "core/model/kinds/device.h"
#include "core/model/kinds/doctor_hours.h"
#include "core/model/kinds/note.h"
#include "core/model/kinds/visit.h"
#include "core/model/kinds/vitals.h"
#include "tests/support/clinic_server.h"
#include "ui/theme/theme.h"
#include "ui/unlock/unlock_page.h"

namespace opdesk::scenes {

namespace {

constexpr int kTypingPause = 2500;  ///< ms; no pause the pages wait for is longer
constexpr int kLeastRounds = 3;
constexpr int kMostRounds = 10;

template <typename Answer>
Answer need(base::Result<Answer> answer) {
    if (!answer)
        throw std::runtime_error(std::string(base::errorName(answer.error().code)) + " " + answer.error().field + ": " +
                                 answer.error().detail);
    return std::move(*answer);
}

}  // namespace

void OpenGate::view(std::function<void(base::Result<clinic::GateView>)> done) {
    done(shown);
}
void OpenGate::enrol(clinic::EnrolRequest, std::function<void(base::Status)> done) {
    done(base::fail(base::ErrorCode::unreachable));
}
void OpenGate::startLogin(std::string, std::function<void(base::Result<std::string>)> done) {
    done(base::fail(base::ErrorCode::unreachable));
}
void OpenGate::finishLogin(std::string, std::string, std::string,
                           std::function<void(base::Result<std::shared_ptr<clinic::Desk>>)> done) {
    done(base::fail(base::ErrorCode::unreachable));
}
void OpenGate::unlock(model::StaffId, std::string,
                      std::function<void(base::Result<std::shared_ptr<clinic::Desk>>)> done) {
    done(std::make_shared<clinic::Desk>(
        *session, [this](std::function<void()> work) { storeThread(std::move(work)); },
        [](std::function<void()> work) { work(); }));
}
void OpenGate::lock() {}

Stage::Stage(const std::vector<std::string>& roles)
    : kept(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat), preferences(kept) {
    clinic.openCompartments();
    gate.session = &clinic.asRoles(roles, clinic.doctor);
    gate.session->userName = "Dr Anand Rao";
    m_usual = gate.session;
    gate.shown.enrolled = true;
    gate.shown.clinicName = "Anand Clinic, Kothrud";
    gate.shown.deviceName = "Desk 1";
    gate.shown.people = {{clinic.doctor, "Dr Anand Rao", "DR"},
                         {clinic.otherDoctor, "Dr Beena Shah", "DR"},
                         {model::StaffId::make(clinic.clock, clinic.random), "Rohini Pawar", "RC, BL"}};
    // A test program reports an exception without its words.
    try {
        fill();
        fillServer();
    } catch (const std::exception& error) {
        qFatal("the stage could not be filled: %s", error.what());
    }
    makeWindow();
}

void Stage::makeWindow() {
    setShown(nullptr);
    using ui::settings::Choice;
    preferences.override_(Choice::language,
                          installedLanguage() == QLatin1String("hi") ? QStringLiteral("hi") : QStringLiteral("en"));
    preferences.override_(Choice::theme,
                          ui::theme::currentTheme().isDark() ? QStringLiteral("dark") : QStringLiteral("light"));
    const auto size = window ? window->size() : QSize();
    window.reset();
    window = std::make_unique<ui::shell::MainWindow>(
        gate, ui::shell::PageNeeds{preferences, clinic.clock, [](const auto&, const auto& done) { done({}); }});
    if (size.isValid())
        window->resize(size);
}

Stage::~Stage() {
    window.reset();
}

/// Three PCs, of which one leaves and one was stopped, and what was set aside of the one that leaves.
void Stage::fillServer() {
    const auto now = clinic.clock.now();
    const auto other = [&](std::uint8_t last) {
        auto bytes = clinic.device.uuid().bytes();
        std::array<std::uint8_t, 16> id{};
        std::copy(bytes.begin(), bytes.end(), id.begin());
        id[15] = static_cast<std::uint8_t>(id[15] ^ last);
        return base::Uuid(id);
    };
    model::Device second;
    second.name = "Desk 2";
    second.series = "A02";
    second.deskDigit = 2;
    second.state = "drain";
    const auto leaving = clinic.pullRecord(second);
    m_server = std::make_unique<tests::ClinicServer>();
    m_server->add(clinic.device.uuid(), "Desk 1", 1, "active", now, 0, {clinic.doctor.text()});
    m_server->add(leaving, "Desk 2", 2, "drain", now - std::chrono::minutes(21), 3,
                  {clinic.otherDoctor.text(), clinic.doctor.text()});
    m_server->add(other(3), "Consulting room", 3, "active", now - std::chrono::minutes(4));
    m_server->add(other(4), "Old laptop of the camp in Mulshi", 4, "revoked", now - std::chrono::hours(24 * 40));
    const auto item = [](const char* kind, const char* action, const model::PatientId& patient,
                         base::json::array fields) {
        return base::json::object{{"kind", kind},
                                  {"record", patient.text()},
                                  {"action", action},
                                  {"patient", patient.text()},
                                  {"fields", std::move(fields)}};
    };
    m_server->setAside(leaving, clinic.otherDoctor.uuid(), "wrong_state", now - std::chrono::minutes(25),
                       {item("patient", "set", harpreet, {"locality", "birth_date"}),
                        item("contact", "create", harpreet, {"patient", "system", "value"})},
                       clinic);
    m_server->setAside(leaving, clinic.otherDoctor.uuid(), "lease_expired", now - std::chrono::minutes(23),
                       {item("visit", "create", vaishali, {"patient", "doctor", "day", "visit_kind"})}, clinic);
    m_server->setAside(leaving, clinic.otherDoctor.uuid(), "wrong_state", now - std::chrono::minutes(22), {}, clinic);
    m_server->groups.back().as_object()["unreadable"] = true;
    m_admin = &clinic.asRoles({"ClinicAdmin"}, clinic.otherDoctor);
    m_admin->userName = "Dr Beena Shah";
    m_admin->sync = m_server.get();
}

void Stage::workAs(bool admin) {
    auto* wanted = admin ? m_admin : m_usual;
    if (gate.session == wanted)
        return;
    setShown(nullptr);
    if (window->work())
        lock();
    gate.session = wanted;
}

/// A morning: people of both scripts, long names, a child, tokens in every state, bookings, measurements.
void Stage::fill() {
    auto& reception = clinic.as("Receptionist");
    auto& doctor = clinic.as("Doctor");
    const auto person = [&](const char* name, const char* age, const char* phone, const char* sex,
                            const char* locality) {
        clinic.clock.advance(std::chrono::milliseconds(1));
        clinic::RegisterPatient command;
        command.name = name;
        command.sex = sex;
        command.age = age;
        command.phone = phone;
        command.locality = locality;
        command.acceptDuplicate = true;
        return need(clinic::execute(reception, command)).patient;
    };
    vaishali = person("Vaishali Patil", "29", "9822012345", "female", "Kothrud");
    prakash = person("Prakash Deshmukh", "58", "9822010926", "male", "Karve Nagar");
    harpreet = person("Harpreet Kaur Gill", "51", "9822016630", "female", "Erandwane");
    const auto longName =
        person("Thiruvenkatanathan Balasubramaniam Subramanian", "45", "9822017788", "male", "Warje Malwadi");
    const auto hindi = person("लक्ष्मी वेंकटेशन", "34", "9822014455", "female", "Kothrud");
    const auto queueing =
        person("Meenakshisundaram Venkataraghavan Gopalakrishnan", "62", "9860017788", "male", "Bavdhan");
    const auto lateHindi = person("सुनीता देशपांडे", "41", "9860014455", "female", "Karve Nagar");
    clinic::RegisterPatient baby;
    baby.name = "Baby of Sneha Pawar";
    baby.sex = "male";
    baby.age = "8m";
    baby.phone = "9822019911";
    baby.locality = "Dahanukar Colony";
    baby.guardianName = "Sneha Pawar";
    baby.guardianRelation = "mother";
    baby.acceptDuplicate = true;
    const auto child = need(clinic::execute(reception, baby)).patient;
    const auto book = [&](const model::PatientId& who, int minutesFromNow) {
        clinic::BookAppointment booking;
        booking.patient = who;
        booking.doctor = clinic.doctor;
        booking.startsAt = *base::instantFromIso("2026-11-17T05:30:00.000Z") + std::chrono::minutes(minutesFromNow);
        return need(clinic::execute(reception, booking)).appointment;
    };
    book(longName, 0);
    book(hindi, 30);
    const auto arrives = book(harpreet, 60);
    const auto give = [&](const model::PatientId& who, const model::StaffId& to, const char* kind = "") {
        clinic.clock.advance(std::chrono::minutes(2));
        clinic::IssueToken token;
        token.patient = who;
        token.doctor = to;
        token.visitKind = kind;
        return need(clinic::execute(reception, token)).visit;
    };
    // He was here three weeks ago, so that today's visit is a follow-up with something to read.
    model::Visit earlier;
    earlier.patient = prakash;
    earlier.doctor = clinic.doctor;
    earlier.token = "A-7";
    earlier.letter = "A";
    earlier.number = 7;
    earlier.issuedAt = clinic.clock.now() - std::chrono::days(21);
    earlier.doneAt = earlier.issuedAt;
    earlier.day = base::localDate(*earlier.issuedAt, std::chrono::minutes(330));
    earlier.session = {"morning"};
    earlier.visitKind = {"new"};
    earlier.status = {"done"};
    clinic.pullRecord(earlier);
    model::Note note;
    note.patient = prakash;
    note.author = clinic.doctor;
    note.complaints = "Headache in the morning for two weeks";
    note.diagnoses = {boost::json::object{{"name", "Essential hypertension"}}};
    note.writtenAt = note.signedAt = earlier.issuedAt;
    note.status = {"signed"};
    clinic.pullRecord(note, model::Compartment::care);
    prakashVisit = give(prakash, clinic.doctor, "follow_up");
    const auto firstOther = give(child, clinic.otherDoctor);
    vaishaliVisit = give(vaishali, clinic.doctor);
    clinic.clock.advance(std::chrono::minutes(2));
    need(clinic::execute(reception, clinic::ArriveAppointment{arrives}));
    give(queueing, clinic.doctor);
    const auto skipped = give(lateHindi, clinic.otherDoctor);
    need(clinic::execute(reception, clinic::CallToken{prakashVisit}));
    need(clinic::execute(doctor, clinic::StartVisit{prakashVisit}));
    need(clinic::execute(reception, clinic::CallToken{firstOther}));
    clinic::SkipToken skip;
    skip.visit = skipped;
    need(clinic::execute(reception, skip));
    clinic::RecordVitals vitals;
    vitals.patient = prakash;
    vitals.visit = prakashVisit;
    vitals.bloodPressure = "152/94";
    vitals.temperature = "98.4F";
    vitals.weight = "78.4";
    vitals.height = "168";
    vitals.pulse = 82;
    vitals.spo2 = 97;
    need(clinic::execute(clinic.as("Nurse"), vitals));
    // What was measured at the visits before, so that the lines of the measurements show.
    struct Before {
        int days;
        std::int64_t systolic, diastolic, pulse, weight;
    };
    for (const auto& [days, systolic, diastolic, pulse, weight] :
         {Before{21, 148, 92, 84, 78'900}, Before{63, 160, 100, 88, 80'200}, Before{140, 138, 86, 80, 81'000}}) {
        model::Vitals before;
        before.patient = prakash;
        before.takenAt = clinic.clock.now() - std::chrono::days(days);
        before.systolic = systolic;
        before.diastolic = diastolic;
        before.pulse = pulse;
        before.weight = weight;
        clinic.pullRecord(before, model::Compartment::care);
    }
    clinic::AddAllergy allergy;
    allergy.patient = prakash;
    allergy.substance = "Sulfonamides";
    allergy.reaction = "Skin rash";
    allergy.severity = "moderate";
    need(clinic::execute(doctor, allergy));
    model::Conflict conflict;
    conflict.recordKind = "patient";
    conflict.recordId = harpreet.uuid();
    conflict.patient = harpreet;
    conflict.field = "name";
    conflict.reason = "same_field";
    conflict.severity = "high";
    conflict.state = "open";
    conflict.before = {"Harpreet Kaur Gill"};
    conflict.mine = {"Harpreet Kaur Gill Sandhu"};
    conflict.mineBy = clinic.doctor.text();
    conflict.mineAt = clinic.clock.now();
    conflict.mineDevice = clinic.device.text();
    conflict.theirs = {"Harpreet Kaur Gill-Sandhu"};
    conflict.theirsBy = clinic.otherDoctor.text();
    conflict.theirsAt = clinic.clock.now() - std::chrono::minutes(7);
    conflict.theirsDevice = model::DeviceId::make(clinic.clock, clinic.random).text();
    for (const auto& [id, name] :
         {std::pair(conflict.mineDevice, gate.shown.deviceName), {conflict.theirsDevice, std::string("Desk 2")}}) {
        model::Device device;
        device.name = name;
        device.state = "active";
        model::RecordImage image;
        image.kind = model::KindId::device;
        image.id = *base::Uuid::parse(id);
        image.version = 1;
        image.body = model::encode(device);
        if (!clinic.pull({image}))
            throw std::runtime_error("a desk's record");
    }
    conflict.standing = "theirs";
    conflict.raisedAt = clinic.clock.now();
    clinic.pullRecord(conflict);
    clinic.clock.advance(std::chrono::minutes(12));
    // The other doctor sits in the mornings.
    for (int weekday = 1; weekday <= 6; ++weekday) {
        model::DoctorHours hours;
        hours.doctor = clinic.otherDoctor;
        hours.weekday = weekday;
        hours.session = "morning";
        hours.fromMinute = 10 * 60;
        hours.toMinute = 12 * 60 + 30;
        hours.slotMinutes = 15;
        clinic.pullRecord(hours);
    }
}

void Stage::setShown(QWidget* other) {
    if (m_other && m_other != other)
        m_other->close();
    m_other = other;
}

void Stage::settle() {
    bool fired = true;
    for (int round = 0; round < kLeastRounds || (fired && round < kMostRounds); ++round) {
        fired = false;
        // What waits for somebody to stop typing does not wait for the clock of this machine.
        for (auto* timer : window->findChildren<QTimer*>())
            if (timer->isActive() && timer->isSingleShot() && timer->interval() <= kTypingPause) {
                QTimerEvent due(timer->timerId());
                QCoreApplication::sendEvent(timer, &due);
                fired = true;
            }
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

void Stage::unlock() {
    window->show();
    settle();
    gate.unlock(clinic.doctor, {}, [this](base::Result<std::shared_ptr<clinic::Desk>> desk) {
        emit window->findChild<ui::unlock::UnlockPage*>()->opened(*desk);
    });
    settle();
}

void Stage::lock() {
    window->lockNow();
    settle();
}

}  // namespace opdesk::scenes
