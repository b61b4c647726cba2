#include "ui/widgets/fields.h"

#include <QListView>

#include "ui/theme/theme.h"

namespace opdesk::ui::widgets {

TextField::TextField(const QString& objectName, const QString& accessibleName, QWidget* parent) : QLineEdit(parent) {
    setObjectName(objectName);
    setAccessibleName(accessibleName);
}

ComboField::ComboField(const QString& objectName, const QString& accessibleName, QWidget* parent) : QComboBox(parent) {
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    auto* list = new QListView(this);
    // Else every row is measured whenever a style is set, and a list of languages loads the letters of all of them.
    list->setUniformItemSizes(true);
    list->setObjectName(objectName + QStringLiteral("_list"));
    list->setAccessibleName(accessibleName);
    setView(list);
}

NoteField::NoteField(const QString& objectName, const QString& accessibleName, int lines, QWidget* parent)
    : QPlainTextEdit(parent), m_lines(lines) {
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setTabChangesFocus(true);
    setProperty("field", true);
    viewport()->setAutoFillBackground(false);
    setFrameShape(QFrame::StyledPanel);
    document()->setDocumentMargin(2);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void NoteField::focusInEvent(QFocusEvent* event) {
    QPlainTextEdit::focusInEvent(event);
    update();  // the ring is part of the frame, outside the viewport
}

void NoteField::focusOutEvent(QFocusEvent* event) {
    QPlainTextEdit::focusOutEvent(event);
    update();
}

QSize NoteField::sizeHint() const {
    return {200, m_lines * theme::themeOf(this).line(theme::Type::body) + 16};
}

CheckField::CheckField(const QString& objectName, const QString& text, QWidget* parent) : QCheckBox(text, parent) {
    setObjectName(objectName);
    setAccessibleName(QString(text).remove(QLatin1Char('&')));
}

RadioField::RadioField(const QString& objectName, const QString& text, QWidget* parent) : QRadioButton(text, parent) {
    setObjectName(objectName);
    setAccessibleName(QString(text).remove(QLatin1Char('&')));
}

}  // namespace opdesk::ui::widgets
