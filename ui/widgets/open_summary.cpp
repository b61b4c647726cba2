#include "ui/widgets/open_summary.h"

#include <QAbstractButton>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>
#include <utility>

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

}  // namespace

/// A word that leads somewhere: underlined, in the colour of its summary, with the ring of the focus.
class OpenSummary::LinkWord : public QAbstractButton {
public:
    LinkWord(const QString& place, Tone tone, QWidget* parent) : QAbstractButton(parent), m_place(place), m_tone(tone) {
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setProperty("focusRing", true);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    const QString& place() const { return m_place; }
    void setWords(const QString& words, bool isLast) {
        m_shown = isLast ? words : words + QLatin1Char(',');
        m_words = words;
        setAccessibleName(words);
        updateGeometry();
        update();
    }
    QSize sizeHint() const override {
        const auto& theme = theme::themeOf(this);
        return {theme::wordsWidth(face(), m_shown) + 2, theme.line(lookOf(m_tone).type) + 2};
    }

protected:
    /// What is pressed may move before it is let go, when another word comes or goes: where it was counts too.
    bool hitButton(const QPoint& at) const override {
        return QAbstractButton::hitButton(at) || m_pressedAt.contains(mapToGlobal(at));
    }
    void mousePressEvent(QMouseEvent* event) override {
        const auto at = event->position().toPoint();
        m_pressedAt = QRect(event->globalPosition().toPoint() - at, size());
        QAbstractButton::mousePressEvent(event);
    }
    void mouseReleaseEvent(QMouseEvent* event) override {
        QAbstractButton::mouseReleaseEvent(event);
        m_pressedAt = {};
    }
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const auto colour = theme::themeOf(this).color(lookOf(m_tone).link);
        painter.setFont(face());
        painter.setPen(colour);
        theme::paintLevel(painter, rect(), m_shown);
        const int under = height() - 2;
        painter.fillRect(QRect(0, under, theme::wordsWidth(face(), m_words), 1), colour);
    }

private:
    QFont face() const { return theme::themeOf(this).font(lookOf(m_tone).type, lookOf(m_tone).weight); }

    QString m_place, m_shown, m_words;
    QRect m_pressedAt;  ///< on the screen, while the button of the mouse is down
    Tone m_tone;
};

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
    for (auto& part : parts)
        if (part.place.isEmpty())
            part.place = part.words;
    const bool same =
        lead == m_leadWords && std::ranges::equal(parts, m_parts, [](const OpenPart& one, const OpenPart& other) {
            return one.words == other.words && one.place == other.place;
        });
    m_parts = std::move(parts);
    if (same)
        return;
    m_leadWords = lead;
    m_lead->setText(lead);
    m_lead->setVisible(!lead.isEmpty());
    showLinks();
    setAccessibleName(summary());
    setVisible(isOpen());
    updateGeometry();
    if (isStrip() && isOpen())
        emit named(summary());
}

/// A press on a link takes the focus out of a field first, which may bring other parts: the link of a place that is
/// still named stays the same one, with its focus and its press, and none goes while it is being pressed.
void OpenSummary::showLinks() {
    auto before = std::exchange(m_links, {});
    for (auto* link : before)
        layout()->removeWidget(link);
    for (const auto& part : m_parts) {
        const auto kept = std::ranges::find(before, part.place, &LinkWord::place);
        LinkWord* link = kept == before.end() ? newLink(part.place) : *kept;
        if (kept != before.end())
            before.erase(kept);
        if (!m_links.empty())
            setTabOrder(m_links.back(), link);
        m_links.push_back(link);
        link->setWords(part.words, m_links.size() == m_parts.size());
        link->setObjectName(objectName() + QStringLiteral("_%1").arg(m_links.size()));
        layout()->addWidget(link);
    }
    for (auto* gone : before) {
        gone->setObjectName({});
        gone->hide();
        gone->deleteLater();
    }
}

OpenSummary::LinkWord* OpenSummary::newLink(const QString& place) {
    auto* link = new LinkWord(place, m_tone, this);
    connect(link, &QAbstractButton::clicked, this, [this, place] {
        const auto part = std::ranges::find(m_parts, place, &OpenPart::place);
        if (part == m_parts.end())
            return;
        const auto go = part->go;  // going there may bring other parts
        go();
    });
    return link;
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
