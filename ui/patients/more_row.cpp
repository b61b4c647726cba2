#include "ui/patients/more_row.h"

#include <QPainter>
#include <QResizeEvent>

#include "ui/theme/figures_apart.h"
#include "ui/theme/icons.h"
#include "ui/theme/measure.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_cap.h"

namespace opdesk::ui::patients {

using theme::Role;
using theme::Type;

namespace {
constexpr int kChevron = 16;
constexpr int kRowGap = 8;
constexpr int kRowPadding = 10;
constexpr int kLeastRow = 36;
}  // namespace

MoreRow::MoreRow(const QString& objectName, const QString& holds, const QStringList& keys, QWidget* parent)
    : QAbstractButton(parent), m_holds(holds), m_keys(keys) {
    setObjectName(objectName);
    setText(tr("More"));
    setAccessibleName(text() + QStringLiteral(", ") + holds);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setProperty("focusRing", true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setOpen(false);
}

void MoreRow::setOpen(bool open) {
    m_open = open;
    setAccessibleDescription(open ? tr("shown below") : tr("closed"));
    update();
}

/// The words take a second line where there is no room for one.
QSize MoreRow::sizeHint() const {
    const auto& theme = theme::themeOf(this);
    const int word = theme::wordsWidth(theme.font(Type::body, 600), text());
    const int least = kChevron + kRowGap + word + 2 * kRowGap + widgets::keyCapsWidth(m_keys) + 120;
    const int room = std::max(width() - least + 120, 120);
    const int high = theme::wordsHeight(theme.font(Type::body), m_holds, room);
    return {least, std::max(kLeastRow, high + 2 * kRowPadding)};
}

void MoreRow::resizeEvent(QResizeEvent* event) {
    QAbstractButton::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        updateGeometry();
}

void MoreRow::paintEvent(QPaintEvent*) {
    const auto& theme = theme::themeOf(this);
    QPainter painter(this);
    if (underMouse() || isDown())
        theme::paintBox(painter, rect(), theme::kRadiusControl, theme.color(Role::hover), {});
    const auto icon = m_open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right");
    painter.drawPixmap(0, (height() - kChevron) / 2,
                       theme::iconPixmap(icon, kChevron, theme.color(Role::text2), devicePixelRatioF()));
    const auto strong = theme.font(Type::body, 600);
    const int word = theme::wordsWidth(strong, text());
    int x = kChevron + kRowGap;
    painter.setFont(strong);
    painter.setPen(theme.color(Role::text));
    theme::paintWords(painter, QRect(x, 0, word + 2, height()), Qt::AlignVCenter | Qt::AlignLeft, text());
    x += word + kRowGap;
    const int caps = widgets::keyCapsWidth(m_keys);
    painter.setFont(theme.font(Type::body));
    painter.setPen(theme.color(Role::text3));
    theme::paintWords(painter, QRect(x, 0, width() - caps - kRowGap - x, height()),
                      Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap, m_holds);
    widgets::paintKeyCaps(painter, QRect(width() - caps, 0, caps, height()), m_keys);
}

}  // namespace opdesk::ui::patients
