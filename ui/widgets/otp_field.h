#pragma once

#include <QLineEdit>

namespace opdesk::ui::widgets {

/// Six figures, typed or pasted (spaces and dashes are dropped); says complete() with the sixth.
class OtpField : public QLineEdit {
    Q_OBJECT
public:
    static constexpr int kFigures = 6;

    OtpField(const QString& objectName, const QString& accessibleName, QWidget* parent = nullptr);
    int missing() const { return kFigures - static_cast<int>(text().size()); }
    QSize sizeHint() const override;

signals:
    void complete(const QString& code);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;

private:
    void take(const QString& text);
};

}  // namespace opdesk::ui::widgets
