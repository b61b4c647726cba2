#include "ui/patients/patient_page.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPointer>
#include <QVBoxLayout>

#include "core/clinic/desk.h"
#include "core/text/dates.h"
#include "core/text/names.h"
#include "core/text/phone.h"
#include "ui/labels/labels.h"
#include "ui/patients/attachment_row.h"
#include "ui/patients/banner.h"
#include "ui/patients/join_row.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"
#include "ui/widgets/money_label.h"
#include "ui/widgets/patient_banner.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/two_line_delegate.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::patients {

using widgets::Label;
using widgets::qt;
using widgets::utf8;

namespace {

constexpr int kFactsWidth = 280;

QString iconOf(const std::string& kind) {
    if (kind == "visit")
        return QStringLiteral("ticket");
    if (kind == "appointment")
        return QStringLiteral("calendar");
    if (kind == "vitals")
        return QStringLiteral("activity");
    if (kind == "note")
        return QStringLiteral("notebook-pen");
    if (kind == "prescription")
        return QStringLiteral("file-check");
    if (kind == "invoice")
        return QStringLiteral("receipt-indian-rupee");
    if (kind == "payment")
        return QStringLiteral("wallet");
    return QStringLiteral("file-text");
}

/// The stored summary has the registry's words between its dots: a person reads them in his language.
QString summaryWords(const clinic::TimelineLine& line) {
    const auto dot = QStringLiteral(" · ");
    QStringList parts = qt(line.summary).split(dot);
    for (auto& part : parts)
        for (const auto* field : {"status", "visit_kind"})
            part = labels::valueLabel(line.kind, field, utf8(part));
    return parts.join(dot);
}

}  // namespace

PatientPage::PatientPage(QWidget* parent) : Page(parent) {
    setObjectName(QStringLiteral("patient_page"));
    auto* token = addKey(QStringLiteral("patient_queue"), tr("Front desk"), QKeySequence(Qt::Key_Escape));
    auto* edit = addKey(QStringLiteral("patient_edit"), tr("Edit details"), QKeySequence(Qt::ALT | Qt::Key_E));
    auto* find = addKey(QStringLiteral("patient_find"), tr("Find in the record"), QKeySequence(Qt::CTRL | Qt::Key_F));
    auto* book = addKey(QStringLiteral("patient_book"), tr("Book a follow-up"), QKeySequence(Qt::ALT | Qt::Key_B));
    auto* consult = addKey(QStringLiteral("patient_consult"), tr("Consult"), QKeySequence(Qt::Key_F7));
    auto* settle =
        addKey(QStringLiteral("patient_conflicts"), tr("Settle conflicts"), QKeySequence(Qt::ALT | Qt::Key_C));
    m_attach = addKey(QStringLiteral("patient_attach"), tr("Attach a file"), QKeySequence(Qt::ALT | Qt::Key_A));
    m_joinKey =
        addKey(QStringLiteral("patient_join"), tr("Join with another record"), QKeySequence(Qt::ALT | Qt::Key_J));
    m_partKey = addKey(QStringLiteral("patient_part"), tr("Part a joined record"),
                       QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_J));
    connect(token, &QAction::triggered, this, &Page::deskAsked);
    connect(edit, &QAction::triggered, this, [this] {
        if (!m_patientId.isEmpty())
            emit editAsked(m_patientId);
    });
    connect(book, &QAction::triggered, this, [this] {
        if (!m_patientId.isEmpty())
            emit bookingAsked(m_patientId);
    });
    connect(find, &QAction::triggered, this, [this] {
        m_find->setVisible(true);
        m_find->setFocus(Qt::ShortcutFocusReason);
    });
    connect(m_joinKey, &QAction::triggered, this, [this] {
        if (!m_patientId.isEmpty())
            m_join->join(m_shown);
    });
    connect(m_partKey, &QAction::triggered, this, [this] {
        if (!m_shown.joined.empty())
            m_join->part(m_shown.joined.back());
    });
    connect(consult, &QAction::triggered, this, [this] {
        if (!m_patientId.isEmpty())
            emit consultAsked(m_patientId, {});
    });
    connect(settle, &QAction::triggered, this, [this] { emit conflictsAsked(m_patientId); });

    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(14, 12, 14, 12);
    rows->setSpacing(12);
    m_banner = new widgets::PatientBanner;
    rows->addWidget(m_banner);
    m_conflict = new Label(Label::Look::danger);
    m_conflict->setWordWrap(true);
    rows->addWidget(m_conflict);

    m_work = new QWidget;
    auto* columns = new QHBoxLayout(m_work);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(12);
    auto* facts = new widgets::Card(tr("At a glance"));
    facts->setFixedWidth(kFactsWidth);
    m_facts = facts->padded();
    columns->addWidget(facts);
    auto* history = new widgets::Card(tr("Timeline"), QStringLiteral("history"));
    m_model = new widgets::RowListModel(this);
    m_timeline = new widgets::ListView(QStringLiteral("patient_timeline"), tr("Timeline"));
    m_timeline->setModel(m_model);
    m_timeline->setItemDelegate(new widgets::TwoLineDelegate(m_timeline));
    m_timeline->setEmptyText(tr("First visit."));
    m_attachments = new AttachmentRow;
    m_join = new JoinRow;
    m_find = new widgets::TextField(QStringLiteral("patient_find_field"), tr("Find in the record"));
    m_find->setPlaceholderText(tr("A word of the record; Esc shows all"));
    m_find->setVisible(false);
    m_find->installEventFilter(this);
    m_timeline->installEventFilter(this);
    connect(m_find, &QLineEdit::textEdited, this, &PatientPage::fillTimeline);
    connect(m_find, &QLineEdit::returnPressed, m_timeline, qOverload<>(&QWidget::setFocus));
    connect(m_join, &JoinRow::said, this, &Page::said);
    connect(m_join, &JoinRow::saidWithUndo, this, &Page::saidWithUndo);
    connect(m_join, &JoinRow::finished, this, [this] {
        m_timeline->setFocus();
        read();
    });
    history->body()->addWidget(m_join);
    history->body()->addWidget(m_find);
    history->body()->addWidget(m_attachments);
    history->body()->addWidget(m_timeline, 1);
    connect(m_timeline, &widgets::ListView::chosen, this, &PatientPage::openRow);
    connect(m_attach, &QAction::triggered, this, [this] {
        if (const auto id = model::PatientId::parse(utf8(m_patientId)))
            m_attachments->attach(*id);
    });
    connect(m_attachments, &AttachmentRow::said, this, &Page::said);
    connect(m_attachments, &AttachmentRow::finished, m_timeline, qOverload<>(&QWidget::setFocus));
    columns->addWidget(history, 1);
    rows->addWidget(m_work, 1);
    m_empty = new widgets::EmptyState(tr("Nobody is open."), QKeySequence(Qt::Key_F2), tr("finds a patient"));
    rows->addWidget(m_empty, 1);
    clearPage();
}

