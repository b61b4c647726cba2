#pragma once

#include <memory>

#include "core/clinic/day.h"
#include "core/clinic/desk.h"
#include "ui/widgets/card.h"

namespace opdesk::ui::widgets {
class Badge;
class OpButton;
class SegmentedControl;
class TableView;
}  // namespace opdesk::ui::widgets
class QAction;

namespace opdesk::ui::desk {

class QueueModel;

/// Today's queue: counts, doctor filter, table. Enter opens, Space calls, Delete skips with a reason.
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
    /// Of the marked row; empty when none.
    QString currentPatient() const;
    QString currentVisit() const;

signals:
    void opened(const QString& patientId, const QString& visitId);
    void said(const QString& sentence, const QString& iconName);

private:
    void show(const clinic::ListQueue::Answer& answer);
    void call(const QModelIndex& index);
    void finish(const QModelIndex& index);

    std::shared_ptr<clinic::Desk> m_desk;
    QueueModel* m_model;
    widgets::TableView* m_table;
    widgets::Badge* m_waiting;
    widgets::Badge* m_inRoom;
    widgets::SegmentedControl* m_doctors;
    std::vector<clinic::DoctorLine> m_doctorList;
    bool m_namesHidden = false;
};

}  // namespace opdesk::ui::desk
