#include "core/model/kinds/payment.h"

#include "core/model/codec_impl.h"

namespace opdesk::model {

OPDESK_INSTANTIATE_KIND(Payment)

}  // namespace opdesk::model
