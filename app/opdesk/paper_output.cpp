#include "app/opdesk/paper_output.h"

#include <QBuffer>
#include <QByteArray>
#include <QPdfWriter>
#include <QPrinter>
#include <QPrinterInfo>

#include "core/base/platform.h"
#include "ui/paper/clinic_papers.h"
#include "ui/paper/paper_painter.h"

namespace opdesk::app {

ui::consult::PrintPaper paperOutput(std::filesystem::path folder) {
    return [folder = std::move(folder)](const clinic::PrescriptionPaperOf::Answer& words) -> base::Status {
        const auto paper = ui::paper::toPaper(words);
        if (!folder.empty()) {
            const auto pdf = ui::paper::toPdf(paper, {});
            if (pdf.isEmpty())
                return base::fail(base::ErrorCode::ioFailed, "the paper could not be painted");
            return base::platform::replaceFile(
                folder / ("prescription-" + words.documentId + ".pdf"),
                {reinterpret_cast<const std::uint8_t*>(pdf.constData()), static_cast<std::size_t>(pdf.size())});
        }
        if (QPrinterInfo::defaultPrinter().isNull())
            return base::fail(base::ErrorCode::notFound, "there is no printer");
        QPrinter printer(QPrinter::HighResolution);
        // The spooler shows document names to others: no patient in them.
        printer.setDocName(QStringLiteral("OPDesk"));
        if (!ui::paper::paintTo(printer, paper, {}))
            return base::fail(base::ErrorCode::ioFailed, "the printer did not answer");
        return {};
    };
}

ui::paper::PrintSheet sheetOutput(std::filesystem::path folder) {
    return [folder = std::move(folder)](const QString& name,
                                        const std::function<bool(QPagedPaintDevice&)>& paint) -> base::Status {
        if (!folder.empty()) {
            QByteArray pdf;
            QBuffer buffer(&pdf);
            buffer.open(QIODevice::WriteOnly);
            bool painted = false;
            {
                QPdfWriter writer(&buffer);
                writer.setResolution(1200);
                writer.setCreator(QStringLiteral("OPDesk"));
                writer.setTitle(QStringLiteral("OPDesk"));
                painted = paint(writer);
            }
            if (!painted)
                return base::fail(base::ErrorCode::ioFailed, "the paper could not be painted");
            return base::platform::replaceFile(
                folder / std::filesystem::path((name + QStringLiteral(".pdf")).toStdU16String()),
                {reinterpret_cast<const std::uint8_t*>(pdf.constData()), static_cast<std::size_t>(pdf.size())});
        }
        if (QPrinterInfo::defaultPrinter().isNull())
            return base::fail(base::ErrorCode::notFound, "there is no printer");
        QPrinter printer(QPrinter::HighResolution);
        printer.setDocName(QStringLiteral("OPDesk"));
        if (!paint(printer))
            return base::fail(base::ErrorCode::ioFailed, "the printer did not answer");
        return {};
    };
}

}  // namespace opdesk::app
