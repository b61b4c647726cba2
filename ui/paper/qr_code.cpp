#include "ui/paper/qr_code.h"

#include <qrencode.h>
#include <QPainter>

#include <memory>

namespace opdesk::ui::paper {

bool paintQr(QPainter& painter, const QRectF& box, const std::string& content) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(content.c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code)
        return false;
    const int quiet = 1;  // white paper around the code is the rest of the quiet zone
    const double module = box.width() / (code->width + 2 * quiet);
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::black);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            if (code->data[y * code->width + x] & 1)
                painter.drawRect(
                    QRectF(box.left() + (x + quiet) * module, box.top() + (y + quiet) * module, module, module));
        }
    }
    painter.restore();
    return true;
}

}  // namespace opdesk::ui::paper
