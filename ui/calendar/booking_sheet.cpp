#include "ui/calendar/booking_sheet.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

#include "core/text/dates.h"
#include "core/text/names.h"
#include "ui/calendar/calendar_grid.h"
#include "ui/calendar/people_rows.h"
#include "ui/labels/dates.h"
#include "ui/labels/labels.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/page.h"
#include "ui/widgets/patient_result_delegate.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/scroll_body.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::calendar {

using widgets::FormRow;
using widgets::Label;
using widgets::qt;
using widgets::utf8;

namespace {
constexpr int kMostRows = 20;
constexpr int kListHeight = 150, kLeastList = 52;
}  // namespace

BookingSheet::BookingSheet(QWidget* parent)
    : Card(tr("New booking"), QStringLiteral("calendar-plus"), parent),
      m_draft(new drafts::DraftKeeper(
          "booking", [this] { return typedSoFar(); }, this)) {
    setObjectName(QStringLiteral("booking_sheet"));
    m_when = new Label(Label::Look::strong);
    m_when->setWordWrap(true);
    m_who = new Label(Label::Look::body);
    m_who->setWordWrap(true);
    m_search =
        new widgets::SearchField(widgets::SearchField::Size::bar, QStringLiteral("booking_patient"), tr("Patient"));
    m_search->setPlaceholderText(tr("Phone, name or number"));
    m_model = new widgets::RowListModel(this);
    m_list = new widgets::ListView(QStringLiteral("booking_results"), tr("People found"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new widgets::PatientResultDelegate(m_list));
    m_list->setFocusPolicy(Qt::ClickFocus);
    m_list->hide();
    m_search->setList(m_list);
    m_error = new Label(Label::Look::danger);
    m_error->setWordWrap(true);
    m_error->setObjectName(QStringLiteral("booking_error"));
    buildFields();

    auto* inside = new QWidget;
    auto* rows = new QVBoxLayout(inside);
    rows->setContentsMargins(12, 12, 12, 12);
    rows->setSpacing(6);
    const auto labelled = [&](const QString& words, QWidget* field) {
        auto* box = new QVBoxLayout;
        box->setSpacing(2);
        auto* label = new Label(words, Label::Look::label);
        label->setBuddy(field);
        box->addWidget(label);
        box->addWidget(field);
        return box;
    };
    rows->addWidget(m_when);
    rows->addLayout(labelled(tr("Patient"), m_search));
    rows->addWidget(m_list);
    rows->addWidget(m_who);
    rows->addWidget(m_reasonRow);
    rows->addLayout(labelled(tr("Length"), m_length));
    rows->addLayout(labelled(tr("Visit"), m_kind));
    auto* repeat = new QHBoxLayout;
    repeat->setSpacing(8);
    repeat->addLayout(labelled(tr("How often"), m_repeat), 1);
    m_timesBox = new QWidget;
    auto* times = labelled(tr("How many times"), m_times);
    times->setContentsMargins(0, 0, 0, 0);
    m_timesBox->setLayout(times);
    repeat->addWidget(m_timesBox);
    rows->addLayout(repeat);
    rows->addWidget(m_reminder);
    rows->addWidget(m_reminderNote);
    rows->addWidget(m_overbookRow);
    rows->addStretch(1);
    body()->addWidget(new widgets::ScrollBody(inside));
    foot()->addWidget(m_error);
    foot()->addWidget(m_book);

    connect(m_search, &QLineEdit::textEdited, this, [this] {
        clearPatient();
        search();
        m_draft->changed();
    });
    connect(m_search, &widgets::SearchField::rowActivated, this, &BookingSheet::choose);
    connect(m_list, &widgets::ListView::chosen, this, &BookingSheet::choose);
    connect(m_reason, &QLineEdit::textEdited, m_draft, &drafts::DraftKeeper::changed);
    connect(m_repeat, &QComboBox::currentIndexChanged, this, &BookingSheet::repeatChanged);
    connect(m_book, &QPushButton::clicked, this, &BookingSheet::book);
    clearPatient();
    repeatChanged();
}

void BookingSheet::buildFields() {
    m_reason = new widgets::TextField(QStringLiteral("booking_reason"), tr("Reason"));
    m_reasonRow = new FormRow(tr("Reason"), m_reason);
    m_reasonRow->setHelp(tr("Short. No illness."));
    m_length = new widgets::SegmentedControl(QStringLiteral("booking_length"), tr("Length"));
    m_kind = new widgets::SegmentedControl(QStringLiteral("booking_kind"), tr("Visit"));
    m_kind->addChoice(QString(), tr("Auto"));
    for (const auto* word : {"new", "follow_up", "report"})
        m_kind->addChoice(QLatin1String(word), labels::valueLabel("visit", "visit_kind", word));
    m_kind->setSmall(true);
    m_length->setSmall(true);
    m_repeat = new widgets::ComboField(QStringLiteral("booking_repeat"), tr("How often"));
    m_repeat->addItem(tr("Once"), 0);
    m_repeat->addItem(tr("Every week"), 1);
    for (const int weeks : {2, 3, 4, 6, 8, 12})
        m_repeat->addItem(tr("Every %n weeks", nullptr, weeks), weeks);
    m_times = new widgets::ComboField(QStringLiteral("booking_times"), tr("How many times"));
    for (int times = 2; times <= 12; ++times)
        m_times->addItem(tr("%n times", nullptr, times), times);
    m_reminder = new widgets::CheckField(QStringLiteral("booking_reminder"), tr("Remind the patient"));
    m_reminderNote = new Label(Label::Look::hint);
    m_reminderNote->setWordWrap(true);
    m_overbook = new widgets::TextField(QStringLiteral("booking_overbook_reason"), tr("Why beside another"));
    m_overbookRow = new FormRow(tr("Why beside another"), m_overbook, true);
    m_book = new widgets::PrimaryButton(tr("Book"), QStringLiteral("booking_book"), QStringLiteral("calendar-plus"));
    m_book->setKeys(QKeySequence(Qt::CTRL | Qt::Key_Return));
}

void BookingSheet::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_draft->start(m_desk);
}

