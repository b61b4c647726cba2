#include "ui/billing/billing_page.h"

#include <QAction>
#include <QPagedPaintDevice>
#include <QPointer>
#include <QStackedWidget>
#include <boost/json.hpp>

#include "core/clinic/desk.h"
#include "ui/billing/bill_panel.h"
#include "ui/billing/bill_view.h"
#include "ui/billing/pay_panel.h"
#include "ui/billing/words.h"
#include "ui/labels/labels.h"
#include "ui/paper/clinic_papers.h"
#include "ui/paper/paper_painter.h"
#include "ui/widgets/label.h"
#include "ui/widgets/money_label.h"
#include "ui/widgets/patient_banner.h"

namespace opdesk::ui::billing {

using widgets::moneyText;
using widgets::qt;
using widgets::utf8;

namespace {

const QString kReceiptIcon = QStringLiteral("receipt-indian-rupee");
const QString kAlertIcon = QStringLiteral("circle-alert");

std::string aboutOf(const model::PatientId& patient, const model::VisitId& visit) {
    if (patient.isNull())
        return {};
    return visit.isNull() ? patient.text() : patient.text() + "/" + visit.text();
}

QString visitWords(const clinic::StartBill::Answer& start) {
    if (start.token.empty())
        return {};
    const auto kind = labels::valueLabel("visit", "visit_kind", start.visitKind.empty() ? "new" : start.visitKind);
    return qt(start.token) + QStringLiteral(" · ") + kind;
}

}  // namespace

BillingPage::BillingPage(QWidget* parent)
    : Page(parent),
      m_draft(
          "bill",
          [this]() -> drafts::DraftKeeper::Typed {
              // A bill as it was suggested is nothing typed.
              if (m_patient.isNull() || isViewing())
                  return {};
              auto typed = m_bill->typed();
              const auto paid = m_pay->typed();
              for (auto one = paid.begin(); one != paid.end(); ++one)
                  typed[utf8(one.key())] = utf8(one.value().toString());
              return typed;
          },
          this) {
    setObjectName(QStringLiteral("billing_page"));
    buildKeys();
    buildParts();
}

void BillingPage::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_draft.start(m_desk);
    m_bill->start(m_desk);
    m_view->start(m_desk);
    m_refund->setVisible(m_desk->may("invoice.cancel"));
    offerKeys();
    sayWhyNot(0);
    if (!m_patient.isNull())
        read(false);
}

void BillingPage::stop() {
    m_draft.stop();
    ++m_serial;
    m_desk.reset();
    m_patient = {};
    m_visit = {};
    m_start = {};
    m_subjectWords.clear();
    m_takenWords.clear();
    m_busy = false;
    m_bill->stop();
    m_view->stop();
    m_pay->reset();
    m_banner->setContent({});
    m_banner->hide();
    m_stack->setCurrentWidget(m_newBill);
}

void BillingPage::enter() {
    if (m_desk && !isViewing())
        m_patient.isNull() ? m_bill->focusNumber() : m_bill->focusEntry();
}

void BillingPage::refresh(const std::vector<std::string>& kinds) {
    const auto has = [&](std::string_view kind) { return std::ranges::find(kinds, kind) != kinds.end(); };
    if (!m_desk || m_busy || !(has("invoice") || has("payment") || has("patient") || has("price") || has("setting")))
        return;
    if (has("price"))
        m_bill->start(m_desk);
    if (!m_patient.isNull())
        read(true);
}

void BillingPage::setNamesHidden(bool hidden) {
    m_namesHidden = hidden;
    if (!m_patient.isNull())
        showBanner(m_start.line, visitWords(m_start));
}

widgets::Subject BillingPage::subject() const {
    if (isViewing())
        return {qt(m_view->bill().line.patient.text()), {}, m_subjectWords};
    if (m_patient.isNull())
        return {};
    return {qt(m_patient.text()), m_visit.isNull() ? QString() : qt(m_visit.text()), m_subjectWords};
}

QVariantMap BillingPage::typedSoFar() const {
    return m_pay->typed();
}

void BillingPage::typeAgain(const QVariantMap& typed) {
    m_pay->typeAgain(typed);
}

bool BillingPage::isViewing() const {
    return m_stack->currentWidget() == m_view;
}

void BillingPage::showPatient(const QString& patientId, const QString& visitId) {
    const auto patient = model::PatientId::parse(utf8(patientId)).value_or(model::PatientId());
    const auto visit = model::VisitId::parse(utf8(visitId)).value_or(model::VisitId());
    const bool same = patient == m_patient && (visit == m_visit || visit.isNull());
    m_patient = patient;
    if (!same)
        m_visit = visit;
    closeBill();
    if (!same)
        m_pay->reset();
    if (m_desk)
        read(same);
    m_bill->focusEntry();
}

