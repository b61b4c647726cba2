#pragma once

#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/model/ids.h"
#include "core/model/kind.h"
#include "core/store/database.h"
#include "core/store/session_keys.h"
#include "core/store/words.h"

namespace opdesk::store {

/// A record on its way into the projections; `body` is null while its compartment is not open.
struct ProjectedRecord {
    model::KindId kind = model::KindId::patient;
    base::Uuid id;
    model::Compartment compartment = model::Compartment::desk;
    bool deleted = false;
    const model::json::object* body = nullptr;
    bool isNew = false;  ///< nothing of it is here for sure
};

/// Tables that answer one sort of question, rebuilt from the records whenever schema() changes. Runs inside the
/// transaction that writes the record.
class Projection {
public:
    virtual ~Projection() = default;
    virtual std::string_view name() const = 0;
    virtual std::int64_t schema() const = 0;
    virtual std::string_view createScript() const = 0;
    virtual std::string_view dropScript() const = 0;
    virtual bool wants(model::KindId kind) const = 0;
    /// Replaces what this record had left here before; a deleted one leaves nothing.
    virtual base::Status put(const ProjectedRecord& record) = 0;
    /// A transaction was rolled back: forget what is remembered in memory.
    virtual void forget() {}
};

/// What a projection works with.
struct ProjectionContext {
    Database& database;
    Words& words;
    SessionKeys& keys;
    base::Random& random;
    model::TenantId tenant;
};

class ProjectionSet {
public:
    void add(std::unique_ptr<Projection> projection);
    base::Status put(const ProjectedRecord& record);
    void forget();
    const std::vector<std::unique_ptr<Projection>>& all() const { return m_all; }

private:
    std::vector<std::unique_ptr<Projection>> m_all;
    std::array<std::vector<Projection*>, model::kKindCount> m_byKind;
};

/// The projections of this program.
ProjectionSet makeProjections(const ProjectionContext& context);

}  // namespace opdesk::store
