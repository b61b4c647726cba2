#include "ui/widgets/open_summary.h"

#include <QAbstractButton>
#include <QPainter>

#include <algorithm>

#include "ui/theme/measure.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"

namespace opdesk::ui::widgets {

namespace {

constexpr int kSummaryGap = 6;
constexpr int kSummaryIcon = 13;

/// A word that leads somewhere: underlined, in the link's colour, with the ring of the focus.
class LinkWord : public QAbstractButton {
public:
    LinkWord(const QString& words, bool isLast, QWidget* parent)
        : QAbstractButton(parent), m_shown(isLast ? words : words + QLatin1Char(',')), m_words(words) {
        setAccessibleName(words);
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setProperty("focusRing", true);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override {
        const auto& theme = theme::themeOf(this);
        return {theme::wordsWidth(face(), m_shown) + 2, theme.line(theme::Type::small) + 2};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const auto colour = theme::themeOf(this).color(theme::Role::accent);
        painter.setFont(face());
        painter.setPen(colour);
        theme::paintLevel(painter, rect(), m_shown);
        const int under = height() - 2;
        painter.fillRect(QRect(0, under, theme::wordsWidth(face(), m_words), 1), colour);
    }

private:
    QFont face() const { return theme::themeOf(this).font(theme::Type::small, 500); }

    QString m_shown, m_words;
};

}  // namespace

OpenSummary::OpenSummary(const QString& objectName, Tone tone, Qt::Alignment side, QWidget* parent) : QWidget(parent) {
    setObjectName(objectName);
    auto* line = new FlowLayout(kSummaryGap, 2, side);
    line->setContentsMargins(0, 0, 0, 0);
    setLayout(line);
    const bool wrong = tone == Tone::wrong;
    m_icon = new IconLabel(wrong ? QStringLiteral("circle-alert") : QStringLiteral("circle-dashed"), kSummaryIcon,
                           wrong ? theme::Role::danger : theme::Role::text2);
    m_lead = new Label(wrong ? Label::Look::danger : Label::Look::label);
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
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        auto* link = new LinkWord(m_parts[i].words, i + 1 == m_parts.size(), this);
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
}

QString OpenSummary::summary() const {
    if (!isOpen())
        return {};
    QStringList words;
    for (const auto& part : m_parts)
        words << part.words;
    return m_leadWords + QLatin1Char(' ') + words.join(QStringLiteral(", "));
}

void OpenSummary::goToFirst() const {
    if (isOpen())
        m_parts.front().go();
}

}  // namespace opdesk::ui::widgets
