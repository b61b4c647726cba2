#include <QAccessible>
#include <QAccessibleWidget>

#include "ui/calendar/calendar_view.h"

namespace opdesk::ui::calendar {

namespace {

/// One slot or booking. The view owns the cells; a cell that has gone is invalid and says nothing.
class CellAccess final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    CellAccess(CalendarView* view, int cell) : m_view(view), m_cell(cell) {}

    bool isValid() const override { return m_view && m_cell < static_cast<int>(m_view->grid().cells.size()); }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QString text(QAccessible::Text kind) const override {
        if (!isValid())
            return {};
        if (kind == QAccessible::Name)
            return m_view->spokenCell(m_cell);
        return {};
    }
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override {
        if (!isValid())
            return {};
        const QRect box = m_view->cellRect(m_cell);
        return {m_view->viewport()->mapToGlobal(box.topLeft()), box.size()};
    }
    QAccessible::Role role() const override { return QAccessible::Cell; }
    QAccessible::State state() const override {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        const auto kind = m_view->grid().cells[static_cast<std::size_t>(m_cell)].kind;
        state.focusable = true;
        state.selectable = true;
        state.disabled = kind == CellKind::past || kind == CellKind::away;
        state.focused = m_view->current() == m_cell && m_view->hasFocus();
        state.selected = m_view->current() == m_cell;
        state.offscreen = !m_view->cellRect(m_cell).intersects(m_view->viewport()->rect());
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }

    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& name) override {
        if (!isValid())
            return;
        m_view->setFocus();
        m_view->setCurrent(m_cell);
        if (name == pressAction())
            emit m_view->chosen(m_cell);
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    CalendarView* m_view;
    int m_cell;
};

class ViewAccess final : public QAccessibleWidget {
public:
    explicit ViewAccess(CalendarView* view) : QAccessibleWidget(view, QAccessible::Table), m_view(view) {}
    ~ViewAccess() override { forget(); }

    int childCount() const override { return static_cast<int>(m_view->grid().cells.size()); }
    QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= childCount())
            return nullptr;
        if (m_generation != m_view->generation()) {
            forget();
            m_generation = m_view->generation();
        }
        while (static_cast<int>(m_cells.size()) <= index)
            m_cells.push_back(
                QAccessible::registerAccessibleInterface(new CellAccess(m_view, static_cast<int>(m_cells.size()))));
        return QAccessible::accessibleInterface(m_cells[static_cast<std::size_t>(index)]);
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        for (std::size_t i = 0; i < m_cells.size(); ++i)
            if (QAccessible::accessibleInterface(m_cells[i]) == child)
                return static_cast<int>(i);
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        const QPoint at = m_view->viewport()->mapFromGlobal(QPoint(x, y));
        for (int i = 0; i < childCount(); ++i)
            if (m_view->cellRect(i).contains(at))
                return child(i);
        return nullptr;
    }
    QAccessibleInterface* focusChild() const override {
        return m_view->hasFocus() && m_view->current() >= 0 ? child(m_view->current()) : nullptr;
    }
    QString text(QAccessible::Text kind) const override {
        if (kind == QAccessible::Value)
            return m_view->spokenCell(m_view->current());
        return QAccessibleWidget::text(kind);
    }

private:
    void forget() const {
        for (const auto id : m_cells)
            QAccessible::deleteAccessibleInterface(id);
        m_cells.clear();
    }

    CalendarView* m_view;
    mutable int m_generation = -1;
    mutable std::vector<QAccessible::Id> m_cells;
};

QAccessibleInterface* makeAccess(const QString& className, QObject* object) {
    if (className == QLatin1String("opdesk::ui::calendar::CalendarView"))
        if (auto* view = qobject_cast<CalendarView*>(object))
            return new ViewAccess(view);
    return nullptr;
}

}  // namespace

void installCalendarAccess() {
    static const bool once = [] {
        QAccessible::installFactory(makeAccess);
        return true;
    }();
    Q_UNUSED(once);
}

}  // namespace opdesk::ui::calendar
