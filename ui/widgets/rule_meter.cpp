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

constexpr int kLine = 19;
constexpr int kBar = 16;
constexpr int kIndent = 22;
constexpr int kHeading = 17;
constexpr int kAboveHeading = 3;

/// Words wrap: a rule is never cut.
int lineHeight(const QFont& font, const QString& words, int width) {
    const QRect box(0, 0, std::max(60, width - kIndent), 1000);
    return std::max(kLine, QFontMetrics(font).boundingRect(box, Qt::TextWordWrap, words).height() + 3);
}

}  // namespace

struct RuleMeter::Placed {
    Group group;
    QString words;
    QString heading;  ///< of the first of a group; where all is met there is none
    QRect box;        ///< with the heading
    int textTop = 0;

    QFont font(const theme::Theme& theme) const {
        return theme.font(theme::Type::small, group == Group::needed ? 600 : 400);
    }
};

RuleMeter::Group RuleMeter::groupOf(const RuleLine& line) {
    return line.met ? Group::met : line.legal ? Group::needed : Group::advised;
}

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
    QStringList open, advised;
    for (const RuleLine& line : lines) {
        if (!line.met)
            (line.legal ? open : advised) << line.words;
    }
    auto said = summary();
    if (!open.isEmpty())
        said = tr("%1, open: %2").arg(said, open.join(QStringLiteral(", ")));
    if (!advised.isEmpty())
        said = tr("%1, advised: %2", "9 of 10, diagnosis").arg(said, advised.join(QStringLiteral(", ")));
    setAccessibleName(tr("Rules of prescribing"));
    setAccessibleDescription(said);
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

QList<RuleMeter::Placed> RuleMeter::placed(int width) const {
    const auto& theme = theme::themeOf(this);
    auto sorted = m_lines;
    std::ranges::stable_sort(sorted, {}, groupOf);
    QList<Placed> all;
    int y = kBar;
    for (const RuleLine& line : sorted) {
        const auto group = groupOf(line);
        const bool first = all.isEmpty() || all.last().group != group;
        Placed one{group, line.words, {}, {}, y};
        if (first && (group != Group::met || !all.isEmpty()))
            one.heading = group == Group::needed    ? tr("Needed to sign")
                          : group == Group::advised ? tr("Advised")
                                                    : tr("Met", "rules of prescribing");
        if (line.met && !line.legal)
            one.words = tr("%1 (advised)", "a rule that is met").arg(line.words);
        if (first && !all.isEmpty())
            one.textTop += kAboveHeading;
        if (!one.heading.isEmpty())
            one.textTop += kHeading;
        const int bottom = one.textTop + lineHeight(one.font(theme), one.words, width);
        one.box = QRect(0, y, width, bottom - y);
        y = bottom;
        all << one;
    }
    return all;
}

int RuleMeter::heightForWidth(int width) const {
    const auto all = placed(width);
    return (all.isEmpty() ? kBar : all.last().box.bottom() + 1) + 2;
}

QList<QRect> RuleMeter::lineBoxes() const {
    QList<QRect> boxes{QRect(0, 0, width(), kBar)};
    for (const Placed& one : placed(width()))
        boxes << one.box;
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
    const auto all = placed(width());
    const int count = static_cast<int>(all.size());
    const int gap = 3;
    const int wide = (width() - gap * (count - 1)) / count;
    // From the left what is met, what the law still asks, what is only advised.
    auto segments = all;
    std::ranges::stable_sort(segments, {}, [](const Placed& one) {
        return one.group == Group::met ? 0 : one.group == Group::needed ? 1 : 2;
    });
    for (int i = 0; i < count; ++i) {
        const QRectF segment(i * (wide + gap), 2, wide, 6);
        switch (segments.at(i).group) {
            case Group::met:
                theme::paintBox(painter, segment, 2, theme.color(Role::ok), {});
                break;
            case Group::needed:
                theme::paintBox(painter, segment, 2, {}, theme.color(Role::text), 1, Qt::DashLine);
                break;
            case Group::advised:
                painter.fillRect(segment.adjusted(0, 2, 0, -2), theme.color(Role::control));
                break;
        }
    }
    for (const Placed& one : all) {
        if (!one.heading.isEmpty()) {
            painter.setFont(theme.font(theme::Type::micro, 600));
            painter.setPen(theme.color(Role::text3));
            theme::paintWords(painter, QRect(0, one.textTop - kHeading, width(), kHeading),
                              Qt::AlignVCenter | Qt::AlignLeft, one.heading);
        }
        const QString icon = one.group == Group::met      ? QStringLiteral("check")
                             : one.group == Group::needed ? QStringLiteral("circle-dashed")
                                                          : QStringLiteral("circle-dot");
        const auto colour = one.group == Group::met ? Role::ok : one.group == Group::needed ? Role::text : Role::text2;
        painter.drawPixmap(0, one.textTop + 2, theme::iconPixmap(icon, 15, theme.color(colour), devicePixelRatioF()));
        painter.setFont(one.font(theme));
        painter.setPen(theme.color(one.group == Group::needed ? Role::text : Role::text2));
        theme::paintWords(painter, QRect(kIndent, one.textTop, width() - kIndent, one.box.bottom() + 1 - one.textTop),
                          Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap, one.words);
    }
}

}  // namespace opdesk::ui::widgets
