#include "ui/unlock/damaged_panel.h"

#include <QAction>
#include <QDateTime>
#include <QDir>
#include <QHBoxLayout>
#include <QPointer>
#include <QStandardPaths>
#include <QVBoxLayout>

#include "ui/labels/labels.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/page.h"
#include "ui/widgets/password_field.h"

namespace opdesk::ui::unlock {

using widgets::Label;
using widgets::OpButton;

DamagedPanel::DamagedPanel(clinic::Gate& gate, QWidget* parent) : QWidget(parent), m_gate(gate) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_title = new Label({}, Label::Look::title);
    m_title->setObjectName(QStringLiteral("damaged_title"));
    m_title->setWordWrap(true);
    column->addWidget(m_title);
    auto* explain =
        new Label(tr("This PC cannot read its copy of the clinic’s records, and nothing was changed. The copy "
                     "can be made anew: what the clinic has comes back by itself over the network. First "
                     "it is looked up what was written here and not sent yet."),
                  Label::Look::hint);
    explain->setWordWrap(true);
    column->addWidget(explain);
    column->addSpacing(8);
    m_password = new widgets::PasswordField(QStringLiteral("damaged_password"), tr("Your password"));
    column->addWidget(new widgets::FormRow(tr("Your password"), m_password, true));
    m_found = new Label(Label::Look::body);
    m_found->setObjectName(QStringLiteral("damaged_found"));
    m_found->setWordWrap(true);
    column->addWidget(m_found);
    m_error = new Label(Label::Look::danger);
    m_error->setObjectName(QStringLiteral("damaged_error"));
    m_error->setWordWrap(true);
    column->addWidget(m_error);
    auto* goBack = new QAction(tr("Back"), this);
    goBack->setShortcut(QKeySequence(Qt::ALT | Qt::Key_B));
    goBack->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(goBack);
    m_look = new widgets::PrimaryButton(tr("Look what is not sent"), QStringLiteral("damaged_look"),
                                        QStringLiteral("search"));
    m_look->setKeys(QKeySequence(Qt::Key_Return));
    m_anew = new OpButton(OpButton::Kind::danger, tr("Make it anew"), QStringLiteral("damaged_anew"));
    m_anew->setTall(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(new OpButton(OpButton::Kind::secondary, goBack, QStringLiteral("damaged_back")));
    buttons->addStretch();
    buttons->addWidget(m_look);
    buttons->addWidget(m_anew);
    column->addLayout(buttons);
    column->addStretch();
    connect(goBack, &QAction::triggered, this, &DamagedPanel::backAsked);
    connect(m_look, &QPushButton::clicked, this, &DamagedPanel::look);
    connect(m_password, &QLineEdit::returnPressed, this, &DamagedPanel::look);
    connect(m_anew, &QPushButton::clicked, this, &DamagedPanel::makeAnew);
}

void DamagedPanel::start(const model::StaffId& staff, const QString& name) {
    m_staff = staff;
    m_file.clear();
    m_title->setText(tr("The records on this PC are damaged"));
    m_password->setAccessibleName(tr("Password of %1").arg(name));
    m_password->wipe();
    m_found->clear();
    m_error->clear();
    m_look->show();
    m_anew->hide();
    m_password->setFocus();
}

void DamagedPanel::look() {
    if (m_password->text().isEmpty()) {
        m_error->setText(tr("Type your password: only you may look at what you wrote."));
        m_password->setFocus();
        return;
    }
    // Asked again, whatever was found before counts no more.
    m_file.clear();
    m_anew->hide();
    m_look->show();
    run(true);
}

void DamagedPanel::makeAnew() {
    run(false);
}

void DamagedPanel::run(bool onlySay) {
    m_error->clear();
    m_look->setEnabled(false);
    m_anew->setEnabled(false);
    clinic::ResetCache order;
    order.staff = m_staff;
    order.passphrase = widgets::utf8(m_password->text());
    order.exportFile = widgets::utf8(m_file);
    order.onlySay = onlySay;
    m_gate.resetCache(order, [self = QPointer(this)](base::Result<clinic::CacheReset> found) {
        if (!self)
            return;
        self->m_look->setEnabled(true);
        self->m_anew->setEnabled(true);
        if (!found)
            self->showError(found.error());
        else if (!found->done)
            self->show(*found);
        else {
            self->m_password->wipe();
            emit self->madeAnew();
        }
    });
}

/// What is in the way, where it goes, and the step that is left.
void DamagedPanel::show(const clinic::CacheReset& found) {
    QStringList words;
    const auto unsent = static_cast<int>(found.waiting + found.parked + found.looks);
    if (unsent > 0)
        words << tr("%n changes of this PC are not sent yet.", nullptr, unsent);
    if (found.unreadable > 0)
        words << tr("%n rows cannot be read any more.", nullptr, static_cast<int>(found.unreadable));
    if (words.isEmpty())
        words << tr("Nothing is waiting to be sent that could still be read.");
    // Of a damaged file more may be there than could be counted.
    if (unsent > 0 || found.unreadable > 0 || found.damaged) {
        m_file = newFile();
        words
            << tr("What can be saved is kept, sealed with your password, in %1. Give that file to the clinic admin to "
                  "have it sent.")
                   .arg(QDir::toNativeSeparators(m_file));
    }
    words << tr("Making it anew takes only this PC’s copy away.");
    m_found->setText(words.join(QLatin1Char(' ')));
    m_look->hide();
    m_anew->show();
    m_anew->setFocus();
}

void DamagedPanel::showError(const base::Error& error) {
    m_error->setText(labels::errorSentence(error));
    if (error.code == base::ErrorCode::wrongPassphrase) {
        m_password->wipe();
        m_password->setFocus();
    }
}

QString DamagedPanel::newFile() const {
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    folder.mkpath(QStringLiteral("."));
    return folder.filePath(QStringLiteral("opdesk-unsent-%1.sealed")
                               .arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"))));
}

}  // namespace opdesk::ui::unlock
