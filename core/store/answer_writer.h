#pragma once

#include <set>

#include "core/store/impl.h"

namespace opdesk::store {

/// Puts the server's acknowledgements and rows into the store. Lives inside one transaction of the caller.
class AnswerWriter {
public:
    explicit AnswerWriter(Store::Impl& store) : m_store(store), m_now(base::toMillis(store.clock.now())) {}

    /// Rows of the same answer tell more than an acknowledgement, so it must know which records come with one.
    void expect(const model::RecordImage& row) { m_expected.insert({row.kind, row.id}); }
    base::Status acknowledge(const OpAck& ack);
    base::Status acknowledgeGroup(const model::GroupId& group);
    base::Status take(const model::RecordImage& row);
    base::Status keepSealed(const PagePart& part);
    const ChangedIds& changed() const { return m_changed; }

private:
    base::Status park(const OpAck& ack, const base::Uuid& group);
    base::Status settle(const OpAck& ack, const model::Op& op, const RecordHead& head);
    base::Status takeDirty(const model::RecordImage& row, const RecordHead& head);
    model::json::object fold(model::KindId kind, const model::json::object& base,
                             std::span<const model::Op> queued) const;

    Store::Impl& m_store;
    std::int64_t m_now;
    std::set<std::pair<model::KindId, base::Uuid>> m_expected;
    ChangedIds m_changed;
};

}  // namespace opdesk::store
