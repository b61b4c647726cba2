#pragma once

#include <QComboBox>
#include <QPushButton>
#include <QTest>
#include <algorithm>
#include <boost/json/serialize.hpp>
#include <deque>

#include "core/clinic/desk.h"
#include "core/clinic/documents.h"
#include "core/clinic/prescription_draft.h"
#include "core/clinic/queue.h"
#include "tests/ui/open_desk.h"
#include "ui/consult/consult_page.h"
#include "ui/consult/rx_list.h"
#include "ui/widgets/label.h"
#include "ui/widgets/open_summary.h"
#include "ui/widgets/overlay_layer.h"
#include "ui/widgets/views.h"

/// What the tests of the consultation share: a doctor's room, hands for the page, and a store that takes its time.
namespace opdesk::tests {

namespace consult = ui::consult;
namespace widgets = ui::widgets;
using ui::widgets::qt;

struct Room : OthersPatient {
    Room() : OthersPatient("Doctor") {}
    clinic::QueueLine token() {
        const auto list = execute(clinic.as("Receptionist"), clinic::ListQueue{});
        return list->tokens.at(0);
    }
    void ask(consult::ConsultPage& page) {
        show(page);
        page.showVisit(qt(patient.text()), qt(visit.text()));
    }
};

inline widgets::AskPanel* question(consult::ConsultPage& page) {
    auto* panel = page.findChild<widgets::AskPanel*>(QStringLiteral("consult_whose"));
    return panel && panel->isVisible() ? panel : nullptr;
}

inline QPushButton* answer(consult::ConsultPage& page, const char* id) {
    auto* panel = question(page);
    return panel ? panel->findChild<QPushButton*>(QStringLiteral("answer_") + QLatin1String(id)) : nullptr;
}

struct Visited {
    model::PatientId patient;
    model::VisitId visit;
};

/// A patient of one's own with these lines in the draft.
inline Visited withLines(Room& room, const char* name, const char* phone, std::vector<std::string> lines) {
    clinic::IssueToken issue;
    issue.patient = room.clinic.patient(name, "50", phone, "male");
    issue.doctor = room.clinic.doctor;
    auto& reception = room.clinic.as("Receptionist");
    clinic::EditPatient edit;  // what the law asks of a prescription
    edit.patient = issue.patient;
    edit.fields["address"] = "12, Shivaji Road, Pune";
    edit.fields["allergy_status"] = "none_known";
    const auto edited = execute(reception, edit);
    const auto given = execute(reception, issue);
    if (!edited || !given)
        qFatal("no visit was made");
    clinic::WritePrescription write;
    write.patient = issue.patient;
    write.visit = given->visit;
    write.complaints = "headache";
    write.diagnoses = {{"Migraine", {}, {}}};
    write.typedLines = std::move(lines);
    if (!execute(room.session, write))
        qFatal("no draft was written");
    return {write.patient, write.visit};
}

inline void showVisit(consult::ConsultPage& page, const Visited& who) {
    page.showVisit(qt(who.patient.text()), qt(who.visit.text()));
}

/// Of the panel that is open now: one that was closed may not be gone yet.
template <typename Part = QPushButton>
Part* inPanel(consult::ConsultPage& page, const char* name) {
    auto* layer = page.findChild<widgets::OverlayLayer*>();
    auto* part = layer && layer->panel() ? layer->panel()->findChild<Part*>(QLatin1String(name)) : nullptr;
    if (!part)
        qFatal("no %s in the open panel", name);
    return part;
}

/// Signs as soon as nothing stops it.
inline void sign(consult::ConsultPage& page) {
    press(page, "consult_sign");
    QTest::keyClick(inPanel(page, "answer_sign"), Qt::Key_Return);
}

inline bool isSigned(consult::ConsultPage& page) {
    return !page.findChild<QAction*>(QStringLiteral("consult_sign"))->isEnabled() &&
           page.findChild<QAction*>(QStringLiteral("consult_print"))->isEnabled();
}

/// A store that answers when it is told to.
struct SlowStore {
    explicit SlowStore(Room& room) {
        room.desk = std::make_shared<clinic::Desk>(
            room.session, [this](std::function<void()> work) { waiting.push_back(std::move(work)); },
            [](std::function<void()> work) { work(); });
    }
    void answer(std::size_t most = 1000) {
        for (; most > 0 && !waiting.empty(); --most) {
            const auto work = std::move(waiting.front());
            waiting.pop_front();
            work();
        }
    }
    std::deque<std::function<void()>> waiting;
};

inline bool isOpen(consult::ConsultPage& page) {
    return page.findChild<consult::RxList*>()->isVisible();
}

}  // namespace opdesk::tests
