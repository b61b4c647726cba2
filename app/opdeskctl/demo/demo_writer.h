#pragma once

#include <string>
#include <vector>

#include "core/clinic/registration.h"
#include "core/clinic/session.h"

namespace opdesk::app::opdeskctl::demo {

/// Collects changes and writes them in groups that the store takes whole: at most 100 ops, about 100 KB.
class DemoWriter {
public:
    explicit DemoWriter(clinic::Session& session) : m_session(session) {}
    /// People get the next clinic numbers of the desk; those waiting are written when a group is full.
    base::Status addPerson(const model::PatientId& id, clinic::Registration person);
    /// Records of one patient; written after the people waiting, so that nothing names somebody unknown.
    base::Status addHistory(std::vector<store::Change> changes, const model::PatientId& patient,
                            const std::string& action);
    base::Status flush();

private:
    base::Status flushPeople();
    base::Status flushHistory();

    clinic::Session& m_session;
    std::vector<std::pair<model::PatientId, clinic::Registration>> m_people;
    std::size_t m_peopleOps = 0;
    store::ActionGroup m_history;
    std::size_t m_historyBytes = 0;
};

}  // namespace opdesk::app::opdeskctl::demo
