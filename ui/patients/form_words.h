#pragma once

#include <QString>
#include <chrono>

#include "core/base/clock.h"

/// What the parts of the patient form share.
namespace opdesk::ui::patients {

/// A ticked box as a value of the form.
inline QString tickedWord() {
    return QStringLiteral("yes");
}
/// Property of the phone's field: what stands there as stored, shown by its ends alone.
inline constexpr auto kStoredPhone = "storedPhone";
inline constexpr std::chrono::minutes kIndia{330};

inline base::Date todayInIndia() {
    return base::localDate(base::SystemClock().now(), kIndia);
}

}  // namespace opdesk::ui::patients
