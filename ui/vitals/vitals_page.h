#pragma once

#include "ui/widgets/page.h"

namespace opdesk::ui::vitals {

/// One row of measurements from the queue (screens.md §7).
class VitalsPage : public widgets::Page {
    Q_OBJECT
public:
    explicit VitalsPage(QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk) override;
    void stop() override;
    void refresh(const std::vector<std::string>& kinds) override;
    void showVisit(const QString& patientId, const QString& visitId);

private:
    std::shared_ptr<clinic::Desk> m_desk;
};

}  // namespace opdesk::ui::vitals
