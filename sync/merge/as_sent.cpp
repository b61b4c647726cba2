#include "sync/merge/as_sent.h"

#include <algorithm>

#include "core/model/validate.h"

namespace opdesk::sync::merge {

namespace {

bool isCreatedAsSent(const model::Op& op, const State* before, const State& after) {
    return (!before || !before->exists) && op.document == after.body;
}

bool isSetAsSent(const model::Op& op, const State* before, const State& after) {
    if (!before || !before->exists || before->deleted)
        return false;
    const auto isChanged = [&](std::string_view field) {
        return std::ranges::find(op.fields, field, &model::FieldChange::field) != op.fields.end();
    };
    for (const auto& change : op.fields) {
        if (!model::sameValue(model::valueOf(before->body, change.field), change.before))
            return false;
        json::object wanted;
        model::setValue(wanted, change.field, change.after);
        const auto* there = after.body.if_contains(change.field);
        const auto* made = wanted.if_contains(change.field);
        if ((there == nullptr) != (made == nullptr) || (there && *there != *made))
            return false;
    }
    std::size_t kept = 0;
    for (const auto& [name, value] : before->body) {
        if (isChanged(name))
            continue;
        const auto* there = after.body.if_contains(name);
        if (!there || *there != value)
            return false;
        ++kept;
    }
    const auto others = std::ranges::count_if(after.body, [&](const auto& member) { return !isChanged(member.key()); });
    return static_cast<std::size_t>(others) == kept;
}

}  // namespace

bool standsAsSent(const model::Op& op, const State* before, const State& after) {
    if (!after.exists || after.deleted || after.compartment != op.compartment)
        return false;
    switch (op.action) {
        case model::Action::create:
        case model::Action::append:
            return isCreatedAsSent(op, before, after);
        case model::Action::set:
            return isSetAsSent(op, before, after);
        default:
            return false;
    }
}

base::Status AsSent::add(Records& records, std::span<const model::Op> ops, const Judged& judged) {
    std::set<RecordKey> seen;
    for (std::size_t i = 0; i < ops.size(); ++i) {
        const RecordKey key{ops[i].kind, ops[i].record};
        const auto after = judged.records.find(key);
        bool plain = judged.ops[i].verdict == model::Verdict::applied && after != judged.records.end() &&
                     seen.insert(key).second && !m_told.contains(key);
        if (plain) {
            OPDESK_TRY(const State* before, records.find(key));
            const auto known = m_versions.find(key);
            const auto versionBefore = before ? before->version : 0;
            plain = (known == m_versions.end() || known->second == versionBefore) &&
                    after->second.version == versionBefore + 1 && standsAsSent(ops[i], before, after->second);
        }
        if (plain)
            m_versions[key] = after->second.version;
        else
            m_told.insert(key);
    }
    return {};
}

bool AsSent::holds(const RecordKey& key, std::int64_t version) const {
    const auto known = m_versions.find(key);
    return known != m_versions.end() && known->second == version && !m_told.contains(key);
}

}  // namespace opdesk::sync::merge
