#include "core/store/session_keys.h"

namespace opdesk::store {

using model::Compartment;

base::Status SessionKeys::grant(Compartment compartment, std::int64_t epoch, base::ByteView key) {
    if (epoch < 1)
        return base::fail(base::ErrorCode::invalidInput, "a key epoch counts from 1");
    OPDESK_TRY(auto sealer, crypto::Sealer::make(key));
    m_granted.insert_or_assign({compartment, epoch}, Granted{crypto::SecretBytes::fromCopy(key), std::move(sealer)});
    return {};
}

void SessionKeys::forget(Compartment compartment) {
    std::erase_if(m_granted, [&](const auto& entry) { return entry.first.first == compartment; });
}

bool SessionKeys::canOpen(Compartment compartment) const {
    const auto it = m_granted.lower_bound({compartment, 0});
    return compartment == Compartment::desk || (it != m_granted.end() && it->first.first == compartment);
}

bool SessionKeys::has(Compartment compartment, std::int64_t epoch) const {
    return m_granted.contains({compartment, epoch});
}

base::ByteView SessionKeys::key(Compartment compartment, std::int64_t epoch) const {
    const auto it = m_granted.find({compartment, epoch});
    return it == m_granted.end() ? base::ByteView{} : it->second.key.view();
}

std::int64_t SessionKeys::newestEpoch(Compartment compartment) const {
    const auto after = m_granted.upper_bound({compartment, std::numeric_limits<std::int64_t>::max()});
    if (after == m_granted.begin() || std::prev(after)->first.first != compartment)
        return 0;
    return std::prev(after)->first.second;
}

base::Result<Stored> SessionKeys::seal(Compartment compartment, std::string_view plain, std::string_view context,
                                       base::Random& random) {
    if (compartment == Compartment::desk)
        return Stored{0, base::Bytes(plain.begin(), plain.end())};
    auto newest = m_granted.upper_bound({compartment, std::numeric_limits<std::int64_t>::max()});
    if (newest == m_granted.begin() || (--newest)->first.first != compartment)
        return base::fail(base::ErrorCode::locked, "compartment " + std::string(model::compartmentName(compartment)));
    OPDESK_TRY(auto bytes, newest->second.sealer.seal(base::asBytes(plain), base::asBytes(context), random));
    return Stored{newest->first.second, std::move(bytes)};
}

base::Result<base::Bytes> SessionKeys::open(Compartment compartment, std::int64_t epoch, base::ByteView bytes,
                                            std::string_view context) {
    if (epoch == 0)
        return base::Bytes(bytes.begin(), bytes.end());
    const auto it = m_granted.find({compartment, epoch});
    if (it == m_granted.end())
        return base::fail(base::ErrorCode::locked, "compartment " + std::string(model::compartmentName(compartment)));
    return it->second.sealer.open(bytes, base::asBytes(context));
}

}  // namespace opdesk::store
