#include "ui/widgets/badge.h"

#include <QPaintDevice>
#include <QPainter>

#include "ui/theme/figures_apart.h"
#include "ui/theme/icons.h"
#include "ui/theme/measure.h"
#include "ui/theme/painting.h"

namespace opdesk::ui::widgets {

namespace {

constexpr int kHeight = 20;
constexpr int kIcon = 13;

}  // namespace

int badgeWidth(const StatusLook& look) {
    if (look.word.isEmpty())
        return 0;
    const int icon = theme::hasIcon(look.iconName) ? kIcon + 4 : 0;
    return theme::wordsWidth(theme::currentTheme().font(theme::Type::badge, 600), look.word) + icon + 12;
}

int paintBadge(QPainter& painter, const QRect& box, const StatusLook& look, Qt::Alignment alignment) {
    const int width = badgeWidth(look);
    if (width == 0)
        return 0;
    const auto& theme = theme::currentTheme();
    const auto family = theme.family(look.family);
    const int left = alignment & Qt::AlignRight ? box.right() + 1 - width : box.left();
    const QRect at(left, box.top() + (box.height() - kHeight) / 2, width, kHeight);
    painter.save();
    if (look.dashed)
        theme::paintBox(painter, at, theme::kRadiusKeycap, {}, theme.color(theme::Role::control), 1, Qt::DashLine);
    else
        theme::paintBox(painter, at, theme::kRadiusKeycap, family.soft, {});
    int x = at.left() + 6;
    const QPixmap mark = theme::iconPixmap(look.iconName, kIcon, family.line, painter.device()->devicePixelRatioF());
    if (!mark.isNull()) {
        painter.drawPixmap(x, at.top() + (kHeight - kIcon) / 2, mark);
        x += kIcon + 4;
    }
    painter.setFont(theme.font(theme::Type::badge, 600));
    painter.setPen(family.text);
    theme::paintWords(painter, QRect(x, at.top(), at.right() - x, kHeight),
                      Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, look.word);
    painter.restore();
    return width;
}

int paintBadge(QPainter& painter, const QRect& box, Status status, Qt::Alignment alignment) {
    return paintBadge(painter, box, statusLook(status), alignment);
}

Badge::Badge(Status status, QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setStatus(status);
}

Badge::Badge(const QString& word, theme::Family family, const QString& iconName, QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_look = {iconName, family, false, word, word};
    setAccessibleName(word);
}

void Badge::setStatus(Status status) {
    m_look = statusLook(status);
    setAccessibleName(m_look.spoken);
    updateGeometry();
    update();
}

void Badge::setWord(const QString& word) {
    m_look.word = word;
    setAccessibleName(word);
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const {
    return {badgeWidth(m_look), kHeight};
}

void Badge::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintBadge(painter, rect(), m_look);
}

}  // namespace opdesk::ui::widgets
