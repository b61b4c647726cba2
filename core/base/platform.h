#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"

/// The one place in core/ that talks to the operating system; one .cpp per system.
namespace opdesk::base::platform {

/// Core dumps off, memory not readable by other processes of the user where the system can do that.
void hardenProcess();
/// Creates the folder (and parents) readable by its owner only.
Status makePrivateFolder(const std::filesystem::path& folder);
/// Makes sure `file` exists and is readable by its owner only; content that is there stays.
Status makePrivateFile(const std::filesystem::path& file);
/// Writes a new file beside `file`, flushes it to disk and renames it over: the old or the new content survives a power
/// cut, never a mixture. Owner-only rights.
Status replaceFile(const std::filesystem::path& file, std::span<const std::uint8_t> content);
/// Flushes a file that is being written to the disk and gives it its final name, as replaceFile() does.
/// Errors: notFound, diskFull, ioFailed.
Status settleFile(const std::filesystem::path& written, const std::filesystem::path& file);
/// Errors: notFound; tooLarge when it holds more than `limit` bytes; ioFailed.
Result<std::vector<std::uint8_t>> readFile(const std::filesystem::path& file, std::uintmax_t limit);
std::uintmax_t freeBytes(const std::filesystem::path& folder);
/// Held while a profile is open, so that two windows never write one cache. Released by the destructor or process
/// death.
class FileLock {
public:
    /// Creates `file` if need be. Errors: wrongState when another holder has it; ioFailed.
    static Result<FileLock> tryLock(const std::filesystem::path& file);
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    ~FileLock();

private:
    explicit FileLock(std::intptr_t handle) : m_handle(handle) {}
    std::intptr_t m_handle = -1;
};

}  // namespace opdesk::base::platform
