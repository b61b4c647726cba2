#include "core/store/outbox_view.h"

#include <algorithm>
#include <limits>

#include "core/store/impl.h"

namespace opdesk::store {

base::Result<std::vector<std::pair<model::KindId, std::int64_t>>> waitingByKind(Store& store) {
    std::vector<std::pair<model::KindId, std::int64_t>> found;
    OPDESK_TRY(auto rows, store.database().query("SELECT kind, count(*) FROM outbox WHERE state <> 'acked' AND"
                                                 " state <> 'parked' GROUP BY kind ORDER BY count(*) DESC, kind"));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return found;
        const auto kind = store.impl().words.kind(rows.integer(0));
        if (!kind)
            return base::fail(base::ErrorCode::damaged, "an op of an unknown kind");
        found.emplace_back(*kind, rows.integer(1));
    }
}

std::optional<std::int64_t> freeBytes(Store& store) {
    if (!store.impl().blobs)
        return std::nullopt;
    constexpr auto kMost = std::uintmax_t{std::numeric_limits<std::int64_t>::max()};
    return static_cast<std::int64_t>(std::min(store.impl().blobs->freeBytes(), kMost));
}

}  // namespace opdesk::store
