#include "tests/support/fake_blobs.h"

#include <algorithm>

#include "sync/protocol/blob_messages.h"
#include "tests/support/fake_server.h"

namespace opdesk::tests {

using sync::client::Answered;
using sync::client::SendRequest;

namespace {

Answered jsonAnswer(int status, const base::json::object& body) {
    const auto text = base::canonicalJson(body);
    Answered answer;
    answer.status = status;
    answer.body.assign(text.begin(), text.end());
    return answer;
}

Answered refusal(int status, const char* name) {
    return jsonAnswer(status, base::json::object{{"error", name}});
}

bool isTrue(const FakeBlobs::Asker& asker, const model::BlobName& name, model::Compartment compartment,
            const base::Bytes& sealed, const FakeBlobs::Keys& keys) {
    const auto header = model::readBlobHeader(sealed);
    const auto first = keys.find({compartment, 1});
    if (!header || first == keys.end() || header->compartment != model::compartmentName(compartment))
        return false;
    const auto key = keys.find({compartment, header->epoch});
    if (key == keys.end())
        return false;
    auto reader = model::BlobReader::make(asker.tenant, compartment, name, static_cast<std::int64_t>(sealed.size()),
                                          key->second, first->second);
    while (reader && !reader->atEnd())
        if (!reader->open(base::ByteView(sealed).subspan(static_cast<std::size_t>(reader->offset()),
                                                         static_cast<std::size_t>(reader->size()))))
            return false;
    return reader && reader->finish();
}

}  // namespace

Answered FakeBlobs::serve(const Asker& asker, const SendRequest& request, const Keys& keys) {
    const auto path = request.path.substr(0, request.path.find('?'));
    const auto name = model::blobNameFromHex(path.substr(path.rfind('/') + 1));
    if (!name)
        return refusal(400, "invalid_input");
    return request.method == "PUT" ? put(asker, *name, request, keys) : get(asker, *name, request);
}

Answered FakeBlobs::put(const Asker& asker, const model::BlobName& name, const SendRequest& request, const Keys& keys) {
    namespace protocol = sync::protocol;
    const auto compartment = model::compartmentFromName(queryText(request.path, "compartment"));
    const auto bytes = queryNumber(request.path, "bytes");
    const auto offset = queryNumber(request.path, "offset");
    const auto size = static_cast<std::int64_t>(request.body.size());
    if (!compartment || model::blobChunks(bytes) == 0 || offset + size > bytes)
        return refusal(400, "invalid_input");
    if (size > protocol::kMostBlobPiece)
        return refusal(413, "too_large");
    largestPiece = std::max(largestPiece, size);
    if (m_whole.contains(name))
        return jsonAnswer(200, protocol::encode(protocol::BlobAnswer{bytes, true}));
    const std::pair place(name, asker.device);
    if (!m_parts.contains(place)) {
        std::int64_t used = bytes;
        for (const auto& [of, blob] : m_whole)
            used += static_cast<std::int64_t>(blob.sealed.size());
        if (used > quota)
            return refusal(413, "too_large");
    }
    auto& part = m_parts[place];
    if (part.bytes != bytes || part.compartment != *compartment)
        part = {*compartment, bytes, {}};
    const auto have = static_cast<std::int64_t>(part.sealed.size());
    if (size == 0 || offset != have)
        return jsonAnswer(200, protocol::encode(protocol::BlobAnswer{have, false}));
    part.sealed.insert(part.sealed.end(), request.body.begin(), request.body.end());
    if (have + size < bytes)
        return jsonAnswer(200, protocol::encode(protocol::BlobAnswer{have + size, false}));
    const auto came = std::move(part);
    if (!isTrue(asker, name, *compartment, came.sealed, keys)) {
        m_parts.erase(place);
        ++refusedAsDamaged;
        return refusal(400, "damaged");
    }
    std::erase_if(m_parts, [&](const auto& each) { return each.first.first == name; });
    m_whole[name] = {*compartment, came.sealed};
    return jsonAnswer(200, protocol::encode(protocol::BlobAnswer{bytes, true}));
}

Answered FakeBlobs::get(const Asker& asker, const model::BlobName& name, const SendRequest& request) const {
    const auto found = m_whole.find(name);
    if (found == m_whole.end() || !asker.scope.contains(found->second.compartment))
        return refusal(404, "not_found");
    const auto& sealed = found->second.sealed;
    const auto offset = queryNumber(request.path, "offset");
    const auto end = std::min(static_cast<std::int64_t>(sealed.size()), offset + queryNumber(request.path, "limit"));
    if (offset >= end)
        return refusal(400, "invalid_input");
    Answered answer;
    answer.status = 200;
    answer.body.assign(sealed.begin() + offset, sealed.begin() + end);
    return answer;
}

void FakeBlobs::spoil(const model::BlobName& name) {
    m_whole.at(name).sealed.at(static_cast<std::size_t>(model::kBlobHeader) + 5) ^= 1;
}

void FakeBlobs::mend(const model::BlobName& name) {
    spoil(name);
}

void FakeBlobs::restore(Whole whole) {
    m_whole = std::move(whole);
    m_parts.clear();
}

}  // namespace opdesk::tests
