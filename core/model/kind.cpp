#include "core/model/kind.h"

#include <algorithm>

#include "core/model/codec_impl.h"
#include "core/model/kinds/alias.h"
#include "core/model/kinds/allergy.h"
#include "core/model/kinds/appointment.h"
#include "core/model/kinds/attachment.h"
#include "core/model/kinds/audit_event.h"
#include "core/model/kinds/conflict.h"
#include "core/model/kinds/consent.h"
#include "core/model/kinds/contact.h"
#include "core/model/kinds/day_close.h"
#include "core/model/kinds/device.h"
#include "core/model/kinds/doctor_hours.h"
#include "core/model/kinds/invoice.h"
#include "core/model/kinds/note.h"
#include "core/model/kinds/patient.h"
#include "core/model/kinds/payment.h"
#include "core/model/kinds/prescription.h"
#include "core/model/kinds/price.h"
#include "core/model/kinds/problem.h"
#include "core/model/kinds/role.h"
#include "core/model/kinds/setting.h"
#include "core/model/kinds/staff.h"
#include "core/model/kinds/visit.h"
#include "core/model/kinds/vitals.h"

namespace opdesk::model {

namespace {

template <typename T>
constexpr auto kFields = descriptorsOf<T>();

/// The registry: one line a kind. Permissions are names of the permission catalogue (core/access); an empty name means
/// every user of the clinic may.
constexpr std::array<KindDescriptor, kKindCount> kKinds{{
    {KindId::patient, "patient", Shape::fieldMap, Compartment::desk, kFields<Patient>, "patient.view_demographics",
     "patient.create", "patient.edit_demographics", "id", "", "", 1},
    {KindId::contact, "contact", Shape::child, Compartment::desk, kFields<Contact>, "patient.view_demographics",
     "patient.create", "patient.edit_demographics", "patient", "", "", 1},
    {KindId::allergy, "allergy", Shape::child, Compartment::care, kFields<Allergy>, "prescription.view",
     "allergy.manage", "allergy.manage", "patient", "", "", 1},
    {KindId::problem, "problem", Shape::child, Compartment::care, kFields<Problem>, "prescription.view",
     "problem.manage", "problem.manage", "patient", "", "", 1},
    {KindId::alias, "alias", Shape::append, Compartment::desk, kFields<Alias>, "patient.view_demographics",
     "patient.merge", "patient.merge", "winner", "", "", 1},
    {KindId::consent, "consent", Shape::append, Compartment::desk, kFields<Consent>, "patient.view_demographics",
     "consent.record", "consent.withdraw", "patient", "", "", 1},
    {KindId::visit, "visit", Shape::fieldMap, Compartment::desk, kFields<Visit>, "patient.view_demographics",
     "queue.issue_token", "queue.call_next", "patient", "", "", 1},
    {KindId::appointment, "appointment", Shape::fieldMap, Compartment::desk, kFields<Appointment>, "appointment.view",
     "appointment.book", "appointment.reschedule", "patient", "", "", 1},
    {KindId::doctorHours, "doctor_hours", Shape::fieldMap, Compartment::desk, kFields<DoctorHours>, "appointment.view",
     "schedule.manage_doctor_hours", "schedule.manage_doctor_hours", "", "", "", 1},
    {KindId::vitals, "vitals", Shape::append, Compartment::care, kFields<Vitals>, "vitals.view", "vitals.record",
     "vitals.record", "patient", "", "", 1},
    {KindId::note, "note", Shape::immutable, Compartment::notes, kFields<Note>, "note.view", "note.write", "note.write",
     "patient", "status", "signed", 1},
    {KindId::prescription, "prescription", Shape::immutable, Compartment::care, kFields<Prescription>,
     "prescription.view", "prescription.write", "prescription.write", "patient", "status", "signed", 1},
    {KindId::invoice, "invoice", Shape::append, Compartment::desk, kFields<Invoice>, "invoice.view", "invoice.create",
     "invoice.cancel", "patient", "", "", 1},
    {KindId::payment, "payment", Shape::append, Compartment::desk, kFields<Payment>, "invoice.view", "payment.collect",
     "payment.refund", "patient", "", "", 1},
    {KindId::price, "price", Shape::fieldMap, Compartment::desk, kFields<Price>, "invoice.create", "price.manage",
     "price.manage", "", "", "", 1},
    {KindId::staff, "staff", Shape::onlineOnly, Compartment::desk, kFields<Staff>, "", "user.manage", "user.manage", "",
     "", "", 1},
    {KindId::role, "role", Shape::onlineOnly, Compartment::desk, kFields<Role>, "", "role.manage", "role.manage", "",
     "", "", 1},
    {KindId::device, "device", Shape::onlineOnly, Compartment::desk, kFields<Device>, "", "device.approve",
     "device.approve", "", "", "", 1},
    {KindId::setting, "setting", Shape::fieldMap, Compartment::desk, kFields<Setting>, "", "settings.clinic",
     "settings.clinic", "", "", "", 1},
    {KindId::conflict, "conflict", Shape::fieldMap, Compartment::desk, kFields<Conflict>, "", "",
     "sync.resolve_conflict", "patient", "", "", 1},
    {KindId::auditEvent, "audit_event", Shape::append, Compartment::admin, kFields<AuditEvent>, "audit.view", "", "",
     "", "", "", 1},
    {KindId::attachment, "attachment", Shape::append, Compartment::notes, kFields<Attachment>, "document.view",
     "document.upload", "document.delete", "patient", "", "", 1},
    {KindId::dayClose, "day_close", Shape::append, Compartment::desk, kFields<DayClose>, "dayclose.perform",
     "dayclose.perform", "dayclose.perform", "", "", "", 1},
}};

constexpr bool registryIsInOrder() {
    for (std::size_t i = 0; i < kKinds.size(); ++i)
        if (static_cast<std::size_t>(kKinds[i].id) != i)
            return false;
    return true;
}
static_assert(registryIsInOrder(), "the registry's lines follow the order of KindId");

constexpr std::array<std::string_view, kCompartmentCount> kCompartmentNames{"desk", "care", "notes", "admin"};

}  // namespace

const FieldDescriptor* KindDescriptor::find(std::string_view field) const {
    const auto it = std::ranges::find(fields, field, &FieldDescriptor::name);
    return it == fields.end() ? nullptr : &*it;
}

const KindDescriptor& describe(KindId kind) {
    return kKinds[static_cast<std::size_t>(kind)];
}

std::span<const KindDescriptor> allKinds() {
    return kKinds;
}

std::string_view kindName(KindId kind) {
    return describe(kind).name;
}

std::optional<KindId> kindFromName(std::string_view name) {
    const auto it = std::ranges::find(kKinds, name, &KindDescriptor::name);
    return it == kKinds.end() ? std::nullopt : std::optional(it->id);
}

std::string_view compartmentName(Compartment compartment) {
    return kCompartmentNames[static_cast<std::size_t>(compartment)];
}

std::optional<Compartment> compartmentFromName(std::string_view name) {
    const auto it = std::ranges::find(kCompartmentNames, name);
    if (it == kCompartmentNames.end())
        return std::nullopt;
    return static_cast<Compartment>(it - kCompartmentNames.begin());
}

}  // namespace opdesk::model
