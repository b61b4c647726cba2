#include "ui/billing/bill_table.h"

#include <QHeaderView>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

#include "core/text/money.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/op_delegate.h"
#include "ui/widgets/page.h"

namespace opdesk::ui::billing {

using widgets::qt;

namespace {

QString plainAmount(qint64 paise) {
    return qt(text::formatAmount(paise));
}

/// Height of words broken between words where they can be.
double highOf(const QString& words, int wide, const QFont& font) {
    QTextLayout layout(words, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    double high = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(wide);
        high += line.height();
    }
    layout.endLayout();
    return high;
}

class BillDelegate : public widgets::OpDelegate {
public:
    using OpDelegate::OpDelegate;

protected:
    int padding() const override { return 12; }
    void paintContent(QPainter& painter, const QRect& whole, const QStyleOptionViewItem&,
                      const QModelIndex& index) const override {
        // As the header's sections: 12 px at the card's edges, 4 px between columns.
        const QRect box = index.column() == BillModel::number
                              ? whole
                              : whole.adjusted(-8, 0, index.column() == BillModel::amount ? 0 : 8, 0);
        const auto& theme = theme::currentTheme();
        const auto* model = static_cast<const BillModel*>(index.model());
        const auto& row = model->rows()[static_cast<std::size_t>(index.row())];
        const QString words = index.data(Qt::DisplayRole).toString();
        const bool quiet = row.credited || index.column() == BillModel::number || index.column() == BillModel::code;
        painter.setPen(theme.color(quiet ? theme::Role::text2 : theme::Role::text));
        if (index.column() == BillModel::number && model->isMarking()) {
            paintMark(painter, box, row);
            return;
        }
        if (index.column() == BillModel::words) {
            painter.setFont(theme.font(theme::Type::body));
            const int width = painter.fontMetrics().horizontalAdvance(words);
            QTextOption option(Qt::AlignVCenter | Qt::AlignLeft);
            option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
            painter.drawText(QRectF(box), words, option);
            const QString aside = row.credited ? BillModel::tr("taken back") : row.aside;
            painter.setPen(theme.color(theme::Role::text2));
            if (!aside.isEmpty() && width + 12 < box.width())
                painter.drawText(box.adjusted(width + 10, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, aside);
            return;
        }
        painter.setFont(theme.font(theme::Type::body, index.column() == BillModel::amount ? 600 : 0));
        const bool figures = index.column() >= BillModel::quantity;
        theme::paintFigures(painter, box, Qt::AlignVCenter | (figures ? Qt::AlignRight : Qt::AlignLeft), words);
    }

private:
    static void paintMark(QPainter& painter, const QRect& box, const BillRow& row) {
        const auto& theme = theme::currentTheme();
        if (row.credited)
            return;
        const QRectF square(box.left(), box.center().y() - 7, 15, 15);
        theme::paintBox(painter, square, 3, theme.color(row.marked ? theme::Role::accent : theme::Role::surface),
                        theme.color(row.marked ? theme::Role::accent : theme::Role::control));
        if (!row.marked)
            return;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.color(theme::Role::onAccent), 2));
        painter.drawPolyline(QPolygonF{square.topLeft() + QPointF(3, 8), square.topLeft() + QPointF(6, 11),
                                       square.topLeft() + QPointF(12, 4)});
    }
};

}  // namespace

void BillModel::setRows(std::vector<BillRow> rows, bool withTax, bool withCodes) {
    beginResetModel();
    m_rows = std::move(rows);
    m_withTax = withTax;
    m_withCodes = withCodes;
    endResetModel();
}

void BillModel::toggleMark(int row) {
    if (row < 0 || row >= rowCount() || m_rows[static_cast<std::size_t>(row)].credited)
        return;
    auto& marked = m_rows[static_cast<std::size_t>(row)].marked;
    marked = !marked;
    emit dataChanged(index(row, 0), index(row, columns - 1));
}

