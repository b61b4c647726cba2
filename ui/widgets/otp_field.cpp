#include "ui/widgets/otp_field.h"

#include <QApplication>
#include <QClipboard>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionFrame>

#include "ui/theme/theme.h"

namespace opdesk::ui::widgets {

OtpField::OtpField(const QString& objectName, const QString& accessibleName, QWidget* parent) : QLineEdit(parent) {
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setMaxLength(kFigures);
    setInputMethodHints(Qt::ImhDigitsOnly | Qt::ImhSensitiveData);
    setContextMenuPolicy(Qt::NoContextMenu);
    setFixedHeight(50);
    setMaximumWidth(sizeHint().width());  // as wide as its places
    setAccessibleDescription(tr("Six figures"));
}

QSize OtpField::sizeHint() const {
    return {260, 50};
}

void OtpField::take(const QString& given) {
    QString figures = text();
    for (const QChar letter : given) {
        if (letter.isDigit() && figures.size() < kFigures)
            figures += QChar(u'0' + letter.digitValue());  // figures of any script
    }
    if (figures == text())
        return;
    setText(figures);
    emit textEdited(figures);
    if (figures.size() == kFigures)
        emit complete(figures);
}

void OtpField::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Paste)) {
        setText({});
        take(QApplication::clipboard()->text());
        return;
    }
    if (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete) {
        const QString left =
            event->modifiers() & Qt::ControlModifier ? QString() : text().chopped(text().isEmpty() ? 0 : 1);
        setText(left);
        emit textEdited(left);
        return;
    }
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (plain && !event->text().isEmpty() && event->text().at(0).isPrint()) {
        take(event->text());
        return;
    }
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right || event->key() == Qt::Key_Home)
        return;
    QLineEdit::keyPressEvent(event);
}

void OtpField::inputMethodEvent(QInputMethodEvent* event) {
    take(event->commitString());
    event->accept();
}

void OtpField::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto& theme = theme::themeOf(this);
    QStyleOptionFrame option;
    initStyleOption(&option);
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &option, &painter, this);
    QFont font = theme.font(theme::Type::title, 600);
    font.setPointSizeF(font.pointSizeF() * 1.4);
    painter.setFont(font);
    const int cell = 36;
    const int gap = 16;  // between the halves
    const int first = (width() - kFigures * cell - gap) / 2;
    for (int i = 0; i < kFigures; ++i) {
        const QRect box(first + i * cell + (i >= 3 ? gap : 0), 0, cell, height());
        // One line under every place, so that figures and places to come stand level.
        painter.fillRect(QRect(box.left() + 8, height() - 12, cell - 16, 2), theme.color(theme::Role::control));
        if (i < text().size()) {
            painter.setPen(theme.color(theme::Role::text));
            painter.drawText(box.adjusted(0, 0, 0, -6), Qt::AlignCenter, text().mid(i, 1));
        }
        if (i == text().size() && hasFocus())
            painter.fillRect(QRect(box.left() + 17, 11, 2, height() - 28), theme.color(theme::Role::text));
    }
}

}  // namespace opdesk::ui::widgets
