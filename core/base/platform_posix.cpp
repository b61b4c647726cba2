#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <utility>
#if defined(__linux__)
#include <sys/prctl.h>
#endif
#include <sys/random.h>

#include "core/base/platform.h"
#include "core/base/random.h"

namespace opdesk::base {

void SystemRandom::fill(std::span<std::uint8_t> out) {
    while (!out.empty()) {
        const std::size_t chunk = out.size() < 256 ? out.size() : 256;
#if defined(__linux__)
        const ssize_t got = ::getrandom(out.data(), chunk, 0);
#else
        const ssize_t got = ::getentropy(out.data(), chunk) == 0 ? static_cast<ssize_t>(chunk) : -1;
#endif
        if (got < 0) {
            if (errno == EINTR)
                continue;
            // Going on without randomness would make keys that can be guessed.
            std::abort();
        }
        out = out.subspan(static_cast<std::size_t>(got));
    }
}

namespace platform {

namespace {

constexpr mode_t kPrivateFolderMode = 0700;
constexpr mode_t kPrivateFileMode = 0600;

Failure ioFailure(int error, const char* what) {
    std::string detail = std::string(what) + ": errno " + std::to_string(error);
    if (error == ENOSPC || error == EDQUOT || error == EFBIG)
        return fail(ErrorCode::diskFull, std::move(detail));
    if (error == ENOENT)
        return fail(ErrorCode::notFound, std::move(detail));
    return fail(ErrorCode::ioFailed, std::move(detail));
}

/// Closes a file descriptor on every way out.
class Descriptor {
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    bool isOpen() const { return m_fd >= 0; }
    int get() const { return m_fd; }
    int release() { return std::exchange(m_fd, -1); }

private:
    int m_fd;
};

Status writeAll(int fd, std::span<const std::uint8_t> content) {
    while (!content.empty()) {
        const ssize_t written = ::write(fd, content.data(), content.size());
        if (written < 0) {
            if (errno == EINTR)
                continue;
            return ioFailure(errno, "write");
        }
        content = content.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Status writeNewFile(const std::filesystem::path& file, std::span<const std::uint8_t> content) {
    // A leftover of an earlier crash may have any rights; it is replaced, not reused.
    ::unlink(file.c_str());
    const Descriptor fd(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kPrivateFileMode));
    if (!fd.isOpen())
        return ioFailure(errno, "create");
    OPDESK_CHECK(writeAll(fd.get(), content));
    if (::fsync(fd.get()) != 0)
        return ioFailure(errno, "fsync");
    return {};
}

Status syncFolder(const std::filesystem::path& folder) {
    const Descriptor fd(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!fd.isOpen())
        return ioFailure(errno, "open folder");
    if (::fsync(fd.get()) != 0)
        return ioFailure(errno, "fsync folder");
    return {};
}

}  // namespace

void hardenProcess() {
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#if defined(__linux__)
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

Status makePrivateFolder(const std::filesystem::path& folder) {
    std::filesystem::path soFar;
    for (const auto& part : folder) {
        soFar /= part;
        if (soFar.empty() || ::mkdir(soFar.c_str(), kPrivateFolderMode) == 0)
            continue;
        const int error = errno;
        struct stat found {};
        if (::stat(soFar.c_str(), &found) != 0 || !S_ISDIR(found.st_mode))
            return ioFailure(error, "mkdir");
    }
    // Parents that were there already keep their rights; the folder itself is ours.
    if (::chmod(folder.c_str(), kPrivateFolderMode) != 0)
        return ioFailure(errno, "chmod");
    return {};
}

Status makePrivateFile(const std::filesystem::path& file) {
    const Descriptor fd(::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, kPrivateFileMode));
    if (!fd.isOpen())
        return ioFailure(errno, "create");
    struct stat found {};
    if (::fstat(fd.get(), &found) != 0)
        return ioFailure(errno, "stat");
    // A device such as /dev/null is everybody's.
    if (S_ISREG(found.st_mode) && ::fchmod(fd.get(), kPrivateFileMode) != 0)
        return ioFailure(errno, "chmod");
    return {};
}

Status replaceFile(const std::filesystem::path& file, std::span<const std::uint8_t> content) {
    std::filesystem::path fresh = file;
    fresh += ".new";
    if (const Status written = writeNewFile(fresh, content); !written) {
        ::unlink(fresh.c_str());
        return fail(written.error());
    }
    if (::rename(fresh.c_str(), file.c_str()) != 0) {
        const int error = errno;
        ::unlink(fresh.c_str());
        return ioFailure(error, "rename");
    }
    return syncFolder(file.parent_path());
}

Status settleFile(const std::filesystem::path& written, const std::filesystem::path& file) {
    {
        const Descriptor fd(::open(written.c_str(), O_RDWR | O_CLOEXEC));
        if (!fd.isOpen())
            return ioFailure(errno, "open");
        if (::fsync(fd.get()) != 0)
            return ioFailure(errno, "fsync");
    }
    if (::rename(written.c_str(), file.c_str()) != 0)
        return ioFailure(errno, "rename");
    return syncFolder(file.parent_path());
}

Result<std::vector<std::uint8_t>> readFile(const std::filesystem::path& file, std::uintmax_t limit) {
    const Descriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd.isOpen())
        return ioFailure(errno, "open");
    std::vector<std::uint8_t> content;
    std::vector<std::uint8_t> chunk(64 * 1024);
    for (;;) {
        const ssize_t got = ::read(fd.get(), chunk.data(), chunk.size());
        if (got < 0) {
            if (errno == EINTR)
                continue;
            return ioFailure(errno, "read");
        }
        if (got == 0)
            return content;
        if (content.size() + static_cast<std::size_t>(got) > limit)
            return fail(ErrorCode::tooLarge, "file over its limit");
        content.insert(content.end(), chunk.begin(), chunk.begin() + got);
    }
}

std::uintmax_t freeBytes(const std::filesystem::path& folder) {
    std::error_code error;
    const auto space = std::filesystem::space(folder, error);
    return error ? 0 : space.available;
}

Result<FileLock> FileLock::tryLock(const std::filesystem::path& file) {
    Descriptor fd(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kPrivateFileMode));
    if (!fd.isOpen())
        return ioFailure(errno, "open lock");
    if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return fail(ErrorCode::wrongState, "held by another process");
        return ioFailure(errno, "lock");
    }
    return FileLock(fd.release());
}

FileLock::FileLock(FileLock&& other) noexcept : m_handle(std::exchange(other.m_handle, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    std::swap(m_handle, other.m_handle);
    return *this;
}

FileLock::~FileLock() {
    if (m_handle >= 0)
        ::close(static_cast<int>(m_handle));
}

}  // namespace platform

}  // namespace opdesk::base
