#pragma once

#include <map>
#include <set>

#include "core/model/blob.h"
#include "sync/client/engine.h"

namespace opdesk::tests {

/// PUT and GET /v1/blobs/{name} in memory, as sync/server/blob_service does it: a device's own part until it is whole,
/// and whole only when it is what its name says.
class FakeBlobs {
public:
    using Keys = std::map<std::pair<model::Compartment, std::int64_t>, base::Bytes>;
    struct Blob {
        model::Compartment compartment = model::Compartment::notes;
        base::Bytes sealed;
    };
    using Whole = std::map<model::BlobName, Blob>;

    struct Asker {
        model::TenantId tenant;
        model::DeviceId device;
        std::set<model::Compartment> scope;  ///< empty while the device is leaving
    };
    /// The answer without its number and nonce.
    sync::client::Answered serve(const Asker& asker, const sync::client::SendRequest& request, const Keys& keys);

    const Whole& whole() const { return m_whole; }
    /// Puts other bytes in a blob's place: a disk of the server went bad.
    void spoil(const model::BlobName& name);
    void mend(const model::BlobName& name);
    /// The database is put back to what it was.
    void restore(Whole whole);

    std::int64_t quota = std::int64_t{1} << 40;
    std::int64_t refusedAsDamaged = 0;
    std::int64_t largestPiece = 0;

private:
    struct Part {
        model::Compartment compartment = model::Compartment::notes;
        std::int64_t bytes = 0;
        base::Bytes sealed;
    };
    sync::client::Answered put(const Asker& asker, const model::BlobName& name,
                               const sync::client::SendRequest& request, const Keys& keys);
    sync::client::Answered get(const Asker& asker, const model::BlobName& name,
                               const sync::client::SendRequest& request) const;

    Whole m_whole;
    std::map<std::pair<model::BlobName, model::DeviceId>, Part> m_parts;
};

}  // namespace opdesk::tests
