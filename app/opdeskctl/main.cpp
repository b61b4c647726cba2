#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMetaObject>
#include <algorithm>
#include <atomic>
#include <boost/json.hpp>
#include <csignal>
#include <fstream>
#include <iostream>
#include <thread>

#include "app/opdeskctl/command_runner.h"
#include "app/opdeskctl/paper_printer.h"
#include "app/platform/file_marks.h"
#include "app/platform/file_secret.h"
#include "app/platform/keychain_marks.h"
#include "app/platform/keychain_secret.h"
#include "core/base/log.h"
#include "core/base/platform.h"
#include "core/clinic/catalogue.h"

namespace {

using namespace opdesk;

constexpr int kAllWorked = 0;
constexpr int kSomeFailed = 1;
constexpr int kUsage = 2;

struct Arguments {
    std::string profile;
    std::string secretFile;
    std::string logFile;
    std::string script;
    bool stopOnError = false, syncByItself = false;
    app::RunnerOptions runner;
    std::string user, passphraseFile, importFile;
    bool importWrite = false, bare = false;
    std::int64_t patients = 5000, seed = 1;
};

// A signal handler reaches nothing else.
volatile std::sig_atomic_t interrupted = 0;
extern "C" void onInterrupt(int) {
    interrupted = 1;
}

/// Says on stderr how far a long command is, about fifty times; Ctrl+C stops it, what was written stays.
clinic::Progress shownProgress(std::string_view what) {
    return [what, said = std::int64_t{0}](std::int64_t done, std::int64_t all) mutable {
        if (done == all || done - said >= std::max<std::int64_t>(all / 50, 100)) {
            if (done != said)
                std::cerr << "opdeskctl: " << done << " of " << all << ' ' << what << '\n';
            said = done;
        }
        return interrupted == 0;
    };
}

void printCommands() {
    for (const auto& entry : clinic::catalogue()) {
        std::cout << entry.name << ":";
        for (const auto& [name, required] : entry.arguments())
            std::cout << ' ' << name << (required ? "*" : "");
        std::cout << '\n';
    }
    for (const auto& [name, words] : app::CommandRunner::ownCommands())
        std::cout << name << ": " << words << '\n';
}

int runScript(app::CommandRunner& runner, const Arguments& arguments) {
    std::ifstream file;
    if (arguments.script != "-") {
        file.open(arguments.script, std::ios::binary);
        if (!file) {
            std::cerr << "opdeskctl: cannot read the file of commands\n";
            return kUsage;
        }
    }
    std::istream& in = arguments.script == "-" ? std::cin : file;
    int code = kAllWorked;
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        if (line.empty())
            continue;
        bool ok = false;
        std::cout << runner.runLine(line, ok) << std::endl;
        if (ok)
            continue;
        code = kSomeFailed;
        if (arguments.stopOnError)
            break;
    }
    return code;
}

/// The short forms (demo, import) unlock first, then run one command.
int runOne(app::CommandRunner& runner, const Arguments& arguments, const std::string& name, base::json::object given) {
    std::ifstream file(arguments.passphraseFile, std::ios::binary);
    std::string passphrase;
    if (!std::getline(file, passphrase)) {
        std::cerr << "opdeskctl: cannot read the passphrase file\n";
        return kUsage;
    }
    const base::json::object lines[] = {
        {{"cmd", "session.unlock"}, {"args", base::json::object{{"user", arguments.user}, {"passphrase", passphrase}}}},
        {{"cmd", name}, {"args", std::move(given)}}};
    for (const auto& line : lines) {
        bool ok = false;
        const auto answer = runner.runLine(boost::json::serialize(line), ok);
        if (!ok || &line == &lines[1])
            std::cout << answer << std::endl;
        if (!ok)
            return kSomeFailed;
    }
    return kAllWorked;
}

}  // namespace

