#pragma once

#include "core/base/uuid.h"

namespace opdesk::model {

struct PatientTag;
struct ContactTag;
struct AllergyTag;
struct ProblemTag;
struct AliasTag;
struct ConsentTag;
struct VisitTag;
struct AppointmentTag;
struct DoctorHoursTag;
struct VitalsTag;
struct NoteTag;
struct PrescriptionTag;
struct InvoiceTag;
struct PaymentTag;
struct PriceTag;
struct StaffTag;
struct RoleTag;
struct DeviceTag;
struct SettingTag;
struct ConflictTag;
struct AttachmentTag;
struct DayCloseTag;
struct TenantTag;
struct LeaseTag;
struct OpTag;
struct GroupTag;
struct BranchTag;

using PatientId = base::Id<PatientTag>;
using ContactId = base::Id<ContactTag>;
using AllergyId = base::Id<AllergyTag>;
using ProblemId = base::Id<ProblemTag>;
using AliasId = base::Id<AliasTag>;
using ConsentId = base::Id<ConsentTag>;
using VisitId = base::Id<VisitTag>;
using AppointmentId = base::Id<AppointmentTag>;
using DoctorHoursId = base::Id<DoctorHoursTag>;
using VitalsId = base::Id<VitalsTag>;
using NoteId = base::Id<NoteTag>;
using PrescriptionId = base::Id<PrescriptionTag>;
using InvoiceId = base::Id<InvoiceTag>;
using PaymentId = base::Id<PaymentTag>;
using PriceId = base::Id<PriceTag>;
using StaffId = base::Id<StaffTag>;
using RoleId = base::Id<RoleTag>;
using DeviceId = base::Id<DeviceTag>;
using SettingId = base::Id<SettingTag>;
using ConflictId = base::Id<ConflictTag>;
using AttachmentId = base::Id<AttachmentTag>;
using DayCloseId = base::Id<DayCloseTag>;
using TenantId = base::Id<TenantTag>;
using LeaseId = base::Id<LeaseTag>;
using OpId = base::Id<OpTag>;
using GroupId = base::Id<GroupTag>;
using BranchId = base::Id<BranchTag>;

}  // namespace opdesk::model
