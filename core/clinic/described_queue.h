#pragma once

#include "core/clinic/described.h"
#include "core/clinic/drafts.h"
#include "core/clinic/queue.h"

/// The commands of queue.h and drafts.h, by their stable names.
namespace opdesk::clinic {

template <>
struct Described<TransferToken> {
    static constexpr std::string_view name = "queue.transfer";
    static constexpr std::string_view permission = "queue.reorder";
    static constexpr auto members =
        std::make_tuple(member("visit", &TransferToken::visit).require(),
                        member("doctor", &TransferToken::doctor).require(), member("reason", &TransferToken::reason));
};
template <>
struct Described<TransferToken::Answer> {
    static constexpr auto members = std::make_tuple(member("token", &TransferToken::Answer::token),
                                                    member("doctor_name", &TransferToken::Answer::doctorName));
};

template <>
struct Described<ReorderToken> {
    static constexpr std::string_view name = "queue.reorder";
    static constexpr std::string_view permission = "queue.reorder";
    static constexpr auto members =
        std::make_tuple(member("visit", &ReorderToken::visit).require(), member("before", &ReorderToken::before),
                        member("reason", &ReorderToken::reason));
};
template <>
struct Described<ReorderToken::Answer> {
    static constexpr auto members = std::make_tuple(member("ahead", &ReorderToken::Answer::ahead));
};

template <>
struct Described<SetPriority> {
    static constexpr std::string_view name = "queue.priority";
    static constexpr std::string_view permission = "queue.reorder";
    static constexpr auto members =
        std::make_tuple(member("visit", &SetPriority::visit).require(),
                        member("priority", &SetPriority::priority).require(), member("reason", &SetPriority::reason));
};
template <>
struct Described<SetPriority::Answer> {
    static constexpr auto members =
        std::make_tuple(member("priority", &SetPriority::Answer::priority), member("was", &SetPriority::Answer::was));
};

template <>
struct Described<RecallToken> {
    static constexpr std::string_view name = "queue.recall";
    static constexpr std::string_view permission = "queue.call_next";
    static constexpr auto members = std::make_tuple(member("visit", &RecallToken::visit).require());
};
template <>
struct Described<RecallToken::Answer> {
    static constexpr auto members = std::make_tuple(member("token", &RecallToken::Answer::token));
};

template <>
struct Described<MarkTokenNoShow> {
    static constexpr std::string_view name = "queue.no_show";
    static constexpr std::string_view permission = "queue.call_next";
    static constexpr auto members = std::make_tuple(member("visit", &MarkTokenNoShow::visit).require());
};
template <>
struct Described<MarkTokenNoShow::Answer> {
    static constexpr auto members = std::make_tuple(member("status", &MarkTokenNoShow::Answer::status));
};

template <>
struct Described<WhoseVisit> {
    static constexpr std::string_view name = "queue.whose";
    static constexpr std::string_view permission = "patient.view_demographics";
    static constexpr auto members =
        std::make_tuple(member("patient", &WhoseVisit::patient).require(), member("visit", &WhoseVisit::visit));
};
template <>
struct Described<WhoseVisit::Answer> {
    static constexpr auto members = std::make_tuple(
        member("mine", &WhoseVisit::Answer::mine), member("may_write", &WhoseVisit::Answer::mayWrite),
        member("visit", &WhoseVisit::Answer::visit), member("token", &WhoseVisit::Answer::token),
        member("status", &WhoseVisit::Answer::status), member("visit_kind", &WhoseVisit::Answer::visitKind),
        member("patient_name", &WhoseVisit::Answer::patientName),
        member("doctor_name", &WhoseVisit::Answer::doctorName),
        member("take_over_as", &WhoseVisit::Answer::takeOverAs));
};

template <>
struct Described<BoardLine> {
    static constexpr auto members = std::make_tuple(
        member("doctor", &BoardLine::doctor), member("room", &BoardLine::room), member("state", &BoardLine::state),
        member("token", &BoardLine::token), member("initials", &BoardLine::initials),
        member("called_at", &BoardLine::calledAt), member("back_at", &BoardLine::backAt),
        member("next", &BoardLine::next), member("waiting", &BoardLine::waiting),
        member("expected_wait_minutes", &BoardLine::expectedWaitMinutes));
};
template <>
struct Described<PublicQueue> {
    static constexpr std::string_view name = "queue.public";
    static constexpr std::string_view permission = "queue.call_next";
    static constexpr auto members = std::make_tuple();
};
template <>
struct Described<PublicQueue::Answer> {
    static constexpr auto members = std::make_tuple(
        member("clinic", &PublicQueue::Answer::clinic), member("message", &PublicQueue::Answer::message),
        member("message_local", &PublicQueue::Answer::messageLocal), member("language", &PublicQueue::Answer::language),
        member("sound", &PublicQueue::Answer::sound), member("doctors", &PublicQueue::Answer::doctors),
        member("at", &PublicQueue::Answer::at), member("as_of", &PublicQueue::Answer::asOf));
};

template <>
struct Described<SaveDraft> {
    static constexpr std::string_view name = "draft.save";
    static constexpr auto members =
        std::make_tuple(member("form", &SaveDraft::form).require(), member("about", &SaveDraft::about),
                        member("typed", &SaveDraft::typed).require());
};
template <>
struct Described<SaveDraft::Answer> {
    static constexpr auto members = std::make_tuple(member("saved", &SaveDraft::Answer::saved));
};
template <>
struct Described<ReadDraft> {
    static constexpr std::string_view name = "draft.read";
    static constexpr auto members =
        std::make_tuple(member("form", &ReadDraft::form).require(), member("about", &ReadDraft::about));
};
template <>
struct Described<ReadDraft::Answer> {
    static constexpr auto members =
        std::make_tuple(member("found", &ReadDraft::Answer::found), member("typed", &ReadDraft::Answer::typed));
};
template <>
struct Described<DropDraft> {
    static constexpr std::string_view name = "draft.drop";
    static constexpr auto members =
        std::make_tuple(member("form", &DropDraft::form).require(), member("about", &DropDraft::about));
};
template <>
struct Described<DropDraft::Answer> {
    static constexpr auto members = std::make_tuple(member("dropped", &DropDraft::Answer::dropped));
};

}  // namespace opdesk::clinic
