#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/clinic/drafts.h"
#include "core/clinic/patients.h"
#include "tests/core/clinic/hostile_texts.h"
#include "tests/support/test_session.h"

namespace opdesk::clinic::tests {

using opdesk::tests::TestClinic;

TEST(Hostile, draftsKeepEveryCharacter) {
    for (const auto& nasty : nasties()) {
        if (nasty.text.find('\xff') != std::string::npos)
            continue;  // no text of a window is broken UTF-8
        TestClinic clinic;
        auto& session = clinic.as("Receptionist");
        const json::object typed{{"remark", json::string(nasty.text.data(), nasty.text.size())}};
        ASSERT_TRUE(execute(session, SaveDraft{"new_patient", {}, typed})) << nasty.what;
        EXPECT_EQ(execute(session, ReadDraft{"new_patient", {}})->typed, typed) << nasty.what;
    }
}

TEST(Hostile, searchesFindNothingAndBreakNothing) {
    TestClinic clinic;
    auto& session = clinic.as("Receptionist");
    clinic.patient("Sunita Sharma");
    for (const auto& nasty : nasties()) {
        FindPatients find;
        find.text = nasty.text;
        if (const auto found = execute(session, find); !found) {
            EXPECT_EQ(found.error().field, "text") << nasty.what;
        }
        FindDuplicates alike;
        alike.name = nasty.text;
        alike.phone = nasty.text;
        alike.age = nasty.text;
        if (const auto found = execute(session, alike); !found) {
            EXPECT_EQ(found.error().field, "name") << nasty.what;
        }
    }
    EXPECT_EQ(execute(session, FindPatients{"sunita", 20})->patients.size(), 1u);
}

}  // namespace opdesk::clinic::tests