void BillingPage::read(bool keepLines) {
    if (m_patient.isNull() || !m_desk->may("invoice.create"))
        return;
    clinic::StartBill command;
    command.patient = m_patient;
    command.visit = m_visit;
    m_desk->run(command, [self = QPointer(this), keepLines,
                          serial = ++m_serial](base::Result<clinic::StartBill::Answer> answer) {
        if (!self || !self->m_desk || serial != self->m_serial)
            return;
        if (!answer) {
            self->m_pay->setProblem(labels::errorSentence(answer.error()));
            return;
        }
        self->m_start = std::move(*answer);
        self->m_visit = self->m_start.visit;
        const auto& start = self->m_start;
        // An issued bill may be somebody else's: it keeps its own name above it.
        if (!self->isViewing())
            self->showBanner(start.line, visitWords(start));
        self->m_bill->show(start, self->m_patient, keepLines);
        qint64 taken = 0;
        for (const auto& one : start.takenToday)
            taken += one.amount;
        self->m_takenWords =
            start.takenToday.empty()
                ? QString()
                : tr("%1 was taken today at %2, %3, same patient. Check that it is not for this visit.")
                      .arg(moneyText(taken), qt(start.takenToday.back().timeText),
                           modeWord(start.takenToday.back().mode));
        self->showWarnings();
        self->m_pay->setBalance(start.balance == 0 ? QString()
                                : start.balance > 0
                                    ? tr("Old balance: %1 due").arg(moneyText(start.balance))
                                    : tr("Old balance: %1 to the patient’s credit").arg(moneyText(-start.balance)));
        if (start.tillTotal)
            emit self->statusSaid(tr("Taken since last close: %1").arg(moneyText(*start.tillTotal)));
        if (keepLines)
            return;
        self->m_draft.open(aboutOf(self->m_patient, self->m_visit), [self](const drafts::DraftKeeper::Typed& typed) {
            if (!self || typed.empty())
                return;
            self->m_bill->typeAgain(typed);
            QVariantMap paid;
            for (const auto* name : {"mode", "given", "second", "reference"})
                if (const auto* word = typed.if_contains(name); word && word->is_string())
                    paid[QLatin1String(name)] = qt(std::string(word->get_string()));
            self->m_pay->typeAgain(paid);
        });
    });
}

void BillingPage::showBanner(const clinic::PatientLine& line, const QString& visit) {
    widgets::PatientBannerContent content;
    content.name = m_namesHidden ? QStringLiteral("•••") : qt(line.name);
    content.ageSex = labels::ageAndSex(line.ageText, line.sex);
    content.uhid = qt(line.clinicNumber);
    content.maskedPhone = qt(line.phoneMasked);
    content.locality = qt(line.locality);
    content.visit = visit;
    content.allergyKnowledge = widgets::PatientBannerContent::AllergyKnowledge::notForThisRole;
    m_banner->setContent(content);
    m_banner->setVisible(!line.patient.isNull());
    m_subjectWords = qt(line.name);
}

void BillingPage::counted(const clinic::CountBill::Answer& answer) {
    qint64 rounding = 0;
    for (const auto& part : answer.parts)
        rounding += part.rounding;
    const bool hindi = m_language == QLatin1String("hi");
    m_pay->setTotal(answer.total, answer.total > 0 ? qt(hindi ? answer.wordsHindi : answer.words) : QString(),
                    rounding);
    m_pay->setUpi(qt(answer.upi));
    m_pay->setProblem({});
    showWarnings();
    sayWhyNot(answer.total);
    // The button of an issued bill is of that bill.
    if (isViewing())
        return;
    m_take->setText(answer.total > 0 ? tr("Take %1 and print").arg(moneyText(answer.total)) : tr("Take and print"));
}

/// Money of this patient today, and prices that changed under the bill.
void BillingPage::showWarnings() {
    QStringList all = m_bill->priceChanges();
    if (!m_takenWords.isEmpty())
        all.prepend(m_takenWords);
    m_pay->setWarning(all.join(QLatin1Char('\n')));
}

void BillingPage::sayWhyNot(qint64 total) {
    m_pay->setWhyNot(
        total > 0                                   ? QString()
        : m_patient.isNull()                        ? tr("No patient is chosen: F2 finds one.")
        : !m_desk || !m_desk->may("invoice.create") ? tr("Your role takes no payments.")
        : m_start.freeUntilText.empty()
            ? tr("Nothing to pay yet: add a line by its code or name.")
            : tr("Follow-up is free until %1. Add a line for anything else.").arg(qt(m_start.freeUntilText)));
}

void BillingPage::act() {
    if (isViewing())
        m_view->act();
    else
        charge(false);
}

