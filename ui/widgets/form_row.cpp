#include "ui/widgets/form_row.h"

#include <QHBoxLayout>
#include <QResizeEvent>
#include <QStyle>
#include <QVBoxLayout>
#include <QVariant>

#include <algorithm>

#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"

namespace opdesk::ui::widgets {

namespace {

constexpr int kBeside = 12;

}  // namespace

FormRow::FormRow(const QString& label, QWidget* field, bool required, QWidget* parent)
    : QWidget(parent), m_field(field) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(0, 0, 0, 3);
    top->setSpacing(4);
    m_label = new Label(label, Label::Look::label, this);
    m_label->setTextInteractionFlags(Qt::NoTextInteraction);
    m_label->setBuddy(field);
    m_mark = new Label(QStringLiteral("*"), Label::Look::danger, this);
    m_mark->setVisible(required);
    m_aside = new Label(Label::Look::hint, this);
    top->addWidget(m_label);
    top->addWidget(m_mark);
    top->addStretch(1);
    top->addWidget(m_aside);
    column->addLayout(top);
    column->addWidget(field);
    auto* below = new QHBoxLayout;
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(5);
    m_hintIcon = new IconLabel({}, 13, theme::Role::text3, this);
    m_hintIcon->hide();
    m_hint = new Label(Label::Look::hint, this);
    m_hint->setMinimumHeight(19);
    m_hint->setWordWrap(true);
    m_hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    below->addWidget(m_hintIcon);
    below->addWidget(m_hint, 1);
    column->addLayout(below);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFocusProxy(field);
    if (required)
        field->setProperty("required", true);
}

void FormRow::setLabel(const QString& label) {
    m_label->setText(label);
}

void FormRow::setAside(const QString& words) {
    m_aside->setText(words);
}

void FormRow::addBeside(QWidget* part) {
    if (!m_line) {
        auto* column = static_cast<QVBoxLayout*>(layout());
        const int place = column->indexOf(m_field);
        column->removeWidget(m_field);
        m_line = new QHBoxLayout;
        m_line->setSpacing(kBeside);
        m_line->addWidget(m_field, 1);
        column->insertLayout(place, m_line);
    }
    m_line->addWidget(part);
}

/// A fixed height is that of the sentence below as it breaks at this width.
QSize FormRow::sizeHint() const {
    const auto whole = QWidget::sizeHint();
    return {whole.width(), std::max(whole.height(), layout()->totalHeightForWidth(width()))};
}

void FormRow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        updateGeometry();
}

void FormRow::keepOnOneLine() {
    for (auto* label : {m_label, m_aside})
        label->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
}

void FormRow::setHelp(const QString& help) {
    m_help = help;
    if (m_state == State::ok)
        setState(State::ok);
}

void FormRow::setState(State state, const QString& words) {
    m_state = state;
    const QString shown = words.isEmpty() ? m_help : words;
    m_hint->setText(shown);
    m_field->setAccessibleDescription(shown);
    switch (state) {
        case State::ok:
            m_hint->setLook(Label::Look::hint);
            m_hintIcon->hide();
            break;
        case State::progress:
            m_hint->setLook(Label::Look::hint);
            m_hintIcon->setIconName(QStringLiteral("circle-dashed"));
            m_hintIcon->setRole(theme::Role::text3);
            m_hintIcon->show();
            break;
        case State::odd:
            m_hint->setLook(Label::Look::warn);
            m_hintIcon->setIconName(QStringLiteral("triangle-alert"));
            m_hintIcon->setRole(theme::Role::warn);
            m_hintIcon->show();
            break;
        case State::bad:
            m_hint->setLook(Label::Look::danger);
            m_hintIcon->setIconName(QStringLiteral("circle-alert"));
            m_hintIcon->setRole(theme::Role::danger);
            m_hintIcon->show();
            break;
    }
    m_field->setProperty("fieldState", state == State::bad   ? QStringLiteral("bad")
                                       : state == State::odd ? QStringLiteral("odd")
                                                             : QString());
    m_field->update();
}

}  // namespace opdesk::ui::widgets
