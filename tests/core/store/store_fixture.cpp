#include "tests/core/store/store_fixture.h"

#include "core/base/uuid.h"
#include "core/store/server_time.h"

namespace opdesk::store::tests {

TempFolder::TempFolder() {
    base::SystemRandom random;
    m_path =
        std::filesystem::temp_directory_path() / ("opdesk-store-" + base::Uuid::v7(base::SystemClock(), random).text());
    std::filesystem::create_directories(m_path);
}
TempFolder::~TempFolder() {
    std::error_code error;
    std::filesystem::remove_all(m_path, error);
}

StoreTest::StoreTest() : file(folder.path() / "cache.db"), key(32, 0x5a) {
    tenant = model::TenantId::make(clock, random);
    device = model::DeviceId::make(clock, random);
    signer = std::make_unique<crypto::Ed25519Key>(crypto::Ed25519Key::generate(random));
    actor.staff = model::StaffId::make(clock, random);
    actor.lease = model::LeaseId::make(clock, random);
    actor.sign = [this](base::ByteView text) {
        const auto signature = signer->sign(text);
        return base::Bytes(signature.begin(), signature.end());
    };
}

void StoreTest::SetUp() {
    auto opened = open(true);
    ASSERT_TRUE(opened) << opened.error().detail;
    store = std::move(opened).value();
}

base::Result<std::unique_ptr<Store>> StoreTest::open(bool create) {
    StoreOptions options;
    options.file = file;
    options.key = key;
    options.tenant = tenant;
    options.device = device;
    options.create = create;
    return Store::open(options, clock, random);
}

void StoreTest::reopen() {
    store.reset();
    auto opened = open();
    ASSERT_TRUE(opened) << opened.error().detail;
    store = std::move(opened).value();
}

base::Bytes StoreTest::compartmentKey(model::Compartment compartment, std::int64_t epoch) const {
    return base::Bytes(32, static_cast<std::uint8_t>(16 * static_cast<int>(compartment) + epoch));
}

void StoreTest::grantAll(std::int64_t epoch) {
    for (const auto compartment : {model::Compartment::care, model::Compartment::notes, model::Compartment::admin}) {
        const auto granted = store->grantCompartment(compartment, epoch, compartmentKey(compartment, epoch));
        ASSERT_TRUE(granted) << granted.error().detail;
    }
}

base::Uuid StoreTest::newId() {
    clock.advance(std::chrono::milliseconds(1));
    return base::Uuid::v7(clock, random);
}

json::object StoreTest::patientBody(const std::string& name, const std::string& nameLocal) {
    json::object body{{"name", name}, {"sex", "female"}, {"clinic_number", "A07-" + std::to_string(++m_patients)}};
    if (!nameLocal.empty())
        body["name_local"] = nameLocal;
    return body;
}

Change StoreTest::create(model::KindId kind, const base::Uuid& id, json::object body) const {
    Change change;
    change.kind = kind;
    change.record = id;
    change.action = model::Action::create;
    change.document = std::move(body);
    return change;
}

Change StoreTest::set(model::KindId kind, const base::Uuid& id, json::object fields) const {
    Change change;
    change.kind = kind;
    change.record = id;
    change.action = model::Action::set;
    change.fields = std::move(fields);
    return change;
}

Change StoreTest::end(model::KindId kind, const base::Uuid& id, model::Action action, const std::string& reason) const {
    Change change;
    change.kind = kind;
    change.record = id;
    change.action = action;
    change.document = {{"reason", reason}};
    return change;
}

AuditEntry StoreTest::event(const std::string& action, model::KindId kind, const base::Uuid& object) const {
    AuditEntry entry;
    entry.action = action;
    entry.kind = kind;
    entry.object = object;
    entry.permission = "patient.create";
    entry.result = "ok";
    return entry;
}

base::Result<CommitReceipt> StoreTest::commit(std::vector<Change> changes, std::vector<AuditEntry> audit) {
    return store->commit(actor, {std::move(changes), std::move(audit)});
}

CommitReceipt StoreTest::must(std::vector<Change> changes, std::vector<AuditEntry> audit) {
    auto receipt = commit(std::move(changes), std::move(audit));
    EXPECT_TRUE(receipt) << base::errorName(receipt.error().code) << ' ' << receipt.error().detail << ' '
                         << receipt.error().field;
    return receipt ? std::move(receipt).value() : CommitReceipt{};
}

base::Uuid StoreTest::addPatient(const std::string& name, const std::string& nameLocal, const std::string& phone) {
    const auto id = newId();
    must({create(kPatient, id, patientBody(name, nameLocal))});
    if (!phone.empty())
        addPhone(id, phone);
    return id;
}

base::Uuid StoreTest::addPhone(const base::Uuid& patient, const std::string& e164, bool primary) {
    const auto id = newId();
    must({create(model::KindId::contact, id,
                 {{"patient", patient.text()}, {"system", "phone"}, {"value", e164}, {"primary", primary}})});
    return id;
}

std::optional<Record> StoreTest::record(model::KindId kind, const base::Uuid& id) {
    auto found = store->record(kind, id);
    EXPECT_TRUE(found) << found.error().detail;
    return found ? std::move(found).value() : std::nullopt;
}

json::object StoreTest::body(model::KindId kind, const base::Uuid& id) {
    const auto found = record(kind, id);
    EXPECT_TRUE(found);
    return found ? found->body : json::object{};
}

model::RecordImage StoreTest::image(model::KindId kind, const base::Uuid& id, std::int64_t version, json::object body,
                                    bool deleted) const {
    return {kind, id, version, version, model::describe(kind).compartment, deleted, std::move(body)};
}

base::Status StoreTest::pull(std::vector<model::RecordImage> rows, std::int64_t cursor) {
    const auto state = syncState(*store);
    Page page;
    page.epoch = state && !state->epoch.empty() ? state->epoch : "e1";
    page.cursor = cursor;
    for (auto& row : rows) {
        PagePart part;
        part.compartment = row.compartment;
        part.rows.push_back(std::move(row));
        page.parts.push_back(std::move(part));
    }
    return applyAnswer(*store, {}, {}, page);
}

void StoreTest::hear(std::chrono::milliseconds ahead) {
    ASSERT_TRUE(noteServerTime(*store, base::toMillis(clock.now() + ahead)));
}

base::Status StoreTest::acknowledge(const std::vector<OpAck>& acks, std::vector<model::RecordImage> rows) {
    Page page;
    for (auto& row : rows) {
        PagePart part;
        part.compartment = row.compartment;
        part.rows.push_back(std::move(row));
        page.parts.push_back(std::move(part));
    }
    return applyAnswer(*store, acks, {}, page);
}

std::vector<std::string> StoreTest::namesFound(const std::string& text, int limit) {
    auto hits = searchPatients(*store, text, limit);
    EXPECT_TRUE(hits) << hits.error().detail;
    std::vector<std::string> names;
    if (hits)
        for (const auto& hit : *hits)
            names.push_back(hit.name);
    return names;
}

}  // namespace opdesk::store::tests
