#include "ui/desk/new_patient_page.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPointer>
#include <QVBoxLayout>

#include "core/clinic/desk.h"
#include "ui/desk/match_panel.h"
#include "ui/desk/patient_form.h"
#include "ui/labels/labels.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"

namespace opdesk::ui::desk {

using widgets::Label;
using widgets::OpButton;
using widgets::qt;

namespace {
constexpr int kMatchWidth = 372;
constexpr int kLookAfterMs = 150;
}  // namespace

NewPatientPage::NewPatientPage(QWidget* parent) : Page(parent) {
    setObjectName(QStringLiteral("new_patient_page"));
    auto* card = new widgets::Card(tr("New patient"), QStringLiteral("user-plus"));
    card->setNote(tr("Text from search is carried over"));
    card->addToHeader(new widgets::Badge(widgets::Status::draft));
    m_form = new PatientForm;
    auto* body = card->padded();
    body->addWidget(m_form);

    auto* saveToken =
        addKey(QStringLiteral("new_save_token"), tr("Save and give token"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    auto* saveOnly = addKey(QStringLiteral("new_save"), tr("Save only"), QKeySequence(Qt::CTRL | Qt::Key_S));
    auto* more = addKey(QStringLiteral("new_more"), tr("More fields"), QKeySequence(Qt::ALT | Qt::Key_M));
    auto* look = addKey(QStringLiteral("new_look"), tr("Look at matches"), QKeySequence(Qt::ALT | Qt::Key_D));
    auto* use = addKey(QStringLiteral("new_use"), tr("Use first match"), QKeySequence(Qt::ALT | Qt::Key_U));
    auto* back = addKey(QStringLiteral("new_back"), tr("Back, draft kept"), QKeySequence(Qt::Key_Escape));

    m_open = new Label(Label::Look::hint);
    m_open->setWordWrap(true);
    m_saveToken =
        new widgets::PrimaryButton(saveToken, QStringLiteral("new_button_save_token"), QStringLiteral("ticket"));
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(0, 0, 0, 0);
    foot->addWidget(m_open, 1);
    foot->addWidget(new OpButton(OpButton::Kind::secondary, back, QStringLiteral("new_button_back")));
    foot->addWidget(new OpButton(OpButton::Kind::secondary, saveOnly, QStringLiteral("new_button_save")));
    foot->addWidget(m_saveToken);
    card->foot()->addLayout(foot);

    m_matches = new MatchPanel;
    m_matches->setFixedWidth(kMatchWidth);
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(14, 12, 14, 12);
    columns->setSpacing(12);
    columns->addWidget(card, 1);
    columns->addWidget(m_matches);

    m_lookSoon.setSingleShot(true);
    m_lookSoon.setInterval(kLookAfterMs);
    connect(&m_lookSoon, &QTimer::timeout, this, [this] { m_matches->look(m_form->duplicateQuery()); });
    connect(m_form, &PatientForm::changed, this, [this] {
        m_acceptDuplicate = false;
        m_lookSoon.start();
        showOpenFields();
    });
    connect(m_form, &PatientForm::lastFieldEntered, this, [this] { save(true); });
    connect(saveToken, &QAction::triggered, this, [this] { save(true); });
    connect(saveOnly, &QAction::triggered, this, [this] { save(false); });
    connect(more, &QAction::triggered, m_form, &PatientForm::toggleMore);
    connect(look, &QAction::triggered, m_matches, &MatchPanel::focusList);
    connect(use, &QAction::triggered, this, [this] {
        if (!m_matches->first().isEmpty())
            emit registered(m_matches->first(), false);
    });
    connect(m_matches, &MatchPanel::used, this,
            [this](const QString& patientId) { emit registered(patientId, false); });
    connect(back, &QAction::triggered, this, &Page::deskAsked);
}

void NewPatientPage::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_matches->start(m_desk);
    m_form->clear();
}

void NewPatientPage::stop() {
    m_lookSoon.stop();
    m_form->clear();
    m_matches->stop();
    m_desk.reset();
}

void NewPatientPage::enter() {
    m_form->focusFirst();
}

void NewPatientPage::refresh(const std::vector<std::string>&) {}

void NewPatientPage::begin(const QString& typed) {
    if (!typed.isEmpty() || m_form->isEmpty()) {
        m_form->clear();
        m_form->carryOver(typed);
    }
    m_acceptDuplicate = false;
    m_lookSoon.start();
    showOpenFields();
}

void NewPatientPage::showOpenFields() {
    const auto open = m_form->openFields();
    m_open->setText(open.isEmpty() ? QString()
                                   : tr("%n field(s) to finish: %1", nullptr, static_cast<int>(open.size()))
                                         .arg(open.join(QStringLiteral(", "))));
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
            emit self->registered(qt(answer->patient.text()), giveToken);
            return;
        }
        const auto& error = answer.error();
        if (error.code == base::ErrorCode::alreadyExists) {
            // Asked once: the same key again says that it is somebody else.
            self->m_acceptDuplicate = true;
            self->m_open->setLook(Label::Look::warn);
            self->m_open->setText(tr("Very alike somebody here. Alt+U uses that person; save again for a new one."));
            self->m_matches->look(self->m_form->duplicateQuery());
            return;
        }
        const auto words = labels::errorSentence(error);
        if (!self->m_form->showError(error, words)) {
            self->m_open->setLook(Label::Look::danger);
            self->m_open->setText(words);
        }
    });
}

}  // namespace opdesk::ui::desk
