#pragma once

#include <QLineEdit>

class QToolButton;

namespace opdesk::ui::widgets {

/// A password: hidden, with an eye that shows it; never kept by undo, drag or input method history.
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

    QToolButton* m_eye = nullptr;
};

}  // namespace opdesk::ui::widgets
