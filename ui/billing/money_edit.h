#pragma once

#include <optional>

#include "ui/widgets/fields.h"

namespace opdesk::ui::billing {

/// A field for an amount in rupees: "2000", "1,250.50". Holds whole paise; shows "₹ 2,000" when left.
class MoneyEdit : public widgets::TextField {
    Q_OBJECT
public:
    MoneyEdit(const QString& objectName, const QString& accessibleName, QWidget* parent = nullptr);

    /// nullopt for nothing typed or no amount; see isWrong().
    std::optional<qint64> paise() const;
    /// Something is typed that is no amount, or less than nothing.
    bool isWrong() const;
    void setPaise(std::optional<qint64> paise);

protected:
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
};

}  // namespace opdesk::ui::billing