void BookingSheet::stop() {
    ++m_serial;
    m_draft->stop();
    clearPatient();
    m_search->clear();
    m_reason->clear();
    m_overbook->clear();
    m_when->clear();
    m_model->setRows({});
    m_start = {};
    m_running = false;
    m_desk.reset();
}

clinic::json::object BookingSheet::typedSoFar() const {
    clinic::json::object typed;
    if (!m_search->text().trimmed().isEmpty() && m_patient.isNull())
        typed["patient"] = utf8(m_search->text());
    if (!m_reason->text().trimmed().isEmpty())
        typed["reason"] = utf8(m_reason->text());
    return typed;
}

void BookingSheet::begin(const BookingStart& start) {
    m_start = start;
    m_running = false;
    ++m_serial;
    m_error->clear();
    m_error->hide();
    const auto offset = m_desk->identity().offset;
    m_when->setText(tr("%1, %2\n%3", "weekday, date and time, doctor")
                        .arg(labels::weekdayShort(base::localDate(start.at, offset)),
                             qt(text::formatDateTime(start.at, offset)), start.doctorName));
    m_length->clear();
    for (const int count : {1, 2, 3, 4}) {
        const auto minutes = QString::number(count * start.slotMinutes);
        m_length->addChoice(minutes, tr("%1 min").arg(minutes));
    }
    m_length->setCurrent(QString::number(start.slotMinutes));
    m_kind->setCurrent(start.visitKind);
    m_repeat->setCurrentIndex(0);
    m_repeat->setEnabled(!start.isTaken);
    m_overbookRow->setVisible(start.isTaken);
    m_overbook->clear();
    m_reason->clear();
    clearPatient();
    m_search->setText(start.typed);
    m_model->setRows({});
    m_list->hide();
    if (!start.patient.isNull()) {
        openPatient(start.patient);
        if (start.isTaken)
            m_overbook->setFocus();
        else
            m_book->setFocus();
        return;
    }
    m_search->setFocus();
    m_search->deselect();
    if (!start.typed.isEmpty()) {
        search();
        return;
    }
    m_draft->open({}, [self = QPointer(this), serial = m_serial](const clinic::json::object& typed) {
        if (!self || serial != self->m_serial || !self->m_search->text().isEmpty())
            return;
        const auto take = [&](const char* name, QLineEdit* field) {
            if (const auto* text = typed.if_contains(name); text && text->is_string())
                field->setText(QString::fromUtf8(text->get_string().c_str()));
        };
        take("patient", self->m_search);
        take("reason", self->m_reason);
        self->search();
    });
}

