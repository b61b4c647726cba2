#pragma once

#include <QString>
#include <QStringList>

#include <chrono>
#include <utility>
#include <vector>

#include "core/clinic/devices.h"
#include "ui/widgets/row_list_model.h"

/// The clinic's PCs, and what was set aside of them, in words.
namespace opdesk::ui::devices {

using Facts = std::vector<std::pair<QString, QString>>;

std::vector<widgets::ListRow> deviceRows(const clinic::ListDevices::Answer& answer, std::chrono::minutes offset);
Facts deviceFacts(const clinic::DeviceLine& line, bool live, std::chrono::minutes offset);

std::vector<widgets::ListRow> setAsideRows(const std::vector<clinic::SetAsideGroup>& groups,
                                           std::chrono::minutes offset, bool namesHidden);
Facts setAsideFacts(const clinic::SetAsideGroup& group, std::chrono::minutes offset);
/// What taking it in would change, an entry each: "Patient, changed" and whose record, with the fields below.
Facts changeFacts(const clinic::SetAsideGroup& group, bool namesHidden);
/// What of it cannot be read here, and why.
QString unreadWords(const clinic::SetAsideGroup& group);
/// What can still be done about one that is broken on the server.
QString whatIsLeft(const clinic::SetAsideGroup& group);

/// What a choice does, said before it is done: drain, revoke, resume, take_in, take_all, refuse.
QString whatHappens(const QString& choice, const QString& device);

}  // namespace opdesk::ui::devices
