#include <QCoreApplication>
#include <QMetaObject>
#include <cstdio>
#include <string>
#include <thread>

#include "app/platform/keychain_secret.h"

/// keychain_probe store NAME HEX | load NAME: prints the secret in hex, or the name of the error.
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
