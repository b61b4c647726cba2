#include "ui/widgets/rule_meter.h"

#include <QPainter>

#include <algorithm>

#include "ui/theme/icons.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"

namespace opdesk::ui::widgets {

namespace {

constexpr int kLine = 21;

}  // namespace

RuleMeter::RuleMeter(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("rule_meter"));
    setFocusPolicy(Qt::TabFocus);
    setProperty("focusRing", true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RuleMeter::setLines(const QList<RuleLine>& lines) {
    m_lines = lines;
    QStringList open;
    for (const RuleLine& line : lines) {
        if (!line.met)
            open << line.words;
    }
    setAccessibleName(tr("Rules of prescribing"));
    setAccessibleDescription(open.isEmpty() ? summary() : tr("%1, open: %2").arg(summary(), open.join(QStringLiteral(", "))));
    updateGeometry();
    update();
}

int RuleMeter::metCount() const {
    return static_cast<int>(std::count_if(m_lines.begin(), m_lines.end(), [](const RuleLine& line) { return line.met; }));
}

QString RuleMeter::summary() const {
    //: Rules met, of all rules: "9 of 10"
    return tr("%1 of %2").arg(metCount()).arg(m_lines.size());
}

QSize RuleMeter::sizeHint() const { return {200, 20 + static_cast<int>(m_lines.size()) * kLine}; }

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
    std::stable_sort(sorted.begin(), sorted.end(), [](const RuleLine& a, const RuleLine& b) { return a.met && !b.met; });
    for (int i = 0; i < count; ++i) {
        const QRectF segment(i * (wide + gap), 2, wide, 6);
        if (sorted.at(i).met)
            theme::paintBox(painter, segment, 2, theme.color(Role::ok), {});
        else
            theme::paintBox(painter, segment, 2, {}, theme.color(Role::control), 1, Qt::DashLine);
    }
    int y = 18;
    for (const RuleLine& line : sorted) {
        const QString icon = line.met ? QStringLiteral("check") : QStringLiteral("circle-dashed");
        painter.drawPixmap(0, y + 2, theme::iconPixmap(icon, 15, theme.color(line.met ? Role::ok : Role::text), devicePixelRatioF()));
        painter.setFont(theme.font(theme::Type::small, line.met ? 400 : 600));
        painter.setPen(theme.color(line.met ? Role::text2 : Role::text));
        painter.drawText(QRect(22, y, width() - 22, kLine), Qt::AlignVCenter | Qt::AlignLeft, line.words);
        y += kLine;
    }
}

}  // namespace opdesk::ui::widgets
