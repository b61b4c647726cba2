#include "ui/widgets/icon_label.h"

#include <QPainter>

#include "ui/theme/icons.h"

namespace opdesk::ui::widgets {

IconLabel::IconLabel(const QString& iconName, int size, theme::Role role, QWidget* parent)
    : QWidget(parent), m_iconName(iconName), m_size(size), m_role(role) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconLabel::setIconName(const QString& iconName) {
    m_iconName = iconName;
    update();
}

void IconLabel::setRole(theme::Role role) {
    m_role = role;
    update();
}

QSize IconLabel::sizeHint() const {
    return {m_size, m_size};
}

void IconLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QPixmap mark = theme::iconPixmap(m_iconName, m_size, theme::themeOf(this).color(m_role), devicePixelRatioF());
    painter.drawPixmap((width() - m_size) / 2, (height() - m_size) / 2, mark);
}

}  // namespace opdesk::ui::widgets
