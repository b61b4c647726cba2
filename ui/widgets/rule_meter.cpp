#include "ui/widgets/rule_meter.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

#include "ui/theme/figures_apart.h"
#include "ui/theme/icons.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken_role.h"

namespace opdesk::ui::widgets {

namespace {

constexpr int kLine = 21;
constexpr int kBar = 18;
constexpr int kIndent = 22;

/// Words wrap: a rule is never cut.
int lineHeight(const QFont& font, const QString& words, int width) {
    const QRect box(0, 0, std::max(60, width - kIndent), 1000);
    return std::max(kLine, QFontMetrics(font).boundingRect(box, Qt::TextWordWrap, words).height() + 4);
}

}  // namespace

RuleMeter::RuleMeter(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("rule_meter"));
    setFocusPolicy(Qt::TabFocus);
    speakAs(this, QAccessible::Indicator);
    setProperty("focusRing", true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void RuleMeter::setLines(const QList<RuleLine>& lines) {
    m_lines = lines;
    QStringList open;
    for (const RuleLine& line : lines) {
        if (!line.met)
            open << line.words;
    }
    setAccessibleName(tr("Rules of prescribing"));
    setAccessibleDescription(open.isEmpty() ? summary()
                                            : tr("%1, open: %2").arg(summary(), open.join(QStringLiteral(", "))));
    updateGeometry();
    update();
}

int RuleMeter::metCount() const {
    return static_cast<int>(
        std::count_if(m_lines.begin(), m_lines.end(), [](const RuleLine& line) { return line.met; }));
}

QString RuleMeter::summary() const {
    //: Rules met, of all rules: "9 of 10"
    return tr("%1 of %2").arg(metCount()).arg(m_lines.size());
}

int RuleMeter::heightForWidth(int width) const {
    const auto& theme = theme::themeOf(this);
    int height = kBar + 2;
    for (const RuleLine& line : m_lines)
        height += lineHeight(theme.font(theme::Type::small, line.met ? 400 : 600), line.words, width);
    return height;
}

QList<RuleLine> RuleMeter::inOrder() const {
    auto sorted = m_lines;
    std::stable_sort(sorted.begin(), sorted.end(), [](const RuleLine& a, const RuleLine& b) {
        const auto place = [](const RuleLine& line) { return line.met ? 2 : line.legal ? 0 : 1; };
        return place(a) < place(b);
    });
    return sorted;
}

QList<QRect> RuleMeter::lineBoxes() const {
    const auto& theme = theme::themeOf(this);
    QList<QRect> boxes{QRect(0, 0, width(), kBar)};
    for (const RuleLine& line : inOrder()) {
        const int high = lineHeight(theme.font(theme::Type::small, line.met ? 400 : 600), line.words, width());
        boxes << QRect(0, boxes.last().bottom() + 1, width(), high);
    }
    return boxes;
}

QSize RuleMeter::sizeHint() const {
    return {200, heightForWidth(width() > 100 ? width() : 226)};
}

void RuleMeter::paintEvent(QPaintEvent*) {
    using theme::Role;
    if (m_lines.isEmpty())
        return;
    QPainter painter(this);
    const auto& theme = theme::themeOf(this);
    const int count = static_cast<int>(m_lines.size());
    const int gap = 3;
    const int wide = (width() - gap * (count - 1)) / count;
    QList<RuleLine> sorted = m_lines;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const RuleLine& a, const RuleLine& b) { return a.met && !b.met; });
    for (int i = 0; i < count; ++i) {
        const QRectF segment(i * (wide + gap), 2, wide, 6);
        if (sorted.at(i).met)
            theme::paintBox(painter, segment, 2, theme.color(Role::ok), {});
        else
            theme::paintBox(painter, segment, 2, {}, theme.color(Role::control), 1, Qt::DashLine);
    }
    int y = kBar;
    for (const RuleLine& line : inOrder()) {
        const QString icon = line.met ? QStringLiteral("check") : QStringLiteral("circle-dashed");
        painter.drawPixmap(
            0, y + 2, theme::iconPixmap(icon, 15, theme.color(line.met ? Role::ok : Role::text), devicePixelRatioF()));
        painter.setFont(theme.font(theme::Type::small, line.met ? 400 : 600));
        painter.setPen(theme.color(line.met ? Role::text2 : Role::text));
        const int height = lineHeight(painter.font(), line.words, width());
        theme::paintWords(painter, QRect(kIndent, y, width() - kIndent, height),
                          Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap, line.words);
        y += height;
    }
}

}  // namespace opdesk::ui::widgets
