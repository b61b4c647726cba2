#include "core/model/validate.h"

#include <algorithm>
#include <boost/json.hpp>

namespace opdesk::model {

namespace {

const json::value kNull{};

std::string_view view(const json::string& text) {
    return {text.data(), text.size()};
}

base::Status checkLength(const FieldDescriptor& field, std::size_t size) {
    if (size <= field.maxLength)
        return {};
    return base::failField(
        std::string(field.name), "the value is too long",
        "at most " + std::to_string(field.maxLength) + (field.type == FieldType::list ? " entries" : " bytes of text"));
}

base::Status checkRange(const FieldDescriptor& field, std::int64_t number) {
    if (number >= field.least && number <= field.most)
        return {};
    return base::failField(std::string(field.name), "the number is out of range",
                           "a whole number from " + std::to_string(field.least) + " to " + std::to_string(field.most));
}

base::Failure wrongType(const FieldDescriptor& field, std::string_view expected) {
    return base::failField(std::string(field.name), "the value has the wrong type", std::string(expected));
}

}  // namespace

base::Status validateField(const FieldDescriptor& field, const json::value& value) {
    if (value.is_null())
        return {};
    const auto* text = value.if_string();
    switch (field.type) {
        case FieldType::text:
            return text ? checkLength(field, text->size()) : wrongType(field, "text");
        case FieldType::openEnum:
            return text ? checkLength(field, text->size()) : wrongType(field, "one of the known words");
        case FieldType::integer:
        case FieldType::paise:
            return value.is_int64()
                       ? checkRange(field, value.get_int64())
                       : wrongType(field, field.type == FieldType::paise ? "whole paise" : "a whole number");
        case FieldType::date:
            if (!text || !base::dateFromIso(view(*text)))
                return wrongType(field, "a date like 2026-11-17");
            return {};
        case FieldType::instant:
            if (!text || !base::instantFromIso(view(*text)))
                return wrongType(field, "a time like 2026-11-17T06:12:00.000Z");
            return {};
        case FieldType::flag:
            if (!value.is_bool())
                return wrongType(field, "true or false");
            return {};
        case FieldType::id:
            if (!text || !base::Uuid::parse(view(*text)))
                return wrongType(field, "an id");
            return {};
        case FieldType::list:
            return value.is_array() ? checkLength(field, value.get_array().size()) : wrongType(field, "a list");
    }
    return base::fail(base::ErrorCode::internal, "unknown field type");
}

base::Status validateBody(const KindDescriptor& kind, const json::object& body) {
    for (const auto& field : kind.fields) {
        const auto& value = valueOf(body, field.name);
        if (field.required && normalized(value).is_null())
            return base::failField(std::string(field.name), "a required value is missing",
                                   "give " + std::string(field.name) + " of the " + std::string(kind.name));
        OPDESK_CHECK(validateField(field, value));
    }
    return {};
}

json::value normalized(const json::value& value) {
    const bool empty = (value.is_string() && value.get_string().empty()) ||
                       (value.is_array() && value.get_array().empty()) || (value.is_bool() && !value.get_bool());
    return empty ? json::value{} : value;
}

bool sameValue(const json::value& a, const json::value& b) {
    return normalized(a) == normalized(b);
}

const json::value& valueOf(const json::object& body, std::string_view field) {
    const auto* value = body.if_contains(field);
    return value ? *value : kNull;
}

void setValue(json::object& body, std::string_view field, const json::value& value) {
    auto plain = normalized(value);
    if (plain.is_null())
        body.erase(field);
    else
        body[field] = std::move(plain);
}

std::vector<FieldDifference> difference(const json::object& before, const json::object& after) {
    std::vector<FieldDifference> changes;
    for (const auto& [name, value] : before)
        if (!sameValue(value, valueOf(after, name)))
            changes.push_back({std::string(name), value, valueOf(after, name)});
    for (const auto& [name, value] : after)
        if (!before.contains(name) && !sameValue(value, kNull))
            changes.push_back({std::string(name), {}, value});
    std::ranges::sort(changes, {}, &FieldDifference::field);
    return changes;
}

}  // namespace opdesk::model
