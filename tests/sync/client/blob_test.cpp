#include "core/store/blobs.h"

#include <fstream>

#include "core/store/blob_files.h"
#include "desk.h"
#include "sync/protocol/blob_messages.h"
#include "tests/support/crash_vfs.h"

namespace opdesk::tests {
namespace {

using namespace std::chrono_literals;
using model::Compartment;

/// A doctor's two desks and a reception; bytes travel beside the records.
class Attachments : public testing::Test {
protected:
    static base::Bytes jpeg(std::size_t bytes, std::uint64_t seed = 1) {
        base::SeededRandom source(seed);
        base::Bytes content(bytes);
        source.fill(content);
        content[0] = 0xFF;
        content[1] = 0xD8;
        content[2] = 0xFF;
        return content;
    }
    base::Uuid attach(Desk& desk, const base::Bytes& content) {
        const auto patient = desk.createPatient("Asha");
        const auto sha256 = store::keepBlob(desk.cache(), Compartment::notes, content);
        EXPECT_TRUE(sha256);
        const auto id = base::Uuid::v7(clinic.clock, clinic.random);
        desk.commit({{KindId::attachment,
                      id,
                      model::Action::append,
                      {},
                      {{"patient", patient.text()},
                       {"title", "X-ray"},
                       {"media_type", "image/jpeg"},
                       {"bytes", static_cast<std::int64_t>(content.size())},
                       {"sha256", base::toHex(*sha256)},
                       {"taken_at", base::toIso(clinic.clock.now())}},
                      {}}});
        return id;
    }
    static base::Result<base::Bytes> read(Desk& desk, const base::Bytes& content) {
        return store::readBlob(desk.cache(), Compartment::notes, crypto::sha256(content));
    }
    static bool isHere(Desk& desk, const base::Bytes& content) {
        const auto bytes = read(desk, content);
        return bytes && *bytes == content;
    }
    static model::BlobName nameOf(const base::Bytes& content) {
        return model::blobName(Clinic::keyOf(Compartment::notes), crypto::sha256(content));
    }
    bool atServer(const base::Bytes& content) { return clinic.server.blobs().whole().contains(nameOf(content)); }
    std::size_t blobRequests(const base::Bytes& content) {
        return clinic.server.requestsOf(sync::protocol::blobPath(nameOf(content)));
    }
    static std::int64_t toSend(Desk& desk) { return desk.engine().status().blobs.up; }

