#include <algorithm>

#include "core/store/answer_writer.h"
#include "core/store/sync_values.h"

namespace opdesk::store {

using base::Result;
using base::Status;

namespace {

void gather(ChangedIds& into, const ChangedIds& changed) {
    for (const auto& [kind, ids] : changed)
        into[kind].insert(into[kind].end(), ids.begin(), ids.end());
}

}  // namespace

Status AnswerWriter::isOf(const Page& page) {
    OPDESK_TRY(const auto begins, readSyncText(*m_store.database, SyncValue::history));
    OPDESK_TRY(const auto here, readSyncText(*m_store.database, SyncValue::epoch));
    if (!begins.empty() || (!page.epoch.empty() && !here.empty() && here != page.epoch))
        return base::fail(base::ErrorCode::wrongState, "an answer of a history that ended");
    if (!page.load)
        return {};
    OPDESK_TRY(const auto load, readSyncNumber(*m_store.database, SyncValue::load));
    if (load.value_or(0) != *page.load)
        return base::fail(base::ErrorCode::wrongState, "a page of a load that was begun anew");
    return {};
}

namespace {

/// What comes with a row, and of what none can come: a compartment this desk lost, or has no key for yet.
void expectRows(AnswerWriter& writer, const Page& page, const std::optional<CursorMove>& move) {
    for (const auto& part : page.parts) {
        if (!part.sealed.empty() && part.rows.empty())
            writer.hasNoRowsOf(part.compartment);
        for (const auto& row : part.rows)
            writer.expect(row);
    }
    if (!move)
        return;
    const auto told = compartmentsIn(move->scope);
    for (std::size_t i = 0; i < model::kCompartmentCount; ++i)
        if (const auto one = static_cast<model::Compartment>(i); std::ranges::find(told, one) == told.end())
            writer.hasNoRowsOf(one);
}

Result<bool> apply(Store& store, std::span<const OpAck> acks, std::span<const model::GroupId> groups, const Page& page,
                   const std::optional<CursorMove>& move) {
    auto& impl = store.impl();
    AnswerWriter writer(impl);
    bool moved = false;
    const auto write = [&]() -> Status {
        // Lost with a power cut, all of it comes again: rows and cursor are one transaction, and acknowledged ops are
        // resent.
        OPDESK_TRY(auto transaction, Transaction::begin(*impl.database, Durability::memory));
        OPDESK_CHECK(writer.isOf(page));
        if (!acks.empty())
            expectRows(writer, page, move);
        OPDESK_CHECK(writer.acknowledge(acks));
        for (const auto& group : groups)
            OPDESK_CHECK(writer.acknowledgeGroup(group));
        for (const auto& part : page.parts)
            for (const auto& row : part.rows)
                OPDESK_CHECK(writer.take(row));
        OPDESK_CHECK(writer.close(page));
        if (move) {
            OPDESK_TRY(moved, writer.moveCursor(*move));
        }
        return impl.commitRows(transaction);
    };
    if (auto written = write(); !written) {
        impl.rolledBack();
        return base::fail(std::move(written).error());
    }
    impl.announce(writer.changed());
    return moved;
}

}  // namespace

Status applyAnswer(Store& store, std::span<const OpAck> acks, std::span<const model::GroupId> groups,
                   const Page& page) {
    OPDESK_CHECK(apply(store, acks, groups, page, {}));
    return {};
}

Result<bool> applyPushAnswer(Store& store, std::span<const OpAck> acks, std::span<const model::GroupId> groups,
                             const Page& page, const std::optional<CursorMove>& move) {
    return apply(store, acks, groups, page, move);
}

Result<SliceEnd> applySlice(Store& store, const RowSource& rows, const SliceBound& bound, const Page& close) {
    auto& impl = store.impl();
    AnswerWriter writer(impl);
    SliceEnd end;
    const auto write = [&]() -> Status {
        OPDESK_TRY(auto transaction, Transaction::begin(*impl.database, Durability::memory));
        OPDESK_CHECK(writer.isOf(close));
        PageRow row;
        while (true) {
            // One row at least, so that a desk in use does not stand still.
            const bool full = bound.rows > 0 && end.rows >= bound.rows;
            if (full || (end.rows > 0 && bound.someoneWaits && bound.someoneWaits()))
                break;
            OPDESK_TRY(const bool more, rows(row));
            if (!more) {
                end.finished = true;
                OPDESK_CHECK(writer.close(close));
                break;
            }
            OPDESK_CHECK(writer.take(row));
            ++end.rows;
        }
        return impl.commitRows(transaction);
    };
    if (auto written = write(); !written) {
        impl.rolledBack();
        return base::fail(std::move(written).error());
    }
    gather(impl.unannounced, writer.changed());
    if (end.finished)
        impl.announce(std::exchange(impl.unannounced, {}));
    return end;
}

Status Store::Impl::unfoldPages(model::Compartment compartment, ChangedIds& changed) {
    if (!unfolder || readOnly)
        return {};
    // Pages of a history that ends mean nothing any more.
    OPDESK_TRY(const auto begins, readSyncText(*database, SyncValue::history));
    if (!begins.empty())
        return {};
    std::vector<std::pair<std::int64_t, PagePart>> pages;
    {
        OPDESK_TRY(auto rows,
                   database->query("SELECT number, epoch, from_seq, to_seq FROM sealed_page WHERE compartment = ?"
                                   " ORDER BY from_seq, number",
                                   words.of(compartment)));
        while (true) {
            OPDESK_TRY(const bool more, rows.step());
            if (!more)
                break;
            PagePart part;
            part.compartment = compartment;
            part.keyEpoch = rows.integer(1);
            part.fromSeq = rows.integer(2);
            part.toSeq = rows.integer(3);
            if (keys.has(compartment, part.keyEpoch))
                pages.emplace_back(rows.integer(0), std::move(part));
        }
    }
    for (auto& [number, part] : pages) {
        {
            OPDESK_TRY(auto row, database->query("SELECT sealed FROM sealed_page WHERE number = ?", number));
            OPDESK_TRY(const bool found, row.step());
            if (!found)
                continue;
            const auto sealed = row.blob(0);
            part.sealed.assign(sealed.begin(), sealed.end());
        }
        OPDESK_TRY(const auto images, unfolder(part, keys.key(compartment, part.keyEpoch)));
        AnswerWriter writer(*this);
        const auto write = [&, page = number]() -> Status {
            OPDESK_TRY(auto transaction, Transaction::begin(*database, Durability::memory));
            for (const auto& image : images)
                OPDESK_CHECK(writer.take(image));
            OPDESK_CHECK(database->run("DELETE FROM sealed_page WHERE number = ?", page));
            return commitRows(transaction);
        };
        if (auto written = write(); !written) {
            rolledBack();
            return written;
        }
        gather(changed, writer.changed());
    }
    return {};
}

}  // namespace opdesk::store
