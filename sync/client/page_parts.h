#pragma once

#include "sync/client/engine.h"
#include "sync/protocol/messages.h"

namespace opdesk::sync::client {

/// The parts of an answer as the store takes them: opened where this session has the key, as they came otherwise.
/// Errors: damaged, tooLarge (a part that has its key and does not open).
base::Result<std::vector<store::PagePart>> openParts(const model::TenantId& tenant,
                                                     std::vector<protocol::WirePart> parts,
                                                     const std::vector<store::CompartmentKey>& keys);
/// Opens one that lay sealed; what the store calls when its compartment is granted.
base::Result<std::vector<model::RecordImage>> unfold(const model::TenantId& tenant, const store::PagePart& part,
                                                     base::ByteView key);

/// {"error": …} of an answer that is not a success; empty when there is none.
/// Text as part of a query.
std::string urlPart(const std::string& text);
std::string errorNameIn(const base::Bytes& body);
/// What an answer other than 200 means for the desk.
base::ErrorCode codeOf(const Answered& answer);
base::ErrorCode codeOf(TransportFault fault);

}  // namespace opdesk::sync::client
