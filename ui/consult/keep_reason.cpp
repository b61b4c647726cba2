#include "ui/consult/keep_reason.h"

#include <QVBoxLayout>

#include "ui/widgets/fields.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/op_button.h"

namespace opdesk::ui::consult {

namespace {
constexpr int kMostReasonLetters = 300;
}

KeepReason::KeepReason(QWidget* parent) : QWidget(parent) {
    m_usual = {tr("Benefit outweighs the risk"), tr("Taken before without harm"), tr("Dose adjusted and watched"),
               tr("No other medicine will do"), tr("The patient knows and agrees")};
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto* choices = new widgets::FlowLayout(6, 6);
    for (int i = 0; i < m_usual.size(); ++i) {
        const auto& words = m_usual.at(i);
        auto* one =
            new widgets::OpButton(widgets::OpButton::Kind::secondary, QStringLiteral("%1  %2").arg(i + 1).arg(words),
                                  QStringLiteral("keep_%1").arg(i + 1), {}, this);
        connect(one, &QPushButton::clicked, this, [this, words] { put(words); });
        choices->addWidget(one);
    }
    column->addLayout(choices);
    m_reason = new widgets::TextField(QStringLiteral("keep_reason"), tr("Why it is kept"));
    m_reason->setMaxLength(kMostReasonLetters);
    m_row = new widgets::FormRow(tr("Why it is kept"), m_reason, true);
    m_row->setHelp(tr("1 to 5, or your own words; Enter keeps. It is stored with the prescription."));
    column->addWidget(m_row);
    connect(m_reason, &QLineEdit::textEdited, this, [this] { m_row->setState(widgets::FormRow::State::ok); });
    connect(m_reason, &QLineEdit::returnPressed, this, &KeepReason::entered);
    hide();
}

void KeepReason::ask() {
    show();
    m_reason->setFocus(Qt::ShortcutFocusReason);
}

void KeepReason::put(const QString& reason) {
    m_reason->setText(reason);
    m_row->setState(widgets::FormRow::State::ok);
    m_reason->setFocus(Qt::ShortcutFocusReason);
}

QString KeepReason::given() {
    const auto reason = m_reason->text().trimmed();
    // Only when it is all: words of one's own may begin with a figure.
    if (const int number = reason.size() == 1 ? reason.at(0).digitValue() : 0; number >= 1 && number <= m_usual.size())
        return m_usual.at(number - 1);
    if (reason.isEmpty())
        m_row->setState(widgets::FormRow::State::bad, tr("Say why it is kept"));
    return reason;
}

}  // namespace opdesk::ui::consult
