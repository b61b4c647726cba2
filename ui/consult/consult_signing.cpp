// Of ConsultPage: signing, the paper, and what is said when either is refused.
#include <QAction>
#include <QPointer>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

#include "core/clinic/day.h"
#include "core/clinic/desk.h"
#include "core/text/dates.h"
#include "ui/consult/alert_words.h"
#include "ui/consult/consult_page.h"
#include "ui/consult/facts_panel.h"
#include "ui/consult/keep_reason.h"
#include "ui/consult/paper_preview.h"
#include "ui/consult/rule_words.h"
#include "ui/consult/rx_entry.h"
#include "ui/consult/rx_list.h"
#include "ui/consult/visit_form.h"
#include "ui/labels/labels.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/open_summary.h"
#include "ui/widgets/overlay_layer.h"
#include "ui/widgets/rule_meter.h"
#include "ui/widgets/scroll_body.h"

namespace opdesk::ui::consult {

using widgets::Label;
using widgets::qt;
using widgets::utf8;

widgets::Card* ConsultPage::buildRight() {
    auto* right = new widgets::Card(tr("Rule meter"));
    m_meterNote = new Label(Label::Look::hint);
    right->addToHeader(m_meterNote);
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(12, 10, 12, 8);
    column->setSpacing(8);
    right->body()->addWidget(new widgets::ScrollBody(inside));
    m_meter = new widgets::RuleMeter;
    column->addWidget(m_meter);
    column->addWidget(new widgets::Divider);
    auto* check = new QWidget;
    check->setProperty("oneRow", true);  // a heading alone would say that nothing is the matter
    auto* checkLines = new QVBoxLayout(check);
    checkLines->setContentsMargins(0, 0, 0, 0);
    checkLines->setSpacing(8);
    auto* checkTitle = new Label(tr("Safety check"), Label::Look::strong);
    checkTitle->setCaption();
    checkLines->addWidget(checkTitle);
    m_safety = new Label(Label::Look::body);
    m_safety->setWordWrap(true);
    m_safety->setObjectName(QStringLiteral("consult_safety"));
    checkLines->addWidget(m_safety);
    column->addWidget(check);
    auto* honest =
        new Label(tr("Rule data not reviewed by a clinician. Silence means not checked."), Label::Look::hint);
    honest->setWordWrap(true);
    column->addWidget(honest);
    m_factsBelow = new QVBoxLayout;
    m_factsBelow->setSpacing(4);
    column->addLayout(m_factsBelow);
    column->addStretch();
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(0, 0, 0, 0);
    foot->setSpacing(8);
    m_grave = new widgets::OpenSummary(QStringLiteral("consult_grave"), widgets::OpenSummary::Tone::danger);
    foot->addWidget(m_grave);
    m_cautions = new widgets::OpenSummary(QStringLiteral("consult_cautions"), widgets::OpenSummary::Tone::caution);
    foot->addWidget(m_cautions);
    for (const auto* strip : {m_grave, m_cautions})
        connect(strip, &widgets::OpenSummary::named, this, &Page::spoken);
    m_open = new widgets::OpenSummary(QStringLiteral("consult_open"), widgets::OpenSummary::Tone::open);
    foot->addWidget(m_open);
    m_signButton =
        new widgets::PrimaryButton(m_signAction, QStringLiteral("consult_button_sign"), QStringLiteral("file-check"));
    foot->addWidget(m_signButton);
    right->foot()->addLayout(foot);
    return right;
}

void ConsultPage::showOpen(const std::vector<clinic::CheckPrescription::RuleState>& meter) {
    std::vector<widgets::OpenPart> parts;
    const bool maySign = !m_signed && m_desk->may("prescription.sign");
    const bool hasLines = !m_list->lines().empty();
    const auto toLines = [this] { m_list->focusFirstOpen(); };
    if (maySign && m_person.highConflict)
        parts.push_back({tr("two versions of the record"), [this] { emit conflictsAsked(qt(m_patient.text())); }});
    if (maySign && !hasLines)
        parts.push_back({tr("a medicine"), [this] { m_entry->focusField(); }});
    for (const auto& rule : meter) {
        if (!maySign || rule.met || !rule.legal)
            continue;
        if (rule.rule == "patient")
            parts.push_back({tr("patient's record"), [this] { emit editAsked(qt(m_patient.text())); }});
        else if (rule.rule != "generic" && rule.rule != "dose" && rule.rule != "quantity")
            parts.push_back(
                {rule.rule == "registration" ? tr("doctor's record") : ruleWords(rule.words),
                 [this, words = ruleWords(rule.words)] { emit said(words, QStringLiteral("circle-alert")); }});
        else if (hasLines)
            parts.push_back({rule.rule == "generic" ? tr("name of a medicine")
                             : rule.rule == "dose"  ? tr("dose")
                                                    : tr("quantity"),
                             toLines});
    }
    const int count = static_cast<int>(parts.size());
    m_open->setParts(tr("%n to finish:", nullptr, count), std::move(parts));
    m_signAction->setEnabled(maySign && hasLines && count == 0);
    m_openKey->setEnabled(maySign && !m_signAction->isEnabled());
}

/// Side by side the facts and the safety check say it themselves; one column leaves them below the edge.
void ConsultPage::showGrave() {
    std::vector<widgets::OpenPart> grave, cautions;
    if (m_narrow)
        for (const auto& words : m_facts->grave())
            grave.push_back({words, [this] { m_facts->showGrave(); }});
    // What is counted is what the link goes to.
    const auto isStop = [this](const clinic::Alert& alert) { return stops(alert); };
    const auto isCaution = [](const clinic::Alert& alert) {
        return !alert.interrupts && alert.severity != "inform" && alert.severity != "not_checked";
    };
    const auto toAnswer = static_cast<int>(std::ranges::count_if(m_alerts, isStop));
    const auto warnings = static_cast<int>(std::ranges::count_if(m_alerts, isCaution));
    if (toAnswer > 0 && !m_signed)
        grave.push_back({tr("%n alert(s) to answer", nullptr, toAnswer), [this, isStop] { m_list->focusAlert(isStop); },
                         QStringLiteral("alerts")});
    if (warnings > 0 && !m_signed && m_narrow)
        cautions.push_back({tr("%n warning(s)", nullptr, warnings),
                            [this, isCaution] { m_list->focusAlert(isCaution); }, QStringLiteral("warnings")});
    m_grave->setParts({}, std::move(grave));
    m_cautions->setParts({}, std::move(cautions));
}

void ConsultPage::goToOpen() {
    if (m_checkAnswered != m_checkAsked)
        m_signWhenChecked = true;
    else
        m_open->goToFirst();
}

void ConsultPage::sign() {
    if (m_signed || m_list->lines().empty())
        return;
    QStringList asked;
    std::vector<clinic::Alert> shown;
    for (const auto& alert : m_alerts)
        if (stops(alert)) {
            shown.push_back(alert);
            asked << QStringList{alertWhat(alert), alertWhy(alert), alertMarks(alert)}.join(QLatin1Char('\n'));
        }
    auto* ask =
        new widgets::AskPanel(asked.isEmpty() ? tr("Sign this prescription?") : tr("Change a medicine?"),
                              asked.isEmpty() ? tr("A signed prescription stands for ever; a correction is a new one.")
                                              : asked.join(QStringLiteral("\n\n")),
                              QStringLiteral("consult_ask"));
    KeepReason* why = nullptr;
    if (asked.isEmpty()) {
        ask->addAnswer(QStringLiteral("sign"), tr("Sign and print"), true);
        ask->addAnswer(QStringLiteral("back"), tr("Not yet"));
    } else {
        ask->addAnswer(QStringLiteral("back"), tr("Change medicine"), true);
        if (m_desk->may("prescription.override_alert"))
            why = addKeep(ask);
    }
    connect(ask, &widgets::AskPanel::answered, this, [this, why, shown](const QString& id) {
        if (id == QLatin1String("keep")) {
            if (why->isHidden()) {
                why->ask();
                return;
            }
            const auto reason = why->given();
            if (reason.isEmpty())
                return;
            // The reason is for what was read, not for what another desk wrote meanwhile.
            for (const auto& alert : shown)
                m_overrides.push_back({alert.rule, alert.line, utf8(reason)});
            showGrave();
        }
        m_overlay->close_();
        if (id == QLatin1String("back"))
            return;
        if (std::ranges::any_of(m_alerts, [this](const auto& one) { return stops(one); })) {
            m_saveSoon.start();
            sign();
            return;
        }
        saveDraft([self = QPointer(this)] { self->signNow(); });
    });
    openOver(ask);
}

KeepReason* ConsultPage::addKeep(widgets::AskPanel* ask) {
    const QKeySequence keys(Qt::ALT | Qt::Key_K);
    auto* why = new KeepReason;
    ask->addWidget(why);
    ask->addAnswer(QStringLiteral("keep"), tr("Keep, give a reason"));
    if (auto* button = ask->findChild<widgets::OpButton*>(QStringLiteral("answer_keep")))
        button->setKeys(keys);
    const auto keep = [ask] { emit ask->answered(QStringLiteral("keep")); };
    auto* key = new QShortcut(keys, ask);
    key->setContext(Qt::WidgetWithChildrenShortcut);
    connect(key, &QShortcut::activated, ask, keep);
    connect(why, &KeepReason::entered, ask, keep);
    return why;
}

bool ConsultPage::stops(const clinic::Alert& alert) const {
    return alert.interrupts && std::ranges::none_of(m_overrides, [&](const auto& one) {
               return one.rule == alert.rule && one.line == alert.line;
           });
}

void ConsultPage::openOver(QWidget* panel) {
    if (!m_overlay)
        m_overlay = new widgets::OverlayLayer(window());
    connect(m_overlay, &widgets::OverlayLayer::closed, panel, &QObject::deleteLater);
    m_overlay->open(panel);
}

void ConsultPage::signNow() {
    // Another visit may be open by the time it is signed: what follows is of the one that was signed.
    m_desk->run(clinic::SignPrescription{m_prescription}, [self = QPointer(this), id = m_prescription, visit = m_visit,
                                                           language = paperLanguage()](
                                                              base::Result<clinic::SignPrescription::Answer> answer) {
        if (!self || !self->m_desk)
            return;
        const bool isHere = id == self->m_prescription;
        if (!answer) {
            if (isHere)
                self->report(answer.error());
            else
                emit self->said(
                    tr("The prescription before is not signed: %1").arg(labels::errorSentence(answer.error())),
                    QStringLiteral("circle-alert"));
            return;
        }
        if (isHere)
            self->showSigned();
        self->paperOf(id, language, [self](const auto& paper) { self->printPaper(paper); });
        if (!visit.isNull())
            self->m_desk->run(clinic::FinishToken{visit}, [self](base::Result<clinic::FinishToken::Answer> finished) {
                if (self && !finished)
                    emit self->said(tr("Signed. The token stays open: %1").arg(labels::errorSentence(finished.error())),
                                    QStringLiteral("circle-alert"));
            });
    });
}

void ConsultPage::showSigned() {
    m_signed = true;
    m_state->setStatus(widgets::Status::signedOff);
    m_state->setWord(tr("Signed %1").arg(qt(text::formatTime12(m_clock->now(), m_desk->identity().offset))));
    m_state->setVisible(true);
    m_backAction->setText(tr("Back"));
    m_form->setReadOnly(true);
    m_list->setReadOnly(true);
    m_entry->setVisible(false);
    m_list->setFocus(Qt::OtherFocusReason);
    m_signAction->setEnabled(false);
    m_open->setParts({}, {});
    showGrave();
    m_openKey->setEnabled(false);
    m_printAction->setEnabled(true);
}

void ConsultPage::paperOf(const model::PrescriptionId& id, const std::string& language,
                          std::function<void(const clinic::PrescriptionPaperOf::Answer&)> use) {
    clinic::PrescriptionPaperOf paper;
    paper.prescription = id;
    paper.language = language;
    m_desk->run(paper, [self = QPointer(this), use](base::Result<clinic::PrescriptionPaperOf::Answer> answer) {
        if (!self)
            return;
        if (answer)
            use(*answer);
        else
            self->report(answer.error());
    });
}

void ConsultPage::printPaper(const clinic::PrescriptionPaperOf::Answer& paper) {
    if (!m_print)
        return;
    m_print(paper, [self = QPointer(this)](const base::Status& printed) {
        if (self)
            emit self->said(
                printed ? tr("Signed and printed") : tr("Signed. The printer did not answer; print again with Ctrl+P."),
                printed ? QStringLiteral("file-check") : QStringLiteral("printer"));
    });
}

void ConsultPage::preview() {
    if (m_patient.isNull() || m_list->lines().empty())
        return;
    const auto show = [self = QPointer(this), patient = m_patient] {
        self->paperOf(self->m_prescription, self->paperLanguage(), [self, patient](const auto& paper) {
            if (patient == self->m_patient)
                self->showPreview(paper);
        });
    };
    if (m_signed)
        show();
    else
        saveDraft(show);
}

void ConsultPage::showPreview(const clinic::PrescriptionPaperOf::Answer& paper) {
    auto* sheet = new PaperPreview;
    m_preview = sheet;
    sheet->setPaper(paper);
    if (!m_signed)
        sheet->setOpenRules(m_openRules);
    sheet->setNamesHidden(m_namesHidden);
    connect(sheet, &PaperPreview::languageChosen, this, [this, sheet](const QString& code) {
        m_paperLanguage = utf8(code);
        if (!m_signed)
            m_saveSoon.start();
        paperOf(m_prescription, m_paperLanguage, [shown = QPointer(sheet)](const auto& words) {
            if (shown)
                shown->setPaper(words);
        });
    });
    connect(sheet, &PaperPreview::printAsked, this, [this, sheet] {
        const auto shown = sheet->paper();
        m_overlay->close_();
        printPaper(shown);
    });
    connect(sheet, &PaperPreview::backAsked, this, [this] { m_overlay->close_(); });
    openOver(sheet);
    sheet->focusFirst();
}

void ConsultPage::report(const base::Error& error) {
    if (error.code == base::ErrorCode::conflict) {
        // The card itself says what to do; the draft stays.
        emit said(tr("Two PCs differ about this patient. See the card, then sign."), QStringLiteral("git-compare"));
        emit conflictsAsked(qt(m_patient.text()));
        return;
    }
    // What is still open is named by the rule itself.
    const bool isOpenRule = error.code == base::ErrorCode::invalidInput && !error.fix.empty();
    emit said(isOpenRule ? tr("Not yet: %1").arg(qt(error.fix)) : labels::errorSentence(error),
              QStringLiteral("circle-alert"));
}

}  // namespace opdesk::ui::consult
