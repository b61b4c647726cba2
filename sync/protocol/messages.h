#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/model/op.h"
#include "sync/protocol/digest.h"

/// Messages of the tenant API and their codec, shared by both ends. docs/openapi.yaml describes them for others.
///
///   POST /v1/enrol          EnrolRequest -> EnrolAnswer                  device proof, no token
///   POST /v1/login/start    LoginStart -> LoginChallenge                 device proof, no token
///   POST /v1/login/finish   LoginFinish -> LoginAnswer                   device proof, no token
///   POST /v1/session/refresh {refresh} -> SessionTokens + lease + keys   device proof
///   POST /v1/session/end    {} -> {}                                     token
///   POST /v1/sync/push      PushRequest -> binary answer (framing below) token
///   GET  /v1/sync/pull?epoch=&cursor=&limit=&schema=&scope=&fill=&filled=&blocks=&digests=  -> binary answer   token
///   GET  /v1/sync/first?epoch=&day_ms=  -> binary answer: the patients of one clinic day, moves no cursor     token
///   POST /v1/sync/records   RecordsRequest -> binary answer: those records as they stand, moves no cursor     token
///   GET  /v1/sync/bootstrap?epoch=&schema=         -> BootstrapAnswer    token
///   GET  /v1/sync/digest?epoch=&compartment=       -> DigestAnswer       token
///   GET  /v1/sync/leaves?epoch=&compartment=&bucket= -> LeavesAnswer     token
///   GET  /v1/sync/wait?epoch=&head=n  -> WaitAnswer as soon as head or epoch is another, else after 25 s      token
///   GET  /v1/sync/events    text/event-stream: "event: head\ndata: {\"head\":n,\"epoch\":e}", ": heartbeat" every 15 s
///   POST /v1/device/renew   RenewRequest -> RenewAnswer, the same again for the same `renewal`                token
///   GET  /v1/time           {"now_ms":n}                                 nothing
///   GET  /v1/admin/records?kind=  and PUT /v1/admin/records/{kind}/{id}  online-only kinds, optimistic version
///   GET  /health            {"status":"ok"}                              nothing, no data
/// Errors of every endpoint: status 4xx/5xx and {"error":"<errorName>","detail":…,"field":…,"fix":…}, no values inside.
/// Every request but /health and /v1/time carries a `DPoP` header (RFC 9449, ES256, typ dpop+jwt) whose claims are htm,
/// htu (path only), jti, iat, nonce (from the server's last `DPoP-Nonce`), ath when a token is sent, and for bodies
/// `bd`, the base64url SHA-256 of the body. A missing or old nonce is answered with 401 {"error":"use_dpop_nonce"} and
/// a new nonce. Access tokens are sent as `Authorization: DPoP <token>`; they begin with the tenant id in hex, then
/// '.', then 256 bits.
namespace opdesk::sync::protocol {

namespace json = opdesk::model::json;

inline constexpr std::size_t kMaxPushOps = 200;
inline constexpr std::size_t kMaxPushLeases = 32;
inline constexpr std::size_t kMaxPushBytes = 256 * 1024;
inline constexpr std::size_t kMaxGroupOps = 100;
inline constexpr std::size_t kMaxGroupBytes = 128 * 1024;
inline constexpr std::size_t kMaxPullRows = 2000;
inline constexpr std::size_t kMaxExpandedBytes = 32 * 1024 * 1024;

struct EnrolRequest {
    std::string clinicCode;
    std::string code;  ///< one-time, 80 bits, from the clinic admin
    std::string deviceName;
};
struct EnrolAnswer {
    model::TenantId tenant;
    model::DeviceId device;
    std::string clinicName;
    std::string series;
    std::int64_t deskDigit = 1;
    std::int64_t clinicOffsetMinutes = 330;
    std::string leaseKey;  ///< base64url Ed25519 public key
};
struct LoginStart {
    model::TenantId tenant;
    model::DeviceId device;
    std::string phone;  ///< E.164
};
struct LoginChallenge {
    std::string challenge;
    std::int64_t expiresInSeconds = 300;
};
struct LoginFinish {
    model::TenantId tenant;
    model::DeviceId device;
    std::string challenge;
    std::string otp;
    std::string signingKey;      ///< base64url Ed25519 public key made for this user on this device
    std::string escrowCacheKey;  ///< base64url; what the device proposes, used when the server holds none for it yet
};
struct WireKey {
    model::Compartment compartment = model::Compartment::desk;
    std::int64_t epoch = 1;
    std::string key;  ///< base64url, 32 bytes
};
struct SessionTokens {
    std::string access;
    std::string refresh;
    std::int64_t accessSeconds = 900;
};
struct LoginAnswer {
    model::StaffId staff;
    std::string staffName;
    std::vector<std::string> roles;
    std::string lease;          ///< signed, see lease.h
    std::vector<WireKey> keys;  ///< the compartments the user's roles may read
    std::string cacheKey;       ///< base64url, 32 bytes, of the device, from escrow
    SessionTokens tokens;
};
struct RefreshAnswer {
    std::string lease;
    std::vector<WireKey> keys;
    SessionTokens tokens;
};

/// Answered with 409 and this as the error: another op holds a device_seq of the push, or the device was replaced.
inline constexpr std::string_view kDeviceCloned = "device_cloned";
/// Answered with 410 and this as the error to a pull: what was deleted since the cursor is not known any more (180
/// days).
inline constexpr std::string_view kCursorTooOld = "cursor_too_old";
/// A device whose disk was cloned or put back goes on under a new id and series; `renewal` is made and stored first.
struct RenewRequest {
    struct Marks {
        std::int64_t deviceSeq = 0;                    ///< the highest given out
        std::map<std::string, std::int64_t> counters;  ///< the highest numbers, by counter name of the desk's store
    };
    base::Uuid renewal;
    Marks marks;  ///< how far this device ever came
    /// Where this disk stood when it was noticed: what lies at or below was received or lies in this outbox. Absent: as
    /// `marks`, nothing is missing.
    std::optional<Marks> here;
    /// The disk is older than an earlier renewal: `marks` are of this device, which the session's device became since.
    /// `here` is then where its own places began.
    std::optional<model::DeviceId> of;
    /// Places up to `here` whose ops this disk lacks, which the server may never have received either.
    std::vector<std::int64_t> missing{};
    /// What such a place was as another device, before a renewal gave the op this one; the server may have it so.
    struct FormerPlace {
        std::int64_t place = 0;
        model::DeviceId device;
        std::int64_t before = 0;
        std::string op;  ///< last eight digits of its op's id
    };
    std::vector<FormerPlace> former{};
    /// How far this copy of the disk itself came; what `marks` say above that, another copy gave. Absent (an older
    /// program): all of it was its own.
    std::optional<std::int64_t> own{};
    /// The last digits of the op's id that this copy gave a place that `here` lacks: another copy may have given it to
    /// another op, and then that one does not fill it. Absent (an older program): whatever the server has there does.
    struct GivenPlace {
        std::int64_t place = 0;
        std::string op;  ///< four to eight digits
    };
    std::vector<GivenPlace> given{};
    /// Places whose ops wait on this copy, with the last digits of each op's id (an older program: empty). Those ops
    /// are not missing on a card that another copy's renewal raised. The first kMostWaitingNamed.
    std::map<std::int64_t, std::string> waiting{};
};
inline constexpr std::size_t kMostWaitingNamed = 10'000;
struct RenewAnswer {
    model::DeviceId device;
    std::string series;
    std::int64_t deskDigit = 1;
    std::string lease;
    std::vector<WireKey> keys;
    SessionTokens tokens;
};

struct WireOp {
    json::object envelope;      ///< model::envelopeOf
    std::int64_t keyEpoch = 0;  ///< 0: payload is canonical JSON in the clear (inside TLS)
    base::Bytes payload;
};
struct WireAudit {
    json::object event;
    model::Compartment compartment = model::Compartment::desk;
    std::int64_t keyEpoch = 0;
    base::Bytes sealed;
};
struct WireGroup {
    model::GroupId group;
    model::StaffId actor;
    model::LeaseId lease;
    base::Bytes signature;
    std::optional<model::DeviceId> signedDevice;  ///< a replaced predecessor, when the group was made as that device
    std::vector<WireOp> ops;
    std::vector<WireAudit> audit;
};
struct PushRequest {
    std::string epoch;
    std::uint32_t schema = model::kSchema;
    std::vector<WireGroup> groups;
    /// Texts of leases that groups name and the server may not know any more; at most kMaxPushLeases.
    std::vector<std::string> leases;
};
/// A group whose envelopes and events are canonical JSON text already; everything lives elsewhere.
struct WireGroupText {
    struct Op {
        std::string_view envelope;
        std::int64_t keyEpoch = 0;
        base::ByteView payload;
    };
    struct Audit {
        std::string_view event;
        model::Compartment compartment = model::Compartment::desk;
        std::int64_t keyEpoch = 0;
        base::ByteView sealed;
    };
    model::GroupId group;
    model::StaffId actor;
    model::LeaseId lease;
    base::ByteView signature;
    std::optional<model::DeviceId> signedDevice;
    std::vector<Op> ops;
    std::vector<Audit> audit;
};
/// Writes a push request, the same text as canonicalJson(encode(PushRequest)), and cuts groups off its end where it is
/// too long.
class PushText {
public:
    PushText(std::string_view epoch, std::uint32_t schema, std::span<const std::string> leases = {});
    void add(const WireGroupText& group);
    std::size_t groups() const { return m_ends.size(); }
    /// Bytes of the request with the first `groups` of them.
    std::size_t size(std::size_t groups) const;
    /// The request with the first `groups` of them.
    base::Bytes take(std::size_t groups) &&;

private:
    std::string m_text;
    std::string m_tail;
    std::vector<std::size_t> m_ends;  ///< of each group in m_text
};
struct WireVerdict {
    model::OpId op;
    model::Verdict verdict = model::Verdict::applied;
    std::int64_t version = 0;
    std::string code;
    std::string detail;
};

/// A part of a page: rows of one compartment, compressed, then sealed with the compartment's key.
struct WirePart {
    model::Compartment compartment = model::Compartment::desk;
    std::int64_t keyEpoch = 1;
    std::int64_t fromSeq = 0, toSeq = 0;
    std::int64_t rows = 0;
    base::Bytes sealed;
};
/// Which compartments a desk's cursor stands for. A device gets the compartments of all its users, so a new user can
/// bring one whose older rows lie before the cursor: those are filled in, by a cursor of their own, before the pull
/// goes on. Texts are compartment names, sorted, with commas between.
struct Coverage {
    std::string scope;        ///< every row of these with seq <= cursor has been sent
    std::string fill;         ///< being filled in; empty: nothing is
    std::int64_t filled = 0;  ///< of `fill`, every row with seq <= filled has been sent
    bool operator==(const Coverage&) const = default;
};
/// Names out of such a text; nothing for a text that is none.
std::optional<std::vector<std::string>> compartmentsIn(std::string_view text);
std::string compartmentText(std::vector<std::string> names);

/// Answer of push and pull. Framing of the binary body: 4 bytes big-endian length of the JSON head, the head, then the
/// sealed bytes of every part in the head's order ("length" in each part).
struct PageAnswer {
    std::string epoch;
    std::int64_t head = 0;
    std::int64_t cursor = 0;  ///< pull: where this page ends
    bool more = false;
    std::int64_t serverMillis = 0;
    std::int64_t deviceSeq = 0;           ///< the highest the server holds of the session's device, 0: none
    std::map<std::string, Leaf> digests;  ///< pull: combined sums by compartment name as of `head`; empty: not told
    std::optional<Coverage> coverage;     ///< pull: what holds once this page is in; absent: as before
    /// push only: everything with since < seq <= head was written by this request, and of that the answer holds what
    /// the desk may see and cannot know: a record that stands as its ops left it comes without a row. `coverage` then
    /// names what it may see. Absent: not told.
    std::optional<std::int64_t> since;
    std::vector<WireVerdict> verdicts;   ///< push only
    std::vector<model::GroupId> groups;  ///< push only: groups taken whole, audit included
    std::vector<WirePart> parts;
};

base::Bytes encodePage(const PageAnswer& answer);
base::Result<PageAnswer> decodePage(base::ByteView bytes);

/// Sums of one compartment's buckets as of `head`; comparable only with a copy whose cursor is `head`.
struct DigestAnswer {
    std::string epoch;
    std::int64_t head = 0;
    std::vector<Leaf> sums;  ///< kBuckets of them
};
struct LeafEntry {
    std::string kind;  ///< a name: a newer peer may have kinds that are not known here
    base::Uuid id;
    std::int64_t version = 0;
    Leaf leaf{};
};
/// The live records of one bucket, sorted by kind name and id.
struct LeavesAnswer {
    std::string epoch;
    std::int64_t head = 0;
    std::vector<LeafEntry> leaves;
};
inline constexpr std::size_t kMaxRecordsAsked = 500;
struct RecordsRequest {
    std::string epoch;
    std::vector<std::pair<std::string, base::Uuid>> records;  ///< kind name and id
};
struct BootstrapAnswer {
    std::string epoch;
    std::int64_t head = 0;
    std::int64_t records = 0;  ///< live rows of the device's scope
};
struct WaitAnswer {
    std::int64_t head = 0;
    std::string epoch;  ///< of the history the head belongs to; empty from an older server
};

/// A row whose body is still text: for whoever needs no tree of it.
struct RowText {
    model::KindId kind = model::KindId::patient;
    base::Uuid id;
    std::int64_t version = 0, seq = 0;
    bool deleted = false;
    std::string_view body;  ///< canonical JSON; lives elsewhere
};
/// rows -> columns (row_columns.h) -> zstd -> AES-256-GCM with AAD (tenant, compartment, key epoch, from seq, to seq).
base::Result<WirePart> sealRows(const model::TenantId& tenant, model::Compartment compartment, std::int64_t keyEpoch,
                                base::ByteView key, std::int64_t fromSeq, std::int64_t toSeq,
                                const std::vector<RowText>& rows, base::Random& random);
base::Result<WirePart> sealPart(const model::TenantId& tenant, model::Compartment compartment, std::int64_t keyEpoch,
                                base::ByteView key, std::int64_t fromSeq, std::int64_t toSeq,
                                const std::vector<model::RecordImage>& rows, base::Random& random);
/// Rows of a kind that is not known here are left out and counted in `skipped`, never an error: the server is newer.
/// Errors: damaged, tooLarge (expanded size over kMaxExpandedBytes).
base::Result<std::vector<model::RecordImage>> openPart(const model::TenantId& tenant, const WirePart& part,
                                                       base::ByteView key, std::int64_t* skipped = nullptr);

struct OpenedPart {
    model::Compartment compartment = model::Compartment::desk;
    base::Bytes text;  ///< what `rows` point into; the object may be moved, never copied
    std::vector<RowText> rows;
    std::int64_t skipped = 0;

