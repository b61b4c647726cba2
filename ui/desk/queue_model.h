#pragma once

#include "ui/widgets/row_list_model.h"
#include "ui/widgets/row_types.h"

namespace opdesk::ui::desk {

/// Today's tokens as a table.
class QueueModel : public widgets::RowListModel {
    Q_OBJECT
public:
    using RowListModel::RowListModel;

    void setTokens(const std::vector<widgets::QueueRow>& tokens);
    /// An empty row for an index that is not there.
    widgets::QueueRow token(const QModelIndex& index) const;

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

}  // namespace opdesk::ui::desk
