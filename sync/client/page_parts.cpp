#include "sync/client/page_parts.h"

#include <algorithm>
#include <boost/json/string.hpp>

namespace opdesk::sync::client {

base::Result<std::vector<store::PagePart>> openParts(const model::TenantId& tenant,
                                                     std::vector<protocol::WirePart> parts,
                                                     const std::vector<store::CompartmentKey>& keys) {
    std::vector<store::PagePart> opened;
    for (auto& wire : parts) {
        store::PagePart part;
        part.compartment = wire.compartment;
        part.keyEpoch = wire.keyEpoch;
        part.fromSeq = wire.fromSeq;
        part.toSeq = wire.toSeq;
        const auto key = std::ranges::find_if(keys, [&](const store::CompartmentKey& candidate) {
            return candidate.compartment == wire.compartment && candidate.epoch == wire.keyEpoch;
        });
        if (key == keys.end()) {
            part.sealed = std::move(wire.sealed);
        } else {
            OPDESK_TRY(part.rows, protocol::openPart(tenant, wire, key->key.view()));
        }
        opened.push_back(std::move(part));
    }
    return opened;
}

base::Result<std::vector<model::RecordImage>> unfold(const model::TenantId& tenant, const store::PagePart& part,
                                                     base::ByteView key) {
    protocol::WirePart wire;
    wire.compartment = part.compartment;
    wire.keyEpoch = part.keyEpoch;
    wire.fromSeq = part.fromSeq;
    wire.toSeq = part.toSeq;
    wire.sealed = part.sealed;
    return protocol::openPart(tenant, wire, key);
}

std::string urlPart(const std::string& text) {
    constexpr char kDigits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
        if (plain) {
            out += c;
        } else {
            out += '%';
            out += kDigits[byte >> 4];
            out += kDigits[byte & 0x0fU];
        }
    }
    return out;
}

std::string errorNameIn(const base::Bytes& body) {
    const auto object = base::parseJsonObject(base::asText(body));
    if (!object)
        return {};
    const auto* name = object->if_contains("error");
    const auto* text = name ? name->if_string() : nullptr;
    return text ? std::string(text->data(), text->size()) : std::string();
}

base::ErrorCode codeOf(const Answered& answer) {
    if (answer.status == 429)
        return base::ErrorCode::rateLimited;
    if (answer.status == 401)
        return base::ErrorCode::unauthorized;
    if (answer.status >= 500)
        return base::ErrorCode::unreachable;
    return base::errorFromName(errorNameIn(answer.body)).value_or(base::ErrorCode::badAnswer);
}

base::ErrorCode codeOf(TransportFault fault) {
    switch (fault) {
        case TransportFault::unreachable:
        case TransportFault::timedOut:
            return base::ErrorCode::unreachable;
        case TransportFault::badCertificate:
            return base::ErrorCode::badCertificate;
        case TransportFault::tooLarge:
            return base::ErrorCode::tooLarge;
        case TransportFault::cancelled:
            return base::ErrorCode::cancelled;
    }
    return base::ErrorCode::internal;
}

}  // namespace opdesk::sync::client
