#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <utility>

#include "core/clinic/bills.h"
#include "core/clinic/clinic_settings.h"
#include "core/clinic/desk.h"
#include "core/clinic/price_list.h"
#include "tests/ui/scenes/stage.h"
#include "ui/desk/desk_page.h"
#include "ui/settings/settings_page.h"
#include "ui/widgets/password_field.h"
#include "ui/widgets/segmented_control.h"

using namespace opdesk;

namespace {

struct Passphrase : clinic::PresencePort {
    base::Status confirm(const model::StaffId&, const std::string& passphrase) override {
        return passphrase == "right words" ? base::Status{} : base::fail(base::ErrorCode::wrongPassphrase);
    }
};
struct Line : clinic::SyncPort {
    clinic::SyncStatus now;
    clinic::SyncStatus status() override { return now; }
    void localChange() override {}
    void syncNow(std::function<void(base::Status)>) override {}
    void onStatus(std::function<void()>) override {}
    void pauseLoad(bool) override {}
};

struct Office {
    explicit Office(const std::vector<std::string>& roles = {"ClinicAdmin"}) : stage(roles) {
        stage.gate.session->presence = &passphrase;
        stage.gate.session->sync = &line;
        stage.unlock();
        stage.window->showPlace(QStringLiteral("settings"));
        stage.settle();
    }
    ~Office() { stage.lock(); }
    template <typename T = QLineEdit>
    T* find(const char* name) {
        return stage.window->findChild<T*>(QLatin1String(name));
    }
    /// Types the word for a setting, then Enter.
    void go(const char* word) {
        auto* search = find("settings_search");
        search->setFocus();
        search->clear();
        QTest::keyClicks(search, QLatin1String(word));
        QTest::keyClick(search, Qt::Key_Return);
        stage.settle();
    }
    /// On the form for a new code.
    void beginPrice(const char* code, const char* text, const char* rate) {
        go("price list");
        trigger("price_new");
        type("price_code", code);
        type("price_text", text);
        type("price_rate", rate);
    }
    void type(const char* field, const char* words) {
        auto* edit = find(field);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, QLatin1String(words));
    }
    /// Nothing is answered until letGo().
    void hold() {
        stage.gate.storeThread = [this](std::function<void()> work) { held.push_back(std::move(work)); };
    }
    void letGo() {
        stage.gate.storeThread = [](std::function<void()> work) { work(); };
        for (const auto& work : std::exchange(held, {}))
            work();
    }
    void trigger(const char* name) {
        find<QAction>(name)->trigger();
        stage.settle();
    }
    QString focus() { return stage.window->focusWidget() ? stage.window->focusWidget()->objectName() : QString(); }
    std::string setting(const char* key) { return clinic::settingOf(*stage.gate.session, key).value(); }
    std::int64_t price(const std::string& code) {
        const auto list = clinic::execute(*stage.gate.session, clinic::ShowPriceList{});
        for (const auto& one : list->prices)
            if (one.code == code)
                return one.rate;
        return -1;
    }

    Passphrase passphrase;
    Line line;
    std::vector<std::function<void()>> held;
    scenes::Stage stage;
};

}  // namespace

/// The price list and the clinic's settings, by the keyboard.
class SettingsTest : public QObject {
    Q_OBJECT
private slots:
    void aNewPrice_isTypedSavedAndTakenBack();
    void enterOnALine_bringsItsFiguresIntoTheForm();
    void withoutTheNetwork_whatWasTypedStays();
    void aWrongPrice_isShownAtItsField();
    void theClinic_isSavedWithThePasswordAndTakenBack();
    void whoMayNot_seesNothingOfTheClinic();
    void whatWasTyped_outlivesALock();
    void aLockWhileSomethingIsSaved_leavesTheFormAlive();
    void whatIsTypedWhileAPriceIsSaved_stays();
    void aTextTooLong_isSaidInLetters();
    void eachPaperHasItsPrinter_onThisPc();
    void theDefaultDoctor_isOneOfTheClinics();
    void afterALock_noDoctorIsNamed();
    void ownSettings_areSaidToBeEverybodysOnThisPc();
};

