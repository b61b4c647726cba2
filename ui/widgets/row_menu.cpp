#include "ui/widgets/row_menu.h"

#include <QAbstractItemView>
#include <QAction>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>

#include "ui/widgets/off_now.h"
#include "ui/widgets/page.h"

namespace opdesk::ui::widgets {

namespace {

bool asksForMenu(const QKeyEvent& event) {
    return event.key() == Qt::Key_Menu || (event.key() == Qt::Key_F10 && event.modifiers() == Qt::ShiftModifier);
}

const Page* pageOf(const QWidget* widget) {
    for (const QWidget* up = widget; up; up = up->parentWidget())
        if (const auto* page = qobject_cast<const Page*>(up))
            return page;
    return nullptr;
}

}  // namespace

RowMenu::RowMenu(QAbstractItemView& view) : QObject(&view), m_view(view) {
    view.installEventFilter(this);
    view.viewport()->installEventFilter(this);
}

bool RowMenu::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::ShortcutOverride:
            // Shift+F10 is this row's before it is anybody's shortcut.
            if (watched == &m_view && asksForMenu(*static_cast<QKeyEvent*>(event)))
                event->accept();
            break;
        case QEvent::KeyPress:
            if (watched == &m_view && asksForMenu(*static_cast<QKeyEvent*>(event))) {
                const auto row = m_view.visualRect(m_view.currentIndex());
                return m_view.currentIndex().isValid() &&
                       open(m_view.viewport()->mapToGlobal(QPoint(row.left() + 24, row.bottom())));
            }
            break;
        case QEvent::ContextMenu: {
            const auto* asked = static_cast<QContextMenuEvent*>(event);
            if (watched != m_view.viewport() || asked->reason() != QContextMenuEvent::Mouse)
                return m_menu;  // by the key it is open already
            const auto index = m_view.indexAt(asked->pos());
            if (!index.isValid())
                break;
            m_view.setCurrentIndex(index);
            return open(asked->globalPos());
        }
        case QEvent::Hide:
            if (m_menu)
                m_menu->close();
            break;
        default:
            break;
    }
    return QObject::eventFilter(watched, event);
}

bool RowMenu::open(const QPoint& at) {
    const auto* page = pageOf(&m_view);
    QList<QAction*> offered;
    for (auto* action : page ? page->actions() : QList<QAction*>())
        if (action->isVisible() && action->isEnabled() && !isOffNow(*action) && !action->text().isEmpty())
            offered << action;
    if (offered.isEmpty())
        return false;
    delete m_menu;
    m_menu = new QMenu(&m_view);
    m_menu->setObjectName(QStringLiteral("row_menu"));
    m_menu->setAccessibleName(tr("What can be done here"));
    m_menu->setAttribute(Qt::WA_DeleteOnClose);
    m_menu->addActions(offered);
    m_menu->popup(at);
    m_menu->setActiveAction(offered.first());
    return true;
}

}  // namespace opdesk::ui::widgets