void BookingSheet::search() {
    if (!m_desk)
        return;
    clinic::FindPatients find;
    find.text = utf8(m_search->text().trimmed());
    find.limit = kMostRows;
    find.typing = true;
    if (find.text.empty()) {
        m_model->setRows({});
        m_list->hide();
        return;
    }
    m_desk->run(find, [self = QPointer(this), serial = ++m_serial](base::Result<clinic::FindPatients::Answer> answer) {
        if (self && answer && serial == self->m_serial)
            self->showFound(*answer);
    });
}

void BookingSheet::showFound(const clinic::FindPatients::Answer& answer) {
    std::vector<widgets::ListRow> rows;
    for (const auto& line : answer.patients) {
        const auto row = personRow(line, m_namesHidden);
        rows.push_back({row.id, QVariant::fromValue(row), row.spoken, {}});
    }
    m_model->setRows(std::move(rows));
    m_list->setEmptyText(tr("Nobody like this. F3 registers a new patient."));
    // As high as what was found, so that the fields below move up.
    int high = 0;
    for (int row = 0; row < m_model->rowCount() && high < kListHeight; ++row)
        high += m_list->sizeHintForRow(row);
    m_list->setFixedHeight(std::clamp(high, kLeastList, kListHeight));
    m_list->setVisible(m_patient.isNull());
    // The first is what Enter takes, so that a name and Enter are enough.
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0, 0));
}

void BookingSheet::choose() {
    const auto id = model::PatientId::parse(utf8(m_list->currentIndex().data(widgets::kIdRole).toString()));
    if (!id || !m_desk)
        return;
    // The look that led to this person is in the audit log once, as on the front desk.
    clinic::FindPatients looked;
    looked.text = utf8(m_search->text().trimmed());
    looked.limit = 1;
    m_desk->run(looked, {});
    openPatient(*id);
    m_reason->setFocus();
}

void BookingSheet::openPatient(const model::PatientId& patient) {
    m_patient = patient;
    clinic::OpenPatient open;
    open.patient = patient;
    m_desk->run(open, [self = QPointer(this), patient](base::Result<clinic::OpenPatient::Answer> answer) {
        if (!self || self->m_patient != patient)
            return;
        if (answer)
            self->showPatient(*answer);
        else
            self->refuse(answer.error());
    });
}

void BookingSheet::showPatient(const clinic::OpenPatient::Answer& patient) {
    m_patientName = shownName(patient.line.name, m_namesHidden);
    const auto phone = patient.line.phone.empty() ? patient.line.phoneMasked : patient.line.phone;
    QStringList about{QStringLiteral("%1, %2").arg(m_patientName, ageSex(patient.line.ageText, patient.line.sex))};
    if (!phone.empty())
        about << qt(phone);
    m_who->setText(about.join(QStringLiteral(" · ")));
    m_who->show();
    m_search->setText(m_patientName);
    m_list->hide();
    bool given = false, asked = false;
    for (const auto& consent : patient.consents)
        if (consent.purpose == "reminders") {
            asked = true;
            given = consent.given;
        }
    m_reminder->setEnabled(given);
    m_reminder->setChecked(given);
    m_reminderNote->setText(given   ? QString()
                            : asked ? tr("The patient does not want reminders.")
                                    : tr("Nobody has asked whether reminders are wanted."));
    m_reminderNote->setVisible(!given);
}

void BookingSheet::clearPatient() {
    m_patient = {};
    m_patientName.clear();
    m_who->clear();
    m_who->hide();
    m_reminder->setChecked(false);
    m_reminder->setEnabled(false);
    m_reminderNote->setText(tr("Choose a patient first."));
    m_reminderNote->show();
}

