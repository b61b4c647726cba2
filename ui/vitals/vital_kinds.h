#pragma once

#include <QString>
#include <array>
#include <optional>
#include <vector>

#include "core/clinic/vitals_sheet.h"

namespace opdesk::ui::vitals {

/// What is measured, in the order of the keys.
enum class Vital { bloodPressure, pulse, temperature, spo2, respiration, weight, height, glucose, pain, lmp };
inline constexpr std::array kVitals{Vital::bloodPressure, Vital::pulse,  Vital::temperature, Vital::spo2,
                                    Vital::respiration,   Vital::weight, Vital::height,      Vital::glucose,
                                    Vital::pain,          Vital::lmp};

/// Name of the field in vitals.record: "blood_pressure", "pulse" …
const char* vitalField(Vital vital);
QString vitalLabel(Vital vital);
QString vitalUnit(Vital vital);
/// How to write it, in words, where that is not plain; empty else.
QString vitalForm(Vital vital);
/// "120/80", "98.6F or 37C", "168 or 5'6\"".
QString vitalExample(Vital vital);

/// What a typed text says. `first` and `second` are in the units of the record; second is the lower blood pressure.
struct VitalReading {
    bool isEmpty = true;
    std::optional<std::int64_t> first, second;
    std::optional<base::Date> date;
    QString fix;  ///< not empty: cannot be read, and how it should look
    bool stands() const { return fix.isEmpty(); }
};
VitalReading readVital(Vital vital, const QString& typed, base::Date today);
/// With its unit: "152/94 mmHg", "98.4 °F", "62.5 kg"; empty when it was not taken.
QString vitalText(Vital vital, const VitalReading& reading);
/// "60 to 100 /min": a unit both ends share is said once.
QString vitalSpan(Vital vital, std::int64_t from, std::int64_t to);
VitalReading readingOf(Vital vital, const clinic::VitalsLine& line);

}  // namespace opdesk::ui::vitals
