#include "sync/merge/marks.h"

#include <algorithm>

#include "core/base/json.h"
#include "core/model/validate.h"
#include "core/text/person_match.h"
#include "core/text/phonetic.h"
#include "sync/merge/body_text.h"

namespace opdesk::sync::merge {

using model::valueOf;

Mark paymentMark(std::string_view patient, const model::json::value& amount) {
    return {"payment", std::string(patient) + '|' + base::canonicalJson(amount)};
}
Mark referenceMark(std::string_view reference) {
    return {"reference", std::string(reference)};
}
Mark payerMark(std::string_view patient) {
    return {"payer", std::string(patient)};
}
Mark billMark(std::string_view invoice) {
    return {"bill", std::string(invoice)};
}
Mark amendsMark(model::KindId kind, std::string_view amends) {
    return {"amends", std::string(model::kindName(kind)) + '|' + std::string(amends)};
}
Mark numberMark(model::KindId kind, std::string_view number) {
    return {"number", std::string(model::kindName(kind)) + '|' + std::string(number)};
}
Mark contactMark(std::string_view patient) {
    return {"contact", std::string(patient)};
}
Mark allergyMark(std::string_view patient) {
    return {"allergy", std::string(patient)};
}
Mark phoneMark(std::string_view e164) {
    return {"phone", text::phoneDigits(e164)};
}
Mark loserMark(std::string_view loser) {
    return {"loser", std::string(loser)};
}
Mark winnerMark(std::string_view winner) {
    return {"winner", std::string(winner)};
}

Mark personMark(std::string_view name, std::string_view sex) {
    auto sounds = text::phoneticKeys(name);
    std::ranges::sort(sounds);
    std::string joined;
    for (const auto& sound : sounds)
        joined += sound + ' ';
    return {"person", joined.empty() ? joined : joined + std::string(sex)};
}

std::vector<Mark> marksOf(model::KindId kind, const model::json::object& body) {
    std::vector<Mark> marks;
    const auto add = [&](Mark mark) {
        if (!mark.value.empty())
            marks.push_back(std::move(mark));
    };
    switch (kind) {
        case model::KindId::payment:
            add(paymentMark(textIn(body, "patient"), valueOf(body, "amount")));
            add(referenceMark(textIn(body, "reference")));
            add(payerMark(textIn(body, "patient")));
            add(billMark(textIn(body, "invoice")));
            break;
        case model::KindId::note:
        case model::KindId::prescription:
            if (const auto amends = textIn(body, "amends"); !amends.empty())
                add(amendsMark(kind, amends));
            break;
        case model::KindId::invoice:
            add(numberMark(kind, textIn(body, "number")));
            break;
        case model::KindId::patient:
            add(numberMark(kind, textIn(body, "clinic_number")));
            add(personMark(textIn(body, "name"), textIn(body, "sex")));
            break;
        case model::KindId::contact:
            add(contactMark(textIn(body, "patient")));
            if (textIn(body, "system") == "phone")
                add(phoneMark(textIn(body, "value")));
            break;
        case model::KindId::allergy:
            add(allergyMark(textIn(body, "patient")));
            break;
        case model::KindId::alias:
            add(loserMark(textIn(body, "loser")));
            add(winnerMark(textIn(body, "winner")));
            break;
        default:
            break;
    }
    return marks;
}

}  // namespace opdesk::sync::merge
