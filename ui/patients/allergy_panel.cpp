#include "ui/patients/allergy_panel.h"

#include <QAction>
#include <QPointer>
#include <QVBoxLayout>

#include "core/clinic/desk.h"
#include "core/text/dates.h"
#include "ui/labels/labels.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/two_line_delegate.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::patients {

using widgets::FormRow;
using widgets::Label;
using widgets::qt;
using widgets::utf8;

AllergyPanel::AllergyPanel(QWidget* parent) : Card(tr("Allergies"), QStringLiteral("triangle-alert"), parent) {
    m_model = new widgets::RowListModel(this);
    m_list = new widgets::ListView(QStringLiteral("edit_allergy_list"), tr("Allergies"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new widgets::TwoLineDelegate(m_list));
    m_list->setEmptyText(tr("No allergy is noted."));
    body()->addWidget(m_list, 1);
    m_closed = new Label(tr("Allergies are kept by the nurse and the doctor."), Label::Look::hint);
    m_closed->setWordWrap(true);
    m_closed->setContentsMargins(12, 12, 12, 12);
    body()->addWidget(m_closed);

    m_reason = new widgets::TextField(QStringLiteral("edit_allergy_reason"), tr("Why is it taken off?"));
    m_reasonRow = new FormRow(tr("Why is it taken off?"), m_reason, true);
    m_reasonRow->setHelp(tr("Enter takes it off, an empty line keeps it"));
    m_entry = new QWidget;
    auto* column = new QVBoxLayout(m_entry);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_substance = new widgets::TextField(QStringLiteral("edit_allergy_substance"), tr("Allergic to"));
    m_reaction = new widgets::TextField(QStringLiteral("edit_allergy_reaction"), tr("What happened"));
    m_severity = new widgets::SegmentedControl(QStringLiteral("edit_allergy_severity"), tr("How bad"));
    m_severity->addChoice(QStringLiteral("mild"), tr("Mild"));
    m_severity->addChoice(QStringLiteral("moderate"), tr("Moderate"));
    m_severity->addChoice(QStringLiteral("severe"), tr("Severe"));
    m_severity->addChoice(QStringLiteral("unknown"), tr("Not known"));
    m_severity->setCurrent(QStringLiteral("unknown"));
    m_substanceRow = new FormRow(tr("Allergic to"), m_substance, true);
    m_substanceRow->setHelp(tr("Enter adds it; Del in the list takes one off"));
    column->addWidget(m_substanceRow);
    column->addWidget(new FormRow(tr("What happened"), m_reaction));
    column->addWidget(new FormRow(tr("How bad"), m_severity));
    foot()->addWidget(m_reasonRow);
    foot()->addWidget(m_entry);

    connect(m_list, &widgets::ListView::deletePressed, this, &AllergyPanel::askReason);
    connect(m_substance, &QLineEdit::textEdited, this, &AllergyPanel::changed);
    connect(m_reaction, &QLineEdit::textEdited, this, &AllergyPanel::changed);
    connect(m_severity, &widgets::SegmentedControl::chosen, this, &AllergyPanel::changed);
    connect(m_substance, &QLineEdit::returnPressed, this, &AllergyPanel::add);
    connect(m_reaction, &QLineEdit::returnPressed, this, &AllergyPanel::add);
    connect(m_reason, &QLineEdit::returnPressed, this, &AllergyPanel::remove);
    clear();
}

void AllergyPanel::setWayBack(QAction* action, const QString& words) {
    m_wayBack = new widgets::OpButton(widgets::OpButton::Kind::secondary, words, QStringLiteral("edit_to_details"),
                                      QStringLiteral("pencil"));
    m_wayBack->setKeys(action->shortcut());
    connect(m_wayBack, &QPushButton::clicked, action, &QAction::trigger);
    addToHeader(m_wayBack, true);
}

clinic::json::object AllergyPanel::typed() const {
    clinic::json::object typed;
    if (!m_substance->text().trimmed().isEmpty())
        typed["substance"] = utf8(m_substance->text());
    if (!m_reaction->text().trimmed().isEmpty())
        typed["reaction"] = utf8(m_reaction->text());
    if (!typed.empty())
        typed["severity"] = utf8(m_severity->current());
    return typed;
}

void AllergyPanel::setTyped(const clinic::json::object& typed) {
    const auto text = [&](const char* name) {
        const auto* value = typed.if_contains(name);
        return value && value->is_string()
                   ? QString::fromUtf8(value->get_string().data(), static_cast<int>(value->get_string().size()))
                   : QString();
    };
    m_substance->setText(text("substance"));
    m_reaction->setText(text("reaction"));
    if (const auto severity = text("severity"); !severity.isEmpty())
        m_severity->setCurrent(severity);
}

void AllergyPanel::setDesk(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
}

void AllergyPanel::clear() {
    ++m_serial;
    m_patient = {};
    m_leaving = {};
    m_model->setRows({});
    m_substances.clear();
    m_substance->clear();
    m_reaction->clear();
    m_reason->clear();
    m_reasonRow->setVisible(false);
}

void AllergyPanel::show(const clinic::OpenPatient::Answer& patient) {
    clear();
    m_patient = patient.line.patient;
    const bool may = patient.clinicalOpen && m_desk && m_desk->may("allergy.manage");
    m_list->setVisible(patient.clinicalOpen);
    m_closed->setVisible(!may);
    m_entry->setVisible(may);
    fill(patient);
}

void AllergyPanel::fill(const clinic::OpenPatient::Answer& patient) {
    std::vector<widgets::ListRow> rows;
    m_substances.clear();
    for (const auto& allergy : patient.allergies) {
        if (allergy.status != "active" && !allergy.status.empty())
            continue;
        widgets::TwoLineRow row;
        row.id = qt(allergy.allergy.text());
        row.iconName = QStringLiteral("triangle-alert");
        row.title = qt(allergy.substance);
        m_substances << row.title;
        row.detail = qt(allergy.reaction);
        if (!allergy.severity.empty() && allergy.severity != "unknown")
            row.detail += (row.detail.isEmpty() ? QString() : QStringLiteral(", ")) +
                          labels::valueLabel("allergy", "severity", allergy.severity).toLower();
        if (allergy.notedOn)
            row.small = qt(text::formatDate(*allergy.notedOn));
        row.spoken = QStringLiteral("%1, %2, %3").arg(row.title, row.detail, row.small);
        rows.push_back({row.id, QVariant::fromValue(row), row.spoken, {}});
    }
    m_model->setRows(std::move(rows));
    emit filled();
}

void AllergyPanel::read(const model::PatientId& patient) {
    if (!m_desk || patient != m_patient)
        return;
    clinic::OpenPatient ask;
    ask.patient = patient;
    m_desk->run(ask, [self = QPointer(this), serial = m_serial](base::Result<clinic::OpenPatient::Answer> answer) {
        if (self && answer && serial == self->m_serial)
            self->fill(*answer);
    });
}

void AllergyPanel::focusEntry() {
    if (m_entry->isVisible())
        m_substance->setFocus(Qt::ShortcutFocusReason);
    else
        m_list->setFocus(Qt::ShortcutFocusReason);
}

void AllergyPanel::add() {
    if (!m_desk || m_patient.isNull())
        return;
    clinic::AddAllergy command{m_patient, utf8(m_substance->text()), utf8(m_reaction->text()),
                               utf8(m_severity->current())};
    m_desk->run(command, [self = QPointer(this)](base::Result<clinic::AddAllergy::Answer> answer) {
        if (!self)
            return;
        if (!answer) {
            const auto& error = answer.error();
            self->m_substanceRow->setState(FormRow::State::bad,
                                           error.fix.empty() ? labels::errorSentence(error) : qt(error.fix));
            return;
        }
        self->m_substanceRow->setState(FormRow::State::ok);
        self->m_substance->clear();
        self->m_reaction->clear();
        self->m_severity->setCurrent(QStringLiteral("unknown"));
        self->m_substance->setFocus();
        emit self->changed();
        self->read(self->m_patient);
        emit self->said(tr("Allergy noted"), QStringLiteral("check"));
    });
}

void AllergyPanel::askReason(const QModelIndex& index) {
    const auto id = model::AllergyId::parse(utf8(index.data(widgets::kIdRole).toString()));
    if (!id || !m_desk || !m_desk->may("allergy.manage"))
        return;
    m_leaving = *id;
    m_reasonRow->setVisible(true);
    m_reason->clear();
    m_reason->setFocus();
}

void AllergyPanel::remove() {
    if (m_reason->text().trimmed().isEmpty() || !m_desk) {
        m_reasonRow->setVisible(false);
        m_list->setFocus();
        return;
    }
    m_desk->run(clinic::RemoveAllergy{m_leaving, utf8(m_reason->text())},
                [self = QPointer(this)](base::Result<clinic::RemoveAllergy::Answer> answer) {
                    if (!self)
                        return;
                    if (!answer) {
                        self->m_reasonRow->setState(FormRow::State::bad, labels::errorSentence(answer.error()));
                        return;
                    }
                    self->m_reasonRow->setVisible(false);
                    self->m_list->setFocus();
                    self->read(self->m_patient);
                    emit self->said(tr("Allergy taken off"), QStringLiteral("check"));
                });
}

}  // namespace opdesk::ui::patients
