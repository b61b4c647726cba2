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

base::Status toPrinter(const ui::paper::Paint& paint) {
    if (QPrinterInfo::defaultPrinter().isNull())
        return base::fail(base::ErrorCode::notFound, "there is no printer");
    QPrinter printer(QPrinter::HighResolution);
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

}  // namespace

ui::consult::PrintPaper paperOutput(Printing printing) {
    return [printing = std::move(printing)](const clinic::PrescriptionPaperOf::Answer& words, ui::paper::Printed done) {
        const auto print = [folder = printing.folder, words] {
            const auto paper = ui::paper::toPaper(words);
            if (!folder.empty())
                return toFile(folder / ("prescription-" + words.documentId + ".pdf"), ui::paper::toPdf(paper, {}));
            return toPrinter([&](QPagedPaintDevice& device) { return ui::paper::paintTo(device, paper, {}); });
        };
        away(printing, print, std::move(done));
    };
}

ui::paper::PrintSheet sheetOutput(Printing printing) {
    return [printing = std::move(printing)](const QString& name, ui::paper::Paint paint, ui::paper::Printed done) {
        const auto print = [folder = printing.folder, name, paint = std::move(paint)] {
            if (!folder.empty())
                return toFile(folder / std::filesystem::path((name + QStringLiteral(".pdf")).toStdU16String()),
                              ui::paper::readablePdf(QStringLiteral("OPDesk"), paint));
            return toPrinter(paint);
        };
        away(printing, print, std::move(done));
    };
}

}  // namespace opdesk::app
