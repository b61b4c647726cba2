#pragma once

#include "core/clinic/patients.h"
#include "ui/widgets/patient_banner.h"

namespace opdesk::ui::patients {

/// What the banner shows of an opened patient. `visit` is the words of the present visit, empty for none.
widgets::PatientBannerContent bannerOf(const clinic::OpenPatient::Answer& patient, const QString& visit);
/// "152/94", "98.4 °F", "78.4 kg": one measurement in words, empty when it was not taken.
QString weightWords(const clinic::OpenPatient::Answer& patient);

}  // namespace opdesk::ui::patients
