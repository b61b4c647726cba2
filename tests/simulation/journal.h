#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/model/blob.h"
#include "core/store/action_group.h"

/// What people did, kept apart from every part of the product: the measure at the end.
namespace opdesk::simulation {

struct JournalOp {
    model::OpId id;
    std::size_t client = 0;
    model::DeviceId device;
    std::int64_t deviceSeq = 0;
    model::KindId kind = model::KindId::patient;
    base::Uuid record;
    model::StaffId actor;
    model::Action action = model::Action::create;
    model::json::object fields;    ///< set: name → [before, after]
    model::json::object document;  ///< otherwise
    base::Bytes payload;           ///< as it lay in the outbox
    bool diskGone = false;         ///< the disk it was committed to was put back to an older state
};

/// A document as it was when it was signed.
struct SignedDocument {
    model::KindId kind = model::KindId::note;
    base::Uuid record;
    model::OpId op;
    std::string content;  ///< canonical, without the fields that may still move
};

struct Journal {
    std::vector<JournalOp> ops;
    std::vector<SignedDocument> documents;
    std::set<model::OpId> known;
    /// Where else an op lay once: a renewal gives it another place under another device.
    std::map<model::OpId, std::set<std::pair<model::DeviceId, std::int64_t>>> places;
    std::map<model::DeviceId, std::string> series;  ///< of each identity a desk ever had
    /// Bytes a desk deleted with a lost compartment while the server had them whole.
    std::set<model::BlobName> leftToServer;

    void add(JournalOp op) {
        if (known.insert(op.id).second)
            ops.push_back(std::move(op));
    }
};

/// The part of a signed body that stands for ever.
std::string standingContent(const model::json::object& body);

}  // namespace opdesk::simulation
