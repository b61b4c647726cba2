#include "app/client/window_gate.h"

#include <memory>
#include <utility>

namespace opdesk::app {

WindowGate::WindowGate(Client& client, StoreThread& storeThread, clinic::Executor gui)
    : m_client(client), m_storeThread(storeThread), m_gui(std::move(gui)) {}

namespace {

/// Hands `result` to `done` on the GUI thread.
template <typename Result>
void answer(const clinic::Executor& gui, std::function<void(Result)> done, Result result) {
    gui([done = std::move(done), held = std::make_shared<Result>(std::move(result))] { done(std::move(*held)); });
}

}  // namespace

void WindowGate::view(std::function<void(base::Result<clinic::GateView>)> done) {
    m_storeThread.post([this, done = std::move(done)] { answer(m_gui, done, m_client.view()); });
}

void WindowGate::enrol(clinic::EnrolRequest request, std::function<void(base::Status)> done) {
    m_storeThread.post(
        [this, request = std::move(request), done = std::move(done)] { answer(m_gui, done, m_client.enrol(request)); });
}

void WindowGate::startLogin(std::string phone, std::function<void(base::Result<std::string>)> done) {
    m_storeThread.post(
        [this, phone = std::move(phone), done = std::move(done)] { answer(m_gui, done, m_client.startLogin(phone)); });
}

void WindowGate::finishLogin(std::string challenge, std::string otp, std::string passphrase,
                             std::function<void(base::Result<std::shared_ptr<clinic::Desk>>)> done) {
    m_storeThread.post(
        [this, challenge = std::move(challenge), otp = std::move(otp), passphrase = std::move(passphrase),
         done = std::move(done)] { answer(m_gui, done, openDesk(m_client.finishLogin(challenge, otp, passphrase))); });
}

void WindowGate::unlock(model::StaffId staff, std::string passphrase,
                        std::function<void(base::Result<std::shared_ptr<clinic::Desk>>)> done) {
    m_storeThread.post([this, staff, passphrase = std::move(passphrase), done = std::move(done)] {
        answer(m_gui, done, openDesk(m_client.unlock(staff, passphrase)));
    });
}

void WindowGate::lock() {
    m_storeThread.post([this] { m_client.lock(); });
}

void WindowGate::resetCache(clinic::ResetCache order, std::function<void(base::Result<clinic::CacheReset>)> done) {
    m_storeThread.post([this, order = std::move(order), done = std::move(done)] {
        const auto reset = [&]() -> base::Result<clinic::CacheReset> {
            OPDESK_TRY(
                const auto report,
                m_client.detach({order.staff, order.passphrase, store::DetachScope::cache,
                                 std::filesystem::path(std::u8string(order.exportFile.begin(), order.exportFile.end())),
                                 order.onlySay}));
            // To a person an attachment that was not sent is a change that waits.
            return clinic::CacheReset{report.counts.waiting + report.counts.blobs,
                                      report.counts.parked,
                                      report.counts.looks,
                                      report.unreadable,
                                      report.damaged,
                                      report.exported,
                                      report.done};
        };
        answer(m_gui, done, reset());
    });
}

base::Result<std::shared_ptr<clinic::Desk>> WindowGate::openDesk(base::Status opened) {
    OPDESK_CHECK(std::move(opened));
    return std::make_shared<clinic::Desk>(
        *m_client.session(), [&thread = m_storeThread](std::function<void()> task) { thread.post(std::move(task)); },
        m_gui);
}

}  // namespace opdesk::app
