#pragma once

#include <string>
#include <vector>

#include "core/clinic/day.h"

/// W5: bills, receipts and payments. All amounts are paise.
namespace opdesk::clinic {

using model::InvoiceId;
using model::PaymentId;

struct BillLine {
    std::string code, text, sac;
    std::int64_t quantity = 1, rate = 0, discount = 0, taxPercent = 0, amount = 0;
    std::string batch, expiry, maker;  ///< medicines
    std::int64_t mrp = 0;              ///< medicines
    std::int64_t credits = 0;          ///< credit note: the line of the bill it takes back, from 1
};
struct SuggestBill {  // "bill.suggest": the consultation line by doctor and visit kind; writes nothing
    PatientId patient;
    VisitId visit;
    struct Answer {
        std::vector<BillLine> lines;
        std::string freeUntilText;
    };
};
struct IssueInvoice {  // "bill.issue"
    PatientId patient;
    VisitId visit;
    std::vector<BillLine> lines;  ///< empty: as suggested
    std::int64_t discount = 0;
    std::string discountReason;
    struct Answer {
        InvoiceId invoice;
        std::string number, document;
        std::int64_t total = 0;
        std::string words;
    };
};
struct TakePayment {  // "payment.take"
    PatientId patient;
    InvoiceId invoice;
    std::int64_t amount = 0;
    std::string mode, reference;
    struct Answer {
        PaymentId payment;
        std::int64_t balance = 0;
    };
};
struct LedgerLine {
    std::string kind;
    base::Uuid record;
    base::Instant at{};
    std::string number, document;
    std::int64_t amount = 0;
};
struct ShowLedger {
    PatientId patient;
    struct Answer {
        std::vector<LedgerLine> lines;
        std::int64_t balance = 0;
    };
};  // "bill.ledger"

base::Result<SuggestBill::Answer> execute(Session&, const SuggestBill&);
base::Result<IssueInvoice::Answer> execute(Session&, const IssueInvoice&);
base::Result<TakePayment::Answer> execute(Session&, const TakePayment&);
base::Result<ShowLedger::Answer> execute(Session&, const ShowLedger&);

}  // namespace opdesk::clinic
