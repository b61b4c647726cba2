#include "core/model/kinds/attachment.h"

#include "core/model/codec_impl.h"

namespace opdesk::model {

OPDESK_INSTANTIATE_KIND(Attachment)

}  // namespace opdesk::model
