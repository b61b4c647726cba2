// The day close: what was expected, what was counted, what is open; signed by hand below.
#include <QCoreApplication>
#include <QPainter>

#include "ui/paper/sheet.h"

namespace opdesk::ui::paper {

namespace {

void addPart(Sheet& sheet, const DayPart& part) {
    if (part.rows.empty())
        return;
    addGap(sheet, mm(2));
    const double share = 0.15;
    const auto row = [&](const std::string& words, const std::vector<std::string>& figures, bool strong, bool heading) {
        std::vector<Cell> cells{{words, 1.0 - share * static_cast<double>(figures.size()), false, strong}};
        for (const auto& figure : figures)
            cells.push_back({figure, share, true, strong});
        addTableRow(sheet, cells, heading);
    };
    row(part.title, part.headings, true, true);
    for (const DayRow& one : part.rows)
        row(one.words, one.figures, one.strong, false);
}

}  // namespace

Sheet layOut(const DayPaper& paper, const PaperOptions& options) {
    Sheet sheet;
    const auto size = options.size == PaperSize::roll80 ? PaperSize::a5 : options.size;
    sheet.size = sheetSize(size);
    sheet.margin = size == PaperSize::a5 ? mm(8) : mm(12);
    const double top = sheet.margin;
    const auto head = [paper, top](QPainter* painter, const Sheet& on, QStringList* whole = nullptr) {
        double y = top;
        const Laid clinic({{text(paper.clinic.name), 11, true}}, on.width(), Qt::AlignLeft, kHeadLines, whole);
        const QString what = words(QT_TRANSLATE_NOOP("Paper", "Day close")) + QStringLiteral(" · ") + text(paper.desk);
        const Laid title({{what, 11.5, true}}, on.width(), Qt::AlignLeft, kHeadLines, whole);
        const QString when = text(paper.sitting) + QStringLiteral(" · ") + text(paper.closedBy);
        const Laid sitting({{when, sizeFor(when, kClinicalPoints)}}, on.width(), Qt::AlignLeft, kHeadLines, whole);
        for (const Laid* one : {&clinic, &title, &sitting}) {
            if (painter)
                one->draw(*painter, {on.left(), y});
            y += one->height();
        }
        if (painter)
            paintRule(*painter, on.left(), on.right(), y + mm(1), mm(0.4));
        return y + mm(2) - top;
    };
    QStringList whole;
    sheet.top = top + head(nullptr, sheet, &whole);
    sheet.bottom = sheet.size.height() - sheet.margin - mm(5);
    addWhole(sheet, whole);
    for (const DayPart& part : paper.parts)
        addPart(sheet, part);
    addGap(sheet, mm(2));
    addLabelled(sheet, words(QT_TRANSLATE_NOOP("Paper", "Reason")), text(paper.remark), true);
    addLabelled(sheet, words(QT_TRANSLATE_NOOP("Paper", "Not sent")), text(paper.unsent));
    addLabelled(sheet, words(QT_TRANSLATE_NOOP("Paper", "Counted with")), text(paper.witness));
    addLabelled(sheet, words(QT_TRANSLATE_NOOP("Paper", "Digest")), text(paper.fingerprint));
    const Sheet frame = sheet;
    sheet.closingHeight = mm(16);
    sheet.closing = [frame](QPainter& painter, double bottom) {
        const double half = frame.width() * 0.42;
        paintRule(painter, frame.left(), frame.left() + half, bottom - mm(5), mm(0.2));
        paintRule(painter, frame.right() - half, frame.right(), bottom - mm(5), mm(0.2));
        Laid({{words(QT_TRANSLATE_NOOP("Paper", "Signature")), kLabelPoints}}, half)
            .draw(painter, {frame.left(), bottom - mm(4.4)});
        Laid({{words(QT_TRANSLATE_NOOP("Paper", "Second person")), kLabelPoints}}, half)
            .draw(painter, {frame.right() - half, bottom - mm(4.4)});
    };
    sheet.everyPage = [frame, head, printed = paper.printedAt](QPainter& painter, int page, int pages) {
        head(&painter, frame);
        Laid({{text(printed), kLabelPoints}}, frame.width()).draw(painter, {frame.left(), frame.bottom + mm(1)});
        Laid({{words(QT_TRANSLATE_NOOP("Paper", "Page %1 of %2")).arg(page).arg(pages), kLabelPoints}}, frame.width(),
             Qt::AlignRight)
            .draw(painter, {frame.left(), frame.bottom + mm(1)});
    };
    sheet.finish();
    return sheet;
}

}  // namespace opdesk::ui::paper
