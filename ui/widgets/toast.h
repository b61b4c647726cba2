#pragma once

#include <QTimer>
#include <QWidget>

namespace opdesk::ui::widgets {

/// Bottom centre of the window, one at a time, 8 s, stays while hovered or focused, Ctrl+Z undoes. A child of the main
/// window, never a window of its own. Never the only place for an error.
class Toast : public QWidget {
    Q_OBJECT
public:
    explicit Toast(QWidget* mainWindow);

    /// Replaces what is shown. Without undo the Undo button is absent.
    void say(const QString& sentence, const QString& iconName = {});
    void sayWithUndo(const QString& sentence, const QString& iconName = {});
    /// What the present toast offers is no longer possible (the next change was made).
    void withdraw();
    bool offersUndo() const { return m_undo && isVisible(); }
    QString sentence() const { return m_sentence; }

public slots:
    void undo();

signals:
    void undoAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void show_(const QString& sentence, const QString& iconName, bool undo);
    void place();
    QRect undoBox() const;

    QString m_sentence;
    QString m_iconName;
    bool m_undo = false;
    QTimer m_stay;
};

}  // namespace opdesk::ui::widgets
