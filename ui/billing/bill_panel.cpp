#include "ui/billing/bill_panel.h"

#include <QPointer>
#include <boost/json.hpp>

#include <algorithm>

#include "core/clinic/described_bills.h"
#include "core/text/money.h"
#include "ui/billing/bill_table.h"
#include "ui/billing/line_entry.h"
#include "ui/billing/money_edit.h"
#include "ui/billing/words.h"
#include "ui/labels/labels.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"
#include "ui/widgets/money_label.h"
#include "ui/widgets/page.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::billing {

using widgets::moneyText;
using widgets::qt;
using widgets::utf8;
namespace json = clinic::json;

void BillPanel::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_desk->run(clinic::ListPrices{}, [self = QPointer(this)](base::Result<clinic::ListPrices::Answer> answer) {
        if (self && self->m_desk && answer)
            self->takePrices(std::move(answer->prices));
    });
}

void BillPanel::takePrices(std::vector<clinic::PriceLine> prices) {
    m_listed.clear();
    for (const auto& one : prices)
        m_listed.emplace(one.code, one.rate);
    m_entry->setPrices(std::move(prices));
    m_quoted.insert(m_listed.begin(), m_listed.end());  // those it has stay
    nameQuoted();
    if (!m_lines.empty())
        recount();
}

/// A price below the list wants a reason; that it was quoted so is one, unless somebody writes another.
void BillPanel::nameQuoted() {
    const bool costsLess = std::ranges::any_of(m_lines, [this](const clinic::BillLine& line) {
        const auto quoted = m_quoted.find(line.code);
        const auto now = m_listed.find(line.code);
        return quoted != m_quoted.end() && now != m_listed.end() && quoted->second == line.rate &&
               now->second > line.rate;
    });
    if (costsLess && m_reason->text().trimmed().isEmpty())
        m_reason->setText(tr("as quoted, before the price changed"));
}

QStringList BillPanel::priceChanges() const {
    QStringList sentences;
    for (const auto& line : m_lines) {
        const auto quoted = m_quoted.find(line.code);
        // A rate typed by hand was never the list's.
        if (quoted == m_quoted.end() || quoted->second != line.rate)
            continue;
        const auto now = m_listed.find(line.code);
        const auto was = moneyText(line.rate);
        if (now == m_listed.end())
            sentences << tr("%1 is not in the price list any more; this bill keeps %2.").arg(qt(line.text), was);
        else if (now->second != line.rate)
            sentences
                << tr("%1 costs %2 now; this bill keeps %3 as quoted.").arg(qt(line.text), moneyText(now->second), was);
    }
    sentences.removeDuplicates();
    return sentences;
}

void BillPanel::stop() {
    m_soon.stop();
    ++m_serial;
    m_desk.reset();
    m_lines.clear();
    m_start = {};
    m_counted = {};
    m_listed.clear();
    m_quoted.clear();
    m_entry->setPrices({});
    m_entry->setTyped({});
    for (QLineEdit* field :
         {static_cast<QLineEdit*>(m_discount), static_cast<QLineEdit*>(m_reason), static_cast<QLineEdit*>(m_number)}) {
        const QSignalBlocker quiet(field);
        field->clear();
    }
    m_careTable->bill()->setRows({}, false, true);
    m_goods->hide();
    m_earlierList->show();
    m_earlierModel->setRows({});
}

void BillPanel::show(const clinic::StartBill::Answer& answer, const model::PatientId& patient, bool keepLines) {
    const bool movedState = m_start.stateCode != answer.stateCode;
    m_start = answer;
    m_patient = patient;
    if (!keepLines) {
        m_lines = answer.lines;
        m_quoted = m_listed;
        const QSignalBlocker quietDiscount(m_discount);
        const QSignalBlocker quietReason(m_reason);
        m_discount->clear();
        m_reason->clear();
        m_entry->setTyped({});
        m_number->clear();
    }
    m_care->setTitle(answer.registered ? tr("Bill of supply") : tr("Receipt"));
    m_care->setNote(answer.registered ? tr("Health care, SAC 9993, no GST") : QString());
    m_careTable->setEmptyText(answer.freeUntilText.empty()
                                  ? tr("Nothing to bill yet.")
                                  : tr("Follow-up is free until %1.").arg(qt(answer.freeUntilText)));
    const int own = m_place->findData(qt(answer.stateCode));
    if (own >= 0 && (!keepLines || movedState))
        m_place->setCurrentIndex(own);
    std::vector<widgets::ListRow> rows;
    for (const auto& bill : answer.earlier) {
        const QString line = earlierWords(bill);
        rows.push_back({qt(bill.invoice.text()), line, line, {}});
    }
    m_earlierModel->setRows(std::move(rows));
    showDiscountHint();
    recount();
}

