#include "core/model/kinds/doctor_hours.h"

#include "core/model/codec_impl.h"

namespace opdesk::model {

OPDESK_INSTANTIATE_KIND(DoctorHours)

}  // namespace opdesk::model
