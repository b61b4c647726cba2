#include "sync/merge/judge.h"

#include <algorithm>

#include "core/crypto/hash.h"
#include "core/model/references.h"
#include "sync/merge/body_text.h"
#include "sync/merge/judge_group.h"

namespace opdesk::sync::merge {

namespace {

using base::ErrorCode;
using model::KindId;
using model::Verdict;

/// Does the verdict stay what the values made it? A list of what did not stand asks nobody.
bool asksAPerson(const Item& item) {
    return item.reason != "later_author" && item.reason != "two_primaries";
}

std::string patientOf(KindId kind, const base::Uuid& record, const json::object& body) {
    const auto field = model::describe(kind).subjectField;
    if (field == "id")
        return record.text();
    return field.empty() ? std::string() : std::string(textIn(body, field));
}

base::Uuid hashedId(const std::string& text) {
    const auto hash = crypto::sha256(base::asBytes(text));
    std::array<std::uint8_t, 16> bytes{};
    std::copy_n(hash.begin(), bytes.size(), bytes.begin());
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0fU) | 0x80U);  // RFC 9562 §5.8: made by a rule of our own
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3fU) | 0x80U);
    return base::Uuid(bytes);
}

/// A second author's edit of a draft: content only; who may sign or cancel another's paper is a matter of rights.
bool editsForeignDraft(const model::Op& op, const State& document) {
    if ((op.kind != KindId::note && op.kind != KindId::prescription) || op.action != model::Action::set ||
        !document.exists || isVoided(document.body) || textIn(document.body, "author") == op.actor.text())
        return false;
    const auto status = model::describe(op.kind).lockedField;
    return std::ranges::none_of(op.fields, [&](const model::FieldChange& change) { return change.field == status; });
}

}  // namespace

base::Uuid forkId(const model::TenantId& tenant, const base::Uuid& document, const model::StaffId& author) {
    return hashedId("opdesk-fork-1|" + tenant.text() + '|' + document.text() + '|' + author.text());
}

base::Uuid pairCardId(const model::TenantId& tenant, const base::Uuid& a, const base::Uuid& b) {
    const auto& [first, second] = std::minmax(a, b);
    return hashedId("opdesk-pair-1|" + tenant.text() + '|' + first.text() + '|' + second.text());
}

FieldAuthor lastAuthor(const State& state) {
    FieldAuthor by;
    for (const auto& [field, author] : state.authors)
        if (author.version >= by.version)
            by = author;
    return by;
}

void setAuthor(State& state, std::string_view field, const FieldAuthor& author) {
    const auto it = std::ranges::lower_bound(state.authors, field, {},
                                             [](const auto& entry) -> std::string_view { return entry.first; });
    if (it != state.authors.end() && it->first == field)
        it->second = author;
    else
        state.authors.insert(it, {std::string(field), author});
}

base::Result<GroupJudge::Working*> GroupJudge::stage(const RecordKey& key) {
    if (const auto it = m_working.find(key); it != m_working.end())
        return &it->second;
    OPDESK_TRY(const State* known, m_records.find(key));
    Working working;
    if (known)
        working = {*known, known->version, false};
    return &m_working.emplace(key, std::move(working)).first->second;
}

base::Result<const State*> GroupJudge::look(const RecordKey& key) {
    if (const auto it = m_working.find(key); it != m_working.end())
        return it->second.state.exists ? &it->second.state : nullptr;
    OPDESK_TRY(const State* known, m_records.find(key));
    return known && known->exists ? known : nullptr;
}

base::Result<bool> GroupJudge::isThere(const RecordKey& key) {
    if (const auto it = m_working.find(key); it != m_working.end() && it->second.state.exists)
        return true;
    return m_records.exists(key);
}

base::Result<std::vector<Sibling>> GroupJudge::siblings(KindId kind, const Mark& mark, const base::Uuid& except,
                                                        bool withDeleted) {
    OPDESK_TRY(auto ids, m_records.bearing(kind, mark));
    for (const auto& [key, working] : m_working)
        if (key.first == kind)
            ids.push_back(key.second);
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    std::vector<Sibling> found;
    for (const auto& id : ids) {
        if (id == except)
            continue;
        OPDESK_TRY(const State* state, look({kind, id}));
        if (!state || (state->deleted && !withDeleted))
            continue;
        const auto marks = marksOf(kind, state->body);
        if (std::ranges::find(marks, mark) != marks.end())
            found.push_back({id, state->body, lastAuthor(*state)});
    }
    return found;
}

