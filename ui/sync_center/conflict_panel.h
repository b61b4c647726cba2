#pragma once

#include <QWidget>

#include "core/clinic/desk.h"
#include "core/clinic/settling.h"
#include "ui/drafts/draft_keeper.h"
#include "ui/sync_center/conflict_words.h"

class QAction;
class QBoxLayout;
class QGridLayout;
class QScrollArea;

namespace opdesk::ui::widgets {
class Badge;
class ConflictCard;
class FormRow;
class IconLabel;
class Label;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::sync_center {

/// The right side of the inbox: what waits about one patient (or one thing that was settled by itself) as a grid of
/// rows, with what is asked, the result so far, and how it happened. It shows and collects answers; the page acts.
class ConflictPanel : public QWidget {
    Q_OBJECT
public:
    explicit ConflictPanel(QWidget* parent = nullptr);

    struct Shown {
        std::vector<clinic::ConflictView> cards;
        std::int64_t hidden = 0;  ///< cards of another role
        std::chrono::minutes offset{330};
        std::string desk;  ///< this desk's name
        base::Date today{};
    };
    void start(const std::shared_ptr<clinic::Desk>& desk);
    void stop();
    /// What was chosen and typed is settled: nothing of it is kept.
    void dropDraft();
    void show_(Shown shown);
    void setNamesHidden(bool hidden);
    void clear();
    const Shown& shown() const { return m_shown; }
    widgets::ConflictCard* card() const { return m_card; }

    /// Answers of the rows that have one, as commands.
    std::vector<clinic::ResolveConflict> answers() const;
    bool isComplete() const;
    /// Answers the current row and says why when that is not possible.
    void keep(widgets::ConflictSide side);
    /// Opens the field for the person's own words about the current row.
    void edit();
    /// Asks for the reason this role must give; the next answers() carry it.
    void askReason();
    QString reason() const;
    /// High cards the user has not seen.
    std::vector<clinic::ConflictId> unseen() const;
    /// The card of the row with the bar; null when there is none.
    const clinic::ConflictView* current() const;
    bool canKeepBoth() const;
    bool canEdit() const;

signals:
    void changed();
    void said(const QString& sentence, const QString& iconName);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void placeAbout();
    void takeTyped();
    void showOwn();
    drafts::DraftKeeper::Typed typedSoFar() const;
    void take(const drafts::DraftKeeper::Typed& typed);
    void showResult();
    void showStory();

    Shown m_shown;
    bool m_namesHidden = false;
    drafts::DraftKeeper* m_draft = nullptr;  ///< while a session is open
    QBoxLayout* m_who;
    widgets::Label* m_title;
    widgets::Label* m_about;
    widgets::Label* m_subtitle;
    QWidget* m_resultRow;
    widgets::Badge* m_badge;
    widgets::Badge* m_resultOpen;
    widgets::ConflictCard* m_card;
    QWidget* m_adviceBox;
    widgets::Label* m_advice;
    widgets::FormRow* m_ownRow;
    widgets::TextField* m_own;
    widgets::FormRow* m_reasonRow;
    widgets::TextField* m_reason;
    widgets::Label* m_result;
    widgets::Label* m_storyTitle;
    QGridLayout* m_story;
};

}  // namespace opdesk::ui::sync_center
