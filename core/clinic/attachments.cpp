#include "core/clinic/attachments.h"

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>

#include "core/base/platform.h"
#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/records.h"
#include "core/model/kinds/attachment.h"
#include "core/model/kinds/patient.h"
#include "core/model/kinds/visit.h"
#include "core/store/blobs.h"

namespace opdesk::clinic {

using base::ErrorCode;
using model::KindId;

namespace {

constexpr std::string_view kUpload = "document.upload";
constexpr std::string_view kView = "document.view";
constexpr std::string_view kDelete = "document.delete";

std::filesystem::path pathOf(const std::string& text) {
    return std::filesystem::path(std::u8string(text.begin(), text.end()));
}

/// The content of the user's file. No error tells its name.
base::Result<base::Bytes> contentOf(const std::string& file) {
    std::error_code error;
    if (file.empty() || !std::filesystem::is_regular_file(pathOf(file), error))
        return base::failField("file", "there is no such file", "the path of a PDF, JPEG or PNG file");
    auto content = base::platform::readFile(pathOf(file), static_cast<std::uintmax_t>(model::kMostAttachmentBytes));
    if (content)
        return content;
    if (content.error().code == ErrorCode::tooLarge)
        return base::fail(
            base::Error{ErrorCode::tooLarge, "the file is larger than 20 MB", "file", "a scan of at most 20 MB"});
    return base::failField("file", "the file cannot be read", "the path of a PDF, JPEG or PNG file");
}

struct Digest {
    base::Bytes sha256;
    std::int64_t bytes = 0;
};
base::Result<Digest> digestOf(const model::Attachment& attachment) {
    auto sha256 = base::fromHex(attachment.sha256);
    if (!sha256 || sha256->size() != crypto::Bytes32{}.size() || !attachment.bytes)
        return base::fail(ErrorCode::damaged, "an attachment without a digest");
    return Digest{std::move(*sha256), *attachment.bytes};
}

constexpr std::string_view placeName(store::BlobPlace place) {
    switch (place) {
        case store::BlobPlace::here:
            return "here";
        case store::BlobPlace::coming:
            return "coming";
        case store::BlobPlace::elsewhere:
            return "elsewhere";
    }
    return "elsewhere";
}

std::int64_t percentOf(const store::BlobStanding& standing) {
    if (standing.place == store::BlobPlace::here && standing.sent)
        return 100;
    return standing.bytes > 0 ? std::min<std::int64_t>(99, standing.done * 100 / standing.bytes) : 0;
}

/// Leave to look, noted where it is refused.
base::Status mayLook(Session& session, const base::Uuid& object, const model::PatientId& patient,
                     const std::string& reason) {
    OPDESK_TRY(const auto own, ownIfItMatters(session, kView, patient));
    return allow(session, {kView, KindId::attachment, object, patient, own, !reason.empty()});
}

base::Status noteLook(Session& session, std::string action, const base::Uuid& object, const model::PatientId& patient,
                      const std::string& reason) {
    auto event = auditOf(std::move(action), KindId::attachment, object, patient, kView);
    if (!reason.empty())
        event.after["reason"] = reason;
    return session.store.recordLook(session.actor(), event);
}

base::Result<AttachmentLine> lineOf(Session& session, const Stored<model::Attachment>& one) {
    AttachmentLine line{model::AttachmentId(one.record.id),
                        one.value.visit,
                        one.value.title,
                        one.value.mediaType.text,
                        one.value.bytes.value_or(0),
                        one.value.takenAt.value_or(base::Instant{}),
                        staffName(session, one.value.takenBy),
                        {},
                        true,
                        100,
                        {}};
    OPDESK_TRY(const auto digest, digestOf(one.value));
    OPDESK_TRY(const auto standing,
               store::blobStanding(session.store, one.record.compartment, digest.sha256, digest.bytes));
    line.place = placeName(standing.place);
    line.sent = standing.sent;
    line.percent = percentOf(standing);
    line.problem = standing.code;
    return line;
}

base::Status writeTo(const std::string& file, base::ByteView content) {
    std::error_code error;
    if (std::filesystem::exists(pathOf(file), error))
        return base::fail(base::Error{ErrorCode::alreadyExists, "a file of this name is there", "file",
                                      "a path where nothing is yet"});
    if (!base::platform::replaceFile(pathOf(file), content))
        return base::failField("file", "the file cannot be written", "a path in a folder that exists");
    return {};
}

}  // namespace

base::Result<AddAttachment::Answer> execute(Session& session, const AddAttachment& command) {
    OPDESK_TRY(const auto id, store::resolveAlias(session.store, command.patient));
    OPDESK_CHECK(allow(session, {.permission = kUpload, .kind = KindId::attachment, .patient = id}));
    OPDESK_TRY([[maybe_unused]] const auto patient, needRecord<model::Patient>(session, id.uuid(), "patient"));
    if (!command.visit.isNull())
        OPDESK_CHECK(needRecord<model::Visit>(session, command.visit.uuid(), "visit"));
    model::Attachment attachment;
    attachment.patient = id;
    attachment.visit = command.visit;
    OPDESK_TRY(attachment.title, checkedLine(command.title, "title", 200));
    if (attachment.title.empty())
        return base::failField("title", "the attachment has no title", "a few words, such as: blood report");
    OPDESK_CHECK(refuseAadhaar(attachment.title, "title"));
    const auto compartment = model::describe(KindId::attachment).compartment;
    if (!session.store.canOpen(compartment))
        return base::fail(ErrorCode::locked, "nobody who may read documents is logged in on this desk");
    auto content = command.content;
    if (content.empty()) {
        OPDESK_TRY(content, contentOf(command.file));
    }
    const auto type = model::mediaTypeOf(content);
    if (!type)
        return base::failField("file", "the file is of no type that is kept", "a PDF, JPEG or PNG file");
    OPDESK_TRY(const auto sha256, store::keepBlob(session.store, compartment, content));
    attachment.mediaType = std::string(*type);
    attachment.bytes = static_cast<std::int64_t>(content.size());
    attachment.sha256 = base::toHex(sha256);
    attachment.takenAt = session.now();
    attachment.takenBy = session.lease.user;
    const auto record = model::AttachmentId::make(session.clock, session.random);
    const auto receipt = commitOne(session, {newRecord(record.uuid(), attachment)},
                                   auditOf("attachment.add", KindId::attachment, record.uuid(), id, kUpload));
    if (!receipt) {
        OPDESK_CHECK(store::takeBackBlob(session.store, compartment, sha256));
        return base::fail(receipt.error());
    }
    return AddAttachment::Answer{record, attachment.mediaType.text, *attachment.bytes};
}

base::Result<ListAttachments::Answer> execute(Session& session, const ListAttachments& command) {
    OPDESK_TRY(const auto reason, checkedLine(command.reason, "reason", 300));
    OPDESK_TRY(const auto id, store::resolveAlias(session.store, command.patient));
    OPDESK_CHECK(mayLook(session, {}, id, reason));
    OPDESK_CHECK(noteLook(session, "attachment.list", {}, id, reason));
    OPDESK_TRY(auto records, recordsOfPatient<model::Attachment>(session, id));
    std::ranges::stable_sort(records, std::ranges::greater{}, [](const auto& one) { return one.value.takenAt; });
    ListAttachments::Answer answer;
    for (const auto& one : records) {
        OPDESK_TRY(auto line, lineOf(session, one));
        answer.attachments.push_back(std::move(line));
    }
    return answer;
}

base::Result<OpenAttachment::Answer> execute(Session& session, const OpenAttachment& command) {
    OPDESK_TRY(const auto reason, checkedLine(command.reason, "reason", 300));
    OPDESK_TRY(const auto found, needRecord<model::Attachment>(session, command.attachment.uuid(), "attachment"));
    OPDESK_TRY(const auto id, store::resolveAlias(session.store, found.value.patient));
    OPDESK_CHECK(mayLook(session, found.record.id, id, reason));
    if (isVoided(found.record))
        return base::fail(base::Error{ErrorCode::wrongState, "the attachment was taken back", "attachment", {}});
    OPDESK_CHECK(noteLook(session, "attachment.open", found.record.id, id, reason));
    OPDESK_TRY(const auto digest, digestOf(found.value));
    OpenAttachment::Answer answer{{}, found.value.title, found.value.mediaType.text, digest.bytes, 100, false, {}, {}};
    auto content = store::readBlob(session.store, found.record.compartment, digest.sha256);
    if (content) {
        answer.place = placeName(store::BlobPlace::here);
        if (!command.file.empty()) {
            OPDESK_CHECK(writeTo(command.file, *content));
            answer.written = true;
        }
        answer.content = std::move(*content);
        return answer;
    }
    if (content.error().code != ErrorCode::notFound && content.error().code != ErrorCode::damaged)
        return base::fail(content.error());
    OPDESK_CHECK(store::askForBlob(session.store, found.record.compartment, digest.sha256, digest.bytes));
    if (session.sync)
        session.sync->localChange();
    OPDESK_TRY(const auto standing,
               store::blobStanding(session.store, found.record.compartment, digest.sha256, digest.bytes));
    answer.place = placeName(standing.place);
    answer.percent = percentOf(standing);
    answer.problem = standing.code;
    return answer;
}

base::Result<VoidAttachment::Answer> execute(Session& session, const VoidAttachment& command) {
    OPDESK_TRY(const auto reason, neededReason(command.reason));
    OPDESK_TRY(const auto found, needRecord<model::Attachment>(session, command.attachment.uuid(), "attachment"));
    OPDESK_TRY(const auto id, store::resolveAlias(session.store, found.value.patient));
    OPDESK_TRY(const auto own, ownIfItMatters(session, kDelete, id));
    OPDESK_CHECK(allow(session, {kDelete, KindId::attachment, found.record.id, id, own, true}));
    if (isVoided(found.record))
        return base::fail(
            base::Error{ErrorCode::wrongState, "the attachment was taken back already", "attachment", {}});
    OPDESK_CHECK(commitOne(session, {endRecord(KindId::attachment, found.record.id, reason)},
                           auditOf("attachment.void", KindId::attachment, found.record.id, id, kDelete)));
    return VoidAttachment::Answer{true};
}

}  // namespace opdesk::clinic
