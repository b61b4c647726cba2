#pragma once

#include <array>
#include <string_view>

/// Known values of the open enums; where a field merges by ladder, later entries stand.
namespace opdesk::model {

inline constexpr auto kSexes = std::to_array<std::string_view>({"male", "female", "other"});
inline constexpr auto kLanguages =
    std::to_array<std::string_view>({"en", "hi", "mr", "bn", "ta", "te", "gu", "kn", "ml", "pa"});
inline constexpr auto kAllergyStatuses = std::to_array<std::string_view>({"not_asked", "none_known", "yes"});
inline constexpr auto kIdKinds =
    std::to_array<std::string_view>({"aadhaar", "pan", "voter", "driving", "passport", "other"});
inline constexpr auto kContactSystems = std::to_array<std::string_view>({"phone", "email"});
inline constexpr auto kAllergySeverities = std::to_array<std::string_view>({"mild", "moderate", "severe", "unknown"});
inline constexpr auto kAllergyRecordStatuses = std::to_array<std::string_view>({"refuted", "inactive", "active"});
inline constexpr auto kProblemStatuses = std::to_array<std::string_view>({"resolved", "inactive", "active"});
inline constexpr auto kConsentPurposes =
    std::to_array<std::string_view>({"care_record", "reminders", "whatsapp", "research"});
inline constexpr auto kSessions = std::to_array<std::string_view>({"morning", "evening"});
inline constexpr auto kVisitKinds = std::to_array<std::string_view>({"new", "follow_up", "report"});
inline constexpr auto kVisitStatuses =
    std::to_array<std::string_view>({"waiting", "called", "skipped", "no_show", "cancelled", "in_room", "done"});
inline constexpr auto kPriorities = std::to_array<std::string_view>({"normal", "elderly", "pregnant", "emergency"});
inline constexpr auto kAppointmentStatuses =
    std::to_array<std::string_view>({"booked", "needs_slot", "no_show", "cancelled", "arrived", "done"});
inline constexpr auto kDocumentStatuses = std::to_array<std::string_view>({"draft", "signed", "cancelled"});
inline constexpr auto kConsultModes =
    std::to_array<std::string_view>({"in_person", "tele_video", "tele_audio", "tele_text"});
inline constexpr auto kInvoiceDocuments =
    std::to_array<std::string_view>({"receipt", "bill_of_supply", "tax_invoice", "credit_note"});
inline constexpr auto kPaymentDirections = std::to_array<std::string_view>({"in", "out"});
inline constexpr auto kPaymentModes = std::to_array<std::string_view>({"cash", "upi", "card", "credit"});
inline constexpr auto kAttachmentTypes =
    std::to_array<std::string_view>({"application/pdf", "image/jpeg", "image/png"});
inline constexpr auto kDeviceStates = std::to_array<std::string_view>({"pending", "active", "drain", "revoked"});
inline constexpr auto kConflictReasons = std::to_array<std::string_view>(
    {"same_field", "later_author", "ladder", "slot_taken", "edit_beats_delete", "double_amendment", "double_payment",
     "parked", "forked", "two_primaries", "number_twice", "totals_differ", "possible_duplicate", "joined_twice",
     "refund_over_paid", "moved_cancelled", "device_restored"});
inline constexpr auto kSeverities = std::to_array<std::string_view>({"low", "high"});
inline constexpr auto kConflictStates = std::to_array<std::string_view>({"open", "settled"});
inline constexpr auto kConflictChoices = std::to_array<std::string_view>({"mine", "theirs", "both", "edited"});

}  // namespace opdesk::model
