#include "app/opdesk/paper_output.h"

#include <QByteArray>
#include <QPrinter>
#include <QPrinterInfo>

#include <memory>
#include <utility>

#include "core/base/platform.h"
#include "ui/paper/clinic_papers.h"
#include "ui/paper/paper_painter.h"
#include "ui/paper/readable_pdf.h"

namespace opdesk::app {

namespace {

base::Status toFile(const std::filesystem::path& file, const QByteArray& pdf) {
    if (pdf.isEmpty())
        return base::fail(base::ErrorCode::ioFailed, "the paper could not be painted");
    return base::platform::replaceFile(
        file, {reinterpret_cast<const std::uint8_t*>(pdf.constData()), static_cast<std::size_t>(pdf.size())});
}

/// `name` empty: the system's default. One that was chosen and is gone is said, never replaced by another: a slip
/// must not come out on the paper of a prescription.
base::Status toPrinter(const QString& name, const ui::paper::Paint& paint) {
    const auto info = name.isEmpty() ? QPrinterInfo::defaultPrinter() : QPrinterInfo::printerInfo(name);
    if (info.isNull())
        return base::fail(base::Error{base::ErrorCode::notFound, "there is no such printer", "printer", {}});
    QPrinter printer(info, QPrinter::HighResolution);
    // The spooler shows document names to others: no patient in them.
    printer.setDocName(QStringLiteral("OPDesk"));
    if (!paint(printer))
        return base::fail(base::ErrorCode::ioFailed, "the printer did not answer");
    return {};
}

/// `print` on the printing thread, what it says to `done`.
void away(const Printing& printing, std::function<base::Status()> print, ui::paper::Printed done) {
    printing.thread([gui = printing.gui, print = std::move(print), done = std::move(done)] {
        gui([done, said = std::make_shared<base::Status>(print())] { done(*said); });
    });
}

QString chosenPrinter(const Printing& printing, ui::settings::Choice choice) {
    return printing.printerFor ? printing.printerFor(choice) : QString();
}

}  // namespace

ui::settings::FindPrinters findPrinters(Printing printing) {
    return [printing = std::move(printing)](std::function<void(const QStringList&)> found) {
        printing.thread([gui = printing.gui, found = std::move(found)] {
            gui([found, names = QPrinterInfo::availablePrinterNames()] { found(names); });
        });
    };
}

ui::consult::PrintPaper paperOutput(Printing printing) {
    return [printing = std::move(printing)](const clinic::PrescriptionPaperOf::Answer& words, ui::paper::Printed done) {
        const auto print = [folder = printing.folder, words,
                            name = chosenPrinter(printing, ui::settings::Choice::prescriptionPrinter)] {
            const auto paper = ui::paper::toPaper(words);
            if (!folder.empty())
                return toFile(folder / ("prescription-" + words.documentId + ".pdf"), ui::paper::toPdf(paper, {}));
            return toPrinter(name, [&](QPagedPaintDevice& device) { return ui::paper::paintTo(device, paper, {}); });
        };
        away(printing, print, std::move(done));
    };
}

ui::paper::PrintSheet sheetOutput(Printing printing) {
    return [printing = std::move(printing)](const QString& name, ui::paper::Paint paint, ui::paper::Printed done) {
        const auto print = [folder = printing.folder, name, paint = std::move(paint),
                            printer = chosenPrinter(printing, ui::settings::printerChoiceOf(name))] {
            if (!folder.empty())
                return toFile(folder / std::filesystem::path((name + QStringLiteral(".pdf")).toStdU16String()),
                              ui::paper::readablePdf(QStringLiteral("OPDesk"), paint));
            return toPrinter(printer, paint);
        };
        away(printing, print, std::move(done));
    };
}

}  // namespace opdesk::app
