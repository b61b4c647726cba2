#include "ui/unlock/login_panel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/labels/labels.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/open_summary.h"
#include "ui/widgets/otp_field.h"
#include "ui/widgets/page.h"
#include "ui/widgets/password_field.h"

namespace opdesk::ui::unlock {

using widgets::FormRow;
using widgets::Label;

namespace {
constexpr int kShortestPassword = 8;
constexpr int kMobileFigures = 10;
constexpr int kSecondsBetweenCodes = 30;
constexpr int kLabelGap = 3;  ///< as FormRow has it
}  // namespace

LoginPanel::LoginPanel(clinic::Gate& gate, QWidget* parent) : QWidget(parent), m_gate(gate) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_title = new Label({}, Label::Look::title);
    m_title->setObjectName(QStringLiteral("login_title"));
    column->addWidget(m_title);
    m_explain = new Label(Label::Look::hint);
    m_explain->setObjectName(QStringLiteral("login_explain"));
    m_explain->setWordWrap(true);
    column->addWidget(m_explain);
    column->addSpacing(8);

    m_phone = new widgets::TextField(QStringLiteral("login_phone"), tr("Your mobile"));
    auto* phoneRow = new FormRow(tr("Your mobile"), m_phone, true);
    m_send =
        new widgets::OpButton(widgets::OpButton::Kind::secondary, tr("Send the code"), QStringLiteral("login_send"));
    auto* phone = new QHBoxLayout;
    phone->setSpacing(8);
    phone->addWidget(phoneRow, 1, Qt::AlignTop);
    auto* beside = new QVBoxLayout;
    // In line with the field, whatever the height of its label.
    beside->setSpacing(kLabelGap);
    auto* above = new Label(tr("Your mobile"), Label::Look::label);
    auto keeps = above->sizePolicy();
    keeps.setRetainSizeWhenHidden(true);
    above->setSizePolicy(keeps);
    above->hide();
    beside->addWidget(above);
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
    m_goBack = new QAction(tr("Back"), this);
    m_sendAgain = new QAction(this);
    m_sendAgain->setObjectName(QStringLiteral("login_send_again"));
    m_sendAgain->setShortcut(QKeySequence(Qt::ALT | Qt::Key_R));
    for (auto* action : {m_goBack, m_sendAgain}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, &LoginPanel::countDown);
    auto* back = new widgets::OpButton(widgets::OpButton::Kind::secondary, m_goBack, QStringLiteral("login_back"));
    back->setTall(true);
    m_open = new widgets::PrimaryButton(tr("Open"), QStringLiteral("login_open"), QStringLiteral("lock-open"));
    m_back = back;
    m_toFill =
        new widgets::OpenSummary(QStringLiteral("login_to_fill"), widgets::OpenSummary::Tone::open, Qt::AlignRight);
    buttons->setSpacing(12);
    buttons->addWidget(back, 0, Qt::AlignLeft);
    buttons->addWidget(m_toFill, 1, Qt::AlignVCenter);
    buttons->addWidget(m_open, 0, Qt::AlignRight);
    column->addLayout(buttons);
    column->addStretch();

    offerEnter();
    connect(m_phone, &QLineEdit::returnPressed, this, &LoginPanel::sendCode);
    connect(m_send, &QPushButton::clicked, this, &LoginPanel::sendCode);
    connect(m_otp, &widgets::OtpField::complete, this, [this] { m_password->setFocus(); });
    connect(m_password, &QLineEdit::returnPressed, this, [this] { m_again->setFocus(); });
    connect(m_again, &QLineEdit::returnPressed, this, &LoginPanel::finish);
    connect(m_open, &QPushButton::clicked, this, &LoginPanel::finish);
    connect(m_goBack, &QAction::triggered, this, &LoginPanel::backAsked);
    connect(m_sendAgain, &QAction::triggered, this, [this] {
        if (!m_challenge.empty() && maySend())
            sendCode();
    });
    for (QLineEdit* field :
         {static_cast<QLineEdit*>(m_otp), static_cast<QLineEdit*>(m_password), static_cast<QLineEdit*>(m_again)})
        connect(field, &QLineEdit::textChanged, this, &LoginPanel::showToFill);
    connect(m_phone, &QLineEdit::textChanged, this, [this] {
        m_send->setEnabled(maySend());
        showToFill();
    });
}

