#include "ui/unlock/enrol_panel.h"

#include <QPointer>
#include <QVBoxLayout>

#include "ui/labels/labels.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/page.h"

namespace opdesk::ui::unlock {

using widgets::FormRow;
using widgets::Label;
using widgets::TextField;

EnrolPanel::EnrolPanel(clinic::Gate& gate, QWidget* parent) : QWidget(parent), m_gate(gate) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(new Label(tr("Make this computer a desk of the clinic"), Label::Look::title));
    auto* explain = new Label(tr("The clinic admin gives the address and a code. Nothing is stored here before that."),
                              Label::Look::hint);
    explain->setWordWrap(true);
    column->addWidget(explain);
    column->addSpacing(8);
    m_server = new TextField(QStringLiteral("enrol_server"), tr("Server address"));
    m_server->setPlaceholderText(QStringLiteral("https://"));
    m_certificate = new TextField(QStringLiteral("enrol_certificate"), tr("Certificate file"));
    m_clinic = new TextField(QStringLiteral("enrol_clinic"), tr("Clinic code"));
    m_code = new TextField(QStringLiteral("enrol_code"), tr("One-time code"));
    m_name = new TextField(QStringLiteral("enrol_name"), tr("Name of this desk"));
    m_name->setText(tr("Desk 1"));
    for (auto* field : {m_server, m_certificate, m_clinic, m_code, m_name}) {
        column->addWidget(new FormRow(field->accessibleName(), field, true));
        connect(field, &QLineEdit::returnPressed, this, [this, field] {
            if (field == m_name)
                enrolNow();
            else
                focusNextChild();
        });
    }
    m_error = new Label(Label::Look::danger);
    m_error->setWordWrap(true);
    m_error->setObjectName(QStringLiteral("enrol_error"));
    column->addWidget(m_error);
    m_next = new widgets::PrimaryButton(tr("Make this a desk"), QStringLiteral("enrol_next"));
    m_next->setKeys(QKeySequence(Qt::Key_Return));
    connect(m_next, &QPushButton::clicked, this, &EnrolPanel::enrolNow);
    column->addWidget(m_next);
    column->addStretch();
}

void EnrolPanel::start() {
    m_error->clear();
    m_server->setFocus();
}

void EnrolPanel::enrolNow() {
    clinic::EnrolRequest request;
    request.serverUrl = widgets::utf8(m_server->text().trimmed());
    request.certificateFile = widgets::utf8(m_certificate->text().trimmed());
    request.clinicCode = widgets::utf8(m_clinic->text().trimmed());
    request.code = widgets::utf8(m_code->text().trimmed());
    request.deviceName = widgets::utf8(m_name->text().trimmed());
    m_next->setEnabled(false);
    m_error->setText(tr("Asking the clinic's server"));
    m_gate.enrol(request, [self = QPointer(this)](base::Status status) {
        if (!self)
            return;
        self->m_next->setEnabled(true);
        self->m_error->setText(status ? QString() : labels::errorSentence(status.error()));
        if (status)
            emit self->enrolled();
    });
}

}  // namespace opdesk::ui::unlock
