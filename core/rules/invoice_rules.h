#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"

namespace opdesk::rules {

/// A line of a bill; amounts in paise. `rate` is before tax.
struct ChargeLine {
    std::int64_t quantity = 1, rate = 0, discount = 0, taxPercent = 0;
};

/// Everything a bill says in figures. Tax is split half and half into CGST and SGST (the clinic's own state), or is all
/// IGST (place of supply in another state); each part of a line is rounded to the paisa, half away from zero. The total
/// is rounded to the rupee, and `rounding` says by how much.
struct Totals {
    std::vector<std::int64_t> amounts;  ///< per line: quantity * rate - discount, before tax and bill discount
    std::vector<std::int64_t> nets;     ///< per line: its amount less its share of the bill's discount
    std::vector<std::int64_t> taxes;    ///< per line: on its net
    std::int64_t subtotal = 0, discount = 0, taxable = 0, cgst = 0, sgst = 0, igst = 0, rounding = 0, total = 0;
    std::int64_t tax() const { return cgst + sgst + igst; }
};
/// The bill's discount is spread over the lines in proportion, the last one taking the rest, so that tax is on what is
/// paid. Errors: invalidInput for a quantity under 1, a negative amount, a discount over the amount, a rate of tax
/// outside 0-100, or a sum beyond 10^13 paise.
base::Result<Totals> totalsOf(const std::vector<ChargeLine>& lines, std::int64_t billDiscount, bool interstate = false);

/// receipt without a GSTIN, bill_of_supply when all lines are exempt, tax_invoice when all are taxed (CGST Act s.31,
/// Rule 49). Exempt and taxed lines together: with `onOne` an invoice_cum_bill_of_supply, which CGST Rule 46A allows a
/// registered person towards one who is not (inserted by Notification 45/2017, particulars by 26/2022); a patient is
/// none. Errors: invalidInput "lines" when they are mixed without `onOne`: they go on two documents.
base::Result<std::string> documentFor(const std::vector<ChargeLine>& lines, bool registered, bool onOne = false);

/// What one document holds: the places of its lines and its part of the discount.
struct DocumentPart {
    std::string document;
    std::vector<std::size_t> lines;
    std::int64_t discount = 0;
};
/// Exempt care and taxed goods of one visit as the documents they go on, care first; the discount is shared in
/// proportion. With `onOne` always one document. Errors: those of totalsOf() and documentFor().
base::Result<std::vector<DocumentPart>> partByTax(const std::vector<ChargeLine>& lines, std::int64_t billDiscount,
                                                  bool registered, bool onOne = false);

/// "2627" for April 2026 to March 2027.
std::string financialYear(base::Date day);
/// A07/2627/00042. Errors: invalidInput when the series is not 1-4 letters or digits or the serial not 1-99999.
base::Result<std::string> invoiceNumber(std::string_view series, std::string_view year, std::int64_t serial);
/// Counter of the store for the numbers of a series and year.
std::string invoiceCounter(std::string_view series, std::string_view year);

}  // namespace opdesk::rules
