#include "ui/consult/consult_page.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPointer>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

#include "core/clinic/desk.h"
#include "core/clinic/vitals_sheet.h"
#include "ui/consult/alert_words.h"
#include "ui/consult/facts_panel.h"
#include "ui/consult/line_words.h"
#include "ui/consult/paper_preview.h"
#include "ui/consult/rule_words.h"
#include "ui/consult/rx_entry.h"
#include "ui/consult/rx_list.h"
#include "ui/consult/visit_form.h"
#include "ui/patients/banner.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/card.h"
#include "ui/widgets/columns.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/open_summary.h"
#include "ui/widgets/overlay_layer.h"
#include "ui/widgets/patient_banner.h"
#include "ui/widgets/rule_meter.h"
#include "ui/widgets/scroll_body.h"

namespace opdesk::ui::consult {

using widgets::Label;
using widgets::qt;

namespace {
constexpr int kFactsWidth = 236;
constexpr int kRightWidth = 264;
constexpr int kLeastFormWidth = 480;
constexpr int kBetweenColumns = 12, kBesidePage = 14;
constexpr int kAroundEntry = 8;
constexpr int kSaveAfterMs = 300;
}  // namespace

ConsultPage::ConsultPage(QWidget* parent) : Page(parent) {
    setObjectName(QStringLiteral("consult_page"));
    m_signAction =
        addKey(QStringLiteral("consult_sign"), tr("Sign and print"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_printAction = addKey(QStringLiteral("consult_print"), tr("Print"), QKeySequence(Qt::CTRL | Qt::Key_P));
    auto* previewAction = addKey(QStringLiteral("consult_preview"), tr("Preview"), QKeySequence(Qt::ALT | Qt::Key_V));
    auto* rx = addKey(QStringLiteral("consult_rx"), tr("Prescription"), QKeySequence(Qt::Key_F8));
    m_backAction = addKey(QStringLiteral("consult_back"), tr("Back, draft kept"), QKeySequence(Qt::Key_Escape));

    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(14, 12, 14, 12);
    rows->setSpacing(12);
    m_banner = new widgets::PatientBanner;
    rows->addWidget(m_banner);
    m_work = new QWidget;
    auto* whole = new QVBoxLayout(m_work);
    whole->setContentsMargins(0, 0, 0, 0);
    // In a narrow window the facts stand under the meter; the page for the pen keeps its width.
    m_columns = new widgets::Columns;
    whole->addWidget(m_columns);
    m_facts = new FactsPanel;
    m_columns->add(m_facts, kFactsWidth);

    auto* medicines = new QWidget;
    auto* middle = new QVBoxLayout(medicines);
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(0);
    auto* heading = new QHBoxLayout;
    heading->setContentsMargins(12, 6, 12, 6);
    heading->setSpacing(8);
    heading->addWidget(new widgets::KeyCap(QStringList{QStringLiteral("Alt 4")}));
    heading->addWidget(new Label(tr("Prescription"), Label::Look::cardTitle));
    m_state = new widgets::Badge(widgets::Status::draft);
    m_state->setObjectName(QStringLiteral("consult_state"));
    heading->addWidget(m_state);
    heading->addStretch();
    middle->addWidget(new widgets::Divider);
    middle->addLayout(heading);
    m_list = new RxList;
    m_entry = new RxEntry;
    middle->addWidget(m_list, 1);
    middle->addWidget(new widgets::Divider);
    middle->addWidget(m_entry);
    m_form = new VisitForm(medicines);
    auto* visit = new widgets::Card;
    visit->body()->addWidget(new widgets::ScrollBody(m_form));
    m_columns->add(visit, 0, kLeastFormWidth);
    m_right = buildRight();
    m_columns->add(m_right, kRightWidth);
    m_columns->foldUnder(m_facts, m_right);  // the page may be as narrow as without them; fold() takes them over
    rows->addWidget(m_work, 1);
    m_empty = new widgets::EmptyState(tr("No visit is open."), QKeySequence(Qt::Key_F4), tr("goes to the queue"));
    rows->addWidget(m_empty, 1);

    for (int part = 1; part <= 7; ++part) {
        auto* jump = new QShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + part)), this);
        jump->setContext(Qt::WidgetWithChildrenShortcut);
        connect(jump, &QShortcut::activated, this, [this, part] {
            if (part == 4)
                m_entry->focusField();
            else
                m_form->focusPart(part);
        });
    }
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(kSaveAfterMs);
    connect(&m_saveSoon, &QTimer::timeout, this, [this] { saveDraft({}); });
    connect(m_form, &VisitForm::changed, this, &ConsultPage::draftChanged);
    connect(m_list, &RxList::changed, this, &ConsultPage::draftChanged);
    connect(m_entry, &RxEntry::added, this, [this](const clinic::PrescriptionLine& line) {
        m_list->append(line);
        // The list grew: the line for the next one stays in sight.
        QTimer::singleShot(0, m_entry, [this] {
            if (!m_entry->isAncestorOf(window()->focusWidget()))
                return;
            for (auto* above = m_entry->parentWidget(); above; above = above->parentWidget())
                if (auto* area = qobject_cast<QScrollArea*>(above)) {
                    area->ensureWidgetVisible(m_entry, 0, kAroundEntry);
                    return;
                }
        });
    });
    connect(m_entry, &RxEntry::lastAsked, this, [this] {
        if (const auto typed = m_list->takeLast(); !typed.isEmpty())
            m_entry->put(typed);
    });
    connect(m_signAction, &QAction::triggered, this, &ConsultPage::sign);
    m_openKey = new QShortcut(m_signAction->shortcut(), this);
    m_openKey->setContext(Qt::WidgetWithChildrenShortcut);
    connect(m_openKey, &QShortcut::activated, this, &ConsultPage::goToOpen);
    connect(m_printAction, &QAction::triggered, this, [this] {
        if (m_signed)
            paperOf(m_prescription, paperLanguage(), [this](const auto& paper) { printPaper(paper); });
    });
    connect(previewAction, &QAction::triggered, this, &ConsultPage::preview);
    connect(rx, &QAction::triggered, this, [this] { m_entry->focusField(); });
    connect(m_backAction, &QAction::triggered, this, &Page::deskAsked);
    clearPage();
}

