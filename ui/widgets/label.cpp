#include "ui/widgets/label.h"

#include <QRegularExpression>
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
    QLabel::setWordWrap(true);
    setText(text);
}

void Label::setWordWrap(bool on) {
    m_sentence = on;
    updateGeometry();
}

/// As long as its text: unlike a wrapping QLabel, which takes a narrower shape of its own where it could have one line.
QSize Label::sizeHint() const {
    if (m_sentence)
        return QLabel::sizeHint();
    const auto margins = contentsMargins();
    const auto box = fontMetrics().boundingRect(QRect(0, 0, QWIDGETSIZE_MAX, QWIDGETSIZE_MAX), 0, text());
    return QSize(box.width() + 1, std::max(box.height(), fontMetrics().height())) +
           QSize(margins.left() + margins.right() + 2 * margin(), margins.top() + margins.bottom() + 2 * margin());
}

/// No narrower than its longest word, no lower than a line.
QSize Label::minimumSizeHint() const {
    if (m_sentence)
        return QLabel::minimumSizeHint();
    int widest = 0;
    for (const auto& word : text().split(QRegularExpression(QStringLiteral("\\s")), Qt::SkipEmptyParts))
        widest = std::max(widest, fontMetrics().horizontalAdvance(word) + 1);
    return QSize(widest, fontMetrics().height()).boundedTo(sizeHint());
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
