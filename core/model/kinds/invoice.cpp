#include "core/model/kinds/invoice.h"

#include "core/model/codec_impl.h"

namespace opdesk::model {

OPDESK_INSTANTIATE_KIND(Invoice)

}  // namespace opdesk::model
