#include <algorithm>

#include "core/base/log.h"
#include "core/model/validate.h"
#include "sync/server/push_batch.h"
#include "sync/server/push_rules.h"

namespace opdesk::sync::server {

namespace {

using model::Verdict;

std::string_view textOf(const json::value& value) {
    const auto* text = value.if_string();
    return text ? std::string_view(text->data(), text->size()) : std::string_view{};
}

/// The slot an appointment holds, in minutes since 1970; nothing when it holds none.
struct Slot {
    base::Uuid doctor;
    std::int64_t from = 0, to = 0;
};
std::optional<Slot> slotOf(const merge::State& state) {
    const json::object& body = state.body;
    const std::string_view status = textOf(model::valueOf(body, "status"));
    const auto* overbook = model::valueOf(body, "overbook").if_bool();
    const auto doctor = base::Uuid::parse(textOf(model::valueOf(body, "doctor")));
    const auto from = base::instantFromIso(textOf(model::valueOf(body, "starts_at")));
    const auto* minutes = model::valueOf(body, "minutes").if_int64();
    const bool holds = !state.deleted && (status == "booked" || status == "arrived") && !(overbook && *overbook);
    if (!holds || !doctor || !from || !minutes || *minutes < 1)
        return std::nullopt;
    const std::int64_t start = base::toMillis(*from) / 60'000;
    return Slot{*doctor, start, start + *minutes};
}

}  // namespace

PushBatch::Working& PushBatch::workingOf(Draft& draft, const RecordKey& key) {
    if (const auto it = draft.records.find(key); it != draft.records.end())
        return it->second;
    const auto known = m_working.find(key);
    Working working = known == m_working.end() ? Working{} : known->second;
    working.record.kind = key.first;
    working.record.id = key.second;
    return draft.records.emplace(key, std::move(working)).first->second;
}

void PushBatch::park(const PushGroup& group) {
    const base::Error& why = *group.refusal;
    for (const auto& id : opIdsOf(*group.wire))
        verdicts.push_back({id, Verdict::parked, 0, std::string(base::errorName(why.code)), why.detail});
    m_parked.push_back(&group);
    // A look has no op that a verdict could name: it is put aside here and counts as taken, or it would come for ever.
    if (group.wire->ops.empty())
        taken.push_back(group.wire->group);
    base::log(base::LogLevel::warning, "group parked",
              {{"group", group.wire->group.uuid()},
               {"device", m_session.device.uuid()},
               base::LogField::code("error", base::errorName(why.code))});
}

base::Status PushBatch::judge(PushGroup& group) {
    chainEvents(group);
    Draft draft;
    // What is applied already is acknowledged again even when its group would be refused today.
    bool allKnown = !group.ops.empty() && group.ops.size() == group.wire->ops.size();
    for (std::size_t i = 0; i < group.ops.size(); ++i) {
        const auto logged = m_log.find(group.ops[i].id.uuid());
        if (logged == m_log.end()) {
            allKnown = false;
        } else if (logged->second.hash != group.hashes[i] && !group.refusal) {
            base::log(base::LogLevel::error, "an op came back with another content",
                      {{"op", group.ops[i].id.uuid()}, {"device", m_session.device.uuid()}});
            group.refusal = base::Error{base::ErrorCode::alreadyExists, "another op holds this id", {}, {}};
        }
    }
    const bool mayRepeat =
        group.refusal && (group.refusal->code == base::ErrorCode::leaseExpired ||
                          (m_session.isDraining && group.refusal->code == base::ErrorCode::wrongState));
    if (group.refusal && !(allKnown && mayRepeat)) {
        park(group);
        return {};
    }
    for (std::size_t i = 0; i < group.ops.size(); ++i) {
        if (auto status = applyOp(group, i, draft); !status) {
            if (status.error().code == base::ErrorCode::internal || status.error().code == base::ErrorCode::unreachable)
                return status;
            group.refusal = std::move(status).error();
            park(group);
            return {};
        }
    }
    // Slots are taken last: only a group that stands as a whole may hold one.
    for (std::size_t i = 0; i < group.ops.size(); ++i) {
        const model::Op& op = group.ops[i];
        const auto line = std::ranges::find(draft.log, &op, &NewLogLine::op);
        if (op.kind != model::KindId::appointment || line == draft.log.end())
            continue;
        OPDESK_CHECK(holdSlot(op, workingOf(draft, {op.kind, op.record}), {group.madeOn, m_receivedMillis}, draft,
                              line->verdict));
        draft.verdicts[i].verdict = line->verdict;
    }
    for (auto& [key, working] : draft.records)
        m_working[key] = std::move(working);
    for (const auto& card : draft.cards) {
        m_touchedCards.insert(card.id);
        const auto it = std::ranges::find(m_cards, card.id, &Card::id);
        if (it == m_cards.end())
            m_cards.push_back(card);
        else
            *it = card;
    }
    for (const auto& mark : draft.marks) {
        m_marks.push_back(mark);
        m_newMarks.push_back(mark);
    }
    for (const auto& line : draft.log)
        m_log[line.op->id.uuid()] = {line.hash, line.verdict, line.version};
    m_newLog.insert(m_newLog.end(), draft.log.begin(), draft.log.end());
    verdicts.insert(verdicts.end(), draft.verdicts.begin(), draft.verdicts.end());
    taken.push_back(group.wire->group);
    m_released.insert(group.wire->group.uuid());
    return {};
}

base::Status PushBatch::applyOp(PushGroup& group, std::size_t index, Draft& draft) {
    const model::Op& op = group.ops[index];
    if (const auto logged = m_log.find(op.id.uuid()); logged != m_log.end()) {
        draft.verdicts.push_back({op.id,
                                  Verdict::duplicate,
                                  logged->second.version,
                                  {},
                                  std::string(model::verdictName(logged->second.verdict))});
        return {};
    }
    Working& working = workingOf(draft, {op.kind, op.record});
    if (working.record.state.exists && op.compartment != working.record.state.compartment)
        return base::fail(
            base::Error{base::ErrorCode::invalidInput, "the record lies in another compartment", "compartment", {}});
    OPDESK_CHECK(mayMake(op, working.record.state.body, group.roles));
    const merge::Context context{group.madeOn, m_receivedMillis};
    merge::Outcome outcome = merge::apply(working.record.state, op, context);
    if (outcome.verdict == Verdict::parked)
        return base::fail(outcome.code, outcome.detail);
    working.record.state = std::move(outcome.after);
    working.isDirty = working.isDirty || outcome.changed;
    Verdict verdict = outcome.verdict;
    for (const auto& item : outcome.items)
        raise(item, op, working, context, draft);
    crossCheck(op, working, context, draft, verdict);
    if (op.kind == model::KindId::conflict && textOf(model::valueOf(working.record.state.body, "state")) == "settled") {
        const auto it = std::ranges::find(m_cards, op.record, &Card::id);
        Card card = it == m_cards.end() ? Card{} : *it;
        card.id = op.record;
        card.open = false;
        draft.cards.push_back(card);
    }
    for (auto& mark : marksOf(op, op.document))
        draft.marks.push_back(std::move(mark));
    const std::int64_t version = working.record.state.version;
    draft.log.push_back({&op, group.hashes[index], verdict, version});
    draft.verdicts.push_back({op.id, verdict, version, {}, {}});
    return {};
}

void PushBatch::raise(const merge::Item& item, const model::Op& op, const Working& of, const merge::Context& context,
                      Draft& draft) {
    const RecordKey about{op.kind, op.record};
    const model::Compartment compartment = of.record.state.compartment;
    // A card of the same device on the same field takes the new value instead of a second card.
    const auto renew = [&](const Card& card) {
        if (!card.open || card.of != about || card.field != item.field || card.device != context.device)
            return false;
        Working& working = workingOf(draft, {model::KindId::conflict, card.id});
        if (!working.record.state.exists)
            return false;
        auto renewed = merge::renewedCard(working.record.state.body, item, op, context);
        if (!renewed)
            return false;
        working.record.state.body = std::move(*renewed);
        ++working.record.state.version;
        working.isDirty = true;
        return true;
    };
    if (std::ranges::any_of(draft.cards, renew) || std::ranges::any_of(m_cards, renew))
        return;

    base::Uuid id = merge::conflictId(m_session.tenant, op.id, item.field);
    if (draft.records.contains({model::KindId::conflict, id}))
        id = merge::conflictId(m_session.tenant, op.id, item.field + '|' + item.reason);
    const auto patient = subjectOf(op.kind, op.record, of.record.state.body);
    Working card;
    card.record.kind = model::KindId::conflict;
    card.record.id = id;
    card.record.state.exists = true;
    card.record.state.version = 1;
    card.record.state.compartment = compartment;
    card.record.state.body = merge::conflictBody(item, op, context, patient ? patient->text() : std::string());
    card.isDirty = true;
    draft.records[{model::KindId::conflict, id}] = std::move(card);
    draft.cards.push_back({id, about, item.field, context.device, true});
}

void PushBatch::crossCheck(const model::Op& op, Working& working, const merge::Context& context, Draft& draft,
                           Verdict& verdict) {
    if (merge::siblingRule(op.kind) == merge::SiblingRule::none || op.kind == model::KindId::appointment)
        return;
    const auto own = marksOf(op, working.record.state.body);
    std::vector<merge::Sibling> siblings;
    const auto collect = [&](const Mark& mark) {
        const bool meets = std::ranges::any_of(
            own, [&](const Mark& mine) { return mine.what == mark.what && mine.mark == mark.mark; });
        if (!meets || mark.id == op.record)
            return;
        const RecordKey key{op.kind, mark.id};
        const auto drafted = draft.records.find(key);
        const auto known = m_working.find(key);
        const Working* found = drafted != draft.records.end() ? &drafted->second
                               : known != m_working.end()     ? &known->second
                                                              : nullptr;
        if (!found || !found->record.state.exists || found->record.state.deleted)
            return;
        merge::FieldAuthor by;
        for (const auto& [field, author] : found->record.state.authors)
            if (author.version >= by.version)
                by = author;
        siblings.push_back({mark.id, found->record.state.body, by});
    };
    std::ranges::for_each(m_marks, collect);
    std::ranges::for_each(draft.marks, collect);
    if (const auto item = merge::crossCheck(op, working.record.state, siblings)) {
        raise(*item, op, working, context, draft);
        verdict = Verdict::conflict;
    }
}

base::Status PushBatch::holdSlot(const model::Op& op, Working& working, const merge::Context& context, Draft& draft,
                                 Verdict& verdict) {
    const auto slot = slotOf(working.record.state);
    Params gone;
    gone.add(m_session.tenant).add(op.record);
    OPDESK_CHECK(
        m_transaction.execute("DELETE FROM app.appointment_slot WHERE tenant = $1 AND appointment = $2", gone));
    if (!slot)
        return {};
    Params wanted;
    wanted.add(m_session.tenant).add(op.record).add(slot->doctor).add(slot->from).add(slot->to);
    OPDESK_TRY(const Rows got, m_transaction.execute("INSERT INTO app.appointment_slot (tenant, appointment, doctor, "
                                                     "during) VALUES ($1, $2, $3, int8range($4, $5)) "
                                                     "ON CONFLICT DO NOTHING",
                                                     wanted));
    if (got.affected() == 1)
        return {};

    Params overlap;
    overlap.add(m_session.tenant).add(slot->doctor).add(slot->from).add(slot->to);
    OPDESK_TRY(const Rows holders, m_transaction.execute("SELECT appointment FROM app.appointment_slot WHERE tenant = "
                                                         "$1 AND doctor = $2 AND during && int8range($3, $4) LIMIT 1",
                                                         overlap));
    merge::Item item;
    item.reason = "slot_taken";
    item.severity = "high";
    item.mine = op.record.text();
    item.standing = "theirs";
    if (!holders.empty()) {
        item.theirs = holders.uuid(0, 0).text();
        const RecordKey key{model::KindId::appointment, holders.uuid(0, 0)};
        OPDESK_TRY(const auto found, m_records.look(std::span(&key, 1)));
        if (const auto it = found.find(key); it != found.end())
            for (const auto& [field, author] : it->second.state.authors)
                if (author.version >= item.theirsBy.version)
                    item.theirsBy = author;
    }
    merge::loseSlot(working.record.state);
    working.isDirty = true;
    raise(item, op, working, context, draft);
    verdict = Verdict::conflict;
    return {};
}

}  // namespace opdesk::sync::server
