#pragma once

#include <QString>

#include <functional>

#include "core/base/result.h"

class QPagedPaintDevice;

namespace opdesk::ui::paper {

/// Paints a paper and sets its size itself; true when all of it is on the device. Runs on the printing thread, so it
/// holds what it paints by value.
using Paint = std::function<bool(QPagedPaintDevice&)>;
/// On the GUI thread, once the paper is out or the printer refused it.
using Printed = std::function<void(const base::Status&)>;
/// How a page of the window puts something on paper; the composition root knows the printer. Returns at once. `name`
/// goes to spoolers and file names: a token or a number, never anything of a patient.
using PrintSheet = std::function<void(const QString& name, Paint paint, Printed done)>;

}  // namespace opdesk::ui::paper
