#pragma once

#include <QSizeF>

#include <functional>
#include <vector>

#include "ui/paper/page_flow.h"
#include "ui/paper/paper_models.h"
#include "ui/paper/paper_text.h"

namespace opdesk::ui::paper {

/// A paper laid out for a sheet: what every page has, the flowing blocks, the closing part. In hundredths of a
/// millimetre.
struct Sheet {
    QSizeF size;
    double margin = 0;
    std::vector<Block> blocks;
    std::function<void(QPainter&, int page, int pages)> everyPage;  ///< head and foot
    std::function<void(QPainter&, double bottom)> closing;          ///< ends at `bottom` of the last page
    double top = 0;
    double bottom = 0;
    double closingHeight = 0;
    std::vector<Page> pages;  ///< filled by finish(); points into `blocks`

    double left() const { return margin; }
    double right() const { return size.width() - margin; }
    double width() const { return size.width() - 2 * margin; }
    void finish() { pages = flow(blocks, top, bottom, closingHeight); }
};

QSizeF sheetSize(PaperSize size);
void paintRule(QPainter& painter, double left, double right, double y, double thickness, bool dotted = false);
/// Rows "label  text" in the flow, one block a line so that long text may go on to the next page.
void addLabelled(Sheet& sheet, const QString& label, const QString& value, bool bold = false);
void addGap(Sheet& sheet, double height);
void addRule(Sheet& sheet, double thickness, bool dotted = false, double before = mm(1.2), double after = mm(1.2));
/// DRAFT or another word across the page, light grey, below the text.
void paintWatermark(QPainter& painter, const Sheet& sheet, const QString& word);

/// Lines one part of a head may take; the whole of a longer one is added to `whole`, for addWhole().
inline constexpr int kHeadLines = 3;
/// Doctor left, clinic right; returns the height used.
double paintHead(QPainter* painter, const Sheet& sheet, const ClinicHead& clinic, const DoctorHead& doctor, double top,
                 QStringList* whole = nullptr);

Sheet layOut(const PrescriptionPaper& paper, const PaperOptions& options);
Sheet layOut(const BillPaper& paper, const PaperOptions& options);
Sheet layOut(const DayPaper& paper, const PaperOptions& options);
/// The bill on an 80 mm roll: one page as long as its text.
Sheet layOutRoll(const BillPaper& paper);

/// A cell of a table: `share` of the sheet's width.
struct Cell {
    std::string words;
    double share = 0;
    bool right = false;
    bool bold = false;
};
/// A row of cells, text wrapped in its own cell, with a line below. A row too high for half a sheet goes on line by
/// line, over pages.
void addTableRow(Sheet& sheet, const std::vector<Cell>& cells, bool heading);
/// The code a UPI app reads, 28 mm, with a line that says so; nothing for an empty text.
void addUpiCode(Sheet& sheet, const std::string& upi, double left);
/// What was too long for a head, in full.
void addWhole(Sheet& sheet, const QStringList& whole);

}  // namespace opdesk::ui::paper
