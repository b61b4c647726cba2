#include "core/model/kinds/contact.h"

#include "core/model/codec_impl.h"

namespace opdesk::model {

OPDESK_INSTANTIATE_KIND(Contact)

}  // namespace opdesk::model
