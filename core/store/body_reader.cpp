#include "core/store/body_reader.h"

#include <boost/json.hpp>

#include "core/model/op.h"

namespace opdesk::store {

std::string BodyReader::text(std::string_view field) const {
    const auto* value = m_body.if_contains(field);
    const auto* found = value ? value->if_string() : nullptr;
    return found ? std::string(found->data(), found->size()) : std::string();
}

base::Uuid BodyReader::id(std::string_view field) const {
    return base::Uuid::parse(text(field)).value_or(base::Uuid{});
}

bool BodyReader::flag(std::string_view field) const {
    const auto* value = m_body.if_contains(field);
    return value && value->is_bool() && value->get_bool();
}

std::optional<std::int64_t> BodyReader::integer(std::string_view field) const {
    const auto* value = m_body.if_contains(field);
    if (!value || !value->is_int64())
        return std::nullopt;
    return value->get_int64();
}

std::optional<std::int64_t> BodyReader::instantMillis(std::string_view field) const {
    const auto instant = base::instantFromIso(text(field));
    if (!instant)
        return std::nullopt;
    return base::toMillis(*instant);
}

std::optional<std::int64_t> BodyReader::dayNumber(std::string_view field) const {
    const auto date = base::dateFromIso(text(field));
    if (!date)
        return std::nullopt;
    return dayNumberOf(*date);
}

bool BodyReader::isVoided() const {
    return flag(model::kVoidedField);
}

const base::json::array* BodyReader::list(std::string_view field) const {
    const auto* value = m_body.if_contains(field);
    return value ? value->if_array() : nullptr;
}

std::int64_t dayNumberOf(base::Date date) {
    return std::int64_t{static_cast<int>(date.year())} * 10000 +
           std::int64_t{static_cast<unsigned>(date.month())} * 100 + std::int64_t{static_cast<unsigned>(date.day())};
}

std::optional<base::Date> dateOfDayNumber(const std::optional<std::int64_t>& number) {
    if (!number)
        return std::nullopt;
    return base::Date(std::chrono::year(static_cast<int>(*number / 10000)),
                      std::chrono::month(static_cast<unsigned>(*number / 100 % 100)),
                      std::chrono::day(static_cast<unsigned>(*number % 100)));
}

std::optional<base::Instant> instantOfMillis(const std::optional<std::int64_t>& millis) {
    if (!millis)
        return std::nullopt;
    return base::fromMillis(*millis);
}

std::int64_t millisOfId(const base::Uuid& id) {
    std::int64_t millis = 0;
    for (std::size_t i = 0; i < 6; ++i)
        millis = millis * 256 + id.bytes()[i];
    return millis;
}

}  // namespace opdesk::store
