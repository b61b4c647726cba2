#include "core/store/put_aside.h"

#include <algorithm>
#include <boost/json.hpp>

#include "core/store/answer_writer.h"
#include "core/store/sync_store.h"
#include "core/store/sync_values.h"

/// What was put aside: tried again where it lies here alone, shown where its compartment came back.
namespace opdesk::store {

using base::Result;
using base::Status;
using model::Action;

Result<Unread> retryUnread(Store& store, std::chrono::milliseconds rest) {
    auto& database = store.database();
    const auto now = base::toMillis(store.clock().now());
    constexpr std::string_view kTheirOps =
        " EXISTS (SELECT 1 FROM outbox o WHERE o.group_id = outbox_group.group_id AND o.only_here = 1";
    const auto which = [&](const std::string& when) {
        return "SELECT group_id FROM outbox_group WHERE state = 'parked' AND (" + std::string(kTheirOps) + when +
               ") OR (ops = 0" + when + "))";
    };
    std::vector<model::GroupId> due;
    {
        // A clock that was set back must not make the rest longer.
        OPDESK_TRY(auto rows,
                   database.query(which(" AND (judged_at <= ?1 OR judged_at > ?2)"), now - rest.count(), now));
        while (true) {
            OPDESK_TRY(const bool more, rows.step());
            if (!more)
                break;
            due.emplace_back(rows.uuid(0));
        }
    }
    for (const auto& group : due)
        OPDESK_CHECK(retryParkedGroup(store, group));
    OPDESK_TRY(auto rows, database.query(which("") + " LIMIT 1"));
    OPDESK_TRY(const bool left, rows.step());
    return Unread{!due.empty(), left};
}

Result<std::vector<RecordName>> AnswerWriter::unshown() {
    std::vector<RecordName> names;
    OPDESK_TRY(const auto scope, readSyncText(*m_store.database, SyncValue::scope));
    OPDESK_TRY(const auto fill, readSyncText(*m_store.database, SyncValue::fill));
    const auto here = compartmentsIn(namesWith(scope, fill));
    OPDESK_TRY(auto rows,
               m_store.database->query("SELECT DISTINCT kind, id, compartment FROM outbox WHERE state = 'parked' AND "
                                       "action IN ('create', 'append') AND NOT EXISTS"
                                       " (SELECT 1 FROM record r WHERE r.kind = outbox.kind AND r.id = outbox.id)"));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return names;
        const auto kind = m_store.words.kind(rows.integer(0));
        const auto compartment = m_store.words.compartment(rows.integer(2));
        if (kind && compartment && m_store.keys.canOpen(*compartment) &&
            std::ranges::find(here, *compartment) != here.end())
            names.emplace_back(*kind, rows.uuid(1));
    }
}

Result<bool> AnswerWriter::hasUnshown() {
    OPDESK_TRY(const auto names, unshown());
    return !names.empty();
}

Status AnswerWriter::showPutAside() {
    OPDESK_TRY(const auto names, unshown());
    for (const auto& name : names)
        OPDESK_CHECK(showUnmade(name));
    return {};
}

Status AnswerWriter::showUnmade(const RecordName& name) {
    const auto& [kind, id] = name;
    OPDESK_TRY(const auto queued, m_store.outbox.pending(kind, id));
    const bool isMade =
        !queued.empty() && (queued.front().action == Action::create || queued.front().action == Action::append);
    if (!isMade)
        return {};
    bool deleted = false;
    for (const auto& op : queued)
        if (op.action != Action::voided)
            deleted = op.action == Action::remove;
    const auto body = fold(kind, {}, queued);
    const auto text = base::canonicalJson(body);
    m_changed[kind].push_back(id);
    return m_store.records.saveServer(
        {kind, id, 0, queued.front().compartment, deleted, true, body, text, {true, std::nullopt}});
}

Status showPutAside(Store& store) {
    auto& impl = store.impl();
    AnswerWriter writer(impl);
    const auto write = [&]() -> Status {
        OPDESK_TRY(const bool any, writer.hasUnshown());
        if (!any)
            return {};
        OPDESK_TRY(auto transaction, Transaction::begin(*impl.database, Durability::memory));
        OPDESK_CHECK(writer.showPutAside());
        return impl.commitRows(transaction);
    };
    if (auto written = write(); !written) {
        impl.rolledBack();
        return written;
    }
    impl.announce(writer.changed());
    return {};
}

}  // namespace opdesk::store
