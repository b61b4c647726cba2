#include "ui/consult/visit_form.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/widgets/card.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page.h"

namespace opdesk::ui::consult {

using widgets::Label;
using widgets::qt;
using widgets::utf8;

namespace {
constexpr int kLabelWidth = 132;
}

VisitForm::VisitForm(QWidget* middle, QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    // The first and the last row keep clear of the card's edge.
    column->setContentsMargins(0, 6, 0, 6);
    column->setSpacing(0);
    m_complaint = add(column, 1, tr("Complaint"), QStringLiteral("visit_complaint"), tr("headache 3 days"));
    m_exam = add(column, 2, tr("Exam"), QStringLiteral("visit_exam"), tr("findings"));
    m_diagnosis = add(column, 3, tr("Diagnosis"), QStringLiteral("visit_diagnosis"), tr("separate several with ;"));
    column->addWidget(middle, 1);
    column->addWidget(new widgets::Divider);
    m_tests = add(column, 5, tr("Tests"), QStringLiteral("visit_tests"), tr("none"));
    m_advice = add(column, 6, tr("Advice"), QStringLiteral("visit_advice"), tr("none"));
    m_followUp = add(column, 7, tr("Follow-up"), QStringLiteral("visit_follow_up"), tr("2w, 5d or a date"));
}

widgets::TextField* VisitForm::add(QVBoxLayout* column, int number, const QString& words, const QString& name,
                                   const QString& placeholder) {
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 3, 12, 3);
    row->setSpacing(8);
    auto* heading = new QWidget;
    heading->setFixedWidth(kLabelWidth);
    auto* left = new QHBoxLayout(heading);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(8);
    left->addWidget(new widgets::KeyCap(QStringList{QStringLiteral("Alt %1").arg(number)}));
    left->addWidget(new Label(words, Label::Look::strong));
    left->addStretch();
    auto* field = new widgets::TextField(name, words);
    field->setPlaceholderText(placeholder);
    row->addWidget(heading);
    row->addWidget(field, 1);
    column->addLayout(row);
    connect(field, &QLineEdit::textEdited, this, &VisitForm::changed);
    connect(field, &QLineEdit::returnPressed, this, [this, number] { focusPart(number + 1 == 4 ? 4 : number + 1); });
    return field;
}

void VisitForm::clear() {
    for (auto* field : {m_complaint, m_exam, m_diagnosis, m_tests, m_advice, m_followUp})
        field->clear();
    setReadOnly(false);
}

bool VisitForm::isEmpty() const {
    for (const auto* field : {m_complaint, m_exam, m_diagnosis, m_tests, m_advice, m_followUp})
        if (!field->text().trimmed().isEmpty())
            return false;
    return true;
}

void VisitForm::setReadOnly(bool readOnly) {
    for (auto* field : {m_complaint, m_exam, m_diagnosis, m_tests, m_advice, m_followUp})
        field->setReadOnly(readOnly);
}

void VisitForm::focusPart(int number) {
    switch (number) {
        case 1:
            m_complaint->setFocus(Qt::ShortcutFocusReason);
            break;
        case 2:
            m_exam->setFocus(Qt::ShortcutFocusReason);
            break;
        case 3:
            m_diagnosis->setFocus(Qt::ShortcutFocusReason);
            break;
        case 4:
            emit changed();
            break;
        case 5:
            m_tests->setFocus(Qt::ShortcutFocusReason);
            break;
        case 6:
            m_advice->setFocus(Qt::ShortcutFocusReason);
            break;
        case 7:
            m_followUp->setFocus(Qt::ShortcutFocusReason);
            break;
        default:
            break;
    }
}

void VisitForm::fill(clinic::WritePrescription& draft) const {
    draft.complaints = utf8(m_complaint->text().trimmed());
    draft.findings = utf8(m_exam->text().trimmed());
    draft.tests = utf8(m_tests->text().trimmed());
    draft.advice = utf8(m_advice->text().trimmed());
    draft.followUp = utf8(m_followUp->text().trimmed());
    for (const auto& name : m_diagnosis->text().split(QLatin1Char(';'), Qt::SkipEmptyParts))
        if (!name.trimmed().isEmpty())
            draft.diagnoses.push_back({utf8(name.trimmed()), {}, "provisional"});
}

void VisitForm::show(const clinic::PrescriptionPaperOf::Answer& paper) {
    m_complaint->setText(qt(paper.complaints));
    m_exam->setText(qt(paper.findings));
    m_diagnosis->setText(qt(paper.diagnosisText));
    m_tests->setText(qt(paper.tests));
    m_advice->setText(qt(paper.advice));
    m_followUp->setText(qt(paper.followUpText));
}

}  // namespace opdesk::ui::consult
