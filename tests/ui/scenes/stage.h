#pragma once

#include <QPointer>
#include <QSettings>
#include <QTemporaryDir>
#include <QTranslator>
#include <memory>

#include "core/clinic/gate.h"
#include "tests/support/test_session.h"
#include "ui/settings/preferences.h"
#include "ui/shell/main_window.h"
#include "ui/shell/work_area.h"
#include "ui/widgets/page.h"

namespace opdesk::tests {
struct ClinicServer;
}

namespace opdesk::scenes {

/// A door that opens at once for anybody, over the session given to it.
class OpenGate : public clinic::Gate {
public:
    void view(std::function<void(base::Result<clinic::GateView>)> done) override;
    void enrol(clinic::EnrolRequest request, std::function<void(base::Status)> done) override;
    void startLogin(std::string phone, std::function<void(base::Result<std::string>)> done) override;
    void finishLogin(std::string challenge, std::string otp, std::string passphrase,
                     std::function<void(base::Result<std::shared_ptr<clinic::Desk>>)> done) override;
    void unlock(model::StaffId staff, std::string passphrase,
                std::function<void(base::Result<std::shared_ptr<clinic::Desk>>)> done) override;
    void lock() override;

    clinic::GateView shown;
    clinic::Session* session = nullptr;  ///< whose desk unlock() gives
    clinic::Executor storeThread = [](std::function<void()> work) { work(); };
};

/// The whole window over a real encrypted store in a folder of its own, with a small clinic's morning in it, a clock
/// that stands still and everything on one thread. What scenes and the tests of all pages look at.
class Stage {
public:
    /// Roles of whoever works here; the first names the user.
    explicit Stage(const std::vector<std::string>& roles = {"Doctor", "Receptionist", "Billing", "Nurse"});
    ~Stage();

    /// A window that nothing was done in yet, whose own choices are the language and the colours that are shown; the
    /// clinic stays as it is.
    void makeWindow();
    void unlock();
    void lock();
    /// Posted work, layout and paint until nothing is left.
    void settle();
    /// The clinic's admin, with a server that knows its PCs, or whoever works here otherwise. Locks when that changes.
    void workAs(bool admin);
    template <typename T>
    T* page(const char* id) {
        return window->work()->template page<T>(id);
    }
    QString text(const base::Uuid& id) const { return QString::fromStdString(id.text()); }

    tests::TestClinic clinic;
    model::PatientId vaishali, prakash, harpreet;
    model::VisitId vaishaliVisit, prakashVisit;
    OpenGate gate;
    QTemporaryDir folder;
    QSettings kept;
    ui::settings::Preferences preferences;
    bool consulted = false;  ///< the medicines of the consultation's scene are written once
    bool isPriced = false;   ///< as the prices of theirs
    std::unique_ptr<ui::shell::MainWindow> window;
    /// What the present scene is about: the window, or one of its own (the board).
    QWidget& shown() { return m_other ? *m_other : static_cast<QWidget&>(*window); }
    void setShown(QWidget* other);

private:
    void fill();
    void fillServer();
    std::unique_ptr<tests::ClinicServer> m_server;
    clinic::Session* m_usual = nullptr;
    clinic::Session* m_admin = nullptr;
    QPointer<QWidget> m_other;
};

/// One thing to look at. arrange() brings the window of the stage there; scenes run in order on one stage.
struct Scene {
    const char* name;
    void (*arrange)(Stage& stage);
};
std::span<const Scene> scenes();

/// Loads the program's texts: "en", "hi"; "long" is English with every text half as long again.
void installLanguage(const QString& code);
/// As installed last; "en" before.
QString installedLanguage();

}  // namespace opdesk::scenes
