#include <algorithm>
#include <boost/json.hpp>
#include <map>

#include "core/clinic/billing_parts.h"
#include "core/clinic/day_parts.h"
#include "core/clinic/people.h"
#include "core/model/kinds/device.h"
#include "core/model/kinds/patient.h"
#include "core/store/queries.h"
#include "core/store/sync_store.h"
#include "core/text/dates.h"

namespace opdesk::clinic {

namespace {

constexpr std::string_view kClose = "dayclose.perform";
constexpr std::int64_t kShownEarlier = 10;

std::int64_t paiseOf(const std::optional<model::Paise>& amount) {
    return amount.value_or(model::Paise{}).value;
}

/// Everything of a sitting, read once.
struct Till {
    std::vector<Stored<model::Invoice>> invoices;
    std::vector<Stored<model::Payment>> payments;
};

base::Result<Till> readTill(Session& session, const std::string& series, std::int64_t sitting) {
    Till till;
    OPDESK_TRY(const auto rows, store::tillOf(session.store, series, sitting));
    for (const auto& row : rows) {
        if (row.kind == model::KindId::invoice) {
            OPDESK_TRY(auto invoice, readRecord<model::Invoice>(session, row.record));
            if (invoice && !isVoided(invoice->record))
                till.invoices.push_back(std::move(*invoice));
        } else if (row.kind == model::KindId::payment) {
            OPDESK_TRY(auto payment, readRecord<model::Payment>(session, row.record));
            if (payment && !isVoided(payment->record))
                till.payments.push_back(std::move(*payment));
        }
    }
    // Ids of one moment have no order of their own; numbers have.
    std::ranges::stable_sort(till.invoices, [](const auto& a, const auto& b) {
        return std::pair(a.value.financialYear, a.value.serial) < std::pair(b.value.financialYear, b.value.serial);
    });
    return till;
}

void addPayments(Session& session, const Till& till, OpenSitting& open) {
    auto& closing = open.closing;
    for (const auto mode : model::kPaymentModes)
        if (mode != "credit")
            closing.modes.push_back({std::string(mode), 0, 0});
    for (const auto& [record, payment] : till.payments) {
        const bool out = payment.direction.is("out");
        const auto amount = paiseOf(payment.amount);
        auto mode = std::ranges::find(closing.modes, payment.mode.text, &ModeSum::mode);
        if (mode == closing.modes.end())
            mode = closing.modes.insert(mode, {payment.mode.text, 0, 0});
        (out ? mode->given : mode->taken) += amount;
        auto person = std::ranges::find(closing.people, payment.takenBy, &PersonSum::staff);
        if (person == closing.people.end())
            person = closing.people.insert(person, {payment.takenBy, staffName(session, payment.takenBy), 0, 0, 0});
        (out ? person->given : person->taken) += amount;
        if (payment.mode.is("cash")) {
            person->cash += out ? -amount : amount;
            open.cash += out ? -amount : amount;
        }
        open.nothing = false;
    }
    for (const auto& person : closing.people)
        open.others = open.others || person.staff != session.lease.user;
}

/// Numbers that should be there and are not.
void addGaps(const Till& till, Closing& closing) {
    std::map<std::string, std::vector<std::int64_t>> serials;
    for (const auto& [record, invoice] : till.invoices)
        if (invoice.serial && invoice.printedNumber.empty())
            serials[invoice.financialYear].push_back(*invoice.serial);
    for (auto& [year, list] : serials) {
        std::ranges::sort(list);
        for (std::size_t i = 1; i < list.size(); ++i)
            for (auto missing = list[i - 1] + 1; missing < list[i] && closing.bills.size() < 400; ++missing)
                if (const auto number = rules::invoiceNumber(closing.series, year, missing))
                    closing.bills.push_back({"gap", *number, {}, {}, 0});
    }
}

base::Status addBills(Session& session, const Till& till, OpenSitting& open) {
    auto& closing = open.closing;
    std::map<base::Uuid, PatientMoney> people;
    for (const auto& [record, invoice] : till.invoices) {
        open.nothing = false;
        const auto total = paiseOf(invoice.total);
        const bool note = invoice.document.is("credit_note");
        closing.billCount += note ? 0 : 1;
        closing.billed += note ? -total : total;
        if (closing.firstNumber.empty())
            closing.firstNumber = invoice.number;
        closing.lastNumber = invoice.number;
        OPDESK_TRY(const auto patient, store::resolveAlias(session.store, invoice.patient));
        auto known = people.find(patient.uuid());
        if (known == people.end()) {
            OPDESK_TRY(auto money, moneyOf(session, patient));
            known = people.emplace(patient.uuid(), std::move(money)).first;
        }
        OPDESK_TRY(const auto card, store::patientCard(session.store, patient));
        const auto name = card ? card->name : std::string();
        if (note) {
            closing.bills.push_back({"credit_note", invoice.number, name, invoice.reason, total});
            continue;
        }
        if (const auto due = known->second.bills[record.id].open(); due > 0)
            closing.bills.push_back({"due", invoice.number, name, {}, due});
        std::int64_t off = paiseOf(invoice.discount);
        for (const auto& line : billLinesOf(invoice.lines))
            off += line.discount;
        if (off > 0 || !invoice.discountReason.empty())
            closing.bills.push_back({"discount", invoice.number, name, invoice.discountReason, off});
    }
    addGaps(till, closing);
    if (closing.bills.size() > 450)
        closing.bills.resize(450);
    return {};
}

/// Other desks whose till has taken something since their last close.
base::Status addOpenDesks(Session& session, Closing& closing) {
    OPDESK_TRY(const auto devices, recordsOf<model::Device>(session));
    for (const auto& [record, device] : devices) {
        if (device.series.empty() || device.series == session.desk.series)
            continue;
        OPDESK_TRY(const auto last, store::lastSittingOf(session.store, device.series));
        if (last == 0)
            continue;
        OPDESK_TRY(const auto rows, store::tillOf(session.store, device.series, last));
        const bool closed =
            std::ranges::any_of(rows, [](const auto& row) { return row.kind == model::KindId::dayClose; });
        std::int64_t taken = 0;
        for (const auto& row : rows)
            taken -= row.kind == model::KindId::payment ? row.amount : 0;
        if (!closed)
            closing.openDesks.push_back({device.series, device.name, taken});
    }
    return {};
}

/// What the last close left in the drawer, and the ids of the last ones.
base::Status addEarlier(Session& session, OpenSitting& open) {
    for (auto sitting = open.closing.sitting - 1; sitting > 0 && open.closing.sitting - sitting <= kShownEarlier;
         --sitting) {
        OPDESK_TRY(const auto rows, store::tillOf(session.store, open.closing.series, sitting));
        for (const auto& row : rows)
            if (row.kind == model::KindId::dayClose)
                open.earlier.emplace_back(row.record);
    }
    if (open.earlier.empty())
        return {};
    OPDESK_TRY(const auto last, readRecord<model::DayClose>(session, open.earlier.front().uuid()));
    open.closing.opening = last ? paiseOf(last->value.left) : 0;
    return {};
}

}  // namespace

base::Result<OpenSitting> openSitting(Session& session) {
    OpenSitting open;
    auto& closing = open.closing;
    closing.series = session.desk.series;
    closing.dayText = text::formatDate(session.today());
    OPDESK_TRY(closing.sitting, sittingOf(session));
    OPDESK_TRY(const auto till, readTill(session, closing.series, closing.sitting));
    addPayments(session, till, open);
    OPDESK_CHECK(addBills(session, till, open));
    OPDESK_CHECK(addOpenDesks(session, closing));
    OPDESK_CHECK(addEarlier(session, open));
    closing.expected = closing.opening + open.cash;
    OPDESK_TRY(const auto counts, store::outboxCounts(session.store));
    closing.unsent = counts.waiting;
    return open;
}

base::Result<ShowDay::Answer> execute(Session& session, const ShowDay&) {
    OPDESK_CHECK(allow(session, {.permission = kClose, .kind = model::KindId::dayClose}));
    OPDESK_TRY(auto open, openSitting(session));
    ShowDay::Answer answer;
    OPDESK_TRY(const auto blind, settingOf(session, "till.blind"));
    OPDESK_TRY(const auto second, settingOf(session, "till.second_person"));
    answer.blind = blind == "yes";
    answer.secondPerson = second == "yes";
    answer.nothing = open.nothing;
    answer.earlier = std::move(open.earlier);
    answer.closing = std::move(open.closing);
    if (answer.blind) {
        answer.closing.expected = 0;
        for (auto& mode : answer.closing.modes)
            if (mode.mode == "cash")
                mode.taken = mode.given = 0;
        for (auto& person : answer.closing.people)
            person.cash = person.taken = person.given = 0;
    }
    OPDESK_CHECK(
        session.store.recordLook(session.actor(), auditOf("day.show", model::KindId::dayClose, {}, {}, kClose)));
    return answer;
}

}  // namespace opdesk::clinic
