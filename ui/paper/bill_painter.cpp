// Bill of supply, tax invoice, receipt, credit note. The doctor's registration number stands on receipts too
// (reg. 1.4.2).
#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <array>

#include "ui/paper/sheet.h"

namespace opdesk::ui::paper {

namespace {

struct Columns {
    std::array<double, 6> edges;  ///< words, code, quantity, rate, amount
};

Columns columnsOf(const Sheet& sheet) {
    const double left = sheet.left();
    const double width = sheet.width();
    return {{left, left + width * 0.46, left + width * 0.60, left + width * 0.69, left + width * 0.84, sheet.right()}};
}

Block rowBlock(const Sheet& sheet, const BillLine& line, bool heading) {
    const Columns columns = columnsOf(sheet);
    const double points = heading ? kLabelPoints : kClinicalPoints;
    const QColor ink = heading ? grey() : QColor(Qt::black);
    const std::array<std::string, 5> cells{line.words, line.code, line.quantity, line.rate, line.amount};
    std::array<Laid, 5> laid;
    double height = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const QString cell = text(cells[i]);
        laid[i] = Laid({{cell, sizeFor(cell, points), false, ink}}, columns.edges[i + 1] - columns.edges[i] - mm(1),
                       i < 2 ? Qt::AlignLeft : Qt::AlignRight);
        height = std::max(height, laid[i].height());
    }
    Block block;
    block.height = height + mm(1.4);
    block.isAnchor = !heading;
    block.keepWithNext = heading;
    block.paint = [=, left = sheet.left(), right = sheet.right()](QPainter& painter, double top) {
        for (std::size_t i = 0; i < laid.size(); ++i)
            laid[i].draw(painter, {columns.edges[i] + (i < 2 ? 0 : mm(1)), top});
        paintRule(painter, left, right, top + height + mm(0.6), mm(heading ? 0.25 : 0.1), !heading);
    };
    return block;
}

void addSums(Sheet& sheet, const BillPaper& paper) {
    addGap(sheet, mm(1));
    for (const BillSum& sum : paper.sums) {
        const double points = sum.strong ? 10.5 : kClinicalPoints;
        const Laid label({{text(sum.label), points, sum.strong}}, sheet.width() * 0.4, Qt::AlignRight);
        const Laid amount({{text(sum.amount), points, sum.strong}}, sheet.width() * 0.24, Qt::AlignRight);
        Block block;
        block.height = std::max(label.height(), amount.height()) + mm(0.3);
        block.keepWithNext = true;
        block.paint = [=, left = sheet.left(), right = sheet.right(), width = sheet.width()](QPainter& painter,
                                                                                             double top) {
            label.draw(painter, {left + width * 0.34, top});
            amount.draw(painter, {right - width * 0.24, top});
        };
        sheet.blocks.push_back(std::move(block));
    }
    addGap(sheet, mm(1.5));
    addLabelled(sheet, words(QT_TRANSLATE_NOOP("Paper", "In words")), text(paper.amountInWords), true);
    addLabelled(sheet, words(QT_TRANSLATE_NOOP("Paper", "Paid by")), text(paper.mode));
    if (!paper.cancels.empty())
        addLabelled(sheet, words(QT_TRANSLATE_NOOP("Paper", "Cancels")), text(paper.cancels), true);
}

/// Title and number, then who it is for.
double paintTitle(QPainter* painter, const Sheet& sheet, const BillPaper& paper, double top) {
    const double half = sheet.width() / 2;
    const Laid title({{text(paper.title), 11.5, true}}, half);
    const QString right =
        words(QT_TRANSLATE_NOOP("Paper", "No. %1 · %2")).arg(text(paper.number), text(paper.dateTime));
    const Laid number({{right, kClinicalPoints, true}}, half, Qt::AlignRight);
    QStringList parts{text(paper.patient.name)};
    for (const std::string& part : {paper.patient.ageSex, paper.patient.address}) {
        if (!part.empty())
            parts << text(part);
    }
    if (!paper.patient.uhid.empty())
        parts << words(QT_TRANSLATE_NOOP("Paper", "UHID")) + QLatin1Char(' ') + text(paper.patient.uhid);
    const QString who = parts.join(QStringLiteral(" · "));
    const Laid patient({{words(QT_TRANSLATE_NOOP("Paper", "Patient")) + QLatin1Char(' '), kLabelPoints, false, grey()},
                        {who, sizeFor(who, kClinicalPoints)}},
                       sheet.width());
    const Laid duplicate(
        paper.duplicateAt.empty()
            ? QList<Run>{}
            : QList<Run>{{words(QT_TRANSLATE_NOOP("Paper", "DUPLICATE, printed %1")).arg(text(paper.duplicateAt)),
                          kClinicalPoints, true}},
        sheet.width());
    const double duplicateHeight = paper.duplicateAt.empty() ? 0 : duplicate.height();
    if (painter) {
        title.draw(*painter, {sheet.left(), top});
        number.draw(*painter, {sheet.left() + half, top + mm(1)});
        duplicate.draw(*painter, {sheet.left(), top + title.height()});
        patient.draw(*painter, {sheet.left(), top + title.height() + duplicateHeight + mm(0.6)});
    }
    return title.height() + duplicateHeight + patient.height() + mm(3);
}

}  // namespace

Sheet layOut(const BillPaper& paper, const PaperOptions& options) {
    Sheet sheet;
    sheet.size = sheetSize(options.size);
    sheet.margin = options.size == PaperSize::a5 ? mm(8) : mm(12);
    const double headTop = options.letterhead ? mm(options.topMillimetres) : sheet.margin;
    const double head = options.letterhead ? 0 : paintHead(nullptr, sheet, paper.clinic, paper.doctor, 0);
    const double titleTop = headTop + head;
    sheet.top = titleTop + paintTitle(nullptr, sheet, paper, 0);
    sheet.bottom = sheet.size.height() - (options.letterhead ? mm(options.bottomMillimetres) : sheet.margin) - mm(5);

    const BillLine heading{words(QT_TRANSLATE_NOOP("Paper", "What")).toStdString(),
                           words(QT_TRANSLATE_NOOP("Paper", "SAC, HSN")).toStdString(),
                           words(QT_TRANSLATE_NOOP("Paper", "Qty")).toStdString(),
                           words(QT_TRANSLATE_NOOP("Paper", "Rate")).toStdString(),
                           words(QT_TRANSLATE_NOOP("Paper", "Amount")).toStdString()};
    sheet.blocks.push_back(rowBlock(sheet, heading, true));
    for (const BillLine& line : paper.lines)
        sheet.blocks.push_back(rowBlock(sheet, line, false));
    addSums(sheet, paper);

    const Sheet frame = sheet;
    sheet.everyPage = [=](QPainter& painter, int page, int pages) {
        if (!options.letterhead)
            paintHead(&painter, frame, paper.clinic, paper.doctor, headTop);
        paintTitle(&painter, frame, paper, titleTop);
        Laid({{words(QT_TRANSLATE_NOOP("Paper", "Page %1 of %2")).arg(page).arg(pages), kLabelPoints}}, frame.width(),
             Qt::AlignRight)
            .draw(painter, {frame.left(), frame.bottom + mm(1)});
    };
    sheet.finish();
    return sheet;
}

}  // namespace opdesk::ui::paper
