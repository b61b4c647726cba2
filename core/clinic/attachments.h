#pragma once

#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/clinic/session.h"
#include "core/model/ids.h"

/// Scans, pictures and reports of a patient. Their bytes travel apart from the records: a look at the list is at once,
/// the bytes may still be coming. Names of files are the user's own: they reach no record, no answer and no log.
namespace opdesk::clinic {

/// Keeps the content of a file: PDF, JPEG or PNG by what it holds, at most 20 MB. Both the record and the bytes are on
/// this disk when it returns.
/// Errors: invalidInput ("file" cannot be read or is of no such type), tooLarge, locked, diskFull.
struct AddAttachment {  // "attachment.add"
    model::PatientId patient;
    model::VisitId visit;
    std::string title;
    std::string file;
    base::Bytes content;  ///< in place of a file, so that nothing of it need lie on the disk; not of opdeskctl
    struct Answer {
        model::AttachmentId attachment;
        std::string mediaType;
        std::int64_t bytes = 0;
    };
};
/// The title by which a patient's photo is known among his attachments; the newest counts.
inline constexpr std::string_view kPhotoTitle = "Photo";

struct AttachmentLine {
    model::AttachmentId attachment;
    model::VisitId visit;
    std::string title, mediaType;
    std::int64_t bytes = 0;
    base::Instant takenAt{};
    std::string takenBy;         ///< name of the person, empty when unknown
    std::string place;           ///< here, coming, elsewhere
    bool sent = true;            ///< the server has the bytes
    std::int64_t percent = 100;  ///< of what is coming, or being sent
    std::string problem;         ///< why the last try failed; empty
};
/// Newest first. The look is in the audit chain before this returns.
struct ListAttachments {  // "attachment.list"
    model::PatientId patient;
    std::string reason;  ///< for roles that need one
    struct Answer {
        std::vector<AttachmentLine> attachments;
    };
};

/// The look is in the audit chain before anything is shown. What is not on this desk is asked for and comes before
/// anything else of its sort; `place` says "coming" until then.
struct OpenAttachment {  // "attachment.open"
    model::AttachmentId attachment;
    std::string file;    ///< the content is written there; empty: it is in the answer's `content` alone
    std::string reason;  ///< for roles that need one
    struct Answer {
        std::string place, title, mediaType;
        std::int64_t bytes = 0, percent = 0;
        bool written = false;
        std::string problem;
        base::Bytes content;  ///< not among the members opdeskctl prints
    };
};

/// It stays in the record of what was done, and is shown no more.
struct VoidAttachment {  // "attachment.void"
    model::AttachmentId attachment;
    std::string reason;
    struct Answer {
        bool voided = false;
    };
};

base::Result<AddAttachment::Answer> execute(Session&, const AddAttachment&);
base::Result<ListAttachments::Answer> execute(Session&, const ListAttachments&);
base::Result<OpenAttachment::Answer> execute(Session&, const OpenAttachment&);
base::Result<VoidAttachment::Answer> execute(Session&, const VoidAttachment&);

}  // namespace opdesk::clinic
