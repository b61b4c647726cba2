#pragma once

#include <QWidget>

#include "ui/theme/theme.h"

namespace opdesk::ui::widgets {

/// One icon in a colour role. It never stands alone: a word is beside it.
class IconLabel : public QWidget {
    Q_OBJECT
public:
    explicit IconLabel(const QString& iconName, int size = 16, theme::Role role = theme::Role::text2,
                       QWidget* parent = nullptr);

    void setIconName(const QString& iconName);
    void setRole(theme::Role role);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_iconName;
    int m_size;
    theme::Role m_role;
};

}  // namespace opdesk::ui::widgets