void GroupJudge::touch(Working& working) {
    working.isChanged = true;
    working.state.version = std::max(working.state.version, working.versionBefore + 1);
}

void GroupJudge::refuse(const base::Error& error) {
    m_out.refusal = Refusal{std::string(base::errorName(error.code)), error.detail, {}};
}

/// What an op stands on follows from its reference fields. It waits for a record that waits in quarantine, and for one
/// that has not arrived: after a restore children may come before their parents.
base::Result<std::optional<Refusal>> GroupJudge::dependency(const model::Op& op) {
    for (const auto& key : model::neededBy(op)) {
        const bool madeHere = std::ranges::any_of(m_ops, [&](const model::Op& other) {
            return model::makes(other) && other.kind == key.first && other.record == key.second;
        });
        if (madeHere)
            continue;
        OPDESK_TRY(const bool there, isThere(key));
        if (there)
            continue;
        OPDESK_TRY(const auto maker, m_records.parkedMaker(key.second));
        if (maker && *maker != op.group)
            return std::optional(
                Refusal{std::string(kDependsOnParked), "waits for a record that was put aside", *maker});
        return std::optional(Refusal{std::string(base::errorName(ErrorCode::notFound)),
                                     "waits for a " + std::string(model::kindName(key.first)) + " that has not arrived",
                                     {}});
    }
    return std::optional<Refusal>();
}

base::Status GroupJudge::raiseAbout(const Item& item, Place place, const model::Op& op,
                                    std::optional<base::Uuid> cardId) {
    auto& verdict = m_out.ops[place].verdict;
    if (asksAPerson(item))
        verdict = Verdict::conflict;
    else if (verdict == Verdict::applied)
        verdict = Verdict::merged;
    const RecordKey about{op.kind, op.record};
    // A card of the same device on the same field takes the new value instead of a second card.
    OPDESK_TRY(auto cards, m_records.openCards(about));
    cards.insert(cards.end(), m_newCards[about].begin(), m_newCards[about].end());
    for (const auto& id : cards) {
        OPDESK_TRY(const State* card, look({KindId::conflict, id}));
        auto renewed = card ? renewedCard(card->body, item, op, m_facts.context) : std::nullopt;
        if (!renewed)
            continue;
        OPDESK_TRY(Working * working, stage({KindId::conflict, id}));
        working->state.body = std::move(*renewed);
        touch(*working);
        return {};
    }
    auto id = cardId.value_or(conflictId(m_facts.tenant, op.id, item.field));
    OPDESK_TRY(const State* known, look({KindId::conflict, id}));
    if (known && cardId)
        return {};  // it was asked before
    if (known)
        id = conflictId(m_facts.tenant, op.id, item.field + '|' + item.reason);
    OPDESK_TRY(Working * card, stage({KindId::conflict, id}));
    OPDESK_TRY(const State* of, look(about));
    card->state.exists = true;
    card->state.compartment = of ? of->compartment : op.compartment;
    card->state.body =
        conflictBody(item, op, m_facts.context, of ? patientOf(op.kind, op.record, of->body) : std::string());
    touch(*card);
    m_newCards[about].insert(id);
    return {};
}

/// True when the op went into the second author's own draft.
base::Result<bool> GroupJudge::fork(Place place, const State& document) {
    const model::Op& op = m_ops[place];
    if (!editsForeignDraft(op, document))
        return false;
    const auto id = forkId(m_facts.tenant, op.record, op.actor);
    model::Op own = op;
    own.record = id;
    OPDESK_TRY(Working * working, stage({op.kind, id}));
    State before = working->state;
    const bool isNew = !before.exists;
    if (isNew) {
        before = document;
        before.deleted = false;
        before.version = 0;
        for (const auto field : {"signed_at", "content_hash", "signature", "removed_reason"})
            before.body.erase(field);
        before.body["author"] = op.actor.text();
        before.body["status"] = "draft";
        // The second author began from the draft as it was shown then.
        for (const auto& change : op.fields)
            model::setValue(before.body, change.field, change.before);
        before.authors.clear();
        const FieldAuthor author{op.actor, m_facts.context.device, authorMillis(op, m_facts.context), 1};
        for (const auto& [name, value] : before.body)
            setAuthor(before, name, author);
        own.baseVersion = 1;
    }
    if (auto allowed = m_facts.mayMake(own, before.body); !allowed) {
        refuse(allowed.error());
        return true;
    }
    auto outcome = apply(before, own, m_facts.context);
    if (outcome.verdict == Verdict::parked) {
        refuse({outcome.code, outcome.detail, {}, {}});
        return true;
    }
    working->state = std::move(outcome.after);
    working->state.exists = true;
    if (isNew)
        working->state.version = 1;
    touch(*working);
    m_out.ops[place].verdict = Verdict::conflict;
    if (isNew) {
        Item item;
        item.reason = "forked";
        item.severity = "high";
        item.mine = id.text();
        item.theirs = op.record.text();
        item.standing = "theirs";
        item.theirsBy = lastAuthor(document);
        OPDESK_CHECK(raise(item, place));
    }
    // The author's draft may hold a newer value of theirs already: what does not stand there is asked about.
    for (const auto& item : outcome.items)
        OPDESK_CHECK(raiseAbout(item, place, own, {}));
    return true;
}

