#include "ui/sync_center/parked_panel.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include "core/text/dates.h"
#include "ui/labels/labels.h"
#include "ui/sync_center/conflict_words.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page.h"

namespace opdesk::ui::sync_center {

using widgets::Label;
using widgets::qt;

ParkedPanel::ParkedPanel(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 12);
    column->setSpacing(10);
    m_title = new Label(Label::Look::title);
    m_title->setWordWrap(true);
    m_title->setObjectName(QStringLiteral("parked_title"));
    column->addWidget(m_title);
    m_why = new Label(Label::Look::body);
    m_why->setWordWrap(true);
    m_why->setObjectName(QStringLiteral("parked_why"));
    column->addWidget(m_why);
    m_facts = new QGridLayout;
    m_facts->setHorizontalSpacing(16);
    m_facts->setVerticalSpacing(4);
    m_facts->setColumnStretch(1, 1);
    column->addLayout(m_facts);
    auto* safe = new Label(tr("It is kept whole on this PC. Try again once the cause is gone, or write a file for the "
                              "admin, who enters it by hand."),
                           Label::Look::hint);
    safe->setWordWrap(true);
    column->addWidget(safe);
    column->addStretch(1);
}

void ParkedPanel::addFact(const QString& name, const QString& value) {
    const int row = m_facts->rowCount();
    m_facts->addWidget(new Label(name, Label::Look::hint), row, 0, Qt::AlignTop);
    auto* words = new Label(value, Label::Look::second);
    words->setWordWrap(true);
    m_facts->addWidget(words, row, 1);
}

void ParkedPanel::clear() {
    while (auto* item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_title->clear();
    m_why->clear();
}

void ParkedPanel::show_(const clinic::ParkedLine& line, std::chrono::minutes offset) {
    clear();
    m_title->setText(line.look ? tr("A look at a record") : labels::kindLabel(line.kind));
    m_why->setText(parkedWords(line));
    addFact(tr("Since"), qt(text::formatDateTime(line.at, offset)));
    addFact(tr("Where it is"), line.onlyHere ? tr("only on this PC") : tr("on this PC, and set aside for the admin"));
    // For the admin and support; neither holds anything of a patient.
    addFact(tr("Code"), qt(line.code.empty() ? std::string("-") : line.code));
    addFact(tr("Entry"), qt(line.look ? line.record.text() : line.op.text()));
}

}  // namespace opdesk::ui::sync_center
