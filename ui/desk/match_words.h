#pragma once

#include "core/clinic/patients.h"
#include "ui/patients/facts_delegate.h"

namespace opdesk::ui::desk {

/// Why somebody could be the one in the form, field by field: the parts of the score in words, what speaks against it
/// as well as what speaks for it. `locality` as it stands in the form; `today`, when the person
/// is here today, stands for the day of the last visit.
QList<patients::FactLine> matchFacts(const clinic::PossibleDuplicate& match, const clinic::FindDuplicates& typed,
                                     const QString& locality, const QString& today = {});
/// What more is known of that person, for a look beside the form.
QList<patients::FactLine> moreFacts(const clinic::OpenPatient::Answer& patient, bool namesHidden);

}  // namespace opdesk::ui::desk
