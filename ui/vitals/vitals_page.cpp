#include "ui/vitals/vitals_page.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPointer>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

#include "core/clinic/desk.h"
#include "core/text/names.h"
#include "ui/labels/labels.h"
#include "ui/patients/banner.h"
#include "ui/vitals/vital_box.h"
#include "ui/widgets/card.h"
#include "ui/widgets/columns.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/open_summary.h"
#include "ui/widgets/patient_banner.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/scroll_body.h"
#include "ui/widgets/two_line_delegate.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::vitals {

using widgets::Label;
using widgets::qt;
using widgets::utf8;

namespace {

constexpr int kRightWidth = 268, kLeastRight = 200;
constexpr int kLeastWork = 420;
constexpr int kColumns = 5;
constexpr int kTellBeside = 760, kTellStretch = 100;

}  // namespace

VitalsPage::VitalsPage(QWidget* parent)
    : Page(parent),
      m_draft(new drafts::DraftKeeper(
          "vitals", [this] { return typed(); }, this)) {
    setObjectName(QStringLiteral("vitals_page"));
    m_saveAction = addKey(QStringLiteral("vitals_save"), tr("Save and next"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    auto* leave = addKey(QStringLiteral("vitals_leave"), tr("Front desk"), QKeySequence(Qt::Key_Escape));
    auto* queue = addKey(QStringLiteral("vitals_queue"), tr("Who waits"), QKeySequence(Qt::CTRL | Qt::Key_Tab));
    auto* open = addKey(QStringLiteral("vitals_patient"), tr("Open the patient"), QKeySequence(Qt::ALT | Qt::Key_O));
    m_saveAction->setAutoRepeat(false);  // a key held down is not the second one
    connect(m_saveAction, &QAction::triggered, this, &VitalsPage::save);
    m_openKey = new QShortcut(m_saveAction->shortcut(), this);
    m_openKey->setContext(Qt::WidgetWithChildrenShortcut);
    connect(m_openKey, &QShortcut::activated, this, [this] { m_open->goToFirst(); });
    connect(leave, &QAction::triggered, this, [this] {
        m_draft->flush();
        emit deskAsked();
    });
    connect(queue, &QAction::triggered, this, [this] {
        if (m_queueList->hasFocus() && !m_patient.isNull()) {
            m_boxes.front()->field()->setFocus();
        } else {
            if (!m_queueList->currentIndex().isValid())
                m_queueList->setCurrentIndex(m_queueModel->index(0, 0));
            m_queueList->setFocus();
        }
    });
    connect(open, &QAction::triggered, this, [this] {
        if (!m_patient.isNull())
            emit patientAsked(qt(m_patient.text()));
    });

    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(14, 12, 14, 12);
    rows->setSpacing(12);
    m_banner = new widgets::PatientBanner;
    rows->addWidget(m_banner);
    m_columns = new widgets::Columns;
    buildFields();
    m_columns->add(m_work, 0, kLeastWork);
    m_empty = new widgets::EmptyState(tr("Nobody is open. Choose who waits."), QKeySequence(Qt::Key_Return),
                                      tr("opens a row"));
    m_columns->add(m_empty, 0, kLeastWork);
    m_columns->add(buildRight(), kRightWidth, kLeastRight);
    rows->addWidget(m_columns, 1);
    clearPage();
}

VitalsPage::~VitalsPage() {
    // A field that loses the focus while the page goes has nobody to tell.
    for (auto* box : m_boxes)
        box->field()->disconnect(this);
}

void VitalsPage::buildFields() {
    m_work = new widgets::Card(tr("Vitals"), QStringLiteral("activity"));
    m_fields = new QWidget;
    auto* inside = new QVBoxLayout(m_fields);
    inside->setContentsMargins(12, 12, 12, 0);  // the last row ends with its hint line
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(2);
    for (const auto vital : kVitals) {
        auto* box = new VitalBox(vital, m_fields);
        m_boxes.push_back(box);
        connect(box->field(), &VitalField::left, this, [this, box] { fieldLeft(box); });
        connect(box->field(), &QLineEdit::textEdited, this, [this, box] {
            if (box->field()->text().trimmed().isEmpty()) {
                box->setPlain();
                showOpen();
            }
            m_error->hide();
            m_asksSure = m_sure = false;
            m_draft->changed();
        });
        // A key only takes an error away; it is found when the field is left.
        connect(box->field(), &QLineEdit::textChanged, this, [this, box] {
            if (!box->isBad())
                return;
            box->setPlain();
            showOpen();
        });
    }
    inside->addLayout(m_grid);
    m_remark = new widgets::TextField(QStringLiteral("vitals_remark"), tr("Remark"));
    inside->addWidget(new widgets::FormRow(tr("Remark"), m_remark));
    connect(m_remark, &QLineEdit::textEdited, m_draft, &drafts::DraftKeeper::changed);
    inside->addStretch(1);
    m_fields->installEventFilter(this);
    m_work->body()->addWidget(new widgets::ScrollBody(m_fields));

    m_error = new Label(Label::Look::danger);
    m_error->setObjectName(QStringLiteral("vitals_error"));
    m_error->setWordWrap(true);
    m_work->foot()->addWidget(m_error);
    // A line of its own: beside the buttons it has no room in a narrow window.
    auto* bmi = new QHBoxLayout;
    bmi->setSpacing(6);
    m_bmi = new Label(Label::Look::strong);
    m_bmi->setObjectName(QStringLiteral("vitals_bmi"));
    m_bmiIcon = new widgets::IconLabel(QStringLiteral("triangle-alert"), 13, theme::Role::warn);
    m_bmiWord = new Label(Label::Look::warn);
    m_open = new widgets::OpenSummary(QStringLiteral("vitals_open"), widgets::OpenSummary::Tone::wrong, Qt::AlignRight);
    bmi->addWidget(m_bmi);
    bmi->addWidget(m_bmiIcon);
    bmi->addWidget(m_bmiWord);
    bmi->addStretch(1);
    bmi->addWidget(m_open);
    m_work->foot()->addLayout(bmi);
    // Its field may be scrolled out of sight when the button is pressed.
    m_tell = new widgets::OpenSummary(QStringLiteral("vitals_tell"), widgets::OpenSummary::Tone::danger);
    connect(m_tell, &widgets::OpenSummary::named, this, &Page::spoken);
    m_foot = new QHBoxLayout;
    m_foot->setSpacing(12);
    m_goOn = new widgets::CheckField(QStringLiteral("vitals_go_on"), tr("Then open the next"));
    m_goOn->setChecked(true);
    m_foot->addWidget(m_goOn);
    m_foot->addStretch();
    m_saveButton =
        new widgets::PrimaryButton(m_saveAction, QStringLiteral("vitals_save_button"), QStringLiteral("save"));
    m_foot->addWidget(m_saveButton);
    // Let go beside the button: what was left for it is looked at all the same.
    connect(
        m_saveButton, &QAbstractButton::released, this, [this] { check(); }, Qt::QueuedConnection);
    m_work->foot()->addLayout(m_foot);
    placeFields();
    placeTell();
}

void VitalsPage::placeTell() {
    const bool beside = m_fields->width() >= kTellBeside;
    auto* above = m_work->foot();
    QBoxLayout* place = beside ? static_cast<QBoxLayout*>(m_foot) : above;
    if (place->indexOf(m_tell) >= 0)
        return;
    m_foot->removeWidget(m_tell);
    above->removeWidget(m_tell);
    if (beside)
        m_foot->insertWidget(1, m_tell, kTellStretch, Qt::AlignVCenter);
    else
        above->insertWidget(above->indexOf(m_foot), m_tell);
}

/// As many beside each other as their labels have room for; what is not asked of this patient leaves no gap.
void VitalsPage::placeFields() {
    int least = 1, shown = 0;
    for (const auto* box : m_boxes) {
        least = std::max(least, box->leastWidth());
        shown += box->isShown();
    }
    const int gap = m_grid->horizontalSpacing();
    const int columns = std::clamp((m_fields->width() - 24 + gap) / (least + gap), 2, kColumns);
    if (columns * 100 + shown == m_gridColumns)
        return;
    m_gridColumns = columns * 100 + shown;
    while (auto* item = m_grid->takeAt(0))
        delete item;
    // Rows of another arrangement leave no gap.
    for (int row = 0; row < m_grid->rowCount(); ++row)
        m_grid->setRowMinimumHeight(row, 0);
    int place = 0;
    for (auto* box : m_boxes)
        if (box->isShown()) {
            box->placeIn(*m_grid, 4 * (place / columns), place % columns);
            m_grid->setRowMinimumHeight(4 * (place / columns) + 3, 8);
            ++place;
        }
    for (int column = 0; column < kColumns; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
}

bool VitalsPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_fields && event->type() == QEvent::Resize) {
        placeFields();
        placeTell();
    }
    return Page::eventFilter(watched, event);
}

QWidget* VitalsPage::buildRight() {
    auto* right = new QWidget;
    auto* rows = new QVBoxLayout(right);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(12);
    m_allergyCard = new widgets::Card(tr("Allergies not asked"), QStringLiteral("shield-alert"));
    auto* ask = m_allergyCard->padded();
    ask->setSpacing(6);
    m_allergy = new widgets::TextField(QStringLiteral("vitals_allergy"), tr("Allergic to"));
    m_allergy->setPlaceholderText(tr("Medicine or food, Enter adds it"));
    ask->addWidget(new widgets::FormRow(tr("Allergic to"), m_allergy));
    auto* none = new widgets::OpButton(widgets::OpButton::Kind::secondary, tr("Asked: none known"),
                                       QStringLiteral("vitals_no_allergy"), QStringLiteral("check"));
    ask->addWidget(none);
    rows->addWidget(m_allergyCard);
    connect(m_allergy, &QLineEdit::returnPressed, this, &VitalsPage::addAllergy);
    connect(m_allergy, &QLineEdit::textEdited, m_draft, &drafts::DraftKeeper::changed);
    connect(none, &QPushButton::clicked, this, &VitalsPage::sayNoneKnown);

    m_queueCard = new widgets::Card(tr("Who waits"), QStringLiteral("users"));
    m_queueModel = new widgets::RowListModel(this);
    m_queueList = new widgets::ListView(QStringLiteral("vitals_queue_list"), tr("Who waits"));
    m_queueList->setModel(m_queueModel);
    m_queueList->setItemDelegate(new widgets::TwoLineDelegate(m_queueList));
    m_queueList->setEmptyText(tr("Nobody is waiting."));
    m_queueCard->body()->addWidget(m_queueList, 1);
    rows->addWidget(m_queueCard, 1);
    connect(m_queueList, &widgets::ListView::chosen, this, &VitalsPage::queueChosen);
    return right;
}

void VitalsPage::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_draft->start(m_desk);
    clearPage();
}

