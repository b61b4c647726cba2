#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "core/access/lease.h"
#include "core/access/permissions.h"
#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/clinic/ports.h"
#include "core/crypto/ed25519.h"
#include "core/rules/rule_book.h"
#include "core/store/store.h"

namespace opdesk::clinic {

/// What identifies this desk in tokens, numbers and papers.
struct DeskIdentity {
    std::string clinicName;
    std::string deviceName;
    std::string series;  ///< A07
    std::int64_t deskDigit = 1;
    std::chrono::minutes offset{330};  ///< of the clinic's clock from UTC
};

/// One user's unlocked work on one desk: the first argument of every use case. Owned by the composition root, used on
/// the store thread only.
struct Session {
    store::Store& store;
    const base::Clock& clock;
    base::Random& random;
    const rules::RuleBook& rules;
    access::Lease lease;
    std::string userName;
    const crypto::Ed25519Key& signingKey;
    DeskIdentity desk;
    SyncPort* sync = nullptr;          ///< null: a store without a line (tests, tools)
    PresencePort* presence = nullptr;  ///< null: nobody can be asked for a passphrase

    base::Instant now() const { return clock.now(); }
    base::Date today() const { return base::localDate(clock.now(), desk.offset); }
    store::Actor actor() const;
};

/// Permission, lease time and reason in one: permissionDenied, leaseExpired, or invalidInput "reason". A refusal is
/// written to the audit chain.
base::Status authorize(Session& session, const access::Claim& claim, const store::AuditEntry& about);

}  // namespace opdesk::clinic
