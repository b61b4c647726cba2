#include "ui/widgets/status.h"

#include <QCoreApplication>

#include <iterator>

namespace opdesk::ui::widgets {

namespace {

struct Row {
    Status status;
    const char* icon;
    theme::Family family;
    bool dashed;
    const char* word;
    const char* spoken;
};

using theme::Family;

/// The one table of what a state looks like and is called.
constexpr Row kRows[] = {
    {Status::none, "", Family::neutral, false, "", ""},
    {Status::waiting, "clock", Family::neutral, false, QT_TRANSLATE_NOOP("Status", "Waiting"),
     QT_TRANSLATE_NOOP("Status", "waiting")},
    {Status::called, "bell-ring", Family::info, false, QT_TRANSLATE_NOOP("Status", "Called"),
     QT_TRANSLATE_NOOP("Status", "called")},
    {Status::inRoom, "stethoscope", Family::room, false, QT_TRANSLATE_NOOP("Status", "In room"),
     QT_TRANSLATE_NOOP("Status", "in room")},
    {Status::done, "circle-check", Family::ok, false, QT_TRANSLATE_NOOP("Status", "Done"),
     QT_TRANSLATE_NOOP("Status", "done")},
    {Status::skipped, "skip-forward", Family::neutral, false, QT_TRANSLATE_NOOP("Status", "Skipped"),
     QT_TRANSLATE_NOOP("Status", "skipped")},
    {Status::noShow, "user-x", Family::neutral, false, QT_TRANSLATE_NOOP("Status", "No show"),
     QT_TRANSLATE_NOOP("Status", "did not come")},
    {Status::cancelled, "ban", Family::neutral, false, QT_TRANSLATE_NOOP("Status", "Cancelled"),
     QT_TRANSLATE_NOOP("Status", "cancelled")},
    {Status::priority, "star", Family::accent, false, QT_TRANSLATE_NOOP("Status", "Priority"),
     QT_TRANSLATE_NOOP("Status", "priority")},
    {Status::emergency, "triangle-alert", Family::danger, false, QT_TRANSLATE_NOOP("Status", "Emergency"),
     QT_TRANSLATE_NOOP("Status", "emergency")},
    {Status::booked, "calendar", Family::neutral, false, QT_TRANSLATE_NOOP("Status", "Booked"),
     QT_TRANSLATE_NOOP("Status", "booked")},
    {Status::tentative, "calendar-clock", Family::neutral, true, QT_TRANSLATE_NOOP("Status", "Tentative"),
     QT_TRANSLATE_NOOP("Status", "tentative, held until sent")},
    {Status::arrived, "circle-check", Family::ok, false, QT_TRANSLATE_NOOP("Status", "Arrived"),
     QT_TRANSLATE_NOOP("Status", "arrived")},
    {Status::late, "clock-alert", Family::warn, false, QT_TRANSLATE_NOOP("Status", "Late"),
     QT_TRANSLATE_NOOP("Status", "late")},
    {Status::rescheduled, "calendar-x", Family::warn, false, QT_TRANSLATE_NOOP("Status", "Needs a new time"),
     QT_TRANSLATE_NOOP("Status", "needs a new time")},
    {Status::draft, "file-pen", Family::neutral, true, QT_TRANSLATE_NOOP("Status", "Draft"),
     QT_TRANSLATE_NOOP("Status", "draft kept on this PC")},
    {Status::signedOff, "file-check", Family::ok, false, QT_TRANSLATE_NOOP("Status", "Signed"),
     QT_TRANSLATE_NOOP("Status", "signed")},
    {Status::amended, "file-plus", Family::info, false, QT_TRANSLATE_NOOP("Status", "Amended"),
     QT_TRANSLATE_NOOP("Status", "amended")},
    {Status::paid, "circle-check", Family::ok, false, QT_TRANSLATE_NOOP("Status", "Paid"),
     QT_TRANSLATE_NOOP("Status", "paid")},
    {Status::due, "indian-rupee", Family::danger, false, QT_TRANSLATE_NOOP("Status", "Due"),
     QT_TRANSLATE_NOOP("Status", "money due")},
    {Status::refunded, "rotate-ccw", Family::neutral, false, QT_TRANSLATE_NOOP("Status", "Refunded"),
     QT_TRANSLATE_NOOP("Status", "refunded")},
    {Status::toChoose, "git-compare", Family::conflict, false, QT_TRANSLATE_NOOP("Status", "Choose"),
     QT_TRANSLATE_NOOP("Status", "two versions, choose one")},
    {Status::blocksPrescription, "octagon-alert", Family::danger, false, QT_TRANSLATE_NOOP("Status", "Blocks Rx"),
     QT_TRANSLATE_NOOP("Status", "blocks a prescription")},
    {Status::forBilling, "lock", Family::neutral, false, QT_TRANSLATE_NOOP("Status", "For billing"),
     QT_TRANSLATE_NOOP("Status", "for billing to settle")},
    {Status::forClinician, "lock", Family::neutral, false, QT_TRANSLATE_NOOP("Status", "For the doctor"),
     QT_TRANSLATE_NOOP("Status", "for the doctor to settle")},
    {Status::merged, "check", Family::ok, false, QT_TRANSLATE_NOOP("Status", "Merged"),
     QT_TRANSLATE_NOOP("Status", "merged by itself")},
    {Status::settled, "check", Family::ok, false, QT_TRANSLATE_NOOP("Status", "Settled"),
     QT_TRANSLATE_NOOP("Status", "settled")},
    {Status::kept, "check", Family::ok, false, QT_TRANSLATE_NOOP("Status", "Kept"),
     QT_TRANSLATE_NOOP("Status", "kept")},
    {Status::veryAlike, "triangle-alert", Family::warn, false, QT_TRANSLATE_NOOP("Status", "Very alike"),
     QT_TRANSLATE_NOOP("Status", "very alike")},
    {Status::possibleMatch, "scan-search", Family::neutral, false, QT_TRANSLATE_NOOP("Status", "Possible"),
     QT_TRANSLATE_NOOP("Status", "possibly the same person")},
    {Status::high, "arrow-up", Family::warn, false, QT_TRANSLATE_NOOP("Status", "High"),
     QT_TRANSLATE_NOOP("Status", "high")},
    {Status::low, "arrow-down", Family::warn, false, QT_TRANSLATE_NOOP("Status", "Low"),
     QT_TRANSLATE_NOOP("Status", "low")},
    {Status::critical, "octagon-alert", Family::danger, false, QT_TRANSLATE_NOOP("Status", "Tell the doctor"),
     QT_TRANSLATE_NOOP("Status", "critical, tell the doctor")},
    {Status::repeat, "repeat", Family::neutral, false, QT_TRANSLATE_NOOP("Status", "Repeat"),
     QT_TRANSLATE_NOOP("Status", "repeated")},
    {Status::newMedicine, "plus", Family::accent, false, QT_TRANSLATE_NOOP("Status", "New"),
     QT_TRANSLATE_NOOP("Status", "new")},
    {Status::notChecked, "circle-help", Family::neutral, true, QT_TRANSLATE_NOOP("Status", "Not checked"),
     QT_TRANSLATE_NOOP("Status", "not checked")},
    {Status::offline, "cloud-off", Family::neutral, true, QT_TRANSLATE_NOOP("Status", "Offline"),
     QT_TRANSLATE_NOOP("Status", "offline")},
    {Status::sending, "cloud-upload", Family::neutral, false, QT_TRANSLATE_NOOP("Status", "Sending"),
     QT_TRANSLATE_NOOP("Status", "sending")},
    {Status::active, "circle-check", Family::ok, false, QT_TRANSLATE_NOOP("Status", "Active"),
     QT_TRANSLATE_NOOP("Status", "active")},
    {Status::leaving, "log-out", Family::warn, false, QT_TRANSLATE_NOOP("Status", "Leaving"),
     QT_TRANSLATE_NOOP("Status", "leaving")},
    {Status::stopped, "octagon-alert", Family::danger, false, QT_TRANSLATE_NOOP("Status", "Stopped"),
     QT_TRANSLATE_NOOP("Status", "stopped")},
};

constexpr bool inOrder() {
    for (std::size_t i = 0; i < std::size(kRows); ++i) {
        if (static_cast<std::size_t>(kRows[i].status) != i)
            return false;
    }
    return true;
}
static_assert(inOrder() && std::size(kRows) == static_cast<std::size_t>(Status::stopped) + 1,
              "one row per status, in order");

}  // namespace

StatusLook statusLook(Status status) {
    const Row& row = kRows[static_cast<std::size_t>(status)];
    return {QLatin1String(row.icon), row.family, row.dashed, QCoreApplication::translate("Status", row.word),
            QCoreApplication::translate("Status", row.spoken)};
}

}  // namespace opdesk::ui::widgets
