#pragma once

#include <map>
#include <string>

#include "core/clinic/ports.h"
#include "core/model/kinds/price.h"
#include "core/model/kinds/setting.h"
#include "tests/support/test_session.h"

/// Rows and people the tests of bills stand on.
namespace opdesk::tests {

inline void pullSetting(TestClinic& clinic, const std::string& key, const std::string& value) {
    model::Setting one;
    one.key = key;
    one.value = value;
    // Of two records of one key the later made one holds.
    clinic.clock.advance(std::chrono::milliseconds(1));
    clinic.pullRecord(one);
}

inline void pullPrice(TestClinic& clinic, const std::string& code, const std::string& text, std::int64_t rate,
                      const std::string& sac = "9993", const std::string& visitKind = {}) {
    model::Price one;
    one.code = code;
    one.text = text;
    one.rate = model::Paise{rate};
    one.sac = sac;
    one.visitKind = visitKind;
    clinic.pullRecord(one);
}

inline void pullConsultation(TestClinic& clinic) {
    pullPrice(clinic, "NEW", "Consultation", 50000, "9993", "new");
}

/// Everybody's passphrase is "right words", but for those who have words of their own.
struct Presence : clinic::PresencePort {
    std::map<model::StaffId, std::string> words;
    base::Status confirm(const model::StaffId& staff, const std::string& passphrase) override {
        const auto own = words.find(staff);
        return passphrase == (own == words.end() ? "right words" : own->second)
                   ? base::Status{}
                   : base::fail(base::ErrorCode::wrongPassphrase);
    }
};

}  // namespace opdesk::tests
