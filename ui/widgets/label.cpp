#include "ui/widgets/label.h"

#include <QStyle>
#include <QVariant>

namespace opdesk::ui::widgets {

namespace {

QString roleOf(Label::Look look) {
    switch (look) {
        case Label::Look::body:
            return QStringLiteral("body");
        case Label::Look::strong:
            return QStringLiteral("strong");
        case Label::Look::second:
            return QStringLiteral("second");
        case Label::Look::hint:
            return QStringLiteral("hint");
        case Label::Look::small:
            return QStringLiteral("small");
        case Label::Look::label:
            return QStringLiteral("label");
        case Label::Look::group:
            return QStringLiteral("group");
        case Label::Look::micro:
            return QStringLiteral("micro");
        case Label::Look::entry:
            return QStringLiteral("entry");
        case Label::Look::cardTitle:
            return QStringLiteral("cardTitle");
        case Label::Look::title:
            return QStringLiteral("title");
        case Label::Look::money:
            return QStringLiteral("money");
        case Label::Look::danger:
            return QStringLiteral("danger");
        case Label::Look::warn:
            return QStringLiteral("warn");
        case Label::Look::ok:
            return QStringLiteral("ok");
        case Label::Look::link:
            return QStringLiteral("link");
        case Label::Look::onRail:
            return QStringLiteral("onRail");
        case Label::Look::dangerStrong:
            return QStringLiteral("dangerStrong");
    }
    return {};
}

}  // namespace

Label::Label(const QString& text, Look look, QWidget* parent) : QLabel(parent), m_look(look) {
    setTextFormat(Qt::PlainText);
    setProperty("role", roleOf(look));
    setText(text);
}

void Label::setLook(Look look) {
    if (look == m_look)
        return;
    m_look = look;
    setProperty("role", roleOf(look));
    style()->unpolish(this);
    style()->polish(this);
}

}  // namespace opdesk::ui::widgets
