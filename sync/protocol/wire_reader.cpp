#include "sync/protocol/wire_reader.h"

#include <boost/json/array.hpp>
#include <boost/json/string.hpp>

namespace opdesk::sync::protocol {

const base::json::value* WireReader::find(std::string_view name) const {
    return m_from.if_contains(name);
}

const base::json::object* WireReader::objectOf(const base::json::value& value) {
    return value.if_object();
}

void WireReader::fail(std::string_view name, std::string_view fix) {
    if (m_error)
        return;
    m_error = base::Error{base::ErrorCode::invalidInput, "a member of the message is missing or wrong",
                          std::string(name), std::string(fix)};
}

void WireReader::adopt(base::Error error) {
    if (!m_error)
        m_error = std::move(error);
}

base::Status WireReader::status() const {
    if (m_error)
        return base::fail(*m_error);
    return {};
}

void WireReader::text(std::string_view name, std::string& out, std::size_t most) {
    const auto* value = find(name);
    const auto* string = value ? value->if_string() : nullptr;
    if (!string)
        return fail(name, "text");
    if (string->size() > most)
        return fail(name, "a shorter text");
    out.assign(string->data(), string->size());
}

void WireReader::optionalText(std::string_view name, std::string& out, std::size_t most) {
    if (find(name))
        text(name, out, most);
}

void WireReader::integer(std::string_view name, std::int64_t& out, std::int64_t least, std::int64_t most) {
    const auto* value = find(name);
    const auto* number = value ? value->if_int64() : nullptr;
    if (!number)
        return fail(name, "a whole number");
    if (*number < least || *number > most)
        return fail(name, "from " + std::to_string(least) + " to " + std::to_string(most));
    out = *number;
}

void WireReader::optionalInteger(std::string_view name, std::int64_t& out, std::int64_t least, std::int64_t most) {
    if (find(name))
        integer(name, out, least, most);
}

void WireReader::flag(std::string_view name, bool& out) {
    const auto* value = find(name);
    const auto* flag = value ? value->if_bool() : nullptr;
    if (!flag)
        return fail(name, "true or false");
    out = *flag;
}

void WireReader::bytes(std::string_view name, base::Bytes& out) {
    const auto* value = find(name);
    const auto* string = value ? value->if_string() : nullptr;
    auto decoded = string ? base::fromBase64Url({string->data(), string->size()}) : std::nullopt;
    if (!decoded)
        return fail(name, "base64url");
    out = std::move(*decoded);
}

void WireReader::object(std::string_view name, base::json::object& out) {
    const auto* value = find(name);
    const auto* object = value ? value->if_object() : nullptr;
    if (!object)
        return fail(name, "an object");
    out = *object;
}

void WireReader::compartment(std::string_view name, model::Compartment& out) {
    std::string word;
    text(name, word, 20);
    if (const auto known = model::compartmentFromName(word))
        out = *known;
    else
        fail(name, "desk, care, notes or admin");
}

void WireReader::textList(std::string_view name, std::vector<std::string>& out, std::size_t most) {
    const auto* list = array(name, most);
    if (!list)
        return;
    out.clear();
    for (const auto& element : *list) {
        const auto* string = element.if_string();
        if (!string)
            return fail(name, "a list of texts");
        out.emplace_back(string->data(), string->size());
    }
}

const base::json::array* WireReader::array(std::string_view name, std::size_t most) {
    const auto* value = find(name);
    const auto* list = value ? value->if_array() : nullptr;
    if (!list) {
        fail(name, "a list");
        return nullptr;
    }
    if (list->size() > most) {
        fail(name, "at most " + std::to_string(most) + " entries");
        return nullptr;
    }
    return list;
}

}  // namespace opdesk::sync::protocol
