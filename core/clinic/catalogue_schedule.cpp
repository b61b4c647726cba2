#include "core/clinic/catalogue_entry.h"
#include "core/clinic/described_schedule.h"

namespace opdesk::clinic {

namespace {

constexpr CatalogueEntry kScheduleEntries[] = {
    entry<ListSchedule>(), entry<SetHours>(),          entry<SetAway>(),       entry<RemoveSchedule>(),
    entry<CalendarOf>(),   entry<NextFree>(),          entry<NeedsTime>(),     entry<BookSeries>(),
    entry<MarkNoShow>(),   entry<ReopenAppointment>(), entry<ListFollowUps>(), entry<ListRecalls>(),
    entry<VitalsSheet>(),  entry<CheckVitals>(),       entry<SeriesOf>(),      entry<PutBack>(),
};

}  // namespace

std::span<const CatalogueEntry> scheduleEntries() {
    return kScheduleEntries;
}

}  // namespace opdesk::clinic
