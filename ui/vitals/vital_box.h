#pragma once

#include <QWidget>

#include "ui/vitals/vital_field.h"

class QGridLayout;

namespace opdesk::ui::widgets {
class FormRow;
class Label;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::vitals {

/// A field with its unit, what is wrong or odd about it, the last three values with their days, and their line. The
/// parts stand in the grid of the page, so that fields beside each other keep one line whatever stands below them.
class VitalBox : public QObject {
    Q_OBJECT
public:
    explicit VitalBox(Vital vital, QWidget* parent);

    VitalField* field() const { return m_field; }
    /// The three rows of the grid from `row` on.
    void placeIn(QGridLayout& grid, int row, int column);
    int leastWidth() const;
    bool isShown() const { return m_shown; }
    void setShown(bool shown);
    /// Newest first. Returns how many earlier values are shown.
    int setEarlier(const std::vector<clinic::VitalsLine>& lines, const clinic::VitalsSheet::Answer& sheet,
                   std::chrono::minutes offset);
    bool hasTrend() const { return m_trend->hasLine(); }
    void showTrend(bool shown);
    void setRequired(bool required);
    /// Impossible: it is not taken.
    void setBad(const QString& words);
    /// Of the ranges; an empty level is the usual.
    void setMark(const clinic::VitalMark& mark);
    /// Far from the last one.
    void setDoubt(const clinic::VitalDoubt& doubt, std::chrono::minutes offset);
    void setPlain();
    bool isBad() const { return m_isBad; }
    /// It is taken, and the doctor has to know at once.
    bool isCritical() const { return m_isCritical; }

private:
    void setHelp();
    QString usualOf(const std::vector<clinic::VitalLimits>& limits);

    VitalField* m_field;
    widgets::FormRow* m_row;
    widgets::Label* m_earlier;
    TrendLabel* m_trend;
    QString m_need, m_usual;
    bool m_isBad = false;
    bool m_isCritical = false;
    bool m_shown = true;
    bool m_trendShown = false;
};

}  // namespace opdesk::ui::vitals
