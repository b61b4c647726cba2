#include "ui/widgets/name_and_age.h"

#include <QFontMetrics>
#include <QPainter>
#include <QTextLayout>

#include <cmath>

#include "ui/theme/figures_apart.h"
#include "ui/theme/measure.h"
#include "ui/theme/theme.h"

namespace opdesk::ui::widgets {

namespace {

using theme::Role;
using theme::Type;

constexpr int kBetween = 5;

struct Shape {
    int high = 0;
    QPoint age;  ///< of its baseline, from the box
};

QFont strongFont(int weight) {
    return theme::currentTheme().font(Type::body, weight);
}
QFont plainFont() {
    return theme::currentTheme().font(Type::body);
}

int ageWidth(const QString& ageSex) {
    const auto font = plainFont();
    return theme::hasFiguresApart(ageSex) ? static_cast<int>(std::ceil(theme::figuresApartWidth(font, ageSex)))
                                          : theme::wordsWidth(font, ageSex);
}

/// On one line, which most are: without a layout of its own.
bool isOneLine(const QString& name, const QString& ageSex, int weight, int width) {
    return theme::wordsWidth(strongFont(weight), name) + (ageSex.isEmpty() ? 0 : kBetween + ageWidth(ageSex)) <= width;
}

Shape wrapped(QTextLayout& layout, const QString& ageSex, int width) {
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal y = 0;
    qreal base = 0;
    qreal used = 0;
    for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y});
        base = y + line.ascent();
        used = line.naturalTextWidth();
        y += std::ceil(line.height());
    }
    layout.endLayout();
    Shape shape{static_cast<int>(y), {static_cast<int>(std::ceil(used)) + kBetween, qRound(base)}};
    if (!ageSex.isEmpty() && shape.age.x() + ageWidth(ageSex) > width) {
        const QFontMetrics metrics(plainFont());
        shape.age = {0, shape.high + metrics.ascent()};
        shape.high += metrics.height();
    }
    return shape;
}

}  // namespace

int nameAndAgeHeight(const QString& name, const QString& ageSex, int weight, int width) {
    const auto font = strongFont(weight);
    if (isOneLine(name, ageSex, weight, width))
        return QFontMetrics(font).height();
    QTextLayout layout(name, font);
    return wrapped(layout, ageSex, width).high;
}

QPoint paintNameAndAge(QPainter& painter, const QRect& box, const QString& name, const QString& ageSex, int weight) {
    const auto& theme = theme::currentTheme();
    const auto font = strongFont(weight);
    painter.setFont(font);
    painter.setPen(theme.color(Role::text));
    QPoint age;
    int top = box.top();
    if (isOneLine(name, ageSex, weight, box.width())) {
        const QFontMetrics metrics(font);
        const int base = box.top() + metrics.ascent();
        painter.drawText(QPoint(box.left(), base), name);
        age = {box.left() + theme::wordsWidth(font, name) + kBetween, base};
    } else {
        QTextLayout layout(name, font);
        const auto shape = wrapped(layout, ageSex, box.width());
        layout.draw(&painter, box.topLeft());
        age = box.topLeft() + shape.age;
        top = age.y() - QFontMetrics(font).ascent();
    }
    painter.setFont(plainFont());
    painter.setPen(theme.color(Role::text2));
    if (theme::hasFiguresApart(ageSex))
        theme::paintFiguresApart(painter, age, ageSex);
    else
        painter.drawText(age, ageSex);
    return {age.x() + ageWidth(ageSex) + kBetween + 1, top};
}

}  // namespace opdesk::ui::widgets
