#include "ui/widgets/patient_banner.h"

#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

#include <algorithm>

#include "ui/theme/figures_apart.h"
#include "ui/theme/icons.h"
#include "ui/theme/measure.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken_role.h"

namespace opdesk::ui::widgets {

namespace {

using theme::Role;
using theme::Type;
using Knowledge = PatientBannerContent::AllergyKnowledge;

constexpr int kPadding = 14;
constexpr int kLeastName = 150;
constexpr int kComfortableName = 190;

/// Height of literal text wrapped to a width.
int textHeight(const QString& text, const QFont& font, int width) {
    return theme::wordsHeight(font, text, width);
}

int advance(const QFont& font, const QString& text) {
    return theme::wordsWidth(font, text);
}

}  // namespace

PatientBanner::PatientBanner(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("patient_banner"));
    setFocusPolicy(Qt::TabFocus);
    speakAs(this, QAccessible::StaticText);
    setProperty("focusRing", true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Patient"));
}

void PatientBanner::setContent(const PatientBannerContent& content) {
    m_content = content;
    m_measured = {};
    setAccessibleName(spoken());
    updateGeometry();
    update();
}

QString PatientBanner::spoken() const {
    QStringList parts{m_content.name, m_content.ageSex};
    if (!m_content.uhid.isEmpty())
        parts << tr("UHID %1").arg(m_content.uhid);
    switch (m_content.allergyKnowledge) {
        case Knowledge::notForThisRole:
            break;
        case Knowledge::notAsked:
            parts << tr("Allergies not asked");
            break;
        case Knowledge::noneKnown:
            parts << tr("No known allergies");
            break;
        case Knowledge::known:
            for (const AllergyLine& line : m_content.allergies)
                parts << tr("Allergy: %1").arg(line.agent);
            break;
    }
    return parts.join(QStringLiteral(", "));
}

int PatientBanner::underHeight(int width) const {
    const auto& theme = theme::themeOf(this);
    const int room = width - (m_content.hasConflict ? 18 : 0);
    return std::max(theme.line(Type::small), textHeight(under(), theme.font(Type::small), room));
}

QString PatientBanner::under() const {
    QStringList parts;
    if (!m_content.uhid.isEmpty())
        parts << tr("UHID %1").arg(m_content.uhid);
    for (const QString& part : {m_content.maskedPhone, m_content.locality}) {
        if (!part.isEmpty())
            parts << part;
    }
    return parts.join(QStringLiteral(" · "));
}

QList<PatientBanner::Column> PatientBanner::columns() const {
    QList<Column> result;
    const auto add = [&](const QString& label, const QString& value) {
        if (!value.isEmpty())
            result << Column{label, value};
    };
    add(tr("Age, sex"), m_content.ageSex);
    add(tr("Born"), m_content.born);
    add(tr("Weight"), m_content.weight);
    add(tr("Visit"), m_content.visit);
    return result;
}

int PatientBanner::allergyWidth(int width) const {
    if (m_content.allergyKnowledge == Knowledge::notForThisRole)
        return 0;
    const auto& theme = theme::themeOf(this);
    const QFont strong = theme.font(Type::entry, 600);
    const QFont small = theme.font(Type::small);
    int widest = 0;
    switch (m_content.allergyKnowledge) {
        case Knowledge::known:
            for (const AllergyLine& line : m_content.allergies) {
                widest = std::max(widest, advance(strong, tr("ALLERGY: %1").arg(line.agent)));
                widest = std::max(widest, advance(small, tr("%1 · noted %2").arg(line.reaction, line.noted)));
            }
            break;
        case Knowledge::noneKnown:
            widest = std::max(advance(strong, tr("None known")),
                              advance(small, tr("Allergies asked %1").arg(m_content.allergyAsked)));
            break;
        case Knowledge::notAsked:
            widest = std::max(advance(strong, tr("Allergies not asked")),
                              advance(small, tr("Ask before a medicine is written")));
            break;
        case Knowledge::notForThisRole:
            break;
    }
    return std::clamp(widest + 64, 200, std::max(200, width / 2));
}

int PatientBanner::columnWidth(const Column& column) const {
    const auto& theme = theme::themeOf(this);
    return std::max(advance(theme.font(Type::small), column.label),
                    advance(theme.font(Type::body, 600), column.value)) +
           2 * kPadding + 1;
}

int PatientBanner::columnsWidth(bool stacked) const {
    const auto all = columns();
    int sum = 0;
    for (qsizetype i = 0; i < all.size(); i += stacked ? 2 : 1)
        sum += std::max(columnWidth(all.at(i)), stacked && i + 1 < all.size() ? columnWidth(all.at(i + 1)) : 0);
    return sum;
}

bool PatientBanner::isStacked(int width) const {
    // The line under the name is never shortened for the facts beside it.
    const int name =
        std::max(kComfortableName, advance(theme::themeOf(this).font(Type::small), under()) + 24 + 2 * kPadding);
    return columns().size() > 1 && name + columnsWidth(false) + allergyWidth(width) > width;
}

int PatientBanner::nameWidth(int width) const {
    const auto& theme = theme::themeOf(this);
    const int used = allergyWidth(width) + columnsWidth(isStacked(width));
    const int wanted = std::max(advance(theme.font(Type::title), m_content.name) + 4,
                                advance(theme.font(Type::small), under()) + (m_content.hasConflict ? 24 : 4)) +
                       2 * kPadding;
    return std::max(kLeastName, std::min(wanted, width - used));
}

int PatientBanner::heightForWidth(int width) const {
    const int textPercent = theme::themeOf(this).choice().textPercent;
    if (m_measured.width != width || m_measured.textPercent != textPercent)
        m_measured = {width, textPercent, measure(width)};
    return m_measured.height;
}

int PatientBanner::measure(int width) const {
    const auto& theme = theme::themeOf(this);
    const int inner = nameWidth(width) - 2 * kPadding;
    const int name = textHeight(m_content.name, theme.font(Type::title), inner) + underHeight(inner) + 14;
    const int allergies = m_content.allergyKnowledge == Knowledge::known
                              ? static_cast<int>(std::max<qsizetype>(1, m_content.allergies.size())) *
                                        (theme.line(Type::body) + theme.line(Type::small)) +
                                    18
                              : 0;
    const int facts = (theme.line(Type::small) + theme.line(Type::body)) * (isStacked(width) ? 2 : 1) + 8;
    return std::max({theme::kFrameBanner, name, allergies, facts});
}

QSize PatientBanner::sizeHint() const {
    return {900, heightForWidth(width() > 400 ? width() : 900)};
}

QSize PatientBanner::minimumSizeHint() const {
    return {500, heightForWidth(std::max(500, width()))};
}

int PatientBanner::paintAllergies(QPainter* painter, const QRect& box) const {
    const auto& theme = theme::themeOf(this);
    const qreal ratio = devicePixelRatioF();
    const bool known = m_content.allergyKnowledge == Knowledge::known;
    const bool notAsked = m_content.allergyKnowledge == Knowledge::notAsked;
    const auto family = theme.family(known      ? theme::Family::danger
                                     : notAsked ? theme::Family::warn
                                                : theme::Family::neutral);
    painter->fillRect(box, known || notAsked ? family.soft : theme.color(Role::canvas));
    if (notAsked)  // flush with the banner as the others are
        theme::paintBox(*painter, box, theme::kRadiusCard, {}, family.line, 1, Qt::DashLine);
    else
        painter->fillRect(QRect(box.left(), box.top(), known ? 4 : 1, box.height()),
                          known ? family.line : theme.color(Role::border));
    const QString icon = known || notAsked ? QStringLiteral("triangle-alert") : QStringLiteral("check");
    painter->drawPixmap(box.left() + 18, box.top() + (box.height() - 20) / 2,
                        theme::iconPixmap(icon, 20, family.line, ratio));
    const int left = box.left() + 48;
    const int wide = box.right() - 8 - left;
    const auto pair = [&](int y, const QString& first, const QString& second) {
        painter->setFont(theme.font(Type::entry, 600));
        painter->setPen(family.text);
        const QRect line(left, y, wide, theme.line(Type::body));
        theme::paintWords(*painter, line, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, first);
        painter->setFont(theme.font(Type::small));
        painter->setPen(known || notAsked ? family.text : theme.color(Role::text3));
        theme::paintWords(*painter, QRect(left, line.bottom(), wide, theme.line(Type::small)),
                          Qt::AlignVCenter | Qt::AlignLeft, second);
        return y + line.height() + theme.line(Type::small);
    };
    const int lines = known ? static_cast<int>(std::max<qsizetype>(1, m_content.allergies.size())) : 1;
    int y = box.top() + (box.height() - lines * (theme.line(Type::body) + theme.line(Type::small))) / 2;
    if (known) {
        for (const AllergyLine& line : m_content.allergies) {
            QString under = line.reaction;
            if (!line.noted.isEmpty())
                under = under.isEmpty() ? tr("noted %1").arg(line.noted)
                                        : tr("%1 · noted %2").arg(line.reaction, line.noted);
            y = pair(y, tr("ALLERGY: %1").arg(line.agent), under);
        }
    } else if (notAsked) {
        pair(y, tr("Allergies not asked"), tr("Ask before a medicine is written"));
    } else {
        pair(y, tr("None known"),
             m_content.allergyAsked.isEmpty() ? tr("Allergies") : tr("Allergies asked %1").arg(m_content.allergyAsked));
    }
    return box.width();
}

void PatientBanner::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto& theme = theme::themeOf(this);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::kRadiusCard, theme::kRadiusCard);
    theme::paintBox(painter, rect(), theme::kRadiusCard, theme.color(Role::surface), {});

    const int name = nameWidth(width());
    const QRect nameBox(kPadding, 0, name - 2 * kPadding, height());
    const QFont title = theme.font(Type::title);
    const int titleHeight = textHeight(m_content.name, title, nameBox.width());
    const int underHigh = underHeight(nameBox.width());
    const int top = (height() - titleHeight - underHigh) / 2;
    theme::paintText(painter, QRect(nameBox.left(), top, nameBox.width(), titleHeight), m_content.name, title,
                     theme.color(Role::text), 4, false);
    int left = nameBox.left();
    if (m_content.hasConflict) {
        painter.drawPixmap(
            left, top + titleHeight + 1,
            theme::iconPixmap(QStringLiteral("git-compare"), 13, theme.color(Role::conflict), devicePixelRatioF()));
        left += 18;
    }
    painter.setFont(theme.font(Type::small));
    painter.setPen(theme.color(Role::text3));
    theme::paintWords(painter, QRect(left, top + titleHeight, nameBox.right() - left + 1, underHigh),
                      static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextWordWrap, under());

    int x = name;
    const int lineHigh = theme.line(Type::small) + theme.line(Type::body);
    const bool stacked = isStacked(width());
    const auto all = columns();
    for (qsizetype i = 0; i < all.size(); ++i) {
        const Column& column = all.at(i);
        const bool below = stacked && i % 2 == 1;
        const bool pair = stacked && (below || i + 1 < all.size());
        if (!below)
            painter.fillRect(QRect(x, 0, 1, height()), theme.color(Role::border));
        const int own = std::max(columnWidth(column), pair ? columnWidth(all.at(below ? i - 1 : i + 1)) : 0);
        const int wide = own - 2 * kPadding - 1;
        const int y = pair ? height() / 2 - lineHigh + (below ? lineHigh : 0) : (height() - lineHigh) / 2;
        painter.setFont(theme.font(Type::small));
        painter.setPen(theme.color(Role::text3));
        theme::paintWords(painter, QRect(x + kPadding, y, wide + 2, theme.line(Type::small)),
                          Qt::AlignVCenter | Qt::AlignLeft, column.label);
        painter.setFont(theme.font(Type::body, 600));
        painter.setPen(theme.color(Role::text));
        theme::paintWords(painter, QRect(x + kPadding, y + theme.line(Type::small), wide + 2, theme.line(Type::body)),
                          Qt::AlignVCenter | Qt::AlignLeft, column.value);
        if (!pair || below)
            x += own;
    }
    if (const int wide = allergyWidth(width()); wide > 0) {
        painter.save();
        painter.setClipPath(shape);
        paintAllergies(&painter, QRect(width() - wide, 0, wide, height()));
        painter.restore();
    }
    theme::paintBox(painter, rect(), theme::kRadiusCard, {}, theme.color(Role::border));
}

}  // namespace opdesk::ui::widgets
