#pragma once

#include "core/store/projection.h"

/// The smaller projections of the desk; each is one table by its own question.
namespace opdesk::store {

/// Today's queue, and when a patient was last here.
class QueueProjection final : public Projection {
public:
    explicit QueueProjection(const ProjectionContext& context) : m_context(context) {}
    std::string_view name() const override { return "queue"; }
    std::int64_t schema() const override { return 2; }
    std::string_view createScript() const override;
    std::string_view dropScript() const override { return "DROP TABLE IF EXISTS visit_row"; }
    bool wants(model::KindId kind) const override { return kind == model::KindId::visit; }
    base::Status put(const ProjectedRecord& record) override;

private:
    ProjectionContext m_context;
};

class AppointmentProjection final : public Projection {
public:
    explicit AppointmentProjection(const ProjectionContext& context) : m_context(context) {}
    std::string_view name() const override { return "appointment"; }
    std::int64_t schema() const override { return 2; }
    std::string_view createScript() const override;
    std::string_view dropScript() const override { return "DROP TABLE IF EXISTS appointment_row"; }
    bool wants(model::KindId kind) const override { return kind == model::KindId::appointment; }
    base::Status put(const ProjectedRecord& record) override;

private:
    ProjectionContext m_context;
};

/// Invoices and payments as signed amounts, and which sitting of which till they belong to.
class LedgerProjection final : public Projection {
public:
    explicit LedgerProjection(const ProjectionContext& context) : m_context(context) {}
    std::string_view name() const override { return "ledger"; }
    std::int64_t schema() const override { return 2; }
    std::string_view createScript() const override;
    std::string_view dropScript() const override { return "DROP TABLE IF EXISTS ledger_row"; }
    bool wants(model::KindId kind) const override {
        return kind == model::KindId::invoice || kind == model::KindId::payment || kind == model::KindId::dayClose;
    }
    base::Status put(const ProjectedRecord& record) override;

private:
    ProjectionContext m_context;
};

/// Who was merged into whom; a voided alias is undone.
class AliasProjection final : public Projection {
public:
    explicit AliasProjection(const ProjectionContext& context) : m_context(context) {}
    std::string_view name() const override { return "alias"; }
    std::int64_t schema() const override { return 1; }
    std::string_view createScript() const override;
    std::string_view dropScript() const override { return "DROP TABLE IF EXISTS alias_row"; }
    bool wants(model::KindId kind) const override { return kind == model::KindId::alias; }
    base::Status put(const ProjectedRecord& record) override;

private:
    ProjectionContext m_context;
};

/// What happened to a patient and when. Rows of sealed kinds hold ids and times; their summary is sealed per row.
class TimelineProjection final : public Projection {
public:
    explicit TimelineProjection(const ProjectionContext& context) : m_context(context) {}
    std::string_view name() const override { return "timeline"; }
    std::int64_t schema() const override { return 1; }
    std::string_view createScript() const override;
    std::string_view dropScript() const override { return "DROP TABLE IF EXISTS timeline_row"; }
    bool wants(model::KindId kind) const override;
    base::Status put(const ProjectedRecord& record) override;

private:
    ProjectionContext m_context;
};

/// Conflict cards. Everything but ids and times is sealed where the card lies in a sealed compartment.
class ConflictProjection final : public Projection {
public:
    explicit ConflictProjection(const ProjectionContext& context) : m_context(context) {}
    std::string_view name() const override { return "conflict"; }
    std::int64_t schema() const override { return 1; }
    std::string_view createScript() const override;
    std::string_view dropScript() const override { return "DROP TABLE IF EXISTS conflict_row"; }
    bool wants(model::KindId kind) const override { return kind == model::KindId::conflict; }
    base::Status put(const ProjectedRecord& record) override;

private:
    ProjectionContext m_context;
};

inline constexpr std::string_view kTimelineRole = "timeline";
inline constexpr std::string_view kConflictRowRole = "conflict-row";

}  // namespace opdesk::store
