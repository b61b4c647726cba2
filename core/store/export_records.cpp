#include <algorithm>
#include <boost/json.hpp>

#include "core/store/impl.h"
#include "core/store/sync_store.h"

namespace opdesk::store {

using base::Result;
using base::Status;
using model::Action;
namespace json = model::json;

Status exportRecords(Store& store, const std::function<void(std::string_view line)>& line) {
    std::vector<const model::KindDescriptor*> kinds;
    for (const auto& kind : model::allKinds())
        kinds.push_back(&kind);
    std::ranges::sort(kinds, {}, &model::KindDescriptor::name);
    auto& impl = store.impl();
    for (const auto* kind : kinds) {
        std::vector<base::Uuid> ids;
        OPDESK_TRY(auto rows, impl.database->query("SELECT id FROM record WHERE kind = ? AND deleted = 0 ORDER BY id",
                                                   impl.words.of(kind->id)));
        while (true) {
            OPDESK_TRY(const bool more, rows.step());
            if (!more)
                break;
            auto record = impl.records.load(kind->id, rows.uuid(0));
            if (!record && record.error().code == base::ErrorCode::locked)
                continue;
            if (!record)
                return base::fail(std::move(record).error());
            const auto& found = record.value();
            if (!found)
                continue;
            line(base::canonicalJson(json::object{{"kind", kind->name},
                                                  {"id", found->id.text()},
                                                  {"version", found->version},
                                                  {"deleted", found->deleted},
                                                  {"dirty", found->dirty},
                                                  {"body", found->body}}));
        }
    }
    return {};
}

Status dropOneAcknowledged(Store& store) {
    auto& impl = store.impl();
    OPDESK_TRY(auto transaction, Transaction::begin(*impl.database));
    OPDESK_TRY(auto rows,
               impl.database->query("SELECT op_id FROM outbox WHERE state = 'acked' AND action IN ('create', 'append')"
                                    " ORDER BY device_seq DESC"));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return base::fail(base::ErrorCode::notFound, "no acknowledged op to forget");
        OPDESK_TRY(const auto op, impl.outbox.find(model::OpId(rows.uuid(0)), false));
        OPDESK_TRY(const auto head, impl.records.head(op->kind, op->record));
        if (!head || head->dirty || head->deleted)
            continue;
        OPDESK_CHECK(impl.records.erase(op->kind, op->record));
        OPDESK_CHECK(transaction.commit());
        impl.announce({{op->kind, {op->record}}});
        return {};
    }
}

}  // namespace opdesk::store
