#pragma once

#include "ui/widgets/page.h"

namespace opdesk::ui::billing {

/// Counting the cash and closing the day (screens.md §11).
class DayClosePage : public widgets::Page {
    Q_OBJECT
public:
    explicit DayClosePage(QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk) override;
    void stop() override;
    void refresh(const std::vector<std::string>& kinds) override;

private:
    std::shared_ptr<clinic::Desk> m_desk;
};

}  // namespace opdesk::ui::billing
