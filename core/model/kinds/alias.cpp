#include "core/model/kinds/alias.h"

#include "core/model/codec_impl.h"

namespace opdesk::model {

OPDESK_INSTANTIATE_KIND(Alias)

}  // namespace opdesk::model
