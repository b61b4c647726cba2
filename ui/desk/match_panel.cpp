#include "ui/desk/match_panel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPointer>
#include <QScrollBar>
#include <QVBoxLayout>

#include <utility>

#include "core/clinic/queue.h"
#include "core/clinic/token_states.h"
#include "core/text/names.h"
#include "core/text/number.h"
#include "ui/desk/match_words.h"
#include "ui/labels/labels.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/page.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::desk {

using widgets::Label;
using widgets::OpButton;
using widgets::qt;
using widgets::utf8;

namespace {

constexpr std::int64_t kVeryAlike = 85;
constexpr std::size_t kMostMatches = 6;
constexpr int kMatchPadding = 12;
constexpr int kAboveActs = 6;
constexpr qsizetype kLongestName = 18;            ///< on a button; a longer one by its first word
constexpr qsizetype kNameFact = 0, kSexFact = 2;  ///< as matchFacts() has them

/// "Name: sounds the same · Born: about 1997 · …" where a line for each has no room.
patients::FactLine inOneLine(const QList<patients::FactLine>& facts) {
    QStringList words;
    for (qsizetype i = 0; i < facts.size(); ++i) {
        const auto& fact = facts.at(i);
        // How the name is alike, and the sex, say themselves what they are.
        words << (i == kNameFact || i == kSexFact ? fact.words : QStringLiteral("%1: %2").arg(fact.label, fact.words));
    }
    return {{}, words.join(QStringLiteral(" · ")), patients::FactLine::Mark::none};
}

}  // namespace

MatchPanel::MatchPanel(QAction* use, QAction* beside, QWidget* parent)
    : Card(tr("Could be the same person"), QStringLiteral("copy"), parent), m_use(use) {
    m_model = new widgets::RowListModel(this);
    m_list = new widgets::ListView(QStringLiteral("new_matches"), tr("Could be the same person"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new patients::FactsDelegate(m_list));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEmptyText(tr("Nobody like this so far."));
    m_list->installEventFilter(this);
    body()->addWidget(m_list, 1);
    m_acts = makeActs(use, beside, {}, new widgets::FlowLayout(8, 6));
    m_acts->setParent(m_list->viewport());
    m_acts->hide();
    m_headActs = makeActs(use, beside, QStringLiteral("_head"), new QHBoxLayout);
    addToHeader(m_headActs, true);
    m_headActs->hide();
    m_words = new Label(Label::Look::hint);
    m_words->setWordWrap(true);
    m_words->setContentsMargins(0, 0, 0, 0);
    foot()->addWidget(m_words);
    connect(m_list, &widgets::ListView::chosen, this,
            [this](const QModelIndex& index) { emit used(index.data(widgets::kIdRole).toString()); });
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, &MatchPanel::placeActs);
}

QWidget* MatchPanel::makeActs(QAction* use, QAction* beside, const QString& suffix, QLayout* row) {
    auto* acts = new QWidget;
    row->setContentsMargins(0, 0, 0, 0);
    acts->setLayout(row);
    row->addWidget(new OpButton(OpButton::Kind::secondary, use, QStringLiteral("new_match_use") + suffix));
    auto* look = new OpButton(OpButton::Kind::secondary, beside->text(), QStringLiteral("new_match_beside") + suffix);
    look->setKeys(beside->shortcut());
    connect(look, &QPushButton::clicked, beside, &QAction::trigger);
    row->addWidget(look);
    return acts;
}

void MatchPanel::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
}

void MatchPanel::stop() {
    ++m_serial;
    m_answer = {};
    m_tokens.clear();
    m_besideId.clear();
    m_beside.clear();
    fill();
    m_desk.reset();
}

void MatchPanel::focusList() {
    if (m_model->rowCount() > 0 && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(0, 0));
    m_list->setFocus(Qt::ShortcutFocusReason);
}

QString MatchPanel::first() const {
    return m_model->rowCount() > 0 ? m_model->rows().front().id : QString();
}

void MatchPanel::look(const clinic::FindDuplicates& query, const QString& locality) {
    if (!m_desk)
        return;
    const auto serial = ++m_serial;
    m_query = query;
    m_locality = locality;
    if (query.name.empty() && query.phone.size() < 10) {
        m_answer = {};
        fill();
        return;
    }
    m_desk->run(query, [self = QPointer(this), serial](base::Result<clinic::FindDuplicates::Answer> answer) {
        if (!self || !answer || serial != self->m_serial)
            return;
        self->m_answer = std::move(*answer);
        self->fill();
        if (!self->m_answer.matches.empty())
            self->readTokens();
    });
}

/// Who stands in the queue already is the last to be registered again.
void MatchPanel::readTokens() {
    m_desk->run(clinic::ListQueue{}, [self = QPointer(this)](base::Result<clinic::ListQueue::Answer> answer) {
        if (!self || !self->m_desk || !answer)
            return;
        self->m_tokens = std::move(answer->tokens);
        self->fill();
    });
}

QString MatchPanel::todayOf(const clinic::PatientId& patient) const {
    QStringList now, before;
    for (const auto& line : m_tokens)
        if (line.patient == patient)
            (clinic::isInQueue(line.status) ? now : before) << qt(line.token);
    if (!now.isEmpty())
        return tr("in queue now, %1").arg(now.join(QStringLiteral(", ")));
    return before.isEmpty() ? QString() : tr("today, %1").arg(before.join(QStringLiteral(", ")));
}

