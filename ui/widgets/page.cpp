#include "ui/widgets/page.h"

#include <QAction>

namespace opdesk::ui::widgets {

QAction* Page::addKey(const QString& name, const QString& words, const QKeySequence& keys) {
    auto* action = new QAction(words, this);
    action->setObjectName(name);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    return action;
}

}  // namespace opdesk::ui::widgets
