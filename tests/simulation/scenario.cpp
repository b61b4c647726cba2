#include "tests/simulation/scenario.h"

#include <algorithm>
#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "core/model/validate.h"
#include "tests/simulation/actions.h"
#include "tests/simulation/checks.h"

namespace opdesk::simulation {

namespace json = model::json;

namespace {

constexpr std::string_view kHealed = "nothing had to be healed";

/// Of these converged() speaks; of the others nothingLost().
constexpr std::array<std::string_view, 6> kRest{"drains by itself", "desk equals server", "digests are equal",
                                                "no orphan",        "projections fit",    kHealed};

std::string textOf(const std::vector<Finding>& findings) {
    std::string text;
    for (const auto& finding : findings)
        text += '\n' + finding.invariant + ": " + finding.detail;
    return text;
}

}  // namespace

// ---- people

Thing Desk::registers(const std::string& name) {
    const auto id = registerPatient(*m_client, name);
    EXPECT_TRUE(id) << m_client->name << " cannot register " << name;
    return {KindId::patient, id.value_or(base::Uuid{})};
}

Thing Desk::adds(KindId kind, const Thing& patient, json::object body) {
    body["patient"] = patient.id.text();
    const auto id = create(*m_client, kind, std::move(body));
    EXPECT_TRUE(id) << m_client->name << " cannot add a " << model::kindName(kind);
    return {kind, id.value_or(base::Uuid{})};
}

Thing Desk::bills(const Thing& patient, std::int64_t paise) {
    const auto id = issueInvoice(*m_client, patient.id, paise);
    EXPECT_TRUE(id) << m_client->name << " cannot bill";
    return {KindId::invoice, id.value_or(base::Uuid{})};
}

void Desk::changes(const Thing& thing, std::string_view field, json::value value) {
    json::object fields;
    fields[field] = std::move(value);
    EXPECT_TRUE(set(*m_client, thing.kind, thing.id, std::move(fields)))
        << m_client->name << " cannot change " << field;
}

void Desk::removes(const Thing& thing) {
    EXPECT_TRUE(remove(*m_client, thing.kind, thing.id)) << m_client->name << " cannot remove";
}

Thing Desk::signs(KindId kind, const Thing& patient, std::string_view plan) {
    json::object body{{"patient", patient.id.text()},
                      {"author", m_client->people[m_client->person].staff.text()},
                      {"status", "draft"},
                      {kind == KindId::note ? "plan" : "advice", plan}};
    for (auto& [name, value] : signature(*m_client, body))
        body[name] = value;
    const auto id = create(*m_client, kind, std::move(body));
    EXPECT_TRUE(id) << m_client->name << " cannot sign";
    return {kind, id.value_or(base::Uuid{})};
}

void Desk::settles(const json::object& card, std::string_view choice) {
    auto rows = m_client->store().all(KindId::conflict);
    ASSERT_TRUE(rows);
    const auto row = std::ranges::find_if(*rows, [&](const auto& each) { return each.body == card; });
    ASSERT_NE(row, rows->end()) << m_client->name << " has no such card";
    EXPECT_TRUE(settle(*m_client, *row, choice));
}

// ---- what they see

bool Desk::has(const Thing& thing) const {
    const auto record = m_client->record(thing.kind, thing.id);
    return record && !record->deleted;
}

std::string Desk::shows(const Thing& thing, std::string_view field) const {
    const auto record = m_client->record(thing.kind, thing.id);
    return record ? std::string(simulation::textOf(record->body, field)) : std::string();
}

std::int64_t Desk::unsent() const {
    const auto counts = store::outboxCounts(m_client->store());
    return counts ? counts->waiting : -1;
}

std::int64_t Desk::parked() const {
    const auto counts = store::outboxCounts(m_client->store());
    return counts ? counts->parked : -1;
}

std::int64_t Desk::healed() const {
    const auto state = store::syncState(m_client->store());
    return state ? state->healed : -1;
}

// ---- what befalls them

void Desk::goesOffline() {
    m_client->online = false;
    if (m_client->streamOpen) {
        m_client->streamOpen = false;
        m_client->feed(sync::client::StreamClosed{0, {}});
    }
}

void Desk::comesBack() {
    m_client->online = true;
    m_client->feed(sync::client::NetworkChanged{true});
}

void Desk::meets(FaultKind fault, std::size_t times) {
    m_client->armed.insert(m_client->armed.end(), times, fault);
}

void Desk::isKilled(Millis until) {
    m_client->kill(tests::CrashVfs::Loss::keep, until);
}

void Desk::losesPowerWhileWriting(tests::CrashVfs::Loss loss) {
    m_client->disk.cutAt(m_client->disk.operations() + 3, loss);
}

void Desk::clockIsOffBy(Millis error) {
    m_client->clock.error = error;
}

DiskImage Desk::image() const {
    return imageOf(m_clinic->world(), *m_client);
}

void Desk::getsItsOldDiskBack(const DiskImage& image) {
    putBack(m_clinic->world(), *m_client, image);
}

Desk Desk::isCloned() {
    return Desk(*m_clinic, cloneDisk(m_clinic->world(), *m_client));
}

void Desk::opensASecondWindow() {
    m_client->secondWindow();
}

void Desk::mayRead(const std::set<model::Compartment>& compartments) {
    m_clinic->server().setScope(m_client->device, compartments);
    m_client->wantsScope = compartments;
}

// ---- the clinic

Clinic::Clinic(std::uint64_t seed)
    : m_world(newWorld(seed)),
      front(*this, *m_world->clients[0]),
      billing(*this, *m_world->clients[1]),
      nurse(*this, *m_world->clients[2]),
      anand(*this, *m_world->clients[3]),
      bhat(*this, *m_world->clients[4]) {}

void Clinic::passes(Millis time) {
    m_isChecked = false;
    m_world->advance(time);
}

void Clinic::serverIsBackedUp() {
    m_world->server->makeBackup();
}

void Clinic::serverIsPutBack() {
    ASSERT_TRUE(m_world->server->restoreBackup("epoch-" + std::to_string(++m_world->epochs)));
    m_world->pokeAll();
}

void Clinic::serverWritesBehindTheCursor(const Thing& thing, std::string_view field, json::value value) {
    auto body = atServer(thing);
    body[field] = std::move(value);
    server().fake().writeBehind(thing.kind, thing.id, std::move(body));
    m_mayHeal = true;
    m_world->pokeAll();
}

void Clinic::check() {
    if (m_isChecked)
        return;
    m_isChecked = true;
    m_findings = settleDown(*m_world);
    if (m_findings.empty())
        m_findings = checkAll(*m_world, m_checks, m_knownMissing);
    if (m_mayHeal)
        std::erase_if(m_findings, [](const Finding& finding) { return finding.invariant == kHealed; });
}

testing::AssertionResult Clinic::holds(bool isAboutRest) {
    check();
    std::vector<Finding> found;
    for (const auto& finding : m_findings)
        if ((std::ranges::find(kRest, finding.invariant) != kRest.end()) == isAboutRest)
            found.push_back(finding);
    // Desks that never come to rest are not looked at further.
    if (!isAboutRest && !m_findings.empty() && m_findings.front().invariant == "drains by itself")
        found = m_findings;
    return found.empty() ? testing::AssertionSuccess() : testing::AssertionFailure() << textOf(found);
}

testing::AssertionResult Clinic::converged() {
    return holds(true);
}

testing::AssertionResult Clinic::nothingLost() {
    return holds(false);
}

std::int64_t Clinic::knownMissing() {
    check();
    return m_knownMissing;
}

std::vector<json::object> Clinic::cardsAbout(const Thing& thing) {
    std::vector<json::object> cards;
    for (const auto& [key, row] : m_world->server->records())
        if (key.first == KindId::conflict && simulation::textOf(row.body, "record_id") == thing.id.text())
            cards.push_back(row.body);
    return cards;
}

json::object Clinic::atServer(const Thing& thing) {
    const auto rows = m_world->server->records();
    const auto row = rows.find({thing.kind, thing.id});
    return row == rows.end() || row->second.deleted ? json::object() : row->second.body;
}

std::int64_t Clinic::versionAtServer(const Thing& thing) {
    const auto rows = m_world->server->records();
    const auto row = rows.find({thing.kind, thing.id});
    return row == rows.end() ? 0 : row->second.version;
}

testing::AssertionResult holds(const std::string& planFile) {
    std::ifstream in(planFile);
    std::stringstream text;
    text << in.rdbuf();
    const auto plan = planFrom(text.str());
    if (!in || !plan)
        return testing::AssertionFailure() << planFile << " is no plan";
    const auto result = runPlan(*plan);
    return result.findings.empty() ? testing::AssertionSuccess()
                                   : testing::AssertionFailure() << textOf(result.findings);
}

}  // namespace opdesk::simulation