void SettingsTest::aTextTooLong_isSaidInLetters() {
    Office office;
    office.go("second language");
    auto* message = office.find("setting_board_message_local");
    message->setText(QString(70, QChar(0x0915)));
    emit message->textEdited(message->text());
    office.type("clinic_password", "right words");
    office.trigger("clinic_save");
    QVERIFY2(message->accessibleDescription().contains(QStringLiteral("of Hindi 66")),
             qPrintable(message->accessibleDescription()));
    QCOMPARE(office.setting("board.message_local"), std::string());
}

void SettingsTest::eachPaperHasItsPrinter_onThisPc() {
    using ui::settings::Choice;
    QTemporaryDir folder;
    QSettings kept(folder.filePath(QStringLiteral("own.ini")), QSettings::IniFormat);
    ui::settings::Preferences own(kept);
    own.choose(Choice::billPrinter, QStringLiteral("Old laser"));
    ui::settings::SettingsPage page(own);
    page.setPrinters([](const auto& found) { found({QStringLiteral("Laser"), QStringLiteral("Thermal")}); });
    page.enter();
    auto* slips = page.findChild<QComboBox*>(QStringLiteral("setting_slip_printer"));
    auto* bills = page.findChild<QComboBox*>(QStringLiteral("setting_bill_printer"));
    QCOMPARE(slips->currentText(), QStringLiteral("The system’s printer"));
    QCOMPARE(bills->currentText(), QStringLiteral("Old laser, not there now"));
    // Said at the first of them: at the last it would seem to be of that paper.
    QCOMPARE(slips->accessibleDescription(), QStringLiteral("Each paper may go to another printer."));
    const int thermal = slips->findText(QStringLiteral("Thermal"));
    QVERIFY(thermal > 0);
    slips->setCurrentIndex(thermal);
    emit slips->activated(thermal);
    QCOMPARE(own.value(Choice::slipPrinter), QStringLiteral("Thermal"));
    QCOMPARE(own.value(Choice::billPrinter), QStringLiteral("Old laser"));
    QVERIFY(own.value(Choice::prescriptionPrinter).isEmpty());
    page.undoLast();
    QVERIFY(own.value(Choice::slipPrinter).isEmpty());
    QCOMPARE(ui::settings::printerChoiceOf(QStringLiteral("bill-A07-2627-00001")), Choice::billPrinter);
    QCOMPARE(ui::settings::printerChoiceOf(QStringLiteral("day-A07-1")), Choice::reportPrinter);
    QCOMPARE(ui::settings::printerChoiceOf(QStringLiteral("token-A-12")), Choice::slipPrinter);
}

void SettingsTest::theDefaultDoctor_isOneOfTheClinics() {
    using ui::settings::Choice;
    Office office({"Receptionist"});
    auto& own = office.stage.preferences;
    const auto beena = office.stage.text(office.stage.clinic.otherDoctor.uuid());
    office.go("default doctor");
    QCOMPARE(office.focus(), QStringLiteral("setting_usual_doctor"));
    auto* doctors = office.find<QComboBox>("setting_usual_doctor");
    QCOMPARE(doctors->currentText(), QStringLiteral("The first of the list"));
    const auto choose = [&] {
        const int row = doctors->findData(beena);
        doctors->setCurrentIndex(row);
        emit doctors->activated(row);
    };
    choose();
    QCOMPARE(own.value(Choice::usualDoctor), beena);
    office.trigger("action_undo");
    QVERIFY(own.value(Choice::usualDoctor).isEmpty());
    QCOMPARE(doctors->currentIndex(), 0);
    choose();
    // The desk asks for it at each patient.
    const auto unseen = office.stage.clinic.patient("Ramesh Patil", "50", "9800011111", "male");
    auto* desk = office.stage.page<ui::desk::DeskPage>("desk");
    office.stage.window->showPlace(QStringLiteral("desk"));
    office.stage.settle();
    desk->choosePatient(office.stage.text(unseen.uuid()), false);
    office.stage.settle();
    QCOMPARE(office.find<QComboBox>("token_doctor")->currentData().toString(), beena);
}

