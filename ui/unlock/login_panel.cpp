#include "ui/unlock/login_panel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPointer>
#include <QVBoxLayout>

#include "ui/labels/labels.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/otp_field.h"
#include "ui/widgets/page.h"
#include "ui/widgets/password_field.h"

namespace opdesk::ui::unlock {

using widgets::FormRow;
using widgets::Label;

namespace {
constexpr int kShortestPassword = 8;
}

LoginPanel::LoginPanel(clinic::Gate& gate, QWidget* parent) : QWidget(parent), m_gate(gate) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_title = new Label({}, Label::Look::title);
    m_title->setObjectName(QStringLiteral("login_title"));
    column->addWidget(m_title);
    auto* explain = new Label(tr("The clinic sends a code of six figures to your phone. This needs the network once."),
                              Label::Look::hint);
    explain->setWordWrap(true);
    column->addWidget(explain);
    column->addSpacing(8);

    m_phone = new widgets::TextField(QStringLiteral("login_phone"), tr("Your mobile"));
    auto* phoneRow = new FormRow(tr("Your mobile"), m_phone, true);
    m_send =
        new widgets::OpButton(widgets::OpButton::Kind::secondary, tr("Send the code"), QStringLiteral("login_send"));
    auto* phone = new QHBoxLayout;
    phone->setSpacing(8);
    phone->addWidget(phoneRow, 1, Qt::AlignTop);
    auto* beside = new QVBoxLayout;
    beside->addSpacing(m_send->fontMetrics().height() + 3);  // in line with the field, below its label
    beside->addWidget(m_send);
    phone->addLayout(beside);
    phone->setAlignment(beside, Qt::AlignTop);
    column->addLayout(phone);
    m_otp = new widgets::OtpField(QStringLiteral("login_otp"), tr("Code from the phone"));
    column->addWidget(new FormRow(tr("Code from the phone"), m_otp, true));
    m_password = new widgets::PasswordField(QStringLiteral("login_password"), tr("Password for this desk"));
    auto* passwordRow = new FormRow(tr("Password for this desk"), m_password, true);
    passwordRow->setHelp(tr("8 characters or more. A sentence is easy to keep."));
    column->addWidget(passwordRow);
    m_again = new widgets::PasswordField(QStringLiteral("login_password_again"), tr("The same again"));
    column->addWidget(new FormRow(tr("The same again"), m_again, true));
    m_error = new Label(Label::Look::danger);
    m_error->setWordWrap(true);
    m_error->setObjectName(QStringLiteral("login_error"));
    column->addWidget(m_error);

    auto* buttons = new QHBoxLayout;
    auto* goBack = new QAction(tr("Back"), this);
    goBack->setShortcut(QKeySequence(Qt::ALT | Qt::Key_B));
    goBack->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(goBack);
    auto* back = new widgets::OpButton(widgets::OpButton::Kind::secondary, goBack, QStringLiteral("login_back"));
    m_open = new widgets::PrimaryButton(tr("Open"), QStringLiteral("login_open"));
    buttons->addWidget(back);
    buttons->addStretch();
    buttons->addWidget(m_open);
    column->addLayout(buttons);
    column->addStretch();

    offerEnter();
    connect(m_phone, &QLineEdit::returnPressed, this, &LoginPanel::sendCode);
    connect(m_send, &QPushButton::clicked, this, &LoginPanel::sendCode);
    connect(m_otp, &widgets::OtpField::complete, this, [this] { m_password->setFocus(); });
    connect(m_password, &QLineEdit::returnPressed, this, [this] { m_again->setFocus(); });
    connect(m_again, &QLineEdit::returnPressed, this, &LoginPanel::finish);
    connect(m_open, &QPushButton::clicked, this, &LoginPanel::finish);
    connect(goBack, &QAction::triggered, this, &LoginPanel::backAsked);
}

void LoginPanel::start(bool again) {
    m_title->setText(again ? tr("Sign in again") : tr("First time on this desk"));
    m_challenge.clear();
    offerEnter();
    m_otp->clear();
    m_password->wipe();
    m_again->wipe();
    m_error->clear();
    m_phone->setFocus();
}

void LoginPanel::showError(const base::Error& error) {
    m_error->setText(labels::errorSentence(error));
}

/// One button at a time says Enter: the code first, then the door.
void LoginPanel::offerEnter() {
    const QKeySequence enter(Qt::Key_Return);
    m_send->setKeys(m_challenge.empty() ? enter : QKeySequence());
    m_open->setKeys(m_challenge.empty() ? QKeySequence() : enter);
}

void LoginPanel::sendCode() {
    m_send->setEnabled(false);
    m_error->clear();
    m_gate.startLogin(widgets::utf8(m_phone->text()), [self = QPointer(this)](base::Result<std::string> challenge) {
        if (!self)
            return;
        self->m_send->setEnabled(true);
        if (!challenge) {
            self->showError(challenge.error());
            return;
        }
        self->m_challenge = *challenge;
        self->offerEnter();
        self->m_send->setText(tr("Send again"));
        self->m_send->setAccessibleName(self->m_send->text());
        self->m_otp->setFocus();
    });
}

void LoginPanel::finish() {
    if (m_challenge.empty()) {
        m_error->setText(tr("Send the code first."));
        m_phone->setFocus();
        return;
    }
    if (m_password->text().size() < kShortestPassword) {
        m_error->setText(tr("Use 8 characters or more."));
        m_password->setFocus();
        return;
    }
    if (m_password->text() != m_again->text()) {
        m_error->setText(tr("The two passwords differ. Type the second once more."));
        m_again->wipe();
        m_again->setFocus();
        return;
    }
    m_open->setEnabled(false);
    m_error->clear();
    m_gate.finishLogin(m_challenge, widgets::utf8(m_otp->text()), widgets::utf8(m_password->text()),
                       [self = QPointer(this)](base::Result<std::shared_ptr<clinic::Desk>> desk) {
                           if (!self)
                               return;
                           self->m_open->setEnabled(true);
                           if (!desk) {
                               self->showError(desk.error());
                               return;
                           }
                           self->m_password->wipe();
                           self->m_again->wipe();
                           emit self->opened(*desk);
                       });
}

}  // namespace opdesk::ui::unlock
