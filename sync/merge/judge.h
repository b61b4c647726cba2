#pragma once

#include <functional>
#include <map>
#include <span>
#include <vector>

#include "core/text/person_match.h"
#include "sync/merge/cross_check.h"
#include "sync/merge/marks.h"

/// Judges one group as the arbiter does: the server and the simulator's server call this one function, over PostgreSQL
/// and over maps. docs/sync-algorithm.md, rules over several records.
namespace opdesk::sync::merge {

using RecordKey = std::pair<model::KindId, base::Uuid>;

/// The arbiter's records as a group meets them, the groups before it in the same request included. A failure is the
/// machine's and fails the request; what is wrong with the group is in Judged::refusal.
class Records {
public:
    virtual ~Records() = default;
    /// Null when there is none; deleted ones are there. Valid as long as the Records.
    virtual base::Result<const State*> find(const RecordKey& key) = 0;
    /// Is there such a record, deleted or not? Asked of what an op only names; cheaper than find().
    virtual base::Result<bool> exists(const RecordKey& key) = 0;
    /// Records of the kind that bear or once bore the mark, in any order.
    virtual base::Result<std::vector<base::Uuid>> bearing(model::KindId kind, const Mark& mark) = 0;
    /// Cards about the record that may be open.
    virtual base::Result<std::vector<base::Uuid>> openCards(const RecordKey& about) = 0;
    /// The group in quarantine, not released, that would make the record.
    virtual base::Result<std::optional<model::GroupId>> parkedMaker(const base::Uuid& record) = 0;

    // Asked only once the group stands: these two take something.
    /// Lets go of what the appointment held and takes `slot`, if any. The holder when another one has it.
    virtual base::Result<std::optional<base::Uuid>> holdSlot(const base::Uuid& appointment,
                                                             const std::optional<Slot>& slot) = 0;
    /// 1, 2, 3 … of a series that the arbiter itself gives numbers from; gapless as long as the group is written.
    virtual base::Result<std::int64_t> nextNumber(const std::string& counter) = 0;
};

struct Logged {
    model::Verdict verdict = model::Verdict::applied;
    std::int64_t version = 0;
};
struct GroupFacts {
    model::TenantId tenant;
    Context context;
    /// May the op's actor make it, by the roles of the lease it names? `body`: the record as it stands.
    std::function<base::Status(const model::Op& op, const json::object& body)> mayMake;
    /// The verdict an op already has, or null.
    std::function<const Logged*(const model::OpId& op)> logged;
};

/// Names on verdicts and in quarantine that are no error codes.
inline constexpr std::string_view kDependsOnParked = "depends_on_parked";

struct Refusal {
    std::string code;
    std::string detail;
    std::optional<model::GroupId> waitsFor;  ///< depends_on_parked: judged again when that group is released
};
struct JudgedOp {
    model::OpId op;
    model::Verdict verdict = model::Verdict::applied;  ///< duplicate: it has one already
    std::int64_t version = 0;                          ///< of its record after the group
    std::string detail;                                ///< duplicate: the verdict it has
};
struct Judged {
    std::optional<Refusal> refusal;      ///< the group is parked whole; nothing below counts
    std::vector<JudgedOp> ops;           ///< as many as the group, in its order
    std::map<RecordKey, State> records;  ///< every record that changed, cards included
    /// Marks of the changed records; those they bore before are among them.
    std::map<RecordKey, std::vector<Mark>> marks;
};
base::Result<Judged> judgeGroup(Records& records, const GroupFacts& facts, std::span<const model::Op> ops);

/// A draft of one author takes no second author's edit: the second keeps a draft of their own under this id.
base::Uuid forkId(const model::TenantId& tenant, const base::Uuid& document, const model::StaffId& author);
/// One card for one pair of people, in whatever order they came.
base::Uuid pairCardId(const model::TenantId& tenant, const base::Uuid& a, const base::Uuid& b);
/// The series numbers come from when a printed one is taken: that of the branch, which no device ever has: A07 -> A00.
std::string spareSeries(std::string_view series);
/// The person a patient's body describes, for text::matchPersons.
text::Person personIn(const json::object& patient);

}  // namespace opdesk::sync::merge
