#include <QHBoxLayout>
#include <QVBoxLayout>

#include "core/rules/gst.h"
#include "ui/billing/bill_panel.h"
#include "ui/billing/bill_table.h"
#include "ui/billing/line_entry.h"
#include "ui/billing/money_edit.h"
#include "ui/billing/words_delegate.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/scroll_body.h"

/// How the panel is put together.
namespace opdesk::ui::billing {

using widgets::Label;
using widgets::qt;

namespace {
constexpr int kAmountEdge = 10;  ///< a sum ends where the figures above it do
}

BillPanel::BillPanel(QWidget* parent) : QWidget(parent) {
    auto* papers = new QWidget;
    auto* column = new QVBoxLayout(papers);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    buildCare();
    buildGoods();
    buildEarlier();
    column->addWidget(m_care);
    column->addWidget(m_goods);
    column->addWidget(m_earlier, 1);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(new widgets::ScrollBody(papers));
    m_goods->hide();
    m_soon.setSingleShot(true);
    m_soon.setInterval(120);
    connect(&m_soon, &QTimer::timeout, this, &BillPanel::recount);
}

void BillPanel::buildCare() {
    m_care = new widgets::Card(tr("Bill"));
    m_careNumber = new widgets::Badge(QString(), theme::Family::neutral);
    m_care->addToHeader(m_careNumber);
    m_careTable = new BillTable(QStringLiteral("bill_lines"), tr("Lines of the bill"), 7);
    m_careTable->setEmptyText(tr("Nothing to bill yet."));
    m_care->body()->addWidget(m_careTable);
    m_entry = new LineEntry;
    m_care->body()->addWidget(m_entry);
    m_care->addLine();

    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 8, kAmountEdge, 8);
    row->setSpacing(8);
    auto* label = new Label(tr("Discount"), Label::Look::label);
    m_discount = new MoneyEdit(QStringLiteral("bill_discount"), tr("Discount"));
    m_discount->setFixedWidth(92);
    m_discount->setPlaceholderText(QStringLiteral("₹"));
    m_reason = new widgets::TextField(QStringLiteral("bill_discount_reason"), tr("Reason for the discount"));
    m_reason->setPlaceholderText(tr("Reason"));
    m_reason->setMaxLength(300);
    m_reason->setMinimumWidth(110);
    m_discountHint = new Label(Label::Look::hint);
    m_discountHint->setObjectName(QStringLiteral("bill_discount_hint"));
    m_careSum = new Label(Label::Look::strong);
    m_careSum->setObjectName(QStringLiteral("bill_care_sum"));
    label->setBuddy(m_discount);
    row->addWidget(label);
    row->addWidget(m_discount);
    row->addWidget(m_reason, 1);
    row->addWidget(m_discountHint);
    row->addStretch();
    row->addWidget(new Label(tr("Sub-total"), Label::Look::label));
    row->addWidget(m_careSum);
    m_care->body()->addLayout(row);

    connect(m_entry, &LineEntry::added, this, &BillPanel::add);
    connect(m_entry, &LineEntry::changed, this, &BillPanel::typedSomething);
    connect(m_entry, &LineEntry::removeAsked, this, [this] { removeAt(static_cast<int>(m_lines.size()) - 1); });
    connect(m_entry, &LineEntry::upAsked, this, [this] {
        if (m_careTable->bill()->rowCount() == 0)
            return;
        m_careTable->setCurrentIndex(m_careTable->bill()->index(m_careTable->bill()->rowCount() - 1, 0));
        m_careTable->setFocus(Qt::OtherFocusReason);
    });
    connect(m_careTable, &BillTable::deletePressed, this, &BillPanel::removeLine);
    for (QLineEdit* field : {static_cast<QLineEdit*>(m_discount), static_cast<QLineEdit*>(m_reason)})
        connect(field, &QLineEdit::textChanged, this, [this] {
            showDiscountHint();
            m_soon.start();
            emit typedSomething();
        });
}

void BillPanel::buildGoods() {
    m_goods = new widgets::Card(tr("Tax invoice"));
    m_goodsNumber = new widgets::Badge(QString(), theme::Family::neutral);
    m_goods->addToHeader(m_goodsNumber);
    m_goods->setNote(tr("Medicines are billed apart"));
    m_goodsTable = new BillTable(QStringLiteral("bill_goods"), tr("Lines of the tax invoice"), 3);
    m_goods->body()->addWidget(m_goodsTable);
    m_goods->addLine();
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 8, kAmountEdge, 8);
    row->setSpacing(8);
    m_tax = new Label(Label::Look::second);
    m_tax->setObjectName(QStringLiteral("bill_tax"));
    auto* label = new Label(tr("Place of supply"), Label::Look::label);
    m_place = new widgets::ComboField(QStringLiteral("bill_place"), tr("Place of supply"));
    m_place->setMaximumWidth(210);
    label->setBuddy(m_place);
    for (const auto& state : rules::gstStates())
        m_place->addItem(QString::fromUtf8(state.name.data(), static_cast<qsizetype>(state.name.size())),
                         QString::fromUtf8(state.code.data(), static_cast<qsizetype>(state.code.size())));
    m_goodsSum = new Label(Label::Look::strong);
    m_goodsSum->setObjectName(QStringLiteral("bill_goods_sum"));
    row->addWidget(m_tax);
    row->addWidget(label);
    row->addWidget(m_place);
    row->addStretch();
    row->addWidget(new Label(tr("Sub-total"), Label::Look::label));
    row->addWidget(m_goodsSum);
    m_goods->body()->addLayout(row);
    connect(m_goodsTable, &BillTable::deletePressed, this, &BillPanel::removeLine);
    connect(m_place, &QComboBox::activated, this, [this] { recount(); });
}

void BillPanel::buildEarlier() {
    m_earlier = new widgets::Card(tr("Earlier"), QStringLiteral("history"));
    m_number = new widgets::TextField(QStringLiteral("bill_number"), tr("Open a bill by its number"));
    m_number->setPlaceholderText(tr("Bill number"));
    m_number->setMaxLength(16);
    m_number->setFixedWidth(150);
    // At the right end of the header: a search of its own, not a part of the title.
    auto* find = new QWidget;
    auto* row = new QHBoxLayout(find);
    row->setContentsMargins(0, 3, 0, 3);
    row->setSpacing(8);
    auto* label = new Label(tr("Open number"), Label::Look::label);
    label->setBuddy(m_number);
    row->addWidget(label);
    row->addWidget(m_number);
    m_earlier->addToHeader(find, true);
    m_earlierModel = new widgets::RowListModel(this);
    m_earlierList = new widgets::ListView(QStringLiteral("bill_earlier"), tr("Earlier bills"));
    m_earlierList->setModel(m_earlierModel);
    m_earlierList->setItemDelegate(new WordsDelegate(m_earlierList));
    m_earlierList->setMinimumHeight(72);
    m_earlierList->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_earlierList->setEmptyText(tr("No earlier bill on this PC."));
    m_earlier->body()->addWidget(m_earlierList, 1);
    connect(m_number, &QLineEdit::returnPressed, this, [this] {
        if (const auto number = m_number->text().trimmed(); !number.isEmpty())
            emit numberAsked(number);
    });
    connect(m_earlierList, &widgets::ListView::chosen, this, [this](const QModelIndex& index) {
        emit billAsked(m_earlierModel->rows()[static_cast<std::size_t>(index.row())].id);
    });
}

}  // namespace opdesk::ui::billing
