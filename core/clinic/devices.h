#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/clinic/day.h"

/// The clinic's PCs and what the server set aside of them. Online only; the admin's.
namespace opdesk::clinic {

using model::DeviceId;
using model::GroupId;

struct DeviceLine {
    DeviceId device;
    std::string name, series;
    std::int64_t deskDigit = 0;
    std::string state;  ///< active, drain, revoked, replaced (it went on as another after its disk was put back)
    std::optional<base::Instant> enrolledAt;
    std::optional<base::Instant> lastSeen;  ///< to a quarter of an hour; absent: never, or not known offline
    std::string program;                    ///< as it said itself; empty: not known
    std::int64_t setAside = 0;              ///< groups of it that wait for a decision
    std::vector<std::string> people;        ///< who logged in there, the last one first
    bool here = false;                      ///< this PC
    std::optional<std::int64_t> unsent;     ///< of this PC; of others nobody knows
};
struct ListDevices {
    struct Answer {
        std::vector<DeviceLine> devices;  ///< in the order of their coming
        bool live = false;                ///< false: as this desk knew them last, without the server's part
    };
};  // "device.list"
/// drain: what it still sends is set aside, it gets nothing new and nobody new can log in there. revoke: refused from
/// the next request on, for good; what it has not sent stays on it.
struct StopDevice {
    DeviceId device;
    std::string how;  ///< drain, revoke
    std::string reason, passphrase;
    struct Answer {
        std::string state;
        std::int64_t setAside = 0;
    };
};  // "device.stop"
/// A desk that drains goes on. One that was revoked does not come back.
struct ResumeDevice {
    DeviceId device;
    std::string reason, passphrase;
    struct Answer {
        std::string state;
        std::int64_t setAside = 0;
    };
};  // "device.resume"

struct SetAsideItem {
    std::string kind, action;
    base::Uuid record;
    PatientId patient;
    std::string patientName;  ///< empty: about nobody, or somebody this desk does not know
    /// What it would set, by the registry's names; to what is not handed out. Empty: it sets none, or the server
    /// does not say.
    std::vector<std::string> fields;
};
struct SetAsideGroup {
    GroupId group;
    DeviceId device;
    std::string deviceName, who;
    std::string code, detail;  ///< why
    base::Instant at{};
    GroupId waitsFor;          ///< judged after this one
    std::int64_t changes = 0;  ///< with none of them in `items` the server could not read them
    /// What the server stores of it is broken: it can be neither taken in nor refused.
    bool isUnreadable = false;
    std::vector<SetAsideItem> items;
};
struct ListSetAside {
    struct Answer {
        std::vector<SetAsideGroup> groups;  ///< oldest first, at most 500
    };
};  // "quarantine.list"
struct SetAsideOutcome {
    GroupId group;
    std::string state;  ///< released, parked (it waits on), gone (decided meanwhile, or it followed another), discarded
    std::string code, detail;  ///< why it waits on
};
/// Judged again, one after the other; what was made under an ended lease may stand.
struct TakeInSetAside {
    std::vector<GroupId> groups;
    std::string reason, passphrase;
    struct Answer {
        std::vector<SetAsideOutcome> outcomes;
    };
};  // "quarantine.take_in"
/// Given up. What it held is handed out in a file, for whoever must write it down elsewhere: patient data, in the clear
/// as far as this user may read it.
struct RefuseSetAside {
    std::vector<GroupId> groups;
    std::string reason, passphrase;
    std::string file;
    struct Answer {
        std::vector<SetAsideOutcome> outcomes;
        std::int64_t written = 0, locked = 0;  ///< ops; locked: whose content this user cannot read
    };
};  // "quarantine.refuse"

base::Result<ListDevices::Answer> execute(Session&, const ListDevices&);
base::Result<StopDevice::Answer> execute(Session&, const StopDevice&);
base::Result<ResumeDevice::Answer> execute(Session&, const ResumeDevice&);
base::Result<ListSetAside::Answer> execute(Session&, const ListSetAside&);
base::Result<TakeInSetAside::Answer> execute(Session&, const TakeInSetAside&);
base::Result<RefuseSetAside::Answer> execute(Session&, const RefuseSetAside&);

}  // namespace opdesk::clinic
