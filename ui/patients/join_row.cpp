#include "ui/patients/join_row.h"

#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

#include "core/clinic/desk.h"
#include "core/text/names.h"
#include "ui/labels/labels.h"
#include "ui/patients/strip_keys.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/two_line_delegate.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::patients {

using widgets::FormRow;
using widgets::Label;
using widgets::qt;
using widgets::utf8;

namespace {
constexpr int kListHeight = 168;
}

JoinRow::JoinRow(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 4);
    column->setSpacing(6);
    m_words = new Label(Label::Look::strong);
    m_words->setWordWrap(true);
    column->addWidget(m_words);
    m_model = new widgets::RowListModel(this);
    m_list = new widgets::ListView(QStringLiteral("join_list"), tr("Other records that could be the same person"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new widgets::TwoLineDelegate(m_list));
    m_list->setEmptyText(tr("No other record looks like this person."));
    m_list->setFixedHeight(kListHeight);
    column->addWidget(m_list);
    m_reason = new widgets::TextField(QStringLiteral("join_reason"), tr("How do you know?"));
    m_reasonRow = new FormRow(tr("How do you know?"), m_reason, true);
    m_reasonRow->setHelp(tr("Such as: both cards shown. Enter does it, Esc leaves it."));
    column->addWidget(m_reasonRow);
    connect(m_list, &widgets::ListView::chosen, this, [this] { m_reason->setFocus(Qt::TabFocusReason); });
    connect(m_reason, &QLineEdit::returnPressed, this, &JoinRow::act);
    m_list->installEventFilter(this);
    m_reason->installEventFilter(this);
    setVisible(false);
}

void JoinRow::setDesk(std::shared_ptr<clinic::Desk> desk) {
    clear();
    m_alias = {};
    m_desk = std::move(desk);
}

void JoinRow::clear() {
    ++m_serial;
    m_matches.clear();
    m_model->setRows({});
    m_reason->clear();
    m_reasonRow->setState(FormRow::State::ok);
    setVisible(false);
}

void JoinRow::join(const clinic::OpenPatient::Answer& winner) {
    if (!m_desk)
        return;
    clear();
    m_parting = false;
    m_winner = winner.line.patient;
    m_words->setText(tr("Which record is the same person? It will read as this one; nothing in it is lost."));
    m_list->setVisible(true);
    setVisible(true);
    m_list->setFocus(Qt::OtherFocusReason);
    clinic::FindDuplicates query;
    query.name = winner.line.name;
    query.nameLocal = winner.line.nameLocal;
    query.phone = winner.line.phone;
    query.sex = winner.line.sex;
    query.birthDate = winner.line.birthDate;
    m_desk->run(query, [self = QPointer(this), serial = m_serial](base::Result<clinic::FindDuplicates::Answer> answer) {
        if (!self || !answer || serial != self->m_serial)
            return;
        self->m_matches = std::move(answer->matches);
        self->showMatches();
        if (self->m_model->rowCount() > 0)
            self->m_list->setCurrentIndex(self->m_model->index(0, 0));
    });
}

void JoinRow::setNamesHidden(bool hidden) {
    m_namesHidden = hidden;
    showMatches();
}

void JoinRow::showMatches() {
    std::vector<widgets::ListRow> rows;
    for (const auto& match : m_matches) {
        if (match.patient.patient == m_winner)
            continue;
        widgets::TwoLineRow row;
        row.id = qt(match.patient.patient.text());
        row.title = qt(m_namesHidden ? text::initials(match.patient.name) : match.patient.name);
        row.detail = qt(match.patient.locality);
        row.small = QStringLiteral("%1 · %2 · %3")
                        .arg(labels::ageWords(match.patient.ageText), qt(match.patient.phoneMasked),
                             qt(match.patient.clinicNumber));
        row.status = match.percent >= 85 ? widgets::Status::veryAlike : widgets::Status::possibleMatch;
        row.spoken = QStringLiteral("%1, %2, %3").arg(row.title, row.detail, row.small);
        rows.push_back({row.id, QVariant::fromValue(row), row.spoken, {}});
    }
    m_model->setRows(std::move(rows));
}

void JoinRow::part(const clinic::JoinedLine& joined) {
    if (!m_desk)
        return;
    clear();
    m_parting = true;
    m_alias = joined.alias;
    m_words->setText(tr("Part record %1 from this person again?").arg(qt(joined.clinicNumber)));
    m_list->setVisible(false);
    setVisible(true);
    m_reason->setFocus(Qt::OtherFocusReason);
}

void JoinRow::undo() {
    if (m_desk && !m_alias.isNull())
        partNow(m_alias, utf8(tr("taken back at once")));
}

void JoinRow::partNow(const model::AliasId& alias, const std::string& reason) {
    m_desk->run(clinic::UnmergePatients{alias, reason},
                [self = QPointer(this)](base::Result<clinic::UnmergePatients::Answer> answer) {
                    if (!self)
                        return;
                    if (!answer) {
                        emit self->said(labels::errorSentence(answer.error()), QStringLiteral("circle-alert"));
                        return;
                    }
                    self->clear();
                    emit self->said(tr("The records stand by themselves again"), QStringLiteral("undo-2"));
                    emit self->finished();
                });
}

void JoinRow::act() {
    const auto reason = utf8(m_reason->text().trimmed());
    if (reason.empty()) {
        m_reasonRow->setState(FormRow::State::bad, tr("A reason is needed: it stays with both records"));
        return;
    }
    if (m_parting) {
        partNow(m_alias, reason);
        return;
    }
    const auto loser = model::PatientId::parse(utf8(m_list->currentIndex().data(widgets::kIdRole).toString()));
    if (!loser || !m_desk) {
        m_list->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_desk->run(clinic::MergePatients{*loser, m_winner, reason},
                [self = QPointer(this)](base::Result<clinic::MergePatients::Answer> answer) {
                    if (!self)
                        return;
                    if (!answer) {
                        self->m_reasonRow->setState(FormRow::State::bad, labels::errorSentence(answer.error()));
                        return;
                    }
                    self->clear();
                    self->m_alias = answer->alias;
                    const auto words = tr("Joined. The other record reads as this one.");
                    if (self->m_desk->may("patient.unmerge"))
                        emit self->saidWithUndo(words, QStringLiteral("copy-check"));
                    else
                        emit self->said(words, QStringLiteral("copy-check"));
                    emit self->finished();
                });
}

bool JoinRow::eventFilter(QObject* watched, QEvent* event) {
    if (isEscape(event, QEvent::ShortcutOverride))
        event->accept();
    if (isEscape(event, QEvent::KeyPress)) {
        clear();
        emit finished();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace opdesk::ui::patients
