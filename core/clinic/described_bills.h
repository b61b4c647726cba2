#pragma once

#include "core/clinic/bills.h"
#include "core/clinic/day_close.h"
#include "core/clinic/described_day.h"
#include "core/clinic/described_documents.h"
#include "core/clinic/described_patients.h"

/// Bills and the day close, by their stable names.
namespace opdesk::clinic {

template <>
struct Described<PriceLine> {
    static constexpr auto members = std::make_tuple(
        member("code", &PriceLine::code), member("text", &PriceLine::text), member("sac", &PriceLine::sac),
        member("visit_kind", &PriceLine::visitKind), member("doctor", &PriceLine::doctor),
        member("rate", &PriceLine::rate), member("tax_percent", &PriceLine::taxPercent));
};
template <>
struct Described<ListPrices> {
    static constexpr auto members = std::make_tuple(member("text", &ListPrices::text));
    static constexpr std::string_view name = "price.list";
    static constexpr std::string_view permission = "invoice.create";
};
template <>
struct Described<ListPrices::Answer> {
    static constexpr auto members = std::make_tuple(member("prices", &ListPrices::Answer::prices));
};

template <>
struct Described<BillState> {
    static constexpr auto members = std::make_tuple(
        member("invoice", &BillState::invoice), member("number", &BillState::number),
        member("document", &BillState::document), member("date", &BillState::dateText),
        member("modes", &BillState::modes), member("total", &BillState::total), member("paid", &BillState::paid),
        member("credited", &BillState::credited), member("open", &BillState::open));
};
template <>
struct Described<TakenLine> {
    static constexpr auto members =
        std::make_tuple(member("time", &TakenLine::timeText), member("mode", &TakenLine::mode),
                        member("series", &TakenLine::series), member("amount", &TakenLine::amount));
};
template <>
struct Described<StartBill> {
    static constexpr auto members =
        std::make_tuple(member("patient", &StartBill::patient).require(), member("visit", &StartBill::visit));
    static constexpr std::string_view name = "bill.start";
    static constexpr std::string_view permission = "invoice.create";
};
template <>
struct Described<StartBill::Answer> {
    static constexpr auto members = std::make_tuple(
        member("line", &StartBill::Answer::line), member("visit", &StartBill::Answer::visit),
        member("token", &StartBill::Answer::token), member("visit_kind", &StartBill::Answer::visitKind),
        member("doctor_name", &StartBill::Answer::doctorName),
        member("free_until_text", &StartBill::Answer::freeUntilText),
        member("next_number", &StartBill::Answer::nextNumber), member("state", &StartBill::Answer::stateCode),
        member("upi_address", &StartBill::Answer::upiAddress), member("lines", &StartBill::Answer::lines),
        member("earlier", &StartBill::Answer::earlier), member("taken_today", &StartBill::Answer::takenToday),
        member("balance", &StartBill::Answer::balance), member("discount_limit", &StartBill::Answer::discountLimit),
        member("till_total", &StartBill::Answer::tillTotal), member("registered", &StartBill::Answer::registered));
};

template <>
struct Described<PaymentPart> {
    static constexpr auto members =
        std::make_tuple(member("mode", &PaymentPart::mode).require(), member("reference", &PaymentPart::reference),
                        member("amount", &PaymentPart::amount).require());
};
template <>
struct Described<IssuedBill> {
    static constexpr auto members =
        std::make_tuple(member("invoice", &IssuedBill::invoice), member("number", &IssuedBill::number),
                        member("document", &IssuedBill::document), member("words", &IssuedBill::words),
                        member("total", &IssuedBill::total));
};
template <>
struct Described<ChargeBill> {
    static constexpr auto members = std::make_tuple(
        member("patient", &ChargeBill::patient).require(), member("visit", &ChargeBill::visit),
        member("lines", &ChargeBill::lines), member("discount", &ChargeBill::discount),
        member("discount_reason", &ChargeBill::discountReason), member("place_of_supply", &ChargeBill::placeOfSupply),
        member("payments", &ChargeBill::payments), member("keep_due", &ChargeBill::keepDue));
    static constexpr std::string_view name = "bill.charge";
    static constexpr std::string_view permission = "invoice.create";
};
template <>
struct Described<ChargeBill::Answer> {
    static constexpr auto members =
        std::make_tuple(member("documents", &ChargeBill::Answer::documents),
                        member("total", &ChargeBill::Answer::total), member("paid", &ChargeBill::Answer::paid),
                        member("due", &ChargeBill::Answer::due), member("balance", &ChargeBill::Answer::balance));
};
template <>
struct Described<CountBill> {
    static constexpr auto members =
        std::make_tuple(member("patient", &CountBill::patient).require(), member("lines", &CountBill::lines).require(),
                        member("discount", &CountBill::discount), member("place_of_supply", &CountBill::placeOfSupply));
    static constexpr std::string_view name = "bill.count";
    static constexpr std::string_view permission = "invoice.create";
};
template <>
struct Described<CountBill::Part> {
    static constexpr auto members =
        std::make_tuple(member("document", &CountBill::Part::document), member("lines", &CountBill::Part::lines),
                        member("nets", &CountBill::Part::nets), member("taxes", &CountBill::Part::taxes),
                        member("subtotal", &CountBill::Part::subtotal), member("discount", &CountBill::Part::discount),
                        member("taxable", &CountBill::Part::taxable), member("cgst", &CountBill::Part::cgst),
                        member("sgst", &CountBill::Part::sgst), member("igst", &CountBill::Part::igst),
                        member("rounding", &CountBill::Part::rounding), member("total", &CountBill::Part::total));
};
template <>
struct Described<CountBill::Answer> {
    static constexpr auto members =
        std::make_tuple(member("lines", &CountBill::Answer::lines), member("parts", &CountBill::Answer::parts),
                        member("total", &CountBill::Answer::total), member("given", &CountBill::Answer::given),
                        member("words", &CountBill::Answer::words),
                        member("words_hindi", &CountBill::Answer::wordsHindi), member("upi", &CountBill::Answer::upi));
};

template <>
struct Described<ReadBillLine> {
    static constexpr auto members =
        std::make_tuple(member("line", &ReadBillLine::line), member("credited", &ReadBillLine::credited));
};
template <>
struct Described<PaymentLine> {
    static constexpr auto members =
        std::make_tuple(member("payment", &PaymentLine::payment), member("direction", &PaymentLine::direction),
                        member("mode", &PaymentLine::mode), member("reference", &PaymentLine::reference),
                        member("time", &PaymentLine::timeText), member("taken_by", &PaymentLine::takenBy),
                        member("amount", &PaymentLine::amount));
};
template <>
struct Described<ReadBill> {
    static constexpr auto members =
        std::make_tuple(member("number", &ReadBill::number), member("invoice", &ReadBill::invoice));
    static constexpr std::string_view name = "bill.read";
    static constexpr std::string_view permission = "invoice.view";
};
template <>
struct Described<ReadBill::Answer> {
    static constexpr auto members = std::make_tuple(
        member("invoice", &ReadBill::Answer::invoice), member("line", &ReadBill::Answer::line),
        member("number", &ReadBill::Answer::number), member("document", &ReadBill::Answer::document),
        member("date", &ReadBill::Answer::dateText), member("cancels", &ReadBill::Answer::cancels),
        member("reason", &ReadBill::Answer::reason), member("lines", &ReadBill::Answer::lines),
        member("payments", &ReadBill::Answer::payments), member("total", &ReadBill::Answer::total),
        member("paid", &ReadBill::Answer::paid), member("credited", &ReadBill::Answer::credited),
        member("open", &ReadBill::Answer::open), member("refund_limit", &ReadBill::Answer::refundLimit));
};

template <>
struct Described<RefundBill> {
    static constexpr auto members = std::make_tuple(
        member("invoice", &RefundBill::invoice).require(), member("lines", &RefundBill::lines),
        member("reason", &RefundBill::reason).require(), member("mode", &RefundBill::mode),
        member("reference", &RefundBill::reference), member("witness", &RefundBill::witness),
        member("witness_passphrase", &RefundBill::witnessPassphrase), member("passphrase", &RefundBill::passphrase));
    static constexpr std::string_view name = "bill.refund";
    static constexpr std::string_view permission = "invoice.cancel";
};
template <>
struct Described<RefundBill::Answer> {
    static constexpr auto members = std::make_tuple(
        member("credit_note", &RefundBill::Answer::creditNote), member("number", &RefundBill::Answer::number),
        member("total", &RefundBill::Answer::total), member("given_back", &RefundBill::Answer::givenBack),
        member("balance", &RefundBill::Answer::balance));
};
template <>
struct Described<RefundWitnesses> {
    static constexpr auto members = std::make_tuple();
    static constexpr std::string_view name = "bill.witnesses";
    static constexpr std::string_view permission = "invoice.cancel";
};
template <>
struct Described<Witnesses> {
    static constexpr auto members = std::make_tuple(member("people", &Witnesses::people));
};

template <>
struct Described<BillPaperOf> {
    static constexpr auto members = std::make_tuple(member("invoice", &BillPaperOf::invoice).require(),
                                                    member("duplicate", &BillPaperOf::duplicate));
    static constexpr std::string_view name = "bill.paper";
    static constexpr std::string_view permission = "invoice.view";
};
template <>
struct Described<BillPaperOf::Sum> {
    static constexpr auto members =
        std::make_tuple(member("label", &BillPaperOf::Sum::label), member("local", &BillPaperOf::Sum::local),
                        member("amount", &BillPaperOf::Sum::amount), member("strong", &BillPaperOf::Sum::strong));
};
template <>
struct Described<BillPaperOf::Answer> {
    using A = BillPaperOf::Answer;
    static constexpr auto members = std::make_tuple(
        member("document", &A::document), member("title", &A::title), member("title_local", &A::titleLocal),
        member("number", &A::number), member("date", &A::dateText), member("printed_at", &A::printedAtText),
        member("cancels", &A::cancels), member("reason", &A::reason), member("clinic_name", &A::clinicName),
        member("clinic_address", &A::clinicAddress), member("clinic_phone", &A::clinicPhone),
        member("clinic_hours", &A::clinicHours), member("gstin", &A::gstin),
        member("place_of_supply", &A::placeOfSupply), member("doctor_name", &A::doctorName),
        member("qualification", &A::qualification), member("registration", &A::registration),
        member("council", &A::council), member("patient_name", &A::patientName),
        member("patient_address", &A::patientAddress), member("clinic_number", &A::clinicNumber),
        member("age_sex", &A::ageSex), member("language", &A::language), member("lines", &A::lines),
        member("rates", &A::rates), member("amounts", &A::amounts), member("sums", &A::sums),
        member("words", &A::words), member("words_local", &A::wordsLocal), member("modes", &A::modes),
        member("keep_local", &A::keepLocal), member("upi", &A::upi), member("document_id", &A::documentId),
        member("duplicate", &A::duplicate));
};

template <>
struct Described<NoteCount> {
    static constexpr auto members =
        std::make_tuple(member("value", &NoteCount::value).require(), member("count", &NoteCount::count).require());
};
template <>
struct Described<ModeSum> {
    static constexpr auto members = std::make_tuple(member("mode", &ModeSum::mode), member("taken", &ModeSum::taken),
                                                    member("given", &ModeSum::given));
};
template <>
struct Described<PersonSum> {
    static constexpr auto members = std::make_tuple(
        member("staff", &PersonSum::staff), member("name", &PersonSum::name), member("cash", &PersonSum::cash),
        member("taken", &PersonSum::taken), member("given", &PersonSum::given));
};
template <>
struct Described<ClosingBill> {
    static constexpr auto members =
        std::make_tuple(member("what", &ClosingBill::what), member("number", &ClosingBill::number),
                        member("patient_name", &ClosingBill::patientName), member("reason", &ClosingBill::reason),
                        member("amount", &ClosingBill::amount));
};
template <>
struct Described<OpenDesk> {
    static constexpr auto members = std::make_tuple(member("series", &OpenDesk::series),
                                                    member("name", &OpenDesk::name), member("taken", &OpenDesk::taken));
};
template <>
struct Described<Closing> {
    static constexpr auto members =
        std::make_tuple(member("sitting", &Closing::sitting), member("opening", &Closing::opening),
                        member("expected", &Closing::expected), member("billed", &Closing::billed),
                        member("bill_count", &Closing::billCount), member("unsent", &Closing::unsent),
                        member("series", &Closing::series), member("day", &Closing::dayText),
                        member("first_number", &Closing::firstNumber), member("last_number", &Closing::lastNumber),
                        member("modes", &Closing::modes), member("people", &Closing::people),
                        member("bills", &Closing::bills), member("open_desks", &Closing::openDesks));
};
template <>
struct Described<ShowDay> {
    static constexpr auto members = std::make_tuple();
    static constexpr std::string_view name = "day.show";
    static constexpr std::string_view permission = "dayclose.perform";
};
template <>
struct Described<ShowDay::Answer> {
    static constexpr auto members =
        std::make_tuple(member("closing", &ShowDay::Answer::closing), member("blind", &ShowDay::Answer::blind),
                        member("second_person", &ShowDay::Answer::secondPerson),
                        member("nothing", &ShowDay::Answer::nothing), member("earlier", &ShowDay::Answer::earlier));
};
template <>
struct Described<CloseDay> {
    static constexpr auto members = std::make_tuple(
        member("notes", &CloseDay::notes).require(), member("left", &CloseDay::left),
        member("reason", &CloseDay::reason), member("passphrase", &CloseDay::passphrase).require(),
        member("witness", &CloseDay::witness), member("witness_passphrase", &CloseDay::witnessPassphrase));
    static constexpr std::string_view name = "day.close";
    static constexpr std::string_view permission = "dayclose.perform";
};
template <>
struct Described<CloseDay::Answer> {
    static constexpr auto members =
        std::make_tuple(member("closing", &CloseDay::Answer::closing), member("sitting", &CloseDay::Answer::sitting),
                        member("expected", &CloseDay::Answer::expected), member("counted", &CloseDay::Answer::counted),
                        member("difference", &CloseDay::Answer::difference));
};
template <>
struct Described<DayWitnesses> {
    static constexpr auto members = std::make_tuple();
    static constexpr std::string_view name = "day.witnesses";
    static constexpr std::string_view permission = "dayclose.perform";
};
template <>
struct Described<DayPaperOf> {
    static constexpr auto members = std::make_tuple(member("closing", &DayPaperOf::closing).require());
    static constexpr std::string_view name = "day.paper";
    static constexpr std::string_view permission = "dayclose.perform";
};
template <>
struct Described<DayPaperOf::Answer> {
    using A = DayPaperOf::Answer;
    static constexpr auto members =
        std::make_tuple(member("closing", &A::closing), member("notes", &A::notes), member("counted", &A::counted),
                        member("left", &A::left), member("reason", &A::reason), member("closed_at", &A::closedAtText),
                        member("closed_by", &A::closedBy), member("witness", &A::witness),
                        member("clinic_name", &A::clinicName), member("clinic_address", &A::clinicAddress),
                        member("desk_name", &A::deskName), member("fingerprint", &A::fingerprint),
                        member("printed_at", &A::printedAtText), member("document_id", &A::documentId));
};

}  // namespace opdesk::clinic
