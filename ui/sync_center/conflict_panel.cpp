#include "ui/sync_center/conflict_panel.h"

#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <boost/json.hpp>
#include <utility>

#include "core/text/dates.h"
#include "core/text/names.h"
#include "ui/labels/labels.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/conflict_card.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page.h"
#include "ui/widgets/scroll_body.h"

namespace opdesk::ui::sync_center {

using widgets::ConflictSide;
using widgets::Label;
using widgets::qt;

namespace {

constexpr int kHeadAside = 12, kHeadGap = 8;

/// A note on the soft ground of "info".
class InfoBox : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        theme::paintBox(painter, rect(), theme::kRadiusControl, theme::themeOf(this).family(theme::Family::info).soft,
                        QColor());
    }
};

QString aboutPatient(const clinic::ConflictView& card) {
    QStringList parts;
    if (const auto about = labels::ageAndSex(card.ageText, card.sex); !about.isEmpty())
        parts << about;
    if (!card.clinicNumber.empty())
        parts << QStringLiteral("UHID") + QChar(QChar::Nbsp) + qt(card.clinicNumber);
    return parts.join(QStringLiteral(" · "));
}

}  // namespace

ConflictPanel::ConflictPanel(QWidget* parent) : QWidget(parent) {
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(kHeadAside, 10, kHeadAside, 10);
    head->setSpacing(kHeadGap);
    auto* names = new QVBoxLayout;
    names->setSpacing(2);
    m_title = new Label(Label::Look::title);
    m_title->setObjectName(QStringLiteral("conflict_title"));
    m_subtitle = new Label(Label::Look::hint);
    m_subtitle->setWordWrap(true);
    // The name may be what is disputed: age, sex and number say who it is.
    m_about = new Label(Label::Look::second);
    m_about->setObjectName(QStringLiteral("conflict_about"));
    m_who = new QBoxLayout(QBoxLayout::LeftToRight);
    m_who->addWidget(m_title);
    m_who->addWidget(m_about, 1, Qt::AlignLeft | Qt::AlignBottom);
    names->addLayout(m_who);
    names->addWidget(m_subtitle);
    head->addLayout(names, 1);
    m_badge = new widgets::Badge(widgets::Status::blocksPrescription);
    head->addWidget(m_badge, 0, Qt::AlignTop);
    whole->addLayout(head);

    auto* inner = new QWidget;
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 12);
    column->setSpacing(10);
    m_card = new widgets::ConflictCard;
    column->addWidget(m_card);
    auto* below = new QVBoxLayout;
    below->setContentsMargins(12, 0, 12, 0);
    below->setSpacing(10);
    m_ownRow = new widgets::FormRow(
        tr("Your own words"), m_own = new widgets::TextField(QStringLiteral("conflict_own"), tr("Your own words")));
    m_ownRow->setHelp(tr("Enter takes it for the row with the bar."));
    m_reasonRow = new widgets::FormRow(
        tr("Reason"), m_reason = new widgets::TextField(QStringLiteral("conflict_reason"), tr("Reason")), true);
    m_reasonRow->setHelp(tr("Your role gives a reason, it is kept in the audit log. Then Ctrl+Enter."));
    below->addWidget(m_ownRow);
    below->addWidget(m_reasonRow);
    m_adviceBox = new InfoBox;
    auto* advice = new QHBoxLayout(m_adviceBox);
    advice->setContentsMargins(12, 8, 12, 8);
    advice->setSpacing(8);
    advice->addWidget(new widgets::IconLabel(QStringLiteral("info"), 16, theme::Role::info), 0, Qt::AlignTop);
    m_advice = new Label(Label::Look::second);
    m_advice->setWordWrap(true);
    m_advice->setObjectName(QStringLiteral("conflict_advice"));
    advice->addWidget(m_advice, 1);
    below->addWidget(m_adviceBox);
    m_resultRow = new QWidget;
    auto* result = new QHBoxLayout(m_resultRow);
    result->setContentsMargins(0, 0, 0, 0);
    result->setSpacing(12);
    auto* resultTitle = new Label(tr("Result"), Label::Look::strong);
    resultTitle->setCaption();
    result->addWidget(resultTitle, 0, Qt::AlignTop);
    m_result = new Label(Label::Look::body);
    m_result->setWordWrap(true);
    m_result->setObjectName(QStringLiteral("conflict_result"));
    result->addWidget(m_result, 1);
    m_resultOpen = new widgets::Badge(widgets::Status::toChoose);
    m_resultOpen->setObjectName(QStringLiteral("conflict_result_open"));
    result->addWidget(m_resultOpen, 0, Qt::AlignTop);
    result->addStretch();
    below->addWidget(m_resultRow);
    m_storyTitle = new Label(tr("How it happened"), Label::Look::strong);
    m_storyTitle->setCaption();
    below->addWidget(m_storyTitle);
    m_story = new QGridLayout;
    m_story->setHorizontalSpacing(16);
    m_story->setVerticalSpacing(2);
    m_story->setColumnStretch(1, 1);
    below->addLayout(m_story);
    column->addLayout(below);
    column->addStretch(1);
    auto* scroll = new widgets::ScrollBody(inner);
    scroll->setObjectName(QStringLiteral("conflict_scroll"));
    scroll->setAccessibleName(tr("Two versions"));
    whole->addWidget(scroll, 1);

    connect(m_card, &widgets::ConflictCard::choiceChanged, this, [this] {
        showResult();
        if (m_draft)
            m_draft->changed();
        emit changed();
    });
    for (auto* field : {m_own, m_reason})
        connect(field, &QLineEdit::textEdited, this, [this] {
            if (m_draft)
                m_draft->changed();
        });
    connect(m_card, &widgets::ConflictCard::currentRowChanged, this, [this] {
        m_ownRow->hide();
        emit changed();
    });
    connect(m_own, &QLineEdit::returnPressed, this, &ConflictPanel::takeTyped);
    m_ownRow->hide();
    m_reasonRow->hide();
}

