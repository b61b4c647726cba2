#pragma once

#include "core/clinic/described.h"
#include "core/clinic/devices.h"

/// The clinic's PCs and what was set aside of them, by their stable names.
namespace opdesk::clinic {

template <>
struct Described<DeviceLine> {
    static constexpr auto members =
        std::make_tuple(member("device", &DeviceLine::device), member("name", &DeviceLine::name),
                        member("series", &DeviceLine::series), member("desk_digit", &DeviceLine::deskDigit),
                        member("state", &DeviceLine::state), member("enrolled_at", &DeviceLine::enrolledAt),
                        member("last_seen", &DeviceLine::lastSeen), member("program", &DeviceLine::program),
                        member("set_aside", &DeviceLine::setAside), member("people", &DeviceLine::people),
                        member("here", &DeviceLine::here), member("unsent", &DeviceLine::unsent));
};
template <>
struct Described<ListDevices> {
    static constexpr std::string_view name = "device.list";
    static constexpr std::string_view permission = "device.approve";
    static constexpr auto members = std::make_tuple();
};
template <>
struct Described<ListDevices::Answer> {
    static constexpr auto members =
        std::make_tuple(member("devices", &ListDevices::Answer::devices), member("live", &ListDevices::Answer::live));
};

template <>
struct Described<StopDevice> {
    static constexpr std::string_view name = "device.stop";
    static constexpr std::string_view permission = "device.approve";
    static constexpr auto members = std::make_tuple(
        member("device", &StopDevice::device).require(), member("how", &StopDevice::how).require(),
        member("reason", &StopDevice::reason).require(), member("passphrase", &StopDevice::passphrase).require());
};
template <>
struct Described<StopDevice::Answer> {
    static constexpr auto members = std::make_tuple(member("state", &StopDevice::Answer::state),
                                                    member("set_aside", &StopDevice::Answer::setAside));
};

template <>
struct Described<ResumeDevice> {
    static constexpr std::string_view name = "device.resume";
    static constexpr std::string_view permission = "device.approve";
    static constexpr auto members = std::make_tuple(member("device", &ResumeDevice::device).require(),
                                                    member("reason", &ResumeDevice::reason).require(),
                                                    member("passphrase", &ResumeDevice::passphrase).require());
};
template <>
struct Described<ResumeDevice::Answer> {
    static constexpr auto members = std::make_tuple(member("state", &ResumeDevice::Answer::state),
                                                    member("set_aside", &ResumeDevice::Answer::setAside));
};

template <>
struct Described<SetAsideItem> {
    static constexpr auto members =
        std::make_tuple(member("kind", &SetAsideItem::kind), member("action", &SetAsideItem::action),
                        member("record", &SetAsideItem::record), member("patient", &SetAsideItem::patient),
                        member("patient_name", &SetAsideItem::patientName), member("fields", &SetAsideItem::fields));
};
template <>
struct Described<SetAsideGroup> {
    static constexpr auto members =
        std::make_tuple(member("group", &SetAsideGroup::group), member("device", &SetAsideGroup::device),
                        member("device_name", &SetAsideGroup::deviceName), member("who", &SetAsideGroup::who),
                        member("code", &SetAsideGroup::code), member("detail", &SetAsideGroup::detail),
                        member("at", &SetAsideGroup::at), member("waits_for", &SetAsideGroup::waitsFor),
                        member("changes", &SetAsideGroup::changes), member("unreadable", &SetAsideGroup::isUnreadable),
                        member("items", &SetAsideGroup::items));
};
template <>
struct Described<ListSetAside> {
    static constexpr std::string_view name = "quarantine.list";
    static constexpr std::string_view permission = "device.approve";
    static constexpr auto members = std::make_tuple();
};
template <>
struct Described<ListSetAside::Answer> {
    static constexpr auto members = std::make_tuple(member("groups", &ListSetAside::Answer::groups));
};

template <>
struct Described<SetAsideOutcome> {
    static constexpr auto members =
        std::make_tuple(member("group", &SetAsideOutcome::group), member("state", &SetAsideOutcome::state),
                        member("code", &SetAsideOutcome::code), member("detail", &SetAsideOutcome::detail));
};
template <>
struct Described<TakeInSetAside> {
    static constexpr std::string_view name = "quarantine.take_in";
    static constexpr std::string_view permission = "device.approve";
    static constexpr auto members =
        std::make_tuple(member("groups", &TakeInSetAside::groups).require(), member("reason", &TakeInSetAside::reason),
                        member("passphrase", &TakeInSetAside::passphrase).require());
};
template <>
struct Described<TakeInSetAside::Answer> {
    static constexpr auto members = std::make_tuple(member("outcomes", &TakeInSetAside::Answer::outcomes));
};
template <>
struct Described<RefuseSetAside> {
    static constexpr std::string_view name = "quarantine.refuse";
    static constexpr std::string_view permission = "device.approve";
    static constexpr auto members = std::make_tuple(
        member("groups", &RefuseSetAside::groups).require(), member("reason", &RefuseSetAside::reason).require(),
        member("passphrase", &RefuseSetAside::passphrase).require(), member("file", &RefuseSetAside::file).require());
};
template <>
struct Described<RefuseSetAside::Answer> {
    static constexpr auto members = std::make_tuple(member("outcomes", &RefuseSetAside::Answer::outcomes),
                                                    member("written", &RefuseSetAside::Answer::written),
                                                    member("locked", &RefuseSetAside::Answer::locked));
};

}  // namespace opdesk::clinic
