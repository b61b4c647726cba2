#include "core/model/kinds/setting.h"

#include "core/model/codec_impl.h"

namespace opdesk::model {

OPDESK_INSTANTIATE_KIND(Setting)

}  // namespace opdesk::model
