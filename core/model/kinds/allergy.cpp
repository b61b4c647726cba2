#include "core/model/kinds/allergy.h"

#include "core/model/codec_impl.h"

namespace opdesk::model {

OPDESK_INSTANTIATE_KIND(Allergy)

}  // namespace opdesk::model
