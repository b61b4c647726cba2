#pragma once

#include "app/platform/net_thread.h"
#include "core/clinic/mark_port.h"

namespace opdesk::app {

/// The marks of a device in an entry of their own beside its secret. Each call may take five seconds: behind a
/// MarkSaver.
class KeychainMarks final : public clinic::MarkStore {
public:
    KeychainMarks(NetThread& net, std::string profileName) : m_net(net), m_name(std::move(profileName) + "/marks") {}
    base::Result<std::optional<clinic::Marks>> load() override;
    base::Status save(const clinic::Marks& marks) override;
    base::Status clear() override;

private:
    NetThread& m_net;
    std::string m_name;
};

}  // namespace opdesk::app
