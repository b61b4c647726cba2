#include "tests/simulation/sim_attachments.h"

#include <boost/json.hpp>

#include "core/store/blobs.h"
#include "tests/simulation/checks.h"
#include "tests/simulation/memory_server.h"

namespace opdesk::simulation {

namespace json = model::json;
using model::Compartment;
using model::KindId;

namespace {

/// Mostly a page, seldom a picture of several chunks.
std::size_t sizeOf(Dice& dice) {
    const auto roll = dice.below(20);
    if (roll < 15)
        return static_cast<std::size_t>(100 + dice.below(4'000));
    return static_cast<std::size_t>(roll < 19 ? 20'000 + dice.below(60'000) : 260'000 + dice.below(300'000));
}

}  // namespace

bool attach(SimClient& client, const base::Uuid& patient, Dice& dice) {
    if (!client.isRunning() || !client.opens(Compartment::notes))
        return false;
    base::Bytes content(sizeOf(dice));
    client.random.fill(content);
    const auto sha256 = store::keepBlob(client.store(), Compartment::notes, content);
    if (!client.survivedDisk() || !sha256)
        return false;
    const auto id = base::Uuid::v7(client.clock, client.random);
    return client.commit({{KindId::attachment,
                           id,
                           model::Action::append,
                           {},
                           {{"patient", patient.text()},
                            {"title", "Scan"},
                            {"media_type", "application/pdf"},
                            {"bytes", static_cast<std::int64_t>(content.size())},
                            {"sha256", base::toHex(*sha256)},
                            {"taken_at", base::toIso(client.clock.now())}},
                           {}}});
}

void noteBlobsLeft(SimClient& client, const std::vector<model::BlobName>& had) {
    if (had.empty() || !client.blobs->files.empty())
        return;
    const auto there = client.world.server->blobs();
    for (const auto& name : had)
        if (there && there->contains(name))
            client.world.journal.leftToServer.insert(name);
}

/// The bytes of every attachment the server took are at the server or whole on a desk, unless the disk that had them
/// is gone. A desk that lost the compartment had to delete them when the server had them; what that one then loses with
/// a backup nobody has.
void Checks::attachmentsAreSomewhere() {
    const auto atServer = world.server->blobs();
    if (!atServer)
        return;
    std::set<model::BlobName> there = *atServer;
    for (const auto& client : world.clients)
        for (const auto& [name, bytes] : client->blobs->files)
            there.insert(name);
    for (const auto& op : world.journal.ops) {
        const auto row = records.find({op.kind, op.record});
        if (op.kind != KindId::attachment || op.action != model::Action::append || op.diskGone || row == records.end())
            continue;
        const auto sha256 = base::fromHex(textOf(row->second.body, "sha256"));
        const auto name = model::blobName(keyOf(Compartment::notes), sha256.value_or(base::Bytes{}));
        const bool wentWithTheServer = world.epochs > 1 && world.journal.leftToServer.contains(name);
        expect(there.contains(name) || wentWithTheServer, "the bytes of an attachment are somewhere",
               [&] { return nameOf(op); });
    }
}

}  // namespace opdesk::simulation
