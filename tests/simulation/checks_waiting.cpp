#include "core/model/references.h"
#include "core/store/impl.h"
#include "tests/simulation/checks.h"

/// What waits at the end waits for something.
namespace opdesk::simulation {

namespace {

struct WaitingGroup {
    std::set<SimServer::Key> needs, makes;
    bool isReadable = true;
};

/// Groups a desk holds as not_found, with all they stand on; nothing of those the session cannot read.
std::map<model::GroupId, WaitingGroup> waitingGroups(SimClient& client) {
    std::map<model::GroupId, WaitingGroup> groups;
    const auto parked = store::parkedOps(client.store());
    for (std::size_t i = 0; parked && i < parked->size(); ++i) {
        const auto& one = (*parked)[i];
        if (one.look || one.code != "not_found")
            continue;
        auto& group = groups[one.group];
        const auto op = client.store().impl().outbox.find(one.op, true);
        if (!op || !*op) {
            group.isReadable = false;
            continue;
        }
        for (const auto& needed : model::neededBy(**op))
            group.needs.insert(needed);
        if (model::makes(**op))
            group.makes.emplace((*op)->kind, (*op)->record);
    }
    return groups;
}

}  // namespace

std::vector<Finding> serverHasNoOrphans(World& world, std::int64_t& checks) {
    std::vector<Finding> findings;
    const auto records = world.server->records();
    for (const auto& [key, row] : records) {
        const auto field = model::describe(key.first).subjectField;
        const auto patient = key.first == model::KindId::conflict || row.deleted || field.empty() || field == "id"
                                 ? std::nullopt
                                 : base::Uuid::parse(textOf(row.body, field));
        if (!patient)
            continue;
        ++checks;
        if (!records.contains({model::KindId::patient, *patient}))
            findings.push_back({"no orphan", "server: " + std::string(model::kindName(key.first)) + ' ' +
                                                 key.second.text() + " of " + patient->text()});
    }
    return findings;
}

/// A group put aside because something was not there is sent again when it is.
void Checks::nothingWaitsInVain() {
    for (auto& client : world.clients) {
        if (!client->isRunning())
            continue;
        for (const auto& [id, group] : waitingGroups(*client)) {
            bool lacks = !group.isReadable;
            for (const auto& needed : group.needs) {
                const auto row = records.find(needed);
                // What lies where the desk may not look, it cannot know of.
                lacks = lacks || (!group.makes.contains(needed) &&
                                  (row == records.end() || !client->opens(row->second.compartment)));
            }
            expect(lacks, "nothing waits in vain", [&, &id = id, &group = group] {
                std::string text = client->name + ": group " + id.text() + " is put aside as not_found and stands on";
                for (const auto& [kind, record] : group.needs)
                    text += ' ' + std::string(model::kindName(kind)) + ' ' + record.text();
                return text;
            });
        }
    }
}

}  // namespace opdesk::simulation
