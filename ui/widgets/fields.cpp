#include "ui/widgets/fields.h"

#include <QEvent>
#include <QLabel>
#include <QListView>
#include <QToolTip>

#include <utility>

#include "ui/theme/theme.h"

namespace opdesk::ui::widgets {

namespace {
constexpr int kTooMuchSaidMs = 8000;
}

TextField::TextField(const QString& objectName, const QString& accessibleName, QWidget* parent) : QLineEdit(parent) {
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    const auto tooMuch = [this] {
        return tr("At most %n character(s) fit here. What came after was not taken.", nullptr, maxLength());
    };
    // Typed or pasted beyond the limit: said where it happens, since the field itself only keeps the beginning.
    connect(this, &QLineEdit::inputRejected, this, [this, tooMuch] {
        if (text().size() < maxLength())
            return;
        setAccessibleDescription(tooMuch());
        QToolTip::showText(mapToGlobal(rect().bottomLeft()), tooMuch(), this, {}, kTooMuchSaidMs);
        if (auto* tip = findChild<QLabel*>(QStringLiteral("qtooltip_label")))
            tip->setTextFormat(Qt::PlainText);  // by default it guesses markup
    });
    connect(this, &QLineEdit::textChanged, this, [this, tooMuch] {
        if (!accessibleDescription().isEmpty() && text().size() < maxLength() && accessibleDescription() == tooMuch())
            setAccessibleDescription({});
    });
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

/// For another font Qt measures the rows of the list as well: those of a page out of sight wait until it is shown.
void ComboField::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange && !isVisible()) {
        m_waitsForFont = true;
        QWidget::changeEvent(event);
        return;
    }
    QComboBox::changeEvent(event);
}

void ComboField::showEvent(QShowEvent* event) {
    if (std::exchange(m_waitsForFont, false)) {
        QEvent font(QEvent::FontChange);
        QComboBox::changeEvent(&font);
    }
    QComboBox::showEvent(event);
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
