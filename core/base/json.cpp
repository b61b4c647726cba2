#include "core/base/json.h"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>
#include <charconv>
#include <exception>
#include <vector>

namespace opdesk::base {

namespace {

constexpr std::size_t kMaxDepth = 32;

/// Members written in `text`, which is valid JSON: every colon outside a string stands for one.
std::size_t countMembers(std::string_view text) {
    std::size_t count = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == ':') {
            ++count;
        }
    }
    return count;
}

std::size_t countMembers(const json::value& value) {
    std::size_t count = 0;
    if (const auto* object = value.if_object()) {
        count = object->size();
        for (const auto& member : *object)
            count += countMembers(member.value());
    } else if (const auto* array = value.if_array()) {
        for (const auto& element : *array)
            count += countMembers(element);
    }
    return count;
}

void appendString(std::string& out, std::string_view text) {
    static constexpr char kDigits[] = "0123456789abcdef";
    out.push_back('"');
    std::size_t written = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        out.append(text.substr(written, i - written));
        written = i + 1;
        out.push_back('\\');
        switch (c) {
            case '"':
                out.push_back('"');
                break;
            case '\\':
                out.push_back('\\');
                break;
            case '\b':
                out.push_back('b');
                break;
            case '\f':
                out.push_back('f');
                break;
            case '\n':
                out.push_back('n');
                break;
            case '\r':
                out.push_back('r');
                break;
            case '\t':
                out.push_back('t');
                break;
            default:
                out.append("u00");
                out.push_back(kDigits[c >> 4]);
                out.push_back(kDigits[c & 0x0fU]);
        }
    }
    out.append(text.substr(written));
    out.push_back('"');
}

template <typename Integer>
void appendInteger(std::string& out, Integer value) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out.append(digits.data(), end.ptr);
}

void appendValue(std::string& out, const json::value& value);

void appendMember(std::string& out, const json::key_value_pair& member) {
    if (out.back() != '{')
        out.push_back(',');
    appendString(out, member.key());
    out.push_back(':');
    appendValue(out, member.value());
}

void appendObject(std::string& out, const json::object& object) {
    const auto keyLess = [](const auto& a, const auto& b) {
        return std::string_view(a.key()) < std::string_view(b.key());
    };
    out.push_back('{');
    if (std::is_sorted(object.begin(), object.end(), keyLess)) {
        for (const auto& member : object)
            appendMember(out, member);
    } else {
        std::vector<const json::key_value_pair*> members;
        members.reserve(object.size());
        for (const auto& member : object)
            members.push_back(&member);
        std::sort(members.begin(), members.end(), [&](const auto* a, const auto* b) { return keyLess(*a, *b); });
        for (const auto* member : members)
            appendMember(out, *member);
    }
    out.push_back('}');
}

void appendArray(std::string& out, const json::array& array) {
    out.push_back('[');
    bool first = true;
    for (const auto& element : array) {
        if (!first)
            out.push_back(',');
        first = false;
        appendValue(out, element);
    }
    out.push_back(']');
}

void appendValue(std::string& out, const json::value& value) {
    switch (value.kind()) {
        case json::kind::null:
            out.append("null");
            break;
        case json::kind::bool_:
            out.append(value.get_bool() ? "true" : "false");
            break;
        case json::kind::int64:
            appendInteger(out, value.get_int64());
            break;
        case json::kind::uint64:
            appendInteger(out, value.get_uint64());
            break;
        case json::kind::double_:
            out.append(json::serialize(value));
            break;
        case json::kind::string:
            appendString(out, value.get_string());
            break;
        case json::kind::array:
            appendArray(out, value.get_array());
            break;
        case json::kind::object:
            appendObject(out, value.get_object());
            break;
    }
}

}  // namespace

Result<json::value> parseJson(std::string_view text) {
    json::parse_options options;
    options.max_depth = kMaxDepth;
    try {
        json::error_code error;
        json::value value = json::parse(text, error, {}, options);
        if (error)
            return fail(ErrorCode::damaged, "not valid JSON");
        // The parser keeps the last of two equal keys; fewer members than were written means that it dropped one.
        if (countMembers(value) != countMembers(text))
            return fail(ErrorCode::damaged, "JSON with a duplicate key");
        return value;
    } catch (const std::exception&) {
        return fail(ErrorCode::tooLarge, "JSON does not fit");
    }
}

Result<json::object> parseJsonObject(std::string_view text) {
    OPDESK_TRY(json::value value, parseJson(text));
    if (!value.is_object())
        return fail(ErrorCode::damaged, "JSON is not an object");
    return std::move(value.get_object());
}

std::string canonicalJson(const json::value& value) {
    std::string out;
    appendValue(out, value);
    return out;
}

std::string canonicalJson(const json::object& object) {
    std::string out;
    appendObject(out, object);
    return out;
}

}  // namespace opdesk::base
