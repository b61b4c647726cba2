#pragma once

#include <QAbstractButton>

namespace opdesk::ui::widgets {

/// A pill with words: a complaint, a diagnosis, a filter. Checkable ones show accent when on; removable ones have a
/// cross (Delete or Backspace removes).
class Chip : public QAbstractButton {
    Q_OBJECT
public:
    Chip(const QString& text, const QString& objectName, QWidget* parent = nullptr);

    void setStrong(bool strong);
    void setRemovable(bool removable);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void removeAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    bool m_strong = false;
    bool m_removable = false;
};

}  // namespace opdesk::ui::widgets
