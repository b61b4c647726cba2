#include "ui/widgets/row_list_model.h"

#include <algorithm>
#include <utility>

#include "ui/widgets/row_types.h"

namespace opdesk::ui::widgets {

bool ListRow::operator==(const ListRow& other) const {
    // `spoken` holds every shown word, so equal words mean an equal picture.
    return id == other.id && spoken == other.spoken && group == other.group;
}

void RowListModel::setRows(std::vector<ListRow> rows) {
    m_heights.clear();
    // Rows that left go first, from the end; then rows that came are put in their place; what moved is taken out and
    // put in.
    for (int i = static_cast<int>(m_rows.size()) - 1; i >= 0; --i) {
        const auto& id = m_rows[static_cast<std::size_t>(i)].id;
        if (std::ranges::find(rows, id, &ListRow::id) != rows.end())
            continue;
        beginRemoveRows({}, i, i);
        m_rows.erase(m_rows.begin() + i);
        endRemoveRows();
    }
    for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
        auto& wanted = rows[static_cast<std::size_t>(i)];
        const int at = rowOf(wanted.id);
        if (at == i) {
            auto& present = m_rows[static_cast<std::size_t>(i)];
            const bool same = present == wanted;
            present = std::move(wanted);
            if (!same)
                emit dataChanged(index(i, 0), index(i, columnCount() - 1));
            continue;
        }
        if (at > i) {
            beginMoveRows({}, at, at, {}, i);
            auto moved = std::move(m_rows[static_cast<std::size_t>(at)]);
            m_rows.erase(m_rows.begin() + at);
            m_rows.insert(m_rows.begin() + i, std::move(moved));
            endMoveRows();
            m_rows[static_cast<std::size_t>(i)] = std::move(wanted);
            emit dataChanged(index(i, 0), index(i, columnCount() - 1));
            continue;
        }
        beginInsertRows({}, i, i);
        m_rows.insert(m_rows.begin() + i, std::move(wanted));
        endInsertRows();
    }
    m_heights.clear();  // what a view measured halfway
}

int RowListModel::heightOf(int row, const RowShape& shape, const std::function<int()>& measure) const {
    const auto& id = m_rows[static_cast<std::size_t>(row)].id;
    if (const auto found = m_heights.constFind(id); found != m_heights.constEnd() && found->shape == shape)
        return found->height;
    const int height = measure();
    m_heights.insert(id, {shape, height});
    return height;
}

int RowListModel::rowOf(const QString& id) const {
    const auto it = std::ranges::find(m_rows, id, &ListRow::id);
    return it == m_rows.end() ? -1 : static_cast<int>(it - m_rows.begin());
}

int RowListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RowListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 1;
}

QVariant RowListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const auto& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
        case kRowRole:
            return row.shown;
        case kIdRole:
            return row.id;
        case kGroupRole:
            return row.group;
        case Qt::AccessibleTextRole:
            return row.spoken;
        default:
            return {};
    }
}

}  // namespace opdesk::ui::widgets
