#include "ui/widgets/key_cap.h"

#include <QPainter>

#include "ui/theme/measure.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"

namespace opdesk::ui::widgets {

namespace {

constexpr int kCapHeight = 20;
constexpr int kCapPadding = 6;
constexpr int kCapGap = 4;

QFont capFont() {
    return theme::currentTheme().font(theme::Type::micro, 500);
}

int capWidth(const QFont& font, const QString& cap) {
    return std::max(kCapHeight, theme::wordsWidth(font, cap) + 2 * kCapPadding);
}

QString keyName(int key, bool afterModifier) {
    switch (key) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            return afterModifier ? QStringLiteral("↵") : QStringLiteral("Enter");
        case Qt::Key_Escape:
            return QStringLiteral("Esc");
        case Qt::Key_Delete:
            return QStringLiteral("Del");
        case Qt::Key_Up:
            return QStringLiteral("↑");
        case Qt::Key_Down:
            return QStringLiteral("↓");
        case Qt::Key_Left:
            return QStringLiteral("←");
        case Qt::Key_Right:
            return QStringLiteral("→");
        case Qt::Key_PageUp:
            return QStringLiteral("PgUp");
        case Qt::Key_PageDown:
            return QStringLiteral("PgDn");
        default:
            return QKeySequence(key).toString(QKeySequence::PortableText);
    }
}

}  // namespace

QStringList keyCaps(const QKeySequence& sequence) {
    if (sequence.isEmpty())
        return {};
    const QKeyCombination keys = sequence[0];
    QStringList caps;
    const auto modifiers = keys.keyboardModifiers();
    if (modifiers & Qt::ControlModifier)
        caps << QStringLiteral("Ctrl");
    if (modifiers & Qt::AltModifier)
        caps << QStringLiteral("Alt");
    if (modifiers & Qt::ShiftModifier)
        caps << QStringLiteral("Shift");
    caps << keyName(keys.key(), !caps.isEmpty());
    return caps;
}

QString spokenKeys(const QKeySequence& sequence) {
    QStringList words = keyCaps(sequence);
    for (QString& word : words) {
        if (word == QLatin1String("Ctrl"))
            word = QStringLiteral("Control");
        else if (word == QStringLiteral("↵"))
            word = QStringLiteral("Enter");
    }
    return words.join(QLatin1Char(' '));
}

int keyCapsWidth(const QStringList& caps) {
    const auto font = capFont();
    int width = 0;
    for (const QString& cap : caps)
        width += capWidth(font, cap) + kCapGap;
    return caps.isEmpty() ? 0 : width - kCapGap;
}

int paintKeyCaps(QPainter& painter, const QRect& box, const QStringList& caps, CapLook look) {
    using theme::Role;
    const auto& theme = theme::currentTheme();
    QColor ground = theme.color(Role::surface);
    QColor line = theme.color(Role::border);
    QColor foot = theme.color(Role::control);
    QColor words = theme.color(Role::text2);
    if (look == CapLook::onAccent) {
        ground = Qt::transparent;
        line = foot = words = theme.color(Role::onAccent);
    } else if (look == CapLook::onDark) {
        ground = Qt::transparent;
        line = foot = theme.color(Role::railText);
        words = theme.color(Role::railOn);
    }
    if (look == CapLook::off) {
        ground = Qt::transparent;
        foot = line;
        words = theme.color(Role::text3);
    }
    painter.save();
    const auto font = capFont();
    painter.setFont(font);
    int x = box.left();
    for (const QString& cap : caps) {
        const QRect at(x, box.top() + (box.height() - kCapHeight) / 2, capWidth(font, cap), kCapHeight);
        theme::paintBox(painter, at, theme::kRadiusKeycap, ground, line);
        if (look != CapLook::onDark) {  // a key stands on its lower edge
            painter.setPen(foot);
            painter.drawLine(at.left() + 3, at.bottom(), at.right() - 3, at.bottom());
        }
        painter.setPen(words);
        painter.drawText(at, Qt::AlignCenter, cap);
        x += at.width() + kCapGap;
    }
    painter.restore();
    return caps.isEmpty() ? 0 : x - kCapGap - box.left();
}

KeyCap::KeyCap(const QKeySequence& sequence, QWidget* parent) : KeyCap(keyCaps(sequence), parent) {
    setAccessibleName(spokenKeys(sequence));
}

KeyCap::KeyCap(const QStringList& caps, QWidget* parent) : QWidget(parent), m_caps(caps) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(caps.join(QLatin1Char(' ')));
}

void KeyCap::setCaps(const QStringList& caps) {
    m_caps = caps;
    setAccessibleName(caps.join(QLatin1Char(' ')));
    updateGeometry();
    update();
}

QSize KeyCap::sizeHint() const {
    return {keyCapsWidth(m_caps), kCapHeight};
}

void KeyCap::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintKeyCaps(painter, rect(), m_caps);
}

}  // namespace opdesk::ui::widgets
