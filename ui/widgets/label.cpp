#include "ui/widgets/label.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/theme/figures_apart.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

namespace opdesk::ui::widgets {

namespace {

using theme::Role;
using theme::Type;

struct Words {
    Type type;
    int weight;
    Role colour;
};

/// In the order of Label::Look.
constexpr std::array<Words, 18> kLooks{{{Type::body, 400, Role::text},
                                        {Type::body, 600, Role::text},
                                        {Type::body, 400, Role::text2},
                                        {Type::small, 400, Role::text3},
                                        {Type::small, 400, Role::text2},
                                        {Type::small, 500, Role::text2},
                                        {Type::micro, 600, Role::text3},
                                        {Type::micro, 400, Role::text3},
                                        {Type::entry, 500, Role::text},
                                        {Type::entry, 600, Role::text},
                                        {Type::title, 600, Role::text},
                                        {Type::money, 600, Role::text},
                                        {Type::small, 500, Role::danger},
                                        {Type::small, 500, Role::warnText},
                                        {Type::small, 500, Role::okText},
                                        {Type::body, 500, Role::accent},
                                        {Type::body, 400, Role::railText},
                                        {Type::body, 600, Role::dangerText}}};
/// Words of an Indian script alone would have a lower line than those with a Latin word beside them.
int leastLine(const QLabel& label) {
    constexpr qreal kReachBelow = 0.34;  // of the height of the first font: that of the fonts of those scripts
    if (!theme::hasIndicLetters(label.text()))
        return 0;
    const QFontMetricsF metrics(label.font());
    return static_cast<int>(std::ceil(metrics.ascent() + kReachBelow * metrics.height()));
}

static_assert(kLooks.size() == static_cast<std::size_t>(Label::Look::dangerStrong) + 1);

}  // namespace

Label::Label(const QString& text, Look look, QWidget* parent) : QLabel(parent), m_look(look) {
    setTextFormat(Qt::PlainText);
    QLabel::setWordWrap(true);
    wear();
    setText(text);
    connect(&theme::themeOf(this), &theme::Theme::changed, this, &Label::wear);
}

/// Not by a style sheet: one sheet anywhere makes Qt style every widget anew each time it gets another parent.
void Label::wear() {
    const auto& words = kLooks.at(static_cast<std::size_t>(m_look));
    const auto& theme = theme::themeOf(this);
    setFont(theme.font(words.type, words.weight));
    const auto colour = theme.color(words.colour);
    if (testAttribute(Qt::WA_SetPalette) && palette().color(QPalette::WindowText) == colour)
        return;  // another text size leaves the colours
    QPalette colours;
    colours.setColor(QPalette::WindowText, colour);
    setPalette(colours);
}

void Label::setWordWrap(bool on) {
    m_sentence = on;
    updateGeometry();
}

/// As long as its text: unlike a wrapping QLabel, which takes a narrower shape of its own where it could have one line.
QSize Label::sizeHint() const {
    if (m_sentence)
        return QLabel::sizeHint();
    const auto margins = contentsMargins();
    auto box = fontMetrics().boundingRect(QRect(0, 0, QWIDGETSIZE_MAX, QWIDGETSIZE_MAX), 0, text());
    if (theme::hasFiguresApart(text()) && !text().contains(QLatin1Char('\n')))
        box.setWidth(std::max(box.width(), static_cast<int>(std::ceil(theme::figuresApartWidth(font(), text())))));
    return QSize(box.width() + 1, std::max({box.height(), fontMetrics().height(), leastLine(*this)})) +
           QSize(margins.left() + margins.right() + 2 * margin(), margins.top() + margins.bottom() + 2 * margin());
}

/// No narrower than its longest word, no lower than a line.
QSize Label::minimumSizeHint() const {
    if (m_sentence)
        return QLabel::minimumSizeHint();
    const auto metrics = fontMetrics();
    const auto words = text();
    int widest = 0;
    for (qsizetype begin = 0, end = 0; begin < words.size(); begin = end + 1) {
        for (end = begin; end < words.size() && !words.at(end).isSpace();)
            ++end;
        if (end > begin)
            widest = std::max(widest, metrics.horizontalAdvance(words.mid(begin, end - begin)) + 1);
    }
    return QSize(widest, metrics.height()).boundedTo(sizeHint());
}

int Label::heightForWidth(int width) const {
    if (text().isEmpty())
        return QLabel::heightForWidth(width);  // a picture
    if (m_measuredText != text() || m_measuredFont != font()) {
        m_measuredText = text();
        m_measuredFont = font();
        m_measured.fill({});
    }
    for (const auto& one : m_measured)
        if (one.width == width)
            return one.height;
    auto& one = m_measured.at(m_nextMeasured++ % m_measured.size());
    one = {width, std::max(QLabel::heightForWidth(width), leastLine(*this))};
    return one.height;
}

void Label::setLook(Look look) {
    if (look == m_look)
        return;
    m_look = look;
    wear();
}

}  // namespace opdesk::ui::widgets
