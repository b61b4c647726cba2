#pragma once

#include <QPointer>
#include <QWidget>

class QAction;

namespace opdesk::ui::widgets {

/// The 28 px bar at the bottom: keys of the present page, made from the page's QActions so that text and truth cannot
/// differ, and one status sentence at the right. Actions show when they are visible, enabled and have a shortcut;
/// an action's `iconText` is the word shown. A click does the same as the key.
class KeyBar : public QWidget {
    Q_OBJECT
public:
    explicit KeyBar(QWidget* parent = nullptr);

    /// Follows `page`'s action list and each action's changes; null clears the bar.
    void setPage(QWidget* page);
    void setStatus(const QString& sentence);

    QSize sizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    struct Item {
        QRect box;
        QAction* action;
        QStringList caps;
    };
    QList<Item> items() const;
    void rebuild();

    QPointer<QWidget> m_page;
    QList<QMetaObject::Connection> m_connections;
    QString m_status;
    int m_hovered = -1;
};

}  // namespace opdesk::ui::widgets
