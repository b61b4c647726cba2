#pragma once

#include <QStringList>
#include <QWidget>
#include <memory>

#include "core/clinic/gate.h"
#include "core/clinic/ports.h"

class QSpacerItem;
class QStackedWidget;

namespace opdesk::ui::widgets {
class FormRow;
class ListView;
class OpButton;
class PasswordField;
}  // namespace opdesk::ui::widgets
class QStandardItemModel;

namespace opdesk::ui::unlock {

class DamagedPanel;
class DoorPanel;
class EnrolPanel;
class LoginPanel;

/// The door (screens.md §1 and §2): first-run enrolment, login with a one-time code, unlock with the password. Shows
/// staff and counts only, never patient data, and never which of name or password was wrong.
class UnlockPage : public QWidget {
    Q_OBJECT
public:
    UnlockPage(clinic::Gate& gate, const base::Clock& clock, QWidget* parent = nullptr);

    /// Shows the step that is due: by what is known at once, and again when who works here has been read. Whoever
    /// begins to type in between goes on.
    void start();
    /// The step the next start() shows is the login: the session with the server has ended.
    void signInNext() { m_signInNext = true; }
    /// What the session that is being left had to send, and how long it opens without the network.
    void setLeft(const clinic::SyncStatus& status);
    QSize minimumSizeHint() const override;

signals:
    void opened(std::shared_ptr<opdesk::clinic::Desk> desk);
    /// The language of the screen, chosen in the first step of the enrolment.
    void languageAsked(const QString& code);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildUnlock();
    void showEnrolment();
    /// `again`: somebody who is known here.
    void showLogin(bool again);
    void showDamaged(const model::StaffId& staff);
    QStringList safeWords() const;
    static QString roleWords(const QString& roles);
    void showView(const base::Result<clinic::GateView>& view);
    bool fillPeople();
    void showPeople();
    void unlockNow();
    void fitPeople();
    void setBusy(bool busy);
    void showError(const base::Error& error);

    clinic::Gate& m_gate;
    const base::Clock& m_clock;
    clinic::GateView m_view;
    clinic::SyncStatus m_left;
    QStackedWidget* m_steps;
    EnrolPanel* m_enrol = nullptr;
    LoginPanel* m_login = nullptr;
    DamagedPanel* m_damaged = nullptr;
    QWidget* m_unlock;
    DoorPanel* m_door;
    widgets::FormRow* m_passwordRow;
    widgets::ListView* m_people;
    QStandardItemModel* m_peopleModel;
    QStringList m_filledWith;    ///< the people of the list
    bool m_peopleShown = false;  ///< by this start, before they were read anew
    widgets::PasswordField* m_password;
    widgets::OpButton* m_open;
    QSpacerItem* m_above;
    bool m_justEnrolled = false;
    bool m_wasOpened = false;
    bool m_signInNext = false;
};

}  // namespace opdesk::ui::unlock
