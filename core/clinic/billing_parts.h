#pragma once

#include "core/clinic/document_parts.h"
#include "core/clinic/money.h"

namespace opdesk::clinic {

/// The consultation line by doctor and visit kind, without asking for a permission.
base::Result<SuggestBill::Answer> suggestBill(Session& session, const PatientId& patient, const VisitId& visit);
/// Lines with what the price list says of their codes; adds to `belowList` what is charged less than the list, in
/// paise.
base::Result<std::vector<BillLine>> billLines(Session& session, const std::vector<BillLine>& asked,
                                              std::int64_t& belowList);

}  // namespace opdesk::clinic
