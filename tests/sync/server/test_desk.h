#pragma once

#include "core/audit/event.h"
#include "core/crypto/ed25519.h"
#include "core/crypto/p256.h"
#include "server_environment.h"
#include "sync/protocol/messages.h"

namespace opdesk::sync::server {

/// A desk as the wire sees it: enrols, logs in, makes signed groups, pushes and pulls. No store behind it.
class TestDesk {
public:
    explicit TestDesk(std::string name, bool otherClinic = false);

    /// Enrols with the clinic's next code and logs the user of the phone in; fails the test otherwise.
    static TestDesk ready(const std::string& name, const std::string& phone, bool otherClinic = false);
    /// The same device once more, as a copied disk is.
    TestDesk twin() const;
    void enrol();
    void login(const std::string& phone);
    /// Takes the id of a signed lease for the ops that follow.
    void adoptLease(const std::string& text);

    /// Sends with proof and, when `token` is not empty, authorization; asks again once for a nonce.
    Response send(const std::string& method, const std::string& target, const std::string& body,
                  const std::string& token);
    Response send(const std::string& method, const std::string& target, const std::string& body = {}) {
        return send(method, target, body, session.tokens.access);
    }
    Response sendJson(const std::string& method, const std::string& target, const json::object& body,
                      const std::string& token = {}) {
        return send(method, target, base::canonicalJson(body), token);
    }

    model::Op create(model::KindId kind, const json::object& body);
    model::Op set(model::KindId kind, const base::Uuid& record, std::int64_t baseVersion,
                  std::vector<model::FieldChange> fields);
    /// Signs the ops as one group with one audit event.
    protocol::WireGroup group(std::vector<model::Op> ops);
    base::Result<protocol::PageAnswer> push(const std::vector<protocol::WireGroup>& groups,
                                            const std::vector<std::string>& leases = {});
    base::Result<protocol::PageAnswer> pull(std::int64_t cursor = 0, std::int64_t limit = 2000);
    /// Pages from the cursor to the head as the client asks for them; moves `cursor` and `coverage`. `most` pages.
    base::Result<std::map<base::Uuid, model::RecordImage>> pullAll(std::int64_t& cursor, protocol::Coverage& coverage,
                                                                   std::int64_t limit = 2000, int most = 1000);
    /// Rows of the answer's parts that this desk can open, by id.
    std::map<base::Uuid, model::RecordImage> rows(const protocol::PageAnswer& answer) const;

    const std::string name;
    const bool isOther;
    const std::array<std::uint8_t, 32> secret;
    crypto::P256Key key;
    crypto::Ed25519Key signing;
    protocol::EnrolAnswer place;
    protocol::LoginAnswer session;
    model::LeaseId lease;
    std::int64_t deviceSeq = 0;
    std::string nonce;
    audit::ChainHead chain;
    Response lastAnswer;

private:
    using Secret = std::array<std::uint8_t, 32>;
    TestDesk(std::string name, bool otherClinic, const Secret& secret, crypto::Ed25519Key signing);
    model::Op opOf(model::KindId kind, const base::Uuid& record, model::Action action);
    base::Bytes keyOf(model::Compartment compartment) const;
};

/// People of the first clinic.
inline constexpr const char* kRohini = "+919800000004";   // reception
inline constexpr const char* kPrakash = "+919800000009";  // reception
inline constexpr const char* kMeera = "+919800000001";    // doctor
inline constexpr const char* kAdmin = "+919800000008";

/// Empty when it is no text.
std::string textAt(const json::object& body, std::string_view name);
/// A patient's body with what the registry requires.
json::object patientBody(const std::string& name);
std::string errorOf(const Response& response);

}  // namespace opdesk::sync::server
