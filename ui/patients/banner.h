#pragma once

#include "core/clinic/patients.h"
#include "ui/widgets/patient_banner.h"

namespace opdesk::ui::patients {

/// What the banner shows of an opened patient. `visit` is the words of the present visit, empty for none; with names
/// hidden (F11) the initials stand for the name.
widgets::PatientBannerContent bannerOf(const clinic::OpenPatient::Answer& patient, const QString& visit,
                                       bool namesHidden = false);
/// "A-12 · Follow-up": the same on every page.
QString visitWords(const std::string& token, const std::string& visitKind);
/// "Sulfonamides: skin rash, moderate"
QString allergyWords(const clinic::AllergyLine& allergy);
/// The last weight, "78.4 kg"; empty when it was not taken.
QString weightWords(const clinic::OpenPatient::Answer& patient);

}  // namespace opdesk::ui::patients
