#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <memory>

#include "core/base/clock.h"
#include "core/clinic/day.h"
#include "core/clinic/desk.h"
#include "ui/widgets/card.h"

namespace opdesk::ui::widgets {
class Badge;
class RowListModel;
class Label;
class ListView;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::desk {

/// What is left of today's appointments. Enter on one that came gives the token of the booked doctor.
class AppointmentsPanel : public widgets::Card {
    Q_OBJECT
public:
    explicit AppointmentsPanel(QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk);
    void stop();
    void refresh();
    void focusList();
    void setNamesHidden(bool hidden);

signals:
    /// Today's bookings, whatever became of them.
    void bookingsRead(const std::vector<clinic::AppointmentLine>& bookings);
    void given(const QString& visitId);
    void said(const QString& sentence, const QString& iconName);

private:
    void arrive(const QModelIndex& index);
    void readRecalls();
    /// The list of sixty days is long: news asks for it at most every ten seconds.
    void readRecallsSoon();

    std::shared_ptr<clinic::Desk> m_desk;
    widgets::RowListModel* m_model;
    widgets::ListView* m_list;
    widgets::Badge* m_callToday;
    widgets::Label* m_callFirst;
    base::SystemClock m_clock;
    QElapsedTimer m_recallsRead;
    QTimer m_recallsSoon;
    bool m_namesHidden = false;
};

}  // namespace opdesk::ui::desk
