#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include "tests/support/billing_rows.h"
#include "tests/ui/scenes/stage.h"
#include "ui/shell/work_area.h"
#include "ui/theme/theme.h"
#include "ui/unlock/unlock_page.h"
#include "ui/widgets/key_bar.h"
#include "ui/widgets/label.h"
#include "ui/widgets/open_summary.h"

using namespace opdesk;
using base::ErrorCode;

namespace {

/// A door that answers as told and notes what it was asked.
struct ToldGate : clinic::Gate {
    ToldGate() {
        shown.enrolled = true;
        shown.clinicName = "Anand Clinic";
        shown.deviceName = "Desk 1";
        shown.people.push_back({model::StaffId(base::Uuid::v7(clock, random)), "Rohini Pawar", "Receptionist"});
    }
    void view(std::function<void(base::Result<clinic::GateView>)> done) override {
        if (isSlow)
            asked = std::move(done);
        else
            done(shown);
    }
    void enrol(clinic::EnrolRequest, std::function<void(base::Status)> done) override { done({}); }
    void startLogin(std::string, std::function<void(base::Result<std::string>)> done) override {
        ++codes;
        done(std::string("challenge"));
    }
    void finishLogin(std::string, std::string, std::string,
                     std::function<void(base::Result<std::shared_ptr<clinic::Desk>>)> done) override {
        done(base::fail(ErrorCode::unauthorized));
    }
    void unlock(model::StaffId, std::string,
                std::function<void(base::Result<std::shared_ptr<clinic::Desk>>)> done) override {
        done(base::fail(refusal));
    }
    void lock() override {}
    void resetCache(clinic::ResetCache order, std::function<void(base::Result<clinic::CacheReset>)> done) override {
        orders.push_back(order);
        auto answer = found;
        answer.done = !order.onlySay;
        done(answer);
    }

    base::ManualClock clock{base::fromMillis(1'700'000'000'000)};
    base::SeededRandom random{7};
    clinic::GateView shown;
    base::Error refusal;
    clinic::CacheReset found;
    std::vector<clinic::ResetCache> orders;
    int codes = 0;
    bool isSlow = false;  ///< who works here is answered when the test calls `asked`
    std::function<void(base::Result<clinic::GateView>)> asked;
};

struct Door {
    Door() : page(gate, gate.clock) {
        page.resize(1366, 768);
        page.show();
        page.start();
    }
    template <typename T>
    T* find(const char* name) {
        auto* found = page.findChild<T*>(QLatin1String(name));
        if (!found)
            qFatal("nothing is named %s", name);
        return found;
    }
    QString words(const char* name) { return find<ui::widgets::Label>(name)->text(); }
    QString tryPassword() {
        QTest::keyClicks(find<QLineEdit>("unlock_password"), QStringLiteral("what it was"));
        QTest::keyClick(find<QLineEdit>("unlock_password"), Qt::Key_Return);
        return find<QLineEdit>("unlock_password")->accessibleDescription();
    }
    ToldGate gate;
    ui::unlock::UnlockPage page;
};

}  // namespace

