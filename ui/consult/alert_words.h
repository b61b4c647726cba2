#pragma once

#include <QString>

#include "core/clinic/documents.h"

namespace opdesk::ui::consult {

/// What the rules say of an alert in English, in the language of the interface. Names of medicines, and any words the
/// tables do not hold, stay as they are; nothing is left out.
QString alertWhat(const clinic::Alert& alert);
/// With the note of the rule data in brackets, part by part.
QString alertWhy(const clinic::Alert& alert);
/// What happens, without the note: for the line under a medicine. Empty for alerts that say it all by themselves.
QString alertEffect(const clinic::Alert& alert);
/// The source as it is cited, and how sure the data is: "FDA notice · from memory, check the label".
QString alertMarks(const clinic::Alert& alert);

}  // namespace opdesk::ui::consult