void VitalsPage::stop() {
    ++m_serial;
    ++m_checkSerial;
    m_draft->stop();
    m_taken.clear();
    m_queue.clear();
    m_queueModel->setRows({});
    m_queueCard->setNote({});
    clearPage();
    m_desk.reset();
}

void VitalsPage::clearPage() {
    m_patient = {};
    m_visit = {};
    m_name.clear();
    m_token.clear();
    m_person = {};
    m_saving = false;
    m_toSave.reset();
    m_banner->setContent({});
    m_banner->hide();
    m_allergyCard->hide();
    m_work->hide();
    m_empty->show();
    clearFields();
}

void VitalsPage::clearFields() {
    for (auto* box : m_boxes) {
        box->field()->clear();
        box->setRequired(false);
        box->setPlain();
        box->setEarlier({}, {}, std::chrono::minutes(0));
        box->showTrend(false);
    }
    m_remark->clear();
    m_allergy->clear();
    m_error->hide();
    m_error->clear();
    m_lastHeight.reset();
    m_asksSure = m_sure = false;
    showBmi({}, {});
    showOpen();
}

void VitalsPage::enter() {
    if (m_patient.isNull())
        m_queueList->setFocus();
    else
        m_boxes.front()->field()->setFocus();
    readQueue();
}

