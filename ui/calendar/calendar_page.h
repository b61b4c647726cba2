#pragma once

#include "ui/widgets/page.h"

namespace opdesk::ui::calendar {

/// Appointments by day and week (screens.md §6).
class CalendarPage : public widgets::Page {
    Q_OBJECT
public:
    explicit CalendarPage(QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk) override;
    void stop() override;
    void refresh(const std::vector<std::string>& kinds) override;
    /// Bookings made from now on are for this patient, until one is booked or Esc.
    void bookFor(const QString& patientId);

private:
    std::shared_ptr<clinic::Desk> m_desk;
};

}  // namespace opdesk::ui::calendar