void PatientPage::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_attachments->setDesk(m_desk);
    m_join->setDesk(m_desk);
    m_joinKey->setEnabled(m_desk->may("patient.merge"));
    m_attach->setEnabled(m_desk->may("document.upload"));
    clearPage();
}

void PatientPage::stop() {
    ++m_serial;
    m_patientId.clear();
    clearPage();
    m_attachments->setDesk({});
    m_join->setDesk({});
    m_desk.reset();
}

void PatientPage::clearPage() {
    m_banner->setVisible(false);
    m_conflict->setVisible(false);
    m_work->setVisible(false);
    m_empty->setVisible(true);
    m_model->setRows({});
    m_attached.clear();
    m_attachments->clear();
    m_join->clear();
    m_find->clear();
    m_find->setVisible(false);
    m_shown = {};
    m_words.clear();
    m_partKey->setEnabled(false);
    m_banner->setContent({});
}

void PatientPage::openRow(const QModelIndex& index) {
    const auto row = static_cast<std::size_t>(index.row());
    if (!index.isValid() || row >= m_model->rows().size())
        return;
    const auto id = m_model->rows()[row].id;
    if (const auto attachment = model::AttachmentId::parse(utf8(id)); attachment && m_attached.contains(id))
        m_attachments->open(*attachment);
}

void PatientPage::enter() {
    m_timeline->setFocus();
}

void PatientPage::refresh(const std::vector<std::string>&) {
    if (!m_patientId.isEmpty())
        read();
}

void PatientPage::showPatient(const QString& patientId) {
    if (patientId != m_patientId)
        clearPage();
    m_patientId = patientId;
    read();
}

void PatientPage::read() {
    const auto id = model::PatientId::parse(utf8(m_patientId));
    if (!id || !m_desk)
        return;
    clinic::OpenPatient open;
    open.patient = *id;
    m_desk->run(open, [self = QPointer(this), serial = ++m_serial](base::Result<clinic::OpenPatient::Answer> answer) {
        if (!self || serial != self->m_serial)
            return;
        if (answer)
            self->show(*answer);
        else
            emit self->said(labels::errorSentence(answer.error()), QStringLiteral("circle-alert"));
    });
}

