#pragma once

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <boost/json.hpp>

#include "core/clinic/day.h"
#include "core/clinic/day_close.h"
#include "core/clinic/desk.h"
#include "core/model/kinds/invoice.h"
#include "core/model/kinds/payment.h"
#include "tests/support/billing_rows.h"
#include "ui/billing/bill_table.h"
#include "ui/billing/billing_page.h"
#include "ui/billing/day_close_page.h"
#include "ui/billing/line_entry.h"
#include "ui/billing/money_edit.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented_control.h"

/// What the tests of the billing pages share: the pages over a real store, and hands to work them.
namespace opdesk::tests {

using ui::billing::BillingPage;
using ui::billing::DayClosePage;
namespace paper = ui::paper;
namespace widgets = ui::widgets;

/// A price; with an id, another version of that one.
inline base::Uuid pullPriceRecord(TestClinic& clinic, const char* code, const char* text, std::int64_t rate,
                                  base::Uuid id) {
    model::Price price;
    price.code = code;
    price.text = text;
    price.rate = model::Paise{rate};
    model::RecordImage image;
    image.kind = model::KindId::price;
    image.version = id.isNull() ? 1 : 2;
    image.id = id.isNull() ? base::Uuid::v7(clinic.clock, clinic.random) : id;
    image.compartment = model::Compartment::desk;
    image.body = model::encode(price);
    if (!clinic.pull({image}))
        qFatal("the price did not come");
    return image.id;
}

/// The pages over a real store; the store "thread" is the test's own.
struct Till {
    explicit Till(const std::string& role = "Billing")
        : session(&clinic.as(role)),
          desk(std::make_shared<clinic::Desk>(
              *session, [](std::function<void()> work) { work(); }, [](std::function<void()> work) { work(); })) {
        session->presence = &presence;
        pullPrice(clinic, "CON", "Consultation", 50000, "9993", "new");
        pullPrice(clinic, "ECG", "ECG", 25000);
        pullPrice(clinic, "NEB", "Nebulisation", 15000);
        const auto print = [this](const QString& name, const paper::Paint&, const paper::Printed& done) {
            printed << name;
            done(printerStatus);
        };
        bill.setPrinter(print);
        day.setPrinter(print);
        for (QWidget* page : {static_cast<QWidget*>(&bill), static_cast<QWidget*>(&day)}) {
            page->resize(1290, 664);
            page->show();
        }
    }
    void open() {
        clinic::IssueToken token;
        token.patient = patient;
        token.doctor = clinic.doctor;
        token.visitKind = "new";
        visit = clinic::execute(clinic.as("Receptionist"), token)->visit;
        bill.start(desk);
        bill.showPatient(QString::fromStdString(patient.text()), QString::fromStdString(visit.text()));
        bill.activateWindow();
    }
    void press(QWidget& page, const char* action) {
        auto* found = page.findChild<QAction*>(QLatin1String(action));
        QVERIFY2(found, action);
        found->trigger();
    }
    QLineEdit* field(QWidget& page, const char* name) { return page.findChild<QLineEdit*>(QLatin1String(name)); }
    QString words(QWidget& page, const char* label) {
        return page.findChild<widgets::Label*>(QLatin1String(label))->text();
    }
    void type(QWidget& page, const char* name, const char* text, bool enter = false) {
        QTest::keyClicks(field(page, name), QLatin1String(text));
        if (enter)
            QTest::keyClick(field(page, name), Qt::Key_Return);
    }
    std::vector<model::Invoice> bills() {
        std::vector<model::Invoice> out;
        const auto records = clinic.store->ofPatient(model::KindId::invoice, patient);
        for (const auto& record : *records)
            out.push_back(*model::decode<model::Invoice>(record.body));
        std::ranges::sort(out, {}, [](const model::Invoice& one) { return one.serial; });
        return out;
    }

    std::vector<model::Payment> payments() {
        std::vector<model::Payment> out;
        const auto records = clinic.store->ofPatient(model::KindId::payment, patient);
        for (const auto& record : *records)
            out.push_back(*model::decode<model::Payment>(record.body));
        return out;
    }

    TestClinic clinic;
    Presence presence;
    model::PatientId patient = clinic.patient("Rekha Bhosale");
    model::VisitId visit;
    clinic::Session* session;
    std::shared_ptr<clinic::Desk> desk;
    QStringList printed;
    base::Status printerStatus;
    BillingPage bill;
    DayClosePage day;
};

}  // namespace opdesk::tests
