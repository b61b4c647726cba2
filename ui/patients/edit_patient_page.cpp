#include "ui/patients/edit_patient_page.h"

#include <QAction>
#include <QPointer>
#include <QVBoxLayout>

#include <utility>

#include "core/clinic/desk.h"
#include "ui/drafts/draft_keeper.h"
#include "ui/labels/labels.h"
#include "ui/patients/allergy_panel.h"
#include "ui/patients/banner.h"
#include "ui/widgets/card.h"
#include "ui/widgets/columns.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/label.h"
#include "ui/widgets/off_now.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/patient_banner.h"
#include "ui/widgets/scroll_body.h"

namespace opdesk::ui::patients {

using widgets::Label;
using widgets::qt;
using widgets::utf8;

namespace {
constexpr auto kAllergyEntry = "allergy_entry";  ///< in the draft, beside the fields of the form
constexpr int kAllergyWidth = 332;
constexpr int kLeastAllergyWidth = 240;
constexpr int kNarrowDetails = 1000;
}  // namespace

EditPatientPage::EditPatientPage(QWidget* parent) : Page(parent) {
    setObjectName(QStringLiteral("edit_patient_page"));
    auto* saveKey = addKey(QStringLiteral("edit_save"), tr("Save"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_allergyKey = addKey(QStringLiteral("edit_allergies"), tr("Allergies"), QKeySequence(Qt::ALT | Qt::Key_A));
    m_undo = addKey(QStringLiteral("edit_reset"), tr("Undo all changes"), QKeySequence(Qt::ALT | Qt::Key_R));
    auto* back = addKey(QStringLiteral("edit_back"), tr("Back, draft kept"), QKeySequence(Qt::Key_Escape));

    m_banner = new widgets::PatientBanner;
    m_draft = new drafts::DraftKeeper(
        "edit_patient",
        [this] {
            if (!m_shown)
                return PatientForm::Typed{};
            auto typed = m_form->edits();
            if (auto entered = m_allergies->typed(); !entered.empty())
                typed[kAllergyEntry] = std::move(entered);
            return typed;
        },
        this);
    auto* card = new widgets::Card(tr("Details"), QStringLiteral("pencil"));
    m_formPlace = card->body();
    m_toAllergies = new widgets::OpButton(widgets::OpButton::Kind::secondary, tr("Allergies"),
                                          QStringLiteral("edit_to_allergies"), QStringLiteral("triangle-alert"));
    m_toAllergies->setKeys(m_allergyKey->shortcut());
    connect(m_toAllergies, &QPushButton::clicked, m_allergyKey, &QAction::trigger);
    card->addToHeader(m_toAllergies, true);
    m_note = new Label(Label::Look::hint);
    m_note->setWordWrap(true);
    auto* buttons = new widgets::FlowLayout(8, 6, Qt::AlignRight);
    buttons->addWidget(
        new widgets::OpButton(widgets::OpButton::Kind::secondary, back, QStringLiteral("edit_button_back")));
    buttons->addWidget(
        new widgets::OpButton(widgets::OpButton::Kind::secondary, m_undo, QStringLiteral("edit_button_reset")));
    buttons->addWidget(
        new widgets::PrimaryButton(saveKey, QStringLiteral("edit_button_save"), QStringLiteral("check")));
    card->foot()->addWidget(m_note);
    card->foot()->addLayout(buttons);
    m_note->setVisible(false);
    m_allergies = new AllergyPanel;
    m_allergies->setWayBack(m_allergyKey, tr("Details"));

    m_card = card;
    auto* parts = new widgets::Columns;
    parts->add(card, 0);
    parts->add(m_allergies, kAllergyWidth, kLeastAllergyWidth);
    m_work = parts;
    m_empty = new widgets::EmptyState(tr("Nobody is open."), QKeySequence(Qt::Key_F2), tr("finds a patient"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(14, 12, 14, 12);
    rows->setSpacing(12);
    rows->addWidget(m_banner);
    rows->addWidget(m_work, 1);
    rows->addWidget(m_empty, 1);

    connect(saveKey, &QAction::triggered, this, &EditPatientPage::save);
    connect(back, &QAction::triggered, this, &EditPatientPage::leave);
    connect(m_allergyKey, &QAction::triggered, this, [this] {
        m_wantsAllergies = !m_wantsAllergies || !m_narrow;
        fit();
        if (m_wantsAllergies)
            m_allergies->focusEntry();
        else if (m_form)
            m_form->focusFirst();
    });
    connect(m_undo, &QAction::triggered, this, [this] {
        m_draft->drop();
        if (!m_patient.isNull())
            open(qt(m_patient.text()), {});
    });
    connect(m_allergies, &AllergyPanel::said, this, &Page::said);
    connect(m_allergies, &AllergyPanel::changed, m_draft, &drafts::DraftKeeper::changed);
    connect(m_allergies, &AllergyPanel::changed, this, &EditPatientPage::showChanges);
    connect(m_allergies, &AllergyPanel::filled, this, &EditPatientPage::showAllergies);
    clearPage();
}

void EditPatientPage::needForm() {
    if (m_form)
        return;
    m_form = new PatientForm(PatientForm::Use::edit);
    m_formPlace->addWidget(new widgets::ScrollBody(m_form), 1);
    connect(m_form, &PatientForm::changed, m_draft, &drafts::DraftKeeper::changed);
    connect(m_form, &PatientForm::changed, this, &EditPatientPage::showChanges);
    connect(m_form, &PatientForm::lastFieldEntered, this, &EditPatientPage::save);
    m_form->setNamesHidden(m_namesHidden);
}

void EditPatientPage::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_draft->start(m_desk);
    m_allergies->setDesk(m_desk);
    clearPage();
}

void EditPatientPage::stop() {
    ++m_serial;
    m_draft->stop();
    m_steps.clear();
    m_busy = false;
    clearPage();
    m_patient = {};
    m_allergies->setDesk({});
    m_desk.reset();
}

/// One of the two in a narrow window: the details, or with Alt+A the allergies.
void EditPatientPage::fit() {
    m_narrow = width() < kNarrowDetails;
    m_allergies->setVisible(!m_narrow || m_wantsAllergies);
    m_card->setVisible(!m_narrow || !m_wantsAllergies);
    m_toAllergies->setVisible(m_narrow);
    m_allergies->showWayBack(m_narrow);
}

void EditPatientPage::showAllergies() {
    const auto known = m_allergies->substances();
    m_toAllergies->setText(known.isEmpty() ? tr("Allergies")
                                           : tr("Allergies: %1").arg(known.join(QStringLiteral(", "))));
    m_toAllergies->setAccessibleName(m_toAllergies->text());
}

/// Nothing typed, nothing to undo.
void EditPatientPage::showChanges() {
    widgets::setOffNow(*m_undo, !m_shown || (m_form->edits().empty() && m_allergies->typed().empty()));
}

void EditPatientPage::showBanner() {
    m_banner->setContent(bannerOf(m_person, {}, m_namesHidden));
}

void EditPatientPage::setNamesHidden(bool hidden) {
    m_namesHidden = hidden;
    if (m_form)
        m_form->setNamesHidden(hidden);
    if (m_shown)
        showBanner();
}

void EditPatientPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    fit();
}

void EditPatientPage::say(const QString& words, Label::Look look) {
    m_note->setLook(look);
    m_note->setText(words);
    m_note->setVisible(!words.isEmpty());
}

void EditPatientPage::clearPage() {
    m_wantsAllergies = false;
    fit();
    m_shown = false;
    m_words.clear();
    m_person = {};
    if (m_form)
        m_form->clear();
    m_allergies->clear();
    m_banner->setContent({});
    m_banner->setVisible(false);
    m_work->setVisible(false);
    m_empty->setVisible(true);
    say({}, Label::Look::hint);
    showChanges();
}

void EditPatientPage::enter() {
    if (m_form)
        m_form->focusFirst();
}

void EditPatientPage::refresh(const std::vector<std::string>& kinds) {
    const auto has = [&](const char* kind) { return std::find(kinds.begin(), kinds.end(), kind) != kinds.end(); };
    if (m_shown && has("allergy"))
        m_allergies->read(m_patient);
}

widgets::Subject EditPatientPage::subject() const {
    return m_patient.isNull() ? widgets::Subject{} : widgets::Subject{qt(m_patient.text()), {}, m_words};
}

void EditPatientPage::edit(const QString& patientId) {
    m_toDesk = false;
    open(patientId, {});
}

void EditPatientPage::offer(const QString& patientId, const PatientForm::Typed& typed) {
    m_toDesk = true;
    open(patientId, typed);
}

void EditPatientPage::open(const QString& patientId, PatientForm::Typed offered) {
    const auto id = model::PatientId::parse(utf8(patientId));
    if (!id || !m_desk)
        return;
    m_draft->flush();
    clearPage();
    m_patient = *id;
    m_offered = std::move(offered);
    clinic::OpenPatient ask;
    ask.patient = *id;
    m_desk->run(ask, [self = QPointer(this), serial = ++m_serial](base::Result<clinic::OpenPatient::Answer> answer) {
        if (!self || serial != self->m_serial)
            return;
        if (answer)
            self->show(*answer);
        else
            emit self->said(labels::errorSentence(answer.error()), QStringLiteral("circle-alert"));
    });
}

void EditPatientPage::show(const clinic::OpenPatient::Answer& patient) {
    m_patient = patient.line.patient;
    m_words = qt(patient.line.name);
    m_person = patient;
    showBanner();
    m_banner->setVisible(true);
    m_empty->setVisible(false);
    m_work->setVisible(true);
    needForm();
    m_form->load(patient);
    m_shown = true;
    m_allergies->show(patient);
    showChanges();
    m_form->focusFirst();
    if (!m_offered.empty()) {
        // What was typed for a new person is offered where it differs; the name and the age stay his own.
        PatientForm::Typed offered;
        for (const auto* name : {"phone", "phone_relation", "locality", "pin", "address", "language", "referred_by",
                                 "guardian_name", "guardian_relation", "name_local"})
            if (const auto* value = m_offered.if_contains(name))
                offered[name] = *value;
        m_form->setTyped(offered);
        showChanges();
        m_offered.clear();
        const auto differs = m_form->edits().size();
        if (differs == 0) {
            leave();
            return;
        }
        say(tr("%n typed value(s) differ from the record. Ctrl+Enter takes them over, Alt+R leaves it as it is.",
               nullptr, static_cast<int>(differs)),
            Label::Look::hint);
        return;
    }
    m_draft->open(m_patient.text(), [this](const drafts::DraftKeeper::Typed& typed) {
        if (typed.empty() || !m_shown)
            return;
        m_form->setTyped(typed);
        if (const auto* allergy = typed.if_contains(kAllergyEntry); allergy && allergy->is_object())
            m_allergies->setTyped(allergy->get_object());
        showChanges();
        say(tr("Your unsaved words are back. Alt+R shows the details as stored."), Label::Look::hint);
    });
}

void EditPatientPage::leave() {
    m_draft->flush();
    const auto patient = qt(m_patient.text());
    if (m_patient.isNull())
        emit deskAsked();
    else if (m_toDesk)
        emit finished(patient);
    else
        emit patientAsked(patient);
}

void EditPatientPage::save() {
    if (!m_desk || !m_shown || m_busy)
        return;
    if (!m_allergies->typed().empty()) {
        say(tr("An allergy is typed and not added. Enter in its field adds it; emptied it is left."),
            Label::Look::danger);
        m_wantsAllergies = true;
        fit();
        m_allergies->focusEntry();
        return;
    }
    const auto edits = m_form->edits();
    clinic::EditPatient details;
    details.patient = m_patient;
    std::optional<clinic::SetPhone> phone;
    std::vector<clinic::RecordConsent> consents;
    const auto command = m_form->command();
    for (const auto& pair : edits) {
        const std::string name(pair.key().data(), pair.key().size());
        if (name == "phone" || name == "phone_relation")
            phone = clinic::SetPhone{m_patient, command.phone, command.phoneRelation};
        else if (name.starts_with("consent:"))
            consents.push_back({m_patient, name.substr(8), command.language, {}, pair.value().get_bool()});
        else if (name == "born" && !pair.value().is_null())
            details.fields["birth_date"] = pair.value();
        else if (name == "age" && !pair.value().is_null() && command.born.empty())
            details.fields["age"] = pair.value();
        else if (name != "born" && name != "age")
            details.fields[name] = pair.value();
    }
    if (phone && phone->phone.empty()) {
        failed({base::ErrorCode::invalidInput, "a phone is replaced, not taken out", "phone",
                utf8(tr("A number once given can be replaced, not taken out"))});
        return;
    }
    m_steps.clear();
    if (!details.fields.empty())
        m_steps.push_back([this, details] {
            m_desk->run(details, [self = QPointer(this)](base::Result<clinic::EditPatient::Answer> answer) {
                if (self)
                    answer ? self->saveNext() : self->failed(answer.error());
            });
        });
    if (phone)
        m_steps.push_back([this, phone = *phone] {
            m_desk->run(phone, [self = QPointer(this)](base::Result<clinic::SetPhone::Answer> answer) {
                if (self)
                    answer ? self->saveNext() : self->failed(answer.error());
            });
        });
    for (const auto& consent : consents)
        m_steps.push_back([this, consent] {
            m_desk->run(consent, [self = QPointer(this)](base::Result<clinic::RecordConsent::Answer> answer) {
                if (self)
                    answer ? self->saveNext() : self->failed(answer.error());
            });
        });
    if (m_steps.empty()) {
        leaveWithoutDraft();
        return;
    }
    m_busy = true;
    saveNext();
}

void EditPatientPage::leaveWithoutDraft() {
    m_draft->drop();
    m_shown = false;
    leave();
}

void EditPatientPage::saveNext() {
    if (!m_desk)
        return;
    if (m_steps.empty()) {
        m_busy = false;
        emit said(tr("Details saved"), QStringLiteral("check"));
        leaveWithoutDraft();
        return;
    }
    const auto step = m_steps.front();
    m_steps.erase(m_steps.begin());
    step();
}

void EditPatientPage::failed(const base::Error& error) {
    m_busy = false;
    m_steps.clear();
    const auto words = labels::errorSentence(error);
    if (!m_form->showError(error, words))
        say(words, Label::Look::danger);
}

}  // namespace opdesk::ui::patients
