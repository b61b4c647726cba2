#pragma once

#include <QAction>
#include <QVariant>

namespace opdesk::ui::widgets {

inline constexpr const char* kOffNow = "offNow";

/// An action that does nothing for what is marked now, or not yet: key bar, sheet of keys, row menu and its button show
/// it as off. Unlike a disabled one its key still answers: it says why, or goes to what is missing.
inline bool isOffNow(const QAction& action) {
    return action.property(kOffNow).toBool();
}

inline void setOffNow(QAction& action, bool off) {
    if (isOffNow(action) == off)
        return;
    action.setProperty(kOffNow, off);
    emit action.changed();  // a property tells nobody
}

}  // namespace opdesk::ui::widgets
