#pragma once

#include <QImage>
#include <QString>

#include "ui/paper/paper_models.h"

class QPagedPaintDevice;

namespace opdesk::ui::paper {

/// The one painter of preview and paper. Text goes through QTextLayout, never through a document with markup.
/// GUI thread or any thread with its own paint device; keeps nothing between calls.

/// Pages a prescription or bill takes with these options.
int pageCount(const PrescriptionPaper& paper, const PaperOptions& options);
int pageCount(const BillPaper& paper, const PaperOptions& options);
int pageCount(const DayPaper& paper, const PaperOptions& options);

/// Paints every page on `device`, a QPdfWriter or QPrinter; sets its page size, leaves its resolution. False: the
/// device could not begin.
bool paintTo(QPagedPaintDevice& device, const PrescriptionPaper& paper, const PaperOptions& options);
bool paintTo(QPagedPaintDevice& device, const BillPaper& paper, const PaperOptions& options);
bool paintTo(QPagedPaintDevice& device, const DayPaper& paper, const PaperOptions& options);

/// A PDF with embedded fonts, in memory; the caller decides where it may lie. Empty on failure.
QByteArray toPdf(const PrescriptionPaper& paper, const PaperOptions& options);
QByteArray toPdf(const BillPaper& paper, const PaperOptions& options);
QByteArray toPdf(const DayPaper& paper, const PaperOptions& options);

/// One page for the preview (page 0 is the first), `dotsPerMillimetre` 1 to 24.
QImage toImage(const PrescriptionPaper& paper, const PaperOptions& options, int page, double dotsPerMillimetre);
QImage toImage(const BillPaper& paper, const PaperOptions& options, int page, double dotsPerMillimetre);
QImage toImage(const DayPaper& paper, const PaperOptions& options, int page, double dotsPerMillimetre);

/// A slip is cut from an 80 or 58 mm roll at its end, or printed on an A6 sheet.
enum class SlipPaper { roll80, roll58, a6 };
bool paintTo(QPagedPaintDevice& device, const TokenSlip& slip, SlipPaper paper);
QByteArray toPdf(const TokenSlip& slip, SlipPaper paper);

/// The slip as a 1-bit image at 203 dpi: 576 dots wide for 80 mm paper, 384 for 58 mm.
QImage toSlip(const TokenSlip& slip, int dotsWide = 576);

}  // namespace opdesk::ui::paper