void SettingsTest::afterALock_noDoctorIsNamed() {
    Office office;
    auto& session = *office.stage.gate.session;
    QTemporaryDir folder;
    QSettings kept(folder.filePath(QStringLiteral("own.ini")), QSettings::IniFormat);
    ui::settings::Preferences own(kept);
    own.choose(ui::settings::Choice::usualDoctor, QStringLiteral("nobody"));
    std::vector<std::function<void()>> work;
    ui::settings::SettingsPage page(own);
    page.start(std::make_shared<clinic::Desk>(
        session, [&](std::function<void()> one) { work.push_back(std::move(one)); },
        [](std::function<void()> one) { one(); }));
    const auto answer = [&] {
        for (const auto& one : std::exchange(work, {}))
            one();
    };
    const auto* doctors = page.findChild<QComboBox*>(QStringLiteral("setting_usual_doctor"));
    page.enter();
    QCOMPARE(doctors->count(), 1);
    answer();
    QCOMPARE(doctors->count(), 3);
    // Who is no doctor of the clinic is nobody's default.
    QCOMPARE(doctors->currentIndex(), 0);
    page.enter();
    page.stop();
    answer();
    QCOMPARE(doctors->count(), 1);
}

/// They are kept by the PC: no name stands there as if others had their own.
void SettingsTest::ownSettings_areSaidToBeEverybodysOnThisPc() {
    Office office;
    const auto* page = office.stage.window->findChild<ui::settings::SettingsPage*>();
    const auto name = QString::fromStdString(office.stage.gate.session->userName);
    QStringList words;
    for (const auto* label : page->findChildren<QLabel*>())
        words << label->text();
    QVERIFY(words.contains(QStringLiteral("for everybody who works on this PC")));
    QVERIFY(!name.isEmpty() && !words.contains(name));
}

void SettingsTest::aNewPrice_isTypedSavedAndTakenBack() {
    Office office;
    office.go("price list");
    office.trigger("price_new");
    QCOMPARE(office.focus(), QStringLiteral("price_code"));
    office.type("price_code", "XRAY");
    office.type("price_text", "X-ray of the chest");
    office.type("price_rate", "1,250.50");
    office.type("price_sac", "9993");
    office.trigger("price_save");
    QCOMPARE(office.price("XRAY"), 125050);
    QCOMPARE(office.find("price_code")->text(), QString());
    office.trigger("action_undo");
    QCOMPARE(office.price("XRAY"), -1);
}

void SettingsTest::enterOnALine_bringsItsFiguresIntoTheForm() {
    Office office;
    clinic::SetPrice set;
    set.code = "ECG";
    set.text = "ECG, twelve leads";
    set.sac = "9993";
    set.rate = 25000;
    QVERIFY(clinic::execute(*office.stage.gate.session, set));
    office.stage.settle();
    office.go("price list");
    QCOMPARE(office.focus(), QStringLiteral("price_list"));
    auto* list = office.find<QListView>("price_list");
    for (int row = 0; row < list->model()->rowCount(); ++row)
        if (list->model()->index(row, 0).data(Qt::AccessibleTextRole).toString().startsWith(QLatin1String("ECG")))
            list->setCurrentIndex(list->model()->index(row, 0));
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(office.find("price_code")->text(), QStringLiteral("ECG"));
    QCOMPARE(office.focus(), QStringLiteral("price_rate"));
    office.type("price_rate", "300");
    office.trigger("price_save");
    QCOMPARE(office.price("ECG"), 30000);
    QTest::keyClick(list, Qt::Key_Return);
    office.trigger("price_retire");
    QCOMPARE(office.price("ECG"), -1);
}

void SettingsTest::withoutTheNetwork_whatWasTypedStays() {
    Office office;
    office.line.now.offlineSince = office.stage.clinic.clock.now();
    office.beginPrice("XRAY", "X-ray", "500");
    office.trigger("price_save");
    QVERIFY(office.find<QLabel>("price_error")->text().contains(QLatin1String("network")));
    QVERIFY(office.find<QLabel>("price_error")->isVisible());
    QCOMPARE(office.find("price_code")->text(), QStringLiteral("XRAY"));
    office.line.now.offlineSince.reset();
    office.trigger("price_save");
    QCOMPARE(office.price("XRAY"), 50000);
    QVERIFY(!office.find<QLabel>("price_error")->isVisible());
}

