#include "ui/billing/billing_page.h"

#include "core/clinic/desk.h"

namespace opdesk::ui::billing {

BillingPage::BillingPage(QWidget* parent) : Page(parent) {
    setObjectName(QStringLiteral("billing_page"));
}

void BillingPage::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
}

void BillingPage::stop() {
    m_desk.reset();
}

void BillingPage::refresh(const std::vector<std::string>&) {}

void BillingPage::showPatient(const QString&, const QString&) {}

}  // namespace opdesk::ui::billing