/// In a low window an empty list gives its room to the bill; bills it holds are kept in reach.
void BillPanel::fitEarlier() {
    constexpr int kLeastList = 112;  // the card's head and one row and a half
    const bool twoPapers = !m_goods->isHidden();
    const int papers = m_care->sizeHint().height() + 12;
    const int bills = m_earlierModel->rowCount();
    const bool showsList = !twoPapers && (bills > 0 || height() - papers >= kLeastList);
    m_earlierList->setVisible(showsList);
    // Without its list the card is a line of its own: it says what the list would.
    m_earlier->setHeaderAlone(!showsList);
    m_earlier->setTitle(showsList ? tr("Earlier") : bills == 0 ? tr("No earlier bill") : tr("Earlier: %1").arg(bills));
}

void BillPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitEarlier();
}

void BillPanel::focusEntry() {
    m_entry->field()->setFocus(Qt::ShortcutFocusReason);
}
void BillPanel::focusDiscount() {
    m_discount->setFocus(Qt::ShortcutFocusReason);
}
void BillPanel::focusDiscountReason() {
    m_reason->setFocus(Qt::OtherFocusReason);
}
void BillPanel::focusNumber() {
    m_number->setFocus(Qt::ShortcutFocusReason);
    m_number->selectAll();
}

qint64 BillPanel::discount() const {
    return m_discount->paise().value_or(0);
}
bool BillPanel::discountIsWrong() const {
    return m_discount->isWrong();
}
std::string BillPanel::discountReason() const {
    return utf8(m_reason->text());
}
std::string BillPanel::placeOfSupply() const {
    const auto chosen = utf8(m_place->currentData().toString());
    // Without a GSTIN the clinic has no state that another one could differ from.
    return m_goods->isHidden() || m_start.stateCode.empty() || chosen == m_start.stateCode ? std::string() : chosen;
}

void BillPanel::add(const clinic::BillLine& line) {
    m_lines.push_back(line);
    recount();
    emit typedSomething();
}

void BillPanel::removeAt(int place) {
    if (place < 0 || place >= static_cast<int>(m_lines.size()))
        return;
    m_lines.erase(m_lines.begin() + place);
    recount();
    emit typedSomething();
}

void BillPanel::removeLine() {
    for (auto* table : {m_careTable, m_goodsTable}) {
        const auto index = table->currentIndex();
        if (table->hasFocus() && index.isValid()) {
            removeAt(table->bill()->rows()[static_cast<std::size_t>(index.row())].place);
            focusEntry();
            return;
        }
    }
    removeAt(static_cast<int>(m_lines.size()) - 1);
}

void BillPanel::recount() {
    m_soon.stop();
    m_entry->setNumber(static_cast<int>(m_lines.size()) + 1);
    if (!m_desk)
        return;
    clinic::CountBill count;
    count.patient = m_patient;
    count.lines = m_lines;
    count.discount = discount();
    count.placeOfSupply = placeOfSupply();
    m_desk->run(count, [self = QPointer(this), serial = ++m_serial](base::Result<clinic::CountBill::Answer> answer) {
        if (!self || !self->m_desk || serial != self->m_serial)
            return;
        if (!answer) {
            emit self->refused(labels::errorSentence(answer.error()));
            return;
        }
        self->m_counted = std::move(*answer);
        self->showCounted(self->m_counted);
        emit self->sumChanged(self->m_counted);
    });
}

