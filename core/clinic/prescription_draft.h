#pragma once

#include "core/clinic/documents.h"

namespace opdesk::clinic {

/// What the user began to write for this patient and visit and did not sign, in the words prescription.write takes: a
/// lock, a crash or another patient came between.
struct DraftOf {  // "prescription.draft"
    PatientId patient;
    VisitId visit;  ///< null: written without a visit
    struct Answer {
        bool found = false;
        WritePrescription draft;
    };
};

base::Result<DraftOf::Answer> execute(Session&, const DraftOf&);

}  // namespace opdesk::clinic
