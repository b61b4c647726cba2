#include "core/clinic/price_list.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/clinic/document_parts.h"
#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/price_parts.h"
#include "core/clinic/safeguards.h"
#include "core/rules/tax_slabs.h"
#include "core/text/dates.h"
#include "core/text/unicode.h"

namespace opdesk::clinic {

namespace {

constexpr std::string_view kManagePrices = "price.manage";
constexpr std::int64_t kMostPaise = 100'000'000;  // ten lakh rupees for one service
constexpr auto kFarthest = std::chrono::days(366);

using PriceRecord = Stored<model::Price>;

/// Before every day: a line without a day stands from the beginning.
constexpr std::chrono::sys_days kBeginning{};

std::chrono::sys_days dayOf(const model::Price& price) {
    return price.validFrom ? std::chrono::sys_days(*price.validFrom) : kBeginning;
}

bool isSameCode(std::string_view one, std::string_view other) {
    return text::foldForSearch(one) == text::foldForSearch(other);
}

/// The reason as it is kept.
base::Result<std::string> mayManagePrices(Session& session, const PriceId& price, std::string_view typed) {
    OPDESK_TRY(auto reason, checkedLine(typed, "reason", 300));
    auto allowed = allow(session, {.permission = kManagePrices,
                                   .kind = model::KindId::price,
                                   .object = price.uuid(),
                                   .hasReason = !reason.empty()});
    if (!allowed && allowed.error().code == base::ErrorCode::invalidInput)
        return base::failField("reason", "a change of prices by this role needs a reason", "say why");
    OPDESK_CHECK(std::move(allowed));
    OPDESK_CHECK(needLine(session, "prices"));
    return reason;
}

base::Result<std::string> checkedCode(std::string_view typed) {
    OPDESK_TRY(auto code, checkedLine(typed, "code", 20));
    if (code.empty() || code.find(' ') != std::string::npos)
        return base::failField("code", "the code is missing or has a space", "a short code like ECG");
    return code;
}

base::Result<std::string> checkedTaxCode(std::string_view typed) {
    OPDESK_TRY(auto code, checkedLine(typed, "sac", 8));
    const bool isFigures = code.find_first_not_of("0123456789") == std::string::npos;
    if (!isFigures || (!code.empty() && code.size() != 4 && code.size() != 6 && code.size() != 8))
        return base::failField("sac", "this is no SAC or HSN code", "4, 6 or 8 figures, 9993 for health care");
    return code;
}

base::Result<base::Date> checkedDay(const Session& session, const std::optional<base::Date>& from) {
    const auto today = session.today();
    const auto day = from.value_or(today);
    if (!day.ok() || std::chrono::sys_days(day) < std::chrono::sys_days(today) ||
        std::chrono::sys_days(day) > std::chrono::sys_days(today) + kFarthest)
        return base::failField("from", "the day has passed or is too far",
                               "today or a day of the next year; bills keep what they were made with");
    return day;
}

/// A visit is billed by one code: as `code` is on that day of the list.
base::Status checkVisitFree(const PriceRecords& list, std::string_view code, base::Date day) {
    const auto lines = pricesOn(list, day);
    const auto own =
        std::ranges::find_if(lines, [&](const PriceRecord& one) { return isSameCode(one.value.code, code); });
    if (own == lines.end() || own->value.inactive || own->value.visitKind.empty())
        return {};
    for (const auto& one : lines) {
        const auto& other = one.value;
        if (&one != &*own && !other.inactive && other.visitKind == own->value.visitKind &&
            other.doctor == own->value.doctor)
            return base::fail(base::Error{base::ErrorCode::alreadyExists,
                                          "these visits are billed by " + other.code + " already", "visit_kind",
                                          "leave it out, or retire " + other.code});
    }
    return {};
}

/// From `from` on, through every later change of the list.
base::Status checkVisitStaysFree(const PriceRecords& list, std::string_view code, base::Date from) {
    OPDESK_CHECK(checkVisitFree(list, code, from));
    for (const auto& one : list)
        if (dayOf(one.value) > std::chrono::sys_days(from))
            OPDESK_CHECK(checkVisitFree(list, code, base::Date(dayOf(one.value))));
    return {};
}

/// The list with this line over those of its code and day.
PriceRecords listWith(PriceRecords list, const model::Price& price) {
    std::erase_if(list, [&](const PriceRecord& one) {
        return isSameCode(one.value.code, price.code) && one.value.validFrom == price.validFrom;
    });
    list.push_back({{}, price});
    return list;
}

PriceEntry entryOf(Session& session, const PriceId& id, const model::Price& price) {
    PriceEntry entry;
    entry.price = id;
    entry.code = price.code;
    entry.text = price.text;
    entry.sac = price.sac;
    entry.visitKind = price.visitKind.text;
    entry.doctor = price.doctor;
    entry.doctorName = staffName(session, price.doctor);
    entry.rate = price.rate.value_or(model::Paise{}).value;
    entry.taxPercent = price.taxPercent;
    entry.from = price.validFrom;
    entry.retired = price.inactive;
    entry.reason = price.reason;
    return entry;
}

base::Result<model::Price> checkedPrice(Session& session, const PriceEntry& entry) {
    model::Price price;
    OPDESK_TRY(price.code, checkedCode(entry.code));
    OPDESK_TRY(price.text, checkedLine(entry.text, "text", 200));
    if (price.text.empty())
        return base::failField("text", "the service has no name", "what the bill is to say");
    OPDESK_TRY(price.sac, checkedTaxCode(entry.sac));
    if (entry.rate < 0 || entry.rate > kMostPaise)
        return base::failField("rate", "the price cannot be", "0 to 10,00,000 rupees, in paise");
    price.rate = model::Paise{entry.rate};
    if (entry.taxPercent && (*entry.taxPercent < 0 || *entry.taxPercent > 40))
        return base::failField("tax_percent", "there is no such rate of tax", "0 to 40, or nothing for the code's own");
    price.taxPercent = entry.taxPercent;
    OPDESK_TRY(price.visitKind.text, oneOf(entry.visitKind, "visit_kind", model::kVisitKinds));
    if (!entry.doctor.isNull()) {
        if (price.visitKind.empty())
            return base::failField("doctor", "only the line of a visit is one doctor's", "a visit_kind, or no doctor");
        OPDESK_TRY(const auto doctor, needDoctor(session, entry.doctor));
        price.doctor = doctor.doctor;
    }
    OPDESK_TRY(price.reason, checkedLine(entry.reason, "reason", 300));
    price.validFrom = entry.from;
    price.inactive = entry.retired;
    return price;
}

/// A price that begins is of a rate of tax there is on that day (domain W5: 12 % ended on 22 September 2025).
base::Status checkTaxOf(base::Date from, std::optional<std::int64_t> percent) {
    if (!percent)
        return {};
    OPDESK_TRY(const auto slabs, rules::taxSlabsOn(from));
    if (std::ranges::find(slabs, *percent) != slabs.end())
        return {};
    std::string named;
    for (const auto slab : slabs)
        named += (named.empty() ? "" : ", ") + std::to_string(slab);
    return base::failField("tax_percent", "there is no such rate of tax on that day",
                           named + ", or nothing for the code's own");
}

/// A set of every field, so that what is empty now is taken away.
store::Change setWhole(const PriceId& id, const model::Price& price) {
    auto fields = model::encode(price);
    for (const auto& field : model::describe(model::KindId::price).fields)
        if (!fields.contains(field.name))
            fields[field.name] = nullptr;
    return setFields(model::KindId::price, id.uuid(), std::move(fields));
}

/// Writes the line of a code from a day on: over the one of that day, or a new one beside the earlier.
base::Result<SetPrice::Answer> write(Session& session, const PriceRecords& all, const model::Price& price,
                                     std::string action) {
    SetPrice::Answer answer;
    const PriceRecord* sameDay = nullptr;
    for (const auto& one : all)
        if (isSameCode(one.value.code, price.code) && one.value.validFrom == price.validFrom &&
            (!sameDay || standsOver(one, *sameDay)))
            sameDay = &one;
    answer.price = sameDay ? PriceId(sameDay->record.id) : PriceId::make(session.clock, session.random);
    if (sameDay)
        answer.before = entryOf(session, answer.price, sameDay->value);
    answer.now = entryOf(session, answer.price, price);
    auto change = sameDay ? setWhole(answer.price, price) : newRecord(answer.price.uuid(), price);
    OPDESK_TRY([[maybe_unused]] const auto receipt,
               commitOne(session, {std::move(change)},
                         auditOf(std::move(action), model::KindId::price, answer.price.uuid(), {}, kManagePrices)));
    return answer;
}

/// What a bill would take from either is the same.
bool sayTheSame(const PriceEntry& one, const PriceEntry& other) {
    const auto content = [](const PriceEntry& entry) {
        return std::tie(entry.code, entry.text, entry.sac, entry.visitKind, entry.doctor, entry.rate, entry.taxPercent,
                        entry.retired);
    };
    return content(one) == content(other);
}

}  // namespace

bool standsOver(const PriceRecord& one, const PriceRecord& other) {
    return std::tuple(dayOf(one.value), !one.value.inactive, one.record.id) >
           std::tuple(dayOf(other.value), !other.value.inactive, other.record.id);
}

PriceRecords pricesOn(const PriceRecords& all, base::Date day) {
    std::map<std::string, const PriceRecord*> standing;  // by folded code
    for (const auto& one : all) {
        if (dayOf(one.value) > std::chrono::sys_days(day))
            continue;
        auto& place = standing[text::foldForSearch(one.value.code)];
        if (!place || standsOver(one, *place))
            place = &one;
    }
    PriceRecords lines;
    for (const auto& [code, line] : standing)
        lines.push_back(*line);
    return lines;
}

base::Result<PriceRecords> billablePrices(Session& session) {
    OPDESK_TRY(const auto all, recordsOf<model::Price>(session));
    auto standing = pricesOn(all, session.today());
    std::erase_if(standing, [](const PriceRecord& one) { return one.value.inactive; });
    return standing;
}

base::Result<ShowPriceList::Answer> execute(Session& session, const ShowPriceList& command) {
    OPDESK_CHECK(allow(session, {.permission = kManagePrices, .kind = model::KindId::price, .hasReason = true}));
    OPDESK_TRY(const auto all, recordsOf<model::Price>(session));
    OPDESK_TRY(const auto gstin, settingOf(session, "clinic.gstin"));
    ShowPriceList::Answer answer;
    answer.today = session.today();
    answer.registered = !gstin.empty();
    OPDESK_TRY(answer.taxes, rules::taxSlabsOn(answer.today));
    const auto today = std::chrono::sys_days(session.today());
    std::set<base::Uuid> standing;
    for (const auto& one : pricesOn(all, session.today()))
        standing.insert(one.record.id);
    for (const auto& one : all) {
        auto entry = entryOf(session, PriceId(one.record.id), one.value);
        if (dayOf(one.value) > today)
            entry.state = "later";
        else if (!standing.contains(one.record.id))
            entry.state = "past";
        else
            entry.state = entry.retired ? "retired" : "now";
        if (command.history || (entry.state != "past" && entry.state != "retired"))
            answer.prices.push_back(std::move(entry));
    }
    const auto place = [](const PriceEntry& entry) {
        const auto day = entry.from ? std::chrono::sys_days(*entry.from) : kBeginning;
        const int order = entry.state == "now" ? 0 : entry.state == "later" ? 1 : 2;
        // What comes by the nearest day first, what was by the latest.
        const auto away = order == 1 ? day.time_since_epoch() : -day.time_since_epoch();
        return std::tuple(text::foldForSearch(entry.code), order, away, entry.price);
    };
    std::ranges::sort(answer.prices, {}, place);
    return answer;
}

base::Result<SetPrice::Answer> execute(Session& session, const SetPrice& command) {
    OPDESK_TRY(const auto reason, mayManagePrices(session, {}, command.reason));
    PriceEntry entry;
    entry.code = command.code;
    entry.text = command.text;
    entry.sac = command.sac;
    entry.visitKind = command.visitKind;
    entry.doctor = command.doctor;
    entry.rate = command.rate;
    entry.taxPercent = command.taxPercent;
    entry.reason = reason;
    OPDESK_TRY(entry.from, checkedDay(session, command.from));
    OPDESK_TRY(auto price, checkedPrice(session, entry));
    OPDESK_CHECK(checkTaxOf(*entry.from, price.taxPercent));
    OPDESK_TRY(const auto all, recordsOf<model::Price>(session));
    // The code is written as it was first.
    const auto known =
        std::ranges::find_if(all, [&](const PriceRecord& one) { return isSameCode(one.value.code, price.code); });
    if (known != all.end())
        price.code = known->value.code;
    OPDESK_CHECK(checkVisitStaysFree(listWith(all, price), price.code, *price.validFrom));
    return write(session, all, price, "price.set");
}

base::Result<RetirePrice::Answer> execute(Session& session, const RetirePrice& command) {
    OPDESK_TRY(const auto reason, mayManagePrices(session, {}, command.reason));
    OPDESK_TRY(const auto code, checkedCode(command.code));
    OPDESK_TRY(const auto day, checkedDay(session, command.from));
    OPDESK_TRY(const auto all, recordsOf<model::Price>(session));
    for (const auto& one : all)
        if (isSameCode(one.value.code, code) && dayOf(one.value) > std::chrono::sys_days(day) && !one.value.inactive)
            return base::failField("from",
                                   "a price of this code begins later, on " + text::formatDate(*one.value.validFrom),
                                   "that day, or a later one");
    for (const auto& one : pricesOn(all, day)) {
        if (!isSameCode(one.value.code, code) || one.value.inactive)
            continue;
        auto price = one.value;
        price.validFrom = day;
        price.inactive = true;
        price.reason = reason;
        return write(session, all, price, "price.retire");
    }
    return base::failField("code", "the price list has no such code on that day", "a code from price.show");
}

base::Result<PutPriceBack::Answer> execute(Session& session, const PutPriceBack& command) {
    constexpr std::string_view kWhy = "taken back at once";
    OPDESK_CHECK(mayManagePrices(session, command.price, kWhy));
    OPDESK_TRY(const auto stored, needRecord<model::Price>(session, command.price.uuid(), "price"));
    // What stood on a day that has passed stays readable.
    if (dayOf(stored.value) < std::chrono::sys_days(session.today()))
        return base::fail(
            base::Error{base::ErrorCode::wrongState, "this price stood before today", "price", "set the price anew"});
    if (!sayTheSame(entryOf(session, command.price, stored.value), command.now))
        return base::fail(base::Error{base::ErrorCode::wrongState, "somebody has set this price since", "now",
                                      "look at the list and set the price anew"});
    OPDESK_TRY(auto list, recordsOf<model::Price>(session));
    std::erase_if(list, [&](const PriceRecord& one) { return one.record.id == stored.record.id; });
    auto change = endRecord(model::KindId::price, stored.record.id, std::string(kWhy));
    if (command.before) {
        const auto& before = *command.before;
        if (before.price != command.price || before.code != stored.value.code || before.from != stored.value.validFrom)
            return base::failField("before", "this is another price", "what price.set answered");
        OPDESK_TRY(auto price, checkedPrice(session, before));
        price.reason = kWhy;
        change = setWhole(command.price, price);
        list.push_back({stored.record, std::move(price)});
    }
    OPDESK_CHECK(checkVisitStaysFree(list, stored.value.code, *stored.value.validFrom));
    OPDESK_TRY([[maybe_unused]] const auto receipt,
               commitOne(session, {std::move(change)},
                         auditOf("price.put_back", model::KindId::price, stored.record.id, {}, kManagePrices)));
    return PutPriceBack::Answer{true};
}

}  // namespace opdesk::clinic
