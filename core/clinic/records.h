#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/clinic/session.h"
#include "core/model/codec.h"
#include "core/store/store.h"

/// What every use case does with records: read one as its struct, build changes, name what is written to the audit
/// chain.
namespace opdesk::clinic {

/// A live record together with its struct.
template <typename T>
struct Stored {
    store::Record record;
    T value;
};

/// nullopt when there is none or it was deleted. Errors: locked, damaged.
template <typename T>
base::Result<std::optional<Stored<T>>> readRecord(Session& session, const base::Uuid& id) {
    if (id.isNull())
        return std::optional<Stored<T>>{};
    OPDESK_TRY(auto found, session.store.record(model::Kind<T>::id, id));
    if (!found || found->deleted)
        return std::optional<Stored<T>>{};
    OPDESK_TRY(auto value, model::decode<T>(found->body));
    return std::optional<Stored<T>>(Stored<T>{std::move(*found), std::move(value)});
}

/// readRecord() that must find: notFound names `field`.
template <typename T>
base::Result<Stored<T>> needRecord(Session& session, const base::Uuid& id, std::string_view field) {
    OPDESK_TRY(auto found, readRecord<T>(session, id));
    if (!found)
        return base::fail(base::Error{base::ErrorCode::notFound, "no such record on this desk", std::string(field),
                                      "an id that a list or search gave"});
    return std::move(*found);
}

/// Voided records stay in the store; nothing counts with them.
bool isVoided(const store::Record& record);

/// All live records of a kind that name the patient, oldest first; voided ones are left out.
template <typename T>
base::Result<std::vector<Stored<T>>> recordsOfPatient(Session& session, const model::PatientId& patient) {
    OPDESK_TRY(auto records, session.store.ofPatient(model::Kind<T>::id, patient));
    std::vector<Stored<T>> read;
    read.reserve(records.size());
    for (auto& record : records) {
        if (isVoided(record))
            continue;
        OPDESK_TRY(auto value, model::decode<T>(record.body));
        read.push_back({std::move(record), std::move(value)});
    }
    return read;
}

/// All live records of one of the small kinds.
template <typename T>
base::Result<std::vector<Stored<T>>> recordsOf(Session& session) {
    OPDESK_TRY(auto records, session.store.all(model::Kind<T>::id));
    std::vector<Stored<T>> read;
    read.reserve(records.size());
    for (auto& record : records) {
        OPDESK_TRY(auto value, model::decode<T>(record.body));
        read.push_back({std::move(record), std::move(value)});
    }
    return read;
}

/// A new record: create, or append where the kind only ever grows.
template <typename T>
store::Change newRecord(const base::Uuid& id, const T& value) {
    store::Change change;
    change.kind = model::Kind<T>::id;
    change.record = id;
    change.action =
        model::describe(change.kind).shape == model::Shape::append ? model::Action::append : model::Action::create;
    change.document = model::encode(value);
    return change;
}

store::Change setFields(model::KindId kind, const base::Uuid& id, model::json::object fields);
/// void for kinds that only grow, delete for the others; `reason` stays with the op.
store::Change endRecord(model::KindId kind, const base::Uuid& id, const std::string& reason);

store::AuditEntry auditOf(std::string action, model::KindId kind, const base::Uuid& object,
                          const model::PatientId& patient, std::string_view permission);

/// authorize() in the words of most use cases.
struct Asked {
    std::string_view permission{};
    model::KindId kind = model::KindId::patient;
    base::Uuid object{};
    model::PatientId patient{};
    bool own = true;
    bool hasReason = false;
};
base::Status allow(Session& session, const Asked& asked);
/// The same question without a trace: for masks and for showing what may be done.
bool mayQuietly(const Session& session, std::string_view permission, bool own, bool hasReason = false);

/// One action with its own audit event.
base::Result<store::CommitReceipt> commitOne(Session& session, std::vector<store::Change> changes,
                                             store::AuditEntry event);

/// The device's clock corrected by the offset last measured against the server.
base::Instant correctedNow(Session& session);

}  // namespace opdesk::clinic
