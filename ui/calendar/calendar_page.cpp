#include "ui/calendar/calendar_page.h"

#include "core/clinic/desk.h"

namespace opdesk::ui::calendar {

CalendarPage::CalendarPage(QWidget* parent) : Page(parent) {
    setObjectName(QStringLiteral("calendar_page"));
}

void CalendarPage::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
}

void CalendarPage::stop() {
    m_desk.reset();
}

void CalendarPage::refresh(const std::vector<std::string>&) {}

void CalendarPage::bookFor(const QString&) {}

}  // namespace opdesk::ui::calendar
