#include "core/model/kinds/consent.h"

#include "core/model/codec_impl.h"

namespace opdesk::model {

OPDESK_INSTANTIATE_KIND(Consent)

}  // namespace opdesk::model
