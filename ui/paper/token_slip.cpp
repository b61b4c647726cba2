#include <QCoreApplication>
#include <QPageLayout>
#include <QPagedPaintDevice>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/paper/paper_painter.h"
#include "ui/paper/paper_text.h"
#include "ui/paper/readable_pdf.h"

namespace opdesk::ui::paper {

namespace {

constexpr double kDotsPerInch = 203.0;
/// Of one part of a slip; more ends in dots. The whole name is in the record.
constexpr int kMostLines = 3;

struct SlipLine {
    Laid laid;
    double gapAfter;
};
struct SlipLayout {
    std::vector<SlipLine> lines;
    double height = 0;
};

SlipLayout layOut(const TokenSlip& slip, double width, double scale) {
    SlipLayout layout;
    const auto add = [&](const QString& words, double points, bool bold, double gap) {
        if (!words.isEmpty())
            layout.lines.push_back(
                {Laid({{words, points * scale, bold}}, width, Qt::AlignHCenter, kMostLines), gap * scale});
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
    layout.height = mm(2) * scale;
    for (const SlipLine& line : layout.lines)
        layout.height += line.laid.height() + line.gapAfter;
    return layout;
}

void paint(QPainter& painter, const SlipLayout& layout, double left, double top) {
    for (const SlipLine& line : layout.lines) {
        line.laid.draw(painter, {left, top});
        top += line.laid.height() + line.gapAfter;
    }
}

struct SlipSheet {
    QSizeF millimetres;
    double left = 0, top = 0;
    SlipLayout layout;
};

SlipSheet sheetOf(const TokenSlip& slip, SlipPaper paper) {
    SlipSheet sheet;
    if (paper == SlipPaper::a6) {
        sheet.millimetres = {105, 148};
        sheet.left = mm(8);
        sheet.layout = layOut(slip, mm(89), 1.4);
        sheet.top = std::max(mm(8), (mm(148) - sheet.layout.height) / 3);
        return sheet;
    }
    const double wide = paper == SlipPaper::roll80 ? 80 : 58;
    sheet.left = mm(4);
    sheet.top = mm(2);
    sheet.layout = layOut(slip, mm(wide - 8), 1);
    sheet.millimetres = {wide, std::ceil((sheet.layout.height + mm(4)) / mm(1))};
    return sheet;
}

}  // namespace

bool paintTo(QPagedPaintDevice& device, const TokenSlip& slip, SlipPaper paper) {
    const auto sheet = sheetOf(slip, paper);
    QPageLayout layout(QPageSize(sheet.millimetres, QPageSize::Millimeter, {}, QPageSize::ExactMatch),
                       QPageLayout::Portrait, QMarginsF());
    layout.setMode(QPageLayout::FullPageMode);
    device.setPageLayout(layout);
    QPainter painter;
    if (!painter.begin(&device))
        return false;
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.scale(device.logicalDpiX() / 2540.0, device.logicalDpiY() / 2540.0);
    paint(painter, sheet.layout, sheet.left, sheet.top);
    return painter.end();
}

QByteArray toPdf(const TokenSlip& slip, SlipPaper paper) {
    return readablePdf(QStringLiteral("OPDesk"),
                       [&](QPagedPaintDevice& device) { return paintTo(device, slip, paper); });
}

QImage toSlip(const TokenSlip& slip, int dotsWide) {
    const double dotsPerUnit = kDotsPerInch / 2540.0;
    const auto layout = layOut(slip, dotsWide / dotsPerUnit, 1);
    QImage grey(dotsWide, static_cast<int>(std::ceil(layout.height * dotsPerUnit)), QImage::Format_RGB32);
    grey.fill(Qt::white);
    QPainter painter(&grey);
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.scale(dotsPerUnit, dotsPerUnit);
    paint(painter, layout, 0, mm(2));
    painter.end();
    QImage bits = grey.convertToFormat(QImage::Format_Mono, Qt::MonoOnly | Qt::ThresholdDither);
    const int dotsPerMeter = static_cast<int>(std::lround(kDotsPerInch / 0.0254));
    bits.setDotsPerMeterX(dotsPerMeter);
    bits.setDotsPerMeterY(dotsPerMeter);
    return bits;
}

}  // namespace opdesk::ui::paper