void ConsultPage::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_entry->start(m_desk);
    clearPage();
}

void ConsultPage::stop() {
    ++m_serial;
    keepUnsaved();
    m_entry->stop();
    if (m_overlay)
        m_overlay->close_();
    clearPage();
    m_desk.reset();
}

/// What was typed in the last moment is kept too: a lock, or another patient, comes between two keys. A save that is
/// under way may be the first, whose draft has no number here yet, and a lock may still stop it: it is written over.
void ConsultPage::keepUnsaved() {
    const bool unsaved = m_saveSoon.isActive() || m_saving;
    if (m_desk && unsaved && !m_signed && !m_patient.isNull() && !isBlank()) {
        auto last = draft();
        last.ongoing = true;
        m_desk->keep(std::move(last));
    }
    m_saveSoon.stop();
    m_saving = m_saveAgain = false;
    m_afterSave = {};
}

/// Nothing typed and no draft to empty.
bool ConsultPage::isBlank() const {
    return m_prescription.isNull() && m_list->lines().empty() && m_form->isEmpty();
}

void ConsultPage::showDraftKept() {
    m_state->setStatus(widgets::Status::draft);
    m_state->setWord(tr("Draft kept on this PC"));
    m_state->setVisible(!m_prescription.isNull());
}

void ConsultPage::clearPage() {
    m_patient = {};
    m_visit = {};
    m_prescription = {};
    m_signed = false;
    m_alerts.clear();
    m_overrides.clear();
    m_storedOverrides.clear();
    m_paperLanguage.clear();
    m_mode.clear();
    m_coded.clear();
    m_readingDraft = false;
    m_list->setReadOnly(false);
    m_list->setLines({});
    m_entry->setPatient({}, {});
    m_entry->setVisible(true);
    m_form->clear();
    m_banner->setContent({});
    m_banner->setVisible(false);
    m_work->setVisible(false);
    m_empty->setVisible(true);
    m_visitWords.clear();
    m_person = {};
    m_facts->clear();
    m_signWhenChecked = false;
    m_checkAnswered = m_checkAsked;
    m_grave->setParts({}, {});
    m_cautions->setParts({}, {});
    m_open->setParts({}, {});
    m_openKey->setEnabled(false);
    m_state->setVisible(false);
    m_backAction->setText(tr("Back, draft kept"));
    m_meter->setLines({});
    m_safety->clear();
    m_signAction->setEnabled(false);
    m_printAction->setEnabled(false);
}

