#pragma once

#include "ui/widgets/page.h"

namespace opdesk::ui::billing {

/// Bill, payment and paper of one patient (screens.md §10).
class BillingPage : public widgets::Page {
    Q_OBJECT
public:
    explicit BillingPage(QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk) override;
    void stop() override;
    void refresh(const std::vector<std::string>& kinds) override;

    /// The bill of a visit; an empty `visitId` bills without one.
    void showPatient(const QString& patientId, const QString& visitId);

private:
    std::shared_ptr<clinic::Desk> m_desk;
};

}  // namespace opdesk::ui::billing
