#include "ui/desk/queue_ask.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <utility>

#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/segmented_control.h"

namespace opdesk::ui::desk {

using widgets::Label;

QueueAsk::QueueAsk(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("queue_ask"));
    m_words = new Label(Label::Look::strong);
    m_words->setWordWrap(true);
    m_choices = new widgets::SegmentedControl(QStringLiteral("queue_ask_choice"), tr("Choice"));
    m_reason = new widgets::TextField(QStringLiteral("queue_ask_reason"), tr("Reason"));
    m_reason->setPlaceholderText(tr("Why, in a few words"));
    m_hint = new Label(Label::Look::hint);
    m_deed = new widgets::PrimaryButton(tr("Do it"), QStringLiteral("queue_ask_deed"));
    m_deed->setKeys(QKeySequence(Qt::Key_Return));
    m_deed->setAutoDefault(true);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_reason, 1);
    row->addWidget(m_deed);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_words);
    column->addWidget(m_choices);
    column->addLayout(row);
    column->addWidget(m_hint);
    connect(m_choices, &widgets::SegmentedControl::chosen, this, &QueueAsk::choose);
    connect(m_deed, &QPushButton::clicked, this, &QueueAsk::act);
    for (QWidget* part :
         {static_cast<QWidget*>(m_choices), static_cast<QWidget*>(m_reason), static_cast<QWidget*>(m_deed)})
        part->installEventFilter(this);
    setVisible(false);
}

void QueueAsk::ask(const Question& question, Answer answer) {
    m_question = question;
    m_answer = std::move(answer);
    m_preset.clear();
    m_words->setText(question.words);
    setAccessibleName(question.words);
    m_choices->clear();
    for (const auto& choice : question.choices)
        m_choices->addChoice(choice.id, choice.word);
    m_choices->setVisible(!question.choices.isEmpty());
    m_reason->clear();
    m_reason->setVisible(question.reason != Reason::none);
    m_deed->setText(question.deed);
    m_deed->setAccessibleName(question.words + QLatin1Char(' ') + question.deed);
    m_hint->setLook(Label::Look::hint);
    m_hint->setText(tr("Enter does it, Esc leaves it as it is"));
    setVisible(true);
    if (!question.choices.isEmpty()) {
        m_choices->setCurrent(question.chosen.isEmpty() ? question.choices.first().id : question.chosen);
        choose(m_choices->current());
        m_choices->setFocus(Qt::OtherFocusReason);
    } else if (question.reason != Reason::none) {
        m_reason->setFocus(Qt::OtherFocusReason);
    } else {
        m_deed->setFocus(Qt::OtherFocusReason);
    }
}

void QueueAsk::choose(const QString& id) {
    for (const auto& choice : std::as_const(m_question.choices))
        if (choice.id == id && m_reason->text() == m_preset) {
            m_preset = choice.reason;
            m_reason->setText(choice.reason);
        }
}

void QueueAsk::refuse(const QString& words) {
    m_hint->setLook(Label::Look::danger);
    m_hint->setText(words);
    (m_question.reason == Reason::none ? static_cast<QWidget*>(m_deed) : m_reason)->setFocus(Qt::OtherFocusReason);
}

void QueueAsk::leave() {
    if (!m_answer)
        return;
    m_answer = nullptr;
    setVisible(false);
    emit done();
}

void QueueAsk::act() {
    if (!m_answer)
        return;
    const auto reason = m_reason->text().trimmed();
    if (m_question.reason == Reason::needed && reason.isEmpty()) {
        refuse(tr("A reason is needed: it stays with the token"));
        return;
    }
    const auto answer = m_answer;
    answer(m_choices->current(), reason);
}

bool QueueAsk::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Escape) {
        leave();
        return true;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        const bool choosing = watched == m_choices && m_reason->isVisible();
        if (choosing && m_question.reason == Reason::needed && m_reason->text().trimmed().isEmpty())
            m_reason->setFocus(Qt::TabFocusReason);
        else
            act();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace opdesk::ui::desk
