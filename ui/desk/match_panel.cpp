#include "ui/desk/match_panel.h"

#include <QCoreApplication>
#include <QPointer>
#include <QRegularExpression>
#include <QVBoxLayout>

#include "core/text/number.h"
#include "ui/desk/rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/two_line_delegate.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::desk {

using widgets::Label;
using widgets::qt;

namespace {

constexpr std::int64_t kVeryAlike = 85;
constexpr int kMostMatches = 6;

QString reasonWords(const std::string& reason) {
    if (reason == "same_name")
        return QCoreApplication::translate("MatchReason", "same name");
    if (reason == "sounds_alike")
        return QCoreApplication::translate("MatchReason", "sounds the same");
    if (reason == "similar_spelling")
        return QCoreApplication::translate("MatchReason", "similar spelling");
    if (reason == "other_script")
        return QCoreApplication::translate("MatchReason", "same sound, other script");
    if (reason == "same_phone")
        return QCoreApplication::translate("MatchReason", "same phone");
    if (reason == "same_birth_year")
        return QCoreApplication::translate("MatchReason", "same birth year");
    if (reason == "same_birth_date")
        return QCoreApplication::translate("MatchReason", "same birth date");
    if (reason == "same_sex")
        return QCoreApplication::translate("MatchReason", "same sex");
    return qt(reason).replace(QLatin1Char('_'), QLatin1Char(' '));
}

}  // namespace

MatchPanel::MatchPanel(QWidget* parent) : Card(tr("Could be the same person"), QStringLiteral("copy"), parent) {
    m_model = new widgets::RowListModel(this);
    m_list = new widgets::ListView(QStringLiteral("new_matches"), tr("Could be the same person"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new widgets::TwoLineDelegate(m_list));
    m_list->setEmptyText(tr("Nobody like this so far."));
    body()->addWidget(m_list, 1);
    auto* words =
        new Label(tr("A shared phone is a family, not a copy. Nothing is joined by itself."), Label::Look::hint);
    words->setWordWrap(true);
    words->setContentsMargins(0, 0, 0, 0);
    foot()->addWidget(words);
    connect(m_list, &widgets::ListView::chosen, this,
            [this](const QModelIndex& index) { emit used(index.data(widgets::kIdRole).toString()); });
}

void MatchPanel::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
}

void MatchPanel::stop() {
    ++m_serial;
    m_model->setRows({});
    m_desk.reset();
}

void MatchPanel::focusList() {
    m_list->setFocus(Qt::ShortcutFocusReason);
}

QString MatchPanel::first() const {
    return m_model->rowCount() > 0 ? m_model->rows().front().id : QString();
}

void MatchPanel::look(const clinic::FindDuplicates& query) {
    if (!m_desk)
        return;
    const auto serial = ++m_serial;
    if (query.name.empty() && query.phone.size() < 10) {
        m_model->setRows({});
        return;
    }
    m_desk->run(query, [self = QPointer(this), serial](base::Result<clinic::FindDuplicates::Answer> answer) {
        if (self && answer && serial == self->m_serial)
            self->show(*answer);
    });
}

void MatchPanel::show(const clinic::FindDuplicates::Answer& answer) {
    std::vector<widgets::ListRow> rows;
    for (const auto& match : answer.matches) {
        if (static_cast<int>(rows.size()) == kMostMatches)
            break;
        widgets::TwoLineRow row;
        row.id = qt(match.patient.patient.text());
        row.title = qt(match.patient.name);
        QStringList reasons;
        for (const auto& reason : match.reasons)
            reasons << reasonWords(reason);
        row.detail = reasons.join(QStringLiteral(", "));
        row.small = QStringList{ageSex(match.patient.ageText, match.patient.sex), qt(match.patient.phoneMasked),
                                qt(match.patient.locality), qt(match.patient.clinicNumber)}
                        .filter(QRegularExpression(QStringLiteral(".")))
                        .join(QStringLiteral(" · "));
        row.status = match.percent >= kVeryAlike ? widgets::Status::veryAlike : widgets::Status::possibleMatch;
        row.spoken = QStringLiteral("%1, %2, %3, %4")
                         .arg(widgets::statusLook(row.status).spoken, row.title, row.detail, row.small);
        rows.push_back({row.id, QVariant::fromValue(row), row.spoken, {}});
    }
    setNote(tr("checked against %1").arg(qt(text::groupIndian(answer.checkedAgainst))));
    m_model->setRows(std::move(rows));
}

}  // namespace opdesk::ui::desk
