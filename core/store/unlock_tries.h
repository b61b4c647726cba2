#pragma once

#include <cstdint>
#include <filesystem>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/store/keyring.h"

namespace opdesk::store {

/// Wrong passphrases of one user on this device, in a small file beside the blob: 1, 2, 4 … seconds between tries, and
/// after ten only the server lets the user in. It stops people, not somebody who copies the disk.
class UnlockTries {
public:
    UnlockTries(const ProfileFolder& folder, const model::StaffId& staff);
    /// Errors: rateLimited, seconds to wait in `detail`, or "online" after ten.
    base::Status mayTry(base::Instant now) const;
    base::Status failed(base::Instant now);
    /// Until only the server lets the user in.
    std::int64_t left() const;
    base::Status clear();

private:
    std::filesystem::path m_file;
    std::int64_t m_count = 0;
    std::int64_t m_lastMillis = 0;
};

}  // namespace opdesk::store
