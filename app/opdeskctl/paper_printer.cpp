#include "app/opdeskctl/paper_printer.h"

#include <QByteArray>
#include <QMetaObject>
#include <fstream>
#include <optional>

#include "core/base/platform.h"
#include "ui/paper/clinic_papers.h"
#include "ui/paper/paper_painter.h"

namespace opdesk::app {

namespace {

base::Error noSuchPaper(const char* there) {
    return base::Error{base::ErrorCode::invalidInput, "this is not printed on such paper", "paper", there};
}

base::Result<QByteArray> pdfOf(const clinic::TokenSlipOf::Answer& words, const std::string& size) {
    using ui::paper::SlipPaper;
    const auto paper = size.empty() || size == "80" ? std::optional(SlipPaper::roll80)
                       : size == "58"               ? std::optional(SlipPaper::roll58)
                       : size == "a6"               ? std::optional(SlipPaper::a6)
                                                    : std::nullopt;
    if (!paper)
        return base::fail(noSuchPaper("80, 58 or a6"));
    return ui::paper::toPdf(ui::paper::toPaper(words), *paper);
}

template <typename Words>
base::Result<QByteArray> pdfOf(const Words& words, const std::string& size) {
    constexpr bool kOnRoll = std::is_same_v<Words, clinic::BillPaperOf::Answer>;
    ui::paper::PaperOptions options;
    if (size == "a4")
        options.size = ui::paper::PaperSize::a4;
    else if (kOnRoll && size == "80")
        options.size = ui::paper::PaperSize::roll80;
    else if (!size.empty() && size != "a5")
        return base::fail(noSuchPaper(kOnRoll ? "a5, a4 or 80" : "a5 or a4"));
    return ui::paper::toPdf(ui::paper::toPaper(words), options);
}

}  // namespace

PaperPrinter printOnGuiThread(QGuiApplication& application) {
    return [&application](const Paper& paper, const std::string& size,
                          const std::filesystem::path& file) -> base::Status {
        base::Result<QByteArray> pdf{QByteArray()};
        QMetaObject::invokeMethod(
            &application, [&] { pdf = std::visit([&](const auto& words) { return pdfOf(words, size); }, paper); },
            Qt::BlockingQueuedConnection);
        OPDESK_TRY(const auto bytes, std::move(pdf));
        if (bytes.isEmpty())
            return base::fail(base::ErrorCode::ioFailed, "the paper could not be painted");
        return base::platform::replaceFile(
            file, {reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())});
    };
}

}  // namespace opdesk::app
