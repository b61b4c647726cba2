#include "ui/widgets/toast.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPropertyAnimation>

#include "ui/theme/figures_apart.h"
#include "ui/theme/icons.h"
#include "ui/theme/measure.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_cap.h"

namespace opdesk::ui::widgets {

namespace {

constexpr int kHeight = 40;
constexpr int kShadow = 24;
constexpr int kAboveBottom = 44;
constexpr int kHighestField = 120;  ///< what is higher is a list: its row has the focus
constexpr int kAboveField = 28;     ///< room for the field's label
constexpr int kClear = 4;

QKeySequence undoKeys() {
    return QKeySequence(Qt::CTRL | Qt::Key_Z);
}

}  // namespace

Toast::Toast(QWidget* mainWindow) : QWidget(mainWindow) {
    setObjectName(QStringLiteral("toast"));
    setFocusPolicy(Qt::TabFocus);
    hide();
    mainWindow->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (now && now != this && isVisible() && parentWidget()->isAncestorOf(now))
            place();
    });
    m_stay.setSingleShot(true);
    m_stay.setInterval(theme::kMotionMsToastStay);
    connect(&m_stay, &QTimer::timeout, this, [this] {
        if (!underMouse() && !hasFocus())
            hide();
    });
}

void Toast::say(const QString& sentence, const QString& iconName) {
    show_(sentence, iconName, false);
}

void Toast::sayWithUndo(const QString& sentence, const QString& iconName) {
    show_(sentence, iconName, true);
}

void Toast::show_(const QString& sentence, const QString& iconName, bool undo) {
    m_sentence = sentence;
    m_iconName = iconName;
    m_undo = undo;
    setAccessibleName(undo ? sentence + QStringLiteral(". ") + tr("Control Z undoes") : sentence);
    place();
    const bool wasHidden = isHidden();
    show();
    raise();
    m_stay.start();
    if (wasHidden && !theme::themeOf(this).choice().calm) {
        auto* slide = new QPropertyAnimation(this, "pos", this);
        slide->setDuration(theme::kMotionMsToast);
        slide->setStartValue(pos() + QPoint(0, 12));
        slide->setEndValue(pos());
        slide->start(QAbstractAnimation::DeleteWhenStopped);
    }
    update();
}

void Toast::withdraw() {
    m_undo = false;
    m_stay.stop();
    hide();
    m_sentence.clear();
    setAccessibleName({});
}

void Toast::undo() {
    if (!offersUndo())
        return;
    withdraw();
    emit undoAsked();
}

QRect Toast::undoBox() const {
    const int wide = theme::wordsWidth(theme::themeOf(this).font(theme::Type::body, 600), tr("Undo")) + 8 +
                     keyCapsWidth(keyCaps(undoKeys())) + 20;
    return {width() - kShadow - wide - 8, kShadow + 6, wide, kHeight - 12};
}

void Toast::place() {
    // Where it stands now is newer than where a slide was to end.
    if (auto* slide = findChild<QPropertyAnimation*>())
        slide->stop();
    const auto& theme = theme::themeOf(this);
    int wide =
        theme::wordsWidth(theme.font(theme::Type::body), m_sentence) + 28 + (theme::hasIcon(m_iconName) ? 26 : 0);
    if (m_undo)
        wide +=
            theme::wordsWidth(theme.font(theme::Type::body, 600), tr("Undo")) + keyCapsWidth(keyCaps(undoKeys())) + 38;
    wide = std::min(wide, parentWidget()->width() - 40);
    QRect box((parentWidget()->width() - wide) / 2, parentWidget()->height() - kAboveBottom - kHeight, wide, kHeight);
    // Above the field somebody types in, never over it.
    const auto* field = QApplication::focusWidget();
    if (field && field != this && parentWidget()->isAncestorOf(field) && field->height() <= kHighestField) {
        const QRect typing(field->mapTo(parentWidget(), QPoint()), field->size());
        if (box.adjusted(0, -kClear, 0, kClear).intersects(typing))
            box.moveBottom(typing.top() - kAboveField);
    }
    setGeometry(box.adjusted(-kShadow, -kShadow, kShadow, kShadow));
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

void Toast::enterEvent(QEnterEvent*) {
    m_stay.stop();
}
void Toast::leaveEvent(QEvent*) {
    m_stay.start();
}

void Toast::focusInEvent(QFocusEvent* event) {
    m_stay.stop();
    QWidget::focusInEvent(event);
}

void Toast::focusOutEvent(QFocusEvent* event) {
    m_stay.start();
    QWidget::focusOutEvent(event);
}

void Toast::mousePressEvent(QMouseEvent* event) {
    if (m_undo && undoBox().contains(event->pos()))
        undo();
}

void Toast::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        undo();
    else if (event->key() == Qt::Key_Escape)
        withdraw();
    else
        QWidget::keyPressEvent(event);
}

void Toast::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto& theme = theme::themeOf(this);
    const QRect box = rect().adjusted(kShadow, kShadow, -kShadow, -kShadow);
    theme::paintShadow(painter, box, theme::kRadiusCard);
    theme::paintBox(painter, box, theme::kRadiusCard, theme.color(theme::Role::rail),
                    theme.isDark() ? theme.color(theme::Role::border) : QColor());
    int x = box.left() + 14;
    const QPixmap mark = theme::iconPixmap(m_iconName, 16, theme.color(theme::Role::railOn), devicePixelRatioF());
    if (!mark.isNull()) {
        painter.drawPixmap(x, box.top() + (kHeight - 16) / 2, mark);
        x += 26;
    }
    const QRect undoAt = undoBox();
    painter.setFont(theme.font(theme::Type::body));
    painter.setPen(theme.color(theme::Role::railOn));
    theme::paintWords(painter, QRect(x, box.top(), (m_undo ? undoAt.left() - 10 : box.right() - 10) - x, kHeight),
                      Qt::AlignVCenter | Qt::AlignLeft, m_sentence);
    if (m_undo) {
        theme::paintBox(painter, undoAt, theme::kRadiusControl, theme.color(theme::Role::railActive),
                        hasFocus() ? theme.color(theme::Role::railOn) : theme.color(theme::Role::railText),
                        hasFocus() ? 2 : 1);
        painter.setFont(theme.font(theme::Type::body, 600));
        painter.setPen(theme.railAccent());
        theme::paintWords(painter, undoAt.adjusted(10, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, tr("Undo"));
        const int words = painter.fontMetrics().horizontalAdvance(tr("Undo"));
        paintKeyCaps(painter, undoAt.adjusted(10 + words + 8, 0, 0, 0), keyCaps(undoKeys()), CapLook::onDark);
    }
}

}  // namespace opdesk::ui::widgets
