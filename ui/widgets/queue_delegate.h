#pragma once

#include "ui/widgets/op_delegate.h"
#include "ui/widgets/row_types.h"

class QTableView;

namespace opdesk::ui::widgets {

/// Cells of the queue table from QueueRow; the model's column is a QueueColumn.
class QueueDelegate : public OpDelegate {
    Q_OBJECT
public:
    using OpDelegate::OpDelegate;

    /// Column widths and headers' behaviour: the patient column takes what is left.
    static void fitColumns(QTableView* table, QueueRoom room = QueueRoom::usual);
    /// Rows high enough for the whole name, whatever its length.
    static void fitRows(QTableView* table);

protected:
    void paintContent(QPainter& painter, const QRect& box, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const override;
    int contentHeight(int width, const QModelIndex& index) const override;
};

}  // namespace opdesk::ui::widgets
