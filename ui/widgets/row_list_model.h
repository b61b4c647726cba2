#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <functional>
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

/// What the height of a row follows from beside the row itself.
struct RowShape {
    const void* delegate = nullptr;
    int width = 0;
    int textPercent = 0;
    int density = 0;
    bool operator==(const RowShape&) const = default;
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
    /// What `measure` said of this row, until rows are set again: a list lays all its rows out several times before
    /// it is seen once.
    int heightOf(int row, const RowShape& shape, const std::function<int()>& measure) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Height {
        RowShape shape;
        int height = 0;
    };
    std::vector<ListRow> m_rows;
    mutable QHash<QString, Height> m_heights;  ///< by id
};

}  // namespace opdesk::ui::widgets
