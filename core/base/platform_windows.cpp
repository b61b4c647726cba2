#ifndef NOMINMAX
#define NOMINMAX
#endif
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
// windows.h must come first.
#include <bcrypt.h>

#include <fstream>
#include <utility>

#include "core/base/platform.h"
#include "core/base/random.h"

namespace opdesk::base {

void SystemRandom::fill(std::span<std::uint8_t> out) {
    // Going on without randomness would make keys that can be guessed.
    if (::BCryptGenRandom(nullptr, out.data(), static_cast<ULONG>(out.size()), BCRYPT_USE_SYSTEM_PREFERRED_RNG) != 0) {
        std::abort();
    }
}

namespace platform {

namespace {

Failure ioFailure(DWORD error, const char* what) {
    std::string detail = std::string(what) + ": error " + std::to_string(error);
    if (error == ERROR_DISK_FULL || error == ERROR_HANDLE_DISK_FULL)
        return fail(ErrorCode::diskFull, std::move(detail));
    if (error == ERROR_FILE_NOT_FOUND || error == ERROR_PATH_NOT_FOUND)
        return fail(ErrorCode::notFound, std::move(detail));
    return fail(ErrorCode::ioFailed, std::move(detail));
}

/// Closes a handle on every way out.
class Handle {
public:
    explicit Handle(HANDLE handle) : m_handle(handle) {}
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() {
        if (isOpen())
            ::CloseHandle(m_handle);
    }
    bool isOpen() const { return m_handle != INVALID_HANDLE_VALUE; }
    HANDLE get() const { return m_handle; }
    HANDLE release() { return std::exchange(m_handle, INVALID_HANDLE_VALUE); }

private:
    HANDLE m_handle;
};

Status writeAll(HANDLE handle, std::span<const std::uint8_t> content) {
    constexpr std::size_t kChunk = 1 << 20;
    while (!content.empty()) {
        const auto part = content.first(content.size() < kChunk ? content.size() : kChunk);
        DWORD written = 0;
        if (!::WriteFile(handle, part.data(), static_cast<DWORD>(part.size()), &written, nullptr)) {
            return ioFailure(::GetLastError(), "write");
        }
        content = content.subspan(written);
    }
    return {};
}

Status writeNewFile(const std::filesystem::path& file, std::span<const std::uint8_t> content) {
    const Handle handle(
        ::CreateFileW(file.c_str(), GENERIC_WRITE, 0, nullptr, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr));
    if (!handle.isOpen())
        return ioFailure(::GetLastError(), "create");
    OPDESK_CHECK(writeAll(handle.get(), content));
    if (!::FlushFileBuffers(handle.get()))
        return ioFailure(::GetLastError(), "flush");
    return {};
}

}  // namespace

void hardenProcess() {
    // No crash dialogs and no error report with the memory of the process in it.
    ::SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX);
}

// Profiles lie under %LOCALAPPDATA%, whose inherited rights already exclude other users.
Status makePrivateFolder(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return ioFailure(static_cast<DWORD>(error.value()), "create folder");
    return {};
}

Status makePrivateFile(const std::filesystem::path& file) {
    const Handle handle(::CreateFileW(file.c_str(), GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr,
                                      OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr));
    if (!handle.isOpen())
        return ioFailure(::GetLastError(), "create");
    return {};
}

Status replaceFile(const std::filesystem::path& file, std::span<const std::uint8_t> content) {
    std::filesystem::path fresh = file;
    fresh += L".new";
    if (const Status written = writeNewFile(fresh, content); !written) {
        ::DeleteFileW(fresh.c_str());
        return fail(written.error());
    }
    if (!::MoveFileExW(fresh.c_str(), file.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH)) {
        const DWORD error = ::GetLastError();
        ::DeleteFileW(fresh.c_str());
        return ioFailure(error, "rename");
    }
    return {};
}

Status settleFile(const std::filesystem::path& written, const std::filesystem::path& file) {
    {
        const Handle handle(
            ::CreateFileW(written.c_str(), GENERIC_WRITE, 0, nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr));
        if (!handle.isOpen())
            return ioFailure(::GetLastError(), "open");
        if (!::FlushFileBuffers(handle.get()))
            return ioFailure(::GetLastError(), "flush");
    }
    if (!::MoveFileExW(written.c_str(), file.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH))
        return ioFailure(::GetLastError(), "rename");
    return {};
}

Result<std::vector<std::uint8_t>> readFile(const std::filesystem::path& file, std::uintmax_t limit) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        std::error_code error;
        if (!std::filesystem::exists(file, error))
            return fail(ErrorCode::notFound, "open");
        return fail(ErrorCode::ioFailed, "open");
    }
    std::vector<std::uint8_t> content;
    std::vector<char> chunk(64 * 1024);
    while (in.read(chunk.data(), static_cast<std::streamsize>(chunk.size())) || in.gcount() > 0) {
        const auto got = static_cast<std::size_t>(in.gcount());
        if (content.size() + got > limit)
            return fail(ErrorCode::tooLarge, "file over its limit");
        content.insert(content.end(), chunk.begin(), chunk.begin() + in.gcount());
    }
    if (in.bad())
        return fail(ErrorCode::ioFailed, "read");
    return content;
}

std::uintmax_t freeBytes(const std::filesystem::path& folder) {
    std::error_code error;
    const auto space = std::filesystem::space(folder, error);
    return error ? 0 : space.available;
}

Result<FileLock> FileLock::tryLock(const std::filesystem::path& file) {
    Handle handle(::CreateFileW(file.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_ALWAYS,
                                FILE_ATTRIBUTE_NORMAL, nullptr));
    if (!handle.isOpen()) {
        const DWORD error = ::GetLastError();
        if (error == ERROR_SHARING_VIOLATION)
            return fail(ErrorCode::wrongState, "held by another process");
        return ioFailure(error, "open lock");
    }
    return FileLock(reinterpret_cast<std::intptr_t>(handle.release()));
}

FileLock::FileLock(FileLock&& other) noexcept : m_handle(std::exchange(other.m_handle, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    std::swap(m_handle, other.m_handle);
    return *this;
}

FileLock::~FileLock() {
    if (m_handle != -1)
        ::CloseHandle(reinterpret_cast<HANDLE>(m_handle));
}

}  // namespace platform

}  // namespace opdesk::base
