#include "ui/paper/paper_painter.h"

#include <QCoreApplication>
#include <QPageLayout>
#include <QPagedPaintDevice>
#include <QPainter>

#include <algorithm>
#include <cmath>

#include "ui/paper/readable_pdf.h"
#include "ui/paper/sheet.h"

namespace opdesk::ui::paper {

namespace {

void paintPage(QPainter& painter, const Sheet& sheet, std::size_t page) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    sheet.everyPage(painter, static_cast<int>(page) + 1, static_cast<int>(sheet.pages.size()));
    for (const PlacedBlock& placed : sheet.pages[page])
        placed.block->paint(painter, placed.top);
    if (page + 1 == sheet.pages.size() && sheet.closing)
        sheet.closing(painter, sheet.bottom);
}

bool paintSheet(QPagedPaintDevice& device, const Sheet& sheet, const PaperOptions& options) {
    const QPageSize size =
        options.size == PaperSize::roll80
            ? QPageSize(sheet.size / kUnitsPerMillimetre, QPageSize::Millimeter, {}, QPageSize::ExactMatch)
            : QPageSize(options.size == PaperSize::a5 ? QPageSize::A5 : QPageSize::A4);
    QPageLayout layout(size, QPageLayout::Portrait, QMarginsF());
    layout.setMode(QPageLayout::FullPageMode);
    device.setPageLayout(layout);
    QPainter painter;
    if (!painter.begin(&device))
        return false;
    painter.scale(device.logicalDpiX() / 2540.0, device.logicalDpiY() / 2540.0);
    for (std::size_t page = 0; page < sheet.pages.size(); ++page) {
        if (page > 0 && !device.newPage())
            return false;
        paintPage(painter, sheet, page);
    }
    return painter.end();
}

QByteArray sheetToPdf(const Sheet& sheet, const PaperOptions& options, const QString& title) {
    return readablePdf(title, [&](QPagedPaintDevice& device) { return paintSheet(device, sheet, options); });
}

QImage sheetToImage(const Sheet& sheet, int page, double dotsPerMillimetre) {
    const double dots = std::clamp(dotsPerMillimetre, 1.0, 24.0);
    QImage image(static_cast<int>(std::lround(sheet.size.width() / kUnitsPerMillimetre * dots)),
                 static_cast<int>(std::lround(sheet.size.height() / kUnitsPerMillimetre * dots)), QImage::Format_RGB32);
    image.fill(Qt::white);
    if (page < 0 || page >= static_cast<int>(sheet.pages.size()))
        return image;
    QPainter painter(&image);
    painter.scale(dots / kUnitsPerMillimetre, dots / kUnitsPerMillimetre);
    paintPage(painter, sheet, static_cast<std::size_t>(page));
    return image;
}

}  // namespace

int pageCount(const PrescriptionPaper& paper, const PaperOptions& options) {
    return static_cast<int>(layOut(paper, options).pages.size());
}
int pageCount(const BillPaper& paper, const PaperOptions& options) {
    return static_cast<int>(layOut(paper, options).pages.size());
}

int pageCount(const DayPaper& paper, const PaperOptions& options) {
    return static_cast<int>(layOut(paper, options).pages.size());
}

bool paintTo(QPagedPaintDevice& device, const PrescriptionPaper& paper, const PaperOptions& options) {
    return paintSheet(device, layOut(paper, options), options);
}
bool paintTo(QPagedPaintDevice& device, const BillPaper& paper, const PaperOptions& options) {
    return paintSheet(device, layOut(paper, options), options);
}

bool paintTo(QPagedPaintDevice& device, const DayPaper& paper, const PaperOptions& options) {
    return paintSheet(device, layOut(paper, options), options);
}

QByteArray toPdf(const PrescriptionPaper& paper, const PaperOptions& options) {
    return sheetToPdf(layOut(paper, options), options, words(QT_TRANSLATE_NOOP("Paper", "Prescription")));
}
QByteArray toPdf(const BillPaper& paper, const PaperOptions& options) {
    return sheetToPdf(layOut(paper, options), options, words(QT_TRANSLATE_NOOP("Paper", "Bill")));
}

QByteArray toPdf(const DayPaper& paper, const PaperOptions& options) {
    return sheetToPdf(layOut(paper, options), options, words(QT_TRANSLATE_NOOP("Paper", "Day close")));
}

QImage toImage(const PrescriptionPaper& paper, const PaperOptions& options, int page, double dotsPerMillimetre) {
    return sheetToImage(layOut(paper, options), page, dotsPerMillimetre);
}
QImage toImage(const BillPaper& paper, const PaperOptions& options, int page, double dotsPerMillimetre) {
    return sheetToImage(layOut(paper, options), page, dotsPerMillimetre);
}

QImage toImage(const DayPaper& paper, const PaperOptions& options, int page, double dotsPerMillimetre) {
    return sheetToImage(layOut(paper, options), page, dotsPerMillimetre);
}

}  // namespace opdesk::ui::paper
