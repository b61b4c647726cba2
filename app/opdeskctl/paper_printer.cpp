#include "app/opdeskctl/paper_printer.h"

#include <QByteArray>
#include <QMetaObject>
#include <fstream>

#include "core/base/platform.h"
#include "ui/paper/clinic_papers.h"
#include "ui/paper/paper_painter.h"

namespace opdesk::app {

PaperPrinter printOnGuiThread(QGuiApplication& application) {
    return [&application](const clinic::PrescriptionPaperOf::Answer& words,
                          const std::filesystem::path& file) -> base::Status {
        QByteArray pdf;
        QMetaObject::invokeMethod(
            &application, [&] { pdf = ui::paper::toPdf(ui::paper::toPaper(words), {}); }, Qt::BlockingQueuedConnection);
        if (pdf.isEmpty())
            return base::fail(base::ErrorCode::ioFailed, "the paper could not be painted");
        return base::platform::replaceFile(
            file, {reinterpret_cast<const std::uint8_t*>(pdf.constData()), static_cast<std::size_t>(pdf.size())});
    };
}

}  // namespace opdesk::app
