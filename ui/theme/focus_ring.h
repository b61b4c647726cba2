#pragma once

#include <QObject>
#include <QPointer>

class QApplication;
class QFocusFrame;
class QWidget;

namespace opdesk::ui::theme {

/// Draws the ring of the focused button, box or tab around it (2 px, 2 px away, above neighbours). Fields draw their
/// own. One per program, child of the application.
class FocusRing : public QObject {
    Q_OBJECT
public:
    explicit FocusRing(QApplication& application);

private:
    void follow(QWidget* now);

    QPointer<QFocusFrame> m_frame;
};

}  // namespace opdesk::ui::theme
