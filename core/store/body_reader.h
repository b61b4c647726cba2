#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/base/uuid.h"

namespace opdesk::store {

/// Lenient looks into a record's body for projections: a value of a wrong type counts as absent.
class BodyReader {
public:
    explicit BodyReader(const base::json::object& body) : m_body(body) {}
    std::string text(std::string_view field) const;
    base::Uuid id(std::string_view field) const;
    bool flag(std::string_view field) const;
    std::optional<std::int64_t> integer(std::string_view field) const;
    std::optional<std::int64_t> instantMillis(std::string_view field) const;
    /// 20261117, which sorts and compares as the date does.
    std::optional<std::int64_t> dayNumber(std::string_view field) const;
    bool isVoided() const;
    const base::json::array* list(std::string_view field) const;

private:
    const base::json::object& m_body;
};

std::int64_t dayNumberOf(base::Date date);
std::optional<base::Date> dateOfDayNumber(const std::optional<std::int64_t>& number);
std::optional<base::Instant> instantOfMillis(const std::optional<std::int64_t>& millis);
/// When a UUIDv7 was made.
std::int64_t millisOfId(const base::Uuid& id);

}  // namespace opdesk::store
