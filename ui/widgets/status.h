#pragma once

#include <QString>

#include "ui/theme/theme.h"

namespace opdesk::ui::widgets {

/// Every state the program shows as a badge. One table (statusLook) has its icon, family, word and spoken text.
enum class Status {
    none,
    waiting,
    called,
    inRoom,
    done,
    skipped,
    noShow,
    cancelled,  // token
    priority,
    emergency,
    booked,
    tentative,
    arrived,
    late,
    rescheduled,  // appointment
    draft,
    signedOff,
    amended,  // prescription, note
    paid,
    due,
    refunded,  // bill
    toChoose,
    blocksPrescription,
    forBilling,
    forClinician,
    merged,
    settled,
    kept,  // conflict
    veryAlike,
    possibleMatch,  // duplicates
    high,
    low,
    critical,  // vitals
    repeat,
    newMedicine,
    notChecked,  // prescription line
    offline,
    sending,
    active,
    leaving,
    stopped,  // device
};

struct StatusLook {
    QString iconName;
    theme::Family family = theme::Family::neutral;
    bool dashed = false;  ///< outline instead of ground: offline, tentative, draft
    QString word;
    QString spoken;
};

StatusLook statusLook(Status status);

}  // namespace opdesk::ui::widgets
