#include <QCoreApplication>
#include <QMetaObject>
#include <cstdio>
#include <string>
#include <thread>

#include "app/platform/keychain_marks.h"
#include "app/platform/keychain_secret.h"

/// keychain_probe store NAME HEX | load NAME | remove NAME | save-marks NAME SEQ | load-marks NAME: prints the secret
/// in hex, or the name of the error.
int main(int argc, char** argv) {
    using namespace opdesk;
    QCoreApplication application(argc, argv);
    if (argc < 3)
        return 2;
    const std::string command = argv[1];
    const std::string name = argv[2];
    app::NetThread net;
    std::string line;
    std::thread caller([&] {
        app::KeychainSecret keychain(net);
        if (command == "store" && argc == 4) {
            const auto secret = base::fromHex(argv[3]);
            const auto stored = keychain.store(name, secret.value_or(base::Bytes{}));
            line = stored ? "stored" : std::string(base::errorName(stored.error().code));
        } else if (command == "remove") {
            const auto removed = keychain.remove(name);
            line = removed ? "removed" : std::string(base::errorName(removed.error().code));
        } else if (command == "save-marks" && argc == 4) {
            store::Marks marks;
            marks.device = model::DeviceId::parse("018f0000-0000-7000-8000-000000000001").value_or(model::DeviceId{});
            marks.deviceSeq = std::stoll(argv[3]);
            const auto saved = app::KeychainMarks(net, name).save(marks);
            line = saved ? "saved" : std::string(base::errorName(saved.error().code));
        } else if (command == "load-marks") {
            const auto marks = app::KeychainMarks(net, name).load();
            line = !marks   ? std::string(base::errorName(marks.error().code))
                   : *marks ? std::to_string((*marks)->deviceSeq)
                            : "none";
        } else {
            const auto secret = keychain.load(name);
            line = secret ? base::toHex(secret->view()) : std::string(base::errorName(secret.error().code));
        }
        QMetaObject::invokeMethod(
            &application, [] { QCoreApplication::quit(); }, Qt::QueuedConnection);
    });
    QCoreApplication::exec();
    caller.join();
    std::puts(line.c_str());
    return 0;
}
