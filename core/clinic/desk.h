#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/clinic/session.h"

namespace opdesk::clinic {

/// Runs a function on the thread of its owner, later. The window's executor posts to the GUI thread.
using Executor = std::function<void(std::function<void()>)>;

/// The window's way to the use cases. Every call returns at once; answers come through the GUI executor. There is no
/// blocking call to find. Owned by the composition root; made when a session is unlocked, gone when it locks: an answer
/// that would come after that is dropped.
class Desk {
public:
    /// `storeThread` posts to the thread that owns `session`; `session` outlives the desk's posted work.
    Desk(Session& session, Executor storeThread, Executor gui);
    ~Desk();

    /// Runs execute(session, command) on the store thread and hands the Result to `done` on the GUI thread.
    template <typename Command>
    void run(Command command, std::function<void(base::Result<typename Command::Answer>)> done) {
        post([command = std::move(command), done = std::move(done)](Session& session) -> std::function<void()> {
            auto answer = std::make_shared<base::Result<typename Command::Answer>>(execute(session, command));
            return [answer, done] {
                if (done)
                    done(std::move(*answer));
            };
        });
    }
    /// run() without an answer, done even when the desk has gone by then: what was typed is kept at the lock. Ended by
    /// the lock that follows in the store thread's queue.
    template <typename Command>
    void keep(Command command) {
        postLast([command = std::move(command)](Session& session) {
            if (auto kept = execute(session, command); !kept)
                noteLost(kept.error());
        });
    }
    /// `work` runs on the store thread; what it returns runs on the GUI thread.
    void post(std::function<std::function<void()>(Session&)> work);

    /// Record kinds changed by anybody, after the commit; on the GUI thread. The token ends the subscription when
    /// destroyed.
    using Listener = std::function<void(const std::vector<std::string>& kinds)>;
    std::shared_ptr<void> onChanged(Listener listener);
    std::shared_ptr<void> onSyncStatus(std::function<void(const SyncStatus&)> listener);
    void syncNow(std::function<void(base::Status)> done);

    /// Facts that do not change while the session lives; safe on the GUI thread.
    const std::string& userName() const;
    /// Names of the nine roles, or of the clinic's own.
    const std::vector<std::string>& roles() const;
    const DeskIdentity& identity() const;
    bool may(std::string_view permission) const;

private:
    void postLast(std::function<void(Session&)> work);
    static void noteLost(const base::Error& error);

    struct State;
    std::shared_ptr<State> m_state;
};

}  // namespace opdesk::clinic
