#include "core/model/kinds/appointment.h"

#include "core/model/codec_impl.h"

namespace opdesk::model {

OPDESK_INSTANTIATE_KIND(Appointment)

}  // namespace opdesk::model
