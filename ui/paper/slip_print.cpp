#include "ui/paper/slip_print.h"

#include "core/clinic/day.h"
#include "ui/paper/clinic_papers.h"
#include "ui/paper/paper_painter.h"

namespace opdesk::ui::paper {

void printSlip(clinic::Desk& desk, const model::VisitId& visit, const PrintSheet& print, const QString& paperName,
               std::function<void(const QString& token, const base::Status& printed)> done) {
    const auto size = paperName == QLatin1String("a6")   ? SlipPaper::a6
                      : paperName == QLatin1String("58") ? SlipPaper::roll58
                                                         : SlipPaper::roll80;
    desk.run(clinic::TokenSlipOf{visit},
             [print, size, done = std::move(done)](base::Result<clinic::TokenSlipOf::Answer> slip) {
                 if (!slip)
                     return;
                 const auto token = QString::fromStdString(slip->token);
                 print(
                     QStringLiteral("token-") + token,
                     [words = toPaper(*slip), size](QPagedPaintDevice& device) { return paintTo(device, words, size); },
                     [token, done](const base::Status& printed) { done(token, printed); });
             });
}

}  // namespace opdesk::ui::paper
