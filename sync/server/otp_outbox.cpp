#include "sync/server/otp_outbox.h"

#include <fstream>

#include "core/base/json.h"
#include "core/base/platform.h"

namespace opdesk::sync::server {

namespace {

std::string lineOf(const model::TenantId& tenant, const std::string& challenge,
                   const base::Sensitive<std::string>& phone, const base::Sensitive<std::string>& otp,
                   base::Instant at) {
    return base::canonicalJson(base::json::object{{"at", base::toIso(at)},
                                                  {"tenant", tenant.text()},
                                                  {"challenge", challenge},
                                                  {"phone", phone.reveal()},
                                                  {"otp", otp.reveal()}}) +
           '\n';
}

}  // namespace

base::Status OtpOutbox::append(const std::filesystem::path& file, bool emptied, const std::string& line) {
    const std::scoped_lock lock(m_mutex);
    OPDESK_CHECK(base::platform::makePrivateFile(file));
    std::ofstream out(file, emptied ? std::ios::trunc | std::ios::binary : std::ios::app | std::ios::binary);
    out << line;
    out.flush();
    if (!out)
        return base::fail(base::ErrorCode::ioFailed, "the outbox of one-time codes cannot be written");
    return {};
}

base::Status OtpOutbox::send(const model::TenantId& tenant, const std::string& challenge,
                             const base::Sensitive<std::string>& phone, const base::Sensitive<std::string>& otp,
                             base::Instant at) {
    return append(m_file, false, lineOf(tenant, challenge, phone, otp, at));
}

base::Status OtpOutbox::pretend(const model::TenantId& tenant, const std::string& challenge,
                                const base::Sensitive<std::string>& phone, const base::Sensitive<std::string>& otp,
                                base::Instant at) {
    auto file = m_file;
    file += ".discard";
    return append(file, true, lineOf(tenant, challenge, phone, otp, at));
}

}  // namespace opdesk::sync::server
