#include "core/store/blobs.h"

#include <fstream>

#include "core/store/blob_files.h"
#include "core/store/detach.h"
#include "tests/core/store/store_fixture.h"

namespace opdesk::store::tests {

using base::ErrorCode;
using model::Compartment;
using model::KindId;

/// A desk that may read documents, and something to attach.
class BlobTest : public StoreTest {
protected:
    void SetUp() override {
        StoreTest::SetUp();
        grantAll();
        patient = addPatient("Asha Rao");
    }
    /// A PDF of that many bytes whose content depends on `seed`.
    static base::Bytes pdf(std::size_t bytes, std::uint64_t seed = 1) {
        base::SeededRandom source(seed);
        base::Bytes content(bytes);
        source.fill(content);
        const std::string_view head = "%PDF-1.7 CANARYCONTENT";
        std::copy_n(head.begin(), std::min(head.size(), bytes), content.begin());
        return content;
    }
    json::object bodyFor(const base::Bytes& content) const {
        return {{"patient", patient.text()},
                {"title", "Blood report"},
                {"media_type", "application/pdf"},
                {"bytes", static_cast<std::int64_t>(content.size())},
                {"sha256", base::toHex(crypto::sha256(content))},
                {"taken_at", base::toIso(clock.now())}};
    }
    Change append(const base::Uuid& id, json::object body) const {
        Change change;
        change.kind = KindId::attachment;
        change.record = id;
        change.action = model::Action::append;
        change.document = std::move(body);
        return change;
    }
    /// What the use case does: bytes first, then the record.
    base::Uuid attach(const base::Bytes& content) {
        EXPECT_TRUE(keepBlob(*store, Compartment::notes, content));
        const auto id = newId();
        must({append(id, bodyFor(content))});
        return id;
    }
    model::BlobName nameOf(const base::Bytes& content) const {
        return model::blobName(compartmentKey(Compartment::notes), crypto::sha256(content));
    }
    std::filesystem::path blobFile(const base::Bytes& content) const {
        return blobFolderOf(file) / base::toHex(nameOf(content));
    }
    BlobStanding standing(const base::Bytes& content) {
        return blobStanding(*store, Compartment::notes, crypto::sha256(content),
                            static_cast<std::int64_t>(content.size()))
            .value();
    }
    std::optional<BlobTask> next() { return nextBlob(*store, clock.now()).value(); }
    static void flip(const std::filesystem::path& path, std::streamoff at) {
        std::fstream stream(path, std::ios::binary | std::ios::in | std::ios::out);
        stream.seekg(at);
        const auto byte = static_cast<char>(stream.get() ^ 1);
        stream.seekp(at);
        stream.put(byte);
    }
    base::Uuid patient;
};

TEST_F(BlobTest, whatIsAttached_liesSealedUnderANameThatSaysNothing_andIsToBeSent) {
    const auto content = pdf(700'000);
    attach(content);
    EXPECT_EQ(readBlob(*store, Compartment::notes, crypto::sha256(content)).value(), content);
    EXPECT_EQ(standing(content).place, BlobPlace::here);
    EXPECT_FALSE(standing(content).sent);
    const auto task = next();
    ASSERT_TRUE(task);
    EXPECT_TRUE(task->isUpload);
    EXPECT_EQ(task->bytes, model::sealedBlobSize(700'000));
    EXPECT_EQ(outboxCounts(*store)->blobs, 1);

    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(blobFolderOf(file))) {
        ++files;
        EXPECT_NE(entry.path().filename().string(), base::toHex(crypto::sha256(content)));
        std::ifstream stream(entry.path(), std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
        EXPECT_EQ(bytes.find("CANARYCONTENT"), std::string::npos);
        EXPECT_EQ(static_cast<std::int64_t>(bytes.size()), model::sealedBlobSize(700'000));
    }
    EXPECT_EQ(files, 1);
}

TEST_F(BlobTest, aRecordWhoseBytesAreNotHere_isRefusedAndNothingIsWritten) {
    const auto content = pdf(5000);
    const auto id = newId();
    const auto refused = commit({append(id, bodyFor(content))});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::wrongState);
    EXPECT_FALSE(record(KindId::attachment, id));
    EXPECT_FALSE(next());
}

TEST_F(BlobTest, bytesThatWereKeptBeforeACrash_areNoAttachmentUntilARecordNamesThem) {
    const auto content = pdf(5000);
    ASSERT_TRUE(keepBlob(*store, Compartment::notes, content));
    reopen();
    grantAll();
    EXPECT_FALSE(next()) << "nobody knows of it";
    EXPECT_EQ(outboxCounts(*store)->blobs, 0);
    // The record was acknowledged before this desk's disk was put back: it comes from the server.
    ASSERT_TRUE(pull({image(KindId::attachment, newId(), 1, bodyFor(content))}));
    ASSERT_TRUE(next());
    EXPECT_TRUE(next()->isUpload) << "the only copy may be the one on this disk";
}

TEST_F(BlobTest, takingBack_removesOnlyWhatNoRecordNeeds) {
    const auto kept = pdf(5000, 1), unused = pdf(5000, 2);
    attach(kept);
    ASSERT_TRUE(keepBlob(*store, Compartment::notes, unused));
    for (const auto& content : {kept, unused})
        ASSERT_TRUE(takeBackBlob(*store, Compartment::notes, crypto::sha256(content)));
    EXPECT_TRUE(std::filesystem::exists(blobFile(kept)));
    EXPECT_FALSE(std::filesystem::exists(blobFile(unused)));
}

TEST_F(BlobTest, theSameContentTwice_isOneFileAndIsSentOnce) {
    const auto content = pdf(5000);
    attach(content);
    ASSERT_TRUE(noteBlobSent(*store, nameOf(content), model::sealedBlobSize(5000), true));
    attach(content);
    EXPECT_FALSE(next());
    EXPECT_TRUE(standing(content).sent);
}

TEST_F(BlobTest, tooMuchOrNothingOrALockedCompartment_isRefused) {
    EXPECT_EQ(keepBlob(*store, Compartment::notes, base::Bytes(20 * 1024 * 1024 + 1)).error().code,
              ErrorCode::tooLarge);
    EXPECT_EQ(keepBlob(*store, Compartment::notes, {}).error().code, ErrorCode::invalidInput);
    store->forgetCompartment(Compartment::notes);
    EXPECT_EQ(keepBlob(*store, Compartment::notes, pdf(100)).error().code, ErrorCode::locked);
}

TEST_F(BlobTest, theLargestContentIsKept) {
    const auto content = pdf(20 * 1024 * 1024);
    attach(content);
    EXPECT_EQ(readBlob(*store, Compartment::notes, crypto::sha256(content)).value(), content);
}

TEST_F(BlobTest, aSessionWithoutTheKey_sendsWhatTheDoctorAttached) {
    const auto content = pdf(300'000);
    attach(content);
    reopen();  // nothing is granted
    const auto task = next();
    ASSERT_TRUE(task);
    base::Bytes sent;
    while (static_cast<std::int64_t>(sent.size()) < task->bytes) {
        const auto piece = readBlobPiece(*store, task->name, static_cast<std::int64_t>(sent.size()), 10'007).value();
        sent.insert(sent.end(), piece.begin(), piece.end());
    }
    auto reader = model::BlobReader::make(tenant, Compartment::notes, task->name, task->bytes,
                                          compartmentKey(Compartment::notes), compartmentKey(Compartment::notes));
    ASSERT_TRUE(reader);
    base::Bytes plain;
    while (!reader->atEnd()) {
        const auto chunk = reader->open(base::ByteView(sent).subspan(static_cast<std::size_t>(reader->offset()),
                                                                     static_cast<std::size_t>(reader->size())));
        ASSERT_TRUE(chunk);
        plain.insert(plain.end(), chunk->begin(), chunk->end());
    }
    EXPECT_TRUE(reader->finish());
    EXPECT_EQ(plain, content);
    ASSERT_TRUE(noteBlobSent(*store, task->name, task->bytes, true));
    EXPECT_FALSE(next());
}

TEST_F(BlobTest, aChangedByteOrAChunkInAnotherPlace_isNoticed) {
    const auto content = pdf(600'000);
    attach(content);
    flip(blobFile(content), 400'000);
    const auto read = readBlob(*store, Compartment::notes, crypto::sha256(content));
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::damaged);
    EXPECT_TRUE(std::filesystem::exists(blobFile(content))) << "the only copy is not thrown away";
    flip(blobFile(content), 400'000);
    ASSERT_TRUE(readBlob(*store, Compartment::notes, crypto::sha256(content)));
    // The first two chunks change places.
    std::fstream stream(blobFile(content), std::ios::binary | std::ios::in | std::ios::out);
    std::vector<char> first(static_cast<std::size_t>(model::kSealedBlobChunk)), second(first.size());
    stream.seekg(model::kBlobHeader);
    stream.read(first.data(), static_cast<std::streamsize>(first.size()));
    stream.read(second.data(), static_cast<std::streamsize>(second.size()));
    stream.seekp(model::kBlobHeader);
    stream.write(second.data(), static_cast<std::streamsize>(second.size()));
    stream.write(first.data(), static_cast<std::streamsize>(first.size()));
    stream.close();
    EXPECT_EQ(readBlob(*store, Compartment::notes, crypto::sha256(content)).error().code, ErrorCode::damaged);
}

TEST_F(BlobTest, aDamagedCopyOfWhatTheServerHas_isFetchedAgainAndCounted) {
    const auto content = pdf(5000);
    attach(content);
    ASSERT_TRUE(noteBlobSent(*store, nameOf(content), model::sealedBlobSize(5000), true));
    flip(blobFile(content), 100);
    EXPECT_FALSE(readBlob(*store, Compartment::notes, crypto::sha256(content)));
    const auto task = next();
    ASSERT_TRUE(task);
    EXPECT_FALSE(task->isUpload);
    EXPECT_EQ(task->done, 0);
    EXPECT_EQ(blobCounts(*store)->refetched, 1);
}

/// A record of another desk, and the bytes as the server would give them.
class FetchTest : public BlobTest {
protected:
    void SetUp() override {
        BlobTest::SetUp();
        content = pdf(600'000, 9);
        ASSERT_TRUE(pull({image(KindId::attachment, newId(), 1, bodyFor(content))}));
        sealed = model::sealBlob(tenant, Compartment::notes, 1, compartmentKey(Compartment::notes), nameOf(content),
                                 content, random)
                     .value();
    }
    /// Everything up to `until` in pieces.
    void fetch(std::size_t until, std::size_t piece = 50'000) {
        for (auto task = next(); task && static_cast<std::size_t>(task->done) < until; task = next()) {
            const auto size = std::min(piece, until - static_cast<std::size_t>(task->done));
            ASSERT_TRUE(addBlobPiece(*store, *task,
                                     base::ByteView(sealed).subspan(static_cast<std::size_t>(task->done), size)));
        }
    }
    base::Status prove() {
        const auto task = next();
        OPDESK_TRY(auto check, BlobCheck::begin(*store, *task));
        while (true) {
            OPDESK_TRY(const bool done, check.step(*store));
            if (done)
                return keepFetchedBlob(*store, *task);
        }
    }
    base::Bytes content, sealed;
};

TEST_F(FetchTest, aRecentOneIsFetchedAhead_goesOnAfterARestart_andIsHereWhenItIsProved) {
    ASSERT_TRUE(next());
    EXPECT_EQ(standing(content).place, BlobPlace::elsewhere);
    fetch(123'457);
    EXPECT_EQ(standing(content).place, BlobPlace::coming);
    reopen();
    grantAll();
    EXPECT_EQ(next()->done, 123'457);
    std::vector<Changed> told;
    store->onChanged([&](const std::vector<Changed>& changed) { told = changed; });
    fetch(sealed.size());
    ASSERT_TRUE(prove());
    EXPECT_EQ(told.size(), 1u) << "whoever shows it hears of it";
    EXPECT_EQ(standing(content).place, BlobPlace::here);
    EXPECT_TRUE(standing(content).sent);
    EXPECT_EQ(readBlob(*store, Compartment::notes, crypto::sha256(content)).value(), content);
    EXPECT_FALSE(next());
}

TEST_F(FetchTest, wrongBytes_areDroppedCountedAndFetchedFromTheBeginning) {
    sealed[300'000] ^= 1;
    fetch(sealed.size());
    const auto proved = prove();
    ASSERT_FALSE(proved);
    EXPECT_EQ(proved.error().code, ErrorCode::damaged);
    ASSERT_TRUE(dropSpoiledBlob(*store, *next()));
    EXPECT_EQ(next()->done, 0);
    EXPECT_EQ(blobCounts(*store)->refetched, 1);
    sealed[300'000] ^= 1;
    fetch(sealed.size());
    EXPECT_TRUE(prove());
}

TEST_F(FetchTest, anOldOneComesOnlyWhenSomebodyAsks_andThenBeforeWhatComesAhead) {
    clock.advance(std::chrono::hours(24 * 8));
    EXPECT_FALSE(next());
    const auto newer = pdf(1000, 3);
    ASSERT_TRUE(pull({image(KindId::attachment, newId(), 1, bodyFor(newer))}, 2));
    EXPECT_EQ(next()->name, nameOf(newer));
    ASSERT_TRUE(askForBlob(*store, Compartment::notes, crypto::sha256(content), 600'000));
    EXPECT_EQ(next()->name, nameOf(content));
    EXPECT_EQ(blobCounts(*store)->asked, 1);
}

TEST_F(FetchTest, whatWaitsForLater_isDueInTime_whateverTheClockDid) {
    const auto task = *next();
    ASSERT_TRUE(postponeBlob(*store, task, clock.now() + std::chrono::minutes(5), "not_found"));
    EXPECT_FALSE(next());
    EXPECT_EQ(standing(content).code, "not_found");
    EXPECT_EQ(nextBlobTry(*store).value(), clock.now() + std::chrono::minutes(5));
    clock.set(clock.now() - std::chrono::hours(24 * 365 * 3));
    EXPECT_TRUE(next()) << "a clock set back three years";
    clock.set(clock.now() + std::chrono::hours(24 * 365 * 3) + std::chrono::minutes(5));
    EXPECT_TRUE(next());
}

TEST_F(BlobTest, anotherHistoryOfTheServer_isOfferedEverythingThatLiesHere) {
    const auto content = pdf(5000);
    attach(content);
    ASSERT_TRUE(noteBlobSent(*store, nameOf(content), model::sealedBlobSize(5000), true));
    ASSERT_FALSE(next());
    ASSERT_TRUE(beginHistory(*store, "restored"));
    ASSERT_TRUE(next());
    EXPECT_TRUE(next()->isUpload);
    EXPECT_EQ(next()->done, 0);
}

TEST_F(BlobTest, aLostCompartment_keepsItsAttachmentsUntilTheyAreSent_thenLeavesNoFile) {
    ASSERT_TRUE(applyAnswer(*store, {}, {}, {"e1", 1, {}, PageCoverage{"desk,notes", "", 0}}));
    const auto content = pdf(5000), other = pdf(5000, 2);
    const auto id = newId();
    ASSERT_TRUE(keepBlob(*store, Compartment::notes, content));
    const auto op = must({append(id, bodyFor(content))});
    ASSERT_TRUE(keepBlob(*store, Compartment::notes, other));  // a record never came
    reopen();
    grantAll();
    ASSERT_TRUE(applyAnswer(*store, {}, {}, {"e1", 2, {}, PageCoverage{"desk", "", 0}}));
    ASSERT_TRUE(acknowledge({{op.ops[0], model::Verdict::applied, 2, {}, {}}}));
    EXPECT_EQ(*pendingOf(*store, Compartment::notes), 1);
    EXPECT_EQ(dropCompartment(*store, Compartment::notes, 10).error().code, ErrorCode::wrongState);
    ASSERT_TRUE(noteBlobSent(*store, nameOf(content), model::sealedBlobSize(5000), true));
    EXPECT_FALSE(*dropCompartment(*store, Compartment::notes, 10));
    EXPECT_TRUE(std::filesystem::is_empty(blobFolderOf(file)));
    EXPECT_EQ(store->database().number("SELECT count(*) FROM blob_queue").value(), 0);
    EXPECT_EQ(store->database().number("SELECT count(*) FROM attachment_row").value(), 0);
}

TEST_F(BlobTest, leavingADesk_takesUnsentAttachmentsAlong_andAnotherDeskSendsThem) {
    const auto content = pdf(400'000);
    attach(content);
    const ProfileFolder profiles(file.parent_path());
    DetachRequest request;
    request.scope = DetachScope::cache;
    request.store.file = file;
    request.store.key = key;
    request.store.tenant = tenant;
    request.store.device = device;
    const base::Bytes secret(32, 0x21);
    request.key = {"correct horse", secret, {1, 8192}};
    store.reset();
    const auto refused = detachStore(profiles, request, clock, random);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().detail,
              "2 changes wait, 0 are parked, 0 looks are not sent, 1 attachments are not sent, 0 rows cannot be read");
    EXPECT_TRUE(std::filesystem::exists(blobFile(content)));

    request.exportTo = folder.path() / "out" / "unsent.opdesk";
    std::filesystem::create_directories(request.exportTo->parent_path());
    const auto report = detachStore(profiles, request, clock, random);
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(report->counts.blobs, 1);
    EXPECT_FALSE(std::filesystem::exists(blobFolderOf(file)));

    const auto unsent = readExport(*request.exportTo, request.key);
    ASSERT_TRUE(unsent) << unsent.error().detail;
    reopen();
    grantAll();
    ASSERT_TRUE(queueExportedBlobs(*store, *request.exportTo, *unsent));
    ASSERT_TRUE(queueExport(*store, *unsent));
    ASSERT_TRUE(next());
    EXPECT_TRUE(next()->isUpload);
    EXPECT_EQ(readBlob(*store, Compartment::notes, crypto::sha256(content)).value(), content);
}

TEST_F(BlobTest, filesThatAreGone_areFetchedAgainOrCountedAsLost) {
    const auto sent = pdf(5000, 1), unsent = pdf(5000, 2);
    attach(sent);
    attach(unsent);
    ASSERT_TRUE(noteBlobSent(*store, nameOf(sent), model::sealedBlobSize(5000), true));
    store.reset();
    std::filesystem::remove(blobFile(sent));
    std::filesystem::remove(blobFile(unsent));
    reopen();
    grantAll();
    EXPECT_EQ(next()->name, nameOf(sent));
    EXPECT_FALSE(next()->isUpload);
    EXPECT_EQ(blobCounts(*store)->refused, 1);
    EXPECT_EQ(standing(unsent).code, "not_found");
}

TEST(BlobForm, typesAreToldByTheContent) {
    const auto typeOf = [](std::string_view text) { return model::mediaTypeOf(base::asBytes(text)); };
    using namespace std::string_view_literals;
    EXPECT_EQ(typeOf("%PDF-1.4\n"), "application/pdf");
    EXPECT_EQ(typeOf("\xFF\xD8\xFF\xE0..JFIF"), "image/jpeg");
    EXPECT_EQ(typeOf("\x89PNG\r\n\x1A\n\0\0\0\rIHDR...."sv), "image/png");
    for (const auto text : {""sv, "%PDF"sv, "MZ\x90"sv, "<html>"sv, "\x89PNG"sv, "GIF89a"sv, "PK\x03\x04"sv})
        EXPECT_FALSE(typeOf(text)) << text;
}

TEST(BlobForm, sizesOfTheSealedForm_andNoOthers) {
    for (const std::int64_t plain : {std::int64_t{1}, model::kBlobChunk - 1, model::kBlobChunk, model::kBlobChunk + 1,
                                     model::kMostAttachmentBytes}) {
        const auto sealed = model::sealedBlobSize(plain);
        EXPECT_EQ(model::blobChunks(sealed), (plain + model::kBlobChunk - 1) / model::kBlobChunk) << plain;
    }
    EXPECT_EQ(model::blobChunks(0), 0);
    EXPECT_EQ(model::blobChunks(model::kBlobHeader + 28), 0);
    EXPECT_EQ(model::blobChunks(model::kBlobHeader + model::kSealedBlobChunk + 28), 0);
    EXPECT_EQ(model::blobChunks(model::sealedBlobSize(model::kMostAttachmentBytes) + 1), 0);
}

}  // namespace opdesk::store::tests
