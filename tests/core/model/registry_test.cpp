#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <tuple>

#include "core/base/random.h"
#include "core/model/codec.h"
#include "core/model/kinds/alias.h"
#include "core/model/kinds/allergy.h"
#include "core/model/kinds/appointment.h"
#include "core/model/kinds/attachment.h"
#include "core/model/kinds/audit_event.h"
#include "core/model/kinds/conflict.h"
#include "core/model/kinds/consent.h"
#include "core/model/kinds/contact.h"
#include "core/model/kinds/day_close.h"
#include "core/model/kinds/device.h"
#include "core/model/kinds/doctor_hours.h"
#include "core/model/kinds/invoice.h"
#include "core/model/kinds/note.h"
#include "core/model/kinds/patient.h"
#include "core/model/kinds/payment.h"
#include "core/model/kinds/prescription.h"
#include "core/model/kinds/price.h"
#include "core/model/kinds/problem.h"
#include "core/model/kinds/role.h"
#include "core/model/kinds/setting.h"
#include "core/model/kinds/staff.h"
#include "core/model/kinds/visit.h"
#include "core/model/kinds/vitals.h"
#include "core/model/validate.h"

namespace opdesk::model {
namespace {

using AllKinds = std::tuple<Patient, Contact, Allergy, Problem, Alias, Consent, Visit, Appointment, DoctorHours, Vitals,
                            Note, Prescription, Invoice, Payment, Price, Staff, Role, Device, Setting, Conflict,
                            AuditEvent, Attachment, DayClose>;
static_assert(std::tuple_size_v<AllKinds> == kKindCount);

/// A body of the kind with any of its fields, and members that no program of today knows.
class BodyMaker {
public:
    explicit BodyMaker(std::uint64_t seed) : m_random(seed) {}

    json::value value(const FieldDescriptor& field) {
        switch (field.type) {
            case FieldType::text:
                return json::value(std::string(1 + m_random.below(std::min<std::uint64_t>(field.maxLength, 30)), 't'));
            case FieldType::openEnum:
                if (field.known.empty() || m_random.below(3) == 0)
                    return json::value("a_word_of_a_newer_program");
                return json::value(field.known[m_random.below(field.known.size())]);
            case FieldType::integer:
            case FieldType::paise: {
                const auto least = std::max<std::int64_t>(field.least, -1000);
                const auto most = std::min<std::int64_t>(field.most, least + 2000);
                return json::value(
                    least + static_cast<std::int64_t>(m_random.below(static_cast<std::uint64_t>(most - least) + 1)));
            }
            case FieldType::date:
                return json::value("2026-11-" + std::to_string(10 + m_random.below(19)));
            case FieldType::instant:
                return json::value("2026-11-17T06:12:" + std::to_string(10 + m_random.below(49)) + ".000Z");
            case FieldType::flag:
                return json::value(true);
            case FieldType::id:
                return json::value(base::Uuid::v7(m_clock, m_random).text());
            case FieldType::list:
                return json::value(json::array{json::object{{"k", m_random.below(9)}}});
        }
        return {};
    }

