#pragma once

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

#include "core/clinic/desk.h"
#include "core/clinic/drafts.h"

namespace opdesk::ui::drafts {

/// Keeps what is typed into one form: written 300 ms after the last key, and at once when the form is left, another
/// subject comes or the session ends. What is kept belongs to user, form and subject and comes back when the same
/// subject is opened again. A form owns one; GUI thread.
class DraftKeeper : public QObject {
    Q_OBJECT
public:
    using Typed = clinic::json::object;
    /// `form` is a name drafts.h knows. `typed` gives the form's present words; empty when there is nothing to keep.
    DraftKeeper(std::string form, std::function<Typed()> typed, QObject* parent);

    void start(std::shared_ptr<clinic::Desk> desk);
    /// Writes what waits; safe at the lock, as the desk finishes it even when it has gone.
    void stop();
    /// The form is about this now ("<patient>" or "<patient>/<visit>", empty for nobody yet). What waits for the former
    /// subject is written first. `found` gets the kept words, or nothing when there are none; it is not called when
    /// another subject was opened meanwhile. Somebody may have typed before it comes.
    void open(const std::string& about, std::function<void(const Typed&)> found);
    /// Something was typed.
    void changed();
    /// Writes now what waits.
    void flush();
    /// It was saved for good, or thrown away.
    void drop();

private:
    void write();

    std::string m_form;
    std::function<Typed()> m_typed;
    std::shared_ptr<clinic::Desk> m_desk;
    std::string m_about;
    QTimer m_soon{this};
    quint64 m_serial = 0;
};

}  // namespace opdesk::ui::drafts
