#pragma once

#include <QAbstractTableModel>
#include <vector>

namespace opdesk::ui::widgets {

/// One row of a list: what the delegate paints, the record's id, the words for a screen reader, a heading above it.
struct ListRow {
    QString id;
    QVariant shown;
    QString spoken;
    QString group;
    bool operator==(const ListRow&) const;
};

/// A list (or, with more columns, a table whose delegate paints each column of one row) whose content is replaced by
/// difference: rows that stay keep their index, so the selection never jumps under the hand.
class RowListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<ListRow> rows);
    const std::vector<ListRow>& rows() const { return m_rows; }
    int rowOf(const QString& id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<ListRow> m_rows;
};

}  // namespace opdesk::ui::widgets
