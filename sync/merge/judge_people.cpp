#include <algorithm>

#include "sync/merge/body_text.h"
#include "sync/merge/judge_group.h"

/// Rules about who is who: main numbers, people registered twice, people joined.
namespace opdesk::sync::merge {

namespace {

using model::KindId;

/// A desk that was away longer than this has met the other record before its own was made or judged; what it then
/// registered all the same was a decision of a person who saw the hint.
constexpr std::int64_t kRegisteredWithinMillis = std::int64_t{30} * 24 * 3600 * 1000;
constexpr int kLongestChain = 64;

/// Who made the record.
FieldAuthor firstAuthor(const State& state) {
    FieldAuthor by;
    for (const auto& [field, author] : state.authors)
        if (by.version == 0 || author.version < by.version)
            by = author;
    return by;
}

bool isLater(const FieldAuthor& a, const FieldAuthor& b) {
    return a.atMillis != b.atMillis ? a.atMillis > b.atMillis : a.device > b.device;
}

void endAlias(State& alias, std::string_view reason, const FieldAuthor& by) {
    alias.deleted = true;
    alias.body[model::kVoidedField] = true;
    alias.body[model::kVoidReasonField] = reason;
    setAuthor(alias, model::kVoidedField, by);
    setAuthor(alias, model::kVoidReasonField, by);
}

}  // namespace

text::Person personIn(const json::object& patient) {
    text::Person person;
    person.name = textIn(patient, "name");
    person.nameLocal = textIn(patient, "name_local");
    person.sex = textIn(patient, "sex");
    person.birthDate = base::dateFromIso(textIn(patient, "birth_date"));
    person.birthEstimated = flagIn(patient, "birth_estimated");
    text::fillWords(person);
    return person;
}

/// Of two main numbers the one whose author was later stays it; both stay numbers.
base::Status GroupJudge::settlePrimary(Place place) {
    const model::Op& op = m_ops[place];
    if (op.kind != KindId::contact)
        return {};
    OPDESK_TRY(const State* mine, look({op.kind, op.record}));
    if (!mine || mine->deleted || !flagIn(mine->body, "primary"))
        return {};
    const auto patient = std::string(textIn(mine->body, "patient"));
    const auto system = std::string(textIn(mine->body, "system"));
    OPDESK_TRY(const auto others, siblings(KindId::contact, contactMark(patient), op.record));
    for (const auto& other : others) {
        if (!flagIn(other.body, "primary") || textIn(other.body, "system") != system)
            continue;
        OPDESK_TRY(Working * own, stage({op.kind, op.record}));
        OPDESK_TRY(Working * theirs, stage({op.kind, other.record}));
        const auto* mineBy = authorOf(own->state, "primary");
        const auto* theirsBy = authorOf(theirs->state, "primary");
        const bool mineStands =
            mineBy && (!theirsBy || isLater(*mineBy, *theirsBy) || (*mineBy == *theirsBy && op.record > other.record));
        Item item;
        item.reason = "two_primaries";
        item.severity = "low";
        item.mine = model::valueOf(own->state.body, "value");
        item.theirs = model::valueOf(other.body, "value");
        item.standing = mineStands ? "mine" : "theirs";
        if (theirsBy)
            item.theirsBy = *theirsBy;
        const bool sameDesk = mineBy && theirsBy && mineBy->device == theirsBy->device;
        Working& loser = mineStands ? *theirs : *own;
        FieldAuthor by = (mineStands ? mineBy : theirsBy) ? *(mineStands ? mineBy : theirsBy) : FieldAuthor{};
        loser.state.body.erase("primary");
        touch(loser);
        by.version = loser.state.version;
        setAuthor(loser.state, "primary", by);
        // One desk after the other knew what it did; two desks did not.
        if (!sameDesk)
            OPDESK_CHECK(raise(item, place));
        if (!mineStands)
            return {};
    }
    return {};
}

/// A person is joined to one other only and never in a circle: the alias that came first holds, the second is kept and
/// does not count. Taking one back takes back every alias that said the same.
base::Status GroupJudge::settleAlias(Place place) {
    const model::Op& op = m_ops[place];
    if (op.kind != KindId::alias)
        return {};
    OPDESK_TRY(Working * own, stage({op.kind, op.record}));
    const auto loser = std::string(textIn(own->state.body, "loser"));
    const auto winner = std::string(textIn(own->state.body, "winner"));
    OPDESK_TRY(const auto ofLoser, siblings(KindId::alias, loserMark(loser), op.record));
    if (op.action == model::Action::voided) {
        const auto reason = std::string(textIn(own->state.body, model::kVoidReasonField));
        for (const auto& twin : ofLoser) {
            if (textIn(twin.body, "winner") != winner)
                continue;
            OPDESK_TRY(Working * same, stage({op.kind, twin.record}));
            touch(*same);
            endAlias(same->state, reason,
                     {op.actor, m_facts.context.device, authorMillis(op, m_facts.context), same->state.version});
        }
        return {};
    }
    if (own->state.deleted || !own->isChanged)
        return {};
    std::optional<Sibling> against;
    for (const auto& one : ofLoser)
        if (textIn(one.body, "winner") != winner)
            against = one;
    auto at = winner;
    for (int step = 0; !against && step < kLongestChain; ++step) {
        OPDESK_TRY(const auto next, siblings(KindId::alias, loserMark(at), op.record));
        if (next.empty())
            break;
        at = std::string(textIn(next.front().body, "winner"));
        if (at == loser)
            against = next.front();
    }
    if (!against && winner != loser)
        return {};
    Item item;
    item.reason = "joined_twice";
    item.severity = "high";
    item.mine = op.record.text();
    item.standing = "theirs";
    if (against) {
        item.theirs = against->record.text();
        item.theirsBy = against->by;
    }
    endAlias(own->state, "joined another way before",
             {op.actor, m_facts.context.device, authorMillis(op, m_facts.context), own->state.version});
    return raise(item, place);
}

/// A record never says "none" over an allergy that stands: an addition beats a removal made elsewhere.
base::Status GroupJudge::settleAllergies(Place place) {
    const model::Op& op = m_ops[place];
    if (op.kind != KindId::patient && op.kind != KindId::allergy)
        return {};
    std::optional<base::Uuid> patient = op.record;
    if (op.kind == KindId::allergy) {
        OPDESK_TRY(const State* allergy, look({op.kind, op.record}));
        patient = allergy && !allergy->deleted ? base::Uuid::parse(textIn(allergy->body, "patient")) : std::nullopt;
    } else if (std::ranges::find(op.fields, "allergy_status", &model::FieldChange::field) == op.fields.end()) {
        return {};
    }
    if (!patient)
        return {};
    OPDESK_TRY(const State* person, look({KindId::patient, *patient}));
    constexpr std::string_view kField = "allergy_status";
    const auto says = std::string(person ? textIn(person->body, kField) : "");
    if (!person || person->deleted || (says != "not_asked" && says != "none_known" && !says.empty()))
        return {};
    OPDESK_TRY(const auto allergies, siblings(KindId::allergy, allergyMark(patient->text()), {}));
    const auto stands = std::ranges::find_if(allergies, [](const Sibling& one) {
        const auto status = textIn(one.body, "status");
        return status.empty() || status == "active";
    });
    if (stands == allergies.end())
        return {};
    OPDESK_TRY(Working * working, stage({KindId::patient, *patient}));
    Item item;
    item.field = kField;
    item.reason = "edit_beats_delete";
    item.severity = "high";
    const bool isAllergy = op.kind == KindId::allergy;
    const auto* saidBy = authorOf(working->state, kField);
    // A status nobody ever set says nothing against an allergy: it is filled in and nobody is asked.
    const bool wasSaid = saidBy && !says.empty();
    item.mine = isAllergy ? json::value("yes") : json::value(says);
    item.theirs = isAllergy ? json::value(says) : json::value("yes");
    item.standing = isAllergy ? "mine" : "theirs";
    item.theirsBy = isAllergy ? (saidBy ? *saidBy : FieldAuthor{}) : stands->by;
    working->state.body[kField] = "yes";
    touch(*working);
    setAuthor(
        working->state, kField,
        isAllergy
            ? FieldAuthor{op.actor, m_facts.context.device, authorMillis(op, m_facts.context), working->state.version}
            : FieldAuthor{stands->by.staff, stands->by.device, stands->by.atMillis, working->state.version});
    if (!wasSaid)
        return {};
    model::Op about = op;
    about.kind = KindId::patient;
    about.record = *patient;
    about.compartment = model::Compartment::desk;
    return raiseAbout(item, place, about, {});
}

base::Result<std::set<std::string>> GroupJudge::phonesOf(const base::Uuid& patient) {
    OPDESK_TRY(const auto contacts, siblings(KindId::contact, contactMark(patient.text()), {}));
    std::set<std::string> phones;
    for (const auto& contact : contacts)
        if (textIn(contact.body, "system") == "phone")
            phones.emplace(textIn(contact.body, "value"));
    return phones;
}

base::Result<bool> GroupJudge::isJoined(const base::Uuid& patient) {
    OPDESK_TRY(const auto aliases, siblings(KindId::alias, loserMark(patient.text()), {}));
    return !aliases.empty();
}

base::Status GroupJudge::lookForDoubles() {
    std::map<base::Uuid, Place> people;
    for (Place place = 0; place < m_ops.size(); ++place) {
        const model::Op& op = m_ops[place];
        if (m_out.ops[place].verdict == model::Verdict::duplicate || op.action == model::Action::remove)
            continue;
        if (op.kind == KindId::patient && op.action == model::Action::create)
            people.emplace(op.record, place);
        if (op.kind != KindId::contact)
            continue;
        OPDESK_TRY(const State* contact, look({op.kind, op.record}));
        if (const auto patient = contact ? base::Uuid::parse(textIn(contact->body, "patient")) : std::nullopt)
            people.emplace(*patient, place);
    }
    for (const auto& [patient, place] : people)
        OPDESK_CHECK(lookForDouble(place, patient));
    return {};
}

/// One person registered on two desks that did not know of each other: asked about, never joined by the machine.
base::Status GroupJudge::lookForDouble(Place place, const base::Uuid& patient) {
    OPDESK_TRY(const State* found, look({KindId::patient, patient}));
    if (!found || found->deleted)
        return {};
    const State mine = *found;
    OPDESK_TRY(const auto phones, phonesOf(patient));
    std::set<base::Uuid> onPhone, candidates;
    for (const auto& phone : phones) {
        OPDESK_TRY(const auto contacts, siblings(KindId::contact, phoneMark(phone), {}));
        for (const auto& contact : contacts)
            if (const auto id = base::Uuid::parse(textIn(contact.body, "patient")))
                onPhone.insert(*id);
    }
    candidates = onPhone;
    if (const auto mark = personMark(textIn(mine.body, "name"), textIn(mine.body, "sex")); !mark.value.empty()) {
        OPDESK_TRY(const auto alike, siblings(KindId::patient, mark, patient));
        for (const auto& one : alike)
            candidates.insert(one.record);
    }
    candidates.erase(patient);
    if (candidates.empty())
        return {};
    const auto madeBy = firstAuthor(mine);
    const auto person = personIn(mine.body);
    for (const auto& id : candidates) {
        OPDESK_TRY(const State* other, look({KindId::patient, id}));
        if (!other || other->deleted)
            continue;
        // The desk that made both had the other before its eyes.
        const auto otherBy = firstAuthor(*other);
        const auto apart = madeBy.atMillis > otherBy.atMillis ? madeBy.atMillis - otherBy.atMillis
                                                              : otherBy.atMillis - madeBy.atMillis;
        if (otherBy.device == madeBy.device || apart > kRegisteredWithinMillis)
            continue;
        const auto match = text::matchPersons(person, personIn(other->body), onPhone.contains(id));
        if (!match || match->percent < text::kVeryAlike)
            continue;
        OPDESK_TRY(const bool mineJoined, isJoined(patient));
        OPDESK_TRY(const bool otherJoined, isJoined(id));
        if (mineJoined || otherJoined)
            continue;
        Item item;
        item.reason = "possible_duplicate";
        item.severity = "high";
        item.mine = patient.text();
        item.theirs = id.text();
        item.standing = "theirs";
        item.theirsBy = otherBy;
        model::Op about = m_ops[place];
        about.kind = KindId::patient;
        about.record = patient;
        OPDESK_CHECK(raiseAbout(item, place, about, pairCardId(m_facts.tenant, patient, id)));
    }
    return {};
}

}  // namespace opdesk::sync::merge
