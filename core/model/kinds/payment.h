#pragma once

#include <tuple>

#include "core/model/codec.h"
#include "core/model/ids.h"
#include "core/model/known_values.h"

namespace opdesk::model {

/// Money taken or given back. The balance is the fold of invoices and payments.
struct Payment {
    PatientId patient;
    InvoiceId invoice;
    OpenText direction;
    std::optional<Paise> amount;  ///< always positive
    OpenText mode;
    std::string reference;  ///< UPI or card reference
    std::optional<Instant> at;
    std::optional<Date> day;
    StaffId takenBy;
    std::string reason;
    std::string series;                   ///< of the desk whose till it went through
    std::optional<std::int64_t> sitting;  ///< of that till, from day close to day close
    StaffId witness;                      ///< the second person of a refund
    json::object unknown;                 ///< fields of a newer program, carried untouched
};

template <>
struct Kind<Payment> {
    static constexpr KindId id = KindId::payment;
    static constexpr auto fields = std::make_tuple(
        field("patient", &Payment::patient, Merge::fixed).require().to("patient"),
        field("invoice", &Payment::invoice, Merge::fixed).to("invoice"),
        field("direction", &Payment::direction, Merge::fixed).require().values(kPaymentDirections),
        field("amount", &Payment::amount, Merge::fixed).require().between(1, 100000000000),
        field("mode", &Payment::mode, Merge::fixed).require().values(kPaymentModes),
        field("reference", &Payment::reference, Merge::fixed).person().upTo(60),
        field("at", &Payment::at, Merge::fixed).require(), field("day", &Payment::day, Merge::fixed).require(),
        field("taken_by", &Payment::takenBy, Merge::fixed).to("staff"),
        field("reason", &Payment::reason, Merge::fixed).person().upTo(300),
        field("series", &Payment::series, Merge::fixed).upTo(4),
        field("sitting", &Payment::sitting, Merge::fixed).between(1, 99999),
        field("witness", &Payment::witness, Merge::fixed).to("staff"));
};

}  // namespace opdesk::model
