#pragma once

#include <set>

#include "sync/merge/judge.h"

/// One judging of one group. Included by judge*.cpp alone.
namespace opdesk::sync::merge {

class GroupJudge {
public:
    GroupJudge(Records& records, const GroupFacts& facts, std::span<const model::Op> ops)
        : m_records(records), m_facts(facts), m_ops(ops) {}
    base::Result<Judged> run();

private:
    struct Working {
        State state;
        std::int64_t versionBefore = 0;
        bool isChanged = false;
    };
    using Place = std::size_t;  ///< of an op in the group

    // judge.cpp
    base::Status judgeOp(Place place);
    base::Result<bool> fork(Place place, const State& document);
    base::Result<std::optional<Refusal>> dependency(const model::Op& op);
    /// Opens or renews the card of an item; the op's verdict follows. By default the card is about the op's record.
    base::Status raise(const Item& item, Place place) { return raiseAbout(item, place, m_ops[place], {}); }
    base::Status raiseAbout(const Item& item, Place place, const model::Op& about, std::optional<base::Uuid> cardId);
    base::Result<Working*> stage(const RecordKey& key);
    /// The record with what the group did to it, or null.
    base::Result<const State*> look(const RecordKey& key);
    base::Result<bool> isThere(const RecordKey& key);
    /// Live records of the kind that bear the mark now, without `except`.
    base::Result<std::vector<Sibling>> siblings(model::KindId kind, const Mark& mark, const base::Uuid& except,
                                                bool withDeleted = false);
    void touch(Working& working);
    void refuse(const base::Error& error);

    // judge_people.cpp
    base::Status settlePrimary(Place place);
    base::Status settleAlias(Place place);
    base::Status settleAllergies(Place place);
    base::Status lookForDoubles();
    base::Status lookForDouble(Place place, const base::Uuid& patient);
    base::Result<std::set<std::string>> phonesOf(const base::Uuid& patient);
    base::Result<bool> isJoined(const base::Uuid& patient);

    // judge_desk.cpp
    base::Status checkMoney(Place place);
    base::Status checkAmendment(Place place);
    base::Status renumber(Place place);
    base::Status holdSlot(Place place);

    Records& m_records;
    const GroupFacts& m_facts;
    const std::span<const model::Op> m_ops;
    std::map<RecordKey, Working> m_working;
    std::map<RecordKey, std::set<base::Uuid>> m_newCards;
    Judged m_out;
};

/// Who wrote the record last.
FieldAuthor lastAuthor(const State& state);
void setAuthor(State& state, std::string_view field, const FieldAuthor& author);

}  // namespace opdesk::sync::merge
