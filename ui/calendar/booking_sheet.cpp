#include "ui/calendar/booking_sheet.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

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
#include "ui/widgets/row_types.h"
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
    auto* close = new widgets::OpButton(widgets::OpButton::Kind::quiet, tr("Close"), QStringLiteral("booking_close"));
    close->setKeys(QKeySequence(Qt::Key_Escape));
    close->setFocusPolicy(Qt::ClickFocus);
    addToHeader(close, true);
    connect(close, &QPushButton::clicked, this, [this] {
        m_draft->flush();
        emit closed();
    });
    m_when = new Label(Label::Look::strong);
    m_when->setWordWrap(true);
    m_why = new Label(Label::Look::hint);
    m_why->setObjectName(QStringLiteral("booking_why"));
    m_why->setWordWrap(true);
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
    m_whom = new Label(Label::Look::second);
    m_whom->setObjectName(QStringLiteral("booking_whom"));
    m_whom->setWordWrap(true);
    buildFields();

    auto* inside = new QWidget;
    auto* rows = new QVBoxLayout(inside);
    rows->setContentsMargins(12, 12, 12, 12);
    rows->setSpacing(6);
    const auto labelled = [&](const QString& words, QWidget* field) {
        auto* both = new QWidget;
        both->setProperty("oneRow", true);
        auto* box = new QVBoxLayout(both);
        box->setContentsMargins(0, 0, 0, 0);
        box->setSpacing(2);
        auto* label = new Label(words, Label::Look::label);
        label->setBuddy(field);
        box->addWidget(label);
        box->addWidget(field);
        return both;
    };
    rows->addWidget(m_when);
    rows->addWidget(m_why);
    rows->addSpacing(4);
    rows->addWidget(labelled(tr("Patient"), m_search));
    rows->addWidget(m_list);
    rows->addWidget(m_who);
    rows->addWidget(m_reasonRow);
    rows->addWidget(labelled(tr("Length"), m_length));
    rows->addWidget(labelled(tr("Visit"), m_kind));
    auto* repeat = new QHBoxLayout;
    repeat->setSpacing(8);
    repeat->addWidget(labelled(tr("How often"), m_repeat), 1);
    m_timesBox = labelled(tr("How many times"), m_times);
    repeat->addWidget(m_timesBox);
    rows->addLayout(repeat);
    rows->addWidget(m_reminder);
    rows->addWidget(m_reminderNote);
    rows->addWidget(m_overbookRow);
    rows->addStretch(1);
    body()->addWidget(new widgets::ScrollBody(inside));
    foot()->addWidget(m_error);
    foot()->addWidget(m_whom);
    foot()->addWidget(m_book);

    connect(m_search, &QLineEdit::textEdited, this, [this] {
        if (!m_patient.isNull() && m_patient == m_start.patient)
            m_kind->setCurrent({});  // a follow-up was the patient's who is taken out
        clearPatient();
        search();
        m_draft->changed();
    });
    connect(m_search, &widgets::SearchField::rowActivated, this, &BookingSheet::choose);
    connect(m_list, &widgets::ListView::chosen, this, &BookingSheet::choose);
    for (auto* field : {m_reason, m_overbook})
        connect(field, &QLineEdit::textEdited, m_draft, &drafts::DraftKeeper::changed);
    for (auto* choice : {m_length, m_kind})
        connect(choice, &widgets::SegmentedControl::chosen, m_draft, &drafts::DraftKeeper::changed);
    for (auto* choice : {m_repeat, m_times})
        connect(choice, &QComboBox::activated, m_draft, &drafts::DraftKeeper::changed);
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
    for (auto* choice : {m_kind, m_length}) {
        choice->setSmall(true);
        choice->setProperty("fillsLine", true);
        choice->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
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
    m_reminderNote->setObjectName(QStringLiteral("booking_reminder_note"));
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
    m_why->clear();
    m_found = {};
    m_model->setRows({});
    m_start = {};
    m_running = false;
    m_desk.reset();
    showWhom();
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
    m_why->setText(start.why);
    m_length->clear();
    for (int count = 1; count <= kMostSlots; ++count) {
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
    showWhom();
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
        self->take(typed);
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
        showWhom();
        return;
    }
    m_desk->run(find, [self = QPointer(this), serial = ++m_serial](base::Result<clinic::FindPatients::Answer> answer) {
        if (self && answer && serial == self->m_serial)
            self->showFound(*answer);
    });
}

