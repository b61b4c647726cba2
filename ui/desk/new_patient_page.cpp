#include "ui/desk/new_patient_page.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPointer>
#include <QVBoxLayout>

#include <utility>

#include "core/clinic/desk.h"
#include "ui/desk/match_panel.h"
#include "ui/drafts/draft_keeper.h"
#include "ui/labels/labels.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/card.h"
#include "ui/widgets/columns.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/label.h"
#include "ui/widgets/off_now.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/open_summary.h"
#include "ui/widgets/scroll_body.h"

namespace opdesk::ui::desk {

using patients::PatientForm;
using widgets::Label;
using widgets::OpButton;
using widgets::qt;

namespace {
constexpr int kMatchWidth = 372;
constexpr int kLeastMatchWidth = 280;
constexpr int kFormShare = 70;  ///< percent of the height, in a window too narrow for both beside each other
constexpr int kNarrowForm = 1000;
constexpr int kLookAfterMs = 150;
constexpr std::size_t kMostAside = 5;
// "About" of the forms put aside; the form in work is about nobody yet.
const std::string kAside = "a";
}  // namespace

NewPatientPage::NewPatientPage(QWidget* parent) : Page(parent) {
    setObjectName(QStringLiteral("new_patient_page"));
    auto* card = new widgets::Card(tr("New patient"), QStringLiteral("user-plus"));
    card->setNote(tr("Text from search is carried over"));
    card->addToHeader(new widgets::Badge(widgets::Status::draft));
    m_form = new PatientForm(PatientForm::Use::fresh);
    card->body()->addWidget(new widgets::ScrollBody(m_form), 1);

    auto* saveToken =
        addKey(QStringLiteral("new_save_token"), tr("Save and give token"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    auto* saveOnly = addKey(QStringLiteral("new_save"), tr("Save only"), QKeySequence(Qt::CTRL | Qt::Key_S));
    auto* more = addKey(QStringLiteral("new_more"), tr("More fields"), QKeySequence(Qt::ALT | Qt::Key_M));
    auto* look = addKey(QStringLiteral("new_look"), tr("Look at matches"), QKeySequence(Qt::ALT | Qt::Key_D));
    auto* use = addKey(QStringLiteral("new_use"), tr("Use this patient"), QKeySequence(Qt::ALT | Qt::Key_U));
    auto* beside = addKey(QStringLiteral("new_beside"), tr("Open beside"), QKeySequence(Qt::ALT | Qt::Key_O));
    m_bringBack = addKey(QStringLiteral("new_bring_back"), tr("Bring back the form put aside"),
                         QKeySequence(Qt::ALT | Qt::Key_B));
    auto* back = addKey(QStringLiteral("new_back"), tr("Back, draft kept"), QKeySequence(Qt::Key_Escape));

    m_saves = {saveToken, saveOnly};
    m_todo = new widgets::OpenSummary(QStringLiteral("new_open"), widgets::OpenSummary::Tone::open);
    m_open = new Label(Label::Look::hint);
    m_open->setWordWrap(true);
    m_saveToken =
        new widgets::PrimaryButton(saveToken, QStringLiteral("new_button_save_token"), QStringLiteral("ticket"));
    auto* buttons = new widgets::FlowLayout(8, 6, Qt::AlignRight);
    buttons->addWidget(new OpButton(OpButton::Kind::secondary, back, QStringLiteral("new_button_back")));
    buttons->addWidget(new OpButton(OpButton::Kind::secondary, saveOnly, QStringLiteral("new_button_save")));
    buttons->addWidget(m_saveToken);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(0, 0, 0, 0);
    foot->setSpacing(8);
    auto* words = new QVBoxLayout;
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(4);
    // In line with the buttons, whose row is higher than a line of words.
    words->addStretch(1);
    words->addWidget(m_todo);
    words->addWidget(m_open);
    words->addStretch(1);
    foot->addLayout(words, 1);
    foot->addLayout(buttons, 0);
    card->foot()->addLayout(foot);

    m_matches = new MatchPanel(use, beside);
    auto* parts = new widgets::Columns;
    parts->add(card, 0);
    parts->add(m_matches, kMatchWidth, kLeastMatchWidth);
    parts->foldUnder(m_matches, card, kFormShare);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(14, 12, 14, 12);
    page->addWidget(parts, 1);
    connect(m_matches, &MatchPanel::filled, this, &NewPatientPage::fit);
    connect(m_matches, &MatchPanel::left, m_form, &PatientForm::focusFirst);
    connect(beside, &QAction::triggered, m_matches, &MatchPanel::openBeside);

    m_lookSoon.setSingleShot(true);
    m_lookSoon.setInterval(kLookAfterMs);
    connect(&m_lookSoon, &QTimer::timeout, this,
            [this] { m_matches->look(m_form->duplicateQuery(), m_form->locality()); });
    connect(m_form, &PatientForm::changed, this, [this] {
        typedNow();
        m_draft->changed();
    });
    connect(m_form, &PatientForm::lastFieldEntered, this, [this] { save(true); });
    connect(saveToken, &QAction::triggered, this, [this] { save(true); });
    connect(saveOnly, &QAction::triggered, this, [this] { save(false); });
    connect(more, &QAction::triggered, m_form, &PatientForm::toggleMore);
    connect(look, &QAction::triggered, m_matches, &MatchPanel::focusList);
    connect(use, &QAction::triggered, this, [this] { this->use(m_matches->first()); });
    connect(m_matches, &MatchPanel::used, this, &NewPatientPage::use);
    connect(m_bringBack, &QAction::triggered, this, &NewPatientPage::bringBack);
    connect(back, &QAction::triggered, this, [this] {
        m_draft->flush();
        emit deskAsked();
    });
    m_draft = new drafts::DraftKeeper(
        "new_patient", [this] { return m_form->typed(); }, this);
    m_asideDraft = new drafts::DraftKeeper(
        "new_patient",
        [this] {
            drafts::DraftKeeper::Typed kept;
            if (!m_aside.empty())
                kept["forms"] = m_aside;
            return kept;
        },
        this);
    showAside();
}

void NewPatientPage::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_matches->start(m_desk);
    m_form->clear();
    m_aside.clear();
    showAside();
    showOpenFields();
    m_draftRead = false;
    m_wanted.reset();
    m_draft->start(m_desk);
    m_asideDraft->start(m_desk);
    // Before the form itself, whose answer may put another one aside.
    m_asideDraft->open(kAside, [this](const drafts::DraftKeeper::Typed& kept) {
        if (const auto* forms = kept.if_contains("forms"); forms && forms->is_array())
            m_aside = forms->get_array();
        showAside();
    });
    m_draft->open({}, [this](const drafts::DraftKeeper::Typed& typed) {
        if (m_form->isEmpty())
            m_form->setTyped(typed);
        else if (!typed.empty() && m_aside.size() < kMostAside)  // somebody was quicker than the answer
            m_aside.push_back(typed);
        showAside();
        m_draftRead = true;
        if (const auto wanted = std::exchange(m_wanted, std::nullopt))
            begin(*wanted);
    });
}

void NewPatientPage::stop() {
    m_lookSoon.stop();
    m_draft->stop();
    m_asideDraft->stop();
    m_aside.clear();
    m_busy = false;
    m_form->clear();
    m_matches->stop();
    m_desk.reset();
}

void NewPatientPage::enter() {
    m_form->focusFirst();
}

/// In a narrow window the matches stand under the form, and only while there are any.
void NewPatientPage::fit() {
    m_matches->setVisible(width() >= kNarrowForm || !m_matches->isEmpty());
}

void NewPatientPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    m_matches->setNarrow(width() < kNarrowForm);
    fit();
}

void NewPatientPage::refresh(const std::vector<std::string>&) {}

void NewPatientPage::setNamesHidden(bool hidden) {
    m_form->setNamesHidden(hidden);
    m_matches->setNamesHidden(hidden);
}

void NewPatientPage::begin(const QString& typed) {
    // What is kept comes first: a form begun over it would take its place.
    if (!m_draftRead) {
        m_wanted = typed;
        return;
    }
    if (!typed.isEmpty() && !m_form->carries(typed)) {
        putAside();
        m_form->clear();
        m_form->carryOver(typed);
        m_draft->changed();
    }
    typedNow();
}

void NewPatientPage::typedNow() {
    m_acceptDuplicate = false;
    m_lookSoon.start();
    showOpenFields();
}

void NewPatientPage::putAside() {
    auto typed = m_form->typed();
    if (typed.empty())
        return;
    m_aside.push_back(std::move(typed));
    if (m_aside.size() > kMostAside)
        m_aside.erase(m_aside.begin());
    m_asideDraft->changed();
    m_asideDraft->flush();
    showAside();
}

void NewPatientPage::bringBack() {
    if (m_aside.empty())
        return;
    auto last = m_aside.back();
    m_aside.pop_back();
    auto typed = m_form->typed();
    if (!typed.empty())
        m_aside.insert(m_aside.begin(), std::move(typed));
    m_form->clear();
    if (last.is_object())
        m_form->setTyped(last.get_object());
    m_form->focusFirst();
    m_draft->changed();
    m_draft->flush();
    m_asideDraft->changed();
    m_asideDraft->flush();
    showAside();
}

void NewPatientPage::showAside() {
    m_bringBack->setEnabled(!m_aside.empty());
    m_bringBack->setVisible(!m_aside.empty());
    m_bringBack->setText(tr("%n form(s) put aside", nullptr, static_cast<int>(m_aside.size())));
}

void NewPatientPage::use(const QString& patientId) {
    if (patientId.isEmpty())
        return;
    const auto typed = m_form->typed();
    m_form->clear();
    m_draft->drop();
    if (m_desk->may("patient.edit_demographics"))
        emit knownPerson(patientId, typed);
    else
        emit registered(patientId, false);
}

/// Save is off until nothing is missing; its key goes to the first that is.
void NewPatientPage::showOpenFields() {
    const auto open = m_form->openFields();
    std::vector<widgets::OpenPart> parts;
    for (qsizetype i = 0; i < open.size(); ++i)
        parts.push_back({open.at(i), [this, i] { m_form->goToOpen(i); }});
    m_todo->setParts(tr("%n field(s) to finish:", nullptr, static_cast<int>(open.size())), std::move(parts));
    m_open->setText({});
    m_open->setVisible(false);
    for (auto* action : std::as_const(m_saves))
        widgets::setOffNow(*action, !open.isEmpty());
}

void NewPatientPage::save(bool giveToken) {
    if (!m_desk || m_busy)
        return;
    auto command = m_form->command();
    command.acceptDuplicate = m_acceptDuplicate;
    m_busy = true;
    m_desk->run(command, [self = QPointer(this), giveToken](base::Result<clinic::RegisterPatient::Answer> answer) {
        if (!self)
            return;
        self->m_busy = false;
        if (answer) {
            self->m_form->clear();
            self->m_draft->drop();
            emit self->registered(qt(answer->patient.text()), giveToken);
            return;
        }
        const auto& error = answer.error();
        if (error.code == base::ErrorCode::alreadyExists) {
            // Asked once: the same key again says that it is somebody else.
            self->m_acceptDuplicate = true;
            self->m_open->setLook(Label::Look::warn);
            self->m_open->setVisible(true);
            self->m_open->setText(tr("Very alike somebody here. Alt+U uses that person; save again for a new one."));
            self->m_matches->look(self->m_form->duplicateQuery(), self->m_form->locality());
            return;
        }
        const auto words = labels::errorSentence(error);
        if (!self->m_form->showError(error, words)) {
            self->m_open->setLook(Label::Look::danger);
            self->m_open->setVisible(true);
            self->m_open->setText(words);
        }
    });
}

}  // namespace opdesk::ui::desk
