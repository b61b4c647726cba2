#include <QCoreApplication>
#include <QPainter>

#include <cmath>
#include <vector>

#include "ui/paper/paper_painter.h"
#include "ui/paper/paper_text.h"

namespace opdesk::ui::paper {

namespace {

constexpr double kDotsPerInch = 203.0;

struct SlipLine {
    Laid laid;
    double gapAfter;
};

}  // namespace

QImage toSlip(const TokenSlip& slip, int dotsWide) {
    const double dotsPerUnit = kDotsPerInch / 2540.0;
    const double width = dotsWide / dotsPerUnit;
    std::vector<SlipLine> lines;
    const auto add = [&](const QString& words, double points, bool bold, double gap) {
        if (!words.isEmpty())
            lines.push_back({Laid({{words, points, bold}}, width, Qt::AlignHCenter), gap});
    };
    add(text(slip.clinic), 11, true, mm(1));
    if (slip.isDuplicate)
        add(words(QT_TRANSLATE_NOOP("Paper", "DUPLICATE")), 10, true, mm(1));
    add(slip.local.empty() ? words(QT_TRANSLATE_NOOP("Paper", "Token")) : text(slip.local), 9.6, false, 0);
    add(text(slip.token), 48, true, mm(0.5));
    add(text(slip.doctor), 11, true, mm(0.5));
    add(text(slip.room), 10, false, mm(0.5));
    QString who = text(slip.firstName);
    if (!slip.age.empty())
        who += QStringLiteral(", ") + text(slip.age);
    add(who, 11, false, mm(1));
    add(text(slip.wait), 10, false, mm(0.5));
    add(text(slip.dateTime), 9, false, mm(2));

    double height = mm(2);
    for (const SlipLine& line : lines)
        height += line.laid.height() + line.gapAfter;
    QImage grey(dotsWide, static_cast<int>(std::ceil(height * dotsPerUnit)), QImage::Format_RGB32);
    grey.fill(Qt::white);
    QPainter painter(&grey);
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.scale(dotsPerUnit, dotsPerUnit);
    double y = mm(2);
    for (const SlipLine& line : lines) {
        line.laid.draw(painter, {0, y});
        y += line.laid.height() + line.gapAfter;
    }
    painter.end();
    QImage bits = grey.convertToFormat(QImage::Format_Mono, Qt::MonoOnly | Qt::ThresholdDither);
    const int dotsPerMeter = static_cast<int>(std::lround(kDotsPerInch / 0.0254));
    bits.setDotsPerMeterX(dotsPerMeter);
    bits.setDotsPerMeterY(dotsPerMeter);
    return bits;
}

}  // namespace opdesk::ui::paper