/// Age, sex and number beside the name where both have room, else below it.
void ConflictPanel::placeAbout() {
    const int badge = m_badge->isHidden() ? 0 : m_badge->sizeHint().width() + kHeadGap;
    const bool fits =
        m_title->sizeHint().width() + kHeadGap + m_about->sizeHint().width() + badge + 2 * kHeadAside <= width();
    m_who->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_who->setSpacing(fits ? kHeadGap : 0);
}

void ConflictPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeAbout();
}

void ConflictPanel::start(const std::shared_ptr<clinic::Desk>& desk) {
    m_draft = new drafts::DraftKeeper(
        "conflict", [this] { return typedSoFar(); }, this);
    m_draft->start(desk);
}

void ConflictPanel::stop() {
    if (auto* draft = std::exchange(m_draft, nullptr)) {
        draft->stop();
        delete draft;
    }
}

void ConflictPanel::dropDraft() {
    if (m_draft)
        m_draft->drop();
}

namespace {

constexpr std::pair<ConflictSide, const char*> kSides[] = {{ConflictSide::mine, "mine"},
                                                           {ConflictSide::theirs, "theirs"},
                                                           {ConflictSide::both, "both"},
                                                           {ConflictSide::edited, "edited"}};

/// The patient by initials, in values as well.
void hideNames(clinic::ConflictView& card) {
    const auto shorten = [](clinic::json::value& value) {
        if (value.is_string())
            value = text::initials(std::string(value.get_string().c_str()));
    };
    card.line.patientName = text::initials(card.line.patientName);
    for (auto& one : card.names)
        one.name = text::initials(one.name);
    if (card.line.field == "name")
        for (auto* value : {&card.before, &card.mine.value, &card.theirs.value})
            shorten(*value);
    for (auto* side : {&card.mine, &card.theirs})
        for (auto& [key, value] : side->record)
            if (std::string_view(key).ends_with("name"))
                shorten(value);
}

QString textIn(const clinic::json::object& object, std::string_view name) {
    const auto* text = object.if_contains(name);
    return text && text->is_string() ? QString::fromUtf8(text->get_string().c_str()) : QString();
}

}  // namespace

drafts::DraftKeeper::Typed ConflictPanel::typedSoFar() const {
    drafts::DraftKeeper::Typed typed;
    clinic::json::object choices;
    for (const auto& choice : m_card->choices())
        for (const auto& [side, name] : kSides)
            if (side == choice.side)
                choices[widgets::utf8(choice.id)] =
                    clinic::json::object{{"side", name}, {"text", widgets::utf8(choice.text)}};
    const auto* card = current();
    if (!m_ownRow->isHidden() && card) {
        typed["own"] = widgets::utf8(m_own->text());
        typed["own_of"] = card->line.conflict.text();
    }
    if (!m_reason->text().trimmed().isEmpty())
        typed["reason"] = widgets::utf8(m_reason->text());
    if (!choices.empty())
        typed["choices"] = std::move(choices);
    return typed;
}

