#include <map>

#include "core/store/answer_writer.h"
#include "core/store/sync_values.h"

namespace opdesk::store {

using base::Result;
using base::Status;
using base::Uuid;

void setLeafMaker(Store& store, LeafMaker maker) {
    store.impl().leaves.setMaker(std::move(maker));
}

Result<std::optional<LeafSums>> leafSums(Store& store, model::Compartment compartment) {
    auto& impl = store.impl();
    const auto word = impl.words.of(compartment);
    OPDESK_TRY(const auto sealed,
               impl.database->number("SELECT 1 FROM sealed_page WHERE compartment = ? LIMIT 1", word));
    OPDESK_TRY(const auto missing,
               impl.database->number(
                   "SELECT 1 FROM record WHERE compartment = ? AND leaf IS NULL AND version > 0 LIMIT 1", word));
    if (sealed || missing)
        return std::optional<LeafSums>();
    OPDESK_TRY(auto sums, impl.leaves.read(compartment));
    return std::optional(std::move(sums));
}

Result<CountedSums> recomputeLeafSums(Store& store, model::Compartment compartment) {
    auto& impl = store.impl();
    CountedSums counted;
    OPDESK_TRY(auto rows,
               impl.database->query("SELECT id, leaf FROM record WHERE compartment = ?", impl.words.of(compartment)));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return counted;
        const auto column = leafColumn(rows, 1);
        if (!column.leaf)
            continue;
        ++counted.live;
        auto& sum = counted.sums[rows.uuid(0).bytes()[15]];
        for (std::size_t i = 0; i < sum.size(); ++i)
            sum[i] = static_cast<std::uint8_t>(sum[i] ^ (*column.leaf)[i]);
    }
}

Status rebuildLeafSums(Store& store, model::Compartment compartment) {
    auto& impl = store.impl();
    const auto write = [&]() -> Status {
        OPDESK_TRY(auto transaction, Transaction::begin(*impl.database, Durability::memory));
        OPDESK_TRY(const auto counted, recomputeLeafSums(store, compartment));
        impl.leaves.replace(compartment, counted.sums);
        return impl.commitRows(transaction);
    };
    auto written = write();
    if (!written)
        impl.rolledBack();
    return written;
}

Result<std::vector<RecordName>> wrongLeaves(Store& store) {
    auto& impl = store.impl();
    std::vector<RecordName> wrong;
    OPDESK_TRY(auto rows,
               impl.database->prepare("SELECT kind, id, version, compartment, deleted, dirty, leaf FROM record"));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return wrong;
        const auto kind = impl.words.kind(rows.integer(0));
        const auto compartment = impl.words.compartment(rows.integer(3));
        if (!kind || !compartment || rows.integer(5) != 0 || !impl.keys.canOpen(*compartment))
            continue;
        const auto id = rows.uuid(1);
        std::optional<Leaf> leaf;
        if (rows.integer(4) == 0 && rows.integer(2) > 0) {
            OPDESK_TRY(const auto text, impl.records.text(*kind, id));
            leaf = impl.leaves.make(*kind, *compartment, id, rows.integer(2), text);
        }
        if (leafColumn(rows, 6).leaf != leaf)
            wrong.emplace_back(*kind, id);
    }
}

Result<std::vector<LeafEntry>> leavesIn(Store& store, model::Compartment compartment, std::uint8_t bucket) {
    auto& impl = store.impl();
    std::vector<LeafEntry> found;
    const base::Bytes last{bucket};
    OPDESK_TRY(auto rows, impl.database->query("SELECT kind, id, version, leaf FROM record"
                                               " WHERE compartment = ? AND substr(id, 16, 1) = ?",
                                               impl.words.of(compartment), last));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return found;
        const auto kind = impl.words.kind(rows.integer(0));
        const auto column = leafColumn(rows, 3);
        if (kind && column.leaf)
            found.push_back({*kind, rows.uuid(1), rows.integer(2), *column.leaf});
    }
}

namespace {

struct Leafless {
    model::KindId kind;
    Uuid id;
    std::int64_t version;
    model::Compartment compartment;
    bool deleted, dirty;
};

Result<std::vector<Leafless>> leafless(Store::Impl& impl, model::Compartment compartment, std::size_t most) {
    std::vector<Leafless> found;
    OPDESK_TRY(auto rows, impl.database->query("SELECT kind, id, version, deleted, dirty FROM record"
                                               " WHERE compartment = ? AND leaf IS NULL AND version > 0 LIMIT ?",
                                               impl.words.of(compartment), static_cast<std::int64_t>(most)));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return found;
        if (const auto kind = impl.words.kind(rows.integer(0)))
            found.push_back(
                {*kind, rows.uuid(1), rows.integer(2), compartment, rows.integer(3) != 0, rows.integer(4) != 0});
    }
}

