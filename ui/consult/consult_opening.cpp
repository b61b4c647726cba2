// Of ConsultPage: whose visit it is, and how it opens.
#include <QPointer>

#include <algorithm>

#include "core/clinic/day.h"
#include "core/clinic/desk.h"
#include "core/clinic/prescription_draft.h"
#include "core/text/names.h"
#include "ui/consult/consult_page.h"
#include "ui/consult/rx_list.h"
#include "ui/consult/visit_form.h"
#include "ui/labels/labels.h"
#include "ui/patients/banner.h"
#include "ui/widgets/overlay_layer.h"

namespace opdesk::ui::consult {

using widgets::qt;
using widgets::utf8;

void ConsultPage::showVisit(const QString& patientId, const QString& visitId) {
    const auto patient = model::PatientId::parse(utf8(patientId));
    if (!patient || !m_desk)
        return;
    const auto visit = model::VisitId::parse(utf8(visitId)).value_or(model::VisitId());
    if (*patient == m_patient && (visit.isNull() || visit == m_visit)) {
        enter();
        return;
    }
    // The draft of the patient before is written under its own patient and visit before the page turns.
    keepUnsaved();
    clearPage();
    m_desk->run(clinic::WhoseVisit{*patient, visit}, [self = QPointer(this), serial = ++m_serial, patient = *patient,
                                                      visit](base::Result<clinic::WhoseVisit::Answer> whose) {
        if (!self || !self->m_desk || serial != self->m_serial)
            return;
        if (!whose)
            self->report(whose.error());
        else if (whose->mine)
            self->begin(patient, *whose);
        else
            self->askWhose(patient, *whose);
    });
}

void ConsultPage::begin(const model::PatientId& patient, const clinic::WhoseVisit::Answer& whose) {
    m_patient = patient;
    m_visit = whose.visit;
    m_visitWords = patients::visitWords(whose.token, whose.visitKind);
    readDraft();
    if (!m_visit.isNull())
        startVisit();
}

void ConsultPage::readDraft() {
    m_readingDraft = true;
    m_desk->run(clinic::DraftOf{m_patient, m_visit},
                [self = QPointer(this), serial = ++m_serial](base::Result<clinic::DraftOf::Answer> kept) {
                    if (!self || serial != self->m_serial)
                        return;
                    self->m_readingDraft = false;
                    if (kept && kept->found) {
                        self->m_paperLanguage = kept->draft.language;
                        self->m_mode = kept->draft.mode;
                        self->m_coded = kept->draft.diagnoses;
                        self->m_prescription = kept->draft.prescription;
                        self->m_overrides = self->m_storedOverrides = kept->draft.overrides;
                        self->m_form->show(kept->draft);
                        self->m_list->setLines(kept->draft.lines);
                        self->showDraftKept();
                    }
                    self->readPatient(true);
                });
}

void ConsultPage::askWhose(const model::PatientId& patient, const clinic::WhoseVisit::Answer& whose) {
    const auto name = qt(m_namesHidden ? text::initials(whose.patientName) : whose.patientName);
    const auto doctor = whose.doctorName.empty() ? tr("another doctor") : qt(whose.doctorName);
    const bool hasToken = !whose.visit.isNull();
    const bool mayTakeOver = !whose.takeOverAs.isNull();
    const auto words =
        mayTakeOver ? tr("Take over: the token comes to you and the visit opens. Look only: the record opens and "
                         "nothing is written.")
        : whose.mayWrite
            ? tr("The token stays where it is. The patient is yours as well: you can open the visit, or look only.")
        : hasToken ? tr("The token cannot change hands any more. You can look only; a token with you lets you write.")
                   : tr("You can look only; a token with you lets you write.");
    auto* ask = new widgets::AskPanel(hasToken ? tr("%1, token %2, is with %3.").arg(name, qt(whose.token), doctor)
                                               : tr("%1 is the patient of %2.").arg(name, doctor),
                                      words, QStringLiteral("consult_whose"));
    if (mayTakeOver)
        ask->addAnswer(QStringLiteral("take"), tr("Take over"), true);
    ask->addAnswer(QStringLiteral("look"), tr("Look only"), !mayTakeOver);
    if (!mayTakeOver && whose.mayWrite)
        ask->addAnswer(QStringLiteral("open"), tr("Open the visit"));
    connect(ask, &widgets::AskPanel::answered, this, [this, patient, whose](const QString& id) {
        m_overlay->close_();
        if (id == QLatin1String("take"))
            takeOver(patient, whose);
        else if (id == QLatin1String("open"))
            begin(patient, whose);
        else
            emit patientAsked(qt(patient.text()));
    });
    openOver(ask);
}

void ConsultPage::takeOver(const model::PatientId& patient, const clinic::WhoseVisit::Answer& whose) {
    if (!m_desk)
        return;
    m_desk->run(
        clinic::TransferToken{whose.visit, whose.takeOverAs, utf8(tr("taken over"))},
        [self = QPointer(this), serial = m_serial, patient, whose](base::Result<clinic::TransferToken::Answer> given) {
            if (!self || !self->m_desk || serial != self->m_serial)
                return;
            if (given)
                self->begin(patient, whose);
            else
                self->report(given.error());
        });
}

void ConsultPage::startVisit() {
    m_desk->run(clinic::StartVisit{m_visit}, [self = QPointer(this),
                                              visit = m_visit](base::Result<clinic::StartVisit::Answer> answer) {
        if (!self || !self->m_desk || answer || visit != self->m_visit)
            return;
        if (answer.error().code != base::ErrorCode::wrongState) {
            emit self->said(
                tr("The token could not be taken into the room. %1").arg(labels::errorSentence(answer.error())),
                QStringLiteral("circle-alert"));
            return;
        }
        // Who comes back to a visit that is under way finds it so; of any other the queue says what it is.
        self->m_desk->run(clinic::ListQueue{}, [self, visit](base::Result<clinic::ListQueue::Answer> queue) {
            if (!self || !queue || visit != self->m_visit)
                return;
            const auto token = std::ranges::find(queue->tokens, visit, &clinic::QueueLine::visit);
            if (token == queue->tokens.end() || token->status != "in_room")
                emit self->said(tr("The token of this visit is closed already and stays so."),
                                QStringLiteral("circle-alert"));
        });
    });
}

}  // namespace opdesk::ui::consult
