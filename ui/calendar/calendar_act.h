#pragma once

#include <QPointer>
#include <functional>

#include "core/clinic/desk.h"
#include "ui/calendar/calendar_page.h"

namespace opdesk::ui::calendar {

template <typename Command>
void CalendarPage::act(Command command, std::function<void(const typename Command::Answer&)> done) {
    m_desk->run(std::move(command),
                [self = QPointer(this), done = std::move(done)](base::Result<typename Command::Answer> answer) {
                    if (!self || !self->m_desk)
                        return;
                    if (!answer) {
                        self->report(answer.error());
                        return;
                    }
                    self->showSide(Side::none);
                    done(*answer);
                });
}

}  // namespace opdesk::ui::calendar
