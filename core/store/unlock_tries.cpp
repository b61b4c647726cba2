#include "core/store/unlock_tries.h"

#include <algorithm>
#include <boost/json.hpp>

#include "core/base/json.h"
#include "core/base/platform.h"

namespace opdesk::store {

using base::ErrorCode;
using base::Status;

namespace {
constexpr std::int64_t kMostTries = 10;
}

UnlockTries::UnlockTries(const ProfileFolder& folder, const model::StaffId& staff)
    : m_file(folder.folder() / ("user-" + staff.text() + ".tries")) {
    const auto content = base::platform::readFile(m_file, 4096);
    if (!content) {
        // No file: nobody failed. A file that cannot be read counts as spent.
        if (content.error().code != ErrorCode::notFound)
            m_count = kMostTries;
        return;
    }
    const auto text = base::parseJsonObject(base::asText(*content));
    const auto* count = text ? text->if_contains("count") : nullptr;
    const auto* last = text ? text->if_contains("last_ms") : nullptr;
    m_count = count && count->is_int64() ? count->get_int64() : kMostTries;
    m_lastMillis = last && last->is_int64() ? last->get_int64() : 0;
}

Status UnlockTries::mayTry(base::Instant now) const {
    if (m_count <= 0)
        return {};
    if (m_count >= kMostTries)
        return base::fail(ErrorCode::rateLimited, "online");
    const std::int64_t wait = std::int64_t{1000} << (m_count - 1);
    // A clock put back must not wait for ever, nor one put forward not at all: at most the whole wait counts.
    const std::int64_t passed = std::clamp<std::int64_t>(base::toMillis(now) - m_lastMillis, 0, wait);
    if (passed == wait)
        return {};
    return base::fail(ErrorCode::rateLimited, std::to_string((wait - passed + 999) / 1000));
}

Status UnlockTries::failed(base::Instant now) {
    ++m_count;
    m_lastMillis = base::toMillis(now);
    const auto text = base::canonicalJson(base::json::object{{"count", m_count}, {"last_ms", m_lastMillis}});
    return base::platform::replaceFile(m_file, base::asBytes(text));
}

std::int64_t UnlockTries::left() const {
    return std::max<std::int64_t>(0, kMostTries - m_count);
}

Status UnlockTries::clear() {
    m_count = 0;
    std::error_code error;
    std::filesystem::remove(m_file, error);
    if (error)
        return base::fail(ErrorCode::ioFailed, "the count of wrong passphrases could not be cleared");
    return {};
}

}  // namespace opdesk::store
