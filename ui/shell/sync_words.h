#pragma once

#include <QString>

#include <utility>
#include <vector>

#include "core/clinic/ports.h"
#include "ui/sync_center/safety_sentence.h"
#include "ui/widgets/sync_pill.h"

namespace opdesk::ui::shell {

/// What the pill says for a status. `now` and the clinic's offset turn instants into times of day.
widgets::SyncPillState syncPillState(const clinic::SyncStatus& status, base::Instant now, std::chrono::minutes offset);

using sync_center::mustSignIn;
using sync_center::safetySentence;
/// What is wrong and what to do, in a sentence or two; empty when nothing is.
QString safetyDetail(const clinic::SyncStatus& status, base::Instant now);
/// "12,340 of 2,00,000 entries · 1,900 a second · 2 min left. …"
QString loadSentence(const clinic::LoadStatus& load);
/// This PC's clock against the clinic's, in a plain sentence; `offsetMillis` is server minus this PC.
QString clockSentence(const std::optional<std::int64_t>& offsetMillis);
/// Name and value of what the popover lists.
std::vector<std::pair<QString, QString>> syncFacts(const clinic::SyncStatus& status, base::Instant now,
                                                   std::chrono::minutes offset);

}  // namespace opdesk::ui::shell
