#include "tests/support/crash_vfs.h"

#include <sqlcipher/sqlite3.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <map>
#include <vector>

namespace opdesk::tests {

namespace {

using Bytes = std::vector<std::uint8_t>;

/// One change since the last sync. The bytes before and after lie one behind the other in Content::log.
struct Write {
    std::size_t offset = 0;
    std::size_t sizeBefore = 0;
    std::size_t log = 0;     ///< where its bytes begin there
    std::size_t before = 0;  ///< bytes it overwrote or cut off
    std::size_t after = 0;   ///< bytes it brought
    bool truncates = false;
};

/// What the program sees, and how to get back to what is safe on the platter.
struct Content {
    DiskBytes current;
    std::vector<Write> unsynced;
    Bytes log;
    std::vector<std::unique_ptr<Bytes>> sharedMemory;
    int readers = 0;  ///< connections with a lock on it

    void synced() {
        unsynced.clear();
        log.clear();
        if (log.capacity() > kMostKept)
            Bytes().swap(log);
    }
    static constexpr std::size_t kMostKept = std::size_t{1} << 18;
};

/// Keeps what a change destroys.
Write& keepBefore(Content& content, std::size_t offset, std::size_t end) {
    const auto from = std::min(offset, content.current.size());
    const auto to = std::min(end, content.current.size());
    Write write{offset, content.current.size(), content.log.size(), to - from, 0, false};
    content.log.resize(write.log + write.before);
    content.current.read(from, content.log.data() + write.log, write.before);
    content.unsynced.push_back(write);
    return content.unsynced.back();
}

/// The file as it was at the last sync.
DiskBytes durable(const Content& content) {
    auto bytes = content.current;
    for (auto write = content.unsynced.rbegin(); write != content.unsynced.rend(); ++write) {
        bytes.resize(write->sizeBefore);
        bytes.write(std::min(write->offset, write->sizeBefore), content.log.data() + write->log, write->before);
    }
    return bytes;
}

}  // namespace

struct CrashVfs::Disk {
    sqlite3_vfs vfs{};
    std::string name;
    std::map<std::string, std::shared_ptr<Content>> files;
    std::int64_t operations = 0;
    std::int64_t syncs = 0;
    std::int64_t cut = -1;
    Loss loss = Loss::drop;
    bool dead = false;
    bool full = false;
    std::uint64_t state = 1;

    std::uint64_t random() {
        state += 0x9e3779b97f4a7c15U;
        std::uint64_t z = state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31);
    }

    void pullPlug() {
        dead = true;
        for (auto& [path, content] : files) {
            if (loss != Loss::keep && !content->unsynced.empty()) {
                auto left = durable(*content);
                if (loss == Loss::tear)
                    for (const auto& write : content->unsynced)
                        tearInto(left, write, *content);
                content->current = std::move(left);
            }
            content->synced();
        }
    }

    void tearInto(DiskBytes& left, const Write& write, const Content& content) {
        if (random() % 2 == 0)
            return;
        auto length = write.after;
        if (!write.truncates && random() % 3 == 0)
            length = length > 512 ? random() % (length / 512) * 512 : 0;
        if (write.truncates)
            left.resize(write.offset);
        else
            left.write(write.offset, content.log.data() + write.log + write.before, length);
    }

    /// False: the power is off.
    bool count() {
        if (dead)
            return false;
        if (operations++ == cut)
            pullPlug();
        return !dead;
    }
};

