#include "ui/widgets/sync_pill.h"

#include <QCoreApplication>
#include <QPainter>

#include <utility>

#include "ui/theme/figures_apart.h"
#include "ui/theme/icons.h"
#include "ui/theme/measure.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"

namespace opdesk::ui::widgets {

namespace {

using Kind = SyncPillState::Kind;

QString say(const char* text, const char* comment = nullptr, int n = -1) {
    return QCoreApplication::translate("SyncPill", text, comment, n);
}

struct PillLook {
    const char* icon;
    theme::Family family;
    bool dashed;
};

PillLook lookOf(Kind kind) {
    switch (kind) {
        case Kind::synced:
            return {"cloud-check", theme::Family::neutral, false};
        case Kind::sending:
            return {"cloud-upload", theme::Family::neutral, false};
        case Kind::offline:
        case Kind::neverSynced:
            return {"cloud-off", theme::Family::neutral, true};
        case Kind::toSettle:
            return {"git-compare", theme::Family::conflict, false};
        case Kind::clockOff:
            return {"clock-alert", theme::Family::warn, false};
        case Kind::accessEnds:
        case Kind::signIn:
            return {"key-round", theme::Family::warn, false};
        case Kind::parked:
            return {"circle-alert", theme::Family::warn, false};
        case Kind::diskFull:
            return {"hard-drive", theme::Family::danger, false};
        case Kind::stopped:
            return {"octagon-alert", theme::Family::danger, false};
        case Kind::loading:
            return {"download", theme::Family::neutral, false};
        case Kind::loadPaused:
            return {"download", theme::Family::neutral, true};
    }
    return {"cloud", theme::Family::neutral, false};
}

}  // namespace

QString syncPillWords(const SyncPillState& state) {
    switch (state.kind) {
        case Kind::synced:
            return state.time.isEmpty()
                       ? say(QT_TRANSLATE_NOOP("SyncPill", "Synced"))
                       : say(QT_TRANSLATE_NOOP("SyncPill", "Synced %1"), "%1 is a time").arg(state.time);
        case Kind::sending:
            return say(QT_TRANSLATE_N_NOOP("SyncPill", "Sending %n"), "items on their way", state.count);
        case Kind::offline:
            if (state.count == 0)
                return say(QT_TRANSLATE_NOOP("SyncPill", "Offline %1 min")).arg(state.minutes);
            return say(QT_TRANSLATE_N_NOOP("SyncPill", "Offline %1 min · %n to send"), nullptr, state.count)
                .arg(state.minutes);
        case Kind::neverSynced:
            if (state.count == 0)
                return say(QT_TRANSLATE_NOOP("SyncPill", "Not synced yet"));
            return say(QT_TRANSLATE_N_NOOP("SyncPill", "Not synced yet · %n to send"), nullptr, state.count);
        case Kind::toSettle:
            return say(QT_TRANSLATE_N_NOOP("SyncPill", "%n to settle"), "conflicts", state.count);
        case Kind::clockOff:
            return say(QT_TRANSLATE_N_NOOP("SyncPill", "Clock is %n min off"), nullptr, state.minutes);
        case Kind::accessEnds:
            return say(QT_TRANSLATE_N_NOOP("SyncPill", "Access ends in %n h"), "hours", state.hours);
        case Kind::parked:
            return say(QT_TRANSLATE_N_NOOP("SyncPill", "%n for the admin"), "parked items", state.count);
        case Kind::signIn:
            return say(QT_TRANSLATE_NOOP("SyncPill", "Sign in to sync"));
        case Kind::diskFull:
            return state.count > 0
                       ? say(QT_TRANSLATE_N_NOOP("SyncPill", "%n MB left on the disk"), nullptr, state.count)
                       : say(QT_TRANSLATE_NOOP("SyncPill", "Disk is full"));
        case Kind::stopped:
            return say(QT_TRANSLATE_NOOP("SyncPill", "This PC was stopped"));
        case Kind::loading:
            return state.count < 0
                       ? say(QT_TRANSLATE_NOOP("SyncPill", "Getting data"))
                       : say(QT_TRANSLATE_NOOP("SyncPill", "Getting data %1 %"), "%1 is a number").arg(state.count);
        case Kind::loadPaused:
            return say(QT_TRANSLATE_NOOP("SyncPill", "Getting data: paused"));
    }
    return {};
}

QString syncPillShortWords(const SyncPillState& state) {
    switch (state.kind) {
        case Kind::synced:
            return say(QT_TRANSLATE_NOOP("SyncPill", "Synced"));
        case Kind::loading:
            if (state.count >= 0)
                return say(QT_TRANSLATE_NOOP("SyncPill", "%1 %"), "%1 is a number").arg(state.count);
            break;
        case Kind::offline:
        case Kind::neverSynced:
            if (state.count > 0)
                return say(QT_TRANSLATE_N_NOOP("SyncPill", "%n to send"), nullptr, state.count);
            return state.kind == Kind::offline ? say(QT_TRANSLATE_NOOP("SyncPill", "Offline")) : syncPillWords(state);
        case Kind::sending:
        case Kind::toSettle:
        case Kind::clockOff:
        case Kind::accessEnds:
        case Kind::parked:
        case Kind::signIn:
        case Kind::diskFull:
        case Kind::stopped:
        case Kind::loadPaused:
            break;
    }
    return syncPillWords(state);
}

SyncPill::SyncPill(QWidget* parent) : QAbstractButton(parent) {
    setObjectName(QStringLiteral("sync_pill"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setState({});
    setAccessibleName(syncPillWords(m_state));
}

void SyncPill::setState(const SyncPillState& state) {
    const auto words = m_short ? syncPillShortWords(state) : syncPillWords(state);
    // Told at every step of the engine: equal words ask for no new layout of the bar.
    if (std::exchange(m_state, state) == state && words == text())
        return;
    setAccessibleName(syncPillWords(state));
    setText(words);
    updateGeometry();
    update();
}

void SyncPill::setShort(bool isShort) {
    if (std::exchange(m_short, isShort) == isShort)
        return;
    setText(isShort ? syncPillShortWords(m_state) : syncPillWords(m_state));
    updateGeometry();
    update();
}

int SyncPill::widthWhen(bool isShort) const {
    const auto words = isShort ? syncPillShortWords(m_state) : syncPillWords(m_state);
    return theme::wordsWidth(theme::themeOf(this).font(theme::Type::body), words) + 16 + 6 + 22;
}

QSize SyncPill::sizeHint() const {
    return {widthWhen(m_short), 26};
}

void SyncPill::paintEvent(QPaintEvent*) {
    using theme::Role;
    QPainter painter(this);
    const auto& theme = theme::themeOf(this);
    const PillLook look = lookOf(m_state.kind);
    const auto family = theme.family(look.family);
    const bool plain = look.family == theme::Family::neutral;
    const QColor ground = plain ? theme.color(underMouse() ? Role::hover : Role::surface) : family.soft;
    const QColor line = look.dashed ? theme.color(Role::control) : plain ? theme.color(Role::border) : QColor();
    theme::paintBox(painter, rect(), height() / 2.0, ground, line, 1, look.dashed ? Qt::DashLine : Qt::SolidLine);
    const QColor ink = plain ? theme.color(Role::text) : family.text;
    painter.drawPixmap(11, (height() - 16) / 2,
                       theme::iconPixmap(QLatin1String(look.icon), 16, plain ? ink : family.line, devicePixelRatioF()));
    painter.setFont(theme.font(theme::Type::body));
    painter.setPen(ink);
    theme::paintWords(painter, rect().adjusted(33, 0, -6, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
}

}  // namespace opdesk::ui::widgets
