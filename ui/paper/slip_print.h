#pragma once

#include <functional>

#include "core/clinic/desk.h"
#include "core/model/ids.h"
#include "ui/paper/print_port.h"

namespace opdesk::ui::paper {

/// Reads the slip of a token and puts it on the paper of that name (80, 58 or a6). `done` gets the token and how it
/// went; it is not called when there is no such token.
void printSlip(clinic::Desk& desk, const model::VisitId& visit, const PrintSheet& print, const QString& paperName,
               std::function<void(const QString& token, const base::Status& printed)> done);

}  // namespace opdesk::ui::paper