    json::object body(const KindDescriptor& kind, bool whole) {
        json::object body;
        for (const auto& field : kind.fields)
            if (whole || field.required || m_random.below(2) == 0)
                body[field.name] = value(field);
        body["of_a_newer_program"] = json::object{{"deep", json::array{1, nullptr, "two"}}};
        body["another"] = "kept";
        return body;
    }

private:
    base::SeededRandom m_random;
    base::ManualClock m_clock{base::fromMillis(1795000000000)};
};

/// Calls f.template operator()<T>() for every kind.
template <typename F>
void forEachKind(const F& f) {
    [&]<typename... T>(std::type_identity<std::tuple<T...>>) {
        (f.template operator()<T>(), ...);
    }(std::type_identity<AllKinds>{});
}

TEST(Registry, everyKindComesBackFromItsStructAsItWentIn) {
    forEachKind([]<typename T>() {
        BodyMaker maker(static_cast<std::uint64_t>(Kind<T>::id) + 1);
        for (int i = 0; i < 200; ++i) {
            auto body = maker.body(describe(Kind<T>::id), i == 0);
            const auto read = decode<T>(body);
            ASSERT_TRUE(read) << kindName(Kind<T>::id) << ' ' << read.error().field;
            EXPECT_EQ(base::canonicalJson(encode<T>(*read)), base::canonicalJson(body)) << kindName(Kind<T>::id);
        }
    });
}

TEST(Registry, unknownMembersLandInUnknownAndOnlyThey) {
    forEachKind([]<typename T>() {
        BodyMaker maker(77);
        const auto body = maker.body(describe(Kind<T>::id), true);
        const auto read = decode<T>(body);
        ASSERT_TRUE(read);
        EXPECT_EQ(read->unknown.size(), 2U) << kindName(Kind<T>::id);
        EXPECT_EQ(read->unknown.at("another").as_string(), "kept");
    });
}

TEST(Registry, anEmptyStructIsAnEmptyBody) {
    forEachKind([]<typename T>() { EXPECT_TRUE(encode<T>(T{}).empty()) << kindName(Kind<T>::id); });
}

TEST(Registry, aFieldOfAWrongTypeIsDamagedAndNamed) {
    for (const auto& kind : allKinds()) {
        for (const auto& field : kind.fields) {
            BodyMaker maker(3);
            auto body = maker.body(kind, true);
            body[field.name] = json::object{};
            const auto valid = validateBody(kind, body);
            ASSERT_FALSE(valid) << kind.name << '.' << field.name;
            EXPECT_EQ(valid.error().field, field.name);
            EXPECT_FALSE(valid.error().fix.empty());
        }
    }
}

TEST(Registry, aMissingRequiredFieldIsNamed) {
    for (const auto& kind : allKinds()) {
        for (const auto& field : kind.fields) {
            if (!field.required)
                continue;
            BodyMaker maker(4);
            auto body = maker.body(kind, true);
            body.erase(field.name);
            const auto valid = validateBody(kind, body);
            ASSERT_FALSE(valid) << kind.name << '.' << field.name;
            EXPECT_EQ(valid.error().field, field.name);
        }
    }
}

TEST(Registry, textThatIsTooLongAndNumbersOutOfRangeAreNamed) {
    for (const auto& kind : allKinds()) {
        for (const auto& field : kind.fields) {
            json::value wrong;
            if (field.type == FieldType::text)
                wrong = json::value(std::string(field.maxLength + 1, 'x'));
            if (field.type == FieldType::list)
                wrong = json::value(json::array(field.maxLength + 1, json::value(1)));
            if (field.type == FieldType::integer && field.most < std::numeric_limits<std::int64_t>::max())
                wrong = json::value(field.most + 1);
            if (wrong.is_null())
                continue;
            const auto valid = validateField(field, wrong);
            ASSERT_FALSE(valid) << kind.name << '.' << field.name;
            EXPECT_EQ(valid.error().field, field.name);
        }
    }
}

TEST(Registry, namesLeadBackToTheirKindAndFieldsAreNamedOnce) {
    for (const auto& kind : allKinds()) {
        EXPECT_EQ(kindFromName(kind.name), kind.id);
        for (const auto& field : kind.fields) {
            EXPECT_EQ(std::ranges::count(kind.fields, field.name, &FieldDescriptor::name), 1)
                << kind.name << '.' << field.name;
            EXPECT_TRUE(field.refersTo.empty() || kindFromName(field.refersTo)) << kind.name << '.' << field.name;
        }
        EXPECT_TRUE(kind.subjectField.empty() || kind.subjectField == "id" || kind.find(kind.subjectField))
            << kind.name;
        EXPECT_TRUE(kind.lockedField.empty() || kind.find(kind.lockedField)) << kind.name;
    }
    EXPECT_FALSE(kindFromName("no_such_kind"));
}

}  // namespace
}  // namespace opdesk::model
