#include "ui/desk/token_panel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPointer>
#include <QVBoxLayout>

#include <utility>

#include "ui/desk/rows.h"
#include "ui/labels/labels.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/page.h"
#include "ui/widgets/segmented_control.h"

namespace opdesk::ui::desk {

using widgets::Label;
using widgets::qt;
using widgets::utf8;

TokenPanel::TokenPanel(QWidget* parent) : QWidget(parent) {
    auto* grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    m_doctor = new widgets::ComboField(QStringLiteral("token_doctor"), tr("Doctor"));
    m_doctor->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_kind = new widgets::SegmentedControl(QStringLiteral("token_kind"), tr("Visit"));
    m_kind->addChoice(QString(), tr("Auto"));
    m_kind->addChoice(QStringLiteral("new"), tr("New"));
    m_kind->addChoice(QStringLiteral("follow_up"), tr("Follow-up"));
    m_kind->addChoice(QStringLiteral("report"), tr("Report"));
    m_kind->setCurrent(QString());
    m_kind->setProperty("fillsLine", true);
    m_kind->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    grid->addWidget(new Label(tr("Doctor"), Label::Look::label), 0, 0);
    grid->addWidget(m_doctor, 0, 1);
    grid->addWidget(new Label(tr("Visit"), Label::Look::label), 1, 0);
    grid->addWidget(m_kind, 1, 1);
    m_priority = new widgets::ComboField(QStringLiteral("token_priority"), tr("Priority"));
    for (const auto* word : {"normal", "elderly", "pregnant", "emergency"})
        m_priority->addItem(labels::valueLabel("visit", "priority", word), QLatin1String(word));
    m_reason = new widgets::TextField(QStringLiteral("token_priority_reason"), tr("Why a priority"));
    m_reason->setPlaceholderText(tr("Why?"));
    auto* priority = new QHBoxLayout;
    priority->setSpacing(8);
    priority->addWidget(m_priority, 1);
    priority->addWidget(m_reason, 1);
    grid->addWidget(new Label(tr("Priority"), Label::Look::label), 2, 0);
    grid->addLayout(priority, 2, 1);
    grid->setColumnStretch(1, 1);

    m_give = new widgets::PrimaryButton(tr("Give token"), QStringLiteral("token_give"), QStringLiteral("ticket"));
    m_give->setKeys(QKeySequence(Qt::Key_Return));
    m_give->setAutoDefault(true);
    m_booked = new Label(Label::Look::strong);
    m_booked->setObjectName(QStringLiteral("token_booked"));
    m_booked->setWordWrap(true);
    m_booked->hide();
    m_hint = new Label(Label::Look::hint);
    m_hint->setAlignment(Qt::AlignHCenter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_booked);
    column->addLayout(grid);
    column->addWidget(m_give);
    column->addWidget(m_hint);

    connect(m_give, &QPushButton::clicked, this, &TokenPanel::giveToken);
    connect(m_doctor, &QComboBox::activated, this, [this] {
        m_doctorChosen = true;
        askNext(doctor());
    });
    connect(m_priority, &QComboBox::currentIndexChanged, this, &TokenPanel::priorityChosen);
    connect(m_reason, &QLineEdit::returnPressed, this, &TokenPanel::giveToken);
    priorityChosen();
    clearPatient();
}

void TokenPanel::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_desk->run(clinic::ListDoctors{}, [self = QPointer(this)](base::Result<clinic::ListDoctors::Answer> answer) {
        if (!self || !answer)
            return;
        self->m_doctors = answer->doctors;
        self->m_doctor->clear();
        for (const auto& doctor : self->m_doctors)
            self->m_doctor->addItem(qt(doctor.name), qt(doctor.doctor.text()));
    });
    clearPatient();
}

void TokenPanel::stop() {
    clearPatient();
    m_busy = false;  // an answer of before the lock does not come
    m_doctor->clear();
    m_doctors.clear();
    m_bookings.clear();
    m_desk.reset();
}

void TokenPanel::setPatient(const clinic::PatientLine& line) {
    setPatient(line.patient);
}

void TokenPanel::setPatientId(const QString& patientId) {
    if (const auto patient = model::PatientId::parse(utf8(patientId)))
        setPatient(*patient);
    else
        clearPatient();
}

void TokenPanel::setPatient(const model::PatientId& patient) {
    if (m_patient != patient)
        forgetChoices();
    m_patient = patient;
    showBooked();
    readNext();
}

/// What was chosen for one patient holds for no other.
void TokenPanel::forgetChoices() {
    m_answered.reset();
    m_giveWhenAnswered = false;
    m_held = false;
    m_doctorChosen = false;
    m_kind->setCurrent(QString());
    m_priority->setCurrentIndex(0);
}

void TokenPanel::clearPatient() {
    m_patient.reset();
    ++m_serial;
    forgetChoices();
    showBooked();
    m_give->setEnabled(false);
    setGiveText(tr("Give token"));
    m_hint->setText(tr("Find the patient first"));
}

void TokenPanel::setBookings(const std::vector<clinic::AppointmentLine>& bookings) {
    m_bookings = bookings;
    showBooked();
}

