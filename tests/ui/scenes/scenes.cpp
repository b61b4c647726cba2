#include <QAction>
#include <QLineEdit>
#include <QTest>

#include <array>

#include "tests/ui/scenes/stage.h"
#include "ui/billing/billing_page.h"
#include "ui/calendar/calendar_page.h"
#include "ui/consult/consult_page.h"
#include "ui/desk/desk_page.h"
#include "ui/desk/new_patient_page.h"
#include "ui/patients/patient_page.h"
#include "ui/shell/work_area.h"
#include "ui/vitals/vitals_page.h"

namespace opdesk::scenes {

namespace {

void go(Stage& stage, const char* place) {
    if (!stage.window->work())
        stage.unlock();
    stage.window->showPlace(QString::fromLatin1(place));
    stage.settle();
}

QAction* action(Stage& stage, const char* name) {
    auto* found = stage.window->findChild<QAction*>(QString::fromLatin1(name));
    if (!found)
        qFatal("there is no action %s", name);
    return found;
}

void unlockScene(Stage& stage) {
    stage.lock();
    stage.window->show();
    stage.settle();
}
void deskScene(Stage& stage) {
    go(stage, "desk");
    stage.page<ui::desk::DeskPage>("desk")->searchFor(QStringLiteral("98220"));
    stage.settle();
}
void queueScene(Stage& stage) {
    go(stage, "desk");
    stage.page<ui::desk::DeskPage>("desk")->searchFor({});
    action(stage, "action_queue")->trigger();
    stage.settle();
}
void newPatientScene(Stage& stage) {
    go(stage, "desk");
    stage.page<ui::desk::NewPatientPage>("new_patient")->begin(QStringLiteral("Vaishali Patel"));
    go(stage, "new_patient");
}
void patientScene(Stage& stage) {
    go(stage, "patient");
    stage.page<ui::patients::PatientPage>("patient")->showPatient(stage.text(stage.prakash.uuid()));
    stage.settle();
}
void calendarScene(Stage& stage) {
    go(stage, "calendar");
}
void vitalsScene(Stage& stage) {
    go(stage, "vitals");
    stage.page<ui::vitals::VitalsPage>("vitals")->showVisit(stage.text(stage.vaishali.uuid()),
                                                            stage.text(stage.vaishaliVisit.uuid()));
    stage.settle();
}
void consultScene(Stage& stage) {
    go(stage, "consult");
    stage.page<ui::consult::ConsultPage>("consult")->showVisit(stage.text(stage.prakash.uuid()),
                                                               stage.text(stage.prakashVisit.uuid()));
    stage.settle();
}
void billingScene(Stage& stage) {
    go(stage, "billing");
    stage.page<ui::billing::BillingPage>("billing")->showPatient(stage.text(stage.vaishali.uuid()),
                                                                 stage.text(stage.vaishaliVisit.uuid()));
    stage.settle();
}
void dayCloseScene(Stage& stage) {
    go(stage, "day_close");
}
void conflictsScene(Stage& stage) {
    go(stage, "conflicts");
}
void settingsScene(Stage& stage) {
    go(stage, "settings");
}
void importScene(Stage& stage) {
    go(stage, "import");
}
void paletteScene(Stage& stage) {
    queueScene(stage);
    action(stage, "action_commands")->trigger();
    stage.settle();
    QTest::keyClicks(stage.window->findChild<QLineEdit*>(QStringLiteral("command_text")), QStringLiteral("pat"));
    stage.settle();
}
void popoverScene(Stage& stage) {
    go(stage, "desk");
    action(stage, "action_sync_state")->trigger();
    stage.settle();
}

constexpr std::array kScenes{
    Scene{"unlock", unlockScene},         Scene{"frontdesk", deskScene},      Scene{"queue", queueScene},
    Scene{"newpatient", newPatientScene}, Scene{"patient", patientScene},     Scene{"calendar", calendarScene},
    Scene{"vitals", vitalsScene},         Scene{"consult", consultScene},     Scene{"billing", billingScene},
    Scene{"dayclose", dayCloseScene},     Scene{"conflicts", conflictsScene}, Scene{"settings", settingsScene},
    Scene{"import", importScene},         Scene{"palette", paletteScene},     Scene{"popover", popoverScene}};

}  // namespace

std::span<const Scene> scenes() {
    return kScenes;
}

}  // namespace opdesk::scenes
