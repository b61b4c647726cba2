#pragma once

#include <QKeyEvent>

namespace opdesk::ui::patients {

/// Esc in a strip of the page closes the strip: it takes the ShortcutOverride, else the page's own Esc acts.
inline bool isEscape(const QEvent* event, QEvent::Type type) {
    return event->type() == type && static_cast<const QKeyEvent*>(event)->key() == Qt::Key_Escape;
}

}  // namespace opdesk::ui::patients
