#pragma once

#include <QString>

#include <utility>
#include <vector>

#include "core/clinic/ports.h"
#include "core/clinic/sync_detail.h"
#include "ui/sync_center/safety_sentence.h"
#include "ui/widgets/sync_pill.h"

namespace opdesk::ui::shell {

using SyncDetail = clinic::ShowSyncDetail::Answer;

/// What the pill says for a status. `now` and the clinic's offset turn instants into times of day.
widgets::SyncPillState syncPillState(const clinic::SyncStatus& status, base::Instant now, std::chrono::minutes offset,
                                     const SyncDetail& detail = {});
/// Less than 1 GB free where the clinic's data lies.
bool isDiskLow(const SyncDetail& detail);
/// The clinic took this PC out of use.
bool isStopped(const clinic::SyncStatus& status, const SyncDetail& detail);

using sync_center::mustSignIn;
using sync_center::safetySentence;
/// What is wrong and what to do, in a sentence or two; empty when nothing is.
QString safetyDetail(const clinic::SyncStatus& status, base::Instant now, const SyncDetail& detail = {});
/// "12,340 of 2,00,000 entries · 1,900 a second · 2 min left. …"
QString loadSentence(const clinic::LoadStatus& load);
/// This PC's clock against the clinic's, in a plain sentence; `offsetMillis` is server minus this PC.
QString clockSentence(const std::optional<std::int64_t>& offsetMillis);
/// Name and value of what the popover lists.
std::vector<std::pair<QString, QString>> syncFacts(const clinic::SyncStatus& status, base::Instant now,
                                                   std::chrono::minutes offset, const SyncDetail& detail = {});

}  // namespace opdesk::ui::shell
