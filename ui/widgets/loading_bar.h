#pragma once

#include <QTimer>
#include <QWidget>

namespace opdesk::ui::widgets {

/// The thin bar for work over 400 ms: nothing before that. Without a total it stands still at a third, so no motion.
class LoadingBar : public QWidget {
    Q_OBJECT
public:
    explicit LoadingBar(QWidget* parent = nullptr);

    void start();
    void stop();
    /// 0 to 1000; negative: unknown.
    void setPermille(int permille);
    QSize sizeHint() const override { return {100, 3}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QTimer m_delay;
    int m_permille = -1;
};

}  // namespace opdesk::ui::widgets
