#include "core/clinic/desk.h"

#include <algorithm>
#include <atomic>

#include "core/base/log.h"
#include "core/model/kind.h"

namespace opdesk::clinic {

namespace {

/// A list of listeners whose entries live as long as the token the subscriber holds. GUI thread only.
template <typename Listener>
class Subscriptions {
public:
    std::shared_ptr<void> add(Listener listener) {
        auto entry = std::make_shared<Listener>(std::move(listener));
        m_entries.push_back(entry);
        return entry;
    }
    template <typename... Arguments>
    void announce(const Arguments&... arguments) {
        std::erase_if(m_entries, [](const auto& entry) { return entry.expired(); });
        const auto now = m_entries;  // a listener may subscribe or leave while it is called
        for (const auto& weak : now)
            if (const auto entry = weak.lock())
                (*entry)(arguments...);
    }

private:
    std::vector<std::weak_ptr<Listener>> m_entries;
};

}  // namespace

struct Desk::State : std::enable_shared_from_this<Desk::State> {
    State(Session& owned, Executor toStore, Executor toGui)
        : session(owned),
          storeThread(std::move(toStore)),
          gui(std::move(toGui)),
          userName(owned.userName),
          identity(owned.desk),
          roles(owned.lease.roles) {}

    /// Runs `work` on the GUI thread unless the desk has gone by then.
    void answer(std::function<void()> work) {
        gui([weak = weak_from_this(), work = std::move(work)] {
            if (const auto alive = weak.lock(); alive && !alive->closed)
                work();
        });
    }

    // Constant after construction.
    Session& session;
    const Executor storeThread;
    const Executor gui;
    const std::string userName;
    const DeskIdentity identity;
    const std::vector<std::string> roles;

    std::atomic<bool> closed{false};  // set on the GUI thread when the session locks; read by both

    // GUI thread.
    Subscriptions<Listener> changed;
    Subscriptions<std::function<void(const SyncStatus&)>> syncStatus;
};

Desk::Desk(Session& session, Executor storeThread, Executor gui)
    : m_state(std::make_shared<State>(session, std::move(storeThread), std::move(gui))) {
    m_state->storeThread([weak = std::weak_ptr(m_state)] {
        const auto state = weak.lock();
        if (!state || state->closed)
            return;
        state->session.store.onChanged([weak](const std::vector<store::Changed>& changes) {
            const auto alive = weak.lock();
            if (!alive || alive->closed)
                return;
            std::vector<std::string> kinds;
            for (const auto& change : changes)
                kinds.emplace_back(model::kindName(change.kind));
            std::ranges::sort(kinds);
            const auto same = std::ranges::unique(kinds);
            kinds.erase(same.begin(), same.end());
            auto* const target = alive.get();  // answer() runs the work only while the state lives
            alive->answer([target, kinds = std::move(kinds)] { target->changed.announce(kinds); });
        });
        if (!state->session.sync)
            return;
        state->session.sync->onStatus([weak] {
            const auto alive = weak.lock();
            if (!alive || alive->closed)
                return;
            auto* const target = alive.get();
            alive->answer([target, status = alive->session.sync->status()] { target->syncStatus.announce(status); });
        });
    });
}

Desk::~Desk() {
    m_state->closed = true;
}

void Desk::post(std::function<std::function<void()>(Session&)> work) {
    m_state->storeThread([weak = std::weak_ptr(m_state), work = std::move(work)] {
        const auto state = weak.lock();
        if (!state || state->closed)
            return;
        auto answer = work(state->session);
        if (answer)
            state->answer(std::move(answer));
    });
}

void Desk::postLast(std::function<void(Session&)> work) {
    // The state is held, so that the work outlives the desk; the session outlives what was posted before its lock.
    m_state->storeThread([state = m_state, work = std::move(work)] { work(state->session); });
}

void Desk::noteLost(const base::Error& error) {
    base::log(base::LogLevel::warning, "a draft was not kept",
              {base::LogField::code("error", base::errorName(error.code))});
}

std::shared_ptr<void> Desk::onChanged(Listener listener) {
    return m_state->changed.add(std::move(listener));
}

std::shared_ptr<void> Desk::onSyncStatus(std::function<void(const SyncStatus&)> listener) {
    return m_state->syncStatus.add(std::move(listener));
}

void Desk::syncNow(std::function<void(base::Status)> done) {
    m_state->storeThread([weak = std::weak_ptr(m_state), done = std::move(done)] {
        const auto state = weak.lock();
        if (!state || state->closed)
            return;
        const auto finish = [weak, done](base::Status status) {
            const auto alive = weak.lock();
            if (!alive || !done)
                return;
            auto result = std::make_shared<base::Status>(std::move(status));
            alive->answer([done, result] { done(std::move(*result)); });
        };
        if (!state->session.sync)
            finish(base::fail(base::ErrorCode::unreachable, "this desk has no line to a server"));
        else
            state->session.sync->syncNow(finish);
    });
}

const std::string& Desk::userName() const {
    return m_state->userName;
}
const std::vector<std::string>& Desk::roles() const {
    return m_state->roles;
}
const DeskIdentity& Desk::identity() const {
    return m_state->identity;
}

bool Desk::may(std::string_view permission) const {
    // A right that needs a reason or only covers one's own is offered; the use case asks.
    return access::levelOf(m_state->roles, permission) < access::Level::request;
}

}  // namespace opdesk::clinic
