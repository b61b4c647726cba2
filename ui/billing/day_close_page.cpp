#include "ui/billing/day_close_page.h"

#include "core/clinic/desk.h"

namespace opdesk::ui::billing {

DayClosePage::DayClosePage(QWidget* parent) : Page(parent) {
    setObjectName(QStringLiteral("day_close_page"));
}

void DayClosePage::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
}

void DayClosePage::stop() {
    m_desk.reset();
}

void DayClosePage::refresh(const std::vector<std::string>&) {}

}  // namespace opdesk::ui::billing
