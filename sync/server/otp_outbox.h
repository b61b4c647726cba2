#pragma once

#include <filesystem>
#include <mutex>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/sensitive.h"
#include "core/model/ids.h"

namespace opdesk::sync::server {

/// Stands in for the SMS provider: one JSON line per one-time code in a file only the service's user can read. A code
/// for an unknown phone goes through the same motions into a file that is emptied each time. Any thread.
class OtpOutbox {
public:
    explicit OtpOutbox(std::filesystem::path file) : m_file(std::move(file)) {}
    base::Status send(const model::TenantId& tenant, const std::string& challenge,
                      const base::Sensitive<std::string>& phone, const base::Sensitive<std::string>& otp,
                      base::Instant at);
    base::Status pretend(const model::TenantId& tenant, const std::string& challenge,
                         const base::Sensitive<std::string>& phone, const base::Sensitive<std::string>& otp,
                         base::Instant at);

private:
    base::Status append(const std::filesystem::path& file, bool emptied, const std::string& line);
    const std::filesystem::path m_file;
    std::mutex m_mutex;
};

}  // namespace opdesk::sync::server
