#include "app/opdeskctl/demo/demo_writer.h"

#include <boost/json.hpp>

#include "core/clinic/records.h"

namespace opdesk::app::opdeskctl::demo {

namespace {

constexpr std::size_t kMostOps = 100;
constexpr std::size_t kMostBytes = 90 * 1024;

}  // namespace

base::Status DemoWriter::addPerson(const model::PatientId& id, clinic::Registration person) {
    const auto ops = 1 + (person.phone.empty() ? 0u : 1u) + person.consents.size();
    if (m_peopleOps + ops > kMostOps)
        OPDESK_CHECK(flushPeople());
    m_peopleOps += ops;
    m_people.emplace_back(id, std::move(person));
    return {};
}

base::Status DemoWriter::flushPeople() {
    if (m_people.empty())
        return {};
    const auto make = [&](const store::Store::NumberSource& next) -> base::Result<store::ActionGroup> {
        store::ActionGroup group;
        for (auto& [id, person] : m_people) {
            OPDESK_TRY(const auto number, next(std::string(clinic::kClinicNumberCounter)));
            person.patient.clinicNumber = clinic::clinicNumberText(m_session.desk.series, number);
            for (auto& change : clinic::changesFor(m_session, id, person))
                group.changes.push_back(std::move(change));
            group.audit.push_back(
                clinic::auditOf("patient.create", model::KindId::patient, id.uuid(), id, "patient.create"));
        }
        return group;
    };
    OPDESK_TRY([[maybe_unused]] const auto receipt, m_session.store.commitNumbered(m_session.actor(), make));
    m_people.clear();
    m_peopleOps = 0;
    return {};
}

base::Status DemoWriter::addHistory(std::vector<store::Change> changes, const model::PatientId& patient,
                                    const std::string& action) {
    for (auto& change : changes) {
        const auto size =
            2 * (boost::json::serialize(change.document).size() + boost::json::serialize(change.fields).size()) + 1000;
        if (m_history.changes.size() + 1 > kMostOps || m_historyBytes + size > kMostBytes)
            OPDESK_CHECK(flushHistory());
        m_historyBytes += size;
        auto event =
            clinic::auditOf(action, change.kind, change.record, patient, model::describe(change.kind).createPermission);
        m_history.changes.push_back(std::move(change));
        m_history.audit.push_back(std::move(event));
    }
    return {};
}

base::Status DemoWriter::flushHistory() {
    if (m_history.changes.empty())
        return {};
    OPDESK_CHECK(flushPeople());
    OPDESK_TRY([[maybe_unused]] const auto receipt, m_session.store.commit(m_session.actor(), m_history));
    m_history = {};
    m_historyBytes = 0;
    return {};
}

base::Status DemoWriter::flush() {
    OPDESK_CHECK(flushPeople());
    return flushHistory();
}

}  // namespace opdesk::app::opdeskctl::demo
