#include "ui/widgets/password_field.h"

#include <QEvent>
#include <QToolButton>

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace opdesk::ui::widgets {

PasswordField::PasswordField(const QString& objectName, const QString& accessibleName, QWidget* parent)
    : QLineEdit(parent) {
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setEchoMode(QLineEdit::Password);
    setDragEnabled(false);
    setContextMenuPolicy(Qt::NoContextMenu);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    setTextMargins(0, 0, 28, 0);
    m_eye = new QToolButton(this);
    m_eye->setObjectName(objectName + QStringLiteral("_show"));
    m_eye->setAccessibleName(tr("Show the password"));
    m_eye->setCheckable(true);
    m_eye->setAutoRaise(true);
    m_eye->setCursor(Qt::ArrowCursor);
    m_eye->setFocusPolicy(Qt::TabFocus);
    m_eye->setFixedSize(26, 26);
    connect(m_eye, &QToolButton::toggled, this, &PasswordField::toggle);
    toggle();
}

void PasswordField::toggle() {
    const bool shown = m_eye->isChecked();
    setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    const auto& theme = theme::themeOf(this);
    m_eye->setIcon(theme::icon(shown ? QStringLiteral("eye-off") : QStringLiteral("eye"), 16,
                               theme.color(theme::Role::text2), theme.color(theme::Role::disabled)));
}

void PasswordField::wipe() {
    // Same length first, so that the shared buffer is overwritten before it is let go.
    setText(QString(text().size(), QLatin1Char('0')));
    clear();
    m_eye->setChecked(false);
}

void PasswordField::changeEvent(QEvent* event) {
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_eye)
        toggle();
}

void PasswordField::resizeEvent(QResizeEvent* event) {
    QLineEdit::resizeEvent(event);
    if (!m_eye)
        return;
    m_eye->move(width() - 31, (height() - 26) / 2);
}

}  // namespace opdesk::ui::widgets
