#include "ui/widgets/key_bar.h"

#include <QAction>
#include <QActionEvent>
#include <QApplication>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QPlainTextEdit>

#include "ui/theme/figures_apart.h"
#include "ui/theme/measure.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/off_now.h"

namespace opdesk::ui::widgets {

namespace {

/// A letter or figure alone is typed while a field has the focus, and no key of the page.
bool isTyped(const QKeySequence& keys) {
    const auto* focus = QApplication::focusWidget();
    const auto* line = qobject_cast<const QLineEdit*>(focus);
    const auto* note = qobject_cast<const QPlainTextEdit*>(focus);
    const bool types = (line && !line->isReadOnly()) || (note && !note->isReadOnly());
    return types && (keys[0].keyboardModifiers() & ~Qt::ShiftModifier) == Qt::NoModifier &&
           keys[0].key() < Qt::Key_Escape;
}

}  // namespace

KeyBar::KeyBar(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("key_bar"));
    setAccessibleName(tr("Keys of this page"));
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(theme::kFrameKeybar);
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget* before, const QWidget* now) {
        const auto types = [](const QWidget* widget) {
            return qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QPlainTextEdit*>(widget);
        };
        if (types(before) != types(now))
            update();
    });
}

void KeyBar::setPage(QWidget* page) {
    if (m_page)
        m_page->removeEventFilter(this);
    m_page = page;
    if (m_page)
        m_page->installEventFilter(this);
    rebuild();
}

void KeyBar::setStatus(const QString& sentence) {
    m_status = sentence;
    setAccessibleDescription(sentence);
    update();
}

QSize KeyBar::sizeHint() const {
    return {400, theme::kFrameKeybar};
}

void KeyBar::rebuild() {
    for (const auto& connection : std::as_const(m_connections))
        disconnect(connection);
    m_connections.clear();
    if (m_page) {
        for (QAction* action : m_page->actions())
            m_connections << connect(action, &QAction::changed, this, qOverload<>(&QWidget::update));
    }
    m_hovered = -1;
    update();
}

bool KeyBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_page && (event->type() == QEvent::ActionAdded || event->type() == QEvent::ActionRemoved)) {
        // The list is complete only after the page has handled the event.
        QMetaObject::invokeMethod(this, &KeyBar::rebuild, Qt::QueuedConnection);
    }
    return QWidget::eventFilter(watched, event);
}

QList<KeyBar::Item> KeyBar::items() const {
    QList<Item> result;
    if (!m_page)
        return result;
    const auto font = theme::themeOf(this).font(theme::Type::small);
    const int room = width() - 28 - (m_status.isEmpty() ? 0 : theme::wordsWidth(font, m_status) + 24);
    int x = 14;
    for (QAction* action : m_page->actions()) {
        if (!action->isVisible() || !action->isEnabled() || isOffNow(*action) || action->shortcut().isEmpty() ||
            isTyped(action->shortcut()))
            continue;
        const QStringList caps = keyCaps(action->shortcut());
        const int wide = keyCapsWidth(caps) + 7 + theme::wordsWidth(font, action->iconText());
        if (x + wide > room)
            break;
        result << Item{QRect(x, 0, wide, height()), action, caps};
        x += wide + 18;
    }
    return result;
}

void KeyBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto& theme = theme::themeOf(this);
    painter.fillRect(rect(), theme.color(theme::Role::surface));
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(theme::Role::border));
    const QList<Item> shown = items();
    for (int i = 0; i < shown.size(); ++i) {
        const Item& item = shown.at(i);
        const int used = paintKeyCaps(painter, item.box, item.caps);
        painter.setFont(theme.font(theme::Type::small));
        painter.setPen(theme.color(i == m_hovered ? theme::Role::accent : theme::Role::text2));
        theme::paintLevel(painter, item.box.adjusted(used + 7, 0, 2, 0), item.action->iconText());
    }
    painter.setFont(theme.font(theme::Type::small));
    painter.setPen(theme.color(theme::Role::text3));
    theme::paintWords(painter, rect().adjusted(14, 0, -14, 0), Qt::AlignVCenter | Qt::AlignRight, m_status);
}

void KeyBar::mouseMoveEvent(QMouseEvent* event) {
    const QList<Item> shown = items();
    int hovered = -1;
    for (int i = 0; i < shown.size(); ++i)
        hovered = shown.at(i).box.contains(event->pos()) ? i : hovered;
    if (hovered != m_hovered) {
        m_hovered = hovered;
        setCursor(hovered >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        update();
    }
}

void KeyBar::leaveEvent(QEvent*) {
    m_hovered = -1;
    update();
}

void KeyBar::mousePressEvent(QMouseEvent* event) {
    for (const Item& item : items()) {
        if (item.box.contains(event->pos())) {
            item.action->trigger();
            return;
        }
    }
}

}  // namespace opdesk::ui::widgets