void BookingSheet::repeatChanged() {
    m_timesBox->setVisible(wantsSeries());
}

bool BookingSheet::wantsSeries() const {
    return m_repeat->currentData().toInt() > 0 && !m_start.isTaken;
}

void BookingSheet::book() {
    if (!m_desk || m_running)
        return;
    if (m_patient.isNull()) {
        // Ctrl+Enter takes the person the list stands on; what was typed names him.
        const auto id = model::PatientId::parse(utf8(m_list->currentIndex().data(widgets::kIdRole).toString()));
        if (!id) {
            m_error->setText(tr("Choose a patient first."));
            m_error->show();
            m_search->setFocus();
            return;
        }
        m_patient = *id;
        m_patientName = m_list->currentIndex().data(widgets::kRowRole).value<widgets::PatientRow>().name;
    }
    m_error->hide();
    m_running = true;
    if (wantsSeries())
        bookSeries(m_repeat->currentData().toInt(), m_times->currentData().toInt());
    else
        bookOne();
}

void BookingSheet::bookOne() {
    clinic::BookAppointment book;
    book.patient = m_patient;
    book.doctor = m_start.doctor;
    book.startsAt = m_start.at;
    book.minutes = m_length->current().toInt();
    book.visitKind = utf8(m_kind->current());
    book.reason = utf8(m_reason->text());
    book.overbook = m_start.isTaken;
    book.overbookReason = utf8(m_overbook->text());
    book.reminder = m_reminder->isEnabled() && m_reminder->isChecked();
    m_desk->run(book, [self = QPointer(this)](base::Result<clinic::BookAppointment::Answer> answer) {
        if (!self || !self->m_desk)
            return;
        self->m_running = false;
        if (!answer) {
            self->refuse(answer.error());
            return;
        }
        self->m_draft->drop();
        const auto when = qt(text::formatDateTime(self->m_start.at, self->m_desk->identity().offset));
        emit self->booked(qt(answer->appointment.text()), tr("%1 booked, %2").arg(self->m_patientName, when));
    });
}

void BookingSheet::bookSeries(int everyWeeks, int count) {
    clinic::BookSeries book;
    book.patient = m_patient;
    book.doctor = m_start.doctor;
    book.startsAt = m_start.at;
    book.minutes = m_length->current().toInt();
    book.everyWeeks = everyWeeks;
    book.count = count;
    book.visitKind = utf8(m_kind->current());
    book.reason = utf8(m_reason->text());
    book.reminder = m_reminder->isEnabled() && m_reminder->isChecked();
    m_desk->run(book, [self = QPointer(this)](base::Result<clinic::BookSeries::Answer> answer) {
        if (!self || !self->m_desk)
            return;
        self->m_running = false;
        if (!answer) {
            self->refuse(answer.error());
            return;
        }
        self->m_draft->drop();
        auto sentence =
            tr("%1 booked %n times", nullptr, static_cast<int>(answer->booked.size())).arg(self->m_patientName);
        QStringList missing;
        for (const auto at : answer->notFree)
            missing << qt(text::formatDate(base::localDate(at, self->m_desk->identity().offset)));
        if (!missing.isEmpty())
            sentence = tr("%1. Not free on %2", "booked, then days").arg(sentence, missing.join(QStringLiteral(", ")));
        emit self->booked(qt(answer->booked.front().text()), sentence);
    });
}

void BookingSheet::refuse(const base::Error& error) {
    m_running = false;
    m_error->setText(error.code == base::ErrorCode::alreadyExists && error.field == "starts_at"
                         ? tr("Somebody else has this time now. Esc goes back to the calendar.")
                         : labels::errorSentence(error));
    m_error->show();
    if (error.field == "overbook_reason" || error.field == "reason")
        m_overbookRow->isVisible() ? m_overbook->setFocus() : m_reason->setFocus();
}

void BookingSheet::keyPressEvent(QKeyEvent* event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() & Qt::ControlModifier) {
        book();
        return;
    }
    if (isEnter) {
        focusNextChild();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        m_draft->flush();
        emit closed();
        return;
    }
    Card::keyPressEvent(event);
}

}  // namespace opdesk::ui::calendar
