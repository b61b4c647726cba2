#pragma once

#include <tuple>

#include "core/model/blob.h"
#include "core/model/codec.h"
#include "core/model/ids.h"
#include "core/model/known_values.h"

namespace opdesk::model {

/// A scan, picture or report. The record says what it is; the bytes travel apart from it (core/model/blob.h).
struct Attachment {
    PatientId patient;
    VisitId visit;
    std::string title;
    OpenText mediaType;
    std::optional<std::int64_t> bytes;  ///< of the plain content
    std::string sha256;                 ///< of the plain content, 64 hexadecimal digits
    std::optional<Instant> takenAt;
    StaffId takenBy;
    json::object unknown;  ///< fields of a newer program, carried untouched
};

template <>
struct Kind<Attachment> {
    static constexpr KindId id = KindId::attachment;
    static constexpr auto fields =
        std::make_tuple(field("patient", &Attachment::patient, Merge::fixed).require().to("patient"),
                        field("visit", &Attachment::visit, Merge::fixed).to("visit"),
                        field("title", &Attachment::title, Merge::fixed).require().person().upTo(200),
                        field("media_type", &Attachment::mediaType, Merge::fixed).require().values(kAttachmentTypes),
                        field("bytes", &Attachment::bytes, Merge::fixed).require().between(1, kMostAttachmentBytes),
                        field("sha256", &Attachment::sha256, Merge::fixed).require().person().upTo(64),
                        field("taken_at", &Attachment::takenAt, Merge::fixed).require(),
                        field("taken_by", &Attachment::takenBy, Merge::fixed).to("staff"));
};

}  // namespace opdesk::model
