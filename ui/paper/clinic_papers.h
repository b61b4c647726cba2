#pragma once

#include "core/clinic/bills.h"
#include "core/clinic/day.h"
#include "core/clinic/day_close.h"
#include "core/clinic/documents.h"
#include "ui/paper/paper_models.h"

/// What the use cases say, as the painter wants it: one mapping for window and opdeskctl.
namespace opdesk::ui::paper {

PrescriptionPaper toPaper(const clinic::PrescriptionPaperOf::Answer& words);
TokenSlip toPaper(const clinic::TokenSlipOf::Answer& words);
BillPaper toPaper(const clinic::BillPaperOf::Answer& words);
DayPaper toPaper(const clinic::DayPaperOf::Answer& words);

}  // namespace opdesk::ui::paper
