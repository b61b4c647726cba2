#include "tests/bench/sync_desk.h"

#include <future>

namespace opdesk::tests::bench {

SyncDesk::SyncDesk(const Options& options) : m_secret(options.secretFile) {}

base::Result<std::unique_ptr<SyncDesk>> SyncDesk::open(const Options& options) {
    std::unique_ptr<SyncDesk> desk(new SyncDesk(options));
    OPDESK_TRY(desk->m_rules, rules::RuleBook::load());
    app::ClientOptions client;
    client.profileFolder = options.profile;
    client.syncByItself = options.syncByItself;
    desk->m_client = std::make_unique<app::Client>(client, desk->m_secret, desk->m_rules, desk->m_clock, desk->m_random,
                                                   desk->m_storeThread, desk->m_net);
    OPDESK_CHECK(desk->m_storeThread.call([&]() -> base::Status {
        OPDESK_TRY(const auto view, desk->m_client->view());
        for (const auto& person : view.people)
            if (person.name == options.user || person.staff.text() == options.user)
                return desk->m_client->unlock(person.staff, options.passphrase);
        return base::fail(base::ErrorCode::notFound, "nobody of this name works on this desk");
    }));
    return desk;
}

SyncDesk::~SyncDesk() {
    m_storeThread.call([this] {
        m_client.reset();
        return true;
    });
}

base::Status SyncDesk::syncNow() {
    auto promise = std::make_shared<std::promise<base::Status>>();
    auto end = promise->get_future();
    m_storeThread.post([this, promise] {
        m_client->syncNow([promise](base::Status status) { promise->set_value(std::move(status)); });
    });
    return end.get();
}

clinic::SyncStatus SyncDesk::status() {
    return m_storeThread.call([this] { return m_client->session()->sync->status(); });
}

}  // namespace opdesk::tests::bench
