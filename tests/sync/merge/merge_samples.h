#pragma once

#include <algorithm>
#include <boost/json.hpp>
#include <string>

#include "core/model/validate.h"
#include "sync/merge/apply.h"

/// States and ops for the merge tests. Device and staff ids are small numbers in the last byte.
namespace opdesk::sync::merge::samples {

inline constexpr std::int64_t kRemoteAt = 1'795'000'000'000;

template <typename Id = base::Uuid>
Id id(std::uint8_t number) {
    std::array<std::uint8_t, 16> bytes{};
    bytes[6] = 0x70;
    bytes[8] = 0x80;
    bytes[15] = number;
    return Id(base::Uuid(bytes));
}
template <>
inline base::Uuid id<base::Uuid>(std::uint8_t number) {
    return id<model::OpId>(number).uuid();
}

inline const auto kOtherDevice = id<model::DeviceId>(20);
inline const auto kMyDevice = id<model::DeviceId>(30);
inline const auto kOtherStaff = id<model::StaffId>(40);
inline const auto kMyStaff = id<model::StaffId>(50);

inline Context context() {
    return {kMyDevice, kRemoteAt + 60'000};
}

/// Something valid in every required field.
inline json::object leastOf(const model::KindDescriptor& kind) {
    json::object body;
    for (const auto& field : kind.fields) {
        if (!field.required)
            continue;
        switch (field.type) {
            case model::FieldType::text:
                body[field.name] = "A";
                break;
            case model::FieldType::openEnum:
                body[field.name] = field.known.empty() ? std::string_view("A") : field.known.front();
                break;
            case model::FieldType::integer:
            case model::FieldType::paise:
                body[field.name] = std::max<std::int64_t>(field.least, 10);
                break;
            case model::FieldType::date:
                body[field.name] = "2026-11-17";
                break;
            case model::FieldType::instant:
                body[field.name] = "2026-11-17T04:00:00.000Z";
                break;
            case model::FieldType::flag:
                body[field.name] = true;
                break;
            case model::FieldType::id:
                body[field.name] = id<model::PatientId>(70).text();
                break;
            case model::FieldType::list:
                body[field.name] = json::array{1};
                break;
        }
    }
    return body;
}

/// The least valid body of a kind.
inline json::object bodyOf(model::KindId kind) {
    const auto patient = id<model::PatientId>(1).text();
    const auto staff = kOtherStaff.text();
    switch (kind) {
        case model::KindId::patient:
            return {{"name", "Asha"}, {"sex", "female"}, {"clinic_number", "A07-1"}};
        case model::KindId::contact:
            return {{"patient", patient}, {"system", "phone"}, {"value", "+919820000001"}};
        case model::KindId::allergy:
            return {{"patient", patient}, {"substance", "penicillin"}};
        case model::KindId::vitals:
            return {{"patient", patient}, {"taken_at", "2026-11-17T04:00:00.000Z"}, {"pulse", 72}};
        case model::KindId::note:
            return {{"patient", patient}, {"author", staff}, {"status", "draft"}};
        case model::KindId::prescription:
            return {{"patient", patient}, {"author", staff}, {"status", "draft"}, {"advice", "rest"}};
        default:
            return leastOf(model::describe(kind));
    }
}

/// What another desk made of the record; `changedSince` says whether after version 3.
inline State stateOf(json::object body, bool changedSince = false, model::DeviceId by = kOtherDevice) {
    State state;
    state.exists = true;
    state.version = changedSince ? 4 : 3;
    for (const auto& member : body)
        state.authors.emplace_back(std::string(member.key()),
                                   FieldAuthor{kOtherStaff, by, kRemoteAt, changedSince ? 4 : 1});
    std::ranges::sort(state.authors, {}, [](const auto& entry) { return entry.first; });
    state.body = std::move(body);
    return state;
}

inline model::Op opOf(model::KindId kind, model::Action action) {
    model::Op op;
    op.id = id<model::OpId>(60);
    op.group = id<model::GroupId>(61);
    op.kind = kind;
    op.record = id(1);
    op.action = action;
    op.compartment = model::describe(kind).compartment;
    op.baseVersion = 3;
    op.actor = kMyStaff;
    op.wallMillis = kRemoteAt + 1000;
    op.clockOffsetMillis = 0;
    return op;
}

/// Everything an outcome holds, as text.
inline std::string describe(const Outcome& outcome) {
    std::string text(model::verdictName(outcome.verdict));
    text += outcome.changed ? " changed " : " same ";
    text += outcome.after.deleted ? "deleted " : "";
    text += std::to_string(outcome.after.version) + base::canonicalJson(outcome.after.body) + outcome.detail;
    for (const auto& [name, by] : outcome.after.authors)
        text +=
            name + by.device.text() + by.staff.text() + std::to_string(by.atMillis) + "/" + std::to_string(by.version);
    for (const auto& item : outcome.items)
        text += item.field + item.reason + item.severity + item.standing + base::canonicalJson(item.before) +
                base::canonicalJson(item.mine) + base::canonicalJson(item.theirs);
    return text;
}

}  // namespace opdesk::sync::merge::samples
