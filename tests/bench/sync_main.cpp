// The client's side of scripts/bench.sh sync; tests/bench/sync_bench.py runs it.

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QMetaObject>
#include <boost/json.hpp>
#include <iostream>
#include <thread>

#include "tests/bench/sync_bench.h"

namespace {

namespace bench = opdesk::tests::bench;

struct Wanted {
    bench::SyncDesk::Options desk, other;
    std::string folder;
    int writeEvery = 0, count = 300;
    std::int64_t ops = 3000, people = 0;
    bool single = false;
};

bench::Answer run(const std::string& part, const Wanted& wanted) {
    if (part == "bootstrap")
        return bench::benchBootstrap(wanted.desk, wanted.writeEvery);
    if (part == "partly")
        return bench::benchPartly(wanted.desk, wanted.people);
    if (part == "writes")
        return bench::benchWrites(wanted.desk, wanted.count, wanted.writeEvery);
    if (part == "backlog")
        return bench::benchBacklog(wanted.desk, wanted.ops, wanted.single);
    if (part == "latency")
        return bench::benchLatency(wanted.desk, wanted.other, wanted.count);
    if (part == "checks")
        return bench::benchChecks(wanted.desk, wanted.count);
    if (part == "stream")
        return bench::benchStream(wanted.desk);
    return bench::benchBound(wanted.desk, wanted.folder);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App cli("Runs one part of the sync bench on an enrolled desk");
    std::string part, profile, secret, otherProfile, otherSecret;
    Wanted wanted;
    cli.add_option("part", part)
        ->required()
        ->check(CLI::IsMember({"bootstrap", "partly", "writes", "backlog", "latency", "checks", "stream", "bound"}));
    cli.add_option("--profile", profile)->required();
    cli.add_option("--secret", secret)->required();
    cli.add_option("--user", wanted.desk.user)->required();
    cli.add_option("--passphrase", wanted.desk.passphrase, "of an invented person")->required();
    cli.add_option("--other-profile", otherProfile, "latency: the desk that looks on");
    cli.add_option("--other-secret", otherSecret);
    cli.add_option("--other-user", wanted.other.user);
    cli.add_option("--folder", wanted.folder, "bound: for its file");
    cli.add_option("--write-every", wanted.writeEvery, "milliseconds between a person's writes");
    cli.add_option("--count", wanted.count);
    cli.add_option("--ops", wanted.ops);
    cli.add_option("--people", wanted.people, "partly: how many people are enough");
    cli.add_flag("--single", wanted.single);
    CLI11_PARSE(cli, argc, argv);
    wanted.desk.profile = profile;
    wanted.desk.secretFile = secret;
    wanted.other.profile = otherProfile;
    wanted.other.secretFile = otherSecret;
    wanted.other.passphrase = wanted.desk.passphrase;

    QCoreApplication application(argc, argv);
    int code = 1;
    std::thread work([&] {
        try {
            const auto answer = run(part, wanted);
            if (answer) {
                std::cout << boost::json::serialize(*answer) << std::endl;
                code = 0;
            } else {
                std::cerr << "sync bench: " << opdesk::base::errorName(answer.error().code) << ' '
                          << answer.error().field << ' ' << answer.error().detail << '\n';
            }
        } catch (const std::exception& error) {
            std::cerr << "sync bench: " << error.what() << '\n';
        }
        QMetaObject::invokeMethod(
            &application, [] { QCoreApplication::quit(); }, Qt::QueuedConnection);
    });
    application.exec();
    work.join();
    return code;
}
