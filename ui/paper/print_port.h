#pragma once

#include <QString>

#include <functional>

#include "core/base/result.h"

class QPagedPaintDevice;

namespace opdesk::ui::paper {

/// How a page of the window puts something on paper; the composition root knows the printer. `name` goes to spoolers
/// and file names: a token or a number, never anything of a patient. `paint` sets the size of the paper itself.
using PrintSheet =
    std::function<base::Status(const QString& name, const std::function<bool(QPagedPaintDevice&)>& paint)>;

}  // namespace opdesk::ui::paper
