#include "ui/widgets/more_mark.h"

#include <QPainter>

#include "ui/theme/figures_apart.h"
#include "ui/theme/icons.h"
#include "ui/theme/measure.h"
#include "ui/theme/theme.h"

namespace opdesk::ui::widgets {

namespace {

constexpr int kMarkSide = MoreMark::kLeastHeight;
constexpr int kBesideMark = 4;

}  // namespace

MoreMark::MoreMark(QWidget* parent, Side side) : QWidget(parent), m_side(side) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void MoreMark::showIn(const QRect& place, const QString& words, bool closes) {
    m_words = words;
    m_closes = closes;
    setVisible(place.height() >= kMarkSide);
    if (isHidden())
        return;
    setGeometry(place);
    raise();
    update();
}

MoreMark& MoreMark::above() {
    if (!m_above)
        m_above = new MoreMark(parentWidget(), Side::above);
    return *m_above;
}

void MoreMark::paintEvent(QPaintEvent*) {
    const auto& theme = theme::themeOf(this);
    const auto font = theme.font(theme::Type::small);
    const int wide = m_words.isEmpty() ? 0 : kBesideMark + theme::wordsWidth(font, m_words);
    const bool named = wide > 0 && kMarkSide + wide <= width() - 2 * kMarkSide;
    const int left = (width() - kMarkSide - (named ? wide : 0)) / 2;
    QPainter painter(this);
    if (m_closes)
        painter.fillRect(QRect(0, 0, width(), 1), theme.color(theme::Role::border));
    painter.drawPixmap(
        left, (height() - kMarkSide) / 2,
        theme::iconPixmap(m_side == Side::below ? QStringLiteral("chevron-down") : QStringLiteral("chevron-up"),
                          kMarkSide, theme.color(theme::Role::text3), devicePixelRatioF()));
    if (!named)
        return;
    painter.setFont(font);
    painter.setPen(theme.color(theme::Role::text3));
    theme::paintWords(painter, QRect(left + kMarkSide + kBesideMark, 0, wide, height()),
                      Qt::AlignVCenter | Qt::AlignLeft, m_words);
}

}  // namespace opdesk::ui::widgets