void PatientPage::show(const clinic::OpenPatient::Answer& patient) {
    m_empty->setVisible(false);
    m_work->setVisible(true);
    m_shown = patient;
    showBanner();
    m_banner->setVisible(true);
    m_conflict->setText(
        tr("Two versions of this record wait to be settled. No new prescription until somebody has looked (Alt+C)."));
    m_conflict->setVisible(patient.highConflict);
    showFacts(patient);
    m_words = qt(patient.line.name);
    m_partKey->setEnabled(!patient.joined.empty() && m_desk->may("patient.unmerge"));
    fillTimeline();
}

void PatientPage::fillTimeline() {
    if (!m_desk)
        return;
    const auto& patient = m_shown;
    const auto sought = m_find->text().trimmed();
    const auto offset = m_desk->identity().offset;
    std::vector<widgets::ListRow> rows;
    m_attached.clear();
    QString lastDay;
    for (const auto& line : patient.timeline) {
        widgets::TwoLineRow row;
        row.id = qt(line.record.text());
        if (line.kind == "attachment" && !line.locked)
            m_attached.insert(row.id);
        row.iconName = iconOf(line.kind);
        row.title = labels::kindLabel(line.kind);
        row.detail = line.locked ? tr("Not open to this role") : summaryWords(line);
        row.small = qt(text::formatTime12(line.at, offset));
        const auto day = qt(text::formatDate(base::localDate(line.at, offset)));
        row.spoken = QStringLiteral("%1, %2, %3, %4").arg(day, row.small, row.title, row.detail);
        if (!sought.isEmpty() && !row.spoken.contains(sought, Qt::CaseInsensitive))
            continue;
        rows.push_back({row.id, QVariant::fromValue(row), row.spoken, day == lastDay ? QString() : day});
        lastDay = day;
    }
    m_model->setRows(std::move(rows));
}

widgets::Subject PatientPage::subject() const {
    return {m_patientId, {}, m_words};
}

void PatientPage::setNamesHidden(bool hidden) {
    m_namesHidden = hidden;
    if (m_work->isVisibleTo(this))
        showBanner();
}

void PatientPage::showBanner() {
    auto content = bannerOf(m_shown, {});
    if (m_namesHidden)
        content.name = qt(text::initials(m_shown.line.name));
    m_banner->setContent(content);
}

void PatientPage::undoLast() {
    m_join->undo();
}

bool PatientPage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress)
        return Page::eventFilter(watched, event);
    const auto key = static_cast<QKeyEvent*>(event)->key();
    if (watched == m_find && key == Qt::Key_Escape) {
        m_find->clear();
        m_find->setVisible(false);
        fillTimeline();
        m_timeline->setFocus();
        return true;
    }
    if (watched == m_timeline && key == Qt::Key_Right) {
        openRow(m_timeline->currentIndex());
        return true;
    }
    return Page::eventFilter(watched, event);
}

void PatientPage::showFacts(const clinic::OpenPatient::Answer& patient) {
    while (auto* item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto add = [this](const QString& label, const QString& value, Label::Look look = Label::Look::body) {
        if (value.isEmpty())
            return;
        m_facts->addWidget(new Label(label, Label::Look::label));
        auto* words = new Label(value, look);
        words->setWordWrap(true);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_facts->addWidget(words);
        m_facts->addSpacing(4);
    };
    add(tr("Phone"), qt(patient.line.phone.empty() ? patient.line.phoneMasked : text::formatPhone(patient.line.phone)));
    add(tr("Locality"), qt(patient.line.locality));
    add(tr("Balance"), widgets::moneyText(patient.balance),
        patient.balance > 0 ? Label::Look::danger : Label::Look::body);
    QStringList family;
    for (const auto& person : patient.family)
        family << qt(person.name) + QStringLiteral(", ") + qt(person.ageText);
    add(tr("On the same phone"), family.join(QLatin1Char('\n')));
    QStringList problems;
    for (const auto& problem : patient.problems)
        problems << qt(problem.name) + (problem.icd10.empty() ? QString() : QStringLiteral(" · ") + qt(problem.icd10));
    if (patient.clinicalOpen)
        add(tr("Problems"), problems.isEmpty() ? tr("None noted") : problems.join(QLatin1Char('\n')));
    QStringList agreed;
    for (const auto& consent : patient.consents)
        if (consent.given)
            agreed << labels::valueLabel("consent", "purpose", consent.purpose);
    add(tr("Agreed to"), agreed.join(QLatin1Char('\n')));
    for (const auto& joined : patient.joined)
        add(tr("Joined with"), tr("%1 on %2")
                                   .arg(qt(joined.clinicNumber),
                                        qt(text::formatDate(base::localDate(joined.at, m_desk->identity().offset)))));
    if (patient.tentative)
        add(tr("Sync"), tr("Something of this patient waits to be sent"), Label::Look::hint);
    m_facts->addStretch();
}

}  // namespace opdesk::ui::patients
