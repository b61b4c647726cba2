#pragma once

#include <boost/json.hpp>

#include "core/model/validate.h"
#include "tests/simulation/run.h"

namespace opdesk::simulation {

/// The state of everything after the quiet, and the comparisons over it.
class Checks {
public:
    explicit Checks(World& worldOf);

    void everyOpIsSomewhere();
    void everyEditIsVisible();
    void desksEqualServer();
    void documentsStand();
    void numbersStand();
    void noOrphans();
    void missingIsListed();
    // checks_money.cpp
    void moneyAddsUp();
    // checks_shown.cpp
    void parkedIsShown();
    void slotsAreHeldOnce();
    void cardsAreTrue();
    void lostCompartmentIsGone();
    void nothingHadToBeHealed();
    // checks_waiting.cpp
    void nothingWaitsInVain();
    // sim_attachments.cpp
    void attachmentsAreSomewhere();
    // checks_projections.cpp
    void projectionsFit();

    std::vector<Finding> findings;
    std::int64_t checks = 0;
    std::int64_t knownMissing = 0;

private:
    void fail(std::string invariant, std::string detail);
    bool expect(bool holds, std::string_view invariant, const std::function<std::string()>& detail);
    /// The record the op changed: a second author's edit of a draft goes into a draft of their own.
    SimServer::Key changedBy(const JournalOp& op) const;
    bool isVisible(const JournalOp& op, std::string_view field, const model::json::value& value) const;
    std::string cardsOf(const base::Uuid& record) const;
    std::string changesOf(const JournalOp& op, std::string_view field) const;
    bool setLater(const JournalOp& op) const;
    /// Version, dirty, content of what a desk shows.
    using Shown = std::map<SimServer::Key, std::tuple<std::int64_t, bool, std::string>>;
    Shown shownBy(SimClient& client);
    void compareCompartment(SimClient& client, model::Compartment compartment, const Shown& here);
    const std::string& textAtServer(const SimServer::Key& key, const model::json::object& body);
    void shownRows(SimClient& client, model::KindId kind, const std::string& table, const std::string& column,
                   bool showsVoided);
    void paymentsHaveBills(SimClient& client);
    /// Where an op is that the log does not have: put aside, waiting, or gone with a disk. False: nobody knows.
    bool isExplained(const JournalOp& op) const;
    /// What the journal says is owed by each patient, over the bills and payments the server took.
    std::map<base::Uuid, std::int64_t> owedByJournal() const;
    void deskOwes(SimClient& client, const std::map<base::Uuid, std::int64_t>& owed);
    void missingNumbersAreListed();

    World& world;
    std::map<SimServer::Key, model::RecordImage> records;
    std::map<SimServer::Key, std::string> texts;  ///< of records, as far as asked for
    std::map<model::OpId, LoggedOp> log;
    std::set<model::OpId> quarantine;
    std::set<model::OpId> kept;                                            ///< in some desk's outbox, not acknowledged
    std::set<model::OpId> known;                                           ///< in some desk's outbox at all
    std::map<std::string, std::vector<const model::json::object*>> cards;  ///< by record
    std::map<std::pair<std::string, std::string>, base::Uuid> ownDrafts;   ///< by document and second author
    std::map<SimServer::Key, std::vector<const JournalOp*>> byRecord;      ///< what changed it
};

std::string nameOf(const JournalOp& op);
/// At any time: what a desk has not got rid of yet lies on its screen. Adds to `checks`.
std::vector<Finding> unsentWorkIsShown(SimClient& client, std::int64_t& checks);
/// At any time: the server holds no record of a patient it does not have; a desk would get one without the other.
std::vector<Finding> serverHasNoOrphans(World& world, std::int64_t& checks);

inline std::string_view textOf(const model::json::object& body, std::string_view field) {
    const auto* text = model::valueOf(body, field).if_string();
    return text ? std::string_view(text->data(), text->size()) : std::string_view{};
}

}  // namespace opdesk::simulation
