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

/// The last values as a line, oldest at the left; its words are the spoken form. Nothing is painted for fewer than two.
class TrendLabel : public QWidget {
    Q_OBJECT
public:
    explicit TrendLabel(QWidget* parent = nullptr);

    /// Oldest first; `second` is empty or as long (the lower blood pressure).
    void setValues(std::vector<double> first, std::vector<double> second, const QString& spoken);
    QSize sizeHint() const override { return {80, 26}; }
    QSize minimumSizeHint() const override { return {40, 26}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<double> m_first, m_second;
};

}  // namespace opdesk::ui::vitals
