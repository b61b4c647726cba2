#include "core/model/kinds/note.h"

#include "core/model/codec_impl.h"

namespace opdesk::model {

OPDESK_INSTANTIATE_KIND(Note)

}  // namespace opdesk::model