namespace {

struct OpenFile {
    sqlite3_file base;
    CrashVfs::Disk* disk;
    std::shared_ptr<Content>* content;
    int lock;
};

OpenFile& of(sqlite3_file* file) {
    return *reinterpret_cast<OpenFile*>(file);
}
Content& contentOf(sqlite3_file* file) {
    return **of(file).content;
}
CrashVfs::Disk& diskOf(sqlite3_vfs* vfs) {
    return *static_cast<CrashVfs::Disk*>(vfs->pAppData);
}

int closeFile(sqlite3_file* file) {
    if (of(file).lock >= SQLITE_LOCK_SHARED)
        --contentOf(file).readers;
    delete of(file).content;
    of(file).content = nullptr;
    return SQLITE_OK;
}

int readFile(sqlite3_file* file, void* out, int amount, sqlite3_int64 offset) {
    if (of(file).disk->dead)
        return SQLITE_IOERR_READ;
    const auto& bytes = contentOf(file).current;
    const auto from = std::min(static_cast<std::size_t>(offset), bytes.size());
    const auto length = std::min(static_cast<std::size_t>(amount), bytes.size() - from);
    if (length > 0)
        bytes.read(from, static_cast<std::uint8_t*>(out), length);
    if (length == static_cast<std::size_t>(amount))
        return SQLITE_OK;
    std::memset(static_cast<char*>(out) + length, 0, static_cast<std::size_t>(amount) - length);
    return SQLITE_IOERR_SHORT_READ;
}

int writeFile(sqlite3_file* file, const void* in, int amount, sqlite3_int64 offset) {
    if (!of(file).disk->count())
        return SQLITE_IOERR_WRITE;
    const auto end = static_cast<std::size_t>(offset) + static_cast<std::size_t>(amount);
    if (of(file).disk->full && end > contentOf(file).current.size())
        return SQLITE_FULL;
    auto& content = contentOf(file);
    const auto from = static_cast<std::size_t>(offset);
    const auto* bytes = static_cast<const std::uint8_t*>(in);
    // A checkpoint that a full disk cuts short writes the same pages at every try.
    if (content.current.holds(from, bytes, static_cast<std::size_t>(amount)))
        return SQLITE_OK;
    keepBefore(content, from, end).after = static_cast<std::size_t>(amount);
    content.log.insert(content.log.end(), bytes, bytes + amount);
    content.current.write(from, bytes, static_cast<std::size_t>(amount));
    return SQLITE_OK;
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
    if (!of(file).disk->count())
        return SQLITE_IOERR_TRUNCATE;
    auto& content = contentOf(file);
    const auto at = static_cast<std::size_t>(size);
    keepBefore(content, at, content.current.size()).truncates = true;
    content.current.resize(at);
    return SQLITE_OK;
}

int syncFile(sqlite3_file* file, int) {
    auto& disk = *of(file).disk;
    if (disk.dead)
        return SQLITE_IOERR_FSYNC;
    ++disk.syncs;
    contentOf(file).synced();
    return SQLITE_OK;
}

int fileSize(sqlite3_file* file, sqlite3_int64* size) {
    if (of(file).disk->dead)
        return SQLITE_IOERR_FSTAT;
    *size = static_cast<sqlite3_int64>(contentOf(file).current.size());
    return SQLITE_OK;
}

/// One thread, so nobody ever waits; but a connection must know that it is not the only one before it clears up.
int lockFile(sqlite3_file* file, int level) {
    auto& open = of(file);
    const int others = contentOf(file).readers - (open.lock >= SQLITE_LOCK_SHARED ? 1 : 0);
    if (level == SQLITE_LOCK_EXCLUSIVE && others > 0)
        return SQLITE_BUSY;
    if (open.lock < SQLITE_LOCK_SHARED && level >= SQLITE_LOCK_SHARED)
        ++contentOf(file).readers;
    open.lock = std::max(open.lock, level);
    return SQLITE_OK;
}
int unlockFile(sqlite3_file* file, int level) {
    auto& open = of(file);
    if (open.lock >= SQLITE_LOCK_SHARED && level < SQLITE_LOCK_SHARED)
        --contentOf(file).readers;
    open.lock = std::min(open.lock, level);
    return SQLITE_OK;
}
int checkLock(sqlite3_file*, int* reserved) {
    *reserved = 0;
    return SQLITE_OK;
}
int fileControl(sqlite3_file*, int, void*) {
    return SQLITE_NOTFOUND;
}
int sectorSize(sqlite3_file*) {
    return 512;
}
int characteristics(sqlite3_file*) {
    return 0;
}

int mapShared(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
    auto& regions = contentOf(file).sharedMemory;
    *out = nullptr;
    while (regions.size() <= static_cast<std::size_t>(page)) {
        if (!extend)
            return SQLITE_OK;
        regions.push_back(std::make_unique<Bytes>(static_cast<std::size_t>(size)));
    }
    *out = regions[static_cast<std::size_t>(page)]->data();
    return SQLITE_OK;
}
int lockShared(sqlite3_file*, int, int, int) {
    return SQLITE_OK;
}
void barrier(sqlite3_file*) {}
int unmapShared(sqlite3_file* file, int remove) {
    if (remove)
        contentOf(file).sharedMemory.clear();
    return SQLITE_OK;
}

const sqlite3_io_methods kMethods{2,           closeFile,   readFile,        writeFile,  truncateFile,
                                  syncFile,    fileSize,    lockFile,        unlockFile, checkLock,
                                  fileControl, sectorSize,  characteristics, mapShared,  lockShared,
                                  barrier,     unmapShared, nullptr,         nullptr};

int openFile(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* outFlags) {
    auto& disk = diskOf(vfs);
    file->pMethods = nullptr;
    if (disk.dead)
        return SQLITE_CANTOPEN;
    const std::string name = path ? path : "temporary-" + std::to_string(disk.files.size());
    auto it = disk.files.find(name);
    if (it == disk.files.end()) {
        if (!(flags & SQLITE_OPEN_CREATE))
            return SQLITE_CANTOPEN;
        it = disk.files.emplace(name, std::make_shared<Content>()).first;
    }
    of(file).disk = &disk;
    of(file).content = new std::shared_ptr<Content>(it->second);
    of(file).lock = SQLITE_LOCK_NONE;
    file->pMethods = &kMethods;
    if (outFlags)
        *outFlags = flags;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs* vfs, const char* path, int) {
    auto& disk = diskOf(vfs);
    if (!disk.count())
        return SQLITE_IOERR_DELETE;
    disk.files.erase(path);
    return SQLITE_OK;
}

int accessFile(sqlite3_vfs* vfs, const char* path, int, int* exists) {
    *exists = diskOf(vfs).files.contains(path) ? 1 : 0;
    return SQLITE_OK;
}

int fullPath(sqlite3_vfs*, const char* path, int size, char* out) {
    sqlite3_snprintf(size, out, "%s", path);
    return SQLITE_OK;
}

int randomness(sqlite3_vfs* vfs, int size, char* out) {
    for (int i = 0; i < size; ++i)
        out[i] = static_cast<char>(diskOf(vfs).random());
    return size;
}

int sleepFor(sqlite3_vfs*, int microseconds) {
    return microseconds;
}
int currentTime(sqlite3_vfs*, double* days) {
    *days = 2461000.5;
    return SQLITE_OK;
}
int lastError(sqlite3_vfs*, int, char*) {
    return 0;
}
int currentTime64(sqlite3_vfs*, sqlite3_int64* millis) {
    *millis = sqlite3_int64{212630443200000};
    return SQLITE_OK;
}

}  // namespace

