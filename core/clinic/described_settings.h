#pragma once

#include "core/clinic/clinic_settings.h"
#include "core/clinic/described.h"
#include "core/clinic/price_list.h"

/// The price list and the clinic's settings, by their stable names.
namespace opdesk::clinic {

template <>
struct Described<PriceEntry> {
    static constexpr auto members = std::make_tuple(
        member("price", &PriceEntry::price), member("code", &PriceEntry::code), member("text", &PriceEntry::text),
        member("sac", &PriceEntry::sac), member("visit_kind", &PriceEntry::visitKind),
        member("doctor", &PriceEntry::doctor), member("doctor_name", &PriceEntry::doctorName),
        member("rate", &PriceEntry::rate), member("tax_percent", &PriceEntry::taxPercent),
        member("from", &PriceEntry::from), member("retired", &PriceEntry::retired), member("state", &PriceEntry::state),
        member("reason", &PriceEntry::reason));
};
template <>
struct Described<ShowPriceList> {
    static constexpr auto members = std::make_tuple(member("history", &ShowPriceList::history));
    static constexpr std::string_view name = "price.show";
    static constexpr std::string_view permission = "price.manage";
};
template <>
struct Described<ShowPriceList::Answer> {
    static constexpr auto members = std::make_tuple(
        member("prices", &ShowPriceList::Answer::prices), member("today", &ShowPriceList::Answer::today),
        member("registered", &ShowPriceList::Answer::registered), member("taxes", &ShowPriceList::Answer::taxes));
};
template <>
struct Described<SetPrice> {
    static constexpr auto members = std::make_tuple(
        member("code", &SetPrice::code).require(), member("text", &SetPrice::text).require(),
        member("sac", &SetPrice::sac), member("visit_kind", &SetPrice::visitKind), member("doctor", &SetPrice::doctor),
        member("rate", &SetPrice::rate).require(), member("tax_percent", &SetPrice::taxPercent),
        member("from", &SetPrice::from), member("reason", &SetPrice::reason));
    static constexpr std::string_view name = "price.set";
    static constexpr std::string_view permission = "price.manage";
};
template <>
struct Described<SetPrice::Answer> {
    static constexpr auto members =
        std::make_tuple(member("price", &SetPrice::Answer::price), member("now", &SetPrice::Answer::now),
                        member("before", &SetPrice::Answer::before));
};
template <>
struct Described<RetirePrice> {
    static constexpr auto members =
        std::make_tuple(member("code", &RetirePrice::code).require(), member("from", &RetirePrice::from),
                        member("reason", &RetirePrice::reason));
    static constexpr std::string_view name = "price.retire";
    static constexpr std::string_view permission = "price.manage";
};
template <>
struct Described<PutPriceBack> {
    static constexpr auto members =
        std::make_tuple(member("price", &PutPriceBack::price).require(), member("now", &PutPriceBack::now).require(),
                        member("before", &PutPriceBack::before));
    static constexpr std::string_view name = "price.put_back";
    static constexpr std::string_view permission = "price.manage";
};
template <>
struct Described<PutPriceBack::Answer> {
    static constexpr auto members = std::make_tuple(member("back", &PutPriceBack::Answer::back));
};

template <>
struct Described<SettingValue> {
    static constexpr auto members =
        std::make_tuple(member("key", &SettingValue::key).require(), member("value", &SettingValue::value));
};
template <>
struct Described<SettingLine> {
    static constexpr auto members = std::make_tuple(
        member("key", &SettingLine::key), member("value", &SettingLine::value), member("type", &SettingLine::type),
        member("most_bytes", &SettingLine::mostBytes), member("least", &SettingLine::least),
        member("most", &SettingLine::most), member("choices", &SettingLine::choices));
};
template <>
struct Described<ShowIdleLimit> {
    static constexpr auto members = std::make_tuple();
    static constexpr std::string_view name = "session.idle_limit";
};
template <>
struct Described<ShowIdleLimit::Answer> {
    static constexpr auto members = std::make_tuple(member("minutes", &ShowIdleLimit::Answer::minutes));
};
template <>
struct Described<ShowClinicSettings> {
    static constexpr auto members = std::make_tuple();
    static constexpr std::string_view name = "settings.show";
    static constexpr std::string_view permission = "settings.clinic";
};
template <>
struct Described<ShowClinicSettings::Answer> {
    static constexpr auto members = std::make_tuple(member("settings", &ShowClinicSettings::Answer::settings),
                                                    member("enrolled_name", &ShowClinicSettings::Answer::enrolledName));
};
template <>
struct Described<SetClinicSettings> {
    static constexpr auto members = std::make_tuple(member("values", &SetClinicSettings::values).require(),
                                                    member("passphrase", &SetClinicSettings::passphrase).require());
    static constexpr std::string_view name = "settings.set";
    static constexpr std::string_view permission = "settings.clinic";
};
template <>
struct Described<SetClinicSettings::Answer> {
    static constexpr auto members = std::make_tuple(member("before", &SetClinicSettings::Answer::before));
};
template <>
struct Described<PutSettingsBack> {
    static constexpr auto members = std::make_tuple();
    static constexpr std::string_view name = "settings.put_back";
    static constexpr std::string_view permission = "settings.clinic";
};
template <>
struct Described<PutSettingsBack::Answer> {
    static constexpr auto members = std::make_tuple(member("back", &PutSettingsBack::Answer::back));
};

}  // namespace opdesk::clinic
