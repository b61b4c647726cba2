#pragma once

#include "core/clinic/described.h"
#include "core/clinic/documents.h"
#include "core/clinic/money.h"
#include "core/clinic/prescription_draft.h"

/// Documents and money, by their stable names.
namespace opdesk::clinic {

template <>
struct Described<PrescriptionLine> {
    static constexpr auto members = std::make_tuple(
        member("typed", &PrescriptionLine::typed), member("generic", &PrescriptionLine::generic),
        member("strength", &PrescriptionLine::strength), member("form", &PrescriptionLine::form),
        member("route", &PrescriptionLine::route), member("brand", &PrescriptionLine::brand),
        member("dose", &PrescriptionLine::dose), member("words", &PrescriptionLine::words),
        member("local_words", &PrescriptionLine::localWords), member("timing", &PrescriptionLine::timing),
        member("days", &PrescriptionLine::days), member("duration_text", &PrescriptionLine::durationText),
        member("quantity", &PrescriptionLine::quantity), member("quantity_text", &PrescriptionLine::quantityText),
        member("schedule", &PrescriptionLine::schedule),
        member("schedule_certainty", &PrescriptionLine::scheduleCertainty), member("ndps", &PrescriptionLine::ndps),
        member("telemedicine_list", &PrescriptionLine::telemedicineList), member("known", &PrescriptionLine::known),
        member("remark", &PrescriptionLine::remark));
};

template <>
struct Described<Alert> {
    static constexpr auto members = std::make_tuple(
        member("rule", &Alert::rule), member("severity", &Alert::severity), member("line", &Alert::line),
        member("what", &Alert::what), member("why", &Alert::why), member("source", &Alert::source),
        member("certainty", &Alert::certainty), member("interrupts", &Alert::interrupts));
};

template <>
struct Described<Diagnosis> {
    static constexpr auto members =
        std::make_tuple(member("name", &Diagnosis::name).require(), member("icd10", &Diagnosis::icd10),
                        member("certainty", &Diagnosis::certainty));
};

template <>
struct Described<AlertOverride> {
    static constexpr auto members =
        std::make_tuple(member("rule", &AlertOverride::rule).require(), member("line", &AlertOverride::line),
                        member("reason", &AlertOverride::reason).require());
};

template <>
struct Described<CheckPrescription::RuleState> {
    static constexpr auto members = std::make_tuple(
        member("rule", &CheckPrescription::RuleState::rule), member("words", &CheckPrescription::RuleState::words),
        member("legal", &CheckPrescription::RuleState::legal), member("met", &CheckPrescription::RuleState::met));
};

template <>
struct Described<BillLine> {
    static constexpr auto members = std::make_tuple(
        member("code", &BillLine::code), member("text", &BillLine::text), member("sac", &BillLine::sac),
        member("quantity", &BillLine::quantity), member("rate", &BillLine::rate),
        member("discount", &BillLine::discount), member("tax_percent", &BillLine::taxPercent),
        member("amount", &BillLine::amount), member("batch", &BillLine::batch), member("expiry", &BillLine::expiry),
        member("maker", &BillLine::maker), member("mrp", &BillLine::mrp), member("credits", &BillLine::credits));
};

template <>
struct Described<LedgerLine> {
    static constexpr auto members =
        std::make_tuple(member("kind", &LedgerLine::kind), member("record", &LedgerLine::record),
                        member("at", &LedgerLine::at), member("number", &LedgerLine::number),
                        member("document", &LedgerLine::document), member("amount", &LedgerLine::amount));
};

template <>
struct Described<ReadLine> {
    static constexpr auto members =
        std::make_tuple(member("typed", &ReadLine::typed).require(), member("patient", &ReadLine::patient),
                        member("language", &ReadLine::language));
    static constexpr std::string_view name = "prescription.read_line";
    static constexpr std::string_view permission = "prescription.write";
};

template <>
struct Described<ReadLine::Answer> {
    static constexpr auto members = std::make_tuple(
        member("line", &ReadLine::Answer::line), member("candidates", &ReadLine::Answer::candidates),
        member("unknown_words", &ReadLine::Answer::unknownWords), member("missing", &ReadLine::Answer::missing));
};

template <>
struct Described<CheckPrescription> {
    static constexpr auto members = std::make_tuple(
        member("patient", &CheckPrescription::patient).require(), member("lines", &CheckPrescription::lines),
        member("mode", &CheckPrescription::mode), member("diagnoses", &CheckPrescription::diagnoses),
        member("overrides", &CheckPrescription::overrides), member("complaints", &CheckPrescription::complaints));
    static constexpr std::string_view name = "prescription.check";
    static constexpr std::string_view permission = "prescription.write";
};

template <>
struct Described<CheckPrescription::Answer> {
    static constexpr auto members = std::make_tuple(member("alerts", &CheckPrescription::Answer::alerts),
                                                    member("meter", &CheckPrescription::Answer::meter));
};

template <>
struct Described<WritePrescription> {
    static constexpr auto members = std::make_tuple(
        member("prescription", &WritePrescription::prescription),
        member("patient", &WritePrescription::patient).require(), member("visit", &WritePrescription::visit),
        member("ongoing", &WritePrescription::ongoing), member("mode", &WritePrescription::mode),
        member("complaints", &WritePrescription::complaints), member("findings", &WritePrescription::findings),
        member("tests", &WritePrescription::tests), member("advice", &WritePrescription::advice),
        member("language", &WritePrescription::language), member("follow_up", &WritePrescription::followUp),
        member("typed_lines", &WritePrescription::typedLines), member("lines", &WritePrescription::lines),
        member("diagnoses", &WritePrescription::diagnoses), member("overrides", &WritePrescription::overrides));
    static constexpr std::string_view name = "prescription.write";
    static constexpr std::string_view permission = "prescription.write";
};

template <>
struct Described<WritePrescription::Answer> {
    static constexpr auto members = std::make_tuple(member("prescription", &WritePrescription::Answer::prescription),
                                                    member("lines", &WritePrescription::Answer::lines));
};

template <>
struct Described<DraftOf> {
    static constexpr auto members =
        std::make_tuple(member("patient", &DraftOf::patient).require(), member("visit", &DraftOf::visit));
    static constexpr std::string_view name = "prescription.draft";
    static constexpr std::string_view permission = "prescription.write";
};

template <>
struct Described<DraftOf::Answer> {
    static constexpr auto members =
        std::make_tuple(member("found", &DraftOf::Answer::found), member("draft", &DraftOf::Answer::draft));
};

template <>
struct Described<SignPrescription> {
    static constexpr auto members = std::make_tuple(member("prescription", &SignPrescription::prescription).require());
    static constexpr std::string_view name = "prescription.sign";
    static constexpr std::string_view permission = "prescription.sign";
};

template <>
struct Described<SignPrescription::Answer> {
    static constexpr auto members = std::make_tuple(member("prescription", &SignPrescription::Answer::prescription),
                                                    member("content_hash", &SignPrescription::Answer::contentHash));
};

template <>
struct Described<AmendPrescription> {
    static constexpr auto members = std::make_tuple(member("prescription", &AmendPrescription::prescription).require(),
                                                    member("reason", &AmendPrescription::reason).require());
    static constexpr std::string_view name = "prescription.amend";
    static constexpr std::string_view permission = "prescription.write";
};

template <>
struct Described<AmendPrescription::Answer> {
    static constexpr auto members = std::make_tuple(member("prescription", &AmendPrescription::Answer::prescription));
};

template <>
struct Described<CancelPrescription> {
    static constexpr auto members = std::make_tuple(member("prescription", &CancelPrescription::prescription).require(),
                                                    member("reason", &CancelPrescription::reason).require());
    static constexpr std::string_view name = "prescription.cancel";
    static constexpr std::string_view permission = "prescription.cancel";
};

template <>
struct Described<CancelPrescription::Answer> {
    static constexpr auto members = std::make_tuple(member("cancelled", &CancelPrescription::Answer::cancelled));
};

template <>
struct Described<PrescriptionPaperOf> {
    static constexpr auto members = std::make_tuple(
        member("prescription", &PrescriptionPaperOf::prescription).require(),
        member("language", &PrescriptionPaperOf::language), member("duplicate", &PrescriptionPaperOf::duplicate),
        member("reason", &PrescriptionPaperOf::reason));
    static constexpr std::string_view name = "prescription.paper";
    static constexpr std::string_view permission = "prescription.view";
};

template <>
struct Described<PrescriptionPaperOf::Answer> {
    static constexpr auto members = std::make_tuple(
        member("clinic_name", &PrescriptionPaperOf::Answer::clinicName),
        member("clinic_address", &PrescriptionPaperOf::Answer::clinicAddress),
        member("clinic_phone", &PrescriptionPaperOf::Answer::clinicPhone),
        member("clinic_hours", &PrescriptionPaperOf::Answer::clinicHours),
        member("doctor_name", &PrescriptionPaperOf::Answer::doctorName),
        member("qualification", &PrescriptionPaperOf::Answer::qualification),
        member("registration", &PrescriptionPaperOf::Answer::registration),
        member("patient_name", &PrescriptionPaperOf::Answer::patientName),
        member("patient_name_local", &PrescriptionPaperOf::Answer::patientNameLocal),
        member("age_sex", &PrescriptionPaperOf::Answer::ageSex),
        member("address", &PrescriptionPaperOf::Answer::address),
        member("clinic_number", &PrescriptionPaperOf::Answer::clinicNumber),
        member("abha", &PrescriptionPaperOf::Answer::abha),
        member("weight_text", &PrescriptionPaperOf::Answer::weightText),
        member("date_text", &PrescriptionPaperOf::Answer::dateText),
        member("allergy_text", &PrescriptionPaperOf::Answer::allergyText),
        member("allergy_alert", &PrescriptionPaperOf::Answer::allergyAlert),
        member("complaints", &PrescriptionPaperOf::Answer::complaints),
        member("findings", &PrescriptionPaperOf::Answer::findings),
        member("vitals_text", &PrescriptionPaperOf::Answer::vitalsText),
        member("diagnosis_text", &PrescriptionPaperOf::Answer::diagnosisText),
        member("lines", &PrescriptionPaperOf::Answer::lines), member("tests", &PrescriptionPaperOf::Answer::tests),
        member("advice", &PrescriptionPaperOf::Answer::advice),
        member("follow_up_text", &PrescriptionPaperOf::Answer::followUpText),
        member("language", &PrescriptionPaperOf::Answer::language),
        member("consult_mode", &PrescriptionPaperOf::Answer::consultMode),
        member("document_id", &PrescriptionPaperOf::Answer::documentId),
        member("content_hash", &PrescriptionPaperOf::Answer::contentHash),
        member("signed_at_text", &PrescriptionPaperOf::Answer::signedAtText),
        member("is_draft", &PrescriptionPaperOf::Answer::isDraft),
        member("is_duplicate", &PrescriptionPaperOf::Answer::isDuplicate),
        member("is_cancelled", &PrescriptionPaperOf::Answer::isCancelled),
        member("printed_at_text", &PrescriptionPaperOf::Answer::printedAtText));
};

template <>
struct Described<WriteNote> {
    static constexpr auto members =
        std::make_tuple(member("note", &WriteNote::note), member("patient", &WriteNote::patient).require(),
                        member("visit", &WriteNote::visit), member("complaints", &WriteNote::complaints),
                        member("history", &WriteNote::history), member("examination", &WriteNote::examination),
                        member("plan", &WriteNote::plan), member("diagnoses", &WriteNote::diagnoses),
                        member("sensitive", &WriteNote::sensitive));
    static constexpr std::string_view name = "note.write";
    static constexpr std::string_view permission = "note.write";
};

template <>
struct Described<WriteNote::Answer> {
    static constexpr auto members = std::make_tuple(member("note", &WriteNote::Answer::note));
};

template <>
struct Described<SignNote> {
    static constexpr auto members = std::make_tuple(member("note", &SignNote::note).require());
    static constexpr std::string_view name = "note.sign";
    static constexpr std::string_view permission = "note.sign";
};

template <>
struct Described<SignNote::Answer> {
    static constexpr auto members = std::make_tuple(member("note", &SignNote::Answer::note),
                                                    member("content_hash", &SignNote::Answer::contentHash));
};

template <>
struct Described<AmendNote> {
    static constexpr auto members =
        std::make_tuple(member("note", &AmendNote::note).require(), member("reason", &AmendNote::reason).require());
    static constexpr std::string_view name = "note.amend";
    static constexpr std::string_view permission = "note.amend_signed";
};

template <>
struct Described<AmendNote::Answer> {
    static constexpr auto members = std::make_tuple(member("note", &AmendNote::Answer::note));
};

template <>
struct Described<ReadDocument> {
    static constexpr auto members =
        std::make_tuple(member("kind", &ReadDocument::kind).require(),
                        member("record", &ReadDocument::record).require(), member("reason", &ReadDocument::reason));
    static constexpr std::string_view name = "record.read";
};

template <>
struct Described<ReadDocument::Answer> {
    static constexpr auto members =
        std::make_tuple(member("body", &ReadDocument::Answer::body), member("version", &ReadDocument::Answer::version),
                        member("dirty", &ReadDocument::Answer::dirty));
};

template <>
struct Described<SuggestBill> {
    static constexpr auto members =
        std::make_tuple(member("patient", &SuggestBill::patient).require(), member("visit", &SuggestBill::visit));
    static constexpr std::string_view name = "bill.suggest";
    static constexpr std::string_view permission = "invoice.create";
};

template <>
struct Described<SuggestBill::Answer> {
    static constexpr auto members = std::make_tuple(member("lines", &SuggestBill::Answer::lines),
                                                    member("free_until_text", &SuggestBill::Answer::freeUntilText));
};

template <>
struct Described<IssueInvoice> {
    static constexpr auto members =
        std::make_tuple(member("patient", &IssueInvoice::patient).require(), member("visit", &IssueInvoice::visit),
                        member("lines", &IssueInvoice::lines), member("discount", &IssueInvoice::discount),
                        member("discount_reason", &IssueInvoice::discountReason));
    static constexpr std::string_view name = "bill.issue";
    static constexpr std::string_view permission = "invoice.create";
};

template <>
struct Described<IssueInvoice::Answer> {
    static constexpr auto members = std::make_tuple(
        member("invoice", &IssueInvoice::Answer::invoice), member("number", &IssueInvoice::Answer::number),
        member("document", &IssueInvoice::Answer::document), member("total", &IssueInvoice::Answer::total),
        member("words", &IssueInvoice::Answer::words));
};

template <>
struct Described<TakePayment> {
    static constexpr auto members =
        std::make_tuple(member("patient", &TakePayment::patient).require(), member("invoice", &TakePayment::invoice),
                        member("amount", &TakePayment::amount).require(), member("mode", &TakePayment::mode).require(),
                        member("reference", &TakePayment::reference));
    static constexpr std::string_view name = "payment.take";
    static constexpr std::string_view permission = "payment.collect";
};

template <>
struct Described<TakePayment::Answer> {
    static constexpr auto members = std::make_tuple(member("payment", &TakePayment::Answer::payment),
                                                    member("balance", &TakePayment::Answer::balance));
};

template <>
struct Described<ShowLedger> {
    static constexpr auto members = std::make_tuple(member("patient", &ShowLedger::patient).require());
    static constexpr std::string_view name = "bill.ledger";
    static constexpr std::string_view permission = "invoice.view";
};

template <>
struct Described<ShowLedger::Answer> {
    static constexpr auto members =
        std::make_tuple(member("lines", &ShowLedger::Answer::lines), member("balance", &ShowLedger::Answer::balance));
};

}  // namespace opdesk::clinic