void TokenPanel::showBooked() {
    QStringList words;
    for (const auto& line : m_bookings)
        if (m_desk && m_patient && line.patient == *m_patient && isAwaited(line))
            words << bookedWords(line, m_desk->identity().offset);
    m_booked->setText(words.join(QLatin1Char('\n')));
    m_booked->setVisible(!words.isEmpty());
}

void TokenPanel::setGiveText(const QString& text) {
    m_give->setText(text);
    m_give->setAccessibleName(text);
}

model::StaffId TokenPanel::doctor() const {
    return model::StaffId::parse(utf8(m_doctor->currentData().toString())).value_or(model::StaffId());
}

void TokenPanel::readNext() {
    if (!m_desk || !m_patient)
        return;
    allowGiving();
    askNext(m_doctorChosen ? doctor() : model::StaffId());
}

void TokenPanel::allowGiving() {
    m_give->setEnabled(m_desk && m_patient && m_desk->may("queue.issue_token") && !m_busy && !m_held);
}

void TokenPanel::askNext(const model::StaffId& asked) {
    if (!m_desk || !m_patient)
        return;
    clinic::NextToken next;
    next.doctor = asked;
    next.patient = *m_patient;
    if (m_usual)
        next.usual = model::StaffId::parse(utf8(m_usual())).value_or(model::StaffId());
    m_answered.reset();
    m_desk->run(
        next, [self = QPointer(this), serial = ++m_serial, asked](base::Result<clinic::NextToken::Answer> answer) {
            if (!self || !self->m_patient || serial != self->m_serial)
                return;
            if (answer)
                self->showNext(*answer);
            else if (asked.isNull() && !self->m_doctors.empty())
                self->askNext(self->m_doctors.front().doctor);  // seen by nobody: never whose patient was before
            else if (std::exchange(self->m_giveWhenAnswered, false))
                emit self->failed(labels::errorSentence(answer.error()));
        });
}

void TokenPanel::showNext(const clinic::NextToken::Answer& next) {
    m_answered = next.doctor;
    m_doctor->setCurrentIndex(m_doctor->findData(qt(next.doctor.text())));
    m_held = !next.holds.empty();
    if (m_held) {
        setGiveText(tr("Give token"));
        m_hint->setText(tr("Has token %1 already: %2")
                            .arg(qt(next.holds), labels::valueLabel("visit", "status", next.holdsStatus)));
        const bool asked = std::exchange(m_giveWhenAnswered, false) || m_give->hasFocus();
        if (m_give->hasFocus())
            m_doctor->setFocus(Qt::OtherFocusReason);  // another doctor may still be chosen
        allowGiving();
        if (asked)
            emit failed(m_hint->text());
        return;
    }
    allowGiving();
    setGiveText(tr("Give token %1").arg(qt(next.token)));
    const auto wait = next.ahead == 0 ? tr("Nobody is waiting · goes in next")
                                      : tr("%1 ahead · about %2 min").arg(next.ahead).arg(next.expectedWaitMinutes);
    const auto kind = next.visitKind.empty() ? QString() : labels::valueLabel("visit", "visit_kind", next.visitKind);
    m_hint->setText(kind.isEmpty() ? wait : kind + QStringLiteral(" · ") + wait);
    if (std::exchange(m_giveWhenAnswered, false))
        issue();
}

void TokenPanel::priorityChosen() {
    const auto priority = m_priority->currentData().toString();
    const bool isNormal = m_priority->currentIndex() <= 0;
    m_reason->setVisible(!isNormal);
    if (isNormal)
        m_reason->clear();
    else if (priority == QLatin1String("elderly"))
        m_reason->setText(tr("60 or older"));
    else if (priority == QLatin1String("pregnant"))
        m_reason->setText(tr("pregnant"));
    else
        m_reason->clear();
}

void TokenPanel::focusButton() {
    if (m_held)
        emit failed(m_hint->text());
    else
        m_give->setFocus(Qt::OtherFocusReason);
}

void TokenPanel::refresh() {
    if (!m_busy)
        readNext();
}

void TokenPanel::giveToken() {
    if (!m_desk || !m_patient || m_busy)
        return;
    if (m_answered && m_held) {
        emit failed(m_hint->text());
        return;
    }
    if (m_answered) {
        issue();
        return;
    }
    // The doctor in sight may still be that of the patient before.
    m_giveWhenAnswered = true;
    readNext();
}

void TokenPanel::issue() {
    if (m_busy)
        return;
    clinic::IssueToken command;
    command.patient = *m_patient;
    command.doctor = *m_answered;
    command.visitKind = utf8(m_kind->current());
    command.priority = utf8(m_priority->currentData().toString());
    command.priorityReason = utf8(m_reason->text());
    m_busy = true;
    m_give->setEnabled(false);
    m_desk->run(command, [self = QPointer(this)](base::Result<clinic::IssueToken::Answer> answer) {
        if (!self)
            return;
        self->m_busy = false;
        if (!answer) {
            self->m_give->setEnabled(true);
            if (answer.error().field == "priority_reason")
                self->m_reason->setFocus();
            emit self->failed(labels::errorSentence(answer.error()));
            return;
        }
        self->clearPatient();
        emit self->given(qt(answer->visit.text()), qt(answer->token));
    });
}

}  // namespace opdesk::ui::desk
