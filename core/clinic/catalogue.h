#pragma once

#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/clinic/session.h"

/// Every use case as a command with JSON in and out: the one table behind opdeskctl, its documentation and the tests
/// that go over all commands.
namespace opdesk::clinic {

struct CatalogueEntry {
    std::string_view name;        ///< patient.register
    std::string_view permission;  ///< the one asked first; empty: everybody of the clinic, or not stated
    /// Errors: as the use case; invalidInput for an unknown, missing or mistyped argument.
    base::Result<base::json::object> (*run)(Session& session, const base::json::object& args);
    /// Name of the argument and whether it must be given.
    std::vector<std::pair<std::string_view, bool>> (*arguments)();
    /// Names of what the answer holds.
    std::vector<std::string_view> (*answers)();
};

/// In order of their names' areas; the table is constant.
std::span<const CatalogueEntry> catalogue();
/// nullptr for an unknown name.
const CatalogueEntry* findCommand(std::string_view name);

}  // namespace opdesk::clinic
