#pragma once

#include <QLineEdit>

class QAction;

namespace opdesk::ui::widgets {

/// A password: hidden, with an eye that shows it while pressed on; never kept by undo, drag or input method history.
class PasswordField : public QLineEdit {
    Q_OBJECT
public:
    PasswordField(const QString& objectName, const QString& accessibleName, QWidget* parent = nullptr);

    /// Empties the field and overwrites what it held as far as Qt allows.
    void wipe();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void toggle();

    class QToolButton* m_eye;
};

}  // namespace opdesk::ui::widgets
