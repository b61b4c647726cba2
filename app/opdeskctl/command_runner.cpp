#include "app/opdeskctl/command_runner.h"

#include <boost/json.hpp>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "app/opdeskctl/arguments.h"
#include "core/clinic/catalogue.h"

namespace opdesk::app {

namespace json = base::json;
using base::ErrorCode;

namespace {

json::object errorLine(const base::Error& error) {
    json::object out{{"code", base::errorName(error.code)}};
    if (!error.detail.empty())
        out["detail"] = error.detail;
    if (!error.field.empty())
        out["field"] = error.field;
    if (!error.fix.empty())
        out["fix"] = error.fix;
    return out;
}

}  // namespace

struct CommandRunner::Own {
    Answer (CommandRunner::*run)(const Arguments&);
    const char* arguments;
};

const std::map<std::string, CommandRunner::Own>& CommandRunner::table() {
    static const std::map<std::string, Own> own{
        {"device.enrol", {&CommandRunner::enrol, "server, ca (PEM file), clinic, code, name"}},
        {"device.detach",
         {&CommandRunner::detachDesk,
          "user, passphrase, export (file for what is not sent), confirm (true; without it only said)"}},
        {"device.reset_cache",
         {&CommandRunner::resetCache,
          "user, passphrase, export (file for what is not sent), confirm (true; without it only said)"}},
        {"outbox.send_export", {&CommandRunner::sendExport, "file, passphrase (of who made the export), timeout_s"}},
        {"device.move", {&CommandRunner::moveServer, "server: the clinic's server has a new address"}},
        {"session.people", {&CommandRunner::people, ""}},
        {"session.login_start", {&CommandRunner::startLogin, "phone"}},
        {"session.login_finish", {&CommandRunner::finishLogin, "challenge, otp, passphrase"}},
        {"session.login", {&CommandRunner::login, "phone, passphrase, otp_file (the server's OTP outbox)"}},
        {"session.unlock", {&CommandRunner::unlock, "user (name or id), passphrase"}},
        {"session.lock", {&CommandRunner::lock, ""}},
        {"sync.now", {&CommandRunner::syncNow, "timeout_s (default 120)"}},
        {"sync.digests", {&CommandRunner::digests, ""}},
        {"export.records", {&CommandRunner::exportRecords, "file: every record this user can open, in the clear"}},
        {"prescription.print",
         {&CommandRunner::print<clinic::PrescriptionPaperOf>,
          "prescription, file (PDF), paper (a5, a4), language, duplicate"}},
        {"bill.print",
         {&CommandRunner::print<clinic::BillPaperOf>, "invoice, file (PDF), paper (a5, a4, 80), duplicate"}},
        {"day.print", {&CommandRunner::print<clinic::DayPaperOf>, "closing, file (PDF), paper (a5, a4)"}},
        {"token.print", {&CommandRunner::print<clinic::TokenSlipOf>, "visit, file (PDF), paper (80, 58, a6)"}},
        {"demo.make", {&CommandRunner::makeDemo, "patients, seed, bare"}},
        {"test.drop_one_acknowledged", {&CommandRunner::dropOne, "only with --test-switches"}},
    };
    return own;
}

const std::map<std::string, std::string>& CommandRunner::ownCommands() {
    static const auto words = [] {
        std::map<std::string, std::string> made;
        for (const auto& [name, own] : table())
            made.emplace(name, own.arguments);
        return made;
    }();
    return words;
}

CommandRunner::CommandRunner(Client& client, StoreThread& storeThread, PaperPrinter printer, RunnerOptions options)
    : m_client(client), m_storeThread(storeThread), m_printer(std::move(printer)), m_options(std::move(options)) {}

std::string CommandRunner::runLine(std::string_view line, bool& ok) {
    json::object out;
    std::string label;
    const auto result = [&]() -> Answer {
        OPDESK_TRY(auto command, base::parseJsonObject(line));
        OPDESK_CHECK(onlyArguments(command, {"cmd", "args", "as"}));
        OPDESK_TRY(const auto name, textArgument(command, "cmd"));
        out["cmd"] = name;
        OPDESK_TRY(label, optionalText(command, "as"));
        auto* arguments = command.if_contains("args");
        if (arguments && !arguments->is_object())
            return base::failField("args", "the argument has the wrong type", "an object");
        json::value given = arguments ? std::move(*arguments) : json::value(json::object{});
        OPDESK_CHECK(substitute(given));
        auto answer = run(name, given.get_object());
        if (!m_options.journalFile.empty())
            note({{"cmd", name},
                  {"args", given},
                  {"ok", answer.has_value()},
                  {"result", answer ? *answer : json::object{}}});
        return answer;
    }();
    ok = result.has_value();
    out["ok"] = ok;
    if (ok) {
        if (!label.empty())
            m_answers[label] = *result;
        out["result"] = *result;
    } else {
        out["error"] = errorLine(result.error());
    }
    return json::serialize(out);
}

base::Result<json::object> CommandRunner::run(const std::string& name, const json::object& arguments) {
    // In the catalogue like the other use cases, but it takes long enough to be watched and stopped.
    if (m_options.progress && name == "import.patients")
        return importPatients(arguments);
    const auto own = table().find(name);
    return own != table().end() ? (this->*own->second.run)(arguments) : useCase(name, arguments);
}

CommandRunner::Answer CommandRunner::useCase(const std::string& name, const Arguments& arguments) {
    for (const auto& entry : clinic::catalogue()) {
        if (entry.name != name)
            continue;
        return m_storeThread.call([&]() -> Answer {
            auto* session = m_client.session();
            if (!session)
                return base::fail(ErrorCode::locked, "nobody is logged in: use session.unlock first");
            return entry.run(*session, arguments);
        });
    }
    return base::failField("cmd", "unknown command", "a name that `opdeskctl commands` prints");
}

base::Status CommandRunner::substitute(json::value& value) const {
    if (auto* object = value.if_object()) {
        for (auto& [ignored, member] : *object)
            OPDESK_CHECK(substitute(member));
        return {};
    }
    if (auto* array = value.if_array()) {
        for (auto& element : *array)
            OPDESK_CHECK(substitute(element));
        return {};
    }
    const auto* text = value.if_string();
    if (!text || text->empty() || text->front() != '$')
        return {};
    const std::string reference(text->data() + 1, text->size() - 1);
    const auto dot = reference.find('.');
    const auto answer = m_answers.find(reference.substr(0, dot));
    if (answer == m_answers.end() || dot == std::string::npos)
        return base::failField("$" + reference, "no earlier answer has this label",
                               "\"$label.member\" of a line with \"as\"");
    const json::value whole(answer->second);
    std::string pointer = "/" + reference.substr(dot + 1);
    for (auto& character : pointer)
        if (character == '.')
            character = '/';
    boost::system::error_code error;
    const auto* found = whole.find_pointer(pointer, error);
    if (!found)
        return base::failField("$" + reference, "the earlier answer has no such member", "a member it printed");
    value = *found;
    return {};
}

void CommandRunner::note(const json::object& line) {
    std::ofstream journal(m_options.journalFile, std::ios::app | std::ios::binary);
    auto kept = line;
    // Secrets are no part of the day's record: whosever passphrase, a one-time code, the code of an enrolment.
    if (auto* arguments = kept["args"].if_object()) {
        std::vector<std::string> secrets;
        for (const auto& [name, value] : *arguments)
            if (name.ends_with("passphrase") || name == "otp" ||
                (name == "code" && kept["cmd"] == json::value("device.enrol")))
                secrets.emplace_back(std::string(name));
        for (const auto& secret : secrets)
            arguments->erase(secret);
    }
    journal << json::serialize(kept) << '\n';
}

}  // namespace opdesk::app
