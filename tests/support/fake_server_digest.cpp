#include <algorithm>
#include <boost/json.hpp>

#include "tests/support/fake_server.h"

/// Digests: what two copies are compared by.
namespace opdesk::tests {

using sync::client::Answered;
using sync::client::SendRequest;
namespace protocol = sync::protocol;

protocol::Leaf FakeServer::combined(model::Compartment compartment) const {
    const auto sums = m_sums.find(compartment);
    return sums == m_sums.end() ? protocol::Leaf{} : protocol::combined(sums->second);
}

void FakeServer::recount() {
    m_sums.clear();
    for (const auto& [key, stored] : m_records)
        protocol::fold(m_sums[stored.state.compartment][protocol::bucketOf(key.second)], stored.leaf);
}

Answered FakeServer::digest(const Device& device, const SendRequest& request) const {
    const auto compartment = model::compartmentFromName(queryText(request.path, "compartment"));
    if (!compartment || !scopeOf(device).contains(*compartment))
        return plain(request.request, 403, "forbidden");
    protocol::DigestAnswer answer{m_epoch, m_head, std::vector<protocol::Leaf>(protocol::kBuckets)};
    if (const auto sums = m_sums.find(*compartment); sums != m_sums.end())
        answer.sums.assign(sums->second.begin(), sums->second.end());
    return told(request.request, protocol::encode(answer));
}

Answered FakeServer::leaves(const Device& device, const SendRequest& request) const {
    const auto compartment = model::compartmentFromName(queryText(request.path, "compartment"));
    const auto bucket = static_cast<std::size_t>(queryNumber(request.path, "bucket"));
    if (!compartment || !scopeOf(device).contains(*compartment))
        return plain(request.request, 403, "forbidden");
    protocol::LeavesAnswer answer{m_epoch, m_head, {}};
    for (const auto& [key, stored] : m_records)
        if (stored.state.compartment == *compartment && !stored.state.deleted &&
            protocol::bucketOf(key.second) == bucket)
            answer.leaves.push_back({device.isOlder && key.first == kNewKind ? futureName(key.first)
                                                                             : std::string(model::kindName(key.first)),
                                     key.second, stored.state.version, stored.leaf});
    std::ranges::sort(answer.leaves,
                      [](const auto& a, const auto& b) { return std::tie(a.kind, a.id) < std::tie(b.kind, b.id); });
    return told(request.request, protocol::encode(answer));
}

}  // namespace opdesk::tests
