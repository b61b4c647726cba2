#include "ui/patients/patient_page.h"

#include <QAction>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QPointer>
#include <QVBoxLayout>

#include "core/clinic/day.h"
#include "core/clinic/desk.h"
#include "ui/labels/labels.h"
#include "ui/patients/attachment_row.h"
#include "ui/patients/banner.h"
#include "ui/patients/day_cards.h"
#include "ui/patients/facts_delegate.h"
#include "ui/patients/glass_row.h"
#include "ui/patients/join_row.h"
#include "ui/patients/opened_day.h"
#include "ui/patients/patient_facts.h"
#include "ui/patients/strip_keys.h"
#include "ui/widgets/card.h"
#include "ui/widgets/columns.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/patient_banner.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/scroll_body.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::patients {

using widgets::Label;
using widgets::qt;
using widgets::utf8;

namespace {

constexpr int kFactsWidth = 280;
constexpr int kLeastFactsWidth = 232;
constexpr int kOpenedWidth = 420;
constexpr int kWideForOpened = 1500;
constexpr auto kGlassStaysBroken = std::chrono::minutes(30);

}  // namespace

PatientPage::PatientPage(QWidget* parent) : Page(parent) {
    setObjectName(QStringLiteral("patient_page"));
    auto* token = addKey(QStringLiteral("patient_queue"), tr("Front desk"), QKeySequence(Qt::Key_Escape));
    auto* edit = addKey(QStringLiteral("patient_edit"), tr("Edit details"), QKeySequence(Qt::ALT | Qt::Key_E));
    auto* find = addKey(QStringLiteral("patient_find"), tr("Find in the record"), QKeySequence(Qt::CTRL | Qt::Key_F));
    auto* book = addKey(QStringLiteral("patient_book"), tr("Book a follow-up"), QKeySequence(Qt::ALT | Qt::Key_B));
    auto* consult = addKey(QStringLiteral("patient_consult"), tr("Start visit"), QKeySequence(Qt::Key_F7));
    m_settle = addKey(QStringLiteral("patient_conflicts"), tr("Settle conflicts"), QKeySequence(Qt::ALT | Qt::Key_C));
    m_vitals = addKey(QStringLiteral("patient_vitals"), tr("Vitals"), QKeySequence(Qt::Key_F6));
    m_token = addKey(QStringLiteral("patient_token"), tr("Give token"), QKeySequence(Qt::ALT | Qt::Key_G));
    m_consult = consult;
    connect(m_vitals, &QAction::triggered, this, [this] {
        if (!m_patientId.isEmpty())
            emit vitalsAsked(m_patientId, {});
    });
    connect(m_token, &QAction::triggered, this, [this] {
        if (!m_patientId.isEmpty())
            emit tokenAsked(m_patientId);
    });
    m_attach = addKey(QStringLiteral("patient_attach"), tr("Attach a file"), QKeySequence(Qt::ALT | Qt::Key_A));
    m_photo = addKey(QStringLiteral("patient_photo"), tr("Take a photo"), QKeySequence(Qt::ALT | Qt::Key_P));
    connect(m_photo, &QAction::triggered, this, [this] {
        if (const auto id = model::PatientId::parse(utf8(m_patientId)))
            m_attachments->takePhoto(*id);
    });
    m_joinKey =
        addKey(QStringLiteral("patient_join"), tr("Join with another record"), QKeySequence(Qt::ALT | Qt::Key_J));
    m_partKey = addKey(QStringLiteral("patient_part"), tr("Part a joined record"),
                       QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_J));
    m_glassKey = addKey(QStringLiteral("patient_glass"), tr("Open with a reason"), QKeySequence(Qt::ALT | Qt::Key_O));
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
    connect(m_settle, &QAction::triggered, this, [this] { emit conflictsAsked(m_patientId); });

    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(14, 12, 14, 12);
    rows->setSpacing(12);
    m_banner = new widgets::PatientBanner;
    rows->addWidget(m_banner);
    m_conflict = new Label(Label::Look::danger);
    m_conflict->setWordWrap(true);
    rows->addWidget(m_conflict);

    auto* parts = new widgets::Columns;
    m_work = parts;
    auto* facts = new widgets::Card(tr("At a glance"));
    m_facts = new PatientFacts;
    facts->body()->addWidget(new widgets::ScrollBody(m_facts), 1);
    m_primary = facts->foot();
    auto* history = new widgets::Card(tr("Timeline"), QStringLiteral("history"));
    m_model = new widgets::RowListModel(this);
    m_timeline = new widgets::ListView(QStringLiteral("patient_timeline"), tr("Timeline"));
    m_timeline->setModel(m_model);
    m_timeline->setItemDelegate(new FactsDelegate(m_timeline));
    m_timeline->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_parts = new widgets::SegmentedControl(QStringLiteral("patient_parts"), tr("What is shown"));
    m_parts->setSmall(true);
    m_parts->addChoice(QString(), tr("All"));
    m_parts->addChoice(QStringLiteral("visit"), tr("Visits"));
    m_parts->addChoice(QStringLiteral("prescription"), tr("Prescriptions"));
    m_parts->addChoice(QStringLiteral("vitals"), tr("Vitals"));
    m_parts->addChoice(QStringLiteral("bill"), tr("Bills"));
    m_parts->addChoice(QStringLiteral("paper"), tr("Papers"));
    m_parts->setCurrent(QString());
    connect(m_parts, &widgets::SegmentedControl::chosen, this, &PatientPage::fillTimeline);
    m_timeline->setEmptyText(tr("First visit."));
    m_attachments = new AttachmentRow;
    m_join = new JoinRow;
    m_glass = new GlassRow(m_glassKey);
    connect(m_glassKey, &QAction::triggered, m_glass, &GlassRow::askReason);
    connect(m_glass, &GlassRow::broken, this, &PatientPage::breakGlass);
    connect(m_glass, &GlassRow::finished, this, [this] { m_timeline->setFocus(); });
    m_glassEnds.setObjectName(QStringLiteral("patient_glass_ends"));
    m_glassEnds.setSingleShot(true);
    m_glassEnds.setInterval(kGlassStaysBroken);
    connect(&m_glassEnds, &QTimer::timeout, this, [this] {
        mendGlass();
        read();
    });
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
    auto* chips = new QHBoxLayout;
    chips->setContentsMargins(12, 8, 12, 8);
    chips->addWidget(m_parts);
    chips->addStretch();
    history->body()->addLayout(chips);
    history->addLine();
    history->body()->addWidget(m_glass);
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
    parts->add(facts, kFactsWidth, kLeastFactsWidth);
    parts->add(history, 0);
    m_opened = new OpenedDay;
    m_opened->hide();
    parts->add(m_opened, kOpenedWidth);
    connect(m_timeline->selectionModel(), &QItemSelectionModel::currentChanged, this, &PatientPage::showOpened);
    rows->addWidget(m_work, 1);
    m_empty = new widgets::EmptyState(tr("Nobody is open."), QKeySequence(Qt::Key_F2), tr("finds a patient"));
    rows->addWidget(m_empty, 1);
    clearPage();
}

