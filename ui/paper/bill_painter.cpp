// Bill of supply, tax invoice, receipt, credit note. The doctor's registration number stands on receipts too
// (reg. 1.4.2).
#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <array>

#include "ui/paper/sheet.h"

namespace opdesk::ui::paper {

namespace {

/// The columns of a document: what the law asks of a tax invoice, of a bill of supply, and no more on a receipt.
std::vector<Cell> columnsOf(const BillPaper& paper, const std::array<std::string, 6>& cells) {
    const auto& [what, code, quantity, rate, tax, amount] = cells;
    if (paper.withTax)
        return {{what, 0.40},       {code, 0.13},      {quantity, 0.08, true},
                {rate, 0.15, true}, {tax, 0.08, true}, {amount, 0.16, true}};
    if (paper.withCodes)
        return {{what, 0.46}, {code, 0.14}, {quantity, 0.09, true}, {rate, 0.15, true}, {amount, 0.16, true}};
    return {{what, 0.58}, {quantity, 0.10, true}, {rate, 0.16, true}, {amount, 0.16, true}};
}

std::string inWords(const char* english) {
    return words(english).toStdString();
}

void addSums(Sheet& sheet, const BillPaper& paper) {
    addGap(sheet, mm(1));
    for (const BillSum& sum : paper.sums) {
        const double points = sum.strong ? 10.5 : kClinicalPoints;
        QList<Run> labels{{text(sum.label), points, sum.strong}};
        if (!sum.local.empty())
            labels << Run{QStringLiteral("  ") + text(sum.local), sizeFor(text(sum.local), kClinicalPoints), false};
        const Laid label(labels, sheet.width() * 0.64, Qt::AlignRight);
        const Laid amount({{text(sum.amount), points, sum.strong}}, sheet.width() * 0.24, Qt::AlignRight);
        Block block;
        block.height = std::max(label.height(), amount.height()) + mm(0.3);
        block.keepWithNext = true;
        block.paint = [=, left = sheet.left(), right = sheet.right(), width = sheet.width()](QPainter& painter,
                                                                                             double top) {
            label.draw(painter, {left + width * 0.1, top});
            amount.draw(painter, {right - width * 0.24, top});
        };
        sheet.blocks.push_back(std::move(block));
    }
    addGap(sheet, mm(1.5));
    addLabelled(sheet, words(QT_TRANSLATE_NOOP("Paper", "In words")), text(paper.amountInWords), true);
    addLabelled(sheet, QString(QLatin1Char(' ')), text(paper.wordsLocal), true);
    addLabelled(sheet, words(QT_TRANSLATE_NOOP("Paper", "Paid by")), text(paper.mode));
    if (!paper.cancels.empty())
        addLabelled(sheet, words(QT_TRANSLATE_NOOP("Paper", "Takes back")), text(paper.cancels), true);
    addLabelled(sheet, words(QT_TRANSLATE_NOOP("Paper", "Reason")), text(paper.reason));
    addLabelled(sheet, words(QT_TRANSLATE_NOOP("Paper", "Supplied in")), text(paper.placeOfSupply));
    addUpiCode(sheet, paper.upiText, sheet.left());
    addGap(sheet, mm(1));
    addLabelled(sheet, QString(QLatin1Char(' ')), text(paper.keepLocal));
}

/// Title and number, then who it is for.
double paintTitle(QPainter* painter, const Sheet& sheet, const BillPaper& paper, double top,
                  QStringList* whole = nullptr) {
    const double half = sheet.width() / 2;
    QList<Run> titles{{text(paper.title), 11.5, true}};
    if (!paper.titleLocal.empty())
        titles << Run{QStringLiteral("  ") + text(paper.titleLocal), sizeFor(text(paper.titleLocal), 9.6), false};
    const Laid title(titles, half);
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
                       sheet.width(), Qt::AlignLeft, kHeadLines, whole);
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
    if (options.size == PaperSize::roll80)
        return layOutRoll(paper);
    Sheet sheet;
    sheet.size = sheetSize(options.size);
    sheet.margin = options.size == PaperSize::a5 ? mm(8) : mm(12);
    QStringList whole;
    const double headTop = options.letterhead ? mm(options.topMillimetres) : sheet.margin;
    const double head = options.letterhead ? 0 : paintHead(nullptr, sheet, paper.clinic, paper.doctor, 0, &whole);
    const double titleTop = headTop + head;
    sheet.top = titleTop + paintTitle(nullptr, sheet, paper, 0, &whole);
    sheet.bottom = sheet.size.height() - (options.letterhead ? mm(options.bottomMillimetres) : sheet.margin) - mm(5);

    addWhole(sheet, whole);
    addTableRow(
        sheet,
        columnsOf(paper,
                  {inWords(QT_TRANSLATE_NOOP("Paper", "What")),
                   inWords(paper.withTax ? QT_TRANSLATE_NOOP("Paper", "HSN, SAC") : QT_TRANSLATE_NOOP("Paper", "SAC")),
                   inWords(QT_TRANSLATE_NOOP("Paper", "Qty")),
                   inWords(paper.withExempt ? QT_TRANSLATE_NOOP("Paper", "Value")
                           : paper.withTax  ? QT_TRANSLATE_NOOP("Paper", "Taxable")
                                            : QT_TRANSLATE_NOOP("Paper", "Rate")),
                   inWords(QT_TRANSLATE_NOOP("Paper", "GST")), inWords(QT_TRANSLATE_NOOP("Paper", "Amount"))}),
        true);
    for (const BillLine& line : paper.lines) {
        const auto what = line.under.empty() ? line.words : line.words + "\n" + line.under;
        addTableRow(sheet, columnsOf(paper, {what, line.code, line.quantity, line.rate, line.tax, line.amount}), false);
    }
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
