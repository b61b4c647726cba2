#include "ui/shell/sync_popover.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/shell/sync_words.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/label.h"
#include "ui/widgets/loading_bar.h"
#include "ui/widgets/op_button.h"

namespace opdesk::ui::shell {

using widgets::Label;
using widgets::OpButton;

namespace {
constexpr int kWidth = 560;
}

SyncPopover::SyncPopover(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("sync_popover"));
    setAccessibleName(tr("Is my work safe?"));
    setFixedWidth(kWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(10);
    m_sentence = new Label(Label::Look::title);
    m_sentence->setWordWrap(true);
    m_sentence->setObjectName(QStringLiteral("sync_popover_sentence"));
    column->addWidget(m_sentence);
    m_detail = new Label(Label::Look::second);
    m_detail->setWordWrap(true);
    m_detail->setObjectName(QStringLiteral("sync_popover_detail"));
    column->addWidget(m_detail);

    m_load = new QWidget;
    auto* load = new QVBoxLayout(m_load);
    load->setContentsMargins(0, 0, 0, 0);
    load->setSpacing(6);
    m_loadBar = new widgets::LoadingBar;
    load->addWidget(m_loadBar);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    m_loadWords = new Label(Label::Look::second);
    m_loadWords->setWordWrap(true);
    m_loadWords->setObjectName(QStringLiteral("sync_popover_load"));
    line->addWidget(m_loadWords, 1);
    m_pause = new OpButton(OpButton::Kind::secondary, tr("Pause"), QStringLiteral("sync_button_pause"));
    line->addWidget(m_pause, 0, Qt::AlignTop);
    load->addLayout(line);
    column->addWidget(m_load);

    column->addWidget(new widgets::Divider);
    m_facts = new QGridLayout;
    m_facts->setHorizontalSpacing(16);
    m_facts->setVerticalSpacing(4);
    m_facts->setColumnMinimumWidth(0, 132);
    m_facts->setColumnStretch(1, 1);
    column->addLayout(m_facts);
    column->addWidget(new widgets::Divider);

    m_answer = new Label(Label::Look::second);
    m_answer->setWordWrap(true);
    m_answer->setObjectName(QStringLiteral("sync_popover_answer"));
    m_answer->hide();
    column->addWidget(m_answer);
    // Breaks where the words are long; no key is given up.
    m_buttons = new widgets::FlowLayout;
    m_sync = new OpButton(OpButton::Kind::primary, tr("Sync now"), QStringLiteral("sync_button_now"),
                          QStringLiteral("refresh-cw"));
    m_buttons->addWidget(m_sync);
    m_signIn = new OpButton(OpButton::Kind::primary, tr("Lock and sign in"), QStringLiteral("sync_button_sign_in"),
                            QStringLiteral("key-round"));
    m_buttons->addWidget(m_signIn);
    auto* support = new OpButton(OpButton::Kind::secondary, tr("Help report"), QStringLiteral("sync_button_support"),
                                 QStringLiteral("file-text"));
    support->setToolTip(tr("Versions, counts and error codes for support. No patient data."));
    m_buttons->addWidget(support);
    auto* close = new OpButton(OpButton::Kind::quiet, tr("Close"), QStringLiteral("sync_button_close"));
    close->setKeys(QKeySequence(Qt::Key_Escape));
    close->setTall(true);  // level with the button beside it
    m_conflicts = new OpButton(OpButton::Kind::secondary, tr("Conflicts"), QStringLiteral("sync_button_conflicts"),
                               QStringLiteral("git-compare"));
    m_parked = new OpButton(OpButton::Kind::secondary, tr("Parked items"), QStringLiteral("sync_button_parked"),
                            QStringLiteral("circle-alert"));
    m_buttons->addWidget(m_conflicts);
    m_buttons->addWidget(m_parked);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addLayout(m_buttons, 1);
    foot->addWidget(close, 0, Qt::AlignBottom);
    column->addLayout(foot);

    connect(m_pause, &QPushButton::clicked, this, [this] { emit pauseAsked(!m_isPaused); });
    connect(support, &QPushButton::clicked, this, &SyncPopover::supportAsked);
    connect(close, &QPushButton::clicked, this, &SyncPopover::closeAsked);
    connect(m_signIn, &QPushButton::clicked, this, &SyncPopover::signInAsked);
    connect(m_parked, &QPushButton::clicked, this, &SyncPopover::parkedAsked);
    connect(m_conflicts, &QPushButton::clicked, this, &SyncPopover::conflictsAsked);
}

void SyncPopover::setSyncAction(QAction* syncAction) {
    m_sync->setKeys(syncAction->shortcut());
    connect(m_sync, &QPushButton::clicked, syncAction, &QAction::trigger);
}

void SyncPopover::start() {
    setAnswer({});
    (m_signIn->isVisibleTo(this) ? m_signIn : m_sync)->setFocus();
}

void SyncPopover::setAnswer(const QString& sentence) {
    m_answer->setText(sentence);
    m_answer->setVisible(!sentence.isEmpty());
    adjustSize();
}

void SyncPopover::setFact(int row, const QString& name, const QString& value) {
    const auto at = [&](int column, Label::Look look) {
        auto* item = m_facts->itemAtPosition(row, column);
        if (item)
            return static_cast<Label*>(item->widget());
        auto* label = new Label(look);
        label->setWordWrap(true);
        m_facts->addWidget(label, row, column, Qt::AlignTop);
        return label;
    };
    auto* left = at(0, Label::Look::second);
    auto* right = at(1, Label::Look::body);
    left->setText(name);
    right->setText(value);
    left->setVisible(!name.isEmpty());
    right->setVisible(!name.isEmpty());
}

QSize SyncPopover::sizeHint() const {
    return {kWidth, layout()->totalHeightForWidth(kWidth)};
}

void SyncPopover::setStatus(const clinic::SyncStatus& status, base::Instant now, std::chrono::minutes offset,
                            const clinic::ShowSyncDetail::Answer& detail) {
    m_sentence->setText(safetySentence(status, offset, now));
    const auto more = safetyDetail(status, now, detail);
    m_detail->setText(more);
    m_detail->setLook(isDiskLow(detail) || isStopped(status, detail) ? Label::Look::danger : Label::Look::second);
    m_detail->setVisible(!more.isEmpty());
    m_isPaused = status.load.paused;
    m_load->setVisible(status.load.active);
    if (status.load.active) {
        m_loadWords->setText(loadSentence(status.load));
        m_loadBar->start();
        m_loadBar->setPermille(status.load.total > 0 ? static_cast<int>(std::min<std::int64_t>(
                                                           1000, status.load.done * 1000 / status.load.total))
                                                     : -1);
        m_pause->setText(m_isPaused ? tr("Go on") : tr("Pause"));
        m_pause->setAccessibleName(m_pause->text());
    } else {
        m_loadBar->stop();
    }
    int row = 0;
    for (const auto& [name, value] : syncFacts(status, now, offset, detail))
        setFact(row++, name, value);
    for (; m_facts->itemAtPosition(row, 0); ++row)
        setFact(row, {}, {});
    // Sending leads nowhere while the session is over.
    const bool signIn = mustSignIn(status) && !isStopped(status, detail);
    m_signIn->setVisible(signIn);
    m_sync->setVisible(!signIn);
    m_parked->setVisible(status.parked > 0);
    m_conflicts->setVisible(status.conflicts > 0);
    adjustSize();
}

void SyncPopover::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto& theme = theme::themeOf(this);
    theme::paintBox(painter, rect(), theme::kRadiusOverlay, theme.color(theme::Role::surface),
                    theme.color(theme::Role::control));
}

}  // namespace opdesk::ui::shell
