#include <algorithm>
#include <boost/json.hpp>
#include <map>

#include "core/model/op.h"
#include "core/store/body_reader.h"
#include "core/store/desk_projections.h"
#include "core/store/impl.h"
#include "core/store/queries.h"

namespace opdesk::store {

using base::Result;
using base::Status;

namespace {

constexpr std::chrono::hours kSettledShown{24 * 7};

/// What a row says, opened in memory; nullopt while its compartment is not open.
Result<std::optional<std::string>> openRow(Store::Impl& store, model::KindId kind, const base::Uuid& id,
                                           model::Compartment compartment, std::int64_t epoch, base::ByteView bytes,
                                           std::string_view role) {
    if (epoch < 0 || (epoch > 0 && !store.keys.has(compartment, epoch)))
        return std::optional<std::string>();
    OPDESK_TRY(const auto plain,
               store.keys.open(compartment, epoch, bytes, model::sealContext(store.tenant, kind, id, role)));
    return std::optional(std::string(base::asText(plain)));
}

Status readTimeline(Store::Impl& store, const base::Uuid& person, int limit, std::int64_t before,
                    std::vector<TimelineRow>& timeline) {
    OPDESK_TRY(auto rows, store.database->query("SELECT kind, record, at, compartment, epoch, summary FROM timeline_row"
                                                " WHERE patient = ? AND at < ? ORDER BY at DESC LIMIT ?",
                                                person, before, limit));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return {};
        const auto kind = store.words.kind(rows.integer(0));
        if (!kind)
            continue;
        TimelineRow row;
        row.kind = *kind;
        row.record = rows.uuid(1);
        row.at = base::fromMillis(rows.integer(2));
        row.compartment = store.words.compartment(rows.integer(3)).value_or(model::Compartment::admin);
        OPDESK_TRY(auto summary,
                   openRow(store, row.kind, row.record, row.compartment, rows.integer(4), rows.blob(5), kTimelineRole));
        row.locked = !summary;
        row.summary = std::move(summary).value_or("");
        timeline.push_back(std::move(row));
    }
}

/// Columns: conflict, patient, name, raised_at, compartment, epoch, card.
Result<ConflictRow> readConflict(Store::Impl& store, Statement& rows) {
    ConflictRow row;
    row.conflict = model::ConflictId(rows.uuid(0));
    row.patient = model::PatientId(rows.uuid(1));
    row.patientName = rows.text(2);
    row.raisedAt = base::fromMillis(rows.integer(3));
    row.compartment = store.words.compartment(rows.integer(4)).value_or(model::Compartment::admin);
    OPDESK_TRY(const auto card, openRow(store, model::KindId::conflict, rows.uuid(0), row.compartment, rows.integer(5),
                                        rows.blob(6), kConflictRowRole));
    row.locked = !card;
    if (!card)
        return row;
    OPDESK_TRY(const auto shown, base::parseJsonObject(*card));
    const BodyReader body(shown);
    row.recordKind = body.text("record_kind");
    row.field = body.text("field");
    row.reason = body.text("reason");
    row.severity = body.text("severity");
    row.state = body.text("state");
    return row;
}

}  // namespace

Result<std::vector<TimelineRow>> timelineOf(Store& store, const model::PatientId& patient, int limit,
                                            std::optional<base::Instant> before) {
    std::vector<TimelineRow> timeline;
    OPDESK_TRY(const auto here,
               store.database().number("SELECT 1 FROM patient_card WHERE patient = ?", patient.uuid()));
    if (!here)
        return timeline;
    OPDESK_TRY(const auto people, samePerson(store.database(), patient));
    const auto upTo = before ? base::toMillis(*before) : std::numeric_limits<std::int64_t>::max();
    for (const auto& person : people)
        OPDESK_CHECK(readTimeline(store.impl(), person, limit, upTo, timeline));
    std::ranges::sort(timeline, [](const TimelineRow& a, const TimelineRow& b) {
        return std::tie(b.at, b.record) < std::tie(a.at, a.record);
    });
    if (timeline.size() > static_cast<std::size_t>(std::max(limit, 0)))
        timeline.resize(static_cast<std::size_t>(limit));
    return timeline;
}

Result<std::vector<ConflictRow>> conflicts(Store& store, bool withSettled) {
    const auto since =
        withSettled ? base::toMillis(store.clock().now() - kSettledShown) : std::numeric_limits<std::int64_t>::max();
    std::vector<ConflictRow> list;
    OPDESK_TRY(auto rows,
               store.database().query(
                   "SELECT c.conflict, c.patient, p.name, c.raised_at, c.compartment, c.epoch, c.card"
                   " FROM conflict_row c LEFT JOIN patient_card p ON p.patient = c.patient"
                   " WHERE (c.settled_at IS NULL OR c.settled_at >= ?) AND (c.patient IS NULL OR p.patient IS NOT NULL)"
                   " ORDER BY c.raised_at, c.conflict",
                   since));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            break;
        OPDESK_TRY(auto row, readConflict(store.impl(), rows));
        list.push_back(std::move(row));
    }
    // Patients with something urgent first, then by the age of their oldest card; within one, urgent cards first.
    struct Rank {
        bool high = false;
        base::Instant oldest = base::Instant::max();
    };
    std::map<base::Uuid, Rank> patients;
    const auto isHigh = [](const ConflictRow& row) { return row.severity == "high" && row.state != "settled"; };
    for (const auto& row : list) {
        auto& rank = patients[row.patient.uuid()];
        rank.high = rank.high || isHigh(row);
        rank.oldest = std::min(rank.oldest, row.raisedAt);
    }
    const auto key = [&](const ConflictRow& row) {
        const auto& rank = patients[row.patient.uuid()];
        return std::tuple(!rank.high, rank.oldest, row.patient, !isHigh(row), row.raisedAt, row.conflict);
    };
    std::ranges::sort(list, [&](const ConflictRow& a, const ConflictRow& b) { return key(a) < key(b); });
    return list;
}

Result<bool> hasHighConflict(Store& store, const model::PatientId& patient) {
    OPDESK_TRY(const auto people, samePerson(store.database(), patient));
    for (const auto& person : people) {
        OPDESK_TRY(auto rows, store.database().query(
                                  "SELECT conflict, patient, '', raised_at, compartment, epoch, card FROM conflict_row"
                                  " WHERE patient = ? AND settled_at IS NULL",
                                  person));
        while (true) {
            OPDESK_TRY(const bool more, rows.step());
            if (!more)
                break;
            OPDESK_TRY(const auto row, readConflict(store.impl(), rows));
            if (row.severity == "high")
                return true;
        }
    }
    return false;
}

Result<bool> hasOpenConflict(Store& store, const model::PatientId& patient) {
    OPDESK_TRY(const auto people, samePerson(store.database(), patient));
    for (const auto& person : people) {
        OPDESK_TRY(auto rows, store.database().query(
                                  "SELECT 1 FROM conflict_row WHERE patient = ? AND settled_at IS NULL", person));
        OPDESK_TRY(const bool any, rows.step());
        if (any)
            return true;
    }
    return false;
}

}  // namespace opdesk::store
