#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/model/field.h"

namespace opdesk::model {

/// Every kind of record. The order is free: the wire and the files carry names, never numbers.
enum class KindId : std::uint8_t {
    patient,
    contact,
    allergy,
    problem,
    alias,
    consent,
    visit,
    appointment,
    doctorHours,
    vitals,
    note,
    prescription,
    invoice,
    payment,
    price,
    staff,
    role,
    device,
    setting,
    conflict,
    auditEvent,
    attachment,
    dayClose,
};
inline constexpr std::size_t kKindCount = 23;

/// Who can open the body (security.md, keys on the client). desk is readable by every user of the device.
enum class Compartment : std::uint8_t { desk, care, notes, admin };
inline constexpr std::size_t kCompartmentCount = 4;

/// How a record of the kind may change (sync.md, merge policy by kind).
enum class Shape : std::uint8_t {
    fieldMap,    ///< created, then set field by field
    child,       ///< like fieldMap, and an addition or edit beats a removal
    append,      ///< created once; never set, may be voided with a reason
    immutable,   ///< created as draft or issued; after `lockedBy` holds only void and ladder fields change
    onlineOnly,  ///< written by the server alone; desks read it
};

struct KindDescriptor {
    KindId id;
    std::string_view name;  ///< stable, snake_case: wire, files, opdeskctl
    Shape shape;
    Compartment compartment;
    std::span<const FieldDescriptor> fields;
    std::string_view viewPermission;
    std::string_view createPermission;
    std::string_view editPermission;
    std::string_view
        subjectField;  ///< the field that names the patient; "id" when the record is the patient; empty: none
    std::string_view lockedField;  ///< Shape::immutable and signed documents: when this field …
    std::string_view lockedValue;  ///< … has this value the body stands for ever
    std::uint32_t schema;          ///< projection-relevant version of the description

    const FieldDescriptor* find(std::string_view field) const;
    /// Bodies of the kind are sealed once more with the compartment's key on a desk.
    constexpr bool isSealed() const { return compartment != Compartment::desk; }
};

const KindDescriptor& describe(KindId kind);
std::span<const KindDescriptor> allKinds();
std::string_view kindName(KindId kind);
std::optional<KindId> kindFromName(std::string_view name);
std::string_view compartmentName(Compartment compartment);
std::optional<Compartment> compartmentFromName(std::string_view name);

/// The schema number this program writes into ops and accepts in pulls.
inline constexpr std::uint32_t kSchema = 1;

}  // namespace opdesk::model
