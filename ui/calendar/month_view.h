#pragma once

#include <QWidget>

#include "core/base/clock.h"

namespace opdesk::ui::calendar {

/// One month. The days shown in the calendar beside it are on a soft ground; today is strong. One tab stop: arrows move
/// the day, PgUp and PgDn the month, Enter goes there.
class MonthView : public QWidget {
    Q_OBJECT
public:
    explicit MonthView(QWidget* parent = nullptr);

    void setDays(base::Date today, base::Date first, int days);
    base::Date chosen() const { return m_cursor; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void dayChosen(int year, int month, int day);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    int cellHeight() const;
    int headHeight() const;
    int weeks() const;
    base::Date firstCell() const;
    QRect dayRect(int place) const;
    void moveBy(int days);
    void moveMonth(int by);
    void choose(base::Date day);
    void speak();

    base::Date m_today{std::chrono::year(2026), std::chrono::January, std::chrono::day(1)};
    base::Date m_first = m_today;
    int m_days = 1;
    base::Date m_cursor = m_today;
};

}  // namespace opdesk::ui::calendar
