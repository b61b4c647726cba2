#pragma once

#include "sync/client/exchange.h"

namespace opdesk::sync::client {

/// Trades the refresh token for a new access token, lease and keys; one request at a time.
class SessionPhase {
public:
    explicit SessionPhase(EngineCore& core) : m_core(core) {}
    void run();
    void answered(const Answered& answer);

private:
    base::Status take(const base::Bytes& body);
    EngineCore& m_core;
};

}  // namespace opdesk::sync::client