/// The button stands beside several people: it says whom it takes.
void MatchPanel::nameWhom() {
    if (m_answer.matches.empty()) {
        m_use->setText(tr("Use this patient"));
        return;
    }
    const auto name = qt(m_answer.matches.front().patient.name);
    const auto shown = m_namesHidden                 ? qt(text::initials(utf8(name)))
                       : name.size() <= kLongestName ? name
                                                     : name.section(QLatin1Char(' '), 0, 0);
    m_use->setText(tr("Use %1", "a patient").arg(shown));
}

void MatchPanel::openBeside() {
    auto id = m_list->hasFocus() ? m_list->currentIndex().data(widgets::kIdRole).toString() : first();
    const auto patient = model::PatientId::parse(widgets::utf8(id));
    if (id == m_besideId || !patient || !m_desk) {
        m_besideId.clear();
        m_beside.clear();
        fill();
        return;
    }
    clinic::OpenPatient open;
    open.patient = *patient;
    m_desk->run(open, [self = QPointer(this), id](base::Result<clinic::OpenPatient::Answer> answer) {
        if (!self || !answer || self->m_model->rowOf(id) < 0)
            return;
        self->m_besideId = id;
        self->m_beside = moreFacts(*answer, self->m_namesHidden);
        self->fill();
    });
}

void MatchPanel::fill() {
    nameWhom();
    std::vector<widgets::ListRow> rows;
    // What the list is wide, less the row's own padding, is what the buttons have.
    const int room = m_acts->layout()->heightForWidth(std::max(m_list->viewport()->width() - 2 * kMatchPadding, 120));
    for (const auto& match : m_answer.matches) {
        if (rows.size() == kMostMatches)
            break;
        patients::FactsRow row;
        row.id = qt(match.patient.patient.text());
        row.title = qt(m_namesHidden ? text::initials(match.patient.name) : match.patient.name);
        if (!match.patient.nameLocal.empty() && !m_namesHidden)
            row.title += QStringLiteral(" · ") + qt(match.patient.nameLocal);
        row.status = match.percent >= kVeryAlike ? widgets::Status::veryAlike : widgets::Status::possibleMatch;
        row.facts = matchFacts(match, m_query, m_locality, todayOf(match.patient.patient));
        if (row.id == m_besideId)
            row.facts << m_beside;
        row.room = rows.empty() && !m_narrow ? room + kAboveActs : 0;
        QStringList spoken{widgets::statusLook(row.status).spoken, row.title};
        for (const auto& fact : std::as_const(row.facts))
            spoken << fact.label + QLatin1Char(' ') + fact.words;
        row.spoken = spoken.join(QStringLiteral(", "));
        if (m_narrow)
            row.facts = {inOneLine(row.facts)};
        rows.push_back({row.id, QVariant::fromValue(row), row.spoken, {}});
    }
    setNote(rows.empty() ? QString() : tr("%n match(es)", nullptr, static_cast<int>(rows.size())));
    const auto family =
        tr("A shared phone is a family, not a copy. Nothing is joined by itself. Alt+D comes here, Esc goes back.");
    m_words->setText(
        m_answer.checkedAgainst > 0
            ? tr("Checked against %1 patients on this PC.").arg(qt(text::groupIndian(m_answer.checkedAgainst))) +
                  QLatin1Char(' ') + family
            : family);
    m_model->setRows(std::move(rows));
    m_list->doItemsLayout();
    m_headActs->setVisible(m_narrow && m_model->rowCount() > 0);
    fitHead();
    placeActs();
    emit filled();
}

/// Where their words would be cut the buttons stay away; their keys are in the key bar as well.
void MatchPanel::fitHead() {
    m_headActs->updateGeometry();
    if (m_headActs->parentWidget()->minimumSizeHint().width() > width())
        m_headActs->hide();
}

/// At the foot of the first card, and moving with it.
void MatchPanel::placeActs() {
    if (m_model->rowCount() == 0 || m_narrow) {
        m_acts->hide();
        return;
    }
    const auto card = m_list->visualRect(m_model->index(0, 0));
    const int wide = std::max(card.width() - 2 * kMatchPadding, 120);
    const int high = m_acts->layout()->heightForWidth(wide);
    m_acts->setGeometry(card.left() + kMatchPadding, card.bottom() - kMatchPadding - high, wide, high);
    m_acts->show();
}

void MatchPanel::setNarrow(bool narrow) {
    m_words->parentWidget()->setVisible(!narrow);
    for (auto* line : findChildren<widgets::Divider*>(QString(), Qt::FindDirectChildrenOnly))
        line->setVisible(!narrow);
    if (std::exchange(m_narrow, narrow) != narrow)
        fill();
}

void MatchPanel::setNamesHidden(bool hidden) {
    m_namesHidden = hidden;
    m_besideId.clear();
    m_beside.clear();
    fill();
}

void MatchPanel::resizeEvent(QResizeEvent* event) {
    Card::resizeEvent(event);
    fill();
}

bool MatchPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list && (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        if (event->type() == QEvent::KeyPress)
            emit left();
        return true;
    }
    return Card::eventFilter(watched, event);
}

}  // namespace opdesk::ui::desk