void ConsultPage::enter() {
    if (!m_patient.isNull())
        m_form->focusPart(1);
}

void ConsultPage::refresh(const std::vector<std::string>& kinds) {
    if (m_patient.isNull() || m_readingDraft)
        return;
    for (const auto* kind : {"patient", "allergy", "problem", "vitals", "conflict"})
        if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) {
            readPatient(false);
            return;
        }
}

widgets::Subject ConsultPage::subject() const {
    if (m_patient.isNull())
        return {};
    return {widgets::qt(m_patient.text()), m_visit.isNull() ? QString() : widgets::qt(m_visit.text()),
            widgets::qt(m_person.line.name)};
}

void ConsultPage::setNamesHidden(bool hidden) {
    m_namesHidden = hidden;
    showBanner();
    if (m_preview)
        m_preview->setNamesHidden(hidden);
}

void ConsultPage::showBanner() {
    if (!m_patient.isNull() && !m_person.line.patient.isNull())
        m_banner->setContent(patients::bannerOf(m_person, m_visitWords, m_namesHidden));
}

void ConsultPage::fold() {
    if (!m_narrow)
        m_factsLeast = std::max(kFactsWidth, m_facts->minimumSizeHint().width());
    const int needed = m_factsLeast + kLeastFormWidth + std::max(kRightWidth, m_right->minimumSizeHint().width()) +
                       2 * kBetweenColumns + 2 * kBesidePage;
    const bool wasNarrow = std::exchange(m_narrow, width() < needed);
    m_facts->standIn(m_narrow ? m_factsBelow : nullptr);
    m_facts->setVisible(!m_narrow);
    if (m_narrow != wasNarrow)
        showGrave();
}

void ConsultPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    fold();
}

void ConsultPage::readPatient(bool startVisit) {
    clinic::OpenPatient open;
    open.patient = m_patient;
    m_desk->run(open, [self = QPointer(this), serial = ++m_serial,
                       startVisit](base::Result<clinic::OpenPatient::Answer> answer) {
        if (!self || serial != self->m_serial)
            return;
        if (!answer) {
            self->report(answer.error());
            return;
        }
        self->show(*answer);
        if (startVisit)
            self->m_form->focusPart(1);
    });
}

void ConsultPage::show(const clinic::OpenPatient::Answer& patient) {
    m_empty->setVisible(false);
    m_work->setVisible(true);
    m_person = patient;
    showBanner();
    m_banner->setVisible(true);
    showFacts(patient);
    fold();
    const auto* language = patient.demographics.if_contains("language");
    const auto* code = language ? language->if_string() : nullptr;
    m_language = code ? std::string(code->data(), code->size()) : std::string("en");
    if (m_paperLanguage == m_language)
        m_paperLanguage.clear();
    m_entry->setPatient(m_patient, m_language);
    check();
}

/// The figures at once, how they stand as soon as the rules have said it.
void ConsultPage::showFacts(const clinic::OpenPatient::Answer& patient) {
    const auto offset = m_desk->identity().offset;
    const auto today = base::localDate(m_clock->now(), offset);
    m_facts->show(patient, offset, today);
    if (patient.vitals.empty() || !m_desk->may("vitals.record"))
        return;
    const auto& last = patient.vitals.front();
    clinic::CheckVitals command{patient.line.patient, last.systolic, last.diastolic,   last.pulse,
                                last.temperature,     last.spo2,     last.respiration, last.weight,
                                last.height,          last.glucose,  last.pain};
    m_desk->run(command, [self = QPointer(this), patient, offset, today,
                          serial = m_serial](base::Result<clinic::CheckVitals::Answer> answer) {
        if (!self || !answer || serial != self->m_serial)
            return;
        self->m_facts->show(patient, offset, today, answer->marks);
        self->showGrave();
    });
}

clinic::WritePrescription ConsultPage::draft() const {
    clinic::WritePrescription write;
    write.prescription = m_prescription;
    write.patient = m_patient;
    write.visit = m_visit;
    write.language = paperLanguage();
    write.lines = m_list->lines();
    write.overrides = m_overrides;
    write.mode = m_mode;
    m_form->fill(write);
    for (auto& diagnosis : write.diagnoses)
        for (const auto& coded : m_coded)
            if (coded.name == diagnosis.name)
                diagnosis.icd10 = coded.icd10;
    return write;
}

