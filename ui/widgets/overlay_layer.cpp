#include "ui/widgets/overlay_layer.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"

namespace opdesk::ui::widgets {

OverlayLayer::OverlayLayer(QWidget* window) : QWidget(window) {
    setObjectName(QStringLiteral("overlay"));
    setFocusPolicy(Qt::NoFocus);
    hide();
    window->installEventFilter(this);
}

void OverlayLayer::openUnder(QWidget* panel, const QWidget* anchor) {
    if (m_panel)
        close_();
    m_anchor = anchor;
    open(panel, anchor->mapTo(window(), QPoint(0, anchor->height() + 6)).y());
}

void OverlayLayer::open(QWidget* panel, int top) {
    if (m_panel)
        close_();
    // Of the window, not of the program: the window may be inactive when a panel opens.
    m_focusBefore = window()->focusWidget();
    m_panel = panel;
    m_top = top;
    panel->setParent(this);
    setGeometry(parentWidget()->rect());
    place();
    show();
    raise();
    panel->show();
    if (!panel->focusWidget())
        focusNextPrevChild(true);
    panel->installEventFilter(this);
}

void OverlayLayer::close_() {
    if (!m_panel)
        return;
    m_panel->removeEventFilter(this);
    m_panel->hide();
    m_panel = nullptr;
    m_anchor = nullptr;
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    emit closed();
}

void OverlayLayer::place() {
    if (!m_panel)
        return;
    QSize size = m_panel->sizeHint().expandedTo(m_panel->minimumSize()).boundedTo(m_panel->maximumSize());
    // What breaks into more lines needs them.
    if (const auto* inside = m_panel->layout(); inside && inside->hasHeightForWidth())
        size.setHeight(std::max(size.height(), inside->totalHeightForWidth(size.width())));
    size = size.boundedTo(this->size() - QSize(48, 48));
    m_panel->resize(size);
    // On a low window it moves up rather than out.
    const int y =
        m_top >= 0 ? std::max(8, std::min(m_top, height() - size.height() - 8)) : (height() - size.height()) / 2;
    const int right = m_anchor ? m_anchor->mapTo(window(), QPoint(m_anchor->width(), 0)).x() : 0;
    m_panel->move(m_anchor ? std::clamp(right - size.width(), 8, std::max(8, width() - size.width() - 8))
                           : (width() - size.width()) / 2,
                  y);
    update();  // the shadow follows
}

bool OverlayLayer::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        setGeometry(parentWidget()->rect());
        place();
    }
    if (watched == m_panel && event->type() == QEvent::LayoutRequest)
        QMetaObject::invokeMethod(this, &OverlayLayer::place, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void OverlayLayer::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        close_();
    // Other keys stop here: what lies below must not act.
    event->accept();
}

void OverlayLayer::mousePressEvent(QMouseEvent*) {
    if (!m_strict)
        close_();
}

bool OverlayLayer::focusNextPrevChild(bool next) {
    if (!m_panel)
        return QWidget::focusNextPrevChild(next);
    QList<QWidget*> stops;
    for (QWidget* child : m_panel->findChildren<QWidget*>()) {
        if ((child->focusPolicy() & Qt::TabFocus) && child->isEnabled() && child->isVisibleTo(this) &&
            !child->focusProxy())
            stops << child;
    }
    if (stops.isEmpty())
        return false;
    const auto at = stops.indexOf(QApplication::focusWidget());
    const auto to = at < 0 ? 0 : (at + (next ? 1 : stops.size() - 1)) % stops.size();
    stops.at(to)->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void OverlayLayer::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto& theme = theme::themeOf(this);
    QColor dim = theme.color(theme::Role::rail);
    dim.setAlphaF(0.45F);
    if (!m_anchor)
        painter.fillRect(rect(), dim);
    if (m_panel)
        theme::paintShadow(painter, m_panel->geometry(), theme::kRadiusOverlay);
}

AskPanel::AskPanel(const QString& title, const QString& text, const QString& objectName, QWidget* parent)
    : QWidget(parent) {
    setObjectName(objectName);
    setAccessibleName(title);
    setAccessibleDescription(text);
    setFixedWidth(460);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    auto* heading = new Label(title, Label::Look::title, this);
    heading->setWordWrap(true);
    column->addWidget(heading);
    auto* words = new Label(text, Label::Look::second, this);
    words->setWordWrap(true);
    words->setVisible(!text.isEmpty());
    column->addWidget(words);
    m_column = new QVBoxLayout;
    column->addLayout(m_column);
    m_buttons = new QHBoxLayout;
    m_buttons->setContentsMargins(0, 8, 0, 0);
    m_buttons->setSpacing(8);
    m_buttons->addStretch(1);
    column->addLayout(m_buttons);
}

void AskPanel::addAnswer(const QString& id, const QString& text, bool primary) {
    auto* button = new OpButton(primary ? OpButton::Kind::primary : OpButton::Kind::secondary, text,
                                QStringLiteral("answer_") + id, {}, this);
    button->setTall(true);
    button->setAutoDefault(true);
    m_buttons->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, id] { emit answered(id); });
    if (m_buttons->count() == 2)
        button->setFocus();
}

void AskPanel::addWidget(QWidget* widget) {
    m_column->addWidget(widget);
}

void AskPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto& theme = theme::themeOf(this);
    theme::paintBox(painter, rect(), theme::kRadiusOverlay, theme.color(theme::Role::surface),
                    theme.color(theme::Role::control));
}

}  // namespace opdesk::ui::widgets
