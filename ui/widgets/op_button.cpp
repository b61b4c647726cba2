#include "ui/widgets/op_button.h"

#include <QAction>
#include <QPainter>
#include <QStyleOptionButton>

#include "ui/theme/icons.h"
#include "ui/theme/measure.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/off_now.h"

namespace opdesk::ui::widgets {

namespace {

constexpr int kPadding = 13;
constexpr int kQuietPadding = 4;  ///< without an outline words stand where the column's words stand
constexpr int kGap = 8;

QString withoutMnemonic(QString text) {
    return text.remove(QLatin1Char('&'));
}

int paddingOf(OpButton::Kind kind, bool hasWords) {
    return kind == OpButton::Kind::quiet && hasWords ? kQuietPadding : kPadding;
}

}  // namespace

OpButton::OpButton(Kind kind, const QString& text, const QString& objectName, const QString& iconName, QWidget* parent)
    : QPushButton(text, parent), m_kind(kind), m_iconName(iconName) {
    setObjectName(objectName);
    setAccessibleName(withoutMnemonic(text));
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    switch (kind) {
        case Kind::primary:
            setProperty("kind", QStringLiteral("primary"));
            break;
        case Kind::secondary:
            setProperty("kind", QStringLiteral("secondary"));
            break;
        case Kind::quiet:
            setProperty("kind", QStringLiteral("quiet"));
            break;
        case Kind::danger:
            setProperty("kind", QStringLiteral("danger"));
            break;
    }
    m_tall = kind == Kind::primary;
}

OpButton::OpButton(Kind kind, QAction* action, const QString& objectName, const QString& iconName, QWidget* parent)
    : OpButton(kind, action->text(), objectName, iconName, parent) {
    follow(action);
}

void OpButton::follow(QAction* action) {
    m_action = action;
    const auto take = [this] {
        if (!m_action)
            return;
        setText(m_action->text());
        setAccessibleName(withoutMnemonic(m_action->text()));
        setEnabled(m_action->isEnabled() && !isOffNow(*m_action));
        setVisible(m_action->isVisible());
        setKeys(m_action->shortcut());
    };
    setText(action->text());
    setEnabled(action->isEnabled() && !isOffNow(*action));
    setKeys(action->shortcut());
    connect(action, &QAction::changed, this, take);
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
}

void OpButton::setKeys(const QKeySequence& keys) {
    m_caps = keyCaps(keys);
    setAccessibleDescription(spokenKeys(keys));
    updateGeometry();
    update();
}

void OpButton::setIconName(const QString& iconName) {
    m_iconName = iconName;
    updateGeometry();
    update();
}

void OpButton::setTall(bool tall) {
    m_tall = tall;
    updateGeometry();
}

QSize OpButton::sizeHint() const {
    const auto& theme = theme::themeOf(this);
    const bool primary = m_kind == Kind::primary;
    const auto font = theme.font(primary ? theme::Type::entry : theme::Type::body, primary ? 600 : 500);
    int width = theme::wordsWidth(font, withoutMnemonic(text())) + 2 * paddingOf(m_kind, !text().isEmpty());
    if (theme::hasIcon(m_iconName))
        width += (primary ? 20 : 16) + (text().isEmpty() ? 0 : kGap);
    if (!m_caps.isEmpty())
        width += keyCapsWidth(m_caps) + kGap;
    return {width, theme.metric(m_tall ? theme::Metric::primary : theme::Metric::control)};
}

QSize OpButton::minimumSizeHint() const {
    const bool primary = m_kind == Kind::primary;
    const auto font = theme::themeOf(this).font(primary ? theme::Type::entry : theme::Type::body, primary ? 600 : 500);
    const auto whole = sizeHint();
    const int words = theme::wordsWidth(font, withoutMnemonic(text()));
    return {words == 0 ? whole.width() : std::min(whole.width(), words + paddingOf(m_kind, true)), whole.height()};
}

void OpButton::paintEvent(QPaintEvent*) {
    using theme::Role;
    QPainter painter(this);
    const auto& theme = theme::themeOf(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    style()->drawControl(QStyle::CE_PushButtonBevel, &option, &painter, this);

    const bool primary = m_kind == Kind::primary;
    Role role = Role::text;
    if (!isEnabled())
        role = Role::text3;
    else if (primary)
        role = Role::onAccent;
    else if (m_kind == Kind::danger)
        role = Role::dangerText;
    else if (m_kind == Kind::quiet)
        role = Role::accent;
    const QColor ink = theme.color(role);
    const QFont font = theme.font(primary ? theme::Type::entry : theme::Type::body, primary ? 600 : 500);
    const int words = theme::wordsWidth(font, withoutMnemonic(text()));
    const int side = primary ? 20 : 16;
    QPixmap mark = theme::iconPixmap(m_iconName, side, ink, devicePixelRatioF());
    auto caps = m_caps;
    const auto needed = [&] {
        return words + (mark.isNull() ? 0 : side + (words ? kGap : 0)) +
               (caps.isEmpty() ? 0 : kGap + keyCapsWidth(caps));
    };
    // The key bar shows the key too; words are shown here alone.
    if (words > 0 && needed() > width() - paddingOf(m_kind, true))
        caps.clear();
    if (words > 0 && needed() > width() - paddingOf(m_kind, true))
        mark = {};
    const int content = needed();
    int x = (width() - content) / 2;
    if (!mark.isNull()) {
        painter.drawPixmap(x, (height() - side) / 2, mark);
        x += side + (words ? kGap : 0);
    }
    painter.setFont(font);
    painter.setPen(ink);
    const QRect place(x, 0, words + 2, height());
    if (text().contains(QLatin1Char('&')))
        painter.drawText(place, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextShowMnemonic, text());
    else
        theme::paintLevel(painter, place, text());
    if (!caps.isEmpty())
        paintKeyCaps(painter, QRect(x + words + kGap, 0, width(), height()), caps,
                     !isEnabled() ? CapLook::off
                     : primary    ? CapLook::onAccent
                                  : CapLook::plain);
}

}  // namespace opdesk::ui::widgets
