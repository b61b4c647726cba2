#pragma once

#include <QObject>
#include <QPointer>

class QAbstractItemView;
class QMenu;
class QPoint;

namespace opdesk::ui::widgets {

/// Menu, Shift+F10 or the right button on a row of `view`: what its page offers now, with the keys, made from the
/// page's own actions. Goes when the view is hidden, so that nothing of it stands over a locked window.
class RowMenu : public QObject {
    Q_OBJECT
public:
    explicit RowMenu(QAbstractItemView& view);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool open(const QPoint& at);

    QAbstractItemView& m_view;
    QPointer<QMenu> m_menu;
};

}  // namespace opdesk::ui::widgets
