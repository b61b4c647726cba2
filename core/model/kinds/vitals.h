#pragma once

#include <tuple>

#include "core/model/codec.h"
#include "core/model/ids.h"
#include "core/model/known_values.h"

namespace opdesk::model {

/// One set of measurements; a wrong one is voided and taken again.
struct Vitals {
    PatientId patient;
    VisitId visit;
    std::optional<Instant> takenAt;
    StaffId takenBy;
    std::optional<std::int64_t> systolic;     ///< mmHg
    std::optional<std::int64_t> diastolic;    ///< mmHg
    std::optional<std::int64_t> pulse;        ///< per minute
    std::optional<std::int64_t> temperature;  ///< tenths of a degree Celsius
    std::optional<std::int64_t> spo2;         ///< percent
    std::optional<std::int64_t> respiration;  ///< per minute
    std::optional<std::int64_t> weight;       ///< grams
    std::optional<std::int64_t> height;       ///< millimetres
    std::optional<std::int64_t> glucose;      ///< random blood sugar, mg/dL
    std::optional<std::int64_t> pain;
    std::optional<Date> lmp;  ///< first day of the last menstrual period
    std::string remark;
    json::object unknown;  ///< fields of a newer program, carried untouched
};

template <>
struct Kind<Vitals> {
    static constexpr KindId id = KindId::vitals;
    static constexpr auto fields =
        std::make_tuple(field("patient", &Vitals::patient, Merge::fixed).require().to("patient"),
                        field("visit", &Vitals::visit, Merge::fixed).to("visit"),
                        field("taken_at", &Vitals::takenAt, Merge::fixed).require(),
                        field("taken_by", &Vitals::takenBy, Merge::fixed).to("staff"),
                        field("systolic", &Vitals::systolic, Merge::fixed).person().between(30, 300),
                        field("diastolic", &Vitals::diastolic, Merge::fixed).person().between(10, 200),
                        field("pulse", &Vitals::pulse, Merge::fixed).person().between(20, 300),
                        field("temperature", &Vitals::temperature, Merge::fixed).person().between(300, 450),
                        field("spo2", &Vitals::spo2, Merge::fixed).person().between(40, 100),
                        field("respiration", &Vitals::respiration, Merge::fixed).person().between(4, 120),
                        field("weight", &Vitals::weight, Merge::fixed).person().between(300, 400000),
                        field("height", &Vitals::height, Merge::fixed).person().between(200, 2500),
                        field("glucose", &Vitals::glucose, Merge::fixed).person().between(10, 1500),
                        field("pain", &Vitals::pain, Merge::fixed).person().between(0, 10),
                        field("lmp", &Vitals::lmp, Merge::fixed).person(),
                        field("remark", &Vitals::remark, Merge::fixed).person().upTo(500));
};

}  // namespace opdesk::model
