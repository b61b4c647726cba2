#include "ui/consult/rx_list.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/consult/alert_words.h"
#include "ui/consult/line_words.h"
#include "ui/consult/medicine_delegate.h"
#include "ui/consult/medicine_row.h"
#include "ui/widgets/page.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::consult {

using widgets::qt;

namespace {

constexpr int kLeastHeight = 72;  ///< the sentence of an empty list

/// How much and when, and what else the words say of it.
struct DoseWords {
    std::string dose, rest;
};

/// A dose of figures ("1-0-1") stands beside its words; one of words ("if needed") stands whole in one place, with its
/// amount: "one, if needed".
DoseWords doseWordsOf(const clinic::PrescriptionLine& line) {
    const auto dose = line.dose.substr(0, line.dose.find(" max "));  // the words say the limit too
    const auto at = dose.empty() ? std::string::npos : line.words.find(dose);
    if (at == std::string::npos)
        return {line.dose, line.words};
    const auto whole = dose.starts_with("if needed") && at > 0 ? line.words.substr(0, at - 1) + ", " + dose
                                                               : line.words.substr(0, at + dose.size());
    const auto rest = line.words.find_first_not_of(", ", at + dose.size());
    return {whole, rest == std::string::npos ? std::string() : line.words.substr(rest)};
}

}  // namespace

RxList::RxList(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_model = new widgets::RowListModel(this);
    m_view = new widgets::ListView(QStringLiteral("rx_list"), tr("Medicines"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new MedicineDelegate(m_view));
    m_view->setEmptyText(tr("No medicine yet. Type a line below: amox 500 101 5d pc"));
    m_view->setMinimumHeight(kLeastHeight);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->viewport()->installEventFilter(this);
    column->addWidget(m_view);
    setFocusProxy(m_view);
    connect(m_view, &widgets::ListView::deletePressed, this, [this](const QModelIndex& index) {
        if (m_readOnly || !index.isValid())
            return;
        m_lines.erase(m_lines.begin() + index.row());
        show();
        emit changed();
    });
}

bool RxList::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_view->viewport() && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &RxList::fitRows, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void RxList::fitRows() {
    int high = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        high += m_view->sizeHintForIndex(m_model->index(row, 0)).height();
    m_view->setMinimumHeight(std::max(kLeastHeight, high));
}

void RxList::focusFirstOpen() {
    const auto open = std::ranges::find_if(m_lines, [](const clinic::PrescriptionLine& line) {
        return (line.dose.empty() && line.words.empty()) || !line.remark.empty() || line.quantityText.empty();
    });
    if (open != m_lines.end())
        m_view->setCurrentIndex(m_model->index(static_cast<int>(open - m_lines.begin()), 0));
    m_view->setFocus(Qt::OtherFocusReason);
}

void RxList::focusAlert(const std::function<bool(const clinic::Alert&)>& which) {
    const auto line = std::ranges::find_if(m_lines, [&](const clinic::PrescriptionLine& one) {
        return std::ranges::any_of(m_alerts, [&](const clinic::Alert& alert) {
            return alert.line == one.generic && !one.generic.empty() && which(alert);
        });
    });
    if (line != m_lines.end())
        m_view->setCurrentIndex(m_model->index(static_cast<int>(line - m_lines.begin()), 0));
    m_view->setFocus(Qt::OtherFocusReason);
}

void RxList::setLines(std::vector<clinic::PrescriptionLine> lines) {
    m_lines = std::move(lines);
    show();
    m_view->scrollToTop();
}

void RxList::setAlerts(const std::vector<clinic::Alert>& alerts) {
    m_alerts = alerts;
    sortBySeverity(m_alerts);
    show();
}

void RxList::append(const clinic::PrescriptionLine& line) {
    m_lines.push_back(line);
    show();
    emit changed();
}

QString RxList::takeLast() {
    if (m_lines.empty() || m_readOnly)
        return {};
    const auto typed = qt(m_lines.back().typed);
    m_lines.pop_back();
    show();
    emit changed();
    return typed;
}

void RxList::show() {
    std::vector<widgets::ListRow> rows;
    int number = 0;
    for (const auto& line : m_lines) {
        MedicineRow row;
        row.number = ++number;
        row.title = medicineTitle(line);
        const auto [dose, told] = doseWordsOf(line);
        QStringList words{lineWords(told)};
        if (!line.timing.empty() && line.words.find(line.timing) == std::string::npos)
            words << lineWords(line.timing);
        words.removeAll(QString());
        row.words = words.join(QStringLiteral(" — "));
        row.local = qt(line.localWords);
        row.duration = lineWords(line.durationText);
        // An open dose or quantity is said; silence must never look like safety.
        const auto unclear = qt(line.remark).trimmed();
        row.isDoseOpen = line.dose.empty() && line.words.empty();
        row.dose =
            row.isDoseOpen ? unclear.isEmpty() ? tr("dose open") : unclear + QStringLiteral(" ?") : lineWords(dose);
        row.quantity = line.quantityText.empty() ? tr("Qty open") : tr("Qty %1").arg(lineWords(line.quantityText));
        row.notChecked = !line.known;
        QStringList cautions;
        for (const auto& alert : m_alerts)
            if (!alert.line.empty() && alert.line == line.generic && alert.severity != "inform") {
                const auto effect = alertEffect(alert);
                cautions << alertWhat(alert) + (effect.isEmpty() ? effect : QStringLiteral(": ") + effect);
                row.interrupts = row.interrupts || alert.interrupts;
            }
        if (!unclear.isEmpty())
            cautions << tr("Not understood, kept as typed: %1").arg(unclear);
        if (!line.known)
            cautions << tr("Not checked: not in the formulary");
        row.caution = cautions.join(QLatin1Char('\n'));
        const auto spoken = QStringLiteral("%1. %2, %3, %4, %5, %6, %7")
                                .arg(number)
                                .arg(row.title, row.dose, row.words, row.duration, row.quantity, row.caution);
        rows.push_back({QStringLiteral("%1:%2").arg(number).arg(qt(line.typed)), QVariant::fromValue(row), spoken, {}});
    }
    m_model->setRows(std::move(rows));
    m_view->doItemsLayout();
    fitRows();
}

}  // namespace opdesk::ui::consult
