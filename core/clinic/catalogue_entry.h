#pragma once

#include "core/clinic/catalogue.h"
#include "core/clinic/described.h"
#include "core/clinic/records.h"

/// One template line per command; included by the catalogue_*.cpp only.
namespace opdesk::clinic {

template <typename Command>
constexpr std::string_view permissionOf() {
    if constexpr (requires { Described<Command>::permission; })
        return Described<Command>::permission;
    else
        return {};
}

/// A role that never may is refused before anything is looked up, so that "not found" tells it nothing.
template <typename Command>
base::Result<base::json::object> runCommand(Session& session, const base::json::object& args) {
    OPDESK_TRY(const auto command, fromJson<Command>(args));
    constexpr auto permission = permissionOf<Command>();
    if (!permission.empty() && !mayQuietly(session, permission, true, true))
        OPDESK_CHECK(allow(session, {.permission = permission}));
    OPDESK_TRY(const auto answer, execute(session, command));
    return toJson(answer);
}

template <typename Command>
std::vector<std::pair<std::string_view, bool>> argumentsOf() {
    std::vector<std::pair<std::string_view, bool>> list;
    std::apply([&](const auto&... one) { (list.emplace_back(one.name, one.required), ...); },
               Described<Command>::members);
    return list;
}

template <typename Command>
std::vector<std::string_view> answersOf() {
    std::vector<std::string_view> list;
    std::apply([&](const auto&... one) { (list.push_back(one.name), ...); },
               Described<typename Command::Answer>::members);
    return list;
}

template <typename Command>
constexpr CatalogueEntry entry() {
    return {Described<Command>::name, permissionOf<Command>(), &runCommand<Command>, &argumentsOf<Command>,
            &answersOf<Command>};
}

std::span<const CatalogueEntry> peopleEntries();
std::span<const CatalogueEntry> dayEntries();
std::span<const CatalogueEntry> queueEntries();
std::span<const CatalogueEntry> scheduleEntries();
std::span<const CatalogueEntry> settlingEntries();
std::span<const CatalogueEntry> documentEntries();
std::span<const CatalogueEntry> attachmentEntries();
std::span<const CatalogueEntry> billEntries();
std::span<const CatalogueEntry> settingsEntries();
std::span<const CatalogueEntry> deviceEntries();

}  // namespace opdesk::clinic
