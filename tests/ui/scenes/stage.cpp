#include "tests/ui/scenes/stage.h"

#include <QApplication>
#include <QTest>
#include <QTimer>
#include <QTimerEvent>

#include <stdexcept>

#include "core/clinic/day.h"
#include "core/clinic/patients.h"
#include "core/model/kinds/conflict.h"
#include "core/model/kinds/vitals.h"
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
void OpenGate::lock(std::function<void()> done) {
    done();
}

Stage::Stage(const std::vector<std::string>& roles)
    : kept(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat), preferences(kept) {
    clinic.openCompartments();
    gate.session = &clinic.asRoles(roles, clinic.doctor);
    gate.session->userName = "Dr Anand Rao";
    gate.shown.enrolled = true;
    gate.shown.clinicName = "Anand Clinic, Kothrud";
    gate.shown.deviceName = "Desk 1";
    gate.shown.people = {{clinic.doctor, "Dr Anand Rao", "DR"},
                         {clinic.otherDoctor, "Dr Beena Shah", "DR"},
                         {model::StaffId::make(clinic.clock, clinic.random), "Rohini Pawar", "RC, BL"}};
    // A test program reports an exception without its words.
    try {
        fill();
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

/// A morning: people of both scripts, long names, a child, tokens in every state, bookings, measurements.
void Stage::fill() {
    auto& reception = clinic.as("Receptionist");
    auto& doctor = clinic.as("Doctor");
    vaishali = clinic.patient("Vaishali Patil", "29", "9822012345");
    prakash = clinic.patient("Prakash Deshmukh", "58", "9822010926", "male");
    harpreet = clinic.patient("Harpreet Kaur Gill", "51", "9822016630");
    const auto longName = clinic.patient("Thiruvenkatanathan Balasubramaniam Subramanian", "45", "9822017788", "male");
    const auto hindi = clinic.patient("लक्ष्मी वेंकटेशन", "34", "9822014455");
    clinic::RegisterPatient baby;
    baby.name = "Baby of Sneha Pawar";
    baby.sex = "male";
    baby.age = "8m";
    baby.phone = "9822019911";
    baby.guardianName = "Sneha Pawar";
    baby.guardianRelation = "mother";
    baby.acceptDuplicate = true;
    const auto child = need(clinic::execute(reception, baby)).patient;
    const auto give = [&](const model::PatientId& who, const model::StaffId& to) {
        clinic.clock.advance(std::chrono::minutes(2));
        clinic::IssueToken token;
        token.patient = who;
        token.doctor = to;
        return need(clinic::execute(reception, token)).visit;
    };
    prakashVisit = give(prakash, clinic.doctor);
    const auto firstOther = give(child, clinic.otherDoctor);
    vaishaliVisit = give(vaishali, clinic.doctor);
    give(harpreet, clinic.doctor);
    give(longName, clinic.doctor);
    const auto skipped = give(hindi, clinic.otherDoctor);
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
    const auto book = [&](const model::PatientId& who, int minutesFromNow) {
        clinic::BookAppointment booking;
        booking.patient = who;
        booking.doctor = clinic.doctor;
        booking.startsAt = *base::instantFromIso("2026-11-17T05:30:00.000Z") + std::chrono::minutes(minutesFromNow);
        need(clinic::execute(reception, booking));
    };
    book(longName, 0);
    book(hindi, 30);
    book(harpreet, 60);
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
    conflict.theirs = {"Harpreet Kaur Gill-Sandhu"};
    conflict.standing = "theirs";
    conflict.raisedAt = clinic.clock.now();
    clinic.pullRecord(conflict);
    clinic.clock.advance(std::chrono::minutes(12));
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
