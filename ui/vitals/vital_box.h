#pragma once

#include <QWidget>

#include "ui/vitals/vital_field.h"

namespace opdesk::ui::widgets {
class FormRow;
class Label;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::vitals {

/// A field with its unit, what is wrong or odd about it, the last three values with their days, and their line.
class VitalBox : public QWidget {
    Q_OBJECT
public:
    explicit VitalBox(Vital vital, QWidget* parent = nullptr);

    VitalField* field() const { return m_field; }
    /// Newest first.
    void setEarlier(const std::vector<clinic::VitalsLine>& lines, std::chrono::minutes offset);
    void setRequired(bool required);
    /// Impossible: it is not taken.
    void setBad(const QString& words);
    /// Of the ranges; an empty level is the usual.
    void setMark(const clinic::VitalMark& mark);
    void setPlain();
    bool isBad() const { return m_isBad; }

private:
    VitalField* m_field;
    widgets::FormRow* m_row;
    widgets::Label* m_earlier;
    TrendLabel* m_trend;
    QString m_need;
    bool m_isBad = false;
};

}  // namespace opdesk::ui::vitals
