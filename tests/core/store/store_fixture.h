#pragma once

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <memory>
#include <string>

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/crypto/ed25519.h"
#include "core/model/codec.h"
#include "core/model/kinds/contact.h"
#include "core/model/kinds/patient.h"
#include "core/store/database.h"
#include "core/store/queries.h"
#include "core/store/store.h"
#include "core/store/sync_store.h"

namespace opdesk::store::tests {

namespace json = boost::json;
using namespace std::chrono_literals;

/// A folder of its own, gone at the end.
class TempFolder {
public:
    TempFolder();
    ~TempFolder();
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// A clinic with one desk: an empty cache, an actor who signs, and short ways to write and read.
class StoreTest : public ::testing::Test {
protected:
    StoreTest();
    void SetUp() override;

    base::Result<std::unique_ptr<Store>> open(bool create = false);
    void reopen();
    /// Grants care, notes and admin with this test's keys.
    void grantAll(std::int64_t epoch = 1);
    base::Bytes compartmentKey(model::Compartment compartment, std::int64_t epoch = 1) const;

    base::Uuid newId();
    json::object patientBody(const std::string& name, const std::string& nameLocal = {});
    Change create(model::KindId kind, const base::Uuid& id, json::object body) const;
    Change set(model::KindId kind, const base::Uuid& id, json::object fields) const;
    Change end(model::KindId kind, const base::Uuid& id, model::Action action, const std::string& reason) const;
    AuditEntry event(const std::string& action, model::KindId kind, const base::Uuid& object) const;
    base::Result<CommitReceipt> commit(std::vector<Change> changes, std::vector<AuditEntry> audit = {});
    /// Commits and expects success.
    CommitReceipt must(std::vector<Change> changes, std::vector<AuditEntry> audit = {});
    base::Uuid addPatient(const std::string& name, const std::string& nameLocal = {}, const std::string& phone = {});
    base::Uuid addPhone(const base::Uuid& patient, const std::string& e164, bool primary = true);
    json::object body(model::KindId kind, const base::Uuid& id);
    std::optional<Record> record(model::KindId kind, const base::Uuid& id);
    model::RecordImage image(model::KindId kind, const base::Uuid& id, std::int64_t version, json::object body,
                             bool deleted = false) const;
    /// A pulled page of rows of one compartment.
    base::Status pull(std::vector<model::RecordImage> rows, std::int64_t cursor = 1);
    /// An answer of the server came, whose clock is that far from the desk's.
    void hear(std::chrono::milliseconds ahead);
    base::Status acknowledge(const std::vector<OpAck>& acks, std::vector<model::RecordImage> rows = {});
    std::vector<std::string> namesFound(const std::string& text, int limit = 20);

    TempFolder folder;
    std::filesystem::path file;
    base::ManualClock clock{base::fromMillis(1795000000000)};
    base::SeededRandom random{7};
    base::Bytes key;
    model::TenantId tenant;
    model::DeviceId device;
    std::unique_ptr<crypto::Ed25519Key> signer;
    Actor actor;
    std::unique_ptr<Store> store;

private:
    int m_patients = 0;
};

inline constexpr model::KindId kPatient = model::KindId::patient;
inline constexpr model::KindId kNote = model::KindId::note;

}  // namespace opdesk::store::tests
