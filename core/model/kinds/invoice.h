#pragma once

#include <tuple>

#include "core/model/codec.h"
#include "core/model/ids.h"
#include "core/model/known_values.h"

namespace opdesk::model {

inline constexpr auto kBillDocuments = std::to_array<std::string_view>(
    {"receipt", "bill_of_supply", "tax_invoice", "invoice_cum_bill_of_supply", "credit_note"});

/// An issued bill, receipt or credit note. Its number comes from the device's series and is never used again.
struct Invoice {
    PatientId patient;
    VisitId visit;
    StaffId doctor;
    std::string number;  ///< A07/2627/00042
    std::string series;
    std::string financialYear;  ///< 2627
    std::optional<std::int64_t> serial;
    OpenText document;
    std::optional<Date> day;
    std::optional<Instant> issuedAt;
    StaffId issuedBy;
    json::array lines;  ///< {code, text, sac, quantity, rate, discount, tax_percent, amount} in paise
    std::optional<Paise> discount;
    std::string discountReason;
    std::optional<Paise> tax;
    std::optional<Paise> total;
    json::array buyer;   ///< name and address as printed
    json::array seller;  ///< name, address, phone, hours and GSTIN of the clinic as printed
    InvoiceId cancels;   ///< credit note: the document it takes back
    std::string reason;
    std::string printedNumber;            ///< on the paper that is out, when another document had that number first
    std::optional<std::int64_t> sitting;  ///< of the desk's till, from day close to day close
    std::string placeOfSupply;            ///< number of the state, where tax is charged: 27
    bool interstate = false;              ///< another state: IGST
    StaffId witness;                      ///< the second person of a credit note
    json::object unknown;                 ///< fields of a newer program, carried untouched
};

template <>
struct Kind<Invoice> {
    static constexpr KindId id = KindId::invoice;
    static constexpr auto fields = std::make_tuple(
        field("patient", &Invoice::patient, Merge::fixed).require().to("patient"),
        field("visit", &Invoice::visit, Merge::fixed).to("visit"),
        field("doctor", &Invoice::doctor, Merge::fixed).to("staff"),
        field("number", &Invoice::number, Merge::fixed).require().upTo(16),
        field("series", &Invoice::series, Merge::fixed).require().upTo(4),
        field("financial_year", &Invoice::financialYear, Merge::fixed).require().upTo(4),
        field("serial", &Invoice::serial, Merge::fixed).require().between(1, 99999),
        field("document", &Invoice::document, Merge::fixed).require().values(kBillDocuments),
        field("day", &Invoice::day, Merge::fixed).require(),
        field("issued_at", &Invoice::issuedAt, Merge::fixed).require(),
        field("issued_by", &Invoice::issuedBy, Merge::fixed).to("staff"),
        field("lines", &Invoice::lines, Merge::fixed).require().person().upTo(200),
        field("discount", &Invoice::discount, Merge::fixed),
        field("discount_reason", &Invoice::discountReason, Merge::fixed).person().upTo(300),
        field("tax", &Invoice::tax, Merge::fixed), field("total", &Invoice::total, Merge::fixed).require(),
        field("buyer", &Invoice::buyer, Merge::fixed).person().upTo(1),
        field("seller", &Invoice::seller, Merge::fixed).upTo(1),
        field("cancels", &Invoice::cancels, Merge::fixed).to("invoice"),
        field("reason", &Invoice::reason, Merge::fixed).person().upTo(300),
        field("printed_number", &Invoice::printedNumber, Merge::fixed).upTo(16),
        field("sitting", &Invoice::sitting, Merge::fixed).between(1, 99999),
        field("place_of_supply", &Invoice::placeOfSupply, Merge::fixed).upTo(2),
        field("interstate", &Invoice::interstate, Merge::fixed),
        field("witness", &Invoice::witness, Merge::fixed).to("staff"));
};

}  // namespace opdesk::model
