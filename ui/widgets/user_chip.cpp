#include "ui/widgets/user_chip.h"

#include <QPainter>

#include <algorithm>
#include <utility>

#include "core/text/names.h"
#include "ui/theme/figures_apart.h"
#include "ui/theme/measure.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"

namespace opdesk::ui::widgets {

QString initialsOf(const QString& name) {
    const auto words = QString::fromStdString(text::titleless(name.toStdString())).split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    QString letters = words.first().left(1);
    if (words.size() > 1)
        letters += words.last().left(1);
    return letters.toUpper();
}

void paintInitials(QPainter& painter, const QRect& box, const QString& name, bool onSelected) {
    const auto& theme = theme::currentTheme();
    theme::paintBox(painter, box, box.height() / 2.0,
                    theme.color(onSelected ? theme::Role::surface : theme::Role::accentSoft), {});
    painter.setFont(theme.font(theme::Type::small, 600));
    painter.setPen(theme.color(theme::Role::accent));
    painter.drawText(box, Qt::AlignCenter, initialsOf(name));
}

UserChip::UserChip(QWidget* parent) : QAbstractButton(parent) {
    setObjectName(QStringLiteral("user_chip"));
    setAccessibleName(tr("Person at the desk"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void UserChip::setUser(const QString& name, const QString& place) {
    m_name = name;
    m_place = place;
    setAccessibleName(name + QStringLiteral(", ") + place);
    updateGeometry();
    update();
}

void UserChip::setShort(bool isShort) {
    if (std::exchange(m_short, isShort) == isShort)
        return;
    updateGeometry();
    update();
}

int UserChip::widthWhen(bool isShort) const {
    const auto& theme = theme::themeOf(this);
    const int name = theme::wordsWidth(theme.font(theme::Type::small, 600), m_name);
    const int place = isShort ? 0 : theme::wordsWidth(theme.font(theme::Type::micro), m_place);
    return std::max(name, place) + 40;
}

QSize UserChip::sizeHint() const {
    return {widthWhen(m_short), 36};
}

void UserChip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto& theme = theme::themeOf(this);
    if (underMouse())
        theme::paintBox(painter, rect(), theme::kRadiusControl, theme.color(theme::Role::hover), {});
    paintInitials(painter, QRect(2, (height() - 28) / 2, 28, 28), m_name);
    painter.setFont(theme.font(theme::Type::small, 600));
    painter.setPen(theme.color(theme::Role::text));
    theme::paintWords(painter, QRect(38, m_short ? 0 : 2, width() - 38, m_short ? height() : 17),
                      Qt::AlignLeft | Qt::AlignVCenter, m_name);
    if (m_short)
        return;
    painter.setFont(theme.font(theme::Type::micro));
    painter.setPen(theme.color(theme::Role::text3));
    theme::paintWords(painter, QRect(38, 18, width() - 38, 16), Qt::AlignLeft | Qt::AlignVCenter, m_place);
}

}  // namespace opdesk::ui::widgets
