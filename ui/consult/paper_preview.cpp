#include "ui/consult/paper_preview.h"

#include <QPainter>

#include "ui/paper/clinic_papers.h"
#include "ui/paper/paper_painter.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_cap.h"

namespace opdesk::ui::consult {

namespace {
constexpr int kSheetHeight = 620;
constexpr double kA5HeightMillimetres = 210.0;
constexpr double kA5WidthMillimetres = 148.0;
constexpr int kMargin = 16;
constexpr int kFootHeight = 28;
}  // namespace

PaperPreview::PaperPreview(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("paper_preview"));
    setAccessibleName(tr("Preview of the paper"));
    setFocusPolicy(Qt::StrongFocus);
}

void PaperPreview::setPaper(const clinic::PrescriptionPaperOf::Answer& words) {
    const double dots = kSheetHeight * devicePixelRatioF() / kA5HeightMillimetres;
    m_sheet = paper::toImage(paper::toPaper(words), {}, 0, dots);
    m_sheet.setDevicePixelRatio(devicePixelRatioF());
    update();
}

QSize PaperPreview::sizeHint() const {
    return {static_cast<int>(kSheetHeight * kA5WidthMillimetres / kA5HeightMillimetres) + 2 * kMargin,
            kSheetHeight + 2 * kMargin + kFootHeight};
}

void PaperPreview::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::themeOf(this).color(theme::Role::border));
    painter.setBrush(theme::themeOf(this).color(theme::Role::sunken));
    painter.drawRoundedRect(rect().adjusted(0, 0, -1, -1), 8, 8);
    painter.drawImage(QPoint(kMargin, kMargin), m_sheet);
    const QStringList keys{QStringLiteral("Esc")};
    const QRect foot(kMargin, height() - kMargin - kFootHeight + kMargin / 2, width() - 2 * kMargin, kFootHeight);
    widgets::paintKeyCaps(painter, QRect(foot.left(), foot.top(), widgets::keyCapsWidth(keys), foot.height()), keys);
    painter.setPen(theme::themeOf(this).color(theme::Role::text2));
    painter.setFont(theme::themeOf(this).font(theme::Type::small));
    painter.drawText(foot.adjusted(widgets::keyCapsWidth(keys) + 8, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     tr("goes back"));
}

}  // namespace opdesk::ui::consult
