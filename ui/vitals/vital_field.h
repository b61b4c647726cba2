#pragma once

#include "ui/vitals/vital_kinds.h"
#include "ui/widgets/fields.h"

namespace opdesk::ui::vitals {

/// One measurement as nurses write it, units and all. Enter goes to the next field.
class VitalField : public widgets::TextField {
    Q_OBJECT
public:
    explicit VitalField(Vital vital, QWidget* parent = nullptr);

    Vital vital() const { return m_vital; }
    VitalReading reading(base::Date today) const { return readVital(m_vital, text(), today); }

signals:
    /// Enter, or the focus went on: the value is as it will be saved.
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    Vital m_vital;
};

/// The last values as a line over the usual range, oldest at the left, the days of both ends below and the last value
/// beside its point; its words are the spoken form. Nothing is painted for fewer than two.
class TrendLabel : public QWidget {
    Q_OBJECT
public:
    explicit TrendLabel(QWidget* parent = nullptr);

    struct Values {
        std::vector<double> first, second;  ///< oldest first; `second` is empty or as long (the lower blood pressure)
        std::optional<double> usualFrom, usualTo;
        std::optional<double> lowerFrom, lowerTo;  ///< usual for `second`
        QString firstDay, lastDay, lastText;
    };
    void setValues(Values values, const QString& spoken);
    bool hasLine() const { return m_values.first.size() > 1; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Values m_values;
};

}  // namespace opdesk::ui::vitals
