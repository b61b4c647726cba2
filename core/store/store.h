#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/crypto/secret_bytes.h"
#include "core/store/action_group.h"

namespace opdesk::store {

class BlobFiles;
class Database;
class MarkStore;

struct StoreOptions {
    std::filesystem::path file;
    base::ByteView key;  ///< 32 bytes, SQLCipher raw key
    model::TenantId tenant;
    model::DeviceId device;
    bool create = false;                    ///< make the file when it is missing
    bool readOnly = false;                  ///< for the reader thread
    std::string vfs;                        ///< a test VFS; empty: the default
    std::vector<model::DeviceId> former{};  ///< what the device was before: an image of that time is opened too
    MarkStore* marks = nullptr;             ///< outlives the store; null: none (core/store/marks.h)
    /// Where the bytes of attachments lie; null: in a folder beside the file, on a test VFS nowhere
    /// (core/store/blob_files.h).
    std::shared_ptr<BlobFiles> blobs{};
};

/// A record as the desk shows it: the last server image with the queued ops folded on top.
struct Record {
    model::KindId kind = model::KindId::patient;
    base::Uuid id;
    std::int64_t version = 0;
    model::Compartment compartment = model::Compartment::desk;
    bool deleted = false;
    bool dirty = false;  ///< has ops the server has not judged
    model::json::object body;
};

/// What changed in a commit or a page; announced after COMMIT returned, on the store thread.
struct Changed {
    model::KindId kind;
    std::vector<base::Uuid> ids;
};

/// The encrypted cache of one clinic on one device (SQLCipher), its records, projections, outbox and audit chain.
/// One writer: every call belongs to the store thread, except on a readOnly store, which belongs to its reader.
///
/// Errors of open(): wrongPassphrase is never used here; a wrong key or a foreign or damaged file is `damaged`, another
/// clinic's or device's file `foreignFile`, a file of a newer program `newerSchema`.
class Store {
public:
    static base::Result<std::unique_ptr<Store>> open(const StoreOptions& options, const base::Clock& clock,
                                                     base::Random& random);
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// Opens a compartment for this session; pages that waited for it are unfolded in seq order before this returns.
    base::Status grantCompartment(model::Compartment compartment, std::int64_t keyEpoch, base::ByteView key);
    bool canOpen(model::Compartment compartment) const;
    /// Its keys are gone from this session; what is left of it here stays sealed.
    void forgetCompartment(model::Compartment compartment);

    /// nullopt when there is none; `locked` when the body's compartment is not open. Deleted records are returned,
    /// marked.
    base::Result<std::optional<Record>> record(model::KindId kind, const base::Uuid& id);
    /// Live records of a kind that name `patient` as their subject, oldest first. `locked` for a compartment not open.
    base::Result<std::vector<Record>> ofPatient(model::KindId kind, const model::PatientId& patient);
    /// All live records of a kind; for the small kinds (staff, price, doctor hours, setting, role, device).
    base::Result<std::vector<Record>> all(model::KindId kind);
    base::Result<std::int64_t> count(model::KindId kind);

    /// Writes records, projections, outbox group and audit events in one transaction that is on disk when this returns.
    /// Errors: invalidInput (validation, names the field), notFound, wrongState (signed or issued record), tooLarge,
    /// locked, diskFull, ioFailed. Nothing is written on error.
    base::Result<CommitReceipt> commit(const Actor& actor, const ActionGroup& group);
    /// Looks: an audit-only group that does not wait for the disk.
    base::Status recordLook(const Actor& actor, const AuditEntry& look);

    /// commit() with numbers: `make` runs inside the transaction and may take the next number of named counters of this
    /// device (document series, tokens, clinic numbers). Gapless: a commit that fails gives its numbers back.
    using NumberSource = std::function<base::Result<std::int64_t>(const std::string& counter)>;
    base::Result<CommitReceipt> commitNumbered(
        const Actor& actor, const std::function<base::Result<ActionGroup>(const NumberSource&)>& make);
    base::Result<std::int64_t> peekNumber(const std::string& counter);

    void onChanged(std::function<void(const std::vector<Changed>&)> listener);

    /// Drafts lie sealed under the compartment's key, belong to patient and visit and never sync.
    base::Status saveDraft(model::Compartment compartment, const std::string& name, const model::json::object& draft);
    base::Result<std::optional<model::json::object>> draft(const std::string& name);
    base::Status dropDraft(const std::string& name);

    const model::TenantId& tenant() const;
    const model::DeviceId& device() const;
    const base::Clock& clock() const;
    base::Random& random();
    Database& database();  ///< for the projections, the sync store and tests

    struct Impl;
    Impl& impl();

private:
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// While it lives, commits and drafts of the store do not wait for the disk: a load of thousands of records waits once,
/// in finish(). A power cut before that leaves a consistent earlier state. Nothing may be pushed before finish(), so
/// the holder keeps the store thread to itself. Without finish() the end waits for the disk all the same, but cannot
/// tell a fault.
class BulkLoad {
public:
    explicit BulkLoad(Store& store);
    ~BulkLoad();
    BulkLoad(const BulkLoad&) = delete;
    BulkLoad& operator=(const BulkLoad&) = delete;
    /// On disk when this returns. Errors: diskFull, ioFailed.
    base::Status finish();

private:
    Store& m_store;
    bool m_isOuter;
    bool m_finished = false;
};

}  // namespace opdesk::store
