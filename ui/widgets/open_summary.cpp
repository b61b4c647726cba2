#include "ui/widgets/open_summary.h"

#include <QAbstractButton>
#include <QPainter>

#include <algorithm>
#include <array>

#include "ui/theme/measure.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/spoken_role.h"

namespace opdesk::ui::widgets {

namespace {

constexpr int kSummaryGap = 6;
constexpr int kSummaryIcon = 13, kStripIcon = 16;
constexpr int kStripBar = 3, kStripAside = 8, kStripAbove = 3;

struct ToneLook {
    const char* icon;
    theme::Role iconColour;
    Label::Look lead;
    theme::Type type;
    int weight;
    theme::Role link;
    theme::Family family;
};

const ToneLook& lookOf(OpenSummary::Tone tone) {
    using theme::Role;
    using theme::Type;
    // In the order of OpenSummary::Tone.
    static constexpr std::array<ToneLook, 4> kTones{{
        {"circle-alert", Role::danger, Label::Look::danger, Type::small, 500, Role::accent, theme::Family::danger},
        {"circle-dashed", Role::text2, Label::Look::label, Type::small, 500, Role::accent, theme::Family::neutral},
        {"octagon-alert", Role::danger, Label::Look::danger, Type::small, 600, Role::dangerText, theme::Family::danger},
        {"triangle-alert", Role::warn, Label::Look::warn, Type::small, 500, Role::warnText, theme::Family::warn},
    }};
    return kTones[static_cast<std::size_t>(tone)];
}

/// A word that leads somewhere: underlined, in the colour of its summary, with the ring of the focus.
class LinkWord : public QAbstractButton {
public:
    LinkWord(const QString& words, bool isLast, const ToneLook& look, QWidget* parent)
        : QAbstractButton(parent), m_shown(isLast ? words : words + QLatin1Char(',')), m_words(words), m_look(look) {
        setAccessibleName(words);
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setProperty("focusRing", true);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override {
        const auto& theme = theme::themeOf(this);
        return {theme::wordsWidth(face(), m_shown) + 2, theme.line(m_look.type) + 2};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const auto colour = theme::themeOf(this).color(m_look.link);
        painter.setFont(face());
        painter.setPen(colour);
        theme::paintLevel(painter, rect(), m_shown);
        const int under = height() - 2;
        painter.fillRect(QRect(0, under, theme::wordsWidth(face(), m_words), 1), colour);
    }

private:
    QFont face() const { return theme::themeOf(this).font(m_look.type, m_look.weight); }

    QString m_shown, m_words;
    const ToneLook& m_look;
};

}  // namespace

OpenSummary::OpenSummary(const QString& objectName, Tone tone, Qt::Alignment side, QWidget* parent)
    : QWidget(parent), m_tone(tone) {
    setObjectName(objectName);
    auto* line = new FlowLayout(kSummaryGap, 2, side);
    line->setContentsMargins(0, 0, 0, 0);
    if (isStrip()) {
        line->setContentsMargins(kStripBar + kStripAside, kStripAbove, kStripAside, kStripAbove);
        speakAs(this, QAccessible::AlertMessage);
    }
    setLayout(line);
    const auto& look = lookOf(tone);
    m_icon = new IconLabel(QLatin1String(look.icon), isStrip() ? kStripIcon : kSummaryIcon, look.iconColour);
    m_lead = new Label(look.lead);
    line->addWidget(m_icon);
    line->addWidget(m_lead);
    hide();
}

void OpenSummary::setParts(const QString& lead, std::vector<OpenPart> parts) {
    const auto wordsOf = [](const OpenPart& part) { return part.words; };
    const bool same = lead == m_leadWords && std::ranges::equal(parts, m_parts, {}, wordsOf, wordsOf);
    m_parts = std::move(parts);
    if (same)
        return;  // a link that has the focus keeps it
    m_leadWords = lead;
    for (auto* link : m_links)
        delete link;
    m_links.clear();
    m_lead->setText(lead);
    m_lead->setVisible(!lead.isEmpty());
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        auto* link = new LinkWord(m_parts[i].words, i + 1 == m_parts.size(), lookOf(m_tone), this);
        link->setObjectName(objectName() + QStringLiteral("_%1").arg(i + 1));
        layout()->addWidget(link);
        connect(link, &QAbstractButton::clicked, this, [this, i] {
            if (i < m_parts.size())
                m_parts[i].go();
        });
        m_links.push_back(link);
    }
    setAccessibleName(summary());
    setVisible(isOpen());
    updateGeometry();
    if (isStrip() && isOpen())
        emit named(summary());
}

QString OpenSummary::summary() const {
    if (!isOpen())
        return {};
    QStringList words;
    for (const auto& part : m_parts)
        words << part.words;
    return (m_leadWords + QLatin1Char(' ') + words.join(QStringLiteral(", "))).trimmed();
}

void OpenSummary::goToFirst() const {
    if (isOpen())
        m_parts.front().go();
}

void OpenSummary::paintEvent(QPaintEvent*) {
    if (!isStrip())
        return;
    QPainter painter(this);
    const auto colours = theme::themeOf(this).family(lookOf(m_tone).family);
    theme::paintBox(painter, rect(), theme::kRadiusControl, colours.soft, {});
    painter.fillRect(QRect(0, 0, kStripBar, height()), colours.line);
}

}  // namespace opdesk::ui::widgets