void PatientPage::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_attachments->setDesk(m_desk);
    m_join->setDesk(m_desk);
    m_facts->setDesk(m_desk);
    m_token->setVisible(true);
    m_token->setEnabled(m_desk->may("queue.issue_token"));
    m_vitals->setEnabled(m_desk->may("vitals.record"));
    m_consult->setEnabled(m_desk->may("prescription.write"));
    showPrimary();
    m_joinKey->setEnabled(m_desk->may("patient.merge"));
    m_attach->setEnabled(m_desk->may("document.upload"));
    m_photo->setEnabled(m_desk->may("document.upload"));
    clearPage();
}

/// What this role came for: the doctor begins the visit, the nurse measures, the front desk gives a token.
void PatientPage::showPrimary() {
    delete m_button;
    m_button = nullptr;
    auto* action = m_consult->isEnabled() ? m_consult : m_vitals->isEnabled() ? m_vitals : m_token;
    if (!action->isEnabled())
        return;
    const auto* icon = action == m_consult ? "stethoscope" : action == m_vitals ? "activity" : "ticket";
    m_button = new widgets::PrimaryButton(action, QStringLiteral("patient_primary"), QLatin1String(icon));
    m_primary->addWidget(m_button);
}

void PatientPage::stop() {
    ++m_serial;
    m_patientId.clear();
    clearPage();
    m_facts->setDesk({});
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
    m_facts->clear();
    m_opened->clear();
    m_attached.clear();
    m_attachments->clear();
    m_join->clear();
    mendGlass();
    m_find->clear();
    m_find->setVisible(false);
    m_shown = {};
    m_words.clear();
    m_visit.clear();
    m_consult->setText(tr("Start visit"));
    m_settle->setEnabled(false);
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
    open.reason = utf8(m_glassReason);
    m_desk->run(open, [self = QPointer(this), serial = ++m_serial](base::Result<clinic::OpenPatient::Answer> answer) {
        if (!self || serial != self->m_serial)
            return;
        if (answer)
            self->show(*answer);
        else
            emit self->said(labels::errorSentence(answer.error()), QStringLiteral("circle-alert"));
    });
    readVisit();
}

