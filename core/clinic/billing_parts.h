#pragma once

#include <map>

#include "core/clinic/bills.h"
#include "core/clinic/document_parts.h"
#include "core/model/kinds/invoice.h"
#include "core/model/kinds/payment.h"
#include "core/model/kinds/staff.h"
#include "core/rules/invoice_rules.h"

/// What bills, payments, refunds and the day close share.
namespace opdesk::clinic {

/// The consultation line by doctor and visit kind, without asking for a permission.
base::Result<SuggestBill::Answer> suggestBill(Session& session, const PatientId& patient, const VisitId& visit);
/// Lines with what the price list and the rates of the day say of them; adds to `belowList` what is charged less than
/// the list, in paise.
base::Result<std::vector<BillLine>> billLines(Session& session, const std::vector<BillLine>& asked,
                                              std::int64_t& belowList);
std::vector<rules::ChargeLine> chargesOf(const std::vector<BillLine>& lines);
/// The lines of a stored bill.
std::vector<BillLine> billLinesOf(const json::array& lines);
json::array toArray(const std::vector<BillLine>& lines);

/// Reason of the discount when there is one, or one is needed; permission asked. `given` is everything taken off.
base::Result<std::string> checkedDiscount(Session& session, const std::string& typed, std::int64_t given,
                                          const PatientId& patient);
/// A whole number of paise in the clinic's settings; `otherwise` when there is none.
base::Result<std::int64_t> paiseSetting(Session& session, std::string_view key, std::int64_t otherwise);
/// Whether care and medicines of one visit go on one invoice-cum-bill of supply (CGST Rule 46A): the clinic's choice,
/// setting billing.one_paper.
base::Result<bool> mixesOnOnePaper(Session& session);
/// The clinic as the head of a bill names it now: name, address, phone, hours, gstin.
base::Result<json::object> sellerNow(Session& session);
/// Those of the staff whom `fits` lets through.
base::Result<Witnesses> witnessesFor(Session& session,
                                     bool (*fits)(const Session&, const base::Uuid&, const model::Staff&));
/// Refuses when the clock of the desk is before its last bill; leaves a mark of now.
base::Status clockRuns(Session& session);

/// The state of the clinic and whether a place of supply lies outside it.
struct Place {
    std::string gstin, state;
    bool interstate = false;
};
/// Errors: invalidInput naming place_of_supply, or clinic.gstin when the setting is wrong.
base::Result<Place> placeOf(Session& session, const std::string& placeOfSupply);

/// Everything of an invoice but number and lines.
base::Result<model::Invoice> newInvoice(Session& session, const Stored<model::Patient>& patient, const VisitId& visit,
                                        const Place& place);
/// Lines, figures and document of one invoice.
base::Status fillInvoice(model::Invoice& body, std::vector<BillLine> lines, std::int64_t discount);
model::Payment newPayment(Session& session, const PatientId& patient, const InvoiceId& invoice, std::int64_t amount);
/// The next number of this desk's series for the invoice.
base::Status takeNumber(model::Invoice& body, const store::Store::NumberSource& next);

/// The open sitting of this desk's till.
base::Result<std::int64_t> sittingOf(Session& session);
std::string sittingCounter(const Session& session);

/// What became of one bill in money.
struct BillMoney {
    std::int64_t total = 0, paid = 0, credited = 0;
    std::int64_t open() const { return total - credited - paid; }
};
struct PatientMoney {
    std::vector<Stored<model::Invoice>> invoices;
    std::vector<Stored<model::Payment>> payments;
    std::map<base::Uuid, BillMoney> bills;
};
/// Of a patient, merged records included.
base::Result<PatientMoney> moneyOf(Session& session, const PatientId& patient);

/// "cash" -> "Cash", for papers.
std::string modeWords(std::string_view mode);
/// "bill_of_supply" -> "Bill of supply".
std::string documentWords(std::string_view document);

}  // namespace opdesk::clinic