bool LoginPanel::hasMobile() const {
    const auto typed = m_phone->text();
    return std::ranges::count_if(typed, [](QChar c) { return c.isDigit(); }) >= kMobileFigures;
}

bool LoginPanel::maySend() const {
    return hasMobile() && !m_sending && m_secondsLeft == 0;
}

/// What is still missing, beside the button that waits for it.
void LoginPanel::showToFill() {
    std::vector<widgets::OpenPart> open;
    const auto lacks = [&](const QString& words, QLineEdit* field) {
        open.push_back({words, [field] { field->setFocus(Qt::ShortcutFocusReason); }});
    };
    if (m_challenge.empty() && !hasMobile())
        lacks(tr("mobile"), m_phone);
    if (m_challenge.empty() || m_otp->text().isEmpty())
        lacks(tr("code"), m_otp);
    if (m_password->text().isEmpty())
        lacks(tr("password"), m_password);
    if (m_again->text().isEmpty())
        lacks(tr("password again"), m_again);
    m_open->setEnabled(open.empty());
    const int count = static_cast<int>(open.size());
    m_toFill->setParts(tr("%n field(s) to fill:", nullptr, count), std::move(open));
}

void LoginPanel::start(bool again, bool mayBack) {
    // Who was here before opens what is here with the password alone, without the network; a new person has nothing
    // yet.
    const bool mayOffline = again && mayBack;
    m_back->setVisible(mayBack);
    m_goBack->setEnabled(mayBack);
    m_goBack->setText(mayOffline ? tr("Open offline") : tr("Back"));
    m_goBack->setShortcuts(
        mayOffline ? QList<QKeySequence>{QKeySequence(Qt::ALT | Qt::Key_O), QKeySequence(Qt::ALT | Qt::Key_B)}
                   : QList<QKeySequence>{QKeySequence(Qt::ALT | Qt::Key_B)});
    m_second.stop();
    m_secondsLeft = 0;
    m_sending = false;
    m_send->setEnabled(maySend());
    m_send->setText(tr("Send the code"));
    m_send->setAccessibleName(m_send->text());
    // Whoever is new here and whoever forgot the password go the same way.
    m_explain->setText(mayBack ? tr("A code of six figures comes to your phone; with it you choose your password for "
                                    "this desk. Needs the network once.")
                               : tr("A code of six figures comes to your phone. After it the clinic's records arrive; "
                                    "you can work meanwhile."));
    m_title->setText(again ? tr("Sign in again") : mayBack ? tr("Sign in with a code") : tr("First time on this desk"));
    m_challenge.clear();
    offerEnter();
    m_otp->clear();
    m_password->wipe();
    m_again->wipe();
    m_error->clear();
    showToFill();
    m_phone->setFocus();
}

void LoginPanel::showError(const base::Error& error) {
    m_error->setText(labels::errorSentence(error));
}

/// One button at a time says Enter: the code first, then the door.
void LoginPanel::offerEnter() {
    const QKeySequence enter(Qt::Key_Return);
    m_send->setKeys(m_challenge.empty() ? enter : m_sendAgain->shortcut());
    m_open->setKeys(m_challenge.empty() ? QKeySequence() : enter);
}

void LoginPanel::sendCode() {
    if (!hasMobile()) {
        m_error->setText(tr("A mobile number has ten figures."));
        m_phone->setFocus();
        return;
    }
    if (!maySend())
        return;
    m_sending = true;
    m_send->setEnabled(false);
    m_error->clear();
    m_gate.startLogin(widgets::utf8(m_phone->text()), [self = QPointer(this)](base::Result<std::string> challenge) {
        if (!self)
            return;
        self->m_sending = false;
        if (!challenge) {
            self->m_send->setEnabled(self->maySend());
            self->showError(challenge.error());
            return;
        }
        self->m_challenge = *challenge;
        self->offerEnter();
        self->m_secondsLeft = kSecondsBetweenCodes + 1;
        self->m_second.start();
        self->countDown();
        self->showToFill();
        self->m_otp->setFocus();
    });
}

void LoginPanel::countDown() {
    m_secondsLeft = std::max(0, m_secondsLeft - 1);
    m_send->setEnabled(maySend());
    m_send->setText(m_secondsLeft == 0 ? tr("Send again") : tr("Send again in %1 s").arg(m_secondsLeft));
    m_send->setAccessibleName(m_send->text());
    if (m_secondsLeft == 0)
        m_second.stop();
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
                           self->showToFill();
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
