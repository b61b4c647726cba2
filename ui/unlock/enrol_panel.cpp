#include "ui/unlock/enrol_panel.h"

#include <QAction>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPointer>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/labels/labels.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/page.h"
#include "ui/widgets/segmented_control.h"

namespace opdesk::ui::unlock {

using widgets::FormRow;
using widgets::Label;
using widgets::OpButton;
using widgets::TextField;
using widgets::utf8;

namespace {
enum EnrolStep { kLanguage, kServer, kClinic, kThisPc };
constexpr int kRowGap = 3;        ///< between a label and its field, as FormRow has it
constexpr int kStepHeight = 216;  ///< of the highest step in any language: the buttons below keep their place
}  // namespace

QStringList EnrolPanel::steps() {
    return {tr("Language"), tr("Web address of the clinic"), tr("The clinic and its code"), tr("This PC"),
            tr("Your password")};
}

EnrolPanel::EnrolPanel(clinic::Gate& gate, QWidget* parent) : QWidget(parent), m_gate(gate) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_steps = new QStackedWidget;
    m_steps->setMinimumHeight(kStepHeight);
    column->addWidget(m_steps);

    m_language = new widgets::SegmentedControl(QStringLiteral("enrol_language"), tr("Language of the screen"));
    m_language->addChoice(QStringLiteral("en"), QStringLiteral("English"));
    m_language->addChoice(QStringLiteral("hi"), QString::fromUtf8("हिन्दी"));
    //: The code of the language this is translated to, such as hi
    m_language->setCurrent(tr("en"));
    auto* language = addStep(tr("Make this PC a desk of the clinic"),
                             tr("Which language for the screen? Each person can choose another later."));
    language->addWidget(new FormRow(tr("Language of the screen"), m_language));
    language->addStretch();

    m_server = new TextField(QStringLiteral("enrol_server"), tr("Address of the clinic"));
    m_server->setPlaceholderText(QStringLiteral("https://"));
    m_certificate = new TextField(QStringLiteral("enrol_certificate"), tr("Certificate file"));
    auto* server = addStep(tr("Web address of the clinic"),
                           tr("The clinic admin gives the address and the file. Nothing is stored here before that."));
    addField(server, m_server);
    auto* choose = new OpButton(OpButton::Kind::secondary, tr("Choose…"), QStringLiteral("enrol_choose"),
                                QStringLiteral("file-text"));
    choose->setProperty("dotsAreWords", true);
    auto* file = new QHBoxLayout;
    file->setSpacing(8);
    auto* fileRow = new FormRow(tr("Certificate file"), m_certificate, true);
    fileRow->setHelp(tr("Ends with .pem or .crt"));
    file->addWidget(fileRow, 1);
    auto* beside = new QVBoxLayout;
    // In line with the field, whatever the height of its label.
    beside->setSpacing(kRowGap);
    auto* above = new Label(tr("Certificate file"), Label::Look::label);
    auto keeps = above->sizePolicy();
    keeps.setRetainSizeWhenHidden(true);
    above->setSizePolicy(keeps);
    above->hide();
    beside->addWidget(above);
    beside->addWidget(choose);
    beside->addStretch();
    file->addLayout(beside);
    server->addLayout(file);
    server->addStretch();
    connect(choose, &QPushButton::clicked, this, &EnrolPanel::chooseCertificate);

    m_clinic = new TextField(QStringLiteral("enrol_clinic"), tr("Clinic code"));
    m_code = new TextField(QStringLiteral("enrol_code"), tr("One-time code"));
    auto* clinic = addStep(tr("The clinic and its code"),
                           tr("The clinic admin gives both. A one-time code makes one PC a desk, once."));
    addField(clinic, m_clinic);
    addField(clinic, m_code);
    clinic->addStretch();

    m_name = new TextField(QStringLiteral("enrol_name"), tr("Name of this desk"));
    m_name->setText(tr("Desk %1").arg(1));
    auto* own = addStep(tr("This PC"),
                        tr("Its name stands beside what is written here, so that everybody knows where it was."));
    addField(own, m_name, tr("Such as: Desk 1, Reception, Room 2"));
    own->addStretch();

