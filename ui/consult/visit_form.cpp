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
constexpr int kBetweenRows = 3;
constexpr int kAroundRow = 8;  ///< to a line beside it
constexpr auto kPrompt = "prompt";
constexpr QLatin1Char kProvisional('?');  ///< typed behind a diagnosis that is not sure
}  // namespace

VisitForm::VisitForm(QWidget* middle, QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    // The first and the last row keep clear of the card's edge.
    column->setContentsMargins(0, 6, 0, 6);
    column->setSpacing(0);
    m_complaint = add(column, 1, tr("Complaint"), QStringLiteral("visit_complaint"), tr("headache 3 days"));
    m_exam = add(column, 2, tr("Exam"), QStringLiteral("visit_exam"), tr("findings"));
    m_diagnosis = add(column, 3, tr("Diagnosis"), QStringLiteral("visit_diagnosis"), tr("several with ; unsure: ?"));
    column->addSpacing(kAroundRow - kBetweenRows);
    column->addWidget(middle, 1);
    column->addWidget(new widgets::Divider);
    column->addSpacing(kAroundRow - kBetweenRows);
    m_tests = add(column, 5, tr("Tests"), QStringLiteral("visit_tests"), tr("none"));
    m_advice = add(column, 6, tr("Advice"), QStringLiteral("visit_advice"), tr("none"));
    m_followUp = add(column, 7, tr("Follow-up"), QStringLiteral("visit_follow_up"), tr("2w, 5d or a date"));
}

widgets::TextField* VisitForm::add(QVBoxLayout* column, int number, const QString& words, const QString& name,
                                   const QString& placeholder) {
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, kBetweenRows, 12, kBetweenRows);
    row->setSpacing(8);
    auto* heading = new QWidget;
    heading->setFixedWidth(kLabelWidth);
    auto* left = new QHBoxLayout(heading);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(8);
    left->addWidget(new widgets::KeyCap(QStringList{QStringLiteral("Alt %1").arg(number)}));
    auto* caption = new Label(words, Label::Look::strong);
    caption->setCaption();
    left->addWidget(caption);
    left->addStretch();
    auto* field = new widgets::TextField(name, words);
    field->setProperty(kPrompt, placeholder);
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
    for (auto* field : {m_complaint, m_exam, m_diagnosis, m_tests, m_advice, m_followUp}) {
        field->setReadOnly(readOnly);
        // What would help to type must not read like something that was written.
        field->setPlaceholderText(readOnly ? QStringLiteral("–") : field->property(kPrompt).toString());
    }
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
        if (const auto typed = name.trimmed(); typed == kProvisional)
            continue;
        else if (typed.endsWith(kProvisional))
            draft.diagnoses.push_back({utf8(typed.chopped(1).trimmed()), {}, "provisional"});
        else if (!typed.isEmpty())
            draft.diagnoses.push_back({utf8(typed), {}, {}});
}

void VisitForm::show(const clinic::WritePrescription& draft) {
    m_complaint->setText(qt(draft.complaints));
    m_exam->setText(qt(draft.findings));
    QStringList diagnoses;
    for (const auto& one : draft.diagnoses)
        diagnoses << qt(one.name) + (one.certainty == "provisional" ? QString(kProvisional) : QString());
    m_diagnosis->setText(diagnoses.join(QStringLiteral("; ")));
    m_tests->setText(qt(draft.tests));
    m_advice->setText(qt(draft.advice));
    m_followUp->setText(qt(draft.followUp));
}

}  // namespace opdesk::ui::consult
