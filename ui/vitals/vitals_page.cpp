#include "ui/vitals/vitals_page.h"

#include "core/clinic/desk.h"

namespace opdesk::ui::vitals {

VitalsPage::VitalsPage(QWidget* parent) : Page(parent) {
    setObjectName(QStringLiteral("vitals_page"));
}

void VitalsPage::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
}

void VitalsPage::stop() {
    m_desk.reset();
}

void VitalsPage::refresh(const std::vector<std::string>&) {}

void VitalsPage::showVisit(const QString&, const QString&) {}

}  // namespace opdesk::ui::vitals
