#pragma once

#include <tuple>

#include "core/model/codec.h"
#include "core/model/ids.h"
#include "core/model/known_values.h"

namespace opdesk::model {

/// Who the clinic knows. Phones and e-mail are contacts, clinical facts are children of their own.
struct Patient {
    std::string name;
    std::string nameLocal;  ///< the same name in the script of the region
    OpenText sex;
    std::optional<Date> birthDate;
    bool birthEstimated = false;  ///< worked out from a stated age
    std::string clinicNumber;     ///< from the device series: A07-1234
    std::string guardianName;     ///< required under 18
    std::string guardianRelation;
    std::string address;
    std::string locality;
    std::string pin;
    OpenText language;       ///< of prints, ISO 639-1
    OpenText allergyStatus;  ///< whether anybody asked; the allergies themselves are sealed children
    std::string abhaNumber;
    std::string abhaAddress;
    OpenText idKind;
    std::string idLast4;  ///< never the whole number
    bool idSeen = false;
    std::string referredBy;
    std::string remark;  ///< for the desk, nothing clinical
    bool noPhone = false;
    bool deceased = false;
    bool inactive = false;
    std::string importKey;  ///< identifies the row of an imported list, so that a second run adds nobody
    json::object unknown;   ///< fields of a newer program, carried untouched
};

template <>
struct Kind<Patient> {
    static constexpr KindId id = KindId::patient;
    static constexpr auto fields = std::make_tuple(
        field("name", &Patient::name, Merge::card).require().person().upTo(200),
        field("name_local", &Patient::nameLocal, Merge::card).person().upTo(400),
        field("sex", &Patient::sex, Merge::card).require().person().values(kSexes),
        field("birth_date", &Patient::birthDate, Merge::card).person(),
        field("birth_estimated", &Patient::birthEstimated, Merge::card),
        field("clinic_number", &Patient::clinicNumber, Merge::fixed).require().person().upTo(24),
        field("guardian_name", &Patient::guardianName, Merge::laterAuthor).person().upTo(200),
        field("guardian_relation", &Patient::guardianRelation, Merge::laterAuthor).person().upTo(60),
        field("address", &Patient::address, Merge::laterAuthor).person().upTo(500),
        field("locality", &Patient::locality, Merge::laterAuthor).person().upTo(120),
        field("pin", &Patient::pin, Merge::laterAuthor).person().upTo(6),
        field("language", &Patient::language, Merge::laterAuthor).values(kLanguages),
        field("allergy_status", &Patient::allergyStatus, Merge::card).values(kAllergyStatuses),
        field("abha_number", &Patient::abhaNumber, Merge::card).person().upTo(20),
        field("abha_address", &Patient::abhaAddress, Merge::card).person().upTo(80),
        field("id_kind", &Patient::idKind, Merge::laterAuthor).values(kIdKinds),
        field("id_last4", &Patient::idLast4, Merge::laterAuthor).person().upTo(4),
        field("id_seen", &Patient::idSeen, Merge::laterAuthor),
        field("referred_by", &Patient::referredBy, Merge::laterAuthor).person().upTo(200),
        field("remark", &Patient::remark, Merge::laterAuthor).person().upTo(500),
        field("no_phone", &Patient::noPhone, Merge::laterAuthor),
        field("deceased", &Patient::deceased, Merge::card).person(), field("inactive", &Patient::inactive, Merge::card),
        field("import_key", &Patient::importKey, Merge::fixed).upTo(64));
};

}  // namespace opdesk::model
