#include "ui/sync_center/sync_center_page.h"

#include <QAction>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPointer>
#include <QVBoxLayout>

#include "core/clinic/desk.h"
#include "ui/labels/labels.h"
#include "ui/sync_center/conflict_panel.h"
#include "ui/sync_center/conflict_words.h"
#include "ui/sync_center/inbox_rows.h"
#include "ui/sync_center/parked_panel.h"
#include "ui/sync_center/safety_sentence.h"
#include "ui/widgets/card.h"
#include "ui/widgets/columns.h"
#include "ui/widgets/conflict_card.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/side_stack.h"
#include "ui/widgets/two_line_delegate.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::sync_center {

using widgets::ConflictSide;
using widgets::Label;
using widgets::OpButton;
using widgets::qt;

namespace {

constexpr int kListWidth = 340;
constexpr int kLeastListWidth = 240;
constexpr int kLeastCardWidth = 540;

enum RightSide { emptySide, conflictSide, parkedSide };

}  // namespace

SyncCenterPage::SyncCenterPage(QWidget* parent) : Page(parent) {
    setObjectName(QStringLiteral("sync_center_page"));
    buildActions();
    auto* frame = new QVBoxLayout(this);
    frame->setContentsMargins(14, 12, 14, 12);
    // The list gives way to the two versions in a narrow window.
    auto* columns = new widgets::Columns;
    columns->add(buildLeft(), kListWidth, kLeastListWidth);
    columns->add(buildRight(), 0, kLeastCardWidth);
    frame->addWidget(columns);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &SyncCenterPage::readCard);
    connect(m_list, &widgets::ListView::chosen, this, [this] { m_panel->card()->focusCurrent(); });
    connect(m_tabs, &widgets::SegmentedControl::chosen, this, [this](const QString& id) {
        showTab(id == QLatin1String("merged")   ? Tab::merged
                : id == QLatin1String("parked") ? Tab::parked
                                                : Tab::toSettle);
    });
    connect(m_panel, &ConflictPanel::changed, this, &SyncCenterPage::showActions);
    connect(m_panel, &ConflictPanel::said, this, &Page::said);
    clearCard();
}