void BillingPage::charge(bool part) {
    if (!m_desk || m_busy || isViewing() || m_patient.isNull())
        return;
    if (m_bill->discountIsWrong()) {
        m_pay->setProblem(tr("The discount is no amount: write rupees, for example 50."));
        m_bill->focusDiscount();
        return;
    }
    auto payments = m_pay->payments(part);
    if (!payments)
        return;
    clinic::ChargeBill command;
    command.patient = m_patient;
    command.visit = m_visit;
    command.lines = m_bill->lines();
    command.discount = m_bill->discount();
    command.discountReason = m_bill->discountReason();
    command.placeOfSupply = m_bill->placeOfSupply();
    command.payments = std::move(*payments);
    command.keepDue = part;
    m_busy = true;
    m_pay->setBusy(true);
    m_desk->run(command,
                [self = QPointer(this), back = m_pay->giveBack()](base::Result<clinic::ChargeBill::Answer> answer) {
                    if (!self || !self->m_desk)
                        return;
                    self->m_busy = false;
                    self->m_pay->setBusy(false);
                    if (answer) {
                        self->charged(*answer, back);
                        return;
                    }
                    self->m_pay->setProblem(labels::errorSentence(answer.error()));
                    if (answer.error().field == "discount_reason") {
                        self->m_pay->setProblem(tr("This discount needs a reason."));
                        self->m_bill->focusDiscountReason();
                    }
                });
}

void BillingPage::charged(const clinic::ChargeBill::Answer& answer, qint64 back) {
    m_draft.drop();
    QStringList numbers;
    for (const auto& document : answer.documents) {
        numbers << qt(document.number);
        printBill(document.invoice, false);
    }
    QString sentence = tr("%1: %2 taken").arg(numbers.join(QStringLiteral(", ")), moneyText(answer.paid));
    if (answer.due > 0)
        sentence += QStringLiteral(" · ") + tr("%1 due").arg(moneyText(answer.due));
    if (back > 0)
        sentence += QStringLiteral(" · ") + tr("give back %1").arg(moneyText(back));
    emit said(sentence, kReceiptIcon);
    m_pay->reset();
    read(false);
}

void BillingPage::openBill(const clinic::ReadBill& which) {
    if (!m_desk)
        return;
    m_draft.flush();
    m_desk->run(which, [self = QPointer(this)](base::Result<clinic::ReadBill::Answer> answer) {
        if (!self || !self->m_desk)
            return;
        if (!answer) {
            emit self->said(answer.error().field == "number" ? tr("No bill with this number on this PC.")
                                                             : labels::errorSentence(answer.error()),
                            kAlertIcon);
            return;
        }
        self->m_stack->setCurrentWidget(self->m_view);
        self->showBanner(answer->line, {});
        self->m_view->show(*answer);
        self->offerKeys();
    });
}

/// The keys of what is in front; the key bar leaves the others out.
void BillingPage::offerKeys() {
    const bool viewing = isViewing();
    const bool mayBill = m_desk && m_desk->may("invoice.create");
    for (auto* action : m_newBillOnly)
        action->setEnabled(!viewing);
    m_due->setEnabled(!viewing && mayBill);
    m_take->setEnabled(mayBill);
    m_refund->setEnabled(viewing && m_view->mayRefund());
    m_printAgain->setEnabled(viewing);
}

void BillingPage::reopenBill() {
    clinic::ReadBill which;
    which.invoice = m_view->bill().invoice;
    openBill(which);
}

void BillingPage::closeBill() {
    if (!isViewing())
        return;
    m_view->endRefund();
    m_stack->setCurrentWidget(m_newBill);
    m_take->setText(tr("Take and print"));
    if (!m_patient.isNull()) {
        showBanner(m_start.line, visitWords(m_start));
        counted(m_bill->counted());
        m_bill->focusEntry();
    } else {
        m_banner->hide();
    }
}

void BillingPage::printBill(const model::InvoiceId& invoice, bool duplicate) {
    clinic::BillPaperOf which;
    which.invoice = invoice;
    which.duplicate = duplicate;
    m_desk->run(which, [self = QPointer(this)](base::Result<clinic::BillPaperOf::Answer> answer) {
        if (!self || !self->m_desk)
            return;
        if (!answer) {
            emit self->said(labels::errorSentence(answer.error()), kAlertIcon);
            return;
        }
        if (!self->m_print)
            return;
        paper::PaperOptions options;
        if (self->m_pay->paperSize() == QLatin1String("80"))
            options.size = paper::PaperSize::roll80;
        else if (self->m_pay->paperSize() == QLatin1String("a4"))
            options.size = paper::PaperSize::a4;
        // Numbers have slashes; file names and spoolers would not like them.
        const auto name = QStringLiteral("bill-") + qt(answer->number).replace(QLatin1Char('/'), QLatin1Char('-'));
        self->m_print(
            name,
            [bill = paper::toPaper(*answer), options](QPagedPaintDevice& device) {
                return paper::paintTo(device, bill, options);
            },
            [self, number = qt(answer->number)](const base::Status& printed) {
                if (self && !printed)
                    emit self->said(
                        tr("%1 is saved but was not printed: %2").arg(number, labels::errorSentence(printed.error())),
                        kAlertIcon);
            });
    });
}

}  // namespace opdesk::ui::billing
