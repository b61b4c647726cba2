#include "core/clinic/clinic_settings.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/clinic/document_parts.h"
#include "core/clinic/inputs.h"
#include "core/clinic/records.h"
#include "core/clinic/safeguards.h"
#include "core/model/kinds/setting.h"
#include "core/model/known_values.h"
#include "core/rules/gst.h"

namespace opdesk::clinic {

namespace {

constexpr std::string_view kManageSettings = "settings.clinic";
constexpr std::int64_t kMostLimit = 10'000'000;  // a lakh of rupees
constexpr auto kBoardSounds = std::to_array<std::string_view>({"chime", "spoken", "off"});

constexpr auto kSettings = std::to_array<SettingRow>({
    {"clinic.name", SettingType::text, 120},
    {"clinic.address", SettingType::text, 300},
    {"clinic.phone", SettingType::text, 60},
    {"clinic.hours", SettingType::text, 120},
    {"clinic.gstin", SettingType::gstin},
    {"clinic.upi", SettingType::upi},
    {"billing.follow_up_days", SettingType::whole, 0, 0, 90},
    {"billing.discount_limit_paise", SettingType::paise, 0, 0, kMostLimit},
    {"billing.refund_limit_paise", SettingType::paise, 0, 0, kMostLimit},
    {"billing.one_paper", SettingType::yesNo},
    {"till.second_person", SettingType::yesNo},
    {"till.blind", SettingType::yesNo},
    {"queue.wait_limit", SettingType::whole, 0, 1, 480},
    {"board.message", SettingType::text, 200},
    {"board.message_local", SettingType::text, 200},
    {"board.language", SettingType::choice, 0, 0, 0, model::kLanguages},
    {"board.sound", SettingType::choice, 0, 0, 0, kBoardSounds},
});

constexpr std::string_view typeName(SettingType type) {
    switch (type) {
        case SettingType::text:
            return "text";
        case SettingType::gstin:
            return "gstin";
        case SettingType::upi:
            return "upi";
        case SettingType::paise:
            return "paise";
        case SettingType::whole:
            return "whole";
        case SettingType::yesNo:
            return "yes_no";
        case SettingType::choice:
            return "choice";
    }
    return {};
}

base::Result<std::string> checkedWhole(const SettingRow& row, std::string_view typed) {
    std::int64_t value = 0;
    const auto* end = typed.data() + typed.size();
    const auto read = std::from_chars(typed.data(), end, value);
    if (read.ec != std::errc() || read.ptr != end || value < row.least || value > row.most)
        return base::failField(std::string(row.key), "the figure cannot be",
                               std::to_string(row.least) + " to " + std::to_string(row.most) +
                                   (row.type == SettingType::paise ? " in paise" : ""));
    return std::to_string(value);
}

/// As it is kept; empty takes the setting away.
base::Result<std::string> checkedSetting(const SettingRow& row, std::string_view typed) {
    static constexpr std::string_view kYesNo[] = {"yes", "no"};
    constexpr std::size_t kMostTyped = 300;
    OPDESK_TRY(auto value, checkedLine(typed, row.key, row.type == SettingType::text ? row.mostBytes : kMostTyped));
    if (value.empty())
        return value;
    switch (row.type) {
        case SettingType::text:
            return value;
        case SettingType::gstin:
            std::ranges::transform(value, value.begin(),
                                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
            if (!rules::isGstin(value))
                return base::failField(std::string(row.key), "this is no GSTIN",
                                       "the 15 characters of the registration certificate");
            return value;
        case SettingType::upi:
            if (rules::upiText(value, "clinic", 100, "1").empty())
                return base::failField(std::string(row.key), "this is no UPI address", "an address like name@bank");
            return value;
        case SettingType::paise:
        case SettingType::whole:
            return checkedWhole(row, value);
        case SettingType::yesNo:
            return oneOf(value, row.key, kYesNo);
        case SettingType::choice:
            return oneOf(value, row.key, row.choices);
    }
    return value;
}

using SettingRecords = std::vector<Stored<model::Setting>>;

/// Two desks may have made a record of one key: the later made one holds. Null: nobody has set it.
const Stored<model::Setting>* settingIn(const SettingRecords& all, std::string_view key) {
    const Stored<model::Setting>* found = nullptr;
    for (const auto& one : all)
        if (one.value.key == key && (!found || one.record.id > found->record.id))
            found = &one;
    return found;
}

std::string valueIn(const SettingRecords& all, std::string_view key) {
    const auto* found = settingIn(all, key);
    return found ? found->value.value : std::string{};
}

}  // namespace

std::span<const SettingRow> settingTable() {
    return kSettings;
}

base::Result<std::string> settingOf(Session& session, std::string_view key) {
    OPDESK_TRY(const auto all, recordsOf<model::Setting>(session));
    return valueIn(all, key);
}

base::Result<std::string> clinicNameOf(Session& session) {
    OPDESK_TRY(auto name, settingOf(session, "clinic.name"));
    return name.empty() ? session.desk.clinicName : name;
}

base::Result<std::optional<std::int64_t>> followUpDaysOf(Session& session, const model::Staff& doctor) {
    OPDESK_TRY(const auto words, settingOf(session, "billing.follow_up_days"));
    std::int64_t days = 0;
    const auto read = std::from_chars(words.data(), words.data() + words.size(), days);
    return words.empty() || read.ec != std::errc() ? doctor.followUpDays : std::optional(days);
}

base::Result<ShowClinicSettings::Answer> execute(Session& session, const ShowClinicSettings&) {
    OPDESK_CHECK(allow(session, {.permission = kManageSettings, .kind = model::KindId::setting}));
    ShowClinicSettings::Answer answer;
    answer.enrolledName = session.desk.clinicName;
    OPDESK_TRY(const auto all, recordsOf<model::Setting>(session));
    for (const auto& row : kSettings) {
        SettingLine line;
        line.key = row.key;
        line.value = valueIn(all, row.key);
        line.type = typeName(row.type);
        line.mostBytes = static_cast<std::int64_t>(row.mostBytes);
        line.least = row.least;
        line.most = row.most;
        line.choices.assign(row.choices.begin(), row.choices.end());
        answer.settings.push_back(std::move(line));
    }
    return answer;
}

base::Result<SetClinicSettings::Answer> execute(Session& session, const SetClinicSettings& command) {
    OPDESK_CHECK(allow(session, {.permission = kManageSettings, .kind = model::KindId::setting}));
    OPDESK_CHECK(needLine(session, "the clinic's settings"));
    SetClinicSettings::Answer answer;
    store::ActionGroup group;
    OPDESK_TRY(const auto all, recordsOf<model::Setting>(session));
    for (const auto& asked : command.values) {
        const auto row = std::ranges::find(kSettings, asked.key, &SettingRow::key);
        if (row == kSettings.end())
            return base::failField("values", "there is no such setting", "a key from settings.show");
        if (std::ranges::count(command.values, asked.key, &SettingValue::key) > 1)
            return base::failField(asked.key, "the setting is named twice", "each once");
        OPDESK_TRY(const auto value, checkedSetting(*row, asked.value));
        const auto* now = settingIn(all, row->key);
        const auto before = now ? now->value.value : std::string{};
        if (value == before)
            continue;
        answer.before.push_back({asked.key, before});
        auto id = now ? now->record.id : base::Uuid::v7(session.clock, session.random);
        if (now) {
            group.changes.push_back(
                setFields(model::KindId::setting, id, {{"value", value.empty() ? json::value{} : json::value(value)}}));
        } else {
            model::Setting made;
            made.key = asked.key;
            made.value = value;
            group.changes.push_back(newRecord(id, made));
        }
        group.audit.push_back(auditOf("settings.set", model::KindId::setting, id, {}, kManageSettings));
    }
    if (group.changes.empty())
        return answer;
    // Whose hands are at the keyboard matters most where money goes.
    OPDESK_CHECK(confirmPresence(session, session.lease.user, command.passphrase, "passphrase"));
    OPDESK_TRY([[maybe_unused]] const auto receipt, session.store.commit(session.actor(), group));
    if (session.sync)
        session.sync->localChange();
    return answer;
}

}  // namespace opdesk::clinic