void SyncCenterPage::buildActions() {
    const auto key = [this](const char* name, const QString& words, const QKeySequence& keys, auto run) {
        auto* action = addKey(QLatin1String(name), words, keys);
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    // Letters and figures are free here: there is no caret but in the two fields, which take them first.
    m_mine = key("conflict_mine", tr("Keep mine"), Qt::Key_1, [this] { m_panel->keep(ConflictSide::mine); });
    m_theirs = key("conflict_theirs", tr("Keep theirs"), Qt::Key_2, [this] { m_panel->keep(ConflictSide::theirs); });
    m_both = key("conflict_both", tr("Keep both"), Qt::Key_3, [this] { m_panel->keep(ConflictSide::both); });
    m_mine->setShortcuts({Qt::Key_1, Qt::ALT | Qt::Key_1});
    m_theirs->setShortcuts({Qt::Key_2, Qt::ALT | Qt::Key_2});
    m_both->setShortcuts({Qt::Key_3, Qt::ALT | Qt::Key_3});
    m_edit = key("conflict_edit", tr("Edit"), Qt::Key_E, [this] { m_panel->edit(); });
    m_see = key("conflict_see", tr("I have seen it"), Qt::Key_S, [this] { see(); });
    m_settle = key("conflict_settle", tr("Settle"), Qt::CTRL | Qt::Key_Return, [this] { settle(); });
    m_undo = key("conflict_undo", tr("Undo"), Qt::Key_U, [this] { undoCurrent(); });
    m_retry = key("parked_retry", tr("Try again"), Qt::Key_R, [this] { retry(); });
    m_export = key("parked_export", tr("File for the admin"), Qt::Key_X, [this] { exportParked(); });
    m_next = key("conflict_next", tr("Next"), Qt::ALT | Qt::Key_Down, [this] { moveBy(1); });
    m_previous = key("conflict_previous", tr("Previous"), Qt::ALT | Qt::Key_Up, [this] { moveBy(-1); });
    key("conflict_tab", tr("Next list"), Qt::Key_T, [this] {
        showTab(m_tab == Tab::toSettle ? Tab::merged : m_tab == Tab::merged ? Tab::parked : Tab::toSettle);
    });
    key("conflict_back", tr("Back"), Qt::Key_Escape, [this] {
        if (m_right->isAncestorOf(focusWidget()))
            m_list->setFocus();
        else
            emit deskAsked();
    });
}

QWidget* SyncCenterPage::buildLeft() {
    auto* left = new widgets::Card(tr("Conflicts"), QStringLiteral("git-compare"));
    m_tabs = new widgets::SegmentedControl(QStringLiteral("conflict_tabs"), tr("Which list"));
    m_tabs->setSmall(true);
    m_tabs->addChoice(QStringLiteral("open"), tr("To settle"));
    m_tabs->addChoice(QStringLiteral("merged"), tr("Merged"));
    m_tabs->addChoice(QStringLiteral("parked"), tr("Parked"));
    m_tabs->setCurrent(QStringLiteral("open"));
    auto* tabs = new QHBoxLayout;
    tabs->setContentsMargins(12, 8, 12, 8);
    tabs->addWidget(m_tabs);
    tabs->addStretch();
    left->body()->addLayout(tabs);
    left->addLine();
    m_model = new widgets::RowListModel(this);
    m_list = new widgets::ListView(QStringLiteral("conflict_list"), tr("Conflicts"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new widgets::TwoLineDelegate(m_list));
    left->body()->addWidget(m_list, 1);
    m_safe = new Label(Label::Look::hint);
    m_safe->setWordWrap(true);
    m_safe->setObjectName(QStringLiteral("sync_sentence"));
    left->foot()->addWidget(m_safe);
    m_safe->parentWidget()->hide();
    return left;
}

QWidget* SyncCenterPage::buildRight() {
    auto* right = new widgets::Card;
    m_right = new widgets::SideStack;
    auto* empty = new QWidget;
    auto* middle = new QVBoxLayout(empty);
    m_emptyWords = new Label(Label::Look::second);
    m_emptyWords->setAlignment(Qt::AlignCenter);
    m_emptyWords->setWordWrap(true);
    m_emptyWords->setObjectName(QStringLiteral("conflict_empty"));
    middle->addWidget(m_emptyWords);
    m_panel = new ConflictPanel;
    m_parkedPanel = new ParkedPanel;
    m_right->addWidget(empty);
    m_right->addWidget(m_panel);
    m_right->addWidget(m_parkedPanel);
    right->body()->addWidget(m_right, 1);

    m_buttons = new QWidget;
    auto* rows = new QVBoxLayout(m_buttons);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(6);
    m_open = new Label(Label::Look::hint);
    m_open->setWordWrap(true);
    m_open->setAlignment(Qt::AlignRight);
    m_open->setObjectName(QStringLiteral("conflict_open"));
    rows->addWidget(m_open);
    // In a narrow window the row breaks; no key and no icon is given up.
    auto* buttons = new widgets::FlowLayout(8, 6, Qt::AlignRight);
    const auto add = [&](QAction* action, const char* icon) {
        buttons->addWidget(new OpButton(OpButton::Kind::secondary, action,
                                        QStringLiteral("button_") + action->objectName(), QLatin1String(icon)));
    };
    add(m_mine, "monitor");
    add(m_theirs, "monitor-smartphone");
    add(m_both, "copy");
    add(m_edit, "pencil");
    add(m_undo, "undo-2");
    add(m_retry, "refresh-cw");
    add(m_export, "file-text");
    add(m_see, "eye");
    // The last step stands at the right end, and never alone on a line.
    buttons->keepLastCompany();
    buttons->addWidget(
        new widgets::PrimaryButton(m_settle, QStringLiteral("conflict_button_settle"), QStringLiteral("check")));
    rows->addLayout(buttons);
    right->foot()->addWidget(m_buttons);
    return right;
}

void SyncCenterPage::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_panel->start(m_desk);
    m_tab = Tab::toSettle;
    m_tabs->setCurrent(QStringLiteral("open"));
    readList();
}

void SyncCenterPage::stop() {
    ++m_serial;
    m_answer = {};
    m_parked.clear();
    m_lastSettled.clear();
    m_wantedPatient.clear();
    m_busy = false;
    m_model->setRows({});
    m_safe->clear();
    m_safe->parentWidget()->hide();
    m_panel->stop();
    clearCard();
    m_desk.reset();
}

void SyncCenterPage::enter() {
    if (!m_desk)
        return;
    readList();
    m_desk->run(clinic::ReadSyncStatus{}, [self = QPointer(this)](base::Result<clinic::ReadSyncStatus::Answer> answer) {
        if (self && self->m_desk && answer)
            self->showStatus(answer->status);
    });
    m_list->setFocus();
}

void SyncCenterPage::refresh(const std::vector<std::string>& kinds) {
    if (std::ranges::find(kinds, "conflict") != kinds.end())
        readList();
}

void SyncCenterPage::setNamesHidden(bool hidden) {
    m_namesHidden = hidden;
    m_panel->setNamesHidden(hidden);
    showList();
}

base::Instant SyncCenterPage::now() const {
    return m_clock ? m_clock->now() : std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

void SyncCenterPage::setStatus(const clinic::SyncStatus& status) {
    if (!m_desk)
        return;
    showStatus(status);
    if (static_cast<std::size_t>(status.parked) != m_parked.size())
        readList();
}

void SyncCenterPage::showStatus(const clinic::SyncStatus& status) {
    QStringList sentences{safetySentence(status, m_desk->identity().offset, now())};
    if (status.waiting > 0 && status.parked > 0)
        sentences << QCoreApplication::translate("SyncWords", "%n item(s) need the admin.", nullptr,
                                                 static_cast<int>(status.parked));
    sentences << tr("Nothing is thrown away. Each choice can be taken back for seven days.");
    m_safe->setText(sentences.join(QLatin1Char(' ')));
    m_safe->parentWidget()->show();
}

void SyncCenterPage::showPatient(const QString& patientId) {
    m_wantedPatient = patientId;
    showTab(Tab::toSettle);
    readList();
}

void SyncCenterPage::showTab(Tab tab) {
    m_tab = tab;
    m_tabs->setCurrent(tab == Tab::merged   ? QStringLiteral("merged")
                       : tab == Tab::parked ? QStringLiteral("parked")
                                            : QStringLiteral("open"));
    showList();
}

void SyncCenterPage::moveBy(int rows) {
    const int row = m_list->currentIndex().row() + rows;
    if (row < 0 || row >= m_model->rowCount())
        return;
    const bool inCard = m_right->isAncestorOf(focusWidget());
    if (inCard)
        m_list->setFocus();
    m_list->setCurrentIndex(m_model->index(row, 0));
}

void SyncCenterPage::readList() {
    if (!m_desk)
        return;
    m_desk->run(clinic::ListConflicts{}, [self = QPointer(this)](base::Result<clinic::ListConflicts::Answer> answer) {
        if (!self || !self->m_desk || !answer)
            return;
        self->m_answer = std::move(*answer);
        self->showList();
    });
    m_desk->run(clinic::ListParked{}, [self = QPointer(this)](base::Result<clinic::ListParked::Answer> answer) {
        if (!self || !self->m_desk || !answer)
            return;
        self->m_parked = std::move(answer->parked);
        self->showList();
    });
}

void SyncCenterPage::showList() {
    if (!m_desk)
        return;
    const auto count = [](std::int64_t number) { return number > 0 ? QString::number(number) : QString(); };
    m_tabs->setCount(QStringLiteral("open"), count(m_answer.open));
    m_tabs->setCount(QStringLiteral("merged"), count(m_answer.merged));
    m_tabs->setCount(QStringLiteral("parked"), count(static_cast<std::int64_t>(m_parked.size())));
    const auto offset = m_desk->identity().offset;
    switch (m_tab) {
        case Tab::toSettle:
            m_list->setEmptyText(tr("Nothing to settle."));
            m_emptyWords->setText(
                tr("Nothing to settle. When two PCs write different things, they stand here side by side."));
            m_model->setRows(patientRows(m_answer, offset, m_namesHidden));
            break;
        case Tab::merged:
            m_list->setEmptyText(tr("Nothing was merged in the last seven days."));
            m_emptyWords->setText(
                tr("What two PCs changed and needed no choice stands here for seven days, with Undo."));
            m_model->setRows(mergedRows(m_answer, offset, m_namesHidden));
            break;
        case Tab::parked:
            m_list->setEmptyText(tr("Nothing is parked."));
            m_emptyWords->setText(tr("Everything written on this PC was taken in."));
            m_model->setRows(parkedRows(m_parked, offset));
            break;
    }
    if (m_model->rowCount() == 0) {
        clearCard();
        return;
    }
    const int wanted = m_wantedPatient.isEmpty() ? -1 : m_model->rowOf(m_wantedPatient);
    m_wantedPatient.clear();
    if (wanted >= 0 || !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(std::max(wanted, 0), 0));
    readCard();
}

const clinic::ParkedLine* SyncCenterPage::currentParked() const {
    const int row = m_list->currentIndex().row();
    return m_tab == Tab::parked && row >= 0 && row < static_cast<int>(m_parked.size())
               ? &m_parked[static_cast<std::size_t>(row)]
               : nullptr;
}

void SyncCenterPage::readCard() {
    const auto id = m_list->currentIndex().data(widgets::kIdRole).toString();
    if (!m_desk || id.isEmpty())
        return;
    const auto serial = ++m_serial;
    if (m_tab == Tab::parked) {
        if (const auto* parked = currentParked()) {
            m_parkedPanel->show_(*parked, m_desk->identity().offset);
            m_right->setCurrentIndex(parkedSide);
            showActions();
        }
        return;
    }
    if (m_tab == Tab::toSettle) {
        const auto patient = model::PatientId::parse(widgets::utf8(id)).value_or(model::PatientId());
        m_desk->run(clinic::ConflictsOfPatient{patient},
                    [self = QPointer(this), serial](base::Result<clinic::ConflictsOfPatient::Answer> answer) {
                        if (!self || serial != self->m_serial)
                            return;
                        if (answer)
                            self->showCards(std::move(answer->cards), answer->hidden);
                        else
                            self->clearCard();
                    });
        return;
    }
    const auto conflict = model::ConflictId::parse(widgets::utf8(id));
    if (!conflict)
        return;
    m_desk->run(clinic::ShowConflict{*conflict},
                [self = QPointer(this), serial](base::Result<clinic::ConflictView> answer) {
                    if (!self || serial != self->m_serial)
                        return;
                    if (answer)
                        self->showCards({std::move(*answer)}, 0);
                    else
                        self->clearCard();
                });
}

void SyncCenterPage::clearCard() {
    ++m_serial;
    m_panel->clear();
    m_parkedPanel->clear();
    m_right->setCurrentIndex(emptySide);
    showActions();
}

void SyncCenterPage::showCards(std::vector<clinic::ConflictView> cards, std::int64_t hidden) {
    // A card that is the same keeps what was chosen on it.
    const auto same = [](const clinic::ConflictView& a, const clinic::ConflictView& b) {
        return a.line.conflict == b.line.conflict && a.mine.value == b.mine.value && a.line.state == b.line.state &&
               a.line.seen == b.line.seen;
    };
    if (m_right->currentIndex() == conflictSide && !cards.empty() &&
        std::ranges::equal(cards, m_panel->shown().cards, same)) {
        showActions();
        return;
    }
    const bool inCard = m_panel->isAncestorOf(focusWidget());
    m_panel->show_({std::move(cards), hidden, m_desk->identity().offset, m_desk->identity().deviceName,
                    base::localDate(now(), m_desk->identity().offset)});
    m_right->setCurrentIndex(conflictSide);
    if (inCard) {
        m_panel->card()->focusCurrent();
        if (!m_panel->isAncestorOf(focusWidget()))
            m_list->setFocus();
    }
    showActions();
}

void SyncCenterPage::showActions() {
    const bool conflict = m_right->currentIndex() == conflictSide;
    const bool toSettle = conflict && m_tab == Tab::toSettle;
    const bool merged = conflict && m_tab == Tab::merged;
    const auto& cards = m_panel->shown().cards;
    const bool any = toSettle && std::ranges::any_of(cards, [](const auto& card) { return card.line.maySettle; });
    for (auto* action : {m_mine, m_theirs, m_both, m_edit, m_settle}) {
        action->setVisible(m_tab == Tab::toSettle && conflict);
        action->setEnabled(any && !m_busy);
    }
    if (const auto& content = m_panel->card()->content(); !content.mine.keep.isEmpty()) {
        m_mine->setText(content.mine.keep);
        m_theirs->setText(content.theirs.keep);
        if (auto* left = m_buttons->findChild<OpButton*>(QStringLiteral("button_conflict_mine")))
            left->setIconName(content.mineIsHere ? QStringLiteral("monitor") : QStringLiteral("monitor-smartphone"));
    }
    m_both->setEnabled(any && !m_busy && m_panel->canKeepBoth());
    m_edit->setEnabled(any && !m_busy && m_panel->canEdit());
    m_settle->setEnabled(any && !m_busy && m_panel->isComplete());
    m_see->setVisible(toSettle && m_desk && m_desk->may("prescription.sign") && !m_panel->unseen().empty());
    m_see->setEnabled(!m_busy);
    m_undo->setVisible(merged);
    m_undo->setEnabled(merged && !m_busy && !cards.empty() && cards.front().undoable);
    const bool parked = m_right->currentIndex() == parkedSide;
    const bool may = m_desk && m_desk->may("sync.resolve_conflict");
    m_retry->setVisible(parked);
    m_export->setVisible(parked);
    m_retry->setEnabled(parked && may && !m_busy);
    m_export->setEnabled(parked && may && !m_busy);
    const auto open = m_panel->card()->openRows();
    QStringList why;
    if (any && !m_panel->isComplete())
        why << tr("%n row(s) still to choose: %1", nullptr, static_cast<int>(open.size()))
                   .arg(open.join(QStringLiteral(", ")));
    if (any && !m_panel->canKeepBoth())
        if (const auto* card = m_panel->current())
            why << tr("%1 is off. %2", "a button, why it is off").arg(m_both->text(), whyNotBoth(*card));
    m_open->setText(why.join(QStringLiteral(" · ")));
    m_open->setVisible(!m_open->text().isEmpty());
    m_buttons->parentWidget()->setVisible(conflict || parked);
}

}  // namespace opdesk::ui::sync_center