void ConflictPanel::take(const drafts::DraftKeeper::Typed& typed) {
    if (const auto* choices = typed.if_contains("choices"); choices && choices->is_object())
        for (const auto& [id, choice] : choices->get_object())
            if (choice.is_object())
                for (const auto& [side, name] : kSides)
                    if (textIn(choice.get_object(), "side") == QLatin1String(name))
                        m_card->setChoice(QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size())), side,
                                          textIn(choice.get_object(), "text"));
    if (const auto reason = textIn(typed, "reason"); !reason.isEmpty() && m_reason->text().isEmpty()) {
        m_reason->setText(reason);
        m_reasonRow->show();
    }
    if (const auto of = textIn(typed, "own_of"); !of.isEmpty() && m_card->goTo(of)) {
        showOwn();
        m_own->setText(textIn(typed, "own"));
    }
}

void ConflictPanel::clear() {
    if (m_draft)
        m_draft->flush();
    m_shown = {};
    m_card->setContent({});
    m_title->clear();
    m_about->clear();
    m_subtitle->clear();
    m_advice->clear();
    m_result->clear();
    m_own->clear();
    m_reason->clear();
    m_reasonRow->hide();
    m_ownRow->hide();
    showStory();
}

void ConflictPanel::setNamesHidden(bool hidden) {
    if (std::exchange(m_namesHidden, hidden) != hidden && !m_shown.cards.empty())
        show_(Shown(m_shown));
}

void ConflictPanel::show_(Shown shown) {
    if (m_draft)
        m_draft->flush();
    m_shown = std::move(shown);
    m_ownRow->hide();
    m_own->clear();
    m_reason->clear();
    m_reasonRow->hide();
    auto shownCards = m_shown.cards;
    if (m_namesHidden)
        std::ranges::for_each(shownCards, hideNames);
    m_card->setContent(contentOf(shownCards, m_shown.offset, m_shown.desk));
    const auto* first = shownCards.empty() ? nullptr : &shownCards.front();
    const auto name = first ? qt(first->line.patientName) : QString();
    m_title->setText(!name.isEmpty() || !first ? name : conflictWords(first->line));
    m_about->setText(first && !name.isEmpty() ? aboutPatient(*first) : QString());
    m_about->setVisible(!m_about->text().isEmpty());
    QStringList what;
    for (const auto& card : m_shown.cards)
        what << conflictWords(card.line);
    what.removeDuplicates();
    if (m_shown.hidden > 0)
        what << tr("%n more for another role", nullptr, static_cast<int>(m_shown.hidden));
    m_subtitle->setText(what.join(QStringLiteral(" · ")));
    const bool high = std::ranges::any_of(
        m_shown.cards, [](const auto& card) { return card.line.severity == "high" && card.line.state == "open"; });
    const bool blocks = high && !unseen().empty();
    m_badge->setStatus(blocks ? widgets::Status::blocksPrescription
                       : high ? widgets::Status::toChoose
                              : widgets::Status::merged);
    if (high)
        m_badge->setWord(blocks ? tr("No new prescription until seen") : tr("Seen, signing is possible"));
    m_badge->setVisible((high && first && !first->line.patient.isNull()) || (first && first->line.merged));
    placeAbout();
    QStringList advice;
    for (const auto& card : m_shown.cards)
        if (const auto words = conflictAdvice(card); !words.isEmpty() && !advice.contains(words))
            advice << words;
    for (const auto& row : m_card->content().rows)
        if (row.safeChoice != ConflictSide::undecided) {
            advice.prepend(tr("The safe choice is marked: an allergy stays until a doctor or nurse removes it."));
            break;
        }
    m_advice->setText(advice.join(QLatin1Char('\n')));
    m_adviceBox->setVisible(!advice.isEmpty());
    showResult();
    showStory();
    if (m_draft && first)
        m_draft->open(first->line.patient.isNull() ? first->line.conflict.text() : first->line.patient.text(),
                      [this](const drafts::DraftKeeper::Typed& typed) { take(typed); });
}

const clinic::ConflictView* ConflictPanel::current() const {
    const auto row = m_card->currentRow();
    return row >= 0 && row < static_cast<int>(m_shown.cards.size()) ? &m_shown.cards[static_cast<std::size_t>(row)]
                                                                    : nullptr;
}

bool ConflictPanel::isComplete() const {
    return m_card->isComplete();
}

bool ConflictPanel::canKeepBoth() const {
    const auto row = m_card->currentRow();
    return row >= 0 && m_card->content().rows.at(row).canKeepBoth;
}

bool ConflictPanel::canEdit() const {
    const auto row = m_card->currentRow();
    return row >= 0 && m_card->content().rows.at(row).canEdit;
}

