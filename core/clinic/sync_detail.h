#pragma once

#include "core/clinic/described.h"
#include "core/clinic/session.h"

/// What the sync popover says beyond the state of sync.
namespace opdesk::clinic {

struct ShowSyncDetail {  // "sync.detail"
    struct KindCount {
        std::string kind;
        std::int64_t count = 0;
    };
    struct Answer {
        std::vector<KindCount> waiting;         ///< not sent yet, the most first
        std::optional<std::int64_t> freeBytes;  ///< of the disk this desk's data lies on
        std::string deviceState;                ///< active, drain, revoked: as the clinic last had it; empty: not known
    };
};
base::Result<ShowSyncDetail::Answer> execute(Session&, const ShowSyncDetail&);

template <>
struct Described<ShowSyncDetail> {
    static constexpr std::string_view name = "sync.detail";
    static constexpr std::string_view permission = "";
    static constexpr auto members = std::make_tuple();
};
template <>
struct Described<ShowSyncDetail::KindCount> {
    static constexpr auto members = std::make_tuple(member("kind", &ShowSyncDetail::KindCount::kind),
                                                    member("count", &ShowSyncDetail::KindCount::count));
};
template <>
struct Described<ShowSyncDetail::Answer> {
    static constexpr auto members = std::make_tuple(member("waiting", &ShowSyncDetail::Answer::waiting),
                                                    member("free_bytes", &ShowSyncDetail::Answer::freeBytes),
                                                    member("device_state", &ShowSyncDetail::Answer::deviceState));
};

}  // namespace opdesk::clinic
