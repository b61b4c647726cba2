#include "ui/widgets/chip.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "ui/theme/figures_apart.h"
#include "ui/theme/icons.h"
#include "ui/theme/measure.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"

namespace opdesk::ui::widgets {

Chip::Chip(const QString& text, const QString& objectName, QWidget* parent) : QAbstractButton(parent) {
    setText(text);
    setObjectName(objectName);
    setAccessibleName(text);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setStrong(bool strong) {
    m_strong = strong;
    updateGeometry();
    update();
}

void Chip::setRemovable(bool removable) {
    m_removable = removable;
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const {
    const auto font = theme::themeOf(this).font(theme::Type::small, m_strong || isChecked() ? 600 : 400);
    return {theme::wordsWidth(font, text()) + 20 + (m_removable ? 18 : 0), 24};
}

void Chip::paintEvent(QPaintEvent*) {
    using theme::Role;
    QPainter painter(this);
    const auto& theme = theme::themeOf(this);
    const bool lit = m_strong || isChecked();
    theme::paintBox(painter, rect(), height() / 2.0,
                    theme.color(lit            ? Role::accentSoft
                                : underMouse() ? Role::hover
                                               : Role::surface),
                    theme.color(lit ? Role::accent : Role::control));
    painter.setFont(theme.font(theme::Type::small, lit ? 600 : 400));
    painter.setPen(theme.color(lit ? Role::accent : Role::text2));
    theme::paintWords(painter, rect().adjusted(10, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
    if (m_removable)
        painter.drawPixmap(width() - 22, (height() - 13) / 2,
                           theme::iconPixmap(QStringLiteral("x"), 13, theme.color(Role::text3), devicePixelRatioF()));
}

void Chip::keyPressEvent(QKeyEvent* event) {
    if (m_removable && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        emit removeAsked();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void Chip::mouseReleaseEvent(QMouseEvent* event) {
    const bool cross = m_removable && event->position().x() > width() - 26;
    QAbstractButton::mouseReleaseEvent(event);
    if (cross)
        emit removeAsked();
}

}  // namespace opdesk::ui::widgets
