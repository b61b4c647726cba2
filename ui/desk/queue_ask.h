#pragma once

#include <QList>
#include <QWidget>

#include <functional>

namespace opdesk::ui::widgets {
class Label;
class OpButton;
class PrimaryButton;
class SegmentedControl;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::desk {

/// The strip under the queue that asks for a reason, a doctor or a priority: never a dialog, and Esc leaves everything
/// as it was. Enter walks from the choice to the reason to the deed.
class QueueAsk : public QWidget {
    Q_OBJECT
public:
    explicit QueueAsk(QWidget* parent = nullptr);

    enum class Reason { none, optional, needed };
    struct Choice {
        QString id, word;
        QString reason;  ///< put into an untouched reason when chosen
    };
    struct Question {
        QString words;
        QString deed;  ///< the button's verb
        Reason reason = Reason::needed;
        QList<Choice> choices;
        QString chosen;
    };
    using Answer = std::function<void(const QString& choice, const QString& reason)>;

    void ask(const Question& question, Answer answer);
    /// Says what is wrong with the answer; the strip stays.
    void refuse(const QString& words);
    void leave();
    bool isAsking() const { return m_answer != nullptr; }

signals:
    /// Answered or left: the focus goes back to the table.
    void done();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void act();
    void choose(const QString& id);

    widgets::Label* m_words;
    widgets::SegmentedControl* m_choices;
    widgets::TextField* m_reason;
    widgets::Label* m_hint;
    widgets::PrimaryButton* m_deed;
    Question m_question;
    Answer m_answer;
    QString m_preset;
};

}  // namespace opdesk::ui::desk
