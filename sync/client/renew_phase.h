#pragma once

#include "sync/client/exchange.h"

namespace opdesk::sync::client {

/// Gives a device whose disk was cloned or put back a new identity (docs/sync-algorithm.md, "A disk put back"). While
/// it is due nothing is pushed: the ops still carry places that another disk holds.
class RenewPhase {
public:
    explicit RenewPhase(EngineCore& core) : m_core(core) {}
    /// Reads from the cache whether a renewal is due, as a start does.
    void load();
    bool isDue() const { return m_due || m_refused; }
    /// True: the server answers this session with nothing but a renewal.
    bool isRefused() const { return m_refused; }
    void run();
    void answered(const Answered& answer);
    /// The highest device_seq the server holds of this session's device, as a page says.
    void sawDeviceSeq(std::int64_t highest);
    /// 409 device_cloned: another op holds a place of this device, or the device was replaced.
    void cloned();

private:
    base::Status take(const base::Bytes& body);

    EngineCore& m_core;
    bool m_due = false;       ///< noted in the cache
    bool m_refused = false;   ///< the server said so in this session
    bool m_rejoined = false;  ///< this session took the tokens of the identity the cache has
};

}  // namespace opdesk::sync::client
