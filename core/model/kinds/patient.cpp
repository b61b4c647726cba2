#include "core/model/kinds/patient.h"

#include "core/model/codec_impl.h"

namespace opdesk::model {

OPDESK_INSTANTIATE_KIND(Patient)

}  // namespace opdesk::model