base::Status GroupJudge::judgeOp(Place place) {
    const model::Op& op = m_ops[place];
    auto& judged = m_out.ops[place];
    OPDESK_TRY(auto waits, dependency(op));
    if (waits) {
        m_out.refusal = std::move(waits);
        return {};
    }
    OPDESK_TRY(Working * working, stage({op.kind, op.record}));
    if (working->state.exists && op.compartment != working->state.compartment) {
        refuse({ErrorCode::invalidInput, "the record lies in another compartment", "compartment", {}});
        return {};
    }
    OPDESK_TRY(const bool forked, fork(place, working->state));
    if (forked)
        return {};
    if (auto allowed = m_facts.mayMake(op, working->state.body); !allowed) {
        refuse(allowed.error());
        return {};
    }
    auto outcome = apply(working->state, op, m_facts.context);
    if (outcome.verdict == Verdict::parked) {
        refuse({outcome.code, outcome.detail, {}, {}});
        return {};
    }
    working->state = std::move(outcome.after);
    if (outcome.changed)
        touch(*working);
    judged.verdict = outcome.verdict;
    for (const auto& item : outcome.items)
        OPDESK_CHECK(raise(item, place));
    return {};
}

base::Result<Judged> GroupJudge::run() {
    std::vector<Place> fresh;
    for (Place place = 0; place < m_ops.size(); ++place) {
        const auto* logged = m_facts.logged(m_ops[place].id);
        m_out.ops.push_back({m_ops[place].id, Verdict::applied, 0, {}});
        if (logged)
            m_out.ops.back() = {m_ops[place].id, Verdict::duplicate, logged->version,
                                std::string(model::verdictName(logged->verdict))};
        else
            fresh.push_back(place);
    }
    using Rule = base::Status (GroupJudge::*)(Place);
    // The last two take numbers and slots: only a group that stands as a whole may.
    for (const Rule rule : {&GroupJudge::judgeOp, &GroupJudge::checkMoney, &GroupJudge::checkAmendment,
                            &GroupJudge::settlePrimary, &GroupJudge::settleAlias, &GroupJudge::settleAllergies})
        for (const auto place : fresh) {
            OPDESK_CHECK((this->*rule)(place));
            if (m_out.refusal)
                return std::move(m_out);
        }
    OPDESK_CHECK(lookForDoubles());
    for (const Rule rule : {&GroupJudge::renumber, &GroupJudge::holdSlot})
        for (const auto place : fresh) {
            OPDESK_CHECK((this->*rule)(place));
            if (m_out.refusal)
                return std::move(m_out);
        }
    for (const auto place : fresh) {
        OPDESK_TRY(const State* after, look({m_ops[place].kind, m_ops[place].record}));
        m_out.ops[place].version = after ? after->version : 0;
    }
    for (auto& [key, working] : m_working) {
        if (!working.isChanged)
            continue;
        if (auto marks = marksOf(key.first, working.state.body); !marks.empty())
            m_out.marks[key] = std::move(marks);
        m_out.records[key] = std::move(working.state);
    }
    return std::move(m_out);
}

base::Result<Judged> judgeGroup(Records& records, const GroupFacts& facts, std::span<const model::Op> ops) {
    return GroupJudge(records, facts, ops).run();
}

}  // namespace opdesk::sync::merge
