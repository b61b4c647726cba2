#pragma once

#include <string>

class QPainter;
class QRectF;

namespace opdesk::ui::paper {

/// Paints `content` as a QR code (level M) with its quiet zone inside `box`. False: too long, nothing painted.
bool paintQr(QPainter& painter, const QRectF& box, const std::string& content);

}  // namespace opdesk::ui::paper