void VitalsPage::refresh(const std::vector<std::string>& kinds) {
    const auto has = [&](const char* kind) { return std::ranges::find(kinds, kind) != kinds.end(); };
    if (has("visit") || has("patient"))
        readQueue();
    if (!m_patient.isNull() && (has("patient") || has("allergy") || has("vitals") || has("conflict")))
        readPatient();
}

void VitalsPage::setNamesHidden(bool hidden) {
    m_namesHidden = hidden;
    showBanner();
    readQueue();
}

widgets::Subject VitalsPage::subject() const {
    return {m_patient.isNull() ? QString() : qt(m_patient.text()), m_visit.isNull() ? QString() : qt(m_visit.text()),
            m_token.isEmpty() || m_namesHidden ? m_token : QStringLiteral("%1, %2").arg(m_name, m_token)};
}

VitalBox* VitalsPage::boxOf(std::string_view field) const {
    if (field == "systolic" || field == "diastolic")
        field = "blood_pressure";
    for (auto* box : m_boxes)
        if (field == vitalField(box->field()->vital()))
            return box;
    return nullptr;
}

void VitalsPage::showVisit(const QString& patientId, const QString& visitId) {
    const auto patient = model::PatientId::parse(utf8(patientId));
    if (!patient || !m_desk)
        return;
    const auto visit = model::VisitId::parse(utf8(visitId));
    const auto next = visit ? *visit : model::VisitId{};
    if (*patient == m_patient && next == m_visit) {
        enter();
        return;
    }
    // What is typed stays a draft of the patient it was typed for.
    m_draft->flush();
    clearPage();
    m_patient = *patient;
    m_visit = next;
    m_empty->hide();
    m_work->show();
    readPatient();
    m_draft->open(utf8(QStringLiteral("%1/%2").arg(patientId, visitId)),
                  [self = QPointer(this)](const clinic::json::object& typed) {
                      if (self)
                          self->typeAgainFrom(typed);
                  });
    enter();
}