int main(int argc, char** argv) {
    base::platform::hardenProcess();
    Arguments arguments;
    CLI::App cli{"OPDesk without a window: every use case as a command with JSON in and out."};
    cli.require_subcommand(1);
    auto* run = cli.add_subcommand("run", "runs a file of JSON commands, one a line; - reads standard input");
    auto* demo = cli.add_subcommand("demo", "fills this desk with an invented clinic");
    auto* import = cli.add_subcommand("import", "takes in a clinic's own list");
    auto* patients = import->add_subcommand("patients", "a CSV file of patients");
    import->require_subcommand(1);
    auto* commands = cli.add_subcommand("commands", "prints the name and arguments of every command");
    for (auto* one : {run, demo, patients}) {
        one->add_option("--profile", arguments.profile, "folder of this desk")->required();
        one->add_option("--device-secret-file", arguments.secretFile,
                        "takes the device secret from this file instead of the keychain (for tests: the file is one of "
                        "two factors)");
        one->add_option("--log", arguments.logFile, "log file");
    }
    run->add_option("file", arguments.script, "commands, one JSON object a line")->required();
    run->add_flag("--stop-on-error", arguments.stopOnError);
    run->add_flag("--sync", arguments.syncByItself,
                  "uses the line by itself, as the window does, not only in sync.now");
    run->add_flag("--test-switches", arguments.runner.testSwitches, "allows the test.* commands");
    run->add_option("--journal", arguments.runner.journalFile, "writes every command and answer here, in the clear");
    for (auto* one : {demo, patients}) {
        one->add_option("--user", arguments.user, "name or id")->required();
        one->add_option("--passphrase-file", arguments.passphraseFile)->required();
    }
    demo->add_option("--patients", arguments.patients);
    demo->add_option("--seed", arguments.seed);
    demo->add_flag("--bare", arguments.bare, "people and phones only");
    patients->add_option("--file", arguments.importFile)->required();
    patients->add_flag("--write", arguments.importWrite, "without it nothing is written: a dry run");
    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return cli.exit(error) == 0 ? kAllWorked : kUsage;
    }
    if (commands->parsed()) {
        printCommands();
        return kAllWorked;
    }
    if (!run->parsed()) {
        arguments.runner.progress = shownProgress(demo->parsed() ? "patients" : "rows");
        std::signal(SIGINT, onInterrupt);
    }
    if (!arguments.logFile.empty())
        base::openLog(arguments.logFile, base::LogLevel::info);

    // Papers need fonts but no screen.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    const auto rules = rules::RuleBook::load();
    if (!rules) {
        std::cerr << "opdeskctl: the reference data is damaged\n";
        return kUsage;
    }
    const base::SystemClock clock;
    base::SystemRandom random;
    std::atomic<int> code = kAllWorked;
    {
        app::NetThread net;
        app::StoreThread storeThread;
        std::unique_ptr<clinic::DeviceSecretPort> secret;
        if (arguments.secretFile.empty())
            secret = std::make_unique<app::KeychainSecret>(net);
        else
            secret = std::make_unique<app::FileSecret>(arguments.secretFile);
        app::ClientOptions options;
        options.profileFolder = arguments.profile;
        options.syncByItself = arguments.syncByItself;
        if (arguments.secretFile.empty()) {
            options.marks = [&net](const std::string& profile) {
                return std::make_unique<app::KeychainMarks>(net, profile);
            };
        } else {
            options.marksEvery = std::chrono::milliseconds(0);
            options.marks = [file = arguments.secretFile](const std::string& profile) {
                return std::make_unique<app::FileMarks>(file + "." + profile.substr(0, 8) + ".marks");
            };
        }
        auto client = std::make_unique<app::Client>(options, *secret, *rules, clock, random, storeThread, net);
        app::CommandRunner runner(*client, storeThread, app::printOnGuiThread(application), arguments.runner);
        std::thread work([&] {
            if (run->parsed())
                code = runScript(runner, arguments);
            else if (demo->parsed())
                code = runOne(runner, arguments, "demo.make",
                              {{"patients", arguments.patients}, {"seed", arguments.seed}, {"bare", arguments.bare}});
            else
                code = runOne(runner, arguments, "import.patients",
                              {{"file", arguments.importFile}, {"dry_run", !arguments.importWrite}});
            QMetaObject::invokeMethod(
                &application, [] { QCoreApplication::quit(); }, Qt::QueuedConnection);
        });
        application.exec();
        work.join();
        if (interrupted != 0) {
            std::cerr << "opdeskctl: stopped; what was written until then stays\n";
            code = kSomeFailed;
        }
        storeThread.call([&] {
            client.reset();
            return true;
        });
    }
    return code;
}
