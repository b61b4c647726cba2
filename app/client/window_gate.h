#pragma once

#include "app/client/client.h"
#include "core/clinic/gate.h"

namespace opdesk::app {

/// The window's gate: carries every call to the store thread and every answer back to the GUI thread.
class WindowGate final : public clinic::Gate {
public:
    WindowGate(Client& client, StoreThread& storeThread, clinic::Executor gui);

    void view(std::function<void(base::Result<clinic::GateView>)> done) override;
    void enrol(clinic::EnrolRequest request, std::function<void(base::Status)> done) override;
    void startLogin(std::string phone, std::function<void(base::Result<std::string>)> done) override;
    void finishLogin(std::string challenge, std::string otp, std::string passphrase,
                     std::function<void(base::Result<std::shared_ptr<clinic::Desk>>)> done) override;
    void unlock(model::StaffId staff, std::string passphrase,
                std::function<void(base::Result<std::shared_ptr<clinic::Desk>>)> done) override;
    void lock() override;
    void resetCache(clinic::ResetCache order, std::function<void(base::Result<clinic::CacheReset>)> done) override;

private:
    /// Store thread.
    base::Result<std::shared_ptr<clinic::Desk>> openDesk(base::Status opened);

    Client& m_client;
    StoreThread& m_storeThread;
    clinic::Executor m_gui;
};

}  // namespace opdesk::app