void VitalsPage::readPatient() {
    const auto serial = ++m_serial;
    clinic::OpenPatient open;
    open.patient = m_patient;
    m_desk->run(open, [self = QPointer(this), serial](base::Result<clinic::OpenPatient::Answer> answer) {
        if (!self || !self->m_desk || serial != self->m_serial)
            return;
        if (answer)
            self->showPatient(*answer);
        else
            self->refuse(answer.error());
    });
    m_desk->run(clinic::VitalsSheet{m_patient},
                [self = QPointer(this), serial](base::Result<clinic::VitalsSheet::Answer> answer) {
                    if (!self || !self->m_desk || serial != self->m_serial)
                        return;
                    if (answer)
                        self->showSheet(*answer);
                    else
                        self->refuse(answer.error());
                });
}

void VitalsPage::showPatient(const clinic::OpenPatient::Answer& patient) {
    m_name = qt(patient.line.name);
    m_person = patient;
    showBanner();
}

void VitalsPage::showBanner() {
    if (m_name.isEmpty())
        return;
    QString visit;
    m_token.clear();
    for (const auto& line : m_queue)
        if (line.visit == m_visit) {
            m_token = qt(line.token);
            visit = patients::visitWords(line.token, line.visitKind);
        }
    m_banner->setContent(patients::bannerOf(m_person, visit, m_namesHidden));
    m_banner->show();
}

void VitalsPage::showSheet(const clinic::VitalsSheet::Answer& sheet) {
    const auto offset = m_desk->identity().offset;
    m_lastHeight = sheet.height;
    m_today = sheet.today;
    for (auto* box : m_boxes) {
        box->setEarlier(sheet.earlier, sheet, offset);
        if (box->field()->vital() == Vital::weight)
            box->setRequired(sheet.weightNeeded);
        if (box->field()->vital() == Vital::lmp)
            box->setShown(sheet.asksLmp);
    }
    // The lines stand in one row each: where nobody has one, none takes room.
    const bool trends = std::ranges::any_of(m_boxes, &VitalBox::hasTrend);
    for (auto* box : m_boxes)
        box->showTrend(trends && box->isShown());
    placeFields();
    m_allergyCard->setVisible(sheet.asksAllergies && m_desk->may("allergy.manage"));
    check();
}

}  // namespace opdesk::ui::vitals