void PatientPage::readVisit() {
    m_desk->run(clinic::ListQueue{}, [self = QPointer(this),
                                      patient = m_patientId](base::Result<clinic::ListQueue::Answer> queue) {
        if (!self || !self->m_desk || !queue || patient != self->m_patientId)
            return;
        self->m_visit.clear();
        bool isInRoom = false;
        for (const auto& line : queue->tokens)
            if (qt(line.patient.text()) == patient && (line.status == "waiting" || line.status == "called" ||
                                                       line.status == "in_room" || line.status == "skipped")) {
                self->m_visit = visitWords(line.token, line.visitKind);
                isInRoom = line.status == "in_room";
            }
        // One that is in the queue has a token already.
        self->m_token->setVisible(self->m_visit.isEmpty());
        self->m_consult->setText(isInRoom ? tr("Open the visit") : tr("Start visit"));
        if (self->m_work->isVisibleTo(self))
            self->showBanner();
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
    m_settle->setEnabled(patient.hasConflict);
    // Who may read prescriptions at all is kept out of this record alone.
    const bool closed = !patient.clinicalOpen && m_desk->may("record.break_glass") && m_desk->may("prescription.view");
    m_glassKey->setEnabled(closed);
    m_glass->setGlass(closed                    ? GlassRow::Glass::closed
                      : m_glassReason.isEmpty() ? GlassRow::Glass::none
                                                : GlassRow::Glass::broken);
    m_facts->show(patient, m_desk->identity().offset);
    m_words = qt(patient.line.name);
    m_partKey->setEnabled(!patient.joined.empty() && m_desk->may("patient.unmerge"));
    fillTimeline();
    // The newest day is the one marked; the cursor is not taken from a field.
    if (!m_timeline->currentIndex().isValid() && m_model->rowCount() > 0)
        m_timeline->setCurrentIndex(m_model->index(0, 0));
    if (isVisible() && !isAncestorOf(window()->focusWidget()))
        m_timeline->setFocus();
}

void PatientPage::showOpened() {
    const bool hasRoom = width() >= kWideForOpened;
    m_opened->setVisible(hasRoom);
    if (!hasRoom || !m_desk)
        return;
    // A paper stands under its day.
    QString day;
    for (int row = m_timeline->currentIndex().row(); row >= 0 && day.isEmpty(); --row)
        if (const auto id = m_model->rows()[static_cast<std::size_t>(row)].id; id.startsWith(kDayRow))
            day = id.mid(kDayRow.size());
    m_opened->show(m_shown, day, m_desk->identity().offset);
}

void PatientPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    showOpened();
}

void PatientPage::breakGlass(const QString& reason) {
    m_glassReason = reason;
    m_glassEnds.start();
    m_timeline->setFocus();
    read();
}

void PatientPage::mendGlass() {
    m_glassReason.clear();
    m_glassEnds.stop();
    m_glassKey->setEnabled(false);
    m_glass->setGlass(GlassRow::Glass::none);
}

void PatientPage::fillTimeline() {
    if (!m_desk)
        return;
    m_attached.clear();
    m_model->setRows(
        dayCards(m_shown, m_desk->identity().offset, {m_parts->current(), m_find->text().trimmed()}, m_attached));
    // Another day may be as high as the one whose place it took.
    m_timeline->doItemsLayout();
    showOpened();
}

widgets::Subject PatientPage::subject() const {
    return {m_patientId, {}, m_words};
}

void PatientPage::setNamesHidden(bool hidden) {
    m_namesHidden = hidden;
    m_facts->setNamesHidden(hidden);
    m_join->setNamesHidden(hidden);
    if (m_work->isVisibleTo(this))
        showBanner();
}

void PatientPage::showBanner() {
    m_banner->setContent(bannerOf(m_shown, m_visit, m_namesHidden));
}

void PatientPage::undoLast() {
    m_join->undo();
}

bool PatientPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_find && isEscape(event, QEvent::ShortcutOverride))
        event->accept();
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

}  // namespace opdesk::ui::patients
