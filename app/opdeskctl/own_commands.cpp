#include <boost/json.hpp>
#include <chrono>
#include <fstream>
#include <future>
#include <thread>

#include "app/opdeskctl/arguments.h"
#include "app/opdeskctl/command_runner.h"
#include "app/opdeskctl/demo/demo.h"
#include "core/clinic/described_bills.h"
#include "core/clinic/described_day.h"
#include "core/clinic/described_documents.h"
#include "core/clinic/described_settling.h"
#include "core/store/leaf_table.h"
#include "core/store/sync_store.h"
#include "core/text/phone.h"

/// The commands of opdeskctl that need the profile, the line or a file.
namespace opdesk::app {

namespace json = base::json;
using base::ErrorCode;

CommandRunner::Answer CommandRunner::enrol(const Arguments& arguments) {
    OPDESK_CHECK(onlyArguments(arguments, {"server", "ca", "clinic", "code", "name"}));
    clinic::EnrolRequest request;
    OPDESK_TRY(request.serverUrl, textArgument(arguments, "server"));
    OPDESK_TRY(request.certificateFile, textArgument(arguments, "ca"));
    OPDESK_TRY(request.clinicCode, textArgument(arguments, "clinic"));
    OPDESK_TRY(request.code, textArgument(arguments, "code"));
    OPDESK_TRY(request.deviceName, textArgument(arguments, "name"));
    OPDESK_CHECK(m_storeThread.call([&] { return m_client.enrol(request); }));
    return json::object{{"enrolled", true}};
}

CommandRunner::Answer CommandRunner::moveServer(const Arguments& arguments) {
    OPDESK_CHECK(onlyArguments(arguments, {"server"}));
    OPDESK_TRY(const auto server, textArgument(arguments, "server"));
    OPDESK_CHECK(m_storeThread.call([&] { return m_client.moveServer(server); }));
    return json::object{{"server", server}};
}

CommandRunner::Answer CommandRunner::people(const Arguments& arguments) {
    OPDESK_CHECK(onlyArguments(arguments, {}));
    OPDESK_TRY(const auto view, m_storeThread.call([&] { return m_client.view(); }));
    json::array people;
    for (const auto& person : view.people)
        people.push_back(json::object{{"id", person.staff.text()}, {"name", person.name}, {"roles", person.roleWords}});
    return json::object{
        {"enrolled", view.enrolled}, {"clinic", view.clinicName}, {"desk", view.deviceName}, {"people", people}};
}

CommandRunner::Answer CommandRunner::startLogin(const Arguments& arguments) {
    OPDESK_CHECK(onlyArguments(arguments, {"phone"}));
    OPDESK_TRY(const auto phone, textArgument(arguments, "phone"));
    OPDESK_TRY(const auto challenge, m_storeThread.call([&] { return m_client.startLogin(phone); }));
    return json::object{{"challenge", challenge}};
}

CommandRunner::Answer CommandRunner::finishLogin(const Arguments& arguments) {
    OPDESK_CHECK(onlyArguments(arguments, {"challenge", "otp", "passphrase"}));
    OPDESK_TRY(const auto challenge, textArgument(arguments, "challenge"));
    OPDESK_TRY(const auto otp, textArgument(arguments, "otp"));
    OPDESK_TRY(const auto passphrase, textArgument(arguments, "passphrase"));
    OPDESK_CHECK(m_storeThread.call([&] { return m_client.finishLogin(challenge, otp, passphrase); }));
    return m_storeThread.call([&] {
        return json::object{{"user", m_client.session()->lease.user.text()}, {"name", m_client.session()->userName}};
    });
}

CommandRunner::Answer CommandRunner::login(const Arguments& arguments) {
    OPDESK_CHECK(onlyArguments(arguments, {"phone", "passphrase", "otp_file"}));
    OPDESK_TRY(const auto outbox, textArgument(arguments, "otp_file"));
    OPDESK_TRY(const auto phone, textArgument(arguments, "phone"));
    OPDESK_TRY(const auto e164, text::parseIndianMobile(phone));
    OPDESK_TRY(const auto started, startLogin({{"phone", e164}}));
    const std::string challenge(started.at("challenge").as_string());
    // The newest line of the outbox for this challenge; the server wrote it before it answered.
    std::ifstream file(outbox, std::ios::binary);
    std::string otp;
    for (std::string line; std::getline(file, line);) {
        const auto entry = base::parseJsonObject(line);
        if (!entry)
            continue;
        const auto of = optionalText(*entry, "challenge");
        if (of && *of == challenge)
            otp = optionalText(*entry, "otp").value_or(std::string());
    }
    if (otp.empty())
        return base::failField("otp_file", "the outbox holds no code for this login", "the OTP outbox of the server");
    return finishLogin({{"challenge", challenge}, {"otp", otp}, {"passphrase", arguments.at("passphrase")}});
}

CommandRunner::Answer CommandRunner::unlock(const Arguments& arguments) {
    OPDESK_CHECK(onlyArguments(arguments, {"user", "passphrase"}));
    OPDESK_TRY(const auto user, textArgument(arguments, "user"));
    OPDESK_TRY(const auto passphrase, textArgument(arguments, "passphrase"));
    OPDESK_TRY(const auto view, m_storeThread.call([&] { return m_client.view(); }));
    for (const auto& person : view.people) {
        if (person.name != user && person.staff.text() != user)
            continue;
        OPDESK_CHECK(m_storeThread.call([&] { return m_client.unlock(person.staff, passphrase); }));
        return json::object{{"user", person.staff.text()}, {"name", person.name}};
    }
    return base::failField("user", "nobody of this name works on this desk", "a name or id that session.people prints");
}

CommandRunner::Answer CommandRunner::lock(const Arguments& arguments) {
    OPDESK_CHECK(onlyArguments(arguments, {}));
    m_storeThread.call([&] {
        m_client.lock();
        return true;
    });
    return json::object{{"locked", true}};
}

CommandRunner::Answer CommandRunner::syncNow(const Arguments& arguments) {
    OPDESK_CHECK(onlyArguments(arguments, {"timeout_s"}));
    OPDESK_TRY(const auto seconds, numberArgument(arguments, "timeout_s", 120));
    auto promise = std::make_shared<std::promise<base::Status>>();
    auto end = promise->get_future();
    m_storeThread.post([this, promise] {
        m_client.syncNow([promise](base::Status status) { promise->set_value(std::move(status)); });
    });
    if (end.wait_for(std::chrono::seconds(seconds)) != std::future_status::ready)
        return base::fail(ErrorCode::unreachable, "sync did not end in time; everything unsent stays in the outbox");
    OPDESK_CHECK(end.get());
    return useCase("sync.status", {});
}

/// What this desk would compare with the server: the digest of each compartment it can, and how many records do not fit
/// the leaf kept beside them.
CommandRunner::Answer CommandRunner::digests(const Arguments& arguments) {
    OPDESK_CHECK(onlyArguments(arguments, {}));
    return m_storeThread.call([&]() -> Answer {
        auto* store = m_client.store();
        if (!store)
            return base::fail(ErrorCode::locked, "nobody is logged in: use session.unlock first");
        json::object compartments;
        for (std::size_t i = 0; i < model::kCompartmentCount; ++i) {
            const auto compartment = static_cast<model::Compartment>(i);
            if (!store->canOpen(compartment))
                continue;
            OPDESK_TRY(const auto sums, store::leafSums(*store, compartment));
            if (!sums)
                continue;
            store::Leaf all{};
            for (const auto& sum : *sums)
                for (std::size_t byte = 0; byte < all.size(); ++byte)
                    all[byte] = static_cast<std::uint8_t>(all[byte] ^ sum[byte]);
            compartments[model::compartmentName(compartment)] = base::toHex(all);
        }
        OPDESK_TRY(const auto wrong, store::wrongLeaves(*store));
        return json::object{{"compartments", std::move(compartments)}, {"wrong", wrong.size()}};
    });
}

CommandRunner::Answer CommandRunner::exportRecords(const Arguments& arguments) {
    OPDESK_CHECK(onlyArguments(arguments, {"file"}));
    OPDESK_TRY(const auto name, textArgument(arguments, "file"));
    std::ofstream file(name, std::ios::binary | std::ios::trunc);
    if (!file)
        return base::failField("file", "the file cannot be written", "a path in a folder that exists");
    std::int64_t lines = 0;
    OPDESK_CHECK(m_storeThread.call([&]() -> base::Status {
        if (!m_client.store())
            return base::fail(ErrorCode::locked, "nobody is logged in: use session.unlock first");
        return store::exportRecords(*m_client.store(), [&](std::string_view line) {
            file << line << '\n';
            ++lines;
        });
    }));
    file.close();
    if (!file)
        return base::fail(ErrorCode::ioFailed, "the export could not be written whole");
    return json::object{{"records", lines}};
}

/// The arguments of the use case, and where to.
template <typename Command>
CommandRunner::Answer CommandRunner::print(const Arguments& arguments) {
    OPDESK_TRY(const auto file, textArgument(arguments, "file"));
    OPDESK_TRY(const auto size, optionalText(arguments, "paper"));
    auto wanted = arguments;
    wanted.erase("file");
    wanted.erase("paper");
    OPDESK_TRY(const auto command, clinic::fromJson<Command>(wanted));
    OPDESK_TRY(const auto paper, m_storeThread.call([&]() -> base::Result<typename Command::Answer> {
        if (!m_client.session())
            return base::fail(ErrorCode::locked, "nobody is logged in: use session.unlock first");
        return clinic::execute(*m_client.session(), command);
    }));
    OPDESK_CHECK(m_printer(paper, size, file));
    return json::object{{"file", file}};
}
template CommandRunner::Answer CommandRunner::print<clinic::PrescriptionPaperOf>(const Arguments&);
template CommandRunner::Answer CommandRunner::print<clinic::BillPaperOf>(const Arguments&);
template CommandRunner::Answer CommandRunner::print<clinic::DayPaperOf>(const Arguments&);
template CommandRunner::Answer CommandRunner::print<clinic::TokenSlipOf>(const Arguments&);

CommandRunner::Answer CommandRunner::makeDemo(const Arguments& arguments) {
    OPDESK_CHECK(onlyArguments(arguments, {"patients", "seed", "bare"}));
    DemoOptions options;
    OPDESK_TRY(options.patients, numberArgument(arguments, "patients", 5000));
    OPDESK_TRY(const auto seed, numberArgument(arguments, "seed", 1));
    options.seed = static_cast<std::uint64_t>(seed);
    const auto* bare = arguments.if_contains("bare");
    options.bare = bare && bare->is_bool() && bare->get_bool();
    OPDESK_TRY(const auto summary, m_storeThread.call([&]() -> base::Result<DemoSummary> {
        if (!m_client.session())
            return base::fail(ErrorCode::locked, "nobody is logged in: use session.unlock first");
        return app::makeDemo(*m_client.session(), options, m_options.progress);
    }));
    return toJson(summary);
}

CommandRunner::Answer CommandRunner::importPatients(const Arguments& arguments) {
    OPDESK_TRY(const auto command, clinic::fromJson<clinic::ImportPatients>(arguments));
    OPDESK_TRY(const auto answer, m_storeThread.call([&]() -> base::Result<clinic::ImportPatients::Answer> {
        if (!m_client.session())
            return base::fail(ErrorCode::locked, "nobody is logged in: use session.unlock first");
        return clinic::execute(*m_client.session(), command, m_options.progress);
    }));
    return clinic::toJson(answer);
}

CommandRunner::Answer CommandRunner::dropOne(const Arguments& arguments) {
    OPDESK_CHECK(onlyArguments(arguments, {}));
    if (!m_options.testSwitches)
        return base::fail(ErrorCode::permissionDenied, "test commands need --test-switches");
    OPDESK_CHECK(m_storeThread.call([&]() -> base::Status {
        if (!m_client.store())
            return base::fail(ErrorCode::locked, "nobody is logged in: use session.unlock first");
        return store::dropOneAcknowledged(*m_client.store());
    }));
    return json::object{{"dropped", 1}};
}

}  // namespace opdesk::app
