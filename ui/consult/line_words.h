#pragma once

#include <QString>
#include <string>
#include <vector>

#include "core/clinic/documents.h"

namespace opdesk::ui::consult {

/// What the rules say of a line in English ("one in the morning", "before food", "14 days") in the language of the
/// interface. A word without a translation stays as it is; nothing is left out.
QString lineWords(const std::string& english);
/// "PANTOPRAZOLE 40 mg tablet": capitals for the name alone, as the rules of prescribing want them; a figure is never
/// parted from its unit.
QString medicineTitle(const clinic::PrescriptionLine& line);
/// What blocks first, then by weight.
void sortBySeverity(std::vector<clinic::Alert>& alerts);

}  // namespace opdesk::ui::consult
