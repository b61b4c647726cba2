#pragma once

#include <QList>
#include <QWidget>

class QAction;
class QScrollArea;

namespace opdesk::ui::widgets {
class OverlayLayer;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::shell {

/// F1: every key that does something here and now, made from the actions themselves; what is off (widgets::isOffNow
/// too) or has no key is not in it. Arrows and PgUp, PgDn scroll.
class KeySheet : public QWidget {
    Q_OBJECT
public:
    struct Group {
        QString heading;
        QList<QAction*> actions;
        bool isOfPage = false;
    };

    /// `room`: what it may take at most.
    KeySheet(const QList<Group>& groups, const QSize& room, QWidget* parent = nullptr);

    /// Opens one over the window; it goes when it is closed.
    static void open(widgets::OverlayLayer& overlay, const QList<Group>& groups);

signals:
    void closeAsked();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QScrollArea* m_scroll;
};

}  // namespace opdesk::ui::shell
