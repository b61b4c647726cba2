#pragma once

#include <filesystem>

#include "core/clinic/mark_port.h"

namespace opdesk::app {

/// The marks of a device in a plain file of its owner, beside the device secret file and never in the profile folder:
/// for scripts and tests of opdeskctl. They hold counts and ids, nothing of a patient.
class FileMarks final : public clinic::MarkStore {
public:
    explicit FileMarks(std::filesystem::path file) : m_file(std::move(file)) {}
    base::Result<std::optional<clinic::Marks>> load() override;
    base::Status save(const clinic::Marks& marks) override;
    base::Status clear() override;

private:
    std::filesystem::path m_file;
};

}  // namespace opdesk::app