    m_error = new Label(Label::Look::danger);
    m_error->setWordWrap(true);
    m_error->setObjectName(QStringLiteral("enrol_error"));
    column->addWidget(m_error);
    auto* goBack = new QAction(tr("Back"), this);
    goBack->setShortcut(QKeySequence(Qt::ALT | Qt::Key_B));
    goBack->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(goBack);
    connect(goBack, &QAction::triggered, this, &EnrolPanel::back);
    m_back = new OpButton(OpButton::Kind::secondary, goBack, QStringLiteral("enrol_back"));
    m_back->setTall(true);
    m_next = new widgets::PrimaryButton(tr("Next"), QStringLiteral("enrol_next"));
    m_next->setKeys(QKeySequence(Qt::Key_Return));
    m_next->setAutoDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_back);
    buttons->addStretch();
    buttons->addWidget(m_next);
    column->addLayout(buttons);
    column->addStretch();
    walk(m_server, m_certificate);
    walk(m_certificate, nullptr);
    walk(m_clinic, m_code);
    walk(m_code, nullptr);
    walk(m_name, nullptr);
    connect(m_next, &QPushButton::clicked, this, &EnrolPanel::next);
    connect(m_language, &widgets::SegmentedControl::chosen, this, &EnrolPanel::languageAsked);
}

QVBoxLayout* EnrolPanel::addStep(const QString& title, const QString& words) {
    auto* step = new QWidget;
    auto* column = new QVBoxLayout(step);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(new Label(title, Label::Look::title));
    auto* explain = new Label(words, Label::Look::hint);
    explain->setWordWrap(true);
    column->addWidget(explain);
    column->addSpacing(8);
    m_steps->addWidget(step);
    return column;
}

void EnrolPanel::addField(QVBoxLayout* column, TextField* field, const QString& help) {
    auto* row = new FormRow(field->accessibleName(), field, true);
    if (!help.isEmpty())
        row->setHelp(help);
    column->addWidget(row);
}

/// Enter walks the fields of a step; in the last one it goes on.
void EnrolPanel::walk(TextField* field, TextField* after) {
    connect(field, &QLineEdit::returnPressed, this, [this, field, after] {
        if (after && !field->text().trimmed().isEmpty())
            after->setFocus();
        else
            next();
    });
}

void EnrolPanel::start() {
    show(kLanguage);
}

void EnrolPanel::show(int step) {
    m_error->clear();
    m_steps->setCurrentIndex(step);
    m_back->setEnabled(step > 0);
    const auto word = step == kThisPc ? tr("Make this a desk") : tr("Next");
    m_next->setText(word);
    m_next->setAccessibleName(word);
    emit stepShown(step);
    if (step == kLanguage)
        m_next->setFocus();
    else if (step == kServer)
        m_server->setFocus();
    else if (step == kClinic)
        m_clinic->setFocus();
    else
        m_name->setFocus();
}

/// An empty field of the step is named and takes the focus; the server judges the rest.
void EnrolPanel::next() {
    const int step = m_steps->currentIndex();
    const auto empty = [this](TextField* field) {
        if (!field->text().trimmed().isEmpty())
            return false;
        m_error->setText(tr("Still to fill in: %1").arg(field->accessibleName()));
        field->setFocus();
        return true;
    };
    if (step == kServer && (empty(m_server) || empty(m_certificate)))
        return;
    if (step == kClinic && (empty(m_clinic) || empty(m_code)))
        return;
    if (step < kThisPc)
        show(step + 1);
    else if (!empty(m_name))
        enrolNow();
}

void EnrolPanel::back() {
    if (m_steps->currentIndex() > 0)
        show(m_steps->currentIndex() - 1);
}

void EnrolPanel::chooseCertificate() {
    auto* dialog = new QFileDialog(this, tr("Certificate file"), {}, tr("Certificates (*.pem *.crt *.cer);;All (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        m_certificate->setText(file);
        m_certificate->setFocus();
    });
    dialog->open();
}

/// Where the field stands that an error names.
int EnrolPanel::stepOf(const std::string& field) const {
    if (field == "server" || field == "server_url" || field == "certificate" || field == "certificate_file")
        return kServer;
    if (field == "clinic_code" || field == "code")
        return kClinic;
    return kThisPc;
}

void EnrolPanel::enrolNow() {
    clinic::EnrolRequest request;
    request.serverUrl = utf8(m_server->text().trimmed());
    request.certificateFile = utf8(m_certificate->text().trimmed());
    request.clinicCode = utf8(m_clinic->text().trimmed());
    request.code = utf8(m_code->text().trimmed());
    request.deviceName = utf8(m_name->text().trimmed());
    m_next->setEnabled(false);
    m_error->setLook(Label::Look::hint);
    m_error->setText(tr("Asking the clinic"));
    m_gate.enrol(request, [self = QPointer(this)](base::Status status) {
        if (!self)
            return;
        self->m_next->setEnabled(true);
        self->m_error->setLook(Label::Look::danger);
        if (status) {
            self->m_error->clear();
            emit self->enrolled();
            return;
        }
        self->show(self->stepOf(status.error().field));
        self->m_error->setText(labels::errorSentence(status.error()));
    });
}

}  // namespace opdesk::ui::unlock