std::vector<clinic::ResolveConflict> ConflictPanel::answers() const {
    std::vector<clinic::ResolveConflict> commands;
    for (const auto& choice : m_card->choices()) {
        const auto card = std::ranges::find_if(
            m_shown.cards, [&](const auto& one) { return qt(one.line.conflict.text()) == choice.id; });
        if (card == m_shown.cards.end() || choice.side == ConflictSide::undecided)
            continue;
        clinic::ResolveConflict command;
        command.conflict = card->line.conflict;
        command.choice = choiceOf(choice.side, isSwapped(*card, m_shown.desk));
        command.reason = widgets::utf8(m_reason->text().trimmed());
        if (choice.side == ConflictSide::edited)
            command.value = typedValue(card->line, choice.text, m_shown.today).value_or(clinic::json::value{});
        commands.push_back(std::move(command));
    }
    return commands;
}

void ConflictPanel::keep(ConflictSide side) {
    const auto* card = current();
    if (!card)
        return;
    if (m_card->keepCurrent(side))
        return;
    if (!card->line.maySettle)
        emit said(tr("Somebody who may edit this settles it."), QStringLiteral("lock"));
    else
        emit said(side == ConflictSide::both ? whyNotBoth(*card) : conflictAdvice(*card), QStringLiteral("info"));
}

void ConflictPanel::edit() {
    const auto* card = current();
    if (!card)
        return;
    if (!canEdit() || !card->line.maySettle) {
        emit said(tr("There is no value to type here: choose a side, or change it on the patient's page."),
                  QStringLiteral("info"));
        return;
    }
    if (m_ownRow->isHidden())
        showOwn();
    m_own->setFocus();
}

void ConflictPanel::showOwn() {
    const auto& row = m_card->content().rows.at(m_card->currentRow());
    m_ownRow->setLabel(tr("%1 in your own words").arg(row.label));
    m_own->setText(row.mine);
    m_own->selectAll();
    m_ownRow->setState(widgets::FormRow::State::ok);
    m_ownRow->show();
}

void ConflictPanel::takeTyped() {
    const auto* card = current();
    if (!card)
        return;
    if (!typedValue(card->line, m_own->text(), m_shown.today)) {
        m_ownRow->setState(widgets::FormRow::State::bad, tr("Type it as it should stand, a date as 17-11-2026."));
        return;
    }
    m_card->setEdited(m_card->currentRow(), m_own->text().trimmed());
    m_ownRow->hide();
    m_card->focusCurrent();
}

void ConflictPanel::askReason() {
    m_reasonRow->show();
    m_reason->setFocus();
}

QString ConflictPanel::reason() const {
    return m_reason->text().trimmed();
}

std::vector<clinic::ConflictId> ConflictPanel::unseen() const {
    std::vector<clinic::ConflictId> ids;
    for (const auto& card : m_shown.cards)
        if (card.line.severity == "high" && card.line.state == "open" && !card.line.seen)
            ids.push_back(card.line.conflict);
    return ids;
}

void ConflictPanel::showResult() {
    const auto open = m_card->openRows();
    QStringList parts;
    const auto choices = m_card->choices();
    for (qsizetype i = 0, answered = 0; i < m_card->content().rows.size(); ++i) {
        const auto& row = m_card->content().rows.at(i);
        if (!row.differs)
            continue;
        const auto& choice = choices.at(answered++);
        QString value;
        switch (choice.side) {
            case ConflictSide::mine:
                value = row.mine;
                break;
            case ConflictSide::theirs:
                value = row.theirs;
                break;
            case ConflictSide::both:
                value = tr("both are kept");
                break;
            case ConflictSide::edited:
                value = choice.text;
                break;
            case ConflictSide::undecided:
                continue;
        }
        parts << tr("%1: %2").arg(row.label, value);
    }
    m_result->setText(parts.join(QStringLiteral(" · ")));
    m_result->setVisible(!parts.isEmpty());
    m_resultOpen->setWord(open.size() > 2 ? tr("%n still to choose", nullptr, static_cast<int>(open.size()))
                                          : tr("still to choose: %1").arg(open.join(QStringLiteral(", "))));
    m_resultOpen->setVisible(!open.isEmpty());
    m_resultRow->setVisible(!parts.isEmpty() || !open.isEmpty());
}

void ConflictPanel::showStory() {
    while (auto* item = m_story->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto story = storyOf(m_shown.cards, m_shown.offset);
    m_storyTitle->setVisible(!story.empty());
    int row = 0;
    for (const auto& [at, sentence] : story) {
        m_story->addWidget(new Label(at, Label::Look::hint), row, 0, Qt::AlignTop);
        auto* words = new Label(sentence, Label::Look::second);
        words->setWordWrap(true);
        m_story->addWidget(words, row++, 1);
    }
}

}  // namespace opdesk::ui::sync_center
