#pragma once

#include <optional>
#include <span>

#include "core/base/random.h"
#include "core/store/leaf_table.h"
#include "core/store/projection.h"
#include "core/store/store.h"

namespace opdesk::store {

/// What is known of a record without opening it.
struct RecordHead {
    std::int64_t version = 0;
    model::Compartment compartment = model::Compartment::desk;
    bool deleted = false;
    bool dirty = false;
    model::PatientId subject;
    LeafColumn leaf;  ///< of the last server image
};

/// A server image on its way in; `text` is the canonical JSON of `body`.
struct ServerRow {
    model::KindId kind = model::KindId::patient;
    base::Uuid id;
    std::int64_t version = 0;
    model::Compartment compartment = model::Compartment::desk;
    bool deleted = false;
    bool dirty = false;
    const model::json::object& body;
    std::string_view text;
    LeafColumn leaf;
};

/// The last server image of a dirty record.
struct BaseImage {
    std::int64_t version = 0;
    bool deleted = false;
    model::json::object body;
};

/// The tables record and base, with bodies sealed on the way in and opened on the way out. Inside the caller's
/// transaction.
class RecordTable {
public:
    RecordTable(const ProjectionContext& context, ProjectionSet& projections)
        : m_context(context), m_projections(projections) {}

    base::Result<std::optional<RecordHead>> head(model::KindId kind, const base::Uuid& id);
    /// Errors: locked, damaged.
    base::Result<std::optional<Record>> load(model::KindId kind, const base::Uuid& id);
    /// Live records of the kind, by id; with `subject` only those of these patients.
    base::Result<std::vector<Record>> list(model::KindId kind, std::span<const base::Uuid> subjects, bool everybody);
    /// Writes the record and its projections; the leaf stays as it is. Errors: locked.
    base::Status save(const Record& record);
    /// Writes what the server sent, its leaf with it; the sums are the caller's.
    base::Status saveServer(const ServerRow& row);
    /// The same for a record that is not here; false, and nothing is written, when it is.
    base::Result<bool> insertServer(const ServerRow& row);
    base::Status setHead(model::KindId kind, const base::Uuid& id, std::int64_t version, bool dirty);
    /// Both at once: what lies here is, or follows from, the server's image of that version.
    base::Status setServerHead(model::KindId kind, const base::Uuid& id, std::int64_t version, bool dirty,
                               const LeafColumn& leaf);
    base::Status setLeaf(model::KindId kind, const base::Uuid& id, const LeafColumn& leaf);
    /// The record's body as canonical JSON text. Errors: notFound, locked, damaged.
    base::Result<std::string> text(model::KindId kind, const base::Uuid& id);
    base::Status erase(model::KindId kind, const base::Uuid& id);

    base::Result<std::optional<BaseImage>> loadBase(model::KindId kind, const base::Uuid& id,
                                                    model::Compartment compartment);
    base::Result<std::optional<std::int64_t>> baseVersion(model::KindId kind, const base::Uuid& id);
    base::Status saveBase(model::KindId kind, const base::Uuid& id, model::Compartment compartment,
                          const BaseImage& image);
    /// Copies the record as it lies into base; needs no key when the sealed bytes can stay, so it opens nothing it need
    /// not.
    base::Status dropBase(model::KindId kind, const base::Uuid& id);

    /// Puts every record of the kinds that `projection` wants into it. Returns the compartments it could not open.
    base::Result<std::vector<model::Compartment>> project(Projection& projection);
    /// Puts the records of a compartment into all projections again, after its key came.
    base::Status projectCompartment(model::Compartment compartment);

private:
    std::string contextOf(model::KindId kind, const base::Uuid& id, std::string_view role) const;
    base::Result<model::json::object> openBody(model::KindId kind, const base::Uuid& id, model::Compartment compartment,
                                               std::int64_t epoch, base::ByteView bytes, std::string_view role);
    base::Result<Record> read(Statement& row, model::KindId kind);
    base::Status move(model::KindId kind, const base::Uuid& id, model::Compartment compartment,
                      const base::Uuid& subject);
    base::Result<Stored> sealed(const ServerRow& row);

    ProjectionContext m_context;
    ProjectionSet& m_projections;
};

/// "record", or "conflict" for conflict cards.
std::string_view recordRole(model::KindId kind);
/// The patient a body belongs to; null when the kind has none or the body does not say.
base::Uuid subjectOf(model::KindId kind, const model::json::object& body);

}  // namespace opdesk::store
