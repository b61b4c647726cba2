#pragma once

#include <QWidget>
#include <optional>

#include "core/clinic/bills.h"

namespace opdesk::ui::widgets {
class Label;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::billing {

/// What was typed: "ecg", "ecg x2", "neb @150", "big dressing @450".
struct TypedLine {
    QString words;
    qint64 quantity = 1;
    std::optional<qint64> rate;
};
TypedLine readTyped(const QString& text);

/// The row at the end of the table: type a code or a part of a name, Enter adds.
class LineEntry : public QWidget {
    Q_OBJECT
public:
    explicit LineEntry(QWidget* parent = nullptr);

    void setPrices(std::vector<clinic::PriceLine> prices);
    void setNumber(int number);
    widgets::TextField* field() const { return m_field; }
    QString typed() const;
    void setTyped(const QString& text);

signals:
    void added(const clinic::BillLine& line);
    /// Del in the empty field: the last line goes.
    void removeAsked();
    void upAsked();
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    const clinic::PriceLine* best(const QString& words) const;
    void look();
    void add();

    std::vector<clinic::PriceLine> m_prices;
    widgets::Label* m_number;
    widgets::TextField* m_field;
    widgets::Label* m_match;
};

}  // namespace opdesk::ui::billing
