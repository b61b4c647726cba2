// The prescription sheet. Contents by the 2002 Regulations 1.4.2 and 1.5 (registration number; generic names in
// capitals) and the Drugs Rules 65(10) (name, address, total quantity and dose, signed and dated).
#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

#include "ui/paper/qr_code.h"
#include "ui/paper/sheet.h"

namespace opdesk::ui::paper {

namespace {

QList<Run> pair(const char* label, const QString& value, bool bold = true) {
    return {{words(label) + QLatin1Char(' '), kLabelPoints, false, grey()},
            {value, sizeFor(value, kClinicalPoints), bold}};
}

/// Name, address | age and sex, UHID | date, weight. On every page: a page without a name belongs to nobody.
double paintPatient(QPainter* painter, const Sheet& sheet, const PrescriptionPaper& paper, double top,
                    QStringList* whole = nullptr) {
    const double first = sheet.width() * 0.44;
    const double second = sheet.width() * 0.27;
    const double third = sheet.width() - first - second;
    const PaperPatient& patient = paper.patient;
    QList<QList<Run>> left{pair(QT_TRANSLATE_NOOP("Paper", "Patient"), text(patient.name))};
    if (!patient.address.empty())
        left << pair(QT_TRANSLATE_NOOP("Paper", "Address"), text(patient.address), false);
    QList<QList<Run>> middle{pair(QT_TRANSLATE_NOOP("Paper", "Age, sex"), text(patient.ageSex))};
    if (!patient.uhid.empty())
        middle << pair(QT_TRANSLATE_NOOP("Paper", "UHID"), text(patient.uhid), false);
    QList<QList<Run>> right{pair(QT_TRANSLATE_NOOP("Paper", "Date"), text(paper.dateTime))};
    if (!patient.weight.empty())
        right << pair(QT_TRANSLATE_NOOP("Paper", "Weight"), text(patient.weight), false);
    if (!patient.abha.empty())
        middle << pair(QT_TRANSLATE_NOOP("Paper", "ABHA"), text(patient.abha), false);
    const auto column = [&](const QList<QList<Run>>& lines, double x, double width, Qt::Alignment alignment) {
        double y = top;
        for (const auto& runs : lines) {
            const Laid laid(runs, width, alignment, kHeadLines, whole);
            if (painter)
                laid.draw(*painter, {x, y});
            y += laid.height() + mm(0.2);
        }
        return y;
    };
    double end = column(left, sheet.left(), first - mm(3), Qt::AlignLeft);
    end = std::max(end, column(middle, sheet.left() + first, second, Qt::AlignLeft));
    end = std::max(end, column(right, sheet.left() + first + second, third, Qt::AlignRight));
    end += mm(1.2);
    if (painter)
        paintRule(*painter, sheet.left(), sheet.right(), end, mm(0.15));
    return end + mm(1.8) - top;
}

void addAllergies(Sheet& sheet, const PaperAllergies& allergies) {
    QString line;
    switch (allergies.knowledge) {
        case PaperAllergies::Knowledge::known:
            line = words(QT_TRANSLATE_NOOP("Paper", "ALLERGY: %1")).arg(text(allergies.words));
            break;
        case PaperAllergies::Knowledge::noneKnown:
            line =
                allergies.words.empty()
                    ? words(QT_TRANSLATE_NOOP("Paper", "Allergies: none known"))
                    : words(QT_TRANSLATE_NOOP("Paper", "Allergies: none known, asked %1")).arg(text(allergies.words));
            break;
        case PaperAllergies::Knowledge::notAsked:
            line = words(QT_TRANSLATE_NOOP("Paper", "Allergies: not asked"));
            break;
    }
    const bool known = allergies.knowledge == PaperAllergies::Knowledge::known;
    const Laid laid({{line, sizeFor(line, kClinicalPoints), known}}, sheet.width() - mm(5));
    if (laid.height() > sheet.size.height() / 3) {
        // Too much for a box: it goes on over pages.
        addLabelled(sheet, QString(), line, known);
        addRule(sheet, mm(known ? 0.4 : 0.15));
        return;
    }
    Block block;
    block.height = laid.height() + mm(4.8);
    block.paint = [=, left = sheet.left(), width = sheet.width()](QPainter& painter, double top) {
        painter.setPen(QPen(Qt::black, known ? mm(0.4) : mm(0.15)));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(left, top, width, laid.height() + mm(2.6)));
        laid.draw(painter, {left + mm(2.5), top + mm(1.3)});
    };
    sheet.blocks.push_back(std::move(block));
}

/// GENERIC strength form (a unit in capitals is another unit), brand in brackets; figures and words; the patient's
/// language; quantity at the right.
void addMedicine(Sheet& sheet, const PaperMedicine& medicine, int number, bool showBrand) {
    const double indent = mm(5);
    const QString name = QStringList{text(medicine.generic).toUpper(), text(medicine.strength), text(medicine.form)}
                             .join(QLatin1Char(' '))
                             .simplified();
    QList<Run> heading{{name, kMedicinePoints, true}};
    if (showBrand && !medicine.brand.empty())
        heading << Run{QStringLiteral(" (") + text(medicine.brand) + QLatin1Char(')'), kClinicalPoints};
    const QString amount = medicine.quantity.empty()
                               ? QString()
                               : words(QT_TRANSLATE_NOOP("Paper", "Qty %1")).arg(text(medicine.quantity));
    const QList<Run> amountRuns{{amount, kClinicalPoints, true}};
    // On one line, up to a third of the sheet.
    const double quantityWidth = std::clamp(Laid(amountRuns, sheet.width()).width() + mm(1), mm(20), sheet.width() / 3);
    const double width = sheet.width() - indent - quantityWidth;
    const Laid index({{QString::number(number) + QLatin1Char('.'), kClinicalPoints}}, indent);
    const Laid title(heading, width);
    const Laid quantity(amountRuns, quantityWidth, Qt::AlignRight);
    QList<Laid> lines;
    for (const std::string& part : {medicine.english, medicine.local, medicine.note}) {
        if (!part.empty())
            lines << Laid({{text(part), sizeFor(text(part), kClinicalPoints)}}, width + quantityWidth * 0.5);
    }
    double height = title.height();
    for (const Laid& line : lines)
        height += line.height();
    const auto rule = [left = sheet.left(), right = sheet.right()](QPainter& painter, double y) {
        paintRule(painter, left, right, y + mm(1.2), mm(0.15), true);
    };
    Block block;
    block.isAnchor = true;
    block.height = height + mm(2.8);
    block.paint = [=, left = sheet.left(), right = sheet.right()](QPainter& painter, double top) {
        index.draw(painter, {left, top + mm(0.3)});
        title.draw(painter, {left + indent, top});
        quantity.draw(painter, {right - quantityWidth, top + mm(0.3)});
        double y = top + title.height();
        for (const Laid& line : lines) {
            line.draw(painter, {left + indent, y});
            y += line.height();
        }
        rule(painter, top + height);
    };
    if (height < sheet.size.height() / 2) {
        sheet.blocks.push_back(std::move(block));
        return;
    }
    // Half a sheet of words is no medicine anybody takes, but it is printed to its end.
    lines.prepend(title);
    for (const Laid& part : lines)
        for (int line = 0; line < part.lineCount(); ++line) {
            const bool first = &part == &lines.first() && line == 0;
            const bool last = &part == &lines.last() && line + 1 == part.lineCount();
            Block piece;
            piece.height = part.lineHeight(line) + (last ? mm(2.8) : 0);
            piece.isAnchor = first;
            piece.paint = [=, left = sheet.left(), right = sheet.right()](QPainter& painter, double top) {
                if (first) {
                    index.draw(painter, {left, top + mm(0.3)});
                    quantity.draw(painter, {right - quantityWidth, top + mm(0.3)});
                }
                part.drawLine(painter, line, {left + indent, top});
                if (last)
                    rule(painter, top + part.lineHeight(line));
            };
            sheet.blocks.push_back(std::move(piece));
        }
}

void addMedicines(Sheet& sheet, const PrescriptionPaper& paper, bool showBrand) {
    const Laid sign({{QStringLiteral("℞"), 17, true}}, mm(20));
    Block heading;
    heading.height = mm(7.6);
    heading.keepWithNext = true;
    heading.paint = [=, left = sheet.left()](QPainter& painter, double top) {
        sign.draw(painter, {left, top - mm(1.0)});
    };
    sheet.blocks.push_back(std::move(heading));
    int number = 0;
    for (const PaperMedicine& medicine : paper.medicines)
        addMedicine(sheet, medicine, ++number, showBrand);
    if (!paper.medicines.empty())
        sheet.blocks.back().keepWithNext = true;  // nothing can be added between the last medicine and the end line
    const QString end = QCoreApplication::translate("Paper", "End of prescription, %n medicine(s)", nullptr, number)
                            .replace(QStringLiteral("medicine(s)"),
                                     number == 1 ? QStringLiteral("medicine") : QStringLiteral("medicines"));
    const Laid line({{end, kLabelPoints + 0.4, false, grey()}}, sheet.width(), Qt::AlignHCenter);
    Block block;
    block.height = line.height() + mm(1.6);
    block.paint = [=, left = sheet.left()](QPainter& painter, double top) { line.draw(painter, {left, top}); };
    sheet.blocks.push_back(std::move(block));
}

constexpr double kClosingHeight = 30.0;  // mm: rule, QR, warning lines, signature

void paintClosing(QPainter& painter, const Sheet& sheet, const PrescriptionPaper& paper, double bottom) {
    const double top = bottom - mm(kClosingHeight) + mm(1);
    paintRule(painter, sheet.left(), sheet.right(), top, mm(0.15));
    double x = sheet.left();
    if (!paper.qrText.empty() && paper.isSigned &&
        paintQr(painter, QRectF(x, top + mm(4), mm(20), mm(20)), paper.qrText))
        x += mm(23);
    const double signWidth = mm(46);
    const double signLeft = sheet.right() - signWidth;
    const double wordsWidth = signLeft - mm(4) - x;
    QStringList lines;
    QString number = words(QT_TRANSLATE_NOOP("Paper", "Rx %1")).arg(text(paper.number));
    if (!paper.fingerprint.empty())
        number = words(QT_TRANSLATE_NOOP("Paper", "Rx %1 · fingerprint %2"))
                     .arg(text(paper.number), text(paper.fingerprint));
    if (!paper.number.empty())
        lines << number;
    if (!paper.qrText.empty() && paper.isSigned)
        lines << words(QT_TRANSLATE_NOOP("Paper", "The code holds no personal data."));
    for (const std::string& part : {paper.warningEnglish, paper.warningLocal}) {
        if (!part.empty())
            lines << text(part);
    }
    QList<Laid> laid;
    double height = 0;
    for (const QString& line : lines) {
        laid << Laid({{line, sizeFor(line, kLabelPoints), false, Qt::black}}, wordsWidth);
        height += laid.last().height();
    }
    double y = std::max(top + mm(2), top + mm(24) - height);
    for (const Laid& line : laid) {
        line.draw(painter, {x, y});
        y += line.height();
    }
    // Room for a wet signature above the line; a digital one is named there.
    if (!paper.isSigned) {
        Laid({{words(QT_TRANSLATE_NOOP("Paper", "Not signed")), kClinicalPoints, true}}, signWidth, Qt::AlignHCenter)
            .draw(painter, {signLeft, top + mm(9)});
    } else if (!paper.signatureId.empty()) {
        const Laid digital(
            {{words(QT_TRANSLATE_NOOP("Paper", "Signed digitally")), kLabelPoints, false, grey()},
             {QString(QChar(QChar::LineSeparator)) + text(paper.signatureId), kLabelPoints, false, grey()}},
            signWidth, Qt::AlignHCenter);
        digital.draw(painter, {signLeft, top + mm(13.2) - digital.height()});
    }
    paintRule(painter, signLeft, sheet.right(), top + mm(14), mm(0.25));
    const Laid name({{text(paper.doctor.name), kClinicalPoints, true}}, signWidth, Qt::AlignHCenter, 2);
    name.draw(painter, {signLeft, top + mm(14.6)});
    // However long a qualification is, the number stands below it.
    double under = top + mm(14.8) + name.height();
    if (!paper.doctor.qualification.empty()) {
        const Laid learned({{text(paper.doctor.qualification), kLabelPoints}}, signWidth, Qt::AlignHCenter, 2);
        learned.draw(painter, {signLeft, under});
        under += learned.height();
    }
    if (!paper.doctor.registration.empty())
        Laid({{words(QT_TRANSLATE_NOOP("Paper", "Reg. no.")) + QChar(QChar::Nbsp) + text(paper.doctor.registration),
               kLabelPoints}},
             signWidth, Qt::AlignHCenter, 1)
            .draw(painter, {signLeft, under});
}

}  // namespace

