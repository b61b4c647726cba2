#include "core/store/impl.h"

namespace opdesk::store {

BulkLoad::BulkLoad(Store& store) : m_store(store), m_isOuter(store.impl().durability == Durability::disk) {
    store.impl().durability = Durability::memory;
}

BulkLoad::~BulkLoad() {
    (void)finish();
}

base::Status BulkLoad::finish() {
    if (m_finished || !m_isOuter)
        return {};
    m_finished = true;
    auto& impl = m_store.impl();
    impl.durability = Durability::disk;
    // A commit that waits for the disk takes everything before it in the write-ahead log along.
    OPDESK_TRY(auto transaction, Transaction::begin(*impl.database));
    OPDESK_CHECK(
        impl.database->run("INSERT INTO counter(name, value) VALUES('bulk_loads', 1)"
                           " ON CONFLICT(name) DO UPDATE SET value = value + 1"));
    OPDESK_CHECK(transaction.commit());
    impl.marks.save(impl);
    return {};
}

}  // namespace opdesk::store
