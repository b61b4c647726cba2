#include "app/opdeskctl/arguments.h"

#include <algorithm>

namespace opdesk::app {

base::Result<std::string> optionalText(const base::json::object& arguments, std::string_view name) {
    const auto* value = arguments.if_contains(name);
    if (!value || value->is_null())
        return std::string();
    if (!value->is_string())
        return base::failField(std::string(name), "the argument has the wrong type", "text");
    return std::string(value->get_string().data(), value->get_string().size());
}

base::Result<std::string> textArgument(const base::json::object& arguments, std::string_view name) {
    OPDESK_TRY(auto text, optionalText(arguments, name));
    if (text.empty())
        return base::failField(std::string(name), "a required argument is missing",
                               "give \"" + std::string(name) + "\"");
    return text;
}

base::Result<std::int64_t> numberArgument(const base::json::object& arguments, std::string_view name,
                                          std::int64_t fallback) {
    const auto* value = arguments.if_contains(name);
    if (!value || value->is_null())
        return fallback;
    if (!value->is_int64())
        return base::failField(std::string(name), "the argument has the wrong type", "a whole number");
    return value->get_int64();
}

base::Status onlyArguments(const base::json::object& arguments, std::initializer_list<std::string_view> allowed) {
    for (const auto& [name, ignored] : arguments) {
        if (std::ranges::find(allowed, std::string_view(name.data(), name.size())) != allowed.end())
            continue;
        std::string list;
        for (const auto one : allowed)
            list += (list.empty() ? "" : ", ") + std::string(one);
        return base::failField(std::string(name), "unknown argument",
                               list.empty() ? "no arguments" : "one of: " + list);
    }
    return {};
}

}  // namespace opdesk::app
