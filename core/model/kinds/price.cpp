#include "core/model/kinds/price.h"

#include "core/model/codec_impl.h"

namespace opdesk::model {

OPDESK_INSTANTIATE_KIND(Price)

}  // namespace opdesk::model