Sheet layOut(const PrescriptionPaper& paper, const PaperOptions& options) {
    Sheet sheet;
    sheet.size = sheetSize(options.size);
    sheet.margin = options.size == PaperSize::a5 ? mm(8) : mm(12);
    QStringList whole;
    const double headTop = options.letterhead ? mm(options.topMillimetres) : sheet.margin;
    const Laid duplicate(
        paper.duplicateAt.empty()
            ? QList<Run>{}
            : QList<Run>{{words(QT_TRANSLATE_NOOP("Paper", "DUPLICATE, printed %1")).arg(text(paper.duplicateAt)),
                          kClinicalPoints, true}},
        sheet.width(), Qt::AlignHCenter);
    const double duplicateHeight = paper.duplicateAt.empty() ? 0 : duplicate.height() + mm(1);
    const double head = options.letterhead ? 0 : paintHead(nullptr, sheet, paper.clinic, paper.doctor, 0, &whole);
    const double patientTop = headTop + duplicateHeight + head;
    sheet.top = patientTop + paintPatient(nullptr, sheet, paper, 0, &whole);
    sheet.bottom = sheet.size.height() - (options.letterhead ? mm(options.bottomMillimetres) : sheet.margin) - mm(5);
    sheet.closingHeight = mm(kClosingHeight);

    addWhole(sheet, whole);
    addAllergies(sheet, paper.allergies);
    if (!paper.teleconsult.empty())
        addLabelled(sheet, words(QT_TRANSLATE_NOOP("Paper", "Seen by")), text(paper.teleconsult));
    addLabelled(sheet, words(QT_TRANSLATE_NOOP("Paper", "Complaint")), text(paper.complaint));
    addLabelled(sheet, words(QT_TRANSLATE_NOOP("Paper", "Findings")), text(paper.findings));
    addLabelled(sheet, words(QT_TRANSLATE_NOOP("Paper", "Diagnosis")), text(paper.diagnosis), true);
    addRule(sheet, mm(0.15), false, mm(0.8), mm(1.4));
    addMedicines(sheet, paper, options.showBrand);
    addLabelled(sheet, words(QT_TRANSLATE_NOOP("Paper", "Tests")), text(paper.tests));
    addLabelled(sheet, words(QT_TRANSLATE_NOOP("Paper", "Advice")), text(paper.advice));
    QString again = text(paper.followUp);
    if (!paper.followUpLocal.empty())
        again += (again.isEmpty() ? QString() : QStringLiteral(" · ")) + text(paper.followUpLocal);
    addLabelled(sheet, words(QT_TRANSLATE_NOOP("Paper", "Come again")), again, true);

    const Sheet frame = sheet;  // sizes only; the lambdas outlive this function
    sheet.everyPage = [=](QPainter& painter, int page, int pages) {
        if (!paper.isSigned)
            paintWatermark(painter, frame, words(QT_TRANSLATE_NOOP("Paper", "DRAFT")));
        duplicate.draw(painter, {frame.left(), headTop});
        if (!options.letterhead)
            paintHead(&painter, frame, paper.clinic, paper.doctor, headTop + duplicateHeight);
        paintPatient(&painter, frame, paper, patientTop);
        if (page < pages)
            Laid({{words(QT_TRANSLATE_NOOP("Paper", "Goes on on page %1")).arg(page + 1), kLabelPoints, false, grey()}},
                 frame.width())
                .draw(painter, {frame.left(), frame.bottom + mm(1)});
        Laid({{words(QT_TRANSLATE_NOOP("Paper", "Page %1 of %2")).arg(page).arg(pages), kLabelPoints}}, frame.width(),
             Qt::AlignRight)
            .draw(painter, {frame.left(), frame.bottom + mm(1)});
    };
    sheet.closing = [=](QPainter& painter, double bottom) { paintClosing(painter, frame, paper, bottom); };
    sheet.finish();
    return sheet;
}

}  // namespace opdesk::ui::paper