    Clinic clinic;
    const base::Bytes scan = jpeg(700'000);
};

TEST_F(Attachments, whatOneDeskAttaches_isAtTheServerAndOnTheOtherDesk) {
    Desk a{clinic, "a", kDoctor}, b{clinic, "b", kDoctor};
    const auto id = attach(a, scan);
    EXPECT_EQ(toSend(a), 1);
    ASSERT_TRUE(a.sync());
    EXPECT_TRUE(atServer(scan));
    EXPECT_EQ(toSend(a), 0);
    ASSERT_TRUE(b.sync());
    EXPECT_EQ(b.shown(KindId::attachment, id, "title"), json::value("X-ray"));
    EXPECT_TRUE(isHere(b, scan)) << "recent ones come ahead";
    const auto asked = blobRequests(scan);
    ASSERT_TRUE(a.sync());
    ASSERT_TRUE(b.sync());
    EXPECT_EQ(blobRequests(scan), asked) << "nothing is sent or fetched twice";
}

/// A line that carries 64 kbit/s, one request after the other: the worst order for whoever comes last.
class SlowLine {
public:
    SlowLine(Clinic& clinic, Desk& desk) : m_clinic(clinic), m_desk(desk), m_freeAt(clinic.clock.now()) {}
    /// Takes what the engine sent just now.
    void take() {
        for (; !m_desk.requests().empty(); m_desk.requests().pop_front()) {
            auto request = std::move(m_desk.requests().front());
            const auto bytes = static_cast<std::int64_t>(request.body.size()) + 700;
            m_freeAt = std::max(m_freeAt, m_clinic.clock.now()) + std::chrono::milliseconds(bytes / 8);
            largestBlobPiece = std::max(largestBlobPiece, isBlob(request) ? bytes - 700 : 0);
            m_underWay.emplace_back(m_freeAt, std::move(request));
        }
    }
    /// The next request arrives and its answer is back; false when nothing is on its way.
    bool arrive() {
        take();
        if (m_underWay.empty())
            return false;
        auto [at, request] = std::move(m_underWay.front());
        m_underWay.pop_front();
        m_clinic.clock.set(std::max(at, m_clinic.clock.now()));
        m_desk.feed(m_clinic.server.serve(m_desk.device(), request));
        take();
        return true;
    }
    static bool isBlob(const sync::client::SendRequest& request) { return request.path.starts_with("/v1/blobs/"); }
    std::size_t blobsUnderWay() const {
        return static_cast<std::size_t>(
            std::ranges::count_if(m_underWay, [](const auto& each) { return isBlob(each.second); }));
    }
    std::int64_t largestBlobPiece = 0;

private:
    Clinic& m_clinic;
    Desk& m_desk;
    base::Instant m_freeAt;
    std::deque<std::pair<base::Instant, sync::client::SendRequest>> m_underWay;
};

TEST_F(Attachments, aScanOf10MBOnASlowLine_delaysAPrescriptionByOnePieceAtMost) {
    Desk desk{clinic, "a", kDoctor};
    desk.useStream = false;
    ASSERT_TRUE(desk.sync());
    attach(desk, jpeg(10'000'000));
    SlowLine line(clinic, desk);
    desk.feed(sync::client::LocalChange{});
    const auto begun = clinic.clock.now();
    while (clinic.clock.now() - begun < 60s)
        ASSERT_TRUE(line.arrive());
    EXPECT_EQ(toSend(desk), 1) << "the scan is on its way";
    ASSERT_EQ(line.blobsUnderWay(), 1u);
    EXPECT_LE(line.largestBlobPiece, 16 * 1024);

    for (int i = 0; i < 20; ++i) {
        const auto before = desk.outbox().waiting;
        ASSERT_EQ(before, 0);
        desk.create(KindId::prescription, {{"patient", desk.createPatient("B").text()},
                                           {"author", base::Uuid::v7(clinic.clock, clinic.random).text()},
                                           {"status", "draft"},
                                           {"written_at", base::toIso(clinic.clock.now())}});
        const auto signedAt = clinic.clock.now();
        desk.feed(sync::client::LocalChange{});
        const auto last = desk.requests().empty() ? std::string() : desk.requests().back().path;
        EXPECT_EQ(last, "/v1/sync/push") << "it leaves at once, whatever else is on the line";
        while (desk.outbox().waiting > 0) {
            ASSERT_TRUE(line.arrive());
            EXPECT_LE(line.blobsUnderWay(), desk.outbox().waiting > 0 ? 1u : 2u);
        }
        const auto took = clinic.clock.now() - signedAt;
        EXPECT_LT(took, 2500ms) << "a piece and the prescription itself";
        while (line.blobsUnderWay() == 0)
            ASSERT_TRUE(line.arrive());
    }
}

TEST_F(Attachments, aPushThatWaits_goesBeforeTheNextPiece) {
    Desk desk{clinic, "a", kDoctor};
    ASSERT_TRUE(desk.sync());
    attach(desk, scan);
    desk.feed(sync::client::LocalChange{});
    while (desk.requests().empty() || !SlowLine::isBlob(desk.requests().front()))
        ASSERT_TRUE(desk.serveOne());
    desk.createPatient("B");
    desk.feed(sync::client::LocalChange{});
    ASSERT_EQ(desk.requests().size(), 2u);
    EXPECT_EQ(desk.requests().back().path, "/v1/sync/push");
    ASSERT_TRUE(desk.serveOne());  // the piece
    EXPECT_EQ(desk.requests().size(), 1u) << "no piece leaves while the push is on its way";
    ASSERT_TRUE(desk.serveOne());
    desk.serveAll();
    EXPECT_TRUE(atServer(scan));
}

TEST_F(Attachments, aTransferCutAnywhere_goesOnWhereItWas) {
    Desk a{clinic, "a", kDoctor}, b{clinic, "b", kDoctor};
    attach(a, scan);
    base::SeededRandom dice(5);
    const std::array faults{Fault::requestLost, Fault::answerLost, Fault::cutShort, Fault::serverError, Fault::timedOut,
                            Fault::tooMany,     Fault::none,       Fault::none,     Fault::none};
    for (auto* desk : {&a, &b}) {
        desk->feed(sync::client::Started{});
        for (int i = 0; i < 2000 && (desk == &a ? !atServer(scan) : !isHere(b, scan)); ++i) {
            clinic.server.fault(faults[dice.below(faults.size())]);
            if (!desk->serveOne())
                desk->fireNextTimer();
            if (dice.below(12) == 0) {
                desk->open();
                desk->feed(sync::client::Started{});
            }
        }
        desk->serveAll();
    }
    EXPECT_TRUE(atServer(scan));
    EXPECT_TRUE(isHere(b, scan));
    EXPECT_EQ(clinic.server.blobs().refusedAsDamaged, 0);
    EXPECT_EQ(b.engine().status().blobs.refetched, 0);
}

TEST_F(Attachments, aRestartInTheMiddle_sendsNothingTwice) {
    Desk a{clinic, "a", kDoctor};
    attach(a, scan);
    a.feed(sync::client::Started{});
    std::int64_t sent = 0;
    const auto count = [&] {
        if (!a.requests().empty() && SlowLine::isBlob(a.requests().front()))
            sent += static_cast<std::int64_t>(a.requests().front().body.size());
    };
    while (sent < 300'000) {
        count();
        ASSERT_TRUE(a.serveOne());
    }
    a.open();
    a.feed(sync::client::Started{});
    for (count(); a.serveOne(); count()) {
    }
    EXPECT_TRUE(atServer(scan));
    EXPECT_EQ(sent, model::sealedBlobSize(static_cast<std::int64_t>(scan.size())));
}

TEST_F(Attachments, bytesThatComeWrong_areFetchedAgainAndCounted_untilTheyAreRight) {
    Desk a{clinic, "a", kDoctor}, b{clinic, "b", kDoctor};
    attach(a, scan);
    ASSERT_TRUE(a.sync());
    clinic.server.blobs().spoil(nameOf(scan));
    ASSERT_TRUE(b.sync());
    EXPECT_FALSE(isHere(b, scan));
    EXPECT_EQ(b.engine().status().blobs.refetched, 1);
    clinic.server.blobs().mend(nameOf(scan));
    b.passTime(10s);
    EXPECT_TRUE(isHere(b, scan));
}

TEST_F(Attachments, aFileThatWentBadBeforeItWasSent_isGivenUpAfterSomeTries_andCounted) {
    Desk desk{clinic, "a", kDoctor};
    attach(desk, scan);
    const auto file = store::blobFolderOf(desk.cacheFile()) / base::toHex(nameOf(scan));
    {
        std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
        stream.seekp(300'000);
        stream.put('x');
        stream.put('y');
    }
    EXPECT_TRUE(desk.sync());
    desk.passTime(1h);
    EXPECT_FALSE(atServer(scan));
    EXPECT_EQ(desk.engine().status().blobs.refused, 1);
    EXPECT_EQ(desk.engine().status().blobs.up, 0);
    const auto asked = blobRequests(scan);
    desk.passTime(3h);
    EXPECT_EQ(blobRequests(scan), asked) << "the line is not kept busy for ever";
    EXPECT_TRUE(std::filesystem::exists(file)) << "nothing is thrown away";
}

TEST_F(Attachments, aDiskThatLostTheEndOfAPart_startsItAgain) {
    Desk a{clinic, "a", kDoctor}, b{clinic, "b", kDoctor};
    attach(a, scan);
    ASSERT_TRUE(a.sync());
    b.feed(sync::client::Started{});
    const auto part = store::blobFolderOf(b.cacheFile()) / (base::toHex(nameOf(scan)) + ".part");
    while (!std::filesystem::exists(part) || std::filesystem::file_size(part) < 100'000)
        ASSERT_TRUE(b.serveOne());
    b.close();
    std::filesystem::resize_file(part, 50'000);
    std::filesystem::resize_file(part, 100'000);  // zeros where bytes were
    b.open();
    ASSERT_TRUE(b.sync());
    b.passTime(10s);
    EXPECT_TRUE(isHere(b, scan));
    EXPECT_EQ(b.engine().status().blobs.refetched, 1);
}

TEST_F(Attachments, aReceptionist_sendsWhatTheDoctorAttachedOffline) {
    Desk desk{clinic, "a", kDoctor};
    attach(desk, scan);
    desk.openFor(kReception);
    ASSERT_FALSE(isHere(desk, scan)) << "it does not open for her";
    ASSERT_TRUE(desk.sync());
    EXPECT_TRUE(atServer(scan));
}

TEST_F(Attachments, aServerWithoutRoom_holdsNobodyUp_andIsAskedAgainLater) {
    Desk desk{clinic, "a", kDoctor};
    clinic.server.blobs().quota = 1000;
    attach(desk, scan);
    ASSERT_TRUE(desk.sync());
    EXPECT_EQ(desk.outbox().waiting, 0);
    EXPECT_EQ(toSend(desk), 1);
    EXPECT_FALSE(desk.engine().status().hasError);
    EXPECT_TRUE(isHere(desk, scan));
    clinic.server.blobs().quota = 10'000'000;
    desk.passTime(70min);
    EXPECT_TRUE(atServer(scan));
}

TEST_F(Attachments, aFailingTransfer_neitherFailsASyncNorSlowsPushAndPull) {
    Desk desk{clinic, "a", kDoctor};
    ASSERT_TRUE(desk.sync());
    attach(desk, scan);
    desk.feed(sync::client::LocalChange{});
    while (desk.requests().empty() || !SlowLine::isBlob(desk.requests().front()))
        ASSERT_TRUE(desk.serveOne());
    clinic.server.fault(Fault::serverError);
    ASSERT_TRUE(desk.serveOne());
    EXPECT_TRUE(desk.requests().empty()) << "it waits before it tries again";
    EXPECT_FALSE(desk.engine().status().hasError);
    desk.createPatient("B");
    desk.feed(sync::client::LocalChange{});
    ASSERT_FALSE(desk.requests().empty());
    EXPECT_EQ(desk.requests().front().path, "/v1/sync/push");
    desk.serveAll();
    desk.passTime(10s);
    EXPECT_TRUE(atServer(scan));
}

TEST_F(Attachments, aRefreshThatFailedOnce_keepsNoScanBack) {
    Desk desk{clinic, "a", kDoctor, false};
    attach(desk, scan);
    clinic.server.fault(Fault::requestLost);  // of the refresh
    EXPECT_FALSE(desk.sync());
    desk.passTime(1min);
    EXPECT_TRUE(atServer(scan));
}

TEST_F(Attachments, aServerPutBackToBeforeTheScan_getsItAgainFromAnyDeskThatHasIt) {
    Desk a{clinic, "a", kDoctor}, b{clinic, "b", kDoctor};
    const auto before = clinic.server.backup();
    attach(a, scan);
    ASSERT_TRUE(a.sync());
    ASSERT_TRUE(b.sync());
    ASSERT_TRUE(isHere(b, scan));
    clinic.server.restore(before, "restored");
    EXPECT_FALSE(atServer(scan));
    a.close();
    b.sync();
    b.passTime(1min);
    EXPECT_TRUE(atServer(scan));
}

TEST_F(Attachments, aLostCompartment_isDroppedOnlyWhenItsAttachmentsAreSent) {
    Desk desk{clinic, "a", kDoctor};
    ASSERT_TRUE(desk.sync());
    attach(desk, scan);
    clinic.server.blobs().quota = 1000;
    clinic.server.setScope(desk.device(), {Compartment::desk});
    desk.sync();
    desk.passTime(1min);
    EXPECT_TRUE(isHere(desk, scan)) << "the only copy";
    clinic.server.blobs().quota = 10'000'000;
    desk.passTime(2h);
    EXPECT_TRUE(atServer(scan));
    const auto folder = store::blobFolderOf(desk.cacheFile());
    EXPECT_TRUE(!std::filesystem::exists(folder) || std::filesystem::is_empty(folder));
}

TEST_F(Attachments, aDeskWithoutTheCompartment_getsNoneOfIt) {
    Desk a{clinic, "a", kDoctor}, reception{clinic, "r", kReception};
    clinic.server.setScope(reception.device(), kReception);
    attach(a, scan);
    ASSERT_TRUE(a.sync());
    ASSERT_TRUE(reception.sync());
    EXPECT_FALSE(std::filesystem::exists(store::blobFolderOf(reception.cacheFile())));
    sync::client::SendRequest request;
    request.method = "GET";
    request.path = sync::protocol::blobPath(nameOf(scan)) + "?offset=0&limit=100";
    clinic.server.skipProofs();
    request.authorization = "DPoP " + clinic.server.accessToken(reception.device());
    const auto answer = std::get<sync::client::Answered>(clinic.server.serve(reception.device(), request));
    EXPECT_EQ(answer.status, 404);
}

TEST_F(Attachments, whatSomebodyAsksFor_comesBeforeWhatIsSent) {
    Desk a{clinic, "a", kDoctor}, b{clinic, "b", kDoctor};
    attach(a, scan);
    ASSERT_TRUE(a.sync());
    clinic.clock.advance(24h * 30);
    ASSERT_TRUE(b.sync());
    EXPECT_FALSE(isHere(b, scan)) << "an old one is not fetched ahead";
    attach(b, jpeg(900'000, 7));
    ASSERT_TRUE(
        store::askForBlob(b.cache(), Compartment::notes, crypto::sha256(scan), static_cast<std::int64_t>(scan.size())));
    b.feed(sync::client::LocalChange{});
    while (!isHere(b, scan))
        ASSERT_TRUE(b.serveOne());
    EXPECT_EQ(toSend(b), 1);
    b.serveAll();
    EXPECT_EQ(toSend(b), 0);
}

/// Of the cache; the files of the attachments lie elsewhere and find room.
class AttachmentsOnAFullDisk : public Attachments {
protected:
    AttachmentsOnAFullDisk() {
        desk.vfs = disk.name();
        desk.blobFiles = store::blobFolder(store::blobFolderOf(desk.cacheFile()));
        desk.open();
        EXPECT_TRUE(desk.sync());
    }
    /// Up to the first piece on its way.
    void beginToSend() {
        attach(desk, scan);
        desk.feed(sync::client::LocalChange{});
        while (desk.requests().empty() || !SlowLine::isBlob(desk.requests().front()) ||
               desk.requests().front().body.empty())
            ASSERT_TRUE(desk.serveOne());
    }
    void passOnFullDisk(std::chrono::milliseconds time) {
        disk.setFull(true);
        desk.serveAll();
        desk.passTime(time);
        EXPECT_TRUE(desk.engine().status().online) << "the line is well";
    }
    CrashVfs disk{1};
    Desk desk{clinic, "a", kDoctor}, other{clinic, "b", kDoctor};
};

TEST_F(AttachmentsOnAFullDisk, progressThatCannotBeWritten_isSentMoreAndMoreSeldom) {
    ASSERT_NO_FATAL_FAILURE(beginToSend());
    const auto before = blobRequests(scan);
    passOnFullDisk(4min);
    EXPECT_LE(blobRequests(scan) - before, 12u);
    EXPECT_EQ(toSend(desk), 1);
    disk.setFull(false);
    desk.passTime(5min);
    EXPECT_TRUE(atServer(scan));
    EXPECT_EQ(toSend(desk), 0);
    EXPECT_FALSE(desk.engine().status().hasError);
}

TEST_F(AttachmentsOnAFullDisk, whatSomebodyAsksFor_isFetchedMoreAndMoreSeldom) {
    attach(other, scan);
    ASSERT_TRUE(other.sync());
    desk.feed(sync::client::SyncNow{});
    while (desk.requests().empty() || !SlowLine::isBlob(desk.requests().front()))
        ASSERT_TRUE(desk.serveOne());
    ASSERT_TRUE(store::askForBlob(desk.cache(), Compartment::notes, crypto::sha256(scan),
                                  static_cast<std::int64_t>(scan.size())));
    const auto before = blobRequests(scan);
    passOnFullDisk(4min);
    EXPECT_LE(blobRequests(scan) - before, 12u);
    disk.setFull(false);
    desk.passTime(5min);
    EXPECT_TRUE(isHere(desk, scan));
}

TEST_F(AttachmentsOnAFullDisk, aChangeThatFindsRoom_endsTheWaitAndManyAskOnceInTenSeconds) {
    ASSERT_NO_FATAL_FAILURE(beginToSend());
    passOnFullDisk(4min);
    const auto before = blobRequests(scan);
    for (int i = 0; i < 300; ++i) {
        desk.feed(sync::client::LocalChange{});  // there is room for a little, but not for what comes
        desk.serveAll();
        desk.passTime(100ms);
    }
    EXPECT_GE(blobRequests(scan) - before, 2u);
    EXPECT_LE(blobRequests(scan) - before, 4u) << "once in ten seconds";
    disk.setFull(false);
    desk.createPatient("Written When There Was Room");
    desk.feed(sync::client::LocalChange{});
    desk.serveAll();
    desk.passTime(11s);
    EXPECT_EQ(toSend(desk), 0);
}

TEST_F(AttachmentsOnAFullDisk, aClockSetBackDuringTheWait_makesItNoLonger) {
    ASSERT_NO_FATAL_FAILURE(beginToSend());
    passOnFullDisk(4min);
    disk.setFull(false);
    clinic.clock.advance(-24h * 365 * 2);
    desk.feed(sync::client::LocalChange{});
    desk.passTime(11s);
    EXPECT_EQ(toSend(desk), 0);
}

TEST_F(AttachmentsOnAFullDisk, thatBytesAreGone_isNotedWhenThereIsRoom) {
    ASSERT_NO_FATAL_FAILURE(beginToSend());
    std::filesystem::remove_all(store::blobFolderOf(desk.cacheFile()));
    const auto before = blobRequests(scan);
    passOnFullDisk(4min);
    EXPECT_LE(blobRequests(scan) - before, 12u);
    disk.setFull(false);
    desk.passTime(5min);
    EXPECT_EQ(desk.engine().status().blobs.refused, 1);
}

}  // namespace
}  // namespace opdesk::tests
