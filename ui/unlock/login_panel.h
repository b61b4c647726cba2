#pragma once

#include <QTimer>
#include <QWidget>

#include "core/clinic/gate.h"

class QAction;

namespace opdesk::ui::widgets {
class Label;
class OpButton;
class OpenSummary;
class OtpField;
class PasswordField;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::unlock {

/// A person's first login on this desk, or a new password: phone, six figures, password twice.
class LoginPanel : public QWidget {
    Q_OBJECT
public:
    explicit LoginPanel(clinic::Gate& gate, QWidget* parent = nullptr);
    /// `again`: the session ended and what waits is to go out. `mayBack`: there is somebody here to go back to.
    void start(bool again, bool mayBack);

signals:
    void opened(std::shared_ptr<opdesk::clinic::Desk> desk);
    void backAsked();

private:
    void sendCode();
    void offerEnter();
    /// Counts the seconds until another code may be asked for.
    void countDown();
    bool hasMobile() const;
    bool maySend() const;
    void showToFill();
    void finish();
    void showError(const base::Error& error);

    clinic::Gate& m_gate;
    std::string m_challenge;
    QTimer m_second;
    int m_secondsLeft = 0;
    bool m_sending = false;
    QAction* m_sendAgain;
    QAction* m_goBack;
    widgets::Label* m_title;
    widgets::Label* m_explain;
    widgets::TextField* m_phone;
    widgets::OpButton* m_send;
    widgets::OtpField* m_otp;
    widgets::PasswordField* m_password;
    widgets::PasswordField* m_again;
    widgets::Label* m_error;
    widgets::OpenSummary* m_toFill;
    widgets::OpButton* m_back;
    widgets::OpButton* m_open;
};

}  // namespace opdesk::ui::unlock
