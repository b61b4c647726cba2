#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/clinic/registration.h"
#include "core/clinic/session.h"
#include "core/model/kinds/contact.h"

namespace opdesk::clinic {

/// Writes the people of a list in groups of at most 100 ops and about 100 KB, and notes beforehand which ids they get,
/// so that the whole import can be taken back on this desk after a restart. The notes are drafts of this desk
/// ("import:<id>", "import:<id>:<n>") and do not sync.
class ImportBlocks {
public:
    ImportBlocks(Session& session, bool dryRun);
    const std::string& importId() const { return m_importId; }
    base::Status add(Registration registration);
    base::Status finish();

    struct Imported {
        model::PatientId patient;
        std::string print;  ///< personPrint() of what was written
    };
    /// The people of an import; notFound when this desk knows no such import.
    static base::Result<std::vector<Imported>> peopleOf(Session& session, const std::string& importId);
    static base::Status forget(Session& session, const std::string& importId);

private:
    base::Status writeBlock();
    base::Status writeGroup(std::size_t& next, const std::vector<model::PatientId>& ids);

    Session& m_session;
    bool m_dryRun;
    std::string m_importId;
    std::vector<Registration> m_waiting;
    std::int64_t m_blocks = 0;
};

/// Short print of a person as a list gave them: details without the clinic number, phones and their relations. Anything
/// edited since gives another print. `body` as the store holds it.
std::string personPrint(const base::json::object& body, std::span<const model::Contact> contacts);

}  // namespace opdesk::clinic
