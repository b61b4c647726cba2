#pragma once

#include <QLabel>

namespace opdesk::ui::widgets {

/// Says a change once to a screen reader ("Called A 13"). Below Qt 6.8 there is no announcement event, so a label
/// without size changes its name and raises an alert. Child of the main window.
class Announcer : public QLabel {
    Q_OBJECT
public:
    explicit Announcer(QWidget* mainWindow);
    void say(const QString& sentence);
    /// At a lock: what was said last is of the session.
    void forget();
};

}  // namespace opdesk::ui::widgets
