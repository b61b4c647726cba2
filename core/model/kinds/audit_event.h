#pragma once

#include <tuple>

#include "core/model/codec.h"
#include "core/model/ids.h"
#include "core/model/known_values.h"

namespace opdesk::model {

/// A look, a change or a refusal, as the server keeps it. Written by core/audit only.
struct AuditEvent {
    base::Uuid device;
    std::optional<std::int64_t> sequence;  ///< gapless per device
    StaffId user;
    std::optional<Instant> at;
    std::string action;
    std::string objectKind;
    base::Uuid object;
    PatientId patient;
    std::string permission;
    std::string result;
    std::string hash;
    json::object unknown;  ///< fields of a newer program, carried untouched
};

template <>
struct Kind<AuditEvent> {
    static constexpr KindId id = KindId::auditEvent;
    static constexpr auto fields =
        std::make_tuple(field("device", &AuditEvent::device, Merge::fixed),
                        field("sequence", &AuditEvent::sequence, Merge::fixed).require(),
                        field("user", &AuditEvent::user, Merge::fixed).to("staff"),
                        field("at", &AuditEvent::at, Merge::fixed).require(),
                        field("action", &AuditEvent::action, Merge::fixed).require().upTo(60),
                        field("object_kind", &AuditEvent::objectKind, Merge::fixed).upTo(40),
                        field("object", &AuditEvent::object, Merge::fixed),
                        field("patient", &AuditEvent::patient, Merge::fixed).to("patient"),
                        field("permission", &AuditEvent::permission, Merge::fixed).upTo(60),
                        field("result", &AuditEvent::result, Merge::fixed).upTo(40),
                        field("hash", &AuditEvent::hash, Merge::fixed).upTo(64));
};

}  // namespace opdesk::model
