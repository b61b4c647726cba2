#include "app/platform/file_marks.h"

#include "core/base/json.h"
#include "core/base/platform.h"

namespace opdesk::app {

namespace {
constexpr std::uintmax_t kLargestFile = 1 << 20;
}

base::Result<std::optional<store::Marks>> FileMarks::load() {
    std::error_code ignored;
    if (!std::filesystem::exists(m_file, ignored))
        return std::optional<store::Marks>();
    OPDESK_TRY(const auto bytes, base::platform::readFile(m_file, kLargestFile));
    OPDESK_TRY(const auto text, base::parseJsonObject(base::asText(bytes)));
    OPDESK_TRY(auto marks, store::marksFrom(text));
    return std::optional(std::move(marks));
}

base::Status FileMarks::save(const store::Marks& marks) {
    const auto text = base::canonicalJson(store::toJson(marks));
    return base::platform::replaceFile(m_file, base::asBytes(text));
}

base::Status FileMarks::clear() {
    std::error_code error;
    std::filesystem::remove(m_file, error);
    return error ? base::Status(base::fail(base::ErrorCode::ioFailed, "the marks could not be removed"))
                 : base::Status{};
}

}  // namespace opdesk::app