/// The leaf of what the server last said of the record, as far as it lies here.
Result<LeafColumn> leafOfImage(Store::Impl& impl, const Leafless& one) {
    bool deleted = one.deleted;
    std::string text;
    if (one.dirty) {
        OPDESK_TRY(const auto image, impl.records.loadBase(one.kind, one.id, one.compartment));
        deleted = !image || image->deleted;
        if (image)
            text = base::canonicalJson(image->body);
    } else if (!deleted) {
        OPDESK_TRY(text, impl.records.text(one.kind, one.id));
    }
    if (deleted)
        return LeafColumn{true, std::nullopt};
    const auto leaf = impl.leaves.make(one.kind, one.compartment, one.id, one.version, text);
    return LeafColumn{leaf.has_value(), leaf};
}

}  // namespace

Result<bool> makeLeaves(Store& store, std::size_t most) {
    auto& impl = store.impl();
    if (!impl.leaves.hasMaker())
        return false;
    const auto write = [&]() -> Result<bool> {
        OPDESK_TRY(auto transaction, Transaction::begin(*impl.database, Durability::memory));
        bool made = false;
        for (std::size_t i = 0; i < model::kCompartmentCount && !made; ++i) {
            const auto compartment = static_cast<model::Compartment>(i);
            if (!impl.keys.canOpen(compartment))
                continue;
            OPDESK_TRY(const auto list, leafless(impl, compartment, most));
            for (const auto& one : list) {
                OPDESK_TRY(const auto column, leafOfImage(impl, one));
                if (!column.isKnown)
                    break;  // the digests' key of this compartment is not here
                OPDESK_CHECK(impl.records.setLeaf(one.kind, one.id, column));
                if (column.leaf)
                    OPDESK_CHECK(impl.leaves.fold(compartment, one.id, *column.leaf));
                made = true;
            }
        }
        if (made)
            OPDESK_CHECK(impl.commitRows(transaction));
        return made;
    };
    auto made = write();
    if (!made)
        impl.rolledBack();
    return made;
}

namespace {

/// Acknowledged groups still here, by the records they changed. One pass: the outbox has no index for it.
Result<std::map<RecordName, std::vector<Uuid>>> keptGroups(Store::Impl& impl, std::span<const RecordName> asked) {
    std::map<RecordName, std::vector<Uuid>> kept;
    for (const auto& name : asked)
        kept[name];
    OPDESK_TRY(auto rows, impl.database->prepare("SELECT kind, id, group_id FROM outbox WHERE state = 'acked'"));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return kept;
        const auto kind = impl.words.kind(rows.integer(0));
        const auto it = kind ? kept.find({*kind, rows.uuid(1)}) : kept.end();
        if (it != kept.end())
            it->second.push_back(rows.uuid(2));
    }
}

}  // namespace

Result<std::int64_t> healRecords(Store& store, std::span<const RecordName> asked, const Page& page) {
    auto& impl = store.impl();
    AnswerWriter writer(impl);
    const auto write = [&]() -> Result<std::int64_t> {
        OPDESK_TRY(auto transaction, Transaction::begin(*impl.database, Durability::memory));
        OPDESK_CHECK(writer.isOf(page));
        std::set<RecordName> told;
        std::int64_t changed = 0;
        for (const auto& part : page.parts)
            for (const auto& row : part.rows) {
                told.insert({row.kind, row.id});
                OPDESK_TRY(const bool one, writer.heal(row));
                changed += one ? 1 : 0;
            }
        std::vector<RecordName> missing;
        std::ranges::copy_if(asked, std::back_inserter(missing),
                             [&](const auto& name) { return !told.contains(name); });
        if (!missing.empty()) {
            OPDESK_TRY(const auto kept, keptGroups(impl, missing));
            for (const auto& name : missing) {
                OPDESK_TRY(const bool one, writer.healMissing(name, kept.at(name)));
                changed += one ? 1 : 0;
            }
        }
        OPDESK_CHECK(addSyncNumber(*impl.database, SyncValue::healed, changed));
        OPDESK_CHECK(impl.commitRows(transaction));
        return changed;
    };
    auto changed = write();
    if (!changed) {
        impl.rolledBack();
        return changed;
    }
    impl.announce(writer.changed());
    return changed;
}

}  // namespace opdesk::store
