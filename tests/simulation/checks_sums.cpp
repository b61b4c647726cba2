#include <algorithm>

#include "core/store/database.h"
#include "tests/simulation/checks.h"

/// Numbers, parents, and what a restored disk cannot have.
namespace opdesk::simulation {

using model::KindId;

namespace {

std::int64_t numberAtEnd(std::string_view text) {
    std::int64_t number = 0, place = 1;
    while (!text.empty() && text.back() >= '0' && text.back() <= '9' && place < 1'000'000'000'000) {
        number += (text.back() - '0') * place;
        place *= 10;
        text.remove_suffix(1);
    }
    return number;
}

std::int64_t paiseOf(const model::json::object& body, std::string_view field) {
    const auto& value = model::valueOf(body, field);
    return value.is_int64() ? value.get_int64() : 0;
}

}  // namespace

/// Of each series every number once, and none left out but those that are known to be missing or wait to be sent.
void Checks::numbersStand() {
    std::map<std::string, std::map<std::int64_t, int>> series;
    std::map<std::string, std::set<std::int64_t>> absent;
    for (const auto& [key, row] : records) {
        if (key.first == KindId::patient) {
            const auto text = textOf(row.body, "clinic_number");
            series["clinic_number:" + std::string(text.substr(0, text.find('-')))][numberAtEnd(text)]++;
        }
        if (key.first == KindId::invoice)
            series["invoice:" + std::string(textOf(row.body, "series")) + ':' +
                   std::string(textOf(row.body, "financial_year"))][paiseOf(row.body, "serial")]++;
    }
    // A number whose op never came: parked, or gone with its disk.
    for (const auto& op : world.journal.ops) {
        if (log.contains(op.id) || !isExplained(op))
            continue;
        if (op.kind == KindId::patient && op.action == model::Action::create) {
            const auto text = textOf(op.document, "clinic_number");
            absent["clinic_number:" + std::string(text.substr(0, text.find('-')))].insert(numberAtEnd(text));
        }
        if (op.kind == KindId::invoice && op.action == model::Action::append)
            absent["invoice:" + std::string(textOf(op.document, "series")) + ':' +
                   std::string(textOf(op.document, "financial_year"))]
                .insert(paiseOf(op.document, "serial"));
    }
    for (const auto& [name, numbers] : series) {
        for (const auto& [number, times] : numbers)
            expect(times == 1, "numbers are unique",
                   [&, &name = name, &number = number] { return name + " number " + std::to_string(number); });
        const auto last = numbers.rbegin()->first;
        for (std::int64_t number = 1; number < last; ++number)
            expect(numbers.contains(number) || absent[name].contains(number), "numbers have no gap",
                   [&, &name = name] { return name + " number " + std::to_string(number); });
    }
}

bool Checks::isExplained(const JournalOp& op) const {
    return quarantine.contains(op.id) || kept.contains(op.id) || op.diskGone;
}

/// Whatever names a patient in a record of a desk has him there; so has what was removed while the removal waits.
void Checks::noOrphans() {
    for (auto& client : world.clients) {
        std::string orphans;
        auto rows = client->store().database().query(
            "SELECT child.id, child.subject FROM record AS child WHERE (child.deleted = 0 OR EXISTS (SELECT 1 FROM "
            "outbox o"
            " WHERE o.kind = child.kind AND o.id = child.id AND o.state <> 'acked')) AND child.subject IS NOT NULL AND "
            "NOT EXISTS (SELECT 1 FROM record AS parent WHERE parent.id = child.subject)");
        while (rows && rows->step().value())
            orphans += " " + rows->uuid(0).text() + " of " + rows->uuid(1).text();
        expect(rows && orphans.empty(), "no orphan", [&] { return client->name + ':' + orphans; });
    }
}

/// After an older file was put back exactly what no disk and no server has is listed, and nothing else is missing.
void Checks::missingIsListed() {
    using Place = std::pair<model::DeviceId, std::int64_t>;
    std::vector<std::pair<const JournalOp*, std::set<Place>>> gone;
    std::set<Place> listed, places;
    for (const auto& op : world.journal.ops)
        if (op.diskGone && !log.contains(op.id) && !quarantine.contains(op.id) && !kept.contains(op.id)) {
            // One of the places it had: a renewal may have given it another.
            std::set<Place> its{{op.device, op.deviceSeq}};
            if (const auto more = world.journal.places.find(op.id); more != world.journal.places.end())
                its.insert(more->second.begin(), more->second.end());
            places.insert(its.begin(), its.end());
            gone.emplace_back(&op, std::move(its));
        }
    for (const auto& list : world.server->listedMissing())
        for (const auto number : list.ops)
            listed.insert({list.device, number});
    knownMissing += static_cast<std::int64_t>(gone.size());
    // A server that was put back as well does not know any more what it once had.
    if (world.epochs > 1)
        return;
    missingNumbersAreListed();
    for (const auto& [op, its] : gone)
        expect(std::ranges::any_of(its, [&](const Place& place) { return listed.contains(place); }),
               "the missing are listed", [&, op = op] { return op->device.text() + ' ' + nameOf(*op); });
    for (const auto& place : listed)
        expect(places.contains(place), "only the missing are listed", [&] {
            std::string text = place.first.text() + " seq " + std::to_string(place.second);
            for (const auto& op : world.journal.ops) {
                const auto more = world.journal.places.find(op.id);
                const bool wasIts = more != world.journal.places.end() && more->second.contains(place);
                if (Place{op.device, op.deviceSeq} != place && !wasIts)
                    continue;
                const auto logged = log.find(op.id);
                text += ", once of " + nameOf(op) + (op.diskGone ? " on a disk that is gone" : "") +
                        (logged != log.end() ? ", in the log as " + logged->second.device.text() + ' ' +
                                                   std::to_string(logged->second.deviceSeq)
                         : quarantine.contains(op.id) ? std::string(", put aside")
                         : kept.contains(op.id)       ? std::string(", kept")
                                                      : std::string(", nowhere"));
            }
            return text;
        });
}

/// The numbers of documents that went with a disk, by series: those of the list, no more and no fewer.
void Checks::missingNumbersAreListed() {
    using Number = std::pair<std::string, std::int64_t>;
    std::set<Number> gone, listed, stands;
    const auto numberOf = [](KindId kind, const model::json::object& body) -> std::optional<Number> {
        if (kind == KindId::patient) {
            const auto text = textOf(body, "clinic_number");
            return Number{"clinic_number:" + std::string(text.substr(0, text.find('-'))), numberAtEnd(text)};
        }
        if (kind == KindId::invoice)
            return Number{
                "invoice:" + std::string(textOf(body, "series")) + ':' + std::string(textOf(body, "financial_year")),
                paiseOf(body, "serial")};
        return std::nullopt;
    };
    for (const auto& [key, row] : records)
        if (const auto number = numberOf(key.first, row.body))
            stands.insert(*number);
    for (const auto& op : world.journal.ops) {
        if (op.document.empty() || log.contains(op.id))
            continue;
        const auto number = numberOf(op.kind, op.document);
        if (number && op.diskGone && !quarantine.contains(op.id) && !kept.contains(op.id))
            gone.insert(*number);
        else if (number)
            stands.insert(*number);
    }
    for (const auto& list : world.server->listedMissing())
        for (const auto& [counter, numbers] : list.documents)
            for (const auto number : numbers)
                listed.insert(
                    {counter == "clinic_number" ? counter + ':' + world.journal.series[list.device] : counter, number});
    for (const auto& number : gone)
        expect(stands.contains(number) || listed.contains(number), "the missing are listed",
               [&] { return "document " + number.first + ' ' + std::to_string(number.second); });
    for (const auto& number : listed)
        expect(gone.contains(number) && !stands.contains(number), "only the missing are listed",
               [&] { return "document " + number.first + ' ' + std::to_string(number.second); });
}

std::vector<Finding> checkAll(World& world, std::int64_t& checks, std::int64_t& knownMissing) {
    Checks all(world);
    all.everyOpIsSomewhere();
    all.everyEditIsVisible();
    all.desksEqualServer();
    all.documentsStand();
    all.numbersStand();
    all.moneyAddsUp();
    all.noOrphans();
    all.missingIsListed();
    all.projectionsFit();
    all.attachmentsAreSomewhere();
    all.parkedIsShown();
    all.slotsAreHeldOnce();
    all.cardsAreTrue();
    all.nothingWaitsInVain();
    all.lostCompartmentIsGone();
    all.nothingHadToBeHealed();
    checks += all.checks;
    knownMissing += all.knownMissing;
    return std::move(all.findings);
}

}  // namespace opdesk::simulation
