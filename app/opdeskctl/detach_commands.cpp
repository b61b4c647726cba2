#include <boost/json.hpp>

#include "app/opdeskctl/arguments.h"
#include "app/opdeskctl/command_runner.h"

/// The commands that take a desk or its cache away, and the one that sends what was kept.
namespace opdesk::app {

namespace json = base::json;

CommandRunner::Answer CommandRunner::detach(const Arguments& arguments, store::DetachScope scope) {
    OPDESK_CHECK(onlyArguments(arguments, {"user", "passphrase", "export", "confirm"}));
    OPDESK_TRY(const auto user, textArgument(arguments, "user"));
    Client::DetachOrder order;
    order.scope = scope;
    OPDESK_TRY(order.passphrase, textArgument(arguments, "passphrase"));
    OPDESK_TRY(const auto file, optionalText(arguments, "export"));
    order.exportTo = file;
    const auto* confirm = arguments.if_contains("confirm");
    order.onlySay = !confirm || !confirm->is_bool() || !confirm->get_bool();
    OPDESK_TRY(const auto view, m_storeThread.call([&] { return m_client.view(); }));
    for (const auto& person : view.people)
        if (person.name == user || person.staff.text() == user)
            order.staff = person.staff;
    if (order.staff.isNull())
        return base::failField("user", "nobody of this name works on this desk",
                               "a name or id that session.people prints");
    OPDESK_TRY(const auto report, m_storeThread.call([&] { return m_client.detach(order); }));
    json::object answer{
        {"removed", report.done},       {"waiting", report.counts.waiting},   {"parked", report.counts.parked},
        {"looks", report.counts.looks}, {"attachments", report.counts.blobs}, {"groups", report.groups},
        {"damaged", report.damaged},    {"unreadable", report.unreadable},    {"exported", report.exported}};
    if (!report.done)
        answer["would"] = report.groups > 0 || report.unreadable > 0 || report.counts.blobs > 0
                              ? "refuse unless \"export\" names a file; with it keep what is not sent there and remove"
                              : "remove";
    return answer;
}

CommandRunner::Answer CommandRunner::detachDesk(const Arguments& arguments) {
    return detach(arguments, store::DetachScope::desk);
}

CommandRunner::Answer CommandRunner::resetCache(const Arguments& arguments) {
    return detach(arguments, store::DetachScope::cache);
}

CommandRunner::Answer CommandRunner::sendExport(const Arguments& arguments) {
    OPDESK_CHECK(onlyArguments(arguments, {"file", "passphrase", "timeout_s"}));
    OPDESK_TRY(const auto file, textArgument(arguments, "file"));
    OPDESK_TRY(const auto passphrase, textArgument(arguments, "passphrase"));
    OPDESK_TRY(const auto seconds, numberArgument(arguments, "timeout_s", 120));
    OPDESK_TRY(const auto queued, m_storeThread.call([&] { return m_client.queueExport(file, passphrase); }));
    OPDESK_TRY(auto answer, syncNow({{"timeout_s", seconds}}));
    answer["queued"] = queued;
    return answer;
}

}  // namespace opdesk::app
