#pragma once

#include "core/clinic/attachments.h"
#include "core/clinic/described.h"

namespace opdesk::clinic {

template <>
struct Described<AddAttachment> {
    static constexpr std::string_view name = "attachment.add";
    static constexpr std::string_view permission = "document.upload";
    static constexpr auto members = std::make_tuple(
        member("patient", &AddAttachment::patient).require(), member("visit", &AddAttachment::visit),
        member("title", &AddAttachment::title).require(), member("file", &AddAttachment::file).require());
};
template <>
struct Described<AddAttachment::Answer> {
    static constexpr auto members = std::make_tuple(member("attachment", &AddAttachment::Answer::attachment),
                                                    member("media_type", &AddAttachment::Answer::mediaType),
                                                    member("bytes", &AddAttachment::Answer::bytes));
};

template <>
struct Described<AttachmentLine> {
    static constexpr auto members =
        std::make_tuple(member("attachment", &AttachmentLine::attachment), member("visit", &AttachmentLine::visit),
                        member("title", &AttachmentLine::title), member("media_type", &AttachmentLine::mediaType),
                        member("bytes", &AttachmentLine::bytes), member("taken_at", &AttachmentLine::takenAt),
                        member("taken_by", &AttachmentLine::takenBy), member("place", &AttachmentLine::place),
                        member("sent", &AttachmentLine::sent), member("percent", &AttachmentLine::percent),
                        member("problem", &AttachmentLine::problem));
};
template <>
struct Described<ListAttachments> {
    static constexpr std::string_view name = "attachment.list";
    static constexpr std::string_view permission = "document.view";
    static constexpr auto members = std::make_tuple(member("patient", &ListAttachments::patient).require(),
                                                    member("reason", &ListAttachments::reason));
};
template <>
struct Described<ListAttachments::Answer> {
    static constexpr auto members = std::make_tuple(member("attachments", &ListAttachments::Answer::attachments));
};

template <>
struct Described<OpenAttachment> {
    static constexpr std::string_view name = "attachment.open";
    static constexpr std::string_view permission = "document.view";
    static constexpr auto members =
        std::make_tuple(member("attachment", &OpenAttachment::attachment).require(),
                        member("file", &OpenAttachment::file), member("reason", &OpenAttachment::reason));
};
template <>
struct Described<OpenAttachment::Answer> {
    static constexpr auto members = std::make_tuple(
        member("place", &OpenAttachment::Answer::place), member("title", &OpenAttachment::Answer::title),
        member("media_type", &OpenAttachment::Answer::mediaType), member("bytes", &OpenAttachment::Answer::bytes),
        member("percent", &OpenAttachment::Answer::percent), member("written", &OpenAttachment::Answer::written),
        member("problem", &OpenAttachment::Answer::problem));
};

template <>
struct Described<VoidAttachment> {
    static constexpr std::string_view name = "attachment.void";
    static constexpr std::string_view permission = "document.delete";
    static constexpr auto members = std::make_tuple(member("attachment", &VoidAttachment::attachment).require(),
                                                    member("reason", &VoidAttachment::reason).require());
};
template <>
struct Described<VoidAttachment::Answer> {
    static constexpr auto members = std::make_tuple(member("voided", &VoidAttachment::Answer::voided));
};

}  // namespace opdesk::clinic
