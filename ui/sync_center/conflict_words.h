#pragma once

#include <QString>

#include "core/clinic/settling.h"
#include "ui/widgets/conflict_card.h"

namespace opdesk::ui::sync_center {

/// Names for the ids that stand in values.
using Names = std::vector<clinic::NamedId>;

/// A stored value as people read it: dates and times in the clinic's way, open enums in words, lists joined, people by
/// name, whole records as "Time 11:30 am · Doctor …".
QString valueWords(const std::string& kind, const std::string& field, const clinic::json::value& value,
                   std::chrono::minutes offset, const Names& names = {});
/// "Locality differs", "Two bookings for one time".
QString conflictWords(const clinic::ConflictLine& line);
/// What the person is asked, and what is done when they do nothing.
QString conflictAdvice(const clinic::ConflictView& card);
/// Why both cannot be kept; empty when they can.
QString whyNotBoth(const clinic::ConflictView& card);
/// What a PC that was put back lost, as its card lists it: numbers of papers and of entries.
QString missingWords(const clinic::json::value& missing);
/// A parked item in words, by its code.
QString parkedWords(const clinic::ParkedLine& line);

/// The columns are swapped where "theirs" was written on this desk: what is yours stands left.
bool isSwapped(const clinic::ConflictView& card, const std::string& thisDesk);
/// All cards of a patient as one grid, a row each.
widgets::ConflictContent contentOf(const std::vector<clinic::ConflictView>& cards, std::chrono::minutes offset,
                                   const std::string& thisDesk);
/// What happened, oldest first: time and sentence.
std::vector<std::pair<QString, QString>> storyOf(const std::vector<clinic::ConflictView>& cards,
                                                 std::chrono::minutes offset);
/// The choice in the words of conflict.resolve, columns swapped back; empty while undecided.
std::string choiceOf(widgets::ConflictSide side, bool swapped);
/// What a person typed as the registry stores it; nullopt when it cannot be read. Dates as 17-11-2026.
std::optional<clinic::json::value> typedValue(const clinic::ConflictLine& line, const QString& typed, base::Date today);

}  // namespace opdesk::ui::sync_center
