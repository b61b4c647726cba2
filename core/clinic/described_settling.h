#pragma once

#include "core/clinic/described.h"
#include "core/clinic/import.h"
#include "core/clinic/settling.h"

/// Conflicts, sync and imports, by their stable names.
namespace opdesk::clinic {

template <>
struct Described<LoadStatus> {
    static constexpr auto members = std::make_tuple(
        member("active", &LoadStatus::active), member("paused", &LoadStatus::paused), member("done", &LoadStatus::done),
        member("total", &LoadStatus::total), member("rows_per_second", &LoadStatus::rowsPerSecond),
        member("seconds_left", &LoadStatus::secondsLeft));
};

template <>
struct Described<AttachmentTraffic> {
    static constexpr auto members = std::make_tuple(
        member("to_send", &AttachmentTraffic::toSend), member("bytes_left", &AttachmentTraffic::bytesLeft),
        member("coming", &AttachmentTraffic::coming), member("refetched", &AttachmentTraffic::refetched),
        member("refused", &AttachmentTraffic::refused));
};

template <>
struct Described<SyncStatus> {
    static constexpr auto members = std::make_tuple(
        member("phase", &SyncStatus::phase), member("online", &SyncStatus::online),
        member("waiting", &SyncStatus::waiting), member("parked", &SyncStatus::parked),
        member("conflicts", &SyncStatus::conflicts), member("sealed_pages", &SyncStatus::sealedPages),
        member("oldest_waiting", &SyncStatus::oldestWaiting), member("last_success", &SyncStatus::lastSuccess),
        member("next_try", &SyncStatus::nextTry), member("offline_since", &SyncStatus::offlineSince),
        member("access_until", &SyncStatus::accessUntil), member("clock_offset_millis", &SyncStatus::clockOffsetMillis),
        member("head", &SyncStatus::head), member("cursor", &SyncStatus::cursor),
        member("last_error", &SyncStatus::lastError), member("load", &SyncStatus::load),
        member("draining", &SyncStatus::draining), member("healed", &SyncStatus::healed),
        member("skipped_kinds", &SyncStatus::skippedKinds), member("device_renewals", &SyncStatus::deviceRenewals),
        member("attachments", &SyncStatus::attachments));
};

template <>
struct Described<ConflictLine> {
    static constexpr auto members =
        std::make_tuple(member("conflict", &ConflictLine::conflict), member("patient", &ConflictLine::patient),
                        member("patient_name", &ConflictLine::patientName),
                        member("record_kind", &ConflictLine::recordKind), member("field", &ConflictLine::field),
                        member("reason", &ConflictLine::reason), member("severity", &ConflictLine::severity),
                        member("state", &ConflictLine::state), member("raised_at", &ConflictLine::raisedAt),
                        member("locked", &ConflictLine::locked), member("may_settle", &ConflictLine::maySettle),
                        member("merged", &ConflictLine::merged), member("seen", &ConflictLine::seen));
};

template <>
struct Described<ConflictGroup> {
    static constexpr auto members =
        std::make_tuple(member("patient", &ConflictGroup::patient), member("patient_name", &ConflictGroup::patientName),
                        member("open", &ConflictGroup::open), member("blocks_signing", &ConflictGroup::blocksSigning),
                        member("conflicts", &ConflictGroup::conflicts), member("age_text", &ConflictGroup::ageText),
                        member("sex", &ConflictGroup::sex));
};

template <>
struct Described<Side> {
    static constexpr auto members =
        std::make_tuple(member("value", &Side::value), member("who", &Side::who), member("where", &Side::where),
                        member("at", &Side::at), member("record", &Side::record));
};

template <>
struct Described<NamedId> {
    static constexpr auto members = std::make_tuple(member("id", &NamedId::id), member("name", &NamedId::name));
};

template <>
struct Described<SeenMark> {
    static constexpr auto members = std::make_tuple(member("who", &SeenMark::who), member("at", &SeenMark::at));
};

template <>
struct Described<ParkedLine> {
    static constexpr auto members = std::make_tuple(
        member("op", &ParkedLine::op), member("kind", &ParkedLine::kind), member("record", &ParkedLine::record),
        member("code", &ParkedLine::code), member("detail", &ParkedLine::detail), member("at", &ParkedLine::at),
        member("group", &ParkedLine::group), member("look", &ParkedLine::look),
        member("only_here", &ParkedLine::onlyHere), member("action", &ParkedLine::action));
};

template <>
struct Described<ImportProblem> {
    static constexpr auto members =
        std::make_tuple(member("row", &ImportProblem::row), member("column", &ImportProblem::column),
                        member("what", &ImportProblem::what), member("fix", &ImportProblem::fix));
};

template <>
struct Described<ImportColumn> {
    static constexpr auto members =
        std::make_tuple(member("heading", &ImportColumn::heading), member("field", &ImportColumn::field));
};

template <>
struct Described<ImportRowPlan> {
    static constexpr auto members =
        std::make_tuple(member("row", &ImportRowPlan::row), member("outcome", &ImportRowPlan::outcome),
                        member("name", &ImportRowPlan::name), member("existing", &ImportRowPlan::existing));
};

template <>
struct Described<ListConflicts> {
    static constexpr std::string_view name = "conflict.list";
    static constexpr std::string_view permission = "patient.view_demographics";
    static constexpr auto members = std::make_tuple(member("with_settled", &ListConflicts::withSettled));
};
template <>
struct Described<ListConflicts::Answer> {
    static constexpr auto members = std::make_tuple(
        member("conflicts", &ListConflicts::Answer::conflicts), member("groups", &ListConflicts::Answer::groups),
        member("open", &ListConflicts::Answer::open), member("merged", &ListConflicts::Answer::merged));
};

template <>
struct Described<ShowConflict> {
    static constexpr std::string_view name = "conflict.show";
    static constexpr std::string_view permission = "patient.view_demographics";
    static constexpr auto members = std::make_tuple(member("conflict", &ShowConflict::conflict).require());
};
template <>
struct Described<ConflictView> {
    static constexpr auto members =
        std::make_tuple(member("line", &ConflictView::line), member("before", &ConflictView::before),
                        member("mine", &ConflictView::mine), member("theirs", &ConflictView::theirs),
                        member("standing", &ConflictView::standing), member("choice", &ConflictView::choice),
                        member("chosen", &ConflictView::chosen), member("settled_by", &ConflictView::settledBy),
                        member("settled_at", &ConflictView::settledAt), member("choices", &ConflictView::choices),
                        member("names", &ConflictView::names), member("seen_by", &ConflictView::seenBy),
                        member("undoable", &ConflictView::undoable), member("age_text", &ConflictView::ageText),
                        member("sex", &ConflictView::sex), member("clinic_number", &ConflictView::clinicNumber));
};

template <>
struct Described<ConflictsOfPatient> {
    static constexpr std::string_view name = "conflict.of_patient";
    static constexpr std::string_view permission = "patient.view_demographics";
    static constexpr auto members = std::make_tuple(member("patient", &ConflictsOfPatient::patient));
};
template <>
struct Described<ConflictsOfPatient::Answer> {
    static constexpr auto members = std::make_tuple(member("cards", &ConflictsOfPatient::Answer::cards),
                                                    member("hidden", &ConflictsOfPatient::Answer::hidden));
};

template <>
struct Described<ResolveConflict> {
    static constexpr std::string_view name = "conflict.resolve";
    static constexpr std::string_view permission = "sync.resolve_conflict";
    static constexpr auto members = std::make_tuple(
        member("conflict", &ResolveConflict::conflict).require(), member("choice", &ResolveConflict::choice).require(),
        member("value", &ResolveConflict::value), member("reason", &ResolveConflict::reason));
};
template <>
struct Described<ResolveConflict::Answer> {
    static constexpr auto members = std::make_tuple(member("state", &ResolveConflict::Answer::state));
};

template <>
struct Described<UndoConflict> {
    static constexpr std::string_view name = "conflict.undo";
    static constexpr std::string_view permission = "sync.resolve_conflict";
    static constexpr auto members =
        std::make_tuple(member("conflict", &UndoConflict::conflict).require(), member("reason", &UndoConflict::reason));
};
template <>
struct Described<UndoConflict::Answer> {
    static constexpr auto members = std::make_tuple(member("state", &UndoConflict::Answer::state),
                                                    member("restored", &UndoConflict::Answer::restored));
};

template <>
struct Described<SeeConflict> {
    static constexpr std::string_view name = "conflict.see";
    static constexpr std::string_view permission = "prescription.sign";
    static constexpr auto members = std::make_tuple(member("conflict", &SeeConflict::conflict).require());
};
template <>
struct Described<SeeConflict::Answer> {
    static constexpr auto members = std::make_tuple(member("blocks_signing", &SeeConflict::Answer::blocksSigning));
};

template <>
struct Described<ReadSyncStatus> {
    static constexpr std::string_view name = "sync.status";
    static constexpr std::string_view permission = "";
    static constexpr auto members = std::make_tuple();
};
template <>
struct Described<ReadSyncStatus::Answer> {
    static constexpr auto members = std::make_tuple(member("status", &ReadSyncStatus::Answer::status));
};

template <>
struct Described<PauseLoad> {
    static constexpr std::string_view name = "sync.pause";
    static constexpr std::string_view permission = "";
    static constexpr auto members = std::make_tuple(member("paused", &PauseLoad::paused));
};
template <>
struct Described<PauseLoad::Answer> {
    static constexpr auto members = std::make_tuple(member("paused", &PauseLoad::Answer::paused));
};

template <>
struct Described<ListParked> {
    static constexpr std::string_view name = "sync.parked";
    static constexpr std::string_view permission = "";
    static constexpr auto members = std::make_tuple();
};
template <>
struct Described<ListParked::Answer> {
    static constexpr auto members = std::make_tuple(member("parked", &ListParked::Answer::parked));
};

template <>
struct Described<RetryParked> {
    static constexpr std::string_view name = "sync.retry";
    static constexpr std::string_view permission = "sync.resolve_conflict";
    static constexpr auto members =
        std::make_tuple(member("op", &RetryParked::op), member("group", &RetryParked::group));
};
template <>
struct Described<RetryParked::Answer> {
    static constexpr auto members = std::make_tuple(member("queued", &RetryParked::Answer::queued));
};

template <>
struct Described<ExportParked> {
    static constexpr std::string_view name = "sync.export_parked";
    static constexpr std::string_view permission = "sync.resolve_conflict";
    static constexpr auto members =
        std::make_tuple(member("file", &ExportParked::file).require(), member("reason", &ExportParked::reason));
};
template <>
struct Described<ExportParked::Answer> {
    static constexpr auto members = std::make_tuple(member("written", &ExportParked::Answer::written),
                                                    member("locked", &ExportParked::Answer::locked));
};

template <>
struct Described<WriteSupportFile> {
    static constexpr std::string_view name = "sync.support";
    static constexpr std::string_view permission = "";
    static constexpr auto members = std::make_tuple(member("file", &WriteSupportFile::file).require());
};
template <>
struct Described<WriteSupportFile::Answer> {
    static constexpr auto members = std::make_tuple(member("file", &WriteSupportFile::Answer::file),
                                                    member("bytes", &WriteSupportFile::Answer::bytes));
};

template <>
struct Described<ImportPatients> {
    static constexpr std::string_view name = "import.patients";
    static constexpr std::string_view permission = "patient.create";
    static constexpr auto members =
        std::make_tuple(member("file", &ImportPatients::file).require(), member("dry_run", &ImportPatients::dryRun),
                        member("mapping", &ImportPatients::mapping));
};
template <>
struct Described<ImportPatients::Answer> {
    static constexpr auto members = std::make_tuple(
        member("import_id", &ImportPatients::Answer::importId), member("columns", &ImportPatients::Answer::columns),
        member("rows", &ImportPatients::Answer::rows), member("added", &ImportPatients::Answer::added),
        member("already_here", &ImportPatients::Answer::alreadyHere),
        member("refused", &ImportPatients::Answer::refused),
        member("possible_duplicates", &ImportPatients::Answer::possibleDuplicates),
        member("problems", &ImportPatients::Answer::problems), member("plan", &ImportPatients::Answer::plan),
        member("cancelled", &ImportPatients::Answer::cancelled));
};

template <>
struct Described<UndoImport> {
    static constexpr std::string_view name = "import.undo";
    static constexpr std::string_view permission = "patient.deactivate";
    static constexpr auto members = std::make_tuple(member("import_id", &UndoImport::importId).require());
};
template <>
struct Described<UndoImport::Answer> {
    static constexpr auto members =
        std::make_tuple(member("removed", &UndoImport::Answer::removed), member("kept", &UndoImport::Answer::kept));
};

}  // namespace opdesk::clinic
