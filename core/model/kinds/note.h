#pragma once

#include <tuple>

#include "core/model/codec.h"
#include "core/model/ids.h"
#include "core/model/known_values.h"

namespace opdesk::model {

/// What the doctor found. One author; signed it stands, and a correction is a new note.
struct Note {
    PatientId patient;
    VisitId visit;
    StaffId author;
    OpenText status;
    std::string complaints;
    std::string history;
    std::string examination;
    json::array diagnoses;  ///< {name, icd10, certainty}
    std::string plan;
    bool sensitive = false;
    NoteId amends;
    std::string amendReason;
    std::optional<Instant> writtenAt;
    std::optional<Instant> signedAt;
    std::string contentHash;  ///< SHA-256 of the canonical body without hash and signature, hex
    std::string signature;    ///< Ed25519 of the author over the hash, base64url
    json::object unknown;     ///< fields of a newer program, carried untouched
};

template <>
struct Kind<Note> {
    static constexpr KindId id = KindId::note;
    static constexpr auto fields = std::make_tuple(
        field("patient", &Note::patient, Merge::fixed).require().to("patient"),
        field("visit", &Note::visit, Merge::fixed).to("visit"),
        field("author", &Note::author, Merge::fixed).require().to("staff"),
        field("status", &Note::status, Merge::ladder).require().values(kDocumentStatuses),
        field("complaints", &Note::complaints, Merge::card).person().upTo(4000),
        field("history", &Note::history, Merge::card).person().upTo(8000),
        field("examination", &Note::examination, Merge::card).person().upTo(8000),
        field("diagnoses", &Note::diagnoses, Merge::card).person().upTo(40),
        field("plan", &Note::plan, Merge::card).person().upTo(8000), field("sensitive", &Note::sensitive, Merge::card),
        field("amends", &Note::amends, Merge::fixed).to("note"),
        field("amend_reason", &Note::amendReason, Merge::fixed).person().upTo(300),
        field("written_at", &Note::writtenAt, Merge::laterAuthor), field("signed_at", &Note::signedAt, Merge::fixed),
        field("content_hash", &Note::contentHash, Merge::fixed).upTo(64),
        field("signature", &Note::signature, Merge::fixed).upTo(128));
};

}  // namespace opdesk::model
