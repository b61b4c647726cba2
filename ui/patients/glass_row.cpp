#include "ui/patients/glass_row.h"

#include <QAction>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/patients/strip_keys.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"

namespace opdesk::ui::patients {

using widgets::FormRow;
using widgets::Label;

GlassRow::GlassRow(QAction* open, QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 4);
    column->setSpacing(6);
    m_words = new Label(Label::Look::strong);
    m_words->setWordWrap(true);
    m_words->setObjectName(QStringLiteral("glass_words"));
    m_open = new widgets::OpButton(widgets::OpButton::Kind::secondary, open, QStringLiteral("glass_open"));
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_words, 1);
    line->addWidget(m_open);
    column->addLayout(line);
    m_reason = new widgets::TextField(QStringLiteral("glass_reason"), tr("Why do you need it?"));
    m_reasonRow = new FormRow(tr("Why do you need it?"), m_reason, true);
    column->addWidget(m_reasonRow);
    connect(m_reason, &QLineEdit::returnPressed, this, &GlassRow::act);
    m_reason->installEventFilter(this);
    setGlass(Glass::none);
}

void GlassRow::setGlass(Glass glass) {
    // Read anew while the reason is typed: it goes on.
    const bool asking = glass == Glass::closed && m_glass == Glass::closed && m_reasonRow->isVisibleTo(this);
    m_glass = glass;
    m_words->setText(glass == Glass::broken
                         ? tr("Open for 30 minutes by your reason, which is in the audit log.")
                         : tr("Another doctor's patient: what is clinical stays closed. With a reason it opens for "
                              "30 minutes; the reason is in the audit log."));
    m_open->setVisible(glass == Glass::closed && !asking);
    if (!asking) {
        m_reason->clear();
        m_reasonRow->setVisible(false);
        m_reasonRow->setState(FormRow::State::ok);
        m_reasonRow->setHelp(tr("Such as: emergency, the doctor is away. Enter opens, Esc leaves it closed."));
    }
    setVisible(glass != Glass::none);
}

void GlassRow::askReason() {
    if (m_glass != Glass::closed)
        return;
    m_open->setVisible(false);
    m_reasonRow->setVisible(true);
    m_reason->setFocus(Qt::ShortcutFocusReason);
}

void GlassRow::act() {
    const auto reason = m_reason->text().trimmed();
    if (reason.isEmpty()) {
        m_reasonRow->setState(FormRow::State::bad, tr("A reason is needed: it stays in the audit log"));
        return;
    }
    emit broken(reason);
}

bool GlassRow::eventFilter(QObject* watched, QEvent* event) {
    // The page has Esc as well: here it is the strip's.
    if (isEscape(event, QEvent::ShortcutOverride))
        event->accept();
    if (isEscape(event, QEvent::KeyPress)) {
        m_reasonRow->setVisible(false);
        setGlass(m_glass);
        emit finished();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace opdesk::ui::patients
