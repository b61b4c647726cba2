#include "ui/paper/sheet.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

#include "ui/paper/qr_code.h"

namespace opdesk::ui::paper {

QSizeF sheetSize(PaperSize size) {
    if (size == PaperSize::roll80)
        return {mm(80), mm(80)};
    return size == PaperSize::a5 ? QSizeF(mm(148), mm(210)) : QSizeF(mm(210), mm(297));
}

void paintRule(QPainter& painter, double left, double right, double y, double thickness, bool dotted) {
    QPen pen(Qt::black, thickness);
    if (dotted) {
        pen.setColor(grey());
        pen.setDashPattern({1, 2});
    }
    painter.setPen(pen);
    painter.drawLine(QPointF(left, y), QPointF(right, y));
}

void addLabelled(Sheet& sheet, const QString& label, const QString& value, bool bold) {
    if (value.isEmpty())
        return;
    const double column = sheet.width() * 0.165;
    const Laid name({{label, kLabelPoints, false, grey()}}, column);
    const Laid body({{value, sizeFor(value, kClinicalPoints), bold}}, sheet.width() - column);
    for (int line = 0; line < body.lineCount(); ++line) {
        Block block;
        const bool last = line + 1 == body.lineCount();
        block.height = body.lineHeight(line) + (last ? mm(0.5) : 0);
        block.paint = [=, left = sheet.left()](QPainter& painter, double top) {
            if (line == 0)
                name.draw(painter, {left, top + mm(0.35)});
            body.drawLine(painter, line, {left + column, top});
        };
        sheet.blocks.push_back(std::move(block));
    }
}

void addGap(Sheet& sheet, double height) {
    sheet.blocks.push_back({height, [](QPainter&, double) {}, false, false});
}

void addRule(Sheet& sheet, double thickness, bool dotted, double before, double after) {
    Block block;
    block.height = before + after;
    block.paint = [=, left = sheet.left(), right = sheet.right()](QPainter& painter, double top) {
        paintRule(painter, left, right, top + before, thickness, dotted);
    };
    sheet.blocks.push_back(std::move(block));
}

void addTableRow(Sheet& sheet, const std::vector<Cell>& cells, bool heading) {
    const double points = heading ? kLabelPoints : kClinicalPoints;
    const QColor ink = heading ? grey() : QColor(Qt::black);
    struct Placed {
        Laid laid;
        double left;
    };
    std::vector<Placed> placed;
    double left = sheet.left();
    double height = 0;
    int lines = 0;
    for (const Cell& cell : cells) {
        const double width = cell.share * sheet.width();
        const QString shown = text(cell.words);
        const double gap = cell.right ? mm(1) : 0;
        placed.push_back({Laid({{shown, sizeFor(shown, points), cell.bold, ink}}, width - mm(1),
                               cell.right ? Qt::AlignRight : Qt::AlignLeft),
                          left + gap});
        height = std::max(height, placed.back().laid.height());
        lines = std::max(lines, placed.back().laid.lineCount());
        left += width;
    }
    const auto rule = [=, from = sheet.left(), to = sheet.right()](QPainter& painter, double y) {
        paintRule(painter, from, to, y + mm(0.6), mm(heading ? 0.25 : 0.1), !heading);
    };
    if (height < sheet.size.height() / 2 || sheet.size.height() < mm(100)) {
        Block block;
        block.height = height + mm(1.4);
        block.isAnchor = !heading;
        block.keepWithNext = heading;
        block.paint = [=](QPainter& painter, double top) {
            for (const auto& one : placed)
                one.laid.draw(painter, {one.left, top});
            rule(painter, top + height);
        };
        sheet.blocks.push_back(std::move(block));
        return;
    }
    for (int line = 0; line < lines; ++line) {
        Block block;
        for (const auto& one : placed)
            if (line < one.laid.lineCount())
                block.height = std::max(block.height, one.laid.lineHeight(line));
        const bool last = line + 1 == lines;
        block.paint = [=, lineHeight = block.height](QPainter& painter, double top) {
            for (const auto& one : placed)
                if (line < one.laid.lineCount())
                    one.laid.drawLine(painter, line, {one.left, top});
            if (last)
                rule(painter, top + lineHeight);
        };
        block.height += last ? mm(1.4) : 0;
        sheet.blocks.push_back(std::move(block));
    }
}

void addUpiCode(Sheet& sheet, const std::string& upi, double left) {
    if (upi.empty())
        return;
    const Laid line({{words(QT_TRANSLATE_NOOP("Paper", "Scan to pay the rest by UPI")), kLabelPoints}}, sheet.width(),
                    left > sheet.left() ? Qt::AlignHCenter : Qt::AlignLeft);
    Block block;
    block.height = mm(30) + line.height();
    block.paint = [=, from = sheet.left()](QPainter& painter, double top) {
        paintQr(painter, QRectF(left, top + mm(1), mm(28), mm(28)), upi);
        line.draw(painter, {from, top + mm(29.5)});
    };
    sheet.blocks.push_back(std::move(block));
}

void addWhole(Sheet& sheet, const QStringList& whole) {
    for (const QString& one : whole)
        addLabelled(sheet, words(QT_TRANSLATE_NOOP("Paper", "In full")), one);
}

void paintWatermark(QPainter& painter, const Sheet& sheet, const QString& word) {
    painter.save();
    painter.translate(sheet.size.width() / 2, sheet.size.height() / 2);
    painter.rotate(-52);
    const double wide = sheet.size.width() * 1.2;
    const Laid laid({{word, sheet.size.width() / 150.0, true, QColor(Qt::lightGray).lighter(115)}}, wide,
                    Qt::AlignHCenter);
    laid.draw(painter, {-wide / 2, -laid.height() / 2});
    painter.restore();
}

double paintHead(QPainter* painter, const Sheet& sheet, const ClinicHead& clinic, const DoctorHead& doctor, double top,
                 QStringList* whole) {
    const double half = sheet.width() / 2 - mm(2);
    const auto column = [&](const QList<QList<Run>>& lines, double left, Qt::Alignment alignment) {
        double y = top;
        for (const auto& runs : lines) {
            const Laid laid(runs, half, alignment, kHeadLines, whole);
            if (painter)
                laid.draw(*painter, {left, y});
            y += laid.height() * 0.94;
        }
        return y;
    };
    QList<QList<Run>> who;
    if (!doctor.name.empty())
        who << QList<Run>{{text(doctor.name), 12.5, true}};
    if (!doctor.qualification.empty())
        who << QList<Run>{{text(doctor.qualification), kClinicalPoints}};
    if (!doctor.registration.empty()) {
        QList<Run> registration{{words(QT_TRANSLATE_NOOP("Paper", "Reg. no.")) + QLatin1Char(' '), kClinicalPoints},
                                {text(doctor.registration), kClinicalPoints, true}};
        if (!doctor.council.empty())
            registration << Run{QStringLiteral(" (") + text(doctor.council) + QLatin1Char(')'), kClinicalPoints};
        who << registration;
    }
    QList<QList<Run>> where{{{text(clinic.name), 11.0, true}}};
    for (const std::string& part : {clinic.address, clinic.hours}) {
        if (!part.empty())
            where << QList<Run>{{text(part), kClinicalPoints}};
    }
    if (!clinic.phone.empty())
        where << QList<Run>{
            {words(QT_TRANSLATE_NOOP("Paper", "Phone")) + QLatin1Char(' ') + text(clinic.phone), kClinicalPoints}};
    if (!clinic.gstin.empty())
        where << QList<Run>{
            {words(QT_TRANSLATE_NOOP("Paper", "GSTIN")) + QLatin1Char(' ') + text(clinic.gstin), kClinicalPoints}};
    const double end =
        std::max(column(who, sheet.left(), Qt::AlignLeft), column(where, sheet.right() - half, Qt::AlignRight)) +
        mm(1.5);
    if (painter)
        paintRule(*painter, sheet.left(), sheet.right(), end, mm(0.4));
    return end + mm(1.8) - top;
}

}  // namespace opdesk::ui::paper
