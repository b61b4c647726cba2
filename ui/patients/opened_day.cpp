#include "ui/patients/opened_day.h"

#include <QVBoxLayout>

#include "core/text/dates.h"
#include "ui/labels/labels.h"
#include "ui/patients/day_cards.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page.h"
#include "ui/widgets/scroll_body.h"

namespace opdesk::ui::patients {

using widgets::Label;
using widgets::qt;

namespace {
constexpr int kBetweenRecords = 10;
}

OpenedDay::OpenedDay(QWidget* parent) : Card(tr("The marked day"), QStringLiteral("file-text"), parent) {
    auto* inside = new QWidget;
    m_column = new QVBoxLayout(inside);
    m_column->setContentsMargins(12, 12, 12, 12);
    m_column->setSpacing(kBetweenRecords);
    body()->addWidget(new widgets::ScrollBody(inside), 1);
}

void OpenedDay::clear() {
    setNote({});
    while (auto* item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void OpenedDay::show(const clinic::OpenPatient::Answer& patient, const QString& day, std::chrono::minutes offset) {
    clear();
    setNote(day);
    for (const auto& line : patient.timeline) {
        if (day.isEmpty() || qt(text::formatDate(base::localDate(line.at, offset))) != day)
            continue;
        auto* record = new QWidget;
        record->setProperty("oneRow", true);
        auto* lines = new QVBoxLayout(record);
        lines->setContentsMargins(0, 0, 0, 0);
        lines->setSpacing(2);
        const auto time = qt(text::formatTime12(line.at, offset));
        lines->addWidget(new Label(labels::kindLabel(line.kind) + QStringLiteral(" · ") +
                                       (line.kind == "visit" ? tr("token given %1").arg(time) : time),
                                   Label::Look::strong));
        for (const auto& words : inFull(line, patient.allergies)) {
            auto* one = new Label(words, Label::Look::body);
            one->setWordWrap(true);
            lines->addWidget(one);
        }
        m_column->addWidget(record);
    }
    m_column->addStretch();
}

}  // namespace opdesk::ui::patients
