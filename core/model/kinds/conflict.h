#pragma once

#include <tuple>

#include "core/model/codec.h"
#include "core/model/ids.h"
#include "core/model/known_values.h"

namespace opdesk::model {

/// Two versions of one thing, for the person who can settle it. Lies in the compartment of its record.
struct Conflict {
    std::string recordKind;
    base::Uuid recordId;
    PatientId patient;
    std::string field;  ///< empty: the whole record
    OpenText reason;
    OpenText severity;
    OpenText state;
    json::array before;  ///< [value] both started from
    json::array mine;    ///< [value] of the op that arrived later
    std::string mineBy;  ///< staff id
    std::string mineDevice;
    std::optional<Instant> mineAt;  ///< author time, corrected
    json::array theirs;             ///< [value] the server held
    std::string theirsBy;
    std::string theirsDevice;
    std::optional<Instant> theirsAt;
    std::string standing;  ///< which one the record shows until settled: mine or theirs
    std::string op;
    std::optional<Instant> raisedAt;
    OpenText choice;
    json::array chosen;  ///< [value] after settling
    std::string settledBy;
    std::optional<Instant> settledAt;
    json::array replaced;  ///< [value] the record showed before it was settled; absent when nothing changed
    std::string added;     ///< the second record made when both were kept
    json::array seen;      ///< {by, at, of}: prescribers who saw it; `of` is the mine_at they saw
    json::object unknown;  ///< fields of a newer program, carried untouched
};

template <>
struct Kind<Conflict> {
    static constexpr KindId id = KindId::conflict;
    static constexpr auto fields = std::make_tuple(
        field("record_kind", &Conflict::recordKind, Merge::fixed).require().upTo(40),
        field("record_id", &Conflict::recordId, Merge::fixed).require(),
        field("patient", &Conflict::patient, Merge::fixed).to("patient"),
        field("field", &Conflict::field, Merge::fixed).upTo(60),
        field("reason", &Conflict::reason, Merge::fixed).values(kConflictReasons),
        field("severity", &Conflict::severity, Merge::fixed).values(kSeverities),
        field("state", &Conflict::state, Merge::ladder).values(kConflictStates),
        field("before", &Conflict::before, Merge::fixed).person().upTo(1),
        field("mine", &Conflict::mine, Merge::laterAuthor).person().upTo(1),
        field("mine_by", &Conflict::mineBy, Merge::laterAuthor).upTo(36),
        field("mine_device", &Conflict::mineDevice, Merge::laterAuthor).upTo(36),
        field("mine_at", &Conflict::mineAt, Merge::laterAuthor),
        field("theirs", &Conflict::theirs, Merge::fixed).person().upTo(1),
        field("theirs_by", &Conflict::theirsBy, Merge::fixed).upTo(36),
        field("theirs_device", &Conflict::theirsDevice, Merge::fixed).upTo(36),
        field("theirs_at", &Conflict::theirsAt, Merge::fixed),
        field("standing", &Conflict::standing, Merge::fixed).upTo(8), field("op", &Conflict::op, Merge::fixed).upTo(36),
        field("raised_at", &Conflict::raisedAt, Merge::fixed),
        field("choice", &Conflict::choice, Merge::card).values(kConflictChoices),
        field("chosen", &Conflict::chosen, Merge::card).person().upTo(1),
        field("settled_by", &Conflict::settledBy, Merge::card).upTo(36),
        field("settled_at", &Conflict::settledAt, Merge::card),
        field("replaced", &Conflict::replaced, Merge::card).person().upTo(1),
        field("added", &Conflict::added, Merge::card).upTo(36),
        field("seen", &Conflict::seen, Merge::laterAuthor).upTo(40));
};

}  // namespace opdesk::model
