#pragma once

#include "core/clinic/money.h"
#include "core/clinic/patients.h"

/// W5 at the desk: one act for everything of a visit, bills by number, refunds, papers. All amounts are paise.
namespace opdesk::clinic {

struct PriceLine {
    std::string code, text, sac, visitKind;
    StaffId doctor;
    std::int64_t rate = 0, taxPercent = 0;
};
struct ListPrices {    // "price.list": what can be billed today, with the rate of tax of today
    std::string text;  ///< part of the code or the name; empty: all
    struct Answer {
        std::vector<PriceLine> prices;
    };
};

struct BillState {
    InvoiceId invoice;
    std::string number, document, dateText, modes;
    std::int64_t total = 0, paid = 0, credited = 0, open = 0;
};
struct TakenLine {
    std::string timeText, mode, series;
    std::int64_t amount = 0;
};
struct StartBill {  // "bill.start": what the page shows before anything is typed
    PatientId patient;
    VisitId visit;  ///< null: today's of the patient, if any
    struct Answer {
        PatientLine line;
        VisitId visit;
        std::string token, visitKind, doctorName, freeUntilText, nextNumber, stateCode, upiAddress;
        std::vector<BillLine> lines;
        std::vector<BillState> earlier;     ///< newest first
        std::vector<TakenLine> takenToday;  ///< of this patient, by any desk: a visit is not to be paid twice
        std::int64_t balance = 0, discountLimit = 0;
        std::optional<std::int64_t> tillTotal;  ///< since the last close; none where the count is blind
        bool registered = false;
    };
};

struct PaymentPart {
    std::string mode, reference;
    std::int64_t amount = 0;
};
struct IssuedBill {
    InvoiceId invoice;
    std::string number, document, words;
    std::int64_t total = 0;
};
/// Care and medicines part into their documents, all numbers and payments in one commit.
struct ChargeBill {  // "bill.charge"
    PatientId patient;
    VisitId visit;
    std::vector<BillLine> lines;  ///< empty: as suggested
    std::int64_t discount = 0;
    std::string discountReason;
    std::string placeOfSupply;  ///< number of the state; empty: the clinic's
    std::vector<PaymentPart> payments;
    bool keepDue = false;  ///< what is not paid stays due
    struct Answer {
        std::vector<IssuedBill> documents;
        std::int64_t total = 0, paid = 0, due = 0, balance = 0;
    };
};
/// What bill.charge would say; writes nothing.
struct CountBill {  // "bill.count"
    PatientId patient;
    std::vector<BillLine> lines;
    std::int64_t discount = 0;
    std::string placeOfSupply;
    struct Part {
        std::string document;
        std::vector<std::int64_t> lines, nets, taxes;
        std::int64_t subtotal = 0, discount = 0, taxable = 0, cgst = 0, sgst = 0, igst = 0, rounding = 0, total = 0;
    };
    struct Answer {
        std::vector<BillLine> lines;
        std::vector<Part> parts;
        std::int64_t total = 0, given = 0;  ///< given: all discounts, below the list too
        std::string words, wordsHindi, upi;
    };
};

struct ReadBillLine {
    BillLine line;
    bool credited = false;
};
struct PaymentLine {
    PaymentId payment;
    std::string direction, mode, reference, timeText, takenBy;
    std::int64_t amount = 0;
};
struct ReadBill {        // "bill.read"
    std::string number;  ///< or
    InvoiceId invoice;
    struct Answer {
        InvoiceId invoice;
        PatientLine line;
        std::string number, document, dateText, cancels, reason;
        std::vector<ReadBillLine> lines;
        std::vector<PaymentLine> payments;
        std::int64_t total = 0, paid = 0, credited = 0, open = 0;
        std::int64_t refundLimit = 0;  ///< what one person may still take back alone; -1: everything
    };
};

/// A credit note over lines of a bill, and the money back. The only way to take a bill back.
struct RefundBill {  // "bill.refund"
    InvoiceId invoice;
    std::vector<std::int64_t> lines;  ///< places from 0; empty: all that is left
    std::string reason;
    std::string mode;  ///< how the money goes back; empty: as it came; credit: it stays with the clinic
    std::string reference;
    /// When all that is taken back of the bill comes to more than the clinic's limit: a second person, the passphrase
    /// of each.
    StaffId witness;
    std::string witnessPassphrase, passphrase;
    struct Answer {
        InvoiceId creditNote;
        std::string number;
        std::int64_t total = 0, givenBack = 0, balance = 0;
    };
};
/// Colleagues who can be the second person of an act.
struct Witnesses {
    std::vector<DoctorLine> people;
};
struct RefundWitnesses {  // "bill.witnesses": who may stand by a refund
    using Answer = Witnesses;
};

struct BillPaperOf {  // "bill.paper"
    InvoiceId invoice;
    bool duplicate = false;
    struct Sum {
        std::string label, local, amount;
        bool strong = false;
    };
    struct Answer {
        std::string document, title, titleLocal, number, dateText, printedAtText, cancels, reason;
        std::string clinicName, clinicAddress, clinicPhone, clinicHours, gstin, placeOfSupply;
        std::string doctorName, qualification, registration, council;
        std::string patientName, patientAddress, clinicNumber, ageSex, language;
        std::vector<BillLine> lines;
        std::vector<std::string> rates, amounts;  ///< of the lines, as printed
        std::vector<Sum> sums;
        std::string words, wordsLocal, modes, keepLocal, documentId;
        std::string upi;  ///< what a UPI app reads to pay the rest; empty: nothing is left, or no address
        bool duplicate = false;
    };
};

base::Result<ListPrices::Answer> execute(Session&, const ListPrices&);
base::Result<StartBill::Answer> execute(Session&, const StartBill&);
base::Result<CountBill::Answer> execute(Session&, const CountBill&);
base::Result<ChargeBill::Answer> execute(Session&, const ChargeBill&);
base::Result<ReadBill::Answer> execute(Session&, const ReadBill&);
base::Result<RefundBill::Answer> execute(Session&, const RefundBill&);
base::Result<RefundWitnesses::Answer> execute(Session&, const RefundWitnesses&);
base::Result<BillPaperOf::Answer> execute(Session&, const BillPaperOf&);

}  // namespace opdesk::clinic