void ConsultPage::draftChanged() {
    if (m_signed || m_patient.isNull())
        return;
    m_saveSoon.start();
    check();
}

void ConsultPage::saveDraft(std::function<void()> then) {
    m_saveSoon.stop();
    if (!m_desk || m_signed || m_patient.isNull() || isBlank())
        return;
    if (m_saving) {
        m_saveAgain = true;
        if (then)
            m_afterSave = std::move(then);
        return;
    }
    m_saving = true;
    m_desk->run(draft(), [self = QPointer(this), patient = m_patient, overrides = m_overrides,
                          then](base::Result<clinic::WritePrescription::Answer> answer) {
        if (!self || patient != self->m_patient)
            return;
        self->m_saving = false;
        const auto waits = std::exchange(self->m_afterSave, {});
        if (!answer) {
            // A reason that may not be given must not keep the rest of the draft from being stored.
            self->m_overrides = self->m_storedOverrides;
            self->report(answer.error());
            return;
        }
        self->m_storedOverrides = overrides;
        self->m_prescription = answer->prescription;
        self->showDraftKept();
        if (std::exchange(self->m_saveAgain, false))
            self->saveDraft(waits ? waits : then);
        else if (then)
            then();
    });
}

void ConsultPage::check() {
    clinic::CheckPrescription command;
    const auto write = draft();
    command.patient = m_patient;
    command.mode = write.mode;
    command.lines = write.lines;
    command.diagnoses = write.diagnoses;
    command.overrides = m_overrides;
    command.complaints = write.complaints;
    m_desk->run(command, [self = QPointer(this), patient = m_patient,
                          serial = ++m_checkAsked](base::Result<clinic::CheckPrescription::Answer> answer) {
        if (!self || patient != self->m_patient || serial != self->m_checkAsked)
            return;
        self->m_checkAnswered = serial;
        if (answer)
            self->showCheck(*answer);
    });
}

void ConsultPage::showCheck(const clinic::CheckPrescription::Answer& answer) {
    m_alerts = answer.alerts;
    sortBySeverity(m_alerts);
    m_list->setAlerts(m_alerts);
    QList<widgets::RuleLine> lines;
    m_openRules.clear();
    for (const auto& rule : answer.meter) {
        lines.append({ruleWords(rule.words), rule.met, rule.legal});
        if (rule.legal && !rule.met)
            m_openRules << lines.back().words;
    }
    m_meter->setLines(lines);
    m_meterNote->setText(m_meter->summary());
    QStringList words;
    int underLines = 0;
    const auto hasLine = [&](const clinic::Alert& alert) {
        return !alert.line.empty() && std::ranges::find(m_list->lines(), alert.line,
                                                        &clinic::PrescriptionLine::generic) != m_list->lines().end();
    };
    for (const auto& alert : m_alerts)
        if (alert.severity == "inform")
            words << QStringList{alertWhat(alert), alertWhy(alert)}.join(QStringLiteral(". "));
        else if (alert.severity == "not_checked" || !hasLine(alert))
            words << alertWhat(alert);
        else
            ++underLines;
    if (underLines > 0)
        words.prepend(tr("%n warning(s), under the medicine.", nullptr, underLines));
    else if (words.isEmpty())
        words << (m_list->lines().empty() ? tr("Nothing to check yet.")
                                          : tr("No warning found for %n medicine(s), as far as the data goes.", nullptr,
                                               static_cast<int>(m_list->lines().size())));
    QStringList unclear;
    for (const auto& line : m_list->lines())
        if (!line.remark.empty())
            unclear << qt(line.generic.empty() ? line.typed : line.generic).toUpper();
    if (!unclear.isEmpty())
        words << tr("Dose not understood, not checked: %1.").arg(unclear.join(QStringLiteral(", ")));
    m_safety->setText(words.join(QLatin1Char('\n')));
    showOpen(answer.meter);
    showGrave();
    if (std::exchange(m_signWhenChecked, false))
        m_signAction->isEnabled() ? sign() : goToOpen();
}

}  // namespace opdesk::ui::consult
