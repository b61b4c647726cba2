#include "core/model/kinds/device.h"

#include "core/model/codec_impl.h"

namespace opdesk::model {

OPDESK_INSTANTIATE_KIND(Device)

}  // namespace opdesk::model
