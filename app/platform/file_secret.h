#pragma once

#include <filesystem>

#include "core/clinic/ports.h"

namespace opdesk::app {

/// A device secret in a plain file of its owner: for scripts and tests of opdeskctl, never for a clinic's desk. Whoever
/// reads the file holds one of the two factors.
class FileSecret final : public clinic::DeviceSecretPort {
public:
    explicit FileSecret(std::filesystem::path file) : m_file(std::move(file)) {}
    base::Result<crypto::SecretBytes> load(const std::string& profileName) override;
    base::Status store(const std::string& profileName, base::ByteView secret) override;
    base::Status remove(const std::string& profileName) override;

private:
    std::filesystem::path m_file;
};

}  // namespace opdesk::app
