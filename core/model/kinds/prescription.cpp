#include "core/model/kinds/prescription.h"

#include "core/model/codec_impl.h"

namespace opdesk::model {

OPDESK_INSTANTIATE_KIND(Prescription)

}  // namespace opdesk::model
