#pragma once

#include <functional>
#include <memory>

#include "core/base/clock.h"
#include "core/clinic/day.h"
#include "core/clinic/desk.h"
#include "ui/widgets/card.h"
#include "ui/widgets/row_types.h"

namespace opdesk::ui::widgets {
class Badge;
class OpButton;
class SegmentedControl;
class TableView;
}  // namespace opdesk::ui::widgets
class QAction;

namespace opdesk::ui::desk {

class QueueAsk;
class QueueModel;

/// Today's queue: counts, doctor filter, table, and the strip that asks for reasons. Enter opens, Space calls, Delete
/// cancels with a reason. The marked row stays marked whatever the queue does.
class QueuePanel : public widgets::Card {
    Q_OBJECT
public:
    QueuePanel(QAction* callNext, QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk);
    void stop();
    void refresh();
    void focusTable();
    void callNext();
    void setNamesHidden(bool hidden);
    void setRoom(widgets::QueueRoom room);
    /// Of the marked row; empty when none.
    QString currentPatient() const;
    QString currentVisit() const;
    /// "Vaishali Patil, A-14"
    QString currentWords() const;
    bool hasTableFocus() const;
    /// Whether the marked token may become `status`; false without one.
    bool mayBecome(std::string_view status) const;
    bool mayChangePlace(int rows) const;
    bool mayTransfer() const;
    bool mayPrioritize() const;

    // What can be done with the marked token.
    void call();
    void cancel();
    void skip();
    void recall();
    void noShow();
    void inRoom();
    void finish();
    void transfer();
    void priority();
    void moveBy(int rows);
    void undoLast();
    /// Says that a token was given; who may cancel it can take it back.
    void sayGiven(const QString& visitId, const QString& token);

signals:
    /// Another token is marked, or the marked one is another than it was.
    void marked();
    /// The day's tokens of all doctors, whatever the filter shows.
    void tokensRead(const std::vector<clinic::QueueLine>& tokens);
    void opened(const QString& patientId, const QString& visitId);
    void said(const QString& sentence, const QString& iconName);
    void saidWithUndo(const QString& sentence, const QString& iconName);

private:
    using Undo = std::function<void()>;

    void show(const clinic::ListQueue::Answer& answer);
    void showAll(const clinic::ListQueue::Answer& answer);
    void showAverage();
    const clinic::QueueLine* current() const;
    /// Those the marked token changes places with, itself among them; empty when it does not wait.
    std::vector<const clinic::QueueLine*> lineOfCurrent() const;
    const clinic::QueueLine* calledLongAgo() const;
    void callFirst();
    void askFor(const QString& words, const QString& deed, std::function<void(const QString& reason)> then);
    /// Runs `command`; a success is said (with undo when given), a missing reason asks for it through `again`.
    template <typename Command>
    void act(Command command, const QString& sentence, const QString& icon, Undo undo = {},
             std::function<void(const QString& reason)> again = {});
    void failed(const base::Error& error, const std::function<void(const QString& reason)>& again);
    void recallVisit(model::VisitId visit);

    std::shared_ptr<clinic::Desk> m_desk;
    QueueModel* m_model;
    widgets::TableView* m_table;
    widgets::Badge* m_waiting;
    widgets::Badge* m_inRoom;
    widgets::SegmentedControl* m_doctors;
    QueueAsk* m_ask;
    QWidget* m_strip;
    std::vector<clinic::DoctorLine> m_doctorList;
    std::vector<clinic::QueueLine> m_lines;
    Undo m_undo;
    base::SystemClock m_clock;
    std::int64_t m_waits = 0, m_averageWait = 0;  ///< of those in sight who wait
    bool m_namesHidden = false;
    widgets::QueueRoom m_room = widgets::QueueRoom::usual;
};

}  // namespace opdesk::ui::desk