void BillModel::setMarking(bool marking) {
    m_marking = marking;
    if (!marking)
        for (auto& row : m_rows)
            row.marked = false;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

int BillModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int BillModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QString BillModel::cell(const BillRow& row, int column) const {
    const auto& line = row.line;
    switch (column) {
        case number:
            return QString::number(row.place + 1);
        case words: {
            QString text = qt(line.text);
            for (const auto& part : {line.batch, line.expiry})
                if (!part.empty())
                    text += QStringLiteral(" · ") + qt(part);
            return text;
        }
        case code:
            return qt(line.sac);
        case quantity:
            return QString::number(line.quantity);
        case rate:
            return plainAmount(m_withTax ? row.net : line.rate);
        case tax:
            return m_withTax ? QStringLiteral("%1%").arg(line.taxPercent) : QString();
        case amount:
            return plainAmount(m_withTax ? row.net + row.tax : line.amount);
        default:
            return {};
    }
}

QVariant BillModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const auto& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return cell(row, index.column());
    if (role == Qt::AccessibleTextRole) {
        if (index.column() != number || !m_marking)
            return cell(row, index.column());
        return row.credited ? tr("taken back") : row.marked ? tr("marked") : tr("not marked");
    }
    return {};
}

QVariant BillModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (section >= quantity ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
        case number:
            return QStringLiteral("#");
        case words:
            return m_withTax ? tr("Medicine") : tr("Service");
        case code:
            return m_withTax ? tr("HSN") : tr("SAC");
        case quantity:
            return tr("Qty");
        case rate:
            return m_withTax ? tr("Taxable ₹") : tr("Rate ₹");
        case tax:
            return tr("GST");
        default:
            return tr("Amount ₹");
    }
}

BillTable::BillTable(const QString& objectName, const QString& accessibleName, int mostRows, QWidget* parent)
    : TableView(objectName, accessibleName, parent), m_model(new BillModel(this)), m_mostRows(mostRows) {
    setModel(m_model);
    setItemDelegate(new BillDelegate(this));
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    connect(m_model, &QAbstractItemModel::modelReset, this, &BillTable::fit);
    fit();
}

void BillTable::fit() {
    setColumnHidden(BillModel::tax, !m_model->withTax());
    setColumnHidden(BillModel::code, !m_model->withCodes());
    constexpr int kWide[] = {36, 0, 92, 60, 104, 60, 108};
    constexpr int kNarrow[] = {36, 0, 64, 48, 84, 48, 96};
    const auto& widths = viewport()->width() < 640 ? kNarrow : kWide;
    int fixed = 0;
    for (int column = 0; column < BillModel::columns; ++column) {
        if (column != BillModel::words && !isColumnHidden(column)) {
            setColumnWidth(column, widths[column]);
            fixed += widths[column];
        }
    }
    const int words = std::max(120, viewport()->width() - fixed);
    setColumnWidth(BillModel::words, words);
    // A long name takes more lines; it is never cut.
    const auto font = theme::themeOf(this).font(theme::Type::body);
    const int least = verticalHeader()->defaultSectionSize();
    int shown = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const auto name = m_model->index(row, BillModel::words).data(Qt::DisplayRole).toString();
        setRowHeight(row, std::max(least, static_cast<int>(std::ceil(highOf(name, words - 20, font))) + 10));
        if (row < m_mostRows)
            shown += rowHeight(row);
    }
    // Two rows hold the words of an empty table, also in Devanagari.
    setFixedHeight(horizontalHeader()->sizeHint().height() + (shown > 0 ? shown : 2 * least) + 1);
}

void BillTable::setMostRows(int rows) {
    m_mostRows = rows;
    fit();
}

void BillTable::resizeEvent(QResizeEvent* event) {
    TableView::resizeEvent(event);
    fit();
}

}  // namespace opdesk::ui::billing
