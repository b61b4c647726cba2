#pragma once

#include <QStringList>
#include <QTimer>
#include <QWidget>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/clinic/bills.h"
#include "core/clinic/desk.h"

namespace opdesk::ui::widgets {
class Badge;
class Card;
class ComboField;
class Label;
class ListView;
class RowListModel;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::billing {

class BillTable;
class LineEntry;
class MoneyEdit;

/// The papers of a new bill: lines of care, lines of medicines, the discount, and what was billed before. It asks the
/// desk what the lines come to; nothing is stored.
class BillPanel : public QWidget {
    Q_OBJECT
public:
    explicit BillPanel(QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk);
    void stop();
    void show(const clinic::StartBill::Answer& answer, const model::PatientId& patient, bool keepLines);
    void focusEntry();
    void focusDiscount();
    void focusDiscountReason();
    void focusNumber();
    void removeLine();
    /// The table of care, for the arrows.
    bool hasLines() const { return !m_lines.empty(); }

    const std::vector<clinic::BillLine>& lines() const { return m_lines; }
    qint64 discount() const;
    std::string discountReason() const;
    std::string placeOfSupply() const;
    bool discountIsWrong() const;
    const clinic::CountBill::Answer& counted() const { return m_counted; }
    /// A sentence for each line whose price in the list changed since it was quoted here; the bill keeps it as quoted.
    QStringList priceChanges() const;

    clinic::json::object typed() const;
    void typeAgain(const clinic::json::object& typed);

signals:
    /// What it comes to was worked out anew.
    void sumChanged(const clinic::CountBill::Answer& answer);
    void refused(const QString& sentence);
    void typedSomething();
    void numberAsked(const QString& number);
    void billAsked(const QString& invoiceId);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildCare();
    void buildGoods();
    void buildEarlier();
    void add(const clinic::BillLine& line);
    void removeAt(int place);
    void recount();
    void showCounted(const clinic::CountBill::Answer& answer);
    void showDiscountHint();
    void takePrices(std::vector<clinic::PriceLine> prices);
    void nameQuoted();
    void fitEarlier();

    std::shared_ptr<clinic::Desk> m_desk;
    model::PatientId m_patient;
    std::vector<clinic::BillLine> m_lines;
    clinic::CountBill::Answer m_counted;
    clinic::StartBill::Answer m_start;
    std::map<std::string, qint64> m_listed;  ///< rate by code, as the list has it now
    std::map<std::string, qint64> m_quoted;  ///< as it had it when the bill was begun
    quint64 m_serial = 0;
    QTimer m_soon{this};

    widgets::Card* m_care;
    widgets::Badge* m_careNumber;
    BillTable* m_careTable;
    LineEntry* m_entry;
    MoneyEdit* m_discount;
    widgets::TextField* m_reason;
    widgets::Label* m_discountHint;
    widgets::Label* m_careSum;
    widgets::Card* m_goods;
    widgets::Badge* m_goodsNumber;
    BillTable* m_goodsTable;
    widgets::ComboField* m_place;
    widgets::Label* m_tax;
    widgets::Label* m_goodsSum;
    widgets::Card* m_earlier;
    widgets::TextField* m_number;
    widgets::ListView* m_earlierList;
    widgets::RowListModel* m_earlierModel;
};

}  // namespace opdesk::ui::billing
