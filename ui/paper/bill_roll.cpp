// The bill on an 80 mm roll, drawn as graphics so that Indic text prints on any thermal printer.
#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

#include "ui/paper/sheet.h"

namespace opdesk::ui::paper {

namespace {

void addText(Sheet& sheet, const QList<Run>& runs, Qt::Alignment alignment, double gap = 0) {
    QString whole;
    for (const Run& run : runs)
        whole += run.text;
    if (whole.trimmed().isEmpty())
        return;
    const Laid laid(runs, sheet.width(), alignment);
    Block block;
    block.height = laid.height() + gap;
    block.paint = [laid, left = sheet.left()](QPainter& painter, double top) { laid.draw(painter, {left, top}); };
    sheet.blocks.push_back(std::move(block));
}

void addPair(Sheet& sheet, const QList<Run>& left, const QList<Run>& right, double gap = mm(0.4)) {
    const Laid words(left, sheet.width() * 0.66);
    const Laid amount(right, sheet.width() * 0.32, Qt::AlignRight);
    Block block;
    block.height = std::max(words.height(), amount.height()) + gap;
    block.paint = [=, from = sheet.left(), width = sheet.width()](QPainter& painter, double top) {
        words.draw(painter, {from, top});
        amount.draw(painter, {from + width * 0.68, top});
    };
    sheet.blocks.push_back(std::move(block));
}

void addHead(Sheet& sheet, const BillPaper& paper) {
    addText(sheet, {{text(paper.clinic.name), 11, true}}, Qt::AlignHCenter);
    for (const auto& part : {paper.clinic.address, paper.clinic.phone})
        addText(sheet, {{text(part), kClinicalPoints}}, Qt::AlignHCenter);
    if (!paper.clinic.gstin.empty())
        addText(sheet,
                {{words(QT_TRANSLATE_NOOP("Paper", "GSTIN")) + QLatin1Char(' ') + text(paper.clinic.gstin),
                  kClinicalPoints}},
                Qt::AlignHCenter);
    QString doctor = text(paper.doctor.name);
    if (!paper.doctor.registration.empty())
        doctor += QStringLiteral(" · ") + words(QT_TRANSLATE_NOOP("Paper", "Reg. no.")) + QLatin1Char(' ') +
                  text(paper.doctor.registration);
    addText(sheet, {{doctor, kClinicalPoints}}, Qt::AlignHCenter);
    addRule(sheet, mm(0.3), false, mm(0.8), mm(1));
    QList<Run> title{{text(paper.title), 11, true}};
    if (!paper.titleLocal.empty())
        title << Run{QStringLiteral("  ") + text(paper.titleLocal), sizeFor(text(paper.titleLocal), 9.6)};
    addText(sheet, title, Qt::AlignLeft);
    if (!paper.duplicateAt.empty())
        addText(sheet,
                {{words(QT_TRANSLATE_NOOP("Paper", "DUPLICATE, printed %1")).arg(text(paper.duplicateAt)),
                  kClinicalPoints, true}},
                Qt::AlignLeft);
    addText(sheet,
            {{words(QT_TRANSLATE_NOOP("Paper", "No. %1 · %2")).arg(text(paper.number), text(paper.dateTime)),
              kClinicalPoints, true}},
            Qt::AlignLeft);
    QStringList who{text(paper.patient.name)};
    for (const auto& part : {paper.patient.ageSex, paper.patient.address, paper.patient.uhid})
        if (!part.empty())
            who << text(part);
    const QString patient = who.join(QStringLiteral(" · "));
    addText(sheet, {{patient, sizeFor(patient, kClinicalPoints)}}, Qt::AlignLeft);
}

}  // namespace

Sheet layOutRoll(const BillPaper& paper) {
    Sheet sheet;
    sheet.size = sheetSize(PaperSize::roll80);
    sheet.margin = mm(4);
    sheet.top = mm(3);
    addHead(sheet, paper);
    addRule(sheet, mm(0.2), false, mm(0.6), mm(0.8));
    for (const BillLine& line : paper.lines) {
        const QString what = text(line.words);
        addPair(sheet, {{what, sizeFor(what, kClinicalPoints)}}, {{text(line.amount), kClinicalPoints, true}}, 0);
        // With tax the figure beside the quantity is the line's taxable value, not the price of one.
        QString under = paper.withTax ? QStringLiteral("%1 %2 · %3 %4")
                                            .arg(words(QT_TRANSLATE_NOOP("Paper", "Qty")), text(line.quantity),
                                                 words(paper.withExempt ? QT_TRANSLATE_NOOP("Paper", "Value")
                                                                        : QT_TRANSLATE_NOOP("Paper", "Taxable")),
                                                 text(line.rate))
                                      : QStringLiteral("%1 × %2").arg(text(line.quantity), text(line.rate));
        // A dash says enough in a column, not in a row of words.
        const auto tax = line.tax == "–" ? words(QT_TRANSLATE_NOOP("Paper", "exempt")).toStdString() : line.tax;
        for (const auto& part : {tax, line.code, line.under})
            if (!part.empty())
                under += QStringLiteral(" · ") + text(part);
        addText(sheet, {{under, sizeFor(under, kLabelPoints), false, grey()}}, Qt::AlignLeft, mm(0.8));
    }
    addRule(sheet, mm(0.2), false, mm(0.4), mm(0.8));
    for (const BillSum& sum : paper.sums) {
        const double points = sum.strong ? 10.5 : kClinicalPoints;
        QList<Run> label{{text(sum.label), points, sum.strong}};
        if (!sum.local.empty())
            label << Run{QStringLiteral("  ") + text(sum.local), sizeFor(text(sum.local), kClinicalPoints)};
        addPair(sheet, label, {{text(sum.amount), points, sum.strong}});
    }
    addRule(sheet, mm(0.2), false, mm(0.4), mm(0.8));
    addText(sheet, {{text(paper.amountInWords), kClinicalPoints, true}}, Qt::AlignLeft);
    addText(sheet, {{text(paper.wordsLocal), sizeFor(text(paper.wordsLocal), kClinicalPoints), true}}, Qt::AlignLeft);
    addText(sheet, {{text(paper.mode), kClinicalPoints}}, Qt::AlignLeft);
    if (!paper.cancels.empty())
        addText(sheet,
                {{words(QT_TRANSLATE_NOOP("Paper", "Takes back")) + QLatin1Char(' ') + text(paper.cancels),
                  kClinicalPoints, true}},
                Qt::AlignLeft);
    addText(sheet, {{text(paper.reason), sizeFor(text(paper.reason), kClinicalPoints)}}, Qt::AlignLeft);
    if (!paper.placeOfSupply.empty())
        addText(sheet,
                {{words(QT_TRANSLATE_NOOP("Paper", "Supplied in")) + QLatin1Char(' ') + text(paper.placeOfSupply),
                  kClinicalPoints}},
                Qt::AlignLeft);
    addUpiCode(sheet, paper.upiText, sheet.left() + (sheet.width() - mm(28)) / 2);
    addGap(sheet, mm(1));
    addText(sheet, {{text(paper.keepLocal), sizeFor(text(paper.keepLocal), kClinicalPoints)}}, Qt::AlignHCenter, mm(1));
    double height = sheet.top;
    for (const Block& block : sheet.blocks)
        height += block.height;
    // A page of a PDF is at most 5 m high (14400 points).
    sheet.bottom = std::min(height + mm(1), mm(4000));
    sheet.size.setHeight(sheet.bottom + mm(5));
    sheet.everyPage = [](QPainter&, int, int) {};
    sheet.finish();
    return sheet;
}

}  // namespace opdesk::ui::paper
