#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/clinic/session.h"
#include "core/model/kinds/staff.h"

/// What is set for the whole clinic: its name and numbers on papers, its limits, its board.
namespace opdesk::clinic {

/// What a setting holds, and so how it is typed and checked.
enum class SettingType { text, gstin, upi, paise, whole, yesNo, choice };

struct SettingRow {
    std::string_view key;
    SettingType type = SettingType::text;
    std::size_t mostBytes = 0;                    ///< text
    std::int64_t least = 0, most = 0;             ///< paise, whole
    std::span<const std::string_view> choices{};  ///< choice
};
/// Every setting there is, in the order of the page.
std::span<const SettingRow> settingTable();

struct SettingValue {
    std::string key, value;  ///< empty: not set
};
struct SettingLine {
    std::string key, value;
    std::string type;                  ///< text, gstin, upi, paise, whole, yes_no, choice
    std::int64_t mostBytes = 0;        ///< text
    std::int64_t least = 0, most = 0;  ///< paise, whole
    std::vector<std::string> choices;  ///< choice
};
struct ShowClinicSettings {  // "settings.show"
    struct Answer {
        std::vector<SettingLine> settings;
        std::string enrolledName;  ///< stands on papers while clinic.name is not set
    };
};
/// All of them or none; old bills keep the head they were issued with.
struct SetClinicSettings {  // "settings.set"
    std::vector<SettingValue> values;
    std::string passphrase;  ///< of whoever changes them
    struct Answer {
        std::vector<SettingValue> before;  ///< of what is another now
    };
};

/// Takes back what the user's last settings.set changed, without the password: ten minutes long, and while nobody has
/// changed any of it since.
struct PutSettingsBack {  // "settings.put_back"
    struct Answer {
        bool back = false;
    };
};

/// After how many minutes without a key this session locks: what the clinic set for its role, 15 where nothing is set;
/// of several roles the shortest. Whoever works may know it.
struct ShowIdleLimit {  // "session.idle_limit"
    struct Answer {
        std::int64_t minutes = 15;
    };
};

base::Result<ShowIdleLimit::Answer> execute(Session&, const ShowIdleLimit&);
base::Result<ShowClinicSettings::Answer> execute(Session&, const ShowClinicSettings&);
base::Result<SetClinicSettings::Answer> execute(Session&, const SetClinicSettings&);
base::Result<PutSettingsBack::Answer> execute(Session&, const PutSettingsBack&);

/// Value of a setting; empty when there is none.
base::Result<std::string> settingOf(Session& session, std::string_view key);
/// The name on papers: the setting, else the one the desk was enrolled with.
base::Result<std::string> clinicNameOf(Session& session);
/// For how many days after a paid visit the next is free: the clinic's, else the doctor's own; nullopt: neither says.
base::Result<std::optional<std::int64_t>> followUpDaysOf(Session& session, const model::Staff& doctor);

}  // namespace opdesk::clinic
