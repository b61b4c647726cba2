#pragma once

#include "core/clinic/bills.h"
#include "ui/drafts/draft_keeper.h"
#include "ui/paper/print_port.h"
#include "ui/widgets/page.h"

class QAction;
class QStackedWidget;

namespace opdesk::ui::widgets {
class PatientBanner;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::billing {

class BillPanel;
class BillView;
class PayPanel;

/// Bill, payment and paper of one patient (screens.md §10). What is typed is a draft of patient and visit; taking it
/// makes documents, numbers and payments in one act.
class BillingPage : public widgets::Page {
    Q_OBJECT
public:
    explicit BillingPage(QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk) override;
    void stop() override;
    void enter() override;
    void refresh(const std::vector<std::string>& kinds) override;
    void setNamesHidden(bool hidden) override;
    widgets::Subject subject() const override;
    QVariantMap typedSoFar() const override;
    void typeAgain(const QVariantMap& typed) override;

    /// The bill of a visit; an empty `visitId` bills without one.
    void showPatient(const QString& patientId, const QString& visitId);
    void setPrinter(paper::PrintSheet print) { m_print = std::move(print); }
    /// The language of the amount in words: en or hi.
    void setLanguage(const QString& language) { m_language = language; }

private:
    void buildKeys();
    void buildParts();
    void read(bool keepLines);
    void showBanner(const clinic::PatientLine& line, const QString& visit);
    void counted(const clinic::CountBill::Answer& answer);
    void showWarnings();
    void offerKeys();
    /// Why there is nothing to take, beside the button.
    void sayWhyNot(qint64 total);
    void charge(bool part);
    void charged(const clinic::ChargeBill::Answer& answer, qint64 back);
    void openBill(const clinic::ReadBill& which);
    void reopenBill();
    void closeBill();
    void printBill(const model::InvoiceId& invoice, bool duplicate);
    void act();
    bool isViewing() const;

    std::shared_ptr<clinic::Desk> m_desk;
    paper::PrintSheet m_print;
    QString m_language;
    drafts::DraftKeeper m_draft;
    model::PatientId m_patient;
    model::VisitId m_visit;
    clinic::StartBill::Answer m_start;
    QString m_subjectWords;
    QString m_takenWords;  ///< money of this patient today; empty: none
    quint64 m_serial = 0;
    bool m_namesHidden = false;
    bool m_busy = false;

    QAction* m_take;
    QAction* m_due;
    QAction* m_refund;
    QAction* m_printAgain;
    QAction* m_back;
    QList<QAction*> m_newBillOnly;
    widgets::PatientBanner* m_banner;
    QStackedWidget* m_stack;
    QWidget* m_newBill;
    BillPanel* m_bill;
    PayPanel* m_pay;
    BillView* m_view;
};

}  // namespace opdesk::ui::billing
