#pragma once

#include <string>

#include "core/clinic/described.h"
#include "core/clinic/session.h"

/// What a person typed into a form and has not saved yet. It lies sealed on this desk under the user, the form and what
/// the form is about, never leaves the desk, and is on disk when the use case returns: Esc, lock, crash and power cut
/// lose nothing. No lease is asked: typing is kept even when the right to save it has ended.
namespace opdesk::clinic {

struct SaveDraft {       // "draft.save"
    std::string form;    ///< one of: new_patient, edit_patient, find, booking, bill, day_close, vitals, consult
    std::string about;   ///< "<patient>" or "<patient>/<visit>"; empty for a form about nobody yet
    json::object typed;  ///< the form's own names; empty drops the draft
    struct Answer {
        bool saved = false;
    };
};
struct ReadDraft {  // "draft.read"
    std::string form, about;
    struct Answer {
        bool found = false;
        json::object typed;
    };
};
struct DropDraft {  // "draft.drop": it was saved, or the person threw it away
    std::string form, about;
    struct Answer {
        bool dropped = false;
    };
};

base::Result<SaveDraft::Answer> execute(Session&, const SaveDraft&);
base::Result<ReadDraft::Answer> execute(Session&, const ReadDraft&);
base::Result<DropDraft::Answer> execute(Session&, const DropDraft&);

}  // namespace opdesk::clinic
