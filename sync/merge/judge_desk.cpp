#include <algorithm>

#include "core/rules/invoice_rules.h"
#include "sync/merge/body_text.h"
#include "sync/merge/judge_group.h"

/// Rules of the desk: money, documents, numbers, slots.
namespace opdesk::sync::merge {

using model::KindId;

base::Status GroupJudge::checkMoney(Place place) {
    const model::Op& op = m_ops[place];
    if (op.action != model::Action::append || (op.kind != KindId::invoice && op.kind != KindId::payment))
        return {};
    OPDESK_TRY(Working * own, stage({op.kind, op.record}));
    if (!own->isChanged || own->state.deleted)
        return {};
    if (op.kind == KindId::invoice) {
        const auto item = checkTotals(own->state);
        return item ? raise(*item, place) : base::Status{};
    }
    const State mine = own->state;
    const auto patient = textIn(mine.body, "patient");
    OPDESK_TRY(auto alike, siblings(op.kind, paymentMark(patient, model::valueOf(mine.body, "amount")), op.record));
    if (const auto reference = textIn(mine.body, "reference"); !reference.empty()) {
        OPDESK_TRY(auto referred, siblings(op.kind, referenceMark(reference), op.record));
        std::ranges::move(referred, std::back_inserter(alike));
    }
    if (const auto item = crossCheck(op, mine, alike))
        OPDESK_CHECK(raise(*item, place));
    if (textIn(mine.body, "direction") != "out")
        return {};
    std::vector<Sibling> payments;
    if (const auto bill = textIn(mine.body, "invoice"); !bill.empty()) {
        OPDESK_TRY(payments, siblings(op.kind, billMark(bill), op.record));
    } else {
        // What was taken from a record that was joined to this one is this person's money too.
        std::set<std::string> people{std::string(patient)};
        for (std::vector<std::string> open{std::string(patient)}; !open.empty();) {
            const auto one = std::move(open.back());
            open.pop_back();
            OPDESK_TRY(auto some, siblings(op.kind, payerMark(one), op.record));
            std::ranges::move(some, std::back_inserter(payments));
            OPDESK_TRY(const auto losers, siblings(KindId::alias, winnerMark(one), {}));
            for (const auto& alias : losers)
                if (auto loser = std::string(textIn(alias.body, "loser")); people.insert(loser).second)
                    open.push_back(std::move(loser));
        }
    }
    const auto item = checkRefund(op, mine, payments);
    return item ? raise(*item, place) : base::Status{};
}

base::Status GroupJudge::checkAmendment(Place place) {
    const model::Op& op = m_ops[place];
    if (siblingRule(op.kind) != SiblingRule::amendmentsOfSame)
        return {};
    OPDESK_TRY(const State* found, look({op.kind, op.record}));
    if (!found || textIn(found->body, "amends").empty())
        return {};
    const State mine = *found;
    OPDESK_TRY(const auto others, siblings(op.kind, amendsMark(op.kind, textIn(mine.body, "amends")), op.record));
    const auto item = crossCheck(op, mine, others);
    return item ? raise(*item, place) : base::Status{};
}

std::string spareSeries(std::string_view series) {
    const bool hasBranch =
        !series.empty() && ((series[0] >= 'A' && series[0] <= 'Z') || (series[0] >= 'a' && series[0] <= 'z'));
    return std::string(1, hasBranch ? series[0] : 'A') + "00";
}

/// A number that another paper has already: that paper keeps it, this one is kept whole under a number of the spare
/// series, and a card says which paper is out.
base::Status GroupJudge::renumber(Place place) {
    const model::Op& op = m_ops[place];
    if (op.kind != KindId::invoice && op.kind != KindId::patient)
        return {};
    OPDESK_TRY(Working * own, stage({op.kind, op.record}));
    if (own->versionBefore > 0 || !own->isChanged)
        return {};
    const std::string field = op.kind == KindId::invoice ? "number" : "clinic_number";
    const std::string printed(textIn(own->state.body, field));
    OPDESK_TRY(auto holders, siblings(op.kind, numberMark(op.kind, printed), op.record, true));
    std::erase_if(holders, [&](const Sibling& one) {
        const auto later = m_ops.subspan(place + 1);
        return std::ranges::find(later, one.record, &model::Op::record) != later.end();
    });
    if (holders.empty())
        return {};
    auto& body = own->state.body;
    if (op.kind == KindId::invoice) {
        const auto series = spareSeries(textIn(body, "series"));
        const std::string year(textIn(body, "financial_year"));
        OPDESK_TRY(const auto serial, m_records.nextNumber(rules::invoiceCounter(series, year)));
        const auto number = rules::invoiceNumber(series, year, serial);
        if (!number) {
            refuse(number.error());
            return {};
        }
        body["printed_number"] = printed;
        body["number"] = *number;
        body["series"] = series;
        body["serial"] = serial;
    } else {
        const auto series = spareSeries(printed.substr(0, printed.rfind('-')));
        OPDESK_TRY(const auto serial, m_records.nextNumber("patient:" + series));
        body["clinic_number"] = series + '-' + std::to_string(serial);
    }
    Item item;
    item.field = field;
    item.reason = "number_twice";
    item.severity = "high";
    item.before = json::value(printed);
    item.mine = body[field];
    item.theirs = json::value(printed);
    item.standing = "mine";
    item.theirsBy = holders.front().by;
    return raise(item, place);
}

base::Status GroupJudge::holdSlot(Place place) {
    const model::Op& op = m_ops[place];
    if (op.kind != KindId::appointment)
        return {};
    OPDESK_TRY(Working * own, stage({op.kind, op.record}));
    if (!own->isChanged)
        return {};
    OPDESK_TRY(const auto holder, m_records.holdSlot(op.record, slotOf(own->state)));
    if (!holder)
        return {};
    // Somebody who is here stays arrived, with or without a slot.
    if (textIn(own->state.body, "status") == "booked") {
        loseSlot(own->state);
        touch(*own);
    }
    Item item;
    item.reason = "slot_taken";
    item.severity = "low";
    item.mine = op.record.text();
    item.theirs = holder->text();
    item.standing = "theirs";
    OPDESK_TRY(const State* other, look({op.kind, *holder}));
    if (other)
        item.theirsBy = lastAuthor(*other);
    return raise(item, place);
}

}  // namespace opdesk::sync::merge
