#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/clinic/bills.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::billing {

/// A line as the table shows it. `place` is its place among all lines of the bill.
struct BillRow {
    int place = 0;
    clinic::BillLine line;
    qint64 net = 0, tax = 0;
    QString aside;          ///< after the name, quiet: the doctor
    bool credited = false;  ///< taken back already
    bool marked = false;    ///< to be taken back
};

/// Lines of one document. With tax: taxable value and rate in place of the rate; with marks: a box to tick first.
class BillModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { number, words, code, quantity, rate, tax, amount, columns };
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<BillRow> rows, bool withTax, bool withCodes);
    const std::vector<BillRow>& rows() const { return m_rows; }
    void toggleMark(int row);
    void setMarking(bool marking);
    bool isMarking() const { return m_marking; }
    bool withTax() const { return m_withTax; }
    bool withCodes() const { return m_withCodes; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString cell(const BillRow& row, int column) const;
    std::vector<BillRow> m_rows;
    bool m_withTax = false;
    bool m_withCodes = true;
    bool m_marking = false;
};

/// The table of one document, as high as its lines up to `mostRows`.
class BillTable : public widgets::TableView {
    Q_OBJECT
public:
    BillTable(const QString& objectName, const QString& accessibleName, int mostRows, QWidget* parent = nullptr);

    BillModel* bill() const { return m_model; }
    void fit();
    void setMostRows(int rows);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    BillModel* m_model;
    int m_mostRows;
};

}  // namespace opdesk::ui::billing
