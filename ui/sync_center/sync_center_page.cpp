#include "ui/sync_center/sync_center_page.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPointer>
#include <QVBoxLayout>

#include "core/clinic/desk.h"
#include "core/text/dates.h"
#include "ui/labels/labels.h"
#include "ui/sync_center/conflict_words.h"
#include "ui/widgets/card.h"
#include "ui/widgets/conflict_card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/two_line_delegate.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::sync_center {

using widgets::ConflictSide;
using widgets::Label;
using widgets::OpButton;
using widgets::qt;
using widgets::utf8;

namespace {

constexpr int kListWidth = 340;

std::string choiceOf(ConflictSide side) {
    switch (side) {
        case ConflictSide::mine:
            return "mine";
        case ConflictSide::theirs:
            return "theirs";
        case ConflictSide::both:
            return "both";
        case ConflictSide::undecided:
            break;
    }
    return {};
}

}  // namespace

SyncCenterPage::SyncCenterPage(QWidget* parent) : Page(parent) {
    setObjectName(QStringLiteral("sync_center_page"));
    auto* mine = addKey(QStringLiteral("conflict_mine"), tr("Keep one"), QKeySequence(Qt::ALT | Qt::Key_1));
    auto* theirs = addKey(QStringLiteral("conflict_theirs"), tr("Keep the other"), QKeySequence(Qt::ALT | Qt::Key_2));
    m_settleAction = addKey(QStringLiteral("conflict_settle"), tr("Settle"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    auto* back = addKey(QStringLiteral("conflict_back"), tr("Front desk"), QKeySequence(Qt::Key_Escape));

    auto* left = new widgets::Card(tr("Conflicts"), QStringLiteral("git-compare"));
    left->setFixedWidth(kListWidth);
    m_model = new widgets::RowListModel(this);
    m_list = new widgets::ListView(QStringLiteral("conflict_list"), tr("Conflicts"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new widgets::TwoLineDelegate(m_list));
    m_list->setEmptyText(tr("Nothing to settle."));
    left->body()->addWidget(m_list, 1);
    m_safe = new Label(Label::Look::second);
    m_safe->setWordWrap(true);
    m_safe->setObjectName(QStringLiteral("sync_sentence"));
    left->foot()->addWidget(m_safe);

    auto* right = new widgets::Card;
    m_cardArea = new QWidget;
    auto* column = new QVBoxLayout(m_cardArea);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    m_title = new Label(Label::Look::title);
    m_title->setWordWrap(true);
    m_reason = new Label(Label::Look::hint);
    m_card = new widgets::ConflictCard;
    m_card->setObjectName(QStringLiteral("conflict_card"));
    m_card->setAccessibleName(tr("Two versions"));
    m_card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_result = new Label(Label::Look::second);
    m_result->setWordWrap(true);
    m_result->setObjectName(QStringLiteral("conflict_result"));
    column->addWidget(m_title);
    column->addWidget(m_reason);
    column->addWidget(m_card);
    column->addWidget(m_result);
    column->addStretch();
    auto* note = new Label(tr("Nothing is thrown away. Each choice can be taken back and is in the audit log."),
                           Label::Look::hint);
    note->setWordWrap(true);
    column->addWidget(note);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(new OpButton(OpButton::Kind::secondary, mine, QStringLiteral("conflict_button_mine"),
                                    QStringLiteral("monitor")));
    buttons->addWidget(new OpButton(OpButton::Kind::secondary, theirs, QStringLiteral("conflict_button_theirs"),
                                    QStringLiteral("monitor-smartphone")));
    buttons->addStretch();
    m_settle =
        new widgets::PrimaryButton(m_settleAction, QStringLiteral("conflict_button_settle"), QStringLiteral("check"));
    buttons->addWidget(m_settle);
    column->addLayout(buttons);
    right->body()->addWidget(m_cardArea, 1);
    m_empty = new widgets::EmptyState(tr("Nothing to settle."), QKeySequence(Qt::Key_F5), tr("sends and fetches now"));
    right->body()->addWidget(m_empty, 1);

    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(14, 12, 14, 12);
    columns->setSpacing(12);
    columns->addWidget(left);
    columns->addWidget(right, 1);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &SyncCenterPage::readCard);
    connect(m_list, &widgets::ListView::chosen, this, [this] { m_card->setFocus(); });
    connect(m_card, &widgets::ConflictCard::choiceChanged, this, [this] {
        m_settleAction->setEnabled(m_card->isComplete());
        m_result->setText(m_card->isComplete()
                              ? tr("Ready to settle (Ctrl+Enter).")
                              : tr("Still to choose: %1").arg(m_card->openRows().join(QStringLiteral(", "))));
    });
    connect(mine, &QAction::triggered, this, [this] { m_card->keepAll(ConflictSide::mine); });
    connect(theirs, &QAction::triggered, this, [this] { m_card->keepAll(ConflictSide::theirs); });
    connect(m_settleAction, &QAction::triggered, this, &SyncCenterPage::settle);
    connect(back, &QAction::triggered, this, &Page::deskAsked);
    clearCard();
}

void SyncCenterPage::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    readList();
}

void SyncCenterPage::stop() {
    ++m_serial;
    m_lines.clear();
    m_model->setRows({});
    clearCard();
    m_desk.reset();
}

void SyncCenterPage::enter() {
    readList();
    m_list->setFocus();
}

void SyncCenterPage::refresh(const std::vector<std::string>& kinds) {
    if (std::find(kinds.begin(), kinds.end(), "conflict") != kinds.end())
        readList();
}

void SyncCenterPage::setStatus(const clinic::SyncStatus& status) {
    if (!m_desk)
        return;
    const auto offset = m_desk->identity().offset;
    QStringList sentences;
    const int waiting = static_cast<int>(status.waiting);
    if (waiting == 0)
        sentences << tr("All work is sent.");
    else if (status.oldestWaiting)
        sentences << tr("%n item(s) wait since %1. They are safe on this PC.", nullptr, waiting)
                         .arg(qt(text::formatTime12(*status.oldestWaiting, offset)));
    if (status.parked > 0)
        sentences << tr("%n item(s) need the admin.", nullptr, static_cast<int>(status.parked));
    if (status.lastSuccess)
        sentences << tr("Last sync %1.").arg(qt(text::formatDateTime(*status.lastSuccess, offset)));
    if (status.accessUntil)
        sentences << tr("Offline use until %1.").arg(qt(text::formatDateTime(*status.accessUntil, offset)));
    m_safe->setText(sentences.join(QLatin1Char('\n')));
}

void SyncCenterPage::showPatient(const QString& patientId) {
    m_wantedPatient = patientId;
    readList();
}

void SyncCenterPage::readList() {
    if (!m_desk)
        return;
    m_desk->run(clinic::ListConflicts{}, [self = QPointer(this)](base::Result<clinic::ListConflicts::Answer> answer) {
        if (self && self->m_desk && answer)
            self->showList(*answer);
    });
}

void SyncCenterPage::showList(const clinic::ListConflicts::Answer& answer) {
    m_lines = answer.conflicts;
    const auto offset = m_desk->identity().offset;
    std::vector<widgets::ListRow> rows;
    int wanted = -1;
    for (const auto& line : m_lines) {
        widgets::TwoLineRow row;
        row.id = qt(line.conflict.text());
        row.title = qt(line.patientName);
        row.detail = conflictWords(line);
        row.small = qt(text::formatDateTime(line.raisedAt, offset));
        row.status = line.severity == "high" ? widgets::Status::blocksPrescription : widgets::Status::toChoose;
        if (!line.maySettle)
            row.status = widgets::Status::forClinician;
        row.spoken = QStringLiteral("%1, %2, %3").arg(row.title, row.detail, widgets::statusLook(row.status).spoken);
        if (qt(line.patient.text()) == m_wantedPatient && wanted < 0)
            wanted = static_cast<int>(rows.size());
        rows.push_back({row.id, QVariant::fromValue(row), row.spoken, {}});
    }
    m_wantedPatient.clear();
    m_model->setRows(std::move(rows));
    if (m_model->rowCount() == 0) {
        clearCard();
        return;
    }
    if (wanted >= 0 || !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(std::max(wanted, 0), 0));
    readCard();
}

void SyncCenterPage::readCard() {
    const auto id = model::ConflictId::parse(utf8(m_list->currentIndex().data(widgets::kIdRole).toString()));
    if (!id || !m_desk)
        return;
    m_desk->run(clinic::ShowConflict{*id},
                [self = QPointer(this), serial = ++m_serial](base::Result<clinic::ShowConflict::Answer> answer) {
                    if (!self || !self->m_desk || serial != self->m_serial)
                        return;
                    if (answer)
                        self->showCard(*answer);
                    else
                        self->clearCard();
                });
}

void SyncCenterPage::clearCard() {
    m_shown.reset();
    m_cardArea->setVisible(false);
    m_empty->setVisible(true);
    m_settleAction->setEnabled(false);
}

void SyncCenterPage::showCard(const clinic::ShowConflict::Answer& conflict) {
    m_shown = conflict;
    m_empty->setVisible(false);
    m_cardArea->setVisible(true);
    m_title->setText(qt(conflict.line.patientName));
    m_reason->setText(conflictWords(conflict.line));
    m_card->setContent(cardOf(conflict, m_desk->identity().offset));
    m_settleAction->setEnabled(m_card->isComplete());
    m_result->setText(conflict.line.maySettle
                          ? tr("Still to choose: %1").arg(m_card->openRows().join(QStringLiteral(", ")))
                          : tr("Somebody who may edit this settles it."));
}

void SyncCenterPage::settle() {
    if (!m_desk || !m_shown || !m_card->isComplete())
        return;
    const auto choices = m_card->choices();
    if (choices.isEmpty())
        return;
    clinic::ResolveConflict resolve;
    resolve.conflict = m_shown->line.conflict;
    resolve.choice = choiceOf(choices.first().side);
    m_desk->run(resolve, [self = QPointer(this)](base::Result<clinic::ResolveConflict::Answer> answer) {
        if (!self)
            return;
        emit self->said(answer ? tr("Settled") : labels::errorSentence(answer.error()),
                        answer ? QStringLiteral("check") : QStringLiteral("circle-alert"));
        if (answer)
            self->readList();
    });
}

}  // namespace opdesk::ui::sync_center
