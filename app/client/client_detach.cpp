#include "app/client/client_unlocked.h"
#include "app/client/mark_saver.h"

/// Taking a desk, or its cache, away without losing what was not sent.
namespace opdesk::app {

using base::ErrorCode;

base::Result<store::DetachReport> Client::detach(const DetachOrder& order) {
    lock();
    OPDESK_TRY(auto opened, openProfile());
    OPDESK_TRY(const auto keys,
               store::openBlob(m_folder, opened.profile, order.staff, order.passphrase, opened.secret.view(), m_clock));
    const auto marks = m_options.marks ? m_options.marks(m_profileName) : nullptr;
    store::DetachReport report;
    {
        OPDESK_TRY(const auto held, base::platform::FileLock::tryLock(m_folder.lockFile()));
        store::DetachRequest request;
        request.scope = order.scope;
        request.store.file = m_folder.cacheFile();
        request.store.key = keys.cacheKey.view();
        request.store.tenant = opened.profile.tenant;
        request.store.device = opened.profile.device;
        request.store.former = opened.profile.former;
        request.store.vfs = m_options.storeVfs;
        request.store.marks = marks.get();
        if (!order.exportTo.empty())
            request.exportTo = order.exportTo;
        request.key = {order.passphrase, opened.secret.view(), {}};
        request.onlySay = order.onlySay;
        OPDESK_TRY(report, store::detachStore(m_folder, request, m_clock, m_random));
    }
    if (!report.done || order.scope != store::DetachScope::desk)
        return report;
    if (marks)
        OPDESK_CHECK(marks->clear());
    // The export opens with it alone; without one nothing is left that it could open.
    if (!report.exported)
        OPDESK_CHECK(m_secret.remove(m_profileName));
    return report;
}

base::Result<std::int64_t> Client::queueExport(const std::filesystem::path& file, const std::string& passphrase) {
    if (!m_unlocked)
        return base::fail(ErrorCode::locked, "nobody is logged in");
    OPDESK_TRY(const auto unsent, store::readExport(file, {passphrase, m_unlocked->opened.secret.view(), {}}));
    // The bytes first: a record must never be sent whose attachment is nowhere.
    OPDESK_CHECK(store::queueExportedBlobs(*m_unlocked->cache, file, unsent));
    return store::queueExport(*m_unlocked->cache, unsent);
}

}  // namespace opdesk::app
