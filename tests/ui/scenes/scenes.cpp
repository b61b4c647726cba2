#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QTableView>
#include <QTest>

#include <array>
#include <tuple>
#include <utility>

#include "core/model/kinds/price.h"
#include "core/store/sync_store.h"
#include "tests/ui/scenes/stage.h"
#include "ui/billing/billing_page.h"
#include "ui/board/board_window.h"
#include "ui/calendar/calendar_page.h"
#include "ui/consult/consult_page.h"
#include "ui/desk/desk_page.h"
#include "ui/desk/new_patient_page.h"
#include "ui/patients/edit_patient_page.h"
#include "ui/patients/patient_page.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/work_area.h"
#include "ui/unlock/unlock_page.h"
#include "ui/vitals/vitals_page.h"
#include "ui/widgets/overlay_layer.h"
#include "ui/widgets/segmented_control.h"

namespace opdesk::scenes {

namespace {

void go(Stage& stage, const char* place, bool asAdmin = false) {
    stage.setShown(nullptr);
    stage.workAs(asAdmin);
    if (!stage.window->work())
        stage.unlock();
    for (auto* layer : stage.window->findChildren<ui::widgets::OverlayLayer*>())
        layer->close_();
    stage.window->showPlace(QString::fromLatin1(place));
    stage.settle();
}

QAction* action(Stage& stage, const char* name) {
    auto* found = stage.window->findChild<QAction*>(QString::fromLatin1(name));
    if (!found)
        qFatal("there is no action %s", name);
    return found;
}

void door(Stage& stage, bool enrolled) {
    stage.setShown(nullptr);
    stage.lock();
    stage.gate.shown.enrolled = enrolled;
    stage.window->show();
    stage.window->findChild<ui::unlock::UnlockPage*>()->start();
    stage.settle();
}
void unlockScene(Stage& stage) {
    door(stage, true);
}
void loginScene(Stage& stage) {
    door(stage, true);
    stage.window->findChild<QAbstractButton*>(QStringLiteral("unlock_other"))->click();
    stage.settle();
}
void enrolScene(Stage& stage) {
    door(stage, false);
    stage.gate.shown.enrolled = true;
}
void deskScene(Stage& stage) {
    go(stage, "desk");
    stage.page<ui::desk::DeskPage>("desk")->searchFor(QStringLiteral("98220"));
    stage.settle();
    // Who has no token yet.
    for (int down = 0; down < 2; ++down)
        QTest::keyClick(stage.window->findChild<QLineEdit*>(QStringLiteral("desk_search")), Qt::Key_Down);
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
void editScene(Stage& stage) {
    go(stage, "edit_patient");
    stage.page<ui::patients::EditPatientPage>("edit_patient")->edit(stage.text(stage.prakash.uuid()));
    stage.settle();
}
void calendarScene(Stage& stage) {
    go(stage, "calendar");
}
void calendarDayScene(Stage& stage) {
    go(stage, "calendar");
    action(stage, "calendar_day")->trigger();
    stage.settle();
}
void calendarBookingScene(Stage& stage) {
    go(stage, "calendar");
    action(stage, "calendar_week")->trigger();
    stage.settle();
    action(stage, "calendar_today")->trigger();
    stage.settle();
    action(stage, "calendar_book")->trigger();
    auto* patient = stage.window->findChild<QLineEdit*>(QStringLiteral("booking_patient"));
    patient->clear();
    QTest::keyClicks(patient, QStringLiteral("vai"));
    stage.settle();
}
void vitalsScene(Stage& stage) {
    go(stage, "vitals");
    stage.page<ui::vitals::VitalsPage>("vitals")->showVisit(stage.text(stage.prakash.uuid()),
                                                            stage.text(stage.prakashVisit.uuid()));
    stage.settle();
    for (const auto& [name, words] : {std::pair("vitals_blood_pressure", "184/124"),
                                      {"vitals_pulse", "112"},
                                      {"vitals_temperature", "98.4F"},
                                      {"vitals_spo2", "140"},
                                      {"vitals_weight", "79"}}) {
        auto* field = stage.window->findChild<QLineEdit*>(QString::fromLatin1(name));
        if (!field->text().isEmpty())
            continue;
        field->setFocus();
        QTest::keyClicks(field, QString::fromLatin1(words));
        QTest::keyClick(field, Qt::Key_Return);
        stage.settle();
    }
    stage.window->findChild<QLineEdit*>(QStringLiteral("vitals_height"))->setFocus();
    stage.settle();
}
void consultScene(Stage& stage) {
    go(stage, "consult");
    stage.page<ui::consult::ConsultPage>("consult")->showVisit(stage.text(stage.prakash.uuid()),
                                                               stage.text(stage.prakashVisit.uuid()));
    stage.settle();
    auto* line = stage.window->findChild<QLineEdit*>(QStringLiteral("rx_entry"));
    if (stage.consulted)
        return;
    stage.consulted = true;
    for (const auto* words : {"panto 40 100 14d ac", "pcm 500 sos 3d"}) {
        line->setText(QString::fromLatin1(words));
        QTest::keyClick(line, Qt::Key_Return);
        stage.settle();
    }
}
void previewScene(Stage& stage) {
    consultScene(stage);
    action(stage, "consult_preview")->trigger();
    stage.settle();
}
void billingScene(Stage& stage) {
    go(stage, "billing");
    stage.page<ui::billing::BillingPage>("billing")->showPatient(stage.text(stage.vaishali.uuid()),
                                                                 stage.text(stage.vaishaliVisit.uuid()));
    stage.settle();
    auto* entry = stage.window->findChild<QLineEdit*>(QStringLiteral("bill_entry"));
    // The draft of another size comes back as it was left.
    const bool isTyped = stage.window->findChild<QTableView*>(QStringLiteral("bill_lines"))->model()->rowCount() > 0;
    for (const auto* words : {"Consultation @500", "Blood count with ESR and peripheral smear, report by evening @450",
                              "Dressing, small x2 @75"}) {
        if (isTyped)
            break;
        entry->setText(QString::fromLatin1(words));
        QTest::keyClick(entry, Qt::Key_Return);
        stage.settle();
    }
    stage.window->findChild<QLineEdit*>(QStringLiteral("pay_given"))->setText(QStringLiteral("2000"));
    stage.settle();
}
void dayCloseScene(Stage& stage) {
    go(stage, "day_close");
    for (const auto* note : {"note_500", "note_100"})
        stage.window->findChild<QLineEdit*>(QLatin1String(note))->setText(QStringLiteral("3"));
    stage.settle();
}
void conflictsScene(Stage& stage) {
    go(stage, "conflicts");
}
void settingsScene(Stage& stage) {
    go(stage, "settings");
}
void setPrices(Stage& stage) {
    if (std::exchange(stage.isPriced, true))
        return;
    for (const auto& [code, words, rate] : {std::tuple{"ECG", "ECG with report", 25'000},
                                            {"INJ", "Injection, with the needle", 10'000},
                                            {"NEB", "Nebulisation", 15'000},
                                            {"RBS", "Blood sugar, random", 8'000}}) {
        model::Price price;
        price.code = code;
        price.text = words;
        price.rate = model::Paise{rate};
        price.sac = "9993";
        stage.clinic.pullRecord(price);
    }
    stage.page<ui::settings::SettingsPage>("settings")->refresh({"price"});
    stage.settle();
}
void pricesScene(Stage& stage) {
    go(stage, "settings");
    setPrices(stage);
    auto* search = stage.window->findChild<QLineEdit*>(QStringLiteral("settings_search"));
    search->setText(QStringLiteral("sac"));
    emit search->textEdited(search->text());
    QTest::keyClick(search, Qt::Key_Return);
    search->clear();
    emit search->textEdited(search->text());
    stage.settle();
    QTest::keyClick(stage.window->findChild<QListView*>(QStringLiteral("price_list")), Qt::Key_Return);
    stage.settle();
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
void keysScene(Stage& stage) {
    queueScene(stage);
    action(stage, "action_help")->trigger();
    stage.settle();
}
void popoverScene(Stage& stage) {
    auto& store = stage.gate.session->store;
    const auto next = stage.clinic.clock.now() + std::chrono::seconds(40);
    if (!store::changeSyncState(store, [&](store::SyncState& state) { state.nextTryAt = next; }))
        qFatal("the next try cannot be kept");
    go(stage, "desk");
    action(stage, "action_sync_state")->trigger();
    stage.settle();
}

void devicesScene(Stage& stage) {
    go(stage, "devices", true);
    auto* list = stage.window->findChild<QListView*>(QStringLiteral("devices_list"));
    list->setCurrentIndex(list->model()->index(1, 0));
    stage.settle();
}
void setAsideScene(Stage& stage) {
    devicesScene(stage);
    if (stage.window->findChild<ui::widgets::SegmentedControl*>(QStringLiteral("devices_tabs"))->current() ==
        QLatin1String("devices"))
        action(stage, "devices_tab")->trigger();
    stage.settle();
    auto* list = stage.window->findChild<QListView*>(QStringLiteral("devices_list"));
    list->setCurrentIndex(list->model()->index(0, 0));
    stage.settle();
}

void boardScene(Stage& stage) {
    go(stage, "desk");
    action(stage, "action_board")->trigger();
    stage.settle();
    for (auto* window : QApplication::topLevelWidgets())
        if (auto* board = qobject_cast<ui::board::BoardWindow*>(window); board && board->isVisible()) {
            board->showNormal();
            board->resize(stage.window->size());
            stage.setShown(board);
        }
    stage.settle();
}

constexpr std::array kScenes{Scene{"unlock", unlockScene},
                             Scene{"login", loginScene},
                             Scene{"enrol", enrolScene},
                             Scene{"frontdesk", deskScene},
                             Scene{"queue", queueScene},
                             Scene{"newpatient", newPatientScene},
                             Scene{"patient", patientScene},
                             Scene{"editpatient", editScene},
                             Scene{"calendar", calendarScene},
                             Scene{"calendar_day", calendarDayScene},
                             Scene{"calendar_booking", calendarBookingScene},
                             Scene{"vitals", vitalsScene},
                             Scene{"consult", consultScene},
                             Scene{"preview", previewScene},
                             Scene{"billing", billingScene},
                             Scene{"dayclose", dayCloseScene},
                             Scene{"conflicts", conflictsScene},
                             Scene{"settings", settingsScene},
                             Scene{"prices", pricesScene},
                             Scene{"import", importScene},
                             Scene{"palette", paletteScene},
                             Scene{"keys", keysScene},
                             Scene{"popover", popoverScene},
                             Scene{"board", boardScene},
                             Scene{"devices", devicesScene},
                             Scene{"setaside", setAsideScene}};

}  // namespace

std::span<const Scene> scenes() {
    return kScenes;
}

}  // namespace opdesk::scenes
