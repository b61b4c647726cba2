#include "core/model/kinds/problem.h"

#include "core/model/codec_impl.h"

namespace opdesk::model {

OPDESK_INSTANTIATE_KIND(Problem)

}  // namespace opdesk::model
