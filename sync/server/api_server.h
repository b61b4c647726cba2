#pragma once

#include <span>

#include "sync/server/account_service.h"
#include "sync/server/admin_service.h"
#include "sync/server/blob_service.h"
#include "sync/server/http_message.h"
#include "sync/server/proof_gate.h"
#include "sync/server/push_service.h"
#include "sync/server/quarantine_service.h"
#include "sync/server/rate_limiter.h"
#include "sync/server/renewal_service.h"

namespace opdesk::sync::server {

/// The tenant API without its sockets: one request in, one answer out. Any thread; blocks on the database.
class ApiServer {
public:
    explicit ApiServer(const Services& services);
    Response handle(const Request& request);

    enum class Door { open, device, session };
    struct Route {
        std::string_view method;
        std::string_view path;  ///< "{name}" stands for one segment
        Door door;
        base::Result<Response> (ApiServer::*run)(const Request&, const protocol::Proof&, const Session&);
    };
    /// Every endpoint there is; docs/openapi.yaml is held to it by a test.
    static std::span<const Route> routes();

private:
    Response answer(const Request& request);
    std::function<std::optional<Heard>()> listening(const Session& session);
    base::Result<Response> pass(const Route& route, const Request& request);

    base::Result<Response> health(const Request&, const protocol::Proof&, const Session&);
    base::Result<Response> time(const Request&, const protocol::Proof&, const Session&);
    base::Result<Response> enrol(const Request&, const protocol::Proof&, const Session&);
    base::Result<Response> loginStart(const Request&, const protocol::Proof&, const Session&);
    base::Result<Response> loginFinish(const Request&, const protocol::Proof&, const Session&);
    base::Result<Response> sessionRefresh(const Request&, const protocol::Proof&, const Session&);
    base::Result<Response> sessionEnd(const Request&, const protocol::Proof&, const Session&);
    base::Result<Response> push(const Request&, const protocol::Proof&, const Session&);
    base::Result<Response> pull(const Request&, const protocol::Proof&, const Session&);
    base::Result<Response> first(const Request&, const protocol::Proof&, const Session&);
    base::Result<Response> records(const Request&, const protocol::Proof&, const Session&);
    base::Result<Response> bootstrap(const Request&, const protocol::Proof&, const Session&);
    base::Result<Response> digest(const Request&, const protocol::Proof&, const Session&);
    base::Result<Response> leaves(const Request&, const protocol::Proof&, const Session&);
    base::Result<Response> wait(const Request&, const protocol::Proof&, const Session&);
    base::Result<Response> renew(const Request&, const protocol::Proof&, const Session&);
    base::Result<Response> events(const Request&, const protocol::Proof&, const Session&);
    base::Result<Response> adminList(const Request&, const protocol::Proof&, const Session&);
    base::Result<Response> adminPut(const Request&, const protocol::Proof&, const Session&);
    base::Result<Response> deviceList(const Request&, const protocol::Proof&, const Session&);
    base::Result<Response> deviceState(const Request&, const protocol::Proof&, const Session&);
    base::Result<Response> quarantineList(const Request&, const protocol::Proof&, const Session&);
    base::Result<Response> quarantineDecide(const Request&, const protocol::Proof&, const Session&);

    base::Result<Response> blobPut(const Request&, const protocol::Proof&, const Session&);
    base::Result<Response> blobGet(const Request&, const protocol::Proof&, const Session&);

    const Services& m_services;
    ProofGate m_gate;
    OtpOutbox m_outbox;
    SessionService m_sessions;
    EnrolmentService m_enrolment;
    LoginService m_login;
    SyncService m_sync;
    RenewalService m_renewal;
    AdminService m_admin;
    QuarantineService m_quarantine;
    BlobService m_blobs;
    RateLimiter m_bySession, m_byAddress;
};

}  // namespace opdesk::sync::server