CrashVfs::CrashVfs(std::uint64_t seed) : m_disk(std::make_unique<Disk>()) {
    static std::int64_t made = 0;
    m_disk->state = seed;
    m_disk->name = "crash-" + std::to_string(++made);
    auto& vfs = m_disk->vfs;
    vfs.iVersion = 2;
    vfs.szOsFile = sizeof(OpenFile);
    vfs.mxPathname = 512;
    vfs.zName = m_disk->name.c_str();
    vfs.pAppData = m_disk.get();
    vfs.xOpen = openFile;
    vfs.xDelete = deleteFile;
    vfs.xAccess = accessFile;
    vfs.xFullPathname = fullPath;
    vfs.xRandomness = randomness;
    vfs.xSleep = sleepFor;
    vfs.xCurrentTime = currentTime;
    vfs.xGetLastError = lastError;
    vfs.xCurrentTimeInt64 = currentTime64;
    sqlite3_initialize();
    sqlite3_vfs_register(&vfs, 0);
}

CrashVfs::~CrashVfs() {
    sqlite3_vfs_unregister(&m_disk->vfs);
}

const std::string& CrashVfs::name() const {
    return m_disk->name;
}
std::int64_t CrashVfs::operations() const {
    return m_disk->operations;
}
std::int64_t CrashVfs::syncs() const {
    return m_disk->syncs;
}
void CrashVfs::cutAt(std::int64_t operation, Loss loss) {
    m_disk->cut = operation;
    m_disk->loss = loss;
}
void CrashVfs::cutNow(Loss loss) {
    m_disk->loss = loss;
    if (!m_disk->dead)
        m_disk->pullPlug();
}
void CrashVfs::setPageBytes(int bytes) {
    constexpr int kShipped = 4096;
    sqlite3* any = nullptr;
    const auto sql = "PRAGMA cipher_default_page_size = " + std::to_string(bytes > 0 ? bytes : kShipped) +
                     "; PRAGMA cipher_default_use_hmac = " + (bytes > 0 ? "OFF" : "ON");
    if (sqlite3_open(":memory:", &any) != SQLITE_OK ||
        sqlite3_exec(any, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        std::abort();
    sqlite3_close(any);
}
void CrashVfs::setFull(bool full) {
    m_disk->full = full;
}

CrashVfs::Files CrashVfs::image() const {
    Files files;
    for (const auto& [path, content] : m_disk->files)
        files[path] = content->current;
    return files;
}

void CrashVfs::load(const Files& files) {
    m_disk->files.clear();
    for (const auto& [path, bytes] : files) {
        auto content = std::make_shared<Content>();
        content->current = bytes;
        m_disk->files[path] = std::move(content);
    }
    restore();
}

bool CrashVfs::isCut() const {
    return m_disk->dead;
}

void CrashVfs::restore() {
    m_disk->dead = false;
    m_disk->cut = -1;
    for (auto& [path, content] : m_disk->files) {
        if (!content->unsynced.empty())
            content->current = durable(*content);
        content->synced();
        content->sharedMemory.clear();
    }
}

}  // namespace opdesk::tests
