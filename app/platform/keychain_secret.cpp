#include "app/platform/keychain_secret.h"

#include <qt6keychain/keychain.h>

#include <QString>
#include <chrono>
#include <future>
#include <memory>

namespace opdesk::app {

namespace {

constexpr std::chrono::seconds kLongestWait{5};

// On Windows the key is the whole target name, so it carries the product's prefix itself.
QString entryName(const std::string& profileName) {
    return QStringLiteral("opdesk/") + QString::fromStdString(profileName);
}

struct JobEnd {
    QKeychain::Error error = QKeychain::OtherError;
    QByteArray data;
};

}  // namespace

base::Result<crypto::SecretBytes> KeychainSecret::load(const std::string& profileName) {
    auto promise = std::make_shared<std::promise<JobEnd>>();
    auto end = promise->get_future();
    m_net.post([promise, key = entryName(profileName)] {
        auto* job = new QKeychain::ReadPasswordJob(QStringLiteral("OPDesk"));
        job->setAutoDelete(true);
        job->setInsecureFallback(false);
        job->setKey(key);
        QObject::connect(job, &QKeychain::Job::finished, job, [promise, job] {
            promise->set_value({job->error(), job->binaryData()});
        });
        job->start();
    });
    if (end.wait_for(kLongestWait) != std::future_status::ready)
        return base::fail(base::ErrorCode::locked, "the keychain did not answer in five seconds");
    const auto result = end.get();
    if (result.error == QKeychain::EntryNotFound)
        return base::fail(base::ErrorCode::notFound, "the keychain has no such entry");
    if (result.error != QKeychain::NoError)
        return base::fail(base::ErrorCode::locked, "the keychain is locked or not there");
    const auto secret =
        base::fromHex(std::string_view(result.data.constData(), static_cast<std::size_t>(result.data.size())));
    if (!secret || secret->size() != 32)
        return base::fail(base::ErrorCode::damaged, "the keychain entry is not a device secret");
    return crypto::SecretBytes::fromCopy(*secret);
}

base::Status KeychainSecret::store(const std::string& profileName, base::ByteView secret) {
    auto promise = std::make_shared<std::promise<JobEnd>>();
    auto end = promise->get_future();
    m_net.post([promise, key = entryName(profileName), text = QByteArray::fromStdString(base::toHex(secret))] {
        auto* job = new QKeychain::WritePasswordJob(QStringLiteral("OPDesk"));
        job->setAutoDelete(true);
        job->setInsecureFallback(false);
        job->setKey(key);
        job->setBinaryData(text);
        QObject::connect(job, &QKeychain::Job::finished, job, [promise, job] {
            promise->set_value({job->error(), {}});
        });
        job->start();
    });
    if (end.wait_for(kLongestWait) != std::future_status::ready)
        return base::fail(base::ErrorCode::locked, "the keychain did not answer in five seconds");
    if (end.get().error != QKeychain::NoError)
        return base::fail(base::ErrorCode::locked, "the keychain is locked or not there");
    return {};
}

}  // namespace opdesk::app
