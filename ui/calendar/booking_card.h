#pragma once

#include <memory>

#include "core/clinic/desk.h"
#include "core/clinic/schedule.h"
#include "ui/drafts/draft_keeper.h"
#include "ui/widgets/card.h"

class QAction;
class QVBoxLayout;

namespace opdesk::ui::widgets {
class Badge;
class FormRow;
class Label;
class OpButton;
class PrimaryButton;
class SegmentedControl;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::calendar {

/// The side sheet of a booking that is there: who, when, its state, and what can be done with it. The reason of a
/// cancellation is asked here.
class BookingCard : public widgets::Card {
    Q_OBJECT
public:
    struct Acts {
        QAction *arrive, *move, *cancel, *noShow, *open, *beside;
    };
    explicit BookingCard(const Acts& acts, QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk) { m_draft->start(std::move(desk)); }
    void stop();
    void show(const clinic::CalendarBooking& booking, std::chrono::minutes offset, bool namesHidden);
    /// What it was made together with; with others still to come a question gets "this one, following, all".
    void showSeries(const clinic::SeriesOf::Answer& series, base::Instant now);
    void clear();
    /// The reason was taken: nothing of it is kept.
    void dropDraft() { m_draft->drop(); }
    /// Opens the field for the reason; Enter in it asks to cancel.
    void askReason();
    /// Asks which of the series go to the time that `where` names.
    void askMove(const QString& where);
    void endQuestion() { ask(Question::none); }
    const QString& appointment() const { return m_appointment; }

signals:
    void closed();
    /// `series`: empty for this one, "following" or "all".
    void cancelAsked(const QString& appointment, const QString& reason, const QString& series);
    void moveAsked(const QString& series);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Question { none, cancel, move };
    void buildQuestion();
    void ask(Question question);
    void answer();

    drafts::DraftKeeper* m_draft;
    QString m_appointment;
    Question m_question = Question::none;
    bool m_hasOthers = false;
    widgets::Label* m_who;
    widgets::Label* m_when;
    widgets::Label* m_kind;
    widgets::Label* m_reason;
    widgets::Badge* m_state;
    QWidget* m_asking;
    widgets::Label* m_series;
    widgets::Label* m_where;
    widgets::TextField* m_why;
    widgets::FormRow* m_whyRow;
    QWidget* m_whichBox;
    widgets::SegmentedControl* m_which;
    widgets::PrimaryButton* m_answer;
};

}  // namespace opdesk::ui::calendar
