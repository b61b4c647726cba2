#include "core/rules/invoice_rules.h"

#include <algorithm>
#include <cstdio>

namespace opdesk::rules {

namespace {

constexpr std::int64_t kMostPaise = 10'000'000'000'000;

/// a * b / c rounded half away from zero; the product may pass 64 bits.
std::int64_t mulDiv(std::int64_t a, std::int64_t b, std::int64_t c) {
    __extension__ using Wide = __int128;
    const Wide product = static_cast<Wide>(a) * b;
    const Wide half = c / 2;
    return static_cast<std::int64_t>((product >= 0 ? product + half : product - half) / c);
}

std::string index(std::size_t i) {
    return "lines[" + std::to_string(i) + "]";
}

}  // namespace

base::Result<Totals> totalsOf(const std::vector<ChargeLine>& lines, std::int64_t billDiscount, bool interstate) {
    Totals totals;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& line = lines[i];
        if (line.quantity < 1 || line.quantity > 100000)
            return base::failField(index(i) + ".quantity", "the quantity cannot be", "1 to 100000");
        if (line.rate < 0 || line.rate > kMostPaise / line.quantity)
            return base::failField(index(i) + ".rate", "the rate cannot be", "paise, not negative");
        const auto gross = line.quantity * line.rate;
        if (line.discount < 0 || line.discount > gross)
            return base::failField(index(i) + ".discount", "the discount is more than the amount",
                                   "0 to the amount of the line");
        if (line.taxPercent < 0 || line.taxPercent > 100)
            return base::failField(index(i) + ".taxPercent", "the rate of tax cannot be", "0 to 100");
        totals.amounts.push_back(gross - line.discount);
        totals.subtotal += gross - line.discount;
        if (totals.subtotal > kMostPaise)
            return base::failField("lines", "the sum is too large", "split the bill");
    }
    if (billDiscount < 0 || billDiscount > totals.subtotal)
        return base::failField("discount", "the discount is more than the bill", "0 to the sum of the lines");
    totals.discount = billDiscount;
    std::int64_t spread = 0;
    std::int64_t passed = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        passed += totals.amounts[i];
        // Shares of the running sum: they add up to the discount, and no line goes under zero.
        const auto upTo = totals.subtotal == 0 ? 0 : mulDiv(billDiscount, passed, totals.subtotal);
        const auto net = totals.amounts[i] - std::min(totals.amounts[i], upTo - spread);
        spread = upTo;
        totals.taxable += lines[i].taxPercent > 0 ? net : 0;
        const auto half = interstate ? 0 : mulDiv(net, lines[i].taxPercent, 200);
        const auto whole = interstate ? mulDiv(net, lines[i].taxPercent, 100) : 0;
        totals.cgst += half;
        totals.sgst += half;
        totals.igst += whole;
        totals.nets.push_back(net);
        totals.taxes.push_back(2 * half + whole);
    }
    const auto exact = totals.subtotal - totals.discount + totals.tax();
    totals.total = (exact + 50) / 100 * 100;
    totals.rounding = totals.total - exact;
    return totals;
}

base::Result<std::string> documentFor(const std::vector<ChargeLine>& lines, bool registered, bool onOne) {
    const auto taxed =
        std::count_if(lines.begin(), lines.end(), [](const ChargeLine& line) { return line.taxPercent > 0; });
    if (!registered) {
        if (taxed > 0)
            return base::failField("lines", "a clinic without GST registration charges no tax", "tax 0 on every line");
        return std::string("receipt");
    }
    if (taxed == 0)
        return std::string("bill_of_supply");
    if (static_cast<std::size_t>(taxed) == lines.size())
        return std::string("tax_invoice");
    if (onOne)
        return std::string("invoice_cum_bill_of_supply");
    return base::failField("lines", "exempt care and taxed goods are on one bill",
                           "one bill for care, another for medicines");
}

base::Result<std::vector<DocumentPart>> partByTax(const std::vector<ChargeLine>& lines, std::int64_t billDiscount,
                                                  bool registered, bool onOne) {
    OPDESK_TRY(const auto whole, totalsOf(lines, billDiscount));
    if (onOne && registered && !lines.empty()) {
        DocumentPart all{{}, {}, billDiscount};
        for (std::size_t i = 0; i < lines.size(); ++i)
            all.lines.push_back(i);
        OPDESK_TRY(all.document, documentFor(lines, registered, onOne));
        return std::vector<DocumentPart>{std::move(all)};
    }
    DocumentPart care;
    DocumentPart goods;
    std::vector<ChargeLine> careLines;
    std::vector<ChargeLine> goodsLines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool taxed = registered && lines[i].taxPercent > 0;
        (taxed ? goods : care).lines.push_back(i);
        (taxed ? goodsLines : careLines).push_back(lines[i]);
    }
    std::int64_t careSum = 0;
    for (const auto place : care.lines)
        careSum += whole.amounts[place];
    care.discount = whole.subtotal == 0 ? 0 : mulDiv(billDiscount, careSum, whole.subtotal);
    goods.discount = billDiscount - care.discount;
    std::vector<DocumentPart> parts;
    for (auto* part : {&care, &goods}) {
        if (part->lines.empty())
            continue;
        OPDESK_TRY(part->document, documentFor(part == &care ? careLines : goodsLines, registered));
        parts.push_back(std::move(*part));
    }
    return parts;
}

std::string financialYear(base::Date day) {
    const auto first = static_cast<int>(day.year()) - (day.month() < std::chrono::April ? 1 : 0);
    char text[8];
    std::snprintf(text, sizeof text, "%02d%02d", first % 100, (first + 1) % 100);
    return text;
}

base::Result<std::string> invoiceNumber(std::string_view series, std::string_view year, std::int64_t serial) {
    const bool plain = std::all_of(series.begin(), series.end(),
                                   [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
    if (series.empty() || series.size() > 4 || !plain || year.size() != 4)
        return base::failField("series", "the series cannot be used in a number", "one to four capitals or digits");
    if (serial < 1 || serial > 99999)
        return base::failField("serial", "the series is full", "a new series for this device");
    char digits[8];
    std::snprintf(digits, sizeof digits, "%05d", static_cast<int>(serial));
    return std::string(series) + "/" + std::string(year) + "/" + digits;
}

std::string invoiceCounter(std::string_view series, std::string_view year) {
    return "invoice:" + std::string(series) + ":" + std::string(year);
}

}  // namespace opdesk::rules
