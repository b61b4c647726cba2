#include "ui/billing/money_edit.h"

#include <QFocusEvent>

#include "core/text/money.h"
#include "ui/widgets/money_label.h"

namespace opdesk::ui::billing {

MoneyEdit::MoneyEdit(const QString& objectName, const QString& accessibleName, QWidget* parent)
    : TextField(objectName, accessibleName, parent) {
    setMaxLength(24);
}

std::optional<qint64> MoneyEdit::paise() const {
    const auto read = text::parsePaise(text().toStdString());
    if (!read || *read < 0)
        return std::nullopt;
    return *read;
}

bool MoneyEdit::isWrong() const {
    return !text().trimmed().isEmpty() && !paise();
}

void MoneyEdit::setPaise(std::optional<qint64> paise) {
    setText(paise ? widgets::moneyText(*paise) : QString());
}

void MoneyEdit::focusInEvent(QFocusEvent* event) {
    TextField::focusInEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        selectAll();
}

void MoneyEdit::focusOutEvent(QFocusEvent* event) {
    if (const auto amount = paise(); amount && event->reason() != Qt::PopupFocusReason) {
        const QSignalBlocker quiet(this);
        setPaise(amount);
    }
    TextField::focusOutEvent(event);
}

}  // namespace opdesk::ui::billing
