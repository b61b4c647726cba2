#include "core/clinic/clinic_settings.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <charconv>

#include "core/clinic/document_parts.h"
#include "core/clinic/inputs.h"
#include "core/clinic/records.h"
#include "core/clinic/safeguards.h"
#include "core/model/kinds/setting.h"
#include "core/model/known_values.h"
#include "core/model/validate.h"
#include "core/rules/gst.h"

namespace opdesk::clinic {

namespace {

constexpr std::string_view kManageSettings = "settings.clinic";
constexpr std::int64_t kMostLimit = 10'000'000;                                // a lakh of rupees
constexpr std::int64_t kShortestIdle = 5, kUsualIdle = 15, kLongestIdle = 30;  // minutes
/// Whoever gave the password is still there.
constexpr auto kTakenBackWithin = std::chrono::minutes(10);
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
    {"idle.Receptionist", SettingType::whole, 0, kShortestIdle, kLongestIdle},
    {"idle.Nurse", SettingType::whole, 0, kShortestIdle, kLongestIdle},
    {"idle.Doctor", SettingType::whole, 0, kShortestIdle, kLongestIdle},
    {"idle.Billing", SettingType::whole, 0, kShortestIdle, kLongestIdle},
    {"idle.Pharmacist", SettingType::whole, 0, kShortestIdle, kLongestIdle},
    {"idle.ClinicAdmin", SettingType::whole, 0, kShortestIdle, kLongestIdle},
    {"idle.ReadOnly", SettingType::whole, 0, kShortestIdle, kLongestIdle},
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
            if (rules::isGstin(value))
                return value;
            if (value.size() == 15 && rules::gstinCheck(value))
                return base::failField(std::string(row.key),
                                       "the check character, the last one, does not fit the others: one is mistyped",
                                       "each character as on the registration certificate");
            return base::failField(std::string(row.key), "this is no GSTIN",
                                   "the 15 characters of the registration certificate");
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

void addSetting(Session& session, const SettingRecords& all, std::string_view key, const std::string& value,
                std::string action, store::ActionGroup& group) {
    const auto* now = settingIn(all, key);
    const auto id = now ? now->record.id : base::Uuid::v7(session.clock, session.random);
    if (now) {
        group.changes.push_back(
            setFields(model::KindId::setting, id, {{"value", value.empty() ? json::value{} : json::value(value)}}));
    } else {
        model::Setting made;
        made.key = key;
        made.value = value;
        group.changes.push_back(newRecord(id, made));
    }
    group.audit.push_back(auditOf(std::move(action), model::KindId::setting, id, {}, kManageSettings));
}

base::Status commitSettings(Session& session, const store::ActionGroup& group) {
    OPDESK_TRY([[maybe_unused]] const auto receipt, session.store.commit(session.actor(), group));
    if (session.sync)
        session.sync->localChange();
    return {};
}

struct SettingChange {
    std::string key, before, after;
};

std::string lastChangeName(const Session& session) {
    return "settings-set:" + session.lease.user.text();
}

/// Kept before it is done: what was not done after all is not there to be taken back.
base::Status keepLastChange(Session& session, const std::vector<SettingChange>& changed) {
    json::array list;
    for (const auto& one : changed)
        list.push_back(json::object{{"key", one.key}, {"before", one.before}, {"after", one.after}});
    return session.store.saveDraft(model::Compartment::desk, lastChangeName(session),
                                   {{"at", base::toIso(session.now())}, {"changed", std::move(list)}});
}

/// Empty when there is none, or it is too long ago.
base::Result<std::vector<SettingChange>> lastChange(Session& session) {
    OPDESK_TRY(const auto kept, session.store.draft(lastChangeName(session)));
    std::vector<SettingChange> changed;
    if (!kept)
        return changed;
    const auto wordOf = [](const json::object& of, std::string_view name) {
        const auto* text = model::valueOf(of, name).if_string();
        return text ? std::string(text->data(), text->size()) : std::string{};
    };
    const auto at = base::instantFromIso(wordOf(*kept, "at"));
    const auto* list = model::valueOf(*kept, "changed").if_array();
    if (!at || !list || session.now() < *at || session.now() > *at + kTakenBackWithin)
        return changed;
    for (const auto& entry : *list)
        if (const auto* one = entry.if_object())
            changed.push_back({wordOf(*one, "key"), wordOf(*one, "before"), wordOf(*one, "after")});
    return changed;
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

base::Result<ShowIdleLimit::Answer> execute(Session& session, const ShowIdleLimit&) {
    OPDESK_TRY(const auto all, recordsOf<model::Setting>(session));
    std::optional<std::int64_t> shortest;
    for (const auto& role : session.lease.roles) {
        std::int64_t minutes = kUsualIdle;
        const auto words = valueIn(all, "idle." + role);
        std::from_chars(words.data(), words.data() + words.size(), minutes);
        minutes = std::clamp(minutes, kShortestIdle, kLongestIdle);
        shortest = std::min(shortest.value_or(minutes), minutes);
    }
    return ShowIdleLimit::Answer{shortest.value_or(kUsualIdle)};
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
    std::vector<SettingChange> changed;
    OPDESK_TRY(const auto all, recordsOf<model::Setting>(session));
    for (const auto& asked : command.values) {
        const auto row = std::ranges::find(kSettings, asked.key, &SettingRow::key);
        if (row == kSettings.end())
            return base::failField("values", "there is no such setting", "a key from settings.show");
        if (std::ranges::count(command.values, asked.key, &SettingValue::key) > 1)
            return base::failField(asked.key, "the setting is named twice", "each once");
        OPDESK_TRY(const auto value, checkedSetting(*row, asked.value));
        const auto before = valueIn(all, row->key);
        if (value == before)
            continue;
        answer.before.push_back({asked.key, before});
        changed.push_back({asked.key, before, value});
        addSetting(session, all, row->key, value, "settings.set", group);
    }
    if (group.changes.empty())
        return answer;
    // Whose hands are at the keyboard matters most where money goes.
    OPDESK_CHECK(confirmPresence(session, session.lease.user, command.passphrase, "passphrase"));
    OPDESK_CHECK(keepLastChange(session, changed));
    OPDESK_CHECK(commitSettings(session, group));
    return answer;
}

base::Result<PutSettingsBack::Answer> execute(Session& session, const PutSettingsBack&) {
    OPDESK_CHECK(allow(session, {.permission = kManageSettings, .kind = model::KindId::setting}));
    OPDESK_CHECK(needLine(session, "the clinic's settings"));
    OPDESK_TRY(const auto changed, lastChange(session));
    if (changed.empty())
        return base::fail(base::Error{base::ErrorCode::wrongState,
                                      "nothing was set in the last ten minutes",
                                      {},
                                      "settings.set, with the password"});
    OPDESK_TRY(const auto all, recordsOf<model::Setting>(session));
    store::ActionGroup group;
    for (const auto& one : changed) {
        if (valueIn(all, one.key) != one.after)
            return base::fail(base::Error{base::ErrorCode::wrongState, "somebody has set it to something else since",
                                          one.key, "settings.set, with the password"});
        addSetting(session, all, one.key, one.before, "settings.put_back", group);
    }
    OPDESK_CHECK(commitSettings(session, group));
    OPDESK_CHECK(session.store.dropDraft(lastChangeName(session)));
    return PutSettingsBack::Answer{true};
}

}  // namespace opdesk::clinic