/// The door: what it says of wrong words, of work that is safe, of a damaged copy; and the lock that leads to it.
class DoorTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        ui::theme::install(*qApp, m_theme);
        scenes::installLanguage(QStringLiteral("en"));
    }

    void aWrongPassword_saysHowManyTriesAreLeft() {
        Door door;
        door.gate.refusal = {ErrorCode::wrongPassphrase, "3", {}, {}};
        QVERIFY(door.tryPassword().contains(QStringLiteral("3 tries left")));
        door.gate.refusal = {ErrorCode::rateLimited, "8", {}, {}};
        QCOMPARE(door.tryPassword(), QStringLiteral("Wait 8 seconds, then try again."));
        door.gate.refusal = {ErrorCode::rateLimited, "online", {}, {}};
        QVERIFY(door.tryPassword().contains(QStringLiteral("code from your phone")));
    }

    void theDoor_saysWhatOfTheWorkIsSafe() {
        Door door;
        auto* panel = door.find<QWidget>("door_panel");
        clinic::SyncStatus left;
        left.waiting = 2;
        left.attachments.toSend = 1;
        left.parked = 1;
        left.accessUntil = base::fromMillis(1'700'000'000'000) + std::chrono::hours(72);
        emit door.page.opened(nullptr);
        door.page.setLeft(left);
        door.page.start();
        const auto said = panel->accessibleDescription();
        QVERIFY2(said.contains(QStringLiteral("3 changes are not sent yet")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("1 waits for the clinic admin")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("Opens without the network until 18-11-2023")), qPrintable(said));
    }

    void theArrowsChooseThePersonFromThePassword() {
        Door door;
        door.gate.shown.people.push_back(
            {model::StaffId(base::Uuid::v7(door.gate.clock, door.gate.random)), "Sunil More", "Nurse"});
        door.page.start();
        auto* people = door.find<QListView>("unlock_people");
        auto* password = door.find<QLineEdit>("unlock_password");
        QCOMPARE(door.page.focusWidget(), password);
        password->setFocus();
        QTest::keyClicks(password, QStringLiteral("half"));
        for (const auto& [key, row] : {std::pair{Qt::Key_Down, 1}, std::pair{Qt::Key_Down, 1}, std::pair{Qt::Key_Up, 0},
                                       std::pair{Qt::Key_Up, 0}}) {
            QTest::keyClick(password, key);
            QCOMPARE(people->currentIndex().row(), row);
        }
        QCOMPARE(password->text(), QStringLiteral("half"));
        QCOMPARE(door.page.focusWidget(), password);
    }

    void enterWithoutAPassword_saysWhoseIsMissing() {
        Door door;
        door.page.start();
        auto* password = door.find<QLineEdit>("unlock_password");
        QTest::keyClick(password, Qt::Key_Return);
        QCOMPARE(password->accessibleDescription(), QStringLiteral("Type the password of Rohini Pawar."));
        QCOMPARE(door.page.focusWidget(), password);
    }

    void whatIsTypedBeforeTheDoorHasRead_stays() {
        Door door;
        door.gate.shown.people.push_back(
            {model::StaffId(base::Uuid::v7(door.gate.clock, door.gate.random)), "Sunil More", "Nurse"});
        door.page.start();
        auto* people = door.find<QListView>("unlock_people");
        auto* password = door.find<QLineEdit>("unlock_password");
        door.gate.isSlow = true;
        emit door.page.opened(nullptr);
        people->setFocus();
        door.page.start();
        QCOMPARE(door.page.window()->focusWidget(), password);
        QTest::keyClicks(password, QStringLiteral("half a pass"));
        people->setFocus();
        QTest::keyClick(people, Qt::Key_Down);
        door.gate.asked(door.gate.shown);
        QCOMPARE(password->text(), QStringLiteral("half a pass"));
        QCOMPARE(people->currentIndex().row(), 1);
        QCOMPARE(door.page.window()->focusWidget(), people);
        // Nor is anybody called back who has gone on to the code.
        door.page.start();
        door.find<QPushButton>("unlock_other")->click();
        auto* phone = door.find<QLineEdit>("login_phone");
        QCOMPARE(door.page.window()->focusWidget(), phone);
        door.gate.asked(door.gate.shown);
        QCOMPARE(door.page.window()->focusWidget(), phone);
        QVERIFY(phone->isVisible());
    }

    void whoForgotThePassword_isNotTakenForSomebodyNew() {
        Door door;
        door.find<QPushButton>("unlock_other")->click();
        QCOMPARE(door.words("login_title"), QStringLiteral("Sign in with a code"));
        QVERIFY(door.words("login_explain").contains(QStringLiteral("you choose your password")));
        door.gate.shown.people.clear();
        door.page.start();
        QCOMPARE(door.words("login_title"), QStringLiteral("First time on this desk"));
    }

    void aNewPc_saysThatTheRecordsArriveAfterTheCode() {
        Door door;
        const auto words = [&] { return door.find<ui::widgets::Label>("login_explain")->text(); };
        door.page.signInNext();
        door.page.start();
        QVERIFY(!words().contains(QStringLiteral("records arrive")));
        door.gate.shown.people.clear();
        door.page.start();
        QVERIFY(words().contains(QStringLiteral("records arrive")));
    }

    void whoseThePasswordIs_isOutlinedWhileItIsTyped() {
        Door door;
        door.gate.shown.people.push_back(
            {model::StaffId(base::Uuid::v7(door.gate.clock, door.gate.random)), "Sunil More", "Nurse"});
        door.page.start();
        auto* people = door.find<QListView>("unlock_people");
        QVERIFY(!people->hasFocus());
        const auto row = people->visualRect(people->currentIndex());
        const auto shown = people->viewport()->grab().toImage();
        const auto outline = ui::theme::currentTheme().color(ui::theme::Role::control).rgb();
        QCOMPARE(shown.pixel(row.right(), row.center().y()), outline);
        QCOMPARE(shown.pixel(row.center().x(), row.top()), outline);
        // And a tick at its end, which the others have not.
        const auto inkAtTheEndOf = [&](const QRect& line) {
            const auto ground = shown.pixel(line.center().x(), line.center().y());
            int pixels = 0;
            for (int x = line.right() - 40; x < line.right() - 4; ++x)
                for (int y = line.top() + 4; y < line.bottom() - 4; ++y)
                    pixels += shown.pixel(x, y) == ground ? 0 : 1;
            return pixels;
        };
        QVERIFY(inkAtTheEndOf(row) > 10);
        QCOMPARE(inkAtTheEndOf(people->visualRect(people->model()->index(1, 0))), 0);
    }

    void aDamagedCopy_isMadeAnew_afterSayingWhatIsNotSent() {
        Door door;
        door.gate.refusal = {ErrorCode::damaged, "the file is damaged", {}, {}};
        door.gate.found.waiting = 2;
        door.gate.found.parked = 1;
        door.gate.found.unreadable = 4;
        door.gate.found.damaged = true;
        door.tryPassword();
        auto* password = door.find<QLineEdit>("damaged_password");
        QVERIFY(password->isVisible());
        auto* anew = door.find<QPushButton>("damaged_anew");
        QVERIFY(!anew->isVisible());
        // Without the password nothing is even looked at.
        QTest::keyClick(password, Qt::Key_Return);
        QVERIFY(door.gate.orders.empty() && !door.words("damaged_error").isEmpty());
        QTest::keyClicks(password, QStringLiteral("right words"));
        QTest::keyClick(password, Qt::Key_Return);
        QCOMPARE(door.gate.orders.size(), std::size_t{1});
        QVERIFY(door.gate.orders[0].onlySay && door.gate.orders[0].exportFile.empty());
        QCOMPARE(door.gate.orders[0].staff.text(), door.gate.shown.people[0].staff.text());
        const auto found = door.words("damaged_found");
        QVERIFY2(found.contains(QStringLiteral("3 changes of this PC are not sent yet")), qPrintable(found));
        QVERIFY2(found.contains(QStringLiteral("4 rows cannot be read")), qPrintable(found));
        QVERIFY(anew->isVisible());
        anew->click();
        QCOMPARE(door.gate.orders.size(), std::size_t{2});
        QVERIFY(!door.gate.orders[1].onlySay);
        QVERIFY(found.contains(QString::fromStdString(door.gate.orders[1].exportFile)));
        QVERIFY(!door.gate.orders[1].exportFile.empty() && password->text().isEmpty());
        QVERIFY(door.find<QLineEdit>("unlock_password")->isVisible());
    }

    void anotherCode_isAskedForAfterHalfAMinuteOnly() {
        Door door;
        door.find<QPushButton>("unlock_other")->click();
        auto* send = door.find<QPushButton>("login_send");
        QVERIFY(!door.find<QPushButton>("login_open")->isEnabled());
        QVERIFY(!send->isEnabled());
        auto* toFill = door.find<ui::widgets::OpenSummary>("login_to_fill");
        QCOMPARE(toFill->summary(), QStringLiteral("4 fields to fill: mobile, code, password, password again"));
        door.find<QAbstractButton>("login_to_fill_4")->click();
        QCOMPARE(door.page.focusWidget(), door.find<QLineEdit>("login_password_again"));
        door.find<QLineEdit>("login_phone")->setText(QStringLiteral("98765 43210"));
        QVERIFY(send->isEnabled());
        send->click();
        QCOMPARE(door.gate.codes, 1);
        QVERIFY(!send->isEnabled());
        QCOMPARE(send->text(), QStringLiteral("Send again in 30 s"));
        door.find<QAction>("login_send_again")->trigger();
        QCOMPARE(door.gate.codes, 1);
    }

    void backOfTheLogin_leadsToThePassword_andPromisesANewPersonNothing() {
        Door door;
        door.find<QPushButton>("unlock_other")->click();
        auto* back = door.find<QPushButton>("login_back");
        QCOMPARE(back->text(), QStringLiteral("Back"));
        back->click();
        QVERIFY(door.find<QLineEdit>("unlock_password")->isVisible());
    }

    void theLastMinuteBeforeTheLock_isSaid_andAnyKeyStays() {
        scenes::Stage stage({"Receptionist"});
        tests::pullSetting(stage.clinic, "idle.Receptionist", "5");
        stage.unlock();
        stage.settle();
        auto* idle = stage.window->findChild<QTimer*>(QStringLiteral("idle"));
        auto* notice = stage.window->findChild<QTimer*>(QStringLiteral("idle_notice"));
        QCOMPARE(idle->interval(), 5 * 60'000);
        QCOMPARE(notice->interval(), 4 * 60'000);
        const auto status = [&] { return stage.window->work()->keys()->accessibleDescription(); };
        QMetaObject::invokeMethod(notice, "timeout");
        QCOMPARE(status(), QStringLiteral("Locks in a minute. Any key keeps it open."));
        QTest::keyClick(stage.window.get(), Qt::Key_Shift);
        QVERIFY(status().isEmpty() && idle->isActive());
        QMetaObject::invokeMethod(idle, "timeout");
        QVERIFY(!stage.window->work());
    }

private:
    ui::theme::Theme m_theme{ui::theme::ThemeChoice{}};
};

QTEST_MAIN(DoorTest)
#include "door_test.moc"