void SettingsTest::aWrongPrice_isShownAtItsField() {
    Office office;
    office.beginPrice("X RAY", "X-ray", "much");
    office.trigger("price_save");
    QCOMPARE(office.focus(), QStringLiteral("price_rate"));
    office.type("price_rate", "500");
    office.trigger("price_save");
    QCOMPARE(office.focus(), QStringLiteral("price_code"));
    QCOMPARE(office.price("X RAY"), -1);
}

void SettingsTest::theClinic_isSavedWithThePasswordAndTakenBack() {
    Office office;
    office.go("upi");
    QCOMPARE(office.focus(), QStringLiteral("setting_clinic_upi"));
    office.type("setting_clinic_upi", "banyan");
    office.trigger("clinic_save");
    QCOMPARE(office.focus(), QStringLiteral("clinic_password"));
    office.type("clinic_password", "right words");
    office.trigger("clinic_save");
    QCOMPARE(office.focus(), QStringLiteral("setting_clinic_upi"));
    QCOMPARE(office.setting("clinic.upi"), std::string());
    office.type("setting_clinic_upi", "banyan@okbank");
    office.type("setting_billing_discount_limit_paise", "150");
    office.type("clinic_password", "wrong words");
    office.trigger("clinic_save");
    QCOMPARE(office.setting("clinic.upi"), std::string());
    QCOMPARE(office.find("setting_clinic_upi")->text(), QStringLiteral("banyan@okbank"));
    QCOMPARE(office.find("clinic_password")->text(), QString());
    office.type("clinic_password", "right words");
    QTest::keyClick(office.find("clinic_password"), Qt::Key_Return);
    office.stage.settle();
    QCOMPARE(office.setting("clinic.upi"), std::string("banyan@okbank"));
    QCOMPARE(office.setting("billing.discount_limit_paise"), std::string("15000"));
    QVERIFY(!office.find<QAction>("clinic_save")->isEnabled());
    office.trigger("action_undo");
    QCOMPARE(office.find("setting_clinic_upi")->text(), QString());
    QCOMPARE(office.setting("clinic.upi"), std::string());
    QCOMPARE(office.setting("billing.discount_limit_paise"), std::string());
}

void SettingsTest::whoMayNot_seesNothingOfTheClinic() {
    Office office({"Receptionist"});
    auto* list = office.find<QListView>("settings_list");
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        const auto words = list->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(!words.contains(QLatin1String("Price")) && !words.contains(QLatin1String("GSTIN")), qPrintable(words));
    }
    QVERIFY(!office.find<QAction>("price_save")->isEnabled());
}

void SettingsTest::whatWasTyped_outlivesALock() {
    Office office;
    office.beginPrice("XRAY", "X-ray", "500");
    office.go("upi");
    office.type("setting_clinic_upi", "half");
    office.stage.lock();
    office.stage.unlock();
    office.stage.window->showPlace(QStringLiteral("settings"));
    office.stage.settle();
    QCOMPARE(office.find("price_code")->text(), QStringLiteral("XRAY"));
    QCOMPARE(office.find("price_rate")->text(), QStringLiteral("500"));
    QCOMPARE(office.find("setting_clinic_upi")->text(), QStringLiteral("half"));
}

void SettingsTest::aLockWhileSomethingIsSaved_leavesTheFormAlive() {
    Office office;
    office.beginPrice("XRAY", "X-ray", "500");
    office.hold();
    office.find<QAction>("price_save")->trigger();
    office.stage.lock();
    office.letGo();
    office.stage.unlock();
    office.stage.window->showPlace(QStringLiteral("settings"));
    office.stage.settle();
    office.beginPrice("ECG", "ECG", "250");
    office.trigger("price_save");
    QCOMPARE(office.price("ECG"), 25000);
}

void SettingsTest::whatIsTypedWhileAPriceIsSaved_stays() {
    Office office;
    office.beginPrice("XRAY", "X-ray", "500");
    office.hold();
    office.find<QAction>("price_save")->trigger();
    office.type("price_code", "ECG");
    office.letGo();
    office.stage.settle();
    QCOMPARE(office.price("XRAY"), 50000);
    QCOMPARE(office.find("price_code")->text(), QStringLiteral("ECG"));
}

QTEST_MAIN(SettingsTest)
#include "settings_test.moc"
