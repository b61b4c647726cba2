#include "app/platform/keychain_marks.h"

#include "app/platform/keychain_entry.h"
#include "core/base/json.h"

namespace opdesk::app {

base::Result<std::optional<store::Marks>> KeychainMarks::load() {
    OPDESK_TRY(const auto data, KeychainEntry(m_net, m_name).read());
    if (!data)
        return std::optional<store::Marks>();
    OPDESK_TRY(const auto text, base::parseJsonObject({data->constData(), static_cast<std::size_t>(data->size())}));
    OPDESK_TRY(auto marks, store::marksFrom(text));
    return std::optional(std::move(marks));
}

base::Status KeychainMarks::save(const store::Marks& marks) {
    return KeychainEntry(m_net, m_name).write(QByteArray::fromStdString(base::canonicalJson(store::toJson(marks))));
}

base::Status KeychainMarks::clear() {
    return KeychainEntry(m_net, m_name).remove();
}

}  // namespace opdesk::app
