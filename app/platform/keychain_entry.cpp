#include "app/platform/keychain_entry.h"

#include <qt6keychain/keychain.h>

#include <chrono>
#include <future>
#include <memory>

namespace opdesk::app {

namespace {

constexpr std::chrono::seconds kLongestWait{5};

struct JobEnd {
    QKeychain::Error error = QKeychain::OtherError;
    QByteArray data;
};

base::Failure locked() {
    return base::fail(base::ErrorCode::locked, "the keychain is locked or not there");
}

/// `make` runs in the net thread and gives the job; `end` reads it when it has finished.
template <typename Make, typename End>
base::Result<JobEnd> wait(NetThread& net, Make make, End end) {
    auto promise = std::make_shared<std::promise<JobEnd>>();
    auto future = promise->get_future();
    net.post([promise, make, end] {
        auto* job = make();
        job->setAutoDelete(true);
        job->setInsecureFallback(false);
        QObject::connect(job, &QKeychain::Job::finished, job, [promise, job, end] { promise->set_value(end(*job)); });
        job->start();
    });
    if (future.wait_for(kLongestWait) != std::future_status::ready)
        return base::fail(base::ErrorCode::locked, "the keychain did not answer in five seconds");
    return future.get();
}

}  // namespace

// On Windows the key is the whole target name, so it carries the product's prefix itself.
KeychainEntry::KeychainEntry(NetThread& net, const std::string& name)
    : m_net(net), m_key(QStringLiteral("opdesk/") + QString::fromStdString(name)) {}

base::Result<std::optional<QByteArray>> KeychainEntry::read() {
    OPDESK_TRY(const auto end, wait(
                                   m_net,
                                   [key = m_key] {
                                       auto* job = new QKeychain::ReadPasswordJob(QStringLiteral("OPDesk"));
                                       job->setKey(key);
                                       return job;
                                   },
                                   [](QKeychain::ReadPasswordJob& job) {
                                       return JobEnd{job.error(), job.binaryData()};
                                   }));
    if (end.error == QKeychain::EntryNotFound)
        return std::optional<QByteArray>();
    if (end.error != QKeychain::NoError)
        return locked();
    return std::optional(end.data);
}

base::Status KeychainEntry::write(const QByteArray& data) {
    OPDESK_TRY(const auto end, wait(
                                   m_net,
                                   [key = m_key, data] {
                                       auto* job = new QKeychain::WritePasswordJob(QStringLiteral("OPDesk"));
                                       job->setKey(key);
                                       job->setBinaryData(data);
                                       return job;
                                   },
                                   [](QKeychain::WritePasswordJob& job) {
                                       return JobEnd{job.error(), {}};
                                   }));
    if (end.error != QKeychain::NoError)
        return locked();
    return {};
}

base::Status KeychainEntry::remove() {
    OPDESK_TRY(const auto end, wait(
                                   m_net,
                                   [key = m_key] {
                                       auto* job = new QKeychain::DeletePasswordJob(QStringLiteral("OPDesk"));
                                       job->setKey(key);
                                       return job;
                                   },
                                   [](QKeychain::DeletePasswordJob& job) {
                                       return JobEnd{job.error(), {}};
                                   }));
    if (end.error != QKeychain::NoError && end.error != QKeychain::EntryNotFound)
        return locked();
    return {};
}

}  // namespace opdesk::app
