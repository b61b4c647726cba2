#include <QAction>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/billing/bill_panel.h"
#include "ui/billing/bill_view.h"
#include "ui/billing/billing_page.h"
#include "ui/billing/pay_panel.h"
#include "ui/widgets/columns.h"
#include "ui/widgets/label.h"
#include "ui/widgets/money_label.h"
#include "ui/widgets/patient_banner.h"

/// How the page is put together and which keys it has.
namespace opdesk::ui::billing {

void BillingPage::buildKeys() {
    const auto key = [this](const char* name, const QString& words, const QKeySequence& keys) {
        return addKey(QLatin1String(name), words, keys);
    };
    m_take = key("bill_take", tr("Take and print"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_take->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    const std::pair<const char*, QString> modes[] = {
        {"cash", tr("Cash")}, {"upi", tr("UPI")}, {"card", tr("Card")}, {"split", tr("Split")}};
    int digit = Qt::Key_1;
    for (const auto& [mode, words] : modes) {
        auto* action = key((std::string("bill_mode_") + mode).c_str(), words,
                           QKeySequence(Qt::ALT | static_cast<Qt::Key>(digit++)));
        m_newBillOnly << action;
        connect(action, &QAction::triggered, this, [this, how = QString::fromLatin1(mode)] {
            if (!isViewing())
                m_pay->setMode(how);
        });
    }
    auto* discount = key("bill_discount", tr("Discount"), QKeySequence(Qt::CTRL | Qt::Key_D));
    m_newBillOnly << discount;
    auto* number = key("bill_find", tr("Bill number"), QKeySequence(Qt::CTRL | Qt::Key_F));
    m_due = key("bill_due", tr("Keep as due"), QKeySequence(Qt::ALT | Qt::Key_K));
    m_refund = key("bill_refund", tr("Take back"), QKeySequence(Qt::ALT | Qt::Key_R));
    m_printAgain = key("bill_print", tr("Print again"), QKeySequence(Qt::CTRL | Qt::Key_P));
    m_back = key("bill_back", tr("Back"), QKeySequence(Qt::Key_Escape));
    connect(m_take, &QAction::triggered, this, &BillingPage::act);
    connect(m_due, &QAction::triggered, this, [this] { charge(true); });
    connect(discount, &QAction::triggered, this, [this] {
        if (!isViewing())
            m_bill->focusDiscount();
    });
    connect(number, &QAction::triggered, this, [this] {
        closeBill();
        m_stack->setCurrentWidget(m_newBill);
        m_bill->focusNumber();
    });
    connect(m_refund, &QAction::triggered, this, [this] { m_view->beginRefund(); });
    connect(m_printAgain, &QAction::triggered, this, [this] {
        if (isViewing())
            printBill(m_view->bill().invoice, true);
    });
    connect(m_back, &QAction::triggered, this, [this] {
        if (isViewing() && m_view->isRefunding()) {
            m_view->endRefund();
        } else if (isViewing()) {
            closeBill();
        } else {
            m_draft.flush();
            emit deskAsked();
        }
    });
}

void BillingPage::buildParts() {
    m_banner = new widgets::PatientBanner;
    m_banner->hide();
    auto* columns = new widgets::Columns;
    m_newBill = columns;
    m_bill = new BillPanel;
    m_pay = new PayPanel(m_take, m_due);
    // The lines keep their room; the payment gives way in a narrow window.
    columns->add(m_bill, 0, 480);
    columns->add(m_pay, 380, 300);
    m_view = new BillView(m_refund, m_take, m_printAgain, m_back);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_newBill);
    m_stack->addWidget(m_view);
    connect(m_stack, &QStackedWidget::currentChanged, this, &BillingPage::offerKeys);
    offerKeys();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(10);
    column->addWidget(m_banner);
    column->addWidget(m_stack, 1);

    connect(m_bill, &BillPanel::sumChanged, this, &BillingPage::counted);
    connect(m_bill, &BillPanel::refused, this, [this](const QString& sentence) { m_pay->setProblem(sentence); });
    connect(m_bill, &BillPanel::typedSomething, this, [this] { m_draft.changed(); });
    connect(m_pay, &PayPanel::changed, this, [this] { m_draft.changed(); });
    connect(m_bill, &BillPanel::numberAsked, this, [this](const QString& number) {
        openBill({widgets::utf8(number), {}});
    });
    connect(m_bill, &BillPanel::billAsked, this, [this](const QString& id) {
        if (const auto invoice = model::InvoiceId::parse(widgets::utf8(id)))
            openBill({{}, *invoice});
    });
    connect(m_view, &BillView::refunded, this, [this](const clinic::RefundBill::Answer& answer) {
        emit said(answer.givenBack > 0
                      ? tr("%1: %2 given back").arg(widgets::qt(answer.number), widgets::moneyText(answer.givenBack))
                      : tr("%1: nothing to give back").arg(widgets::qt(answer.number)),
                  QStringLiteral("receipt-indian-rupee"));
        printBill(answer.creditNote, false);
        reopenBill();
    });
    connect(m_view, &BillView::paid, this, [this](qint64 amount) {
        emit said(tr("%1 taken").arg(widgets::moneyText(amount)), QStringLiteral("receipt-indian-rupee"));
        printBill(m_view->bill().invoice, false);
        reopenBill();
    });
}

}  // namespace opdesk::ui::billing
