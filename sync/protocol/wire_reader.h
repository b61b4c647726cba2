#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/uuid.h"
#include "core/model/kind.h"

namespace opdesk::sync::protocol {

/// Reads the members of an untrusted JSON object. The first missing or wrong one is kept as invalidInput and names the
/// field; later reads do nothing harmful. Members it is not asked for are ignored, so that a newer peer may add some.
class WireReader {
public:
    explicit WireReader(const base::json::object& from) : m_from(from) {}

    void text(std::string_view name, std::string& out, std::size_t most = 16 * 1024);
    void optionalText(std::string_view name, std::string& out, std::size_t most = 16 * 1024);
    void integer(std::string_view name, std::int64_t& out, std::int64_t least, std::int64_t most);
    void optionalInteger(std::string_view name, std::int64_t& out, std::int64_t least, std::int64_t most);
    void flag(std::string_view name, bool& out);
    void bytes(std::string_view name, base::Bytes& out);
    void object(std::string_view name, base::json::object& out);
    void compartment(std::string_view name, model::Compartment& out);
    void textList(std::string_view name, std::vector<std::string>& out, std::size_t most = 100);
    template <typename Id>
    void id(std::string_view name, Id& out) {
        std::string value;
        text(name, value, 36);
        if (const auto parsed = Id::parse(value))
            out = *parsed;
        else
            fail(name, "an id");
    }
    /// Calls `each(element)` for every object of the list; an element's error becomes this one's.
    template <typename Each>
    void objects(std::string_view name, std::size_t most, Each each) {
        const auto* list = array(name, most);
        if (!list)
            return;
        for (const auto& element : *list) {
            const auto* object = objectOf(element);
            if (!object)
                return fail(name, "a list of objects");
            if (base::Status status = each(*object); !status)
                return adopt(std::move(status).error());
        }
    }
    void fail(std::string_view name, std::string_view fix);
    base::Status status() const;

private:
    const base::json::value* find(std::string_view name) const;
    const base::json::array* array(std::string_view name, std::size_t most);
    static const base::json::object* objectOf(const base::json::value& value);
    void adopt(base::Error error);

    const base::json::object& m_from;
    std::optional<base::Error> m_error;
};

}  // namespace opdesk::sync::protocol
