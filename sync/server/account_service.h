#pragma once

#include "sync/server/otp_outbox.h"
#include "sync/server/session_service.h"

namespace opdesk::sync::server {

/// A device joins a clinic by an admin's one-time code.
class EnrolmentService {
public:
    explicit EnrolmentService(const Services& services) : m_services(services) {}
    /// The same code from the same key gives the same answer again (a lost answer). Errors: unauthorized for a wrong,
    /// used or expired code and for an unknown clinic alike; tooLarge when the clinic has nine desks; one stopped
    /// counts for two days.
    base::Result<protocol::EnrolAnswer> enrol(const protocol::EnrolRequest& request, const protocol::Proof& proof);
    /// A new code, base32, to be shown once. The caller's transaction speaks for the tenant.
    static base::Result<std::string> newCode(const Services& services, Transaction& transaction,
                                             const model::TenantId& tenant);
    /// A new active device with a series and a desk digit of its own and the key of the proof. Where no digit is free,
    /// one that goes on in the place of `before` takes that device's. Errors: tooLarge.
    static base::Result<model::DeviceId> addDevice(const Services& services, Transaction& transaction,
                                                   const model::TenantId& tenant, const TenantKeys& keys,
                                                   const std::string& name, const protocol::Proof& proof,
                                                   const std::optional<model::DeviceId>& before = {});

private:
    const Services& m_services;
};

/// Staff login by a one-time code, bound to the challenge and the device.
class LoginService {
public:
    LoginService(const Services& services, SessionService& sessions, OtpOutbox& outbox)
        : m_services(services), m_sessions(sessions), m_outbox(outbox) {}
    /// Same answer and the same work for unknown phones. Errors: unauthorized for an unknown device; rateLimited.
    base::Result<protocol::LoginChallenge> start(const protocol::LoginStart& request, const protocol::Proof& proof);
    /// Errors: unauthorized for a wrong, old, used or worn-out code; invalidInput for keys of a wrong size.
    base::Result<protocol::LoginAnswer> finish(const protocol::LoginFinish& request, const protocol::Proof& proof,
                                               const std::string& program = {});

private:
    base::Status knowsDevice(Transaction& transaction, const model::TenantId& tenant, const model::DeviceId& device,
                             const protocol::Proof& proof);
    base::Status withinLimits(Transaction& transaction, const model::TenantId& tenant, base::ByteView phoneIndex);
    base::Result<std::string> escrowed(Transaction& transaction, const TenantKeys& keys,
                                       const protocol::LoginFinish& request);
    crypto::Bytes32 macOf(const std::string& challenge, std::string_view otp) const;

    const Services& m_services;
    SessionService& m_sessions;
    OtpOutbox& m_outbox;
};

}  // namespace opdesk::sync::server
