#pragma once

#include <QToolButton>

namespace opdesk::ui::widgets {

/// One place in the rail: icon over word, count bubble. Used by NavRail only.
class RailButton : public QToolButton {
    Q_OBJECT
public:
    RailButton(const QString& id, const QString& iconName, const QString& word, QWidget* parent);

    const QString& id() const { return m_id; }
    void setCount(int count, const QString& spoken);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_id;
    QString m_iconName;
    int m_count = 0;
};

}  // namespace opdesk::ui::widgets
