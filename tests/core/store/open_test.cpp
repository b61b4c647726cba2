#include <sqlcipher/sqlite3.h>

#include <fstream>

#include "tests/core/store/plain_connection.h"
#include "tests/core/store/store_fixture.h"

namespace opdesk::store::tests {

using base::ErrorCode;

TEST_F(StoreTest, aMissingFileIsNotMadeUnlessAsked) {
    file = folder.path() / "other.db";
    EXPECT_EQ(open().error().code, ErrorCode::notFound);
    EXPECT_FALSE(std::filesystem::exists(file));
}

TEST_F(StoreTest, aKeyOneBitOffOpensNothing) {
    addPatient("Asha Rao");
    store.reset();
    for (const std::size_t bit : {0U, 100U, 255U}) {
        const auto right = key;
        key[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
        EXPECT_EQ(open().error().code, ErrorCode::damaged);
        key = right;
    }
    EXPECT_TRUE(open());
}

TEST_F(StoreTest, theFileDoesNotLookLikeADatabase) {
    store.reset();
    std::ifstream in(file, std::ios::binary);
    std::string start(15, '\0');
    in.read(start.data(), 15);
    EXPECT_NE(start, "SQLite format 3");
}

TEST_F(StoreTest, anotherClinicsOrDevicesFileIsForeign) {
    store.reset();
    const auto own = tenant;
    tenant = model::TenantId(newId());
    EXPECT_EQ(open().error().code, ErrorCode::foreignFile);
    tenant = own;
    device = model::DeviceId(newId());
    EXPECT_EQ(open().error().code, ErrorCode::foreignFile);
}

TEST_F(StoreTest, aDatabaseOfAnotherProgramIsForeign) {
    file = folder.path() / "foreign.db";
    {
        PlainConnection other(file, key);
        other.run("CREATE TABLE t(x)");
    }
    EXPECT_EQ(open().error().code, ErrorCode::foreignFile);
}

TEST_F(StoreTest, aFileOfANewerProgramIsLeftAlone) {
    store.reset();
    {
        PlainConnection other(file, key);
        other.run("PRAGMA user_version=999");
    }
    EXPECT_EQ(open().error().code, ErrorCode::newerSchema);
}

TEST_F(StoreTest, aDamagedPageIsSaidSo) {
    for (int i = 0; i < 50; ++i)
        addPatient("Patient " + std::to_string(i));
    ASSERT_TRUE(store->database().checkpoint());
    store.reset();
    {
        std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
        out.seekp(4096 + 100);
        out.write("damage", 6);
    }
    auto opened = open();
    if (opened) {
        const auto intact = opened.value()->database().isIntact();
        EXPECT_TRUE(!intact || !*intact);
    } else {
        EXPECT_EQ(opened.error().code, ErrorCode::damaged);
    }
    {
        std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
        out.seekp(40);
        out.write("damage", 6);
    }
    EXPECT_EQ(open().error().code, ErrorCode::damaged);
}

TEST_F(StoreTest, anIntactFilePassesItsCheck) {
    addPatient("Asha Rao");
    const auto intact = store->database().isIntact();
    ASSERT_TRUE(intact) << intact.error().detail;
    EXPECT_TRUE(*intact);
}

TEST_F(StoreTest, attachAndWritesToTheSchemaAreRefused) {
    const auto target = (folder.path() / "plain.db").string();
    EXPECT_FALSE(store->database().script("ATTACH DATABASE '" + target + "' AS plain KEY ''"));
    EXPECT_FALSE(std::filesystem::exists(target));
    EXPECT_FALSE(store->database().script("PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = 'x'"));
    const auto vacuum = store->database().number("PRAGMA auto_vacuum");
    EXPECT_EQ(vacuum.value(), 2);  // incremental
}

TEST_F(StoreTest, aFullDiskIsSaidAndLosesNothing) {
    addPatient("Asha Rao");
    const auto pages = store->database().number("PRAGMA page_count");
    ASSERT_TRUE(store->database().number("PRAGMA max_page_count=" + std::to_string(pages->value() + 3)));
    base::ErrorCode code = ErrorCode::internal;
    int saved = 0;
    for (int i = 0; i < 200; ++i) {
        auto big = patientBody("Patient " + std::to_string(i));
        big["remark"] = std::string(400, 'r');
        const auto written = commit({create(kPatient, newId(), big)});
        if (!written) {
            code = written.error().code;
            break;
        }
        ++saved;
    }
    EXPECT_EQ(code, ErrorCode::diskFull);
    EXPECT_EQ(store->count(kPatient).value(), saved + 1);
    ASSERT_TRUE(store->database().number("PRAGMA max_page_count=1073741823"));
    addPatient("After room was made");
    reopen();
    EXPECT_EQ(store->count(kPatient).value(), saved + 2);
}

TEST_F(StoreTest, aReaderSeesWhatTheWriterCommits) {
    StoreOptions options;
    options.file = file;
    options.key = key;
    options.tenant = tenant;
    options.device = device;
    options.readOnly = true;
    auto reader = Store::open(options, clock, random);
    ASSERT_TRUE(reader) << reader.error().detail;
    const auto id = addPatient("Asha Rao");
    const auto seen = reader.value()->record(kPatient, id);
    ASSERT_TRUE(seen);
    EXPECT_TRUE(seen->has_value());
    EXPECT_FALSE(reader.value()->commit(actor, {{create(kPatient, newId(), patientBody("P"))}, {}}));
}

TEST_F(StoreTest, projectionsAreRebuiltWhenTheirNumberChanges) {
    grantAll();
    const auto patient = addPatient("Lakshmi Iyer", "", "+919876543210");
    must({create(kNote, newId(),
                 {{"patient", patient.text()},
                  {"author", actor.staff.text()},
                  {"status", "draft"},
                  {"complaints", "cough for three days"}})});
    ASSERT_TRUE(store->database().script(
        "UPDATE counter SET value = 0 WHERE name LIKE 'projection.%'; DELETE FROM patient_card;"
        "DELETE FROM timeline_row"));
    EXPECT_TRUE(namesFound("Laxmi").empty());
    reopen();
    EXPECT_EQ(namesFound("Laxmi"), std::vector<std::string>{"Lakshmi Iyer"});
    auto timeline = timelineOf(*store, model::PatientId(patient), 10, {});
    ASSERT_TRUE(timeline);
    ASSERT_EQ(timeline->size(), 1U);
    EXPECT_TRUE(timeline->at(0).locked);
    EXPECT_EQ(timeline->at(0).summary, "");
    grantAll();
    timeline = timelineOf(*store, model::PatientId(patient), 10, {});
    ASSERT_EQ(timeline->size(), 1U);
    EXPECT_FALSE(timeline->at(0).locked);
    EXPECT_EQ(timeline->at(0).summary, "cough for three days");
}

}  // namespace opdesk::store::tests
