#include "ui/desk/queue_model.h"

#include <utility>

namespace opdesk::ui::desk {

using widgets::QueueColumn;
using widgets::QueueRow;

void QueueModel::setTokens(const std::vector<QueueRow>& tokens) {
    std::vector<widgets::ListRow> rows;
    rows.reserve(tokens.size());
    for (const auto& token : tokens)
        rows.push_back({token.id, QVariant::fromValue(token), token.spoken, {}});
    setRows(std::move(rows));
}

QueueRow QueueModel::token(const QModelIndex& index) const {
    return data(index, widgets::kRowRole).value<QueueRow>();
}

int QueueModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : widgets::kQueueColumnCount;
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    const auto column = static_cast<QueueColumn>(section);
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (column == QueueColumn::waited ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
        case QueueColumn::token:
            return tr("Token");
        case QueueColumn::patient:
            return tr("Patient");
        case QueueColumn::place:
            return tr("Locality");
        case QueueColumn::ageSex:
            return tr("Age, sex");
        case QueueColumn::doctor:
            return tr("Doctor");
        case QueueColumn::status:
            return tr("Status");
        case QueueColumn::waited:
            return tr("Waited");
    }
    return {};
}

}  // namespace opdesk::ui::desk