void BillPanel::showCounted(const clinic::CountBill::Answer& answer) {
    std::vector<BillRow> care;
    std::vector<BillRow> goods;
    qint64 careSum = 0;
    const clinic::CountBill::Part* taxed = nullptr;
    qint64 goodsSum = 0;
    bool onOne = false;
    for (const auto& part : answer.parts) {
        onOne = onOne || part.document == "invoice_cum_bill_of_supply";
        if (part.taxable > 0 || part.document == "tax_invoice")
            taxed = &part;
        for (std::size_t i = 0; i < part.lines.size(); ++i) {
            const auto place = static_cast<std::size_t>(part.lines[i]);
            // On one paper or two: exempt care above, what is taxed below.
            const bool isTaxed = part.document == "tax_invoice" || (onOne && answer.lines[place].taxPercent > 0);
            (isTaxed ? goodsSum : careSum) += part.nets[i] + part.taxes[i];
            BillRow row;
            row.place = static_cast<int>(place);
            row.line = answer.lines[place];
            row.net = part.nets[i];
            row.tax = part.taxes[i];
            if (place == 0 && !m_start.lines.empty() && row.line.code == m_start.lines.front().code)
                row.aside = qt(m_start.doctorName);
            (isTaxed ? goods : care).push_back(std::move(row));
        }
    }
    m_careTable->bill()->setRows(std::move(care), false, m_start.registered);
    m_careSum->setText(moneyText(careSum));
    m_care->setTitle(onOne                ? documentWord("invoice_cum_bill_of_supply")
                     : m_start.registered ? documentWord("bill_of_supply")
                                          : documentWord("receipt"));
    m_goods->setTitle(onOne ? tr("Medicines, taxed") : documentWord("tax_invoice"));
    m_goods->setNote(onOne ? tr("On the same paper (Rule 46A)") : tr("Medicines are billed apart"));
    m_goodsTable->bill()->setRows(std::move(goods), true, true);
    // Two papers leave room for the field of the number only.
    m_goods->setVisible(taxed != nullptr);
    m_careTable->setMostRows(taxed ? 4 : 7);
    fitEarlier();
    m_careNumber->setWord(tr("next %1").arg(qt(m_start.nextNumber)));
    if (taxed) {
        const auto whole = [](qint64 paise) { return qt(text::formatAmount(paise)); };
        m_goodsNumber->setWord(onOne                     ? tr("same number")
                               : answer.parts.size() > 1 ? tr("the number after")
                                                         : tr("next %1").arg(qt(m_start.nextNumber)));
        m_tax->setText(taxed->igst > 0 ? tr("IGST %1").arg(whole(taxed->igst))
                                       : tr("CGST %1 · SGST %2").arg(whole(taxed->cgst), whole(taxed->sgst)));
        m_goodsSum->setText(moneyText(onOne ? goodsSum : taxed->total));
    }
}

void BillPanel::showDiscountHint() {
    if (m_discount->isWrong())
        m_discountHint->setText(tr("Write rupees, for example 50"));
    else if (discount() == 0)
        m_discountHint->setText(m_start.discountLimit > 0
                                    ? tr("Up to %1 without a reason").arg(moneyText(m_start.discountLimit))
                                    : QString());
    else if (discount() <= m_start.discountLimit)
        m_discountHint->setText(tr("Within your %1 limit").arg(moneyText(m_start.discountLimit)));
    else
        m_discountHint->setText(m_reason->text().trimmed().isEmpty() ? tr("Over the limit: say why") : QString());
}

json::object BillPanel::typed() const {
    json::object typed;
    json::array lines;
    for (const auto& line : m_lines)
        lines.push_back(clinic::toJson(line));
    typed["lines"] = std::move(lines);
    typed["discount"] = utf8(m_discount->text());
    typed["reason"] = utf8(m_reason->text());
    typed["entry"] = utf8(m_entry->typed());
    json::object quoted;
    for (const auto& line : m_lines)
        if (const auto found = m_quoted.find(line.code); found != m_quoted.end())
            quoted[line.code] = found->second;
    typed["quoted"] = std::move(quoted);
    return typed;
}

void BillPanel::typeAgain(const json::object& typed) {
    if (const auto* lines = typed.if_contains("lines"); lines && lines->is_array()) {
        m_lines.clear();
        for (const auto& one : lines->get_array())
            if (one.is_object())
                if (auto line = clinic::fromJson<clinic::BillLine>(one.get_object()))
                    m_lines.push_back(std::move(*line));
    }
    if (const auto* quoted = typed.if_contains("quoted"); quoted && quoted->is_object())
        for (const auto& [code, rate] : quoted->get_object())
            if (const auto* paise = rate.if_int64())
                m_quoted[std::string(code)] = *paise;
    const auto words = [&](const char* name) {
        const auto* value = typed.if_contains(name);
        const auto* text = value ? value->if_string() : nullptr;
        return text ? QString::fromUtf8(text->data(), static_cast<qsizetype>(text->size())) : QString();
    };
    const QSignalBlocker quietDiscount(m_discount);
    const QSignalBlocker quietReason(m_reason);
    m_discount->setText(words("discount"));
    m_reason->setText(words("reason"));
    m_entry->setTyped(words("entry"));
    nameQuoted();
    showDiscountHint();
    recount();
}

}  // namespace opdesk::ui::billing
