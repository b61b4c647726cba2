#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "app/client/client.h"
#include "app/platform/file_secret.h"

namespace opdesk::tests::bench {

/// One desk of the bench: the shipped client on a profile folder that opdeskctl enrolled, with its own store thread and
/// net thread. Calls come from one thread that is neither of the two.
class SyncDesk {
public:
    struct Options {
        std::filesystem::path profile, secretFile;
        std::string user, passphrase;  ///< of somebody who has logged in on this desk
        bool syncByItself = false;     ///< with the open event stream, as the window runs it
    };
    /// Unlocks. Errors: those of Client::unlock; notFound when nobody of this name works here.
    static base::Result<std::unique_ptr<SyncDesk>> open(const Options& options);
    ~SyncDesk();
    SyncDesk(const SyncDesk&) = delete;
    SyncDesk& operator=(const SyncDesk&) = delete;

    /// Runs `work(session, store)` on the store thread and waits, as a window's command does.
    template <typename Work>
    auto with(Work work) {
        return m_storeThread.call([&] { return work(*m_client->session(), *m_client->store()); });
    }
    /// Pushes and pulls once; waits for the end.
    base::Status syncNow();
    clinic::SyncStatus status();

private:
    explicit SyncDesk(const Options& options);

    base::SystemClock m_clock;
    base::SystemRandom m_random;
    rules::RuleBook m_rules;
    app::NetThread m_net;
    app::StoreThread m_storeThread;
    app::FileSecret m_secret;
    std::unique_ptr<app::Client> m_client;
};

}  // namespace opdesk::tests::bench
