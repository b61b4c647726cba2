#include "core/base/background.h"

#if defined(_WIN32)
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#elif defined(__linux__)
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace opdesk::base::platform {

void letOthersFirst() {
#if defined(_WIN32)
    ::SetThreadPriority(::GetCurrentThread(), THREAD_PRIORITY_BELOW_NORMAL);
#elif defined(__linux__)
    // Here a nice value belongs to a thread, whatever POSIX says. Refused, it is as before.
    constexpr int kSteps = 5;
    const auto thread = static_cast<id_t>(::gettid());
    ::setpriority(PRIO_PROCESS, thread, ::getpriority(PRIO_PROCESS, thread) + kSteps);
#endif
}

void beginWriting([[maybe_unused]] const std::filesystem::path& file) {
#if defined(__linux__)
    const int opened = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (opened < 0)
        return;
    (void)::sync_file_range(opened, 0, 0, SYNC_FILE_RANGE_WRITE);
    ::close(opened);
#endif
}

}  // namespace opdesk::base::platform
