#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/disk_bytes.h"

namespace opdesk::tests {

/// A disk in memory under SQLite, with a plug to pull. Every write and truncation counts as one operation; from the
/// chosen one on everything fails, and what was not synced since is dropped or torn as a real disk may do. After
/// restore() the files hold what survived and work again. Registered under its own name while it lives; for one thread.
class CrashVfs {
public:
    enum class Loss {
        drop,  ///< no unsynced write survives
        tear,  ///< a random subset survives, each possibly cut short within a 512-byte sector
        keep,  ///< everything written survives: the program was killed, the machine runs on
    };
    /// Whole files by name.
    using Files = std::map<std::string, DiskBytes>;

    explicit CrashVfs(std::uint64_t seed);
    ~CrashVfs();
    CrashVfs(const CrashVfs&) = delete;
    CrashVfs& operator=(const CrashVfs&) = delete;

    const std::string& name() const;
    std::int64_t operations() const;
    std::int64_t syncs() const;
    /// Pulls the plug before operation number `operation` (counted from the making of the disk).
    void cutAt(std::int64_t operation, Loss loss);
    bool isCut() const;
    /// The same at once.
    void cutNow(Loss loss);
    /// While full, whatever would make a file longer is refused.
    void setFull(bool full);
    /// What the files hold now, unsynced writes included: an image of the disk.
    Files image() const;
    /// Puts an image in the place of everything. Close every connection first.
    void load(const Files& files);
    /// Power is back: the files are what survived. Close every connection first.
    void restore();

    /// Size of the pages of SQLCipher files this process opens from now on; 0: as shipped. Smaller ones cost less to
    /// encrypt, which is most of what a small change costs, and carry no authentication code.
    static void setPageBytes(int bytes);

    struct Disk;

private:
    std::unique_ptr<Disk> m_disk;
};

}  // namespace opdesk::tests