    OpenedPart() = default;
    OpenedPart(OpenedPart&&) noexcept = default;
    OpenedPart& operator=(OpenedPart&&) noexcept = default;
    OpenedPart(const OpenedPart&) = delete;
    OpenedPart& operator=(const OpenedPart&) = delete;
    ~OpenedPart() = default;
};
/// Errors as openPart. Bodies are not parsed: whoever holds the compartment's key made them.
base::Result<OpenedPart> openPartText(const model::TenantId& tenant, const WirePart& part, base::ByteView key);

json::object encode(const EnrolRequest&);
json::object encode(const EnrolAnswer&);
json::object encode(const LoginStart&);
json::object encode(const LoginChallenge&);
json::object encode(const LoginFinish&);
json::object encode(const LoginAnswer&);
json::object encode(const RefreshAnswer&);
json::object encode(const RenewRequest&);
json::object encode(const RenewAnswer&);
json::object encode(const PushRequest&);
json::object encode(const DigestAnswer&);
json::object encode(const LeavesAnswer&);
json::object encode(const RecordsRequest&);
json::object encode(const BootstrapAnswer&);
json::object encode(const WaitAnswer&);
/// Each names the missing or wrong field as invalidInput; never throws on any input.
base::Result<EnrolRequest> decodeEnrolRequest(const json::object&);
base::Result<EnrolAnswer> decodeEnrolAnswer(const json::object&);
base::Result<LoginStart> decodeLoginStart(const json::object&);
base::Result<LoginChallenge> decodeLoginChallenge(const json::object&);
base::Result<LoginFinish> decodeLoginFinish(const json::object&);
base::Result<LoginAnswer> decodeLoginAnswer(const json::object&);
base::Result<RefreshAnswer> decodeRefreshAnswer(const json::object&);
base::Result<RenewRequest> decodeRenewRequest(const json::object&);
base::Result<RenewAnswer> decodeRenewAnswer(const json::object&);
base::Result<PushRequest> decodePushRequest(const json::object&);
/// The same; envelopes and events are moved out of the tree.
base::Result<PushRequest> decodePushRequest(json::object&&);
base::Result<DigestAnswer> decodeDigestAnswer(const json::object&);
base::Result<LeavesAnswer> decodeLeavesAnswer(const json::object&);
base::Result<RecordsRequest> decodeRecordsRequest(const json::object&);
base::Result<BootstrapAnswer> decodeBootstrapAnswer(const json::object&);
base::Result<WaitAnswer> decodeWaitAnswer(const json::object&);

}  // namespace opdesk::sync::protocol