void BookingSheet::setNamesHidden(bool hidden) {
    if (std::exchange(m_namesHidden, hidden) == hidden)
        return;
    if (m_opened)
        showPatient(clinic::OpenPatient::Answer(*m_opened));
    else if (!m_found.patients.empty())
        showFound(clinic::FindPatients::Answer(m_found));
}

void BookingSheet::showFound(const clinic::FindPatients::Answer& answer) {
    m_found = answer;
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
    showWhom();
}

void BookingSheet::showWhom() {
    // Of whom the calendar called alone.
    m_why->setVisible(!m_why->text().isEmpty() && m_patient == m_start.patient);
    const bool isMarked = m_list->isVisibleTo(this) && m_list->currentIndex().isValid();
    // The list marks whom Ctrl+Enter would take; chosen, the name comes with the answer.
    const auto name = m_patient.isNull() && isMarked
                          ? m_list->currentIndex().data(widgets::kRowRole).value<widgets::PatientRow>().name
                          : m_patientName;
    m_book->setEnabled(!m_patient.isNull() || isMarked);
    m_whom->setLook(m_book->isEnabled() ? Label::Look::strong : Label::Look::hint);
    m_whom->setText(m_book->isEnabled() ? name : tr("Choose a patient first."));
    const auto offset = m_desk ? m_desk->identity().offset : std::chrono::minutes(0);
    const auto time = qt(text::formatTime12(m_start.at, offset));
    m_book->setText(m_desk ? tr("Book %1", "time of day").arg(time) : tr("Book"));
    m_book->setAccessibleName(
        name.isEmpty()
            ? m_book->text()
            : tr("Book %1, %2", "patient, date and time").arg(name, qt(text::formatDateTime(m_start.at, offset))));
}

/// Why the patient can be reminded or not.
void BookingSheet::sayReminder() {
    bool given = false, asked = false;
    if (m_opened)
        for (const auto& consent : m_opened->consents)
            if (consent.purpose == "reminders") {
                asked = true;
                given = consent.given;
            }
    m_reminder->setEnabled(given);
    m_reminder->setChecked(given);
    m_reminderNote->setText(!m_opened ? tr("Reminded if the patient has agreed.")
                            : given   ? QString()
                            : asked   ? tr("The patient does not want reminders.")
                                      : tr("Nobody has asked whether reminders are wanted."));
    m_reminderNote->setVisible(!given);
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
    m_draft->changed();
    m_reason->setFocus();
}

void BookingSheet::openPatient(const model::PatientId& patient) {
    m_patient = patient;
    showWhom();
    clinic::OpenPatient open;
    open.patient = patient;
    m_desk->run(open, [self = QPointer(this), patient](base::Result<clinic::OpenPatient::Answer> answer) {
        if (!self || self->m_patient != patient)
            return;
        if (!answer) {
            self->clearPatient();
            self->search();
            self->refuse(answer.error());
            return;
        }
        self->showPatient(*answer);
        if (std::exchange(self->m_bookWhenOpened, false))
            self->book();
    });
}

void BookingSheet::showPatient(const clinic::OpenPatient::Answer& patient) {
    m_opened = patient;
    m_found = {};
    m_model->setRows({});
    m_patientName = shownName(patient.line.name, m_namesHidden);
    const auto phone = patient.line.phone.empty() ? patient.line.phoneMasked : patient.line.phone;
    QStringList about{QStringLiteral("%1, %2").arg(m_patientName, ageSex(patient.line.ageText, patient.line.sex))};
    if (!phone.empty())
        about << qt(phone);
    m_who->setText(about.join(QStringLiteral(" · ")));
    m_who->show();
    m_search->setText(m_patientName);
    // Who was kept from before gives way to the first letter typed.
    if (m_search->hasFocus())
        m_search->selectAll();
    m_list->hide();
    sayReminder();
    showWhom();
}

void BookingSheet::clearPatient() {
    m_patient = {};
    m_opened.reset();
    m_bookWhenOpened = false;
    m_patientName.clear();
    m_who->clear();
    m_who->hide();
    sayReminder();
    showWhom();
}

void BookingSheet::repeatChanged() {
    m_timesBox->setVisible(wantsSeries());
}

bool BookingSheet::wantsSeries() const {
    return m_repeat->currentData().toInt() > 0 && !m_start.isTaken;
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
