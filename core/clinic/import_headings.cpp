#include "core/clinic/import_headings.h"

#include <algorithm>
#include <array>

#include "core/base/json.h"
#include "core/text/unicode.h"

namespace opdesk::clinic {

namespace {

struct Named {
    ListField field;
    std::string_view name;
};
constexpr auto kNames = std::to_array<Named>({
    {ListField::name, "name"},
    {ListField::firstName, "first_name"},
    {ListField::lastName, "last_name"},
    {ListField::nameLocal, "name_local"},
    {ListField::sex, "sex"},
    {ListField::age, "age"},
    {ListField::born, "birth_date"},
    {ListField::phone, "phone"},
    {ListField::phoneRelation, "phone_relation"},
    {ListField::guardianName, "guardian_name"},
    {ListField::guardianRelation, "guardian_relation"},
    {ListField::address, "address"},
    {ListField::locality, "locality"},
    {ListField::pin, "pin"},
    {ListField::language, "language"},
    {ListField::number, "old_number"},
    {ListField::abhaNumber, "abha_number"},
    {ListField::abhaAddress, "abha_address"},
    {ListField::referredBy, "referred_by"},
    {ListField::remark, "remark"},
});

struct Spellings {
    ListField field;
    std::string_view spellings;  // separated by |
};
constexpr auto kSpellings = std::to_array<Spellings>({
    {ListField::name,
     "name|patient name|patients name|patient s name|name of patient|name of the patient|full name|patient|pt "
     "name|pt|patient full name|"
     "नाम|पूरा नाम|मरीज का नाम|मरीज़ का नाम|रोगी का नाम|नाव|रुग्णाचे नाव|पेशंटचे नाव|पूर्ण नाव"},
    {ListField::firstName, "first name|given name|fname|पहला नाम"},
    {ListField::lastName, "last name|surname|family name|lname|उपनाम|आडनाव"},
    {ListField::nameLocal,
     "name local|local name|name in hindi|name hindi|hindi name|name in marathi|marathi name|name marathi|name "
     "devanagari|name in local language|हिंदी नाम|मराठी नाव"},
    {ListField::sex, "sex|gender|m f|sex m f|gender m f|male female|लिंग|लिङ्ग"},
    {ListField::age, "age|age yrs|age years|age in years|age y|years|current age|उम्र|आयु|वय"},
    {ListField::born,
     "dob|d o b|date of birth|birth date|birthdate|birthday|born|born on|जन्म तिथि|जन्मतिथि|जन्म तारीख|जन्म "
     "दिनांक|जन्मतारीख"},
    {ListField::phone,
     "phone|mobile|mobile no|mobile number|phone no|phone number|contact|contact no|contact number|contact "
     "details|tel|telephone|cell|cell no|"
     "mob|mob no|ph|ph no|whatsapp|whatsapp no|मोबाइल|मोबाईल|मोबाइल नंबर|मोबाईल नंबर|मोबाइल न|फोन|फ़ोन|फोन "
     "नंबर|दूरभाष|संपर्क"},
    {ListField::phoneRelation, "phone relation|whose phone|phone of|relation phone"},
    {ListField::guardianName,
     "guardian|guardian name|father|father name|fathers name|father s name|husband|husband name|husbands name|husband "
     "s name|father husband name|"
     "father husband|father s husband s name|c o|s o|w o|s o w o d o|mother name|parent name|पिता का नाम|पति का "
     "नाम|पिता पति का नाम|वडिलांचे नाव|पालक"},
    {ListField::guardianRelation, "guardian relation|relation|relationship|relation with patient|संबंध|नाते"},
    {ListField::address, "address|full address|residential address|home address|addr|residence|पता|पत्ता"},
    {ListField::locality,
     "locality|area|village|town|city|place|location|city village|village town|landmark "
     "area|गाँव|गांव|गाव|शहर|इलाका|मोहल्ला|परिसर"},
    {ListField::pin, "pin|pincode|pin code|postal code|zip|zip code|पिन|पिन कोड|पिनकोड"},
    {ListField::language, "language|lang|preferred language|mother tongue|भाषा"},
    {ListField::number,
     "clinic no|clinic number|uhid|uhid no|reg no|regn no|registration no|registration number|reg number|patient "
     "id|patient no|patient number|"
     "opd no|opd number|file no|card no|id|mrn|mr no|case no|old number|पंजीकरण संख्या|पंजीयन क्रमांक|नोंदणी क्रमांक"},
    {ListField::abhaNumber, "abha|abha no|abha number|abha id|health id|health id number"},
    {ListField::abhaAddress, "abha address|phr address"},
    {ListField::referredBy, "referred by|ref by|ref|reference|refer by|ref doctor|referring doctor"},
    {ListField::remark, "remark|remarks|note|notes|comment|comments|टिप्पणी|शेरा"},
});

bool holdsSpelling(std::string_view spellings, std::string_view folded) {
    while (!spellings.empty()) {
        const auto end = spellings.find('|');
        if (text::foldForSearch(spellings.substr(0, end)) == folded)
            return true;
        if (end == std::string_view::npos)
            return false;
        spellings.remove_prefix(end + 1);
    }
    return false;
}

base::Status applyMapping(std::span<const std::string> headings, const std::string& mapping,
                          std::vector<ListField>& fields) {
    if (mapping.empty())
        return {};
    const auto read = base::parseJsonObject(mapping);
    if (!read)
        return base::failField("mapping", "this is not a JSON object", "{\"heading\": \"field\"}");
    for (const auto& [heading, value] : *read) {
        const auto wanted = text::foldForSearch(std::string_view(heading.data(), heading.size()));
        const auto* text = value.if_string();
        const auto name = text ? std::string_view(text->data(), text->size()) : std::string_view{};
        const auto known = std::ranges::find(kNames, name, &Named::name);
        if (!name.empty() && known == kNames.end()) {
            std::string all;
            for (const auto& one : kNames)
                all += (all.empty() ? "" : ", ") + std::string(one.name);
            return base::failField("mapping", "the field is unknown", "one of: " + all);
        }
        bool found = false;
        for (std::size_t i = 0; i < headings.size(); ++i) {
            if (text::foldForSearch(headings[i]) != wanted)
                continue;
            fields[i] = name.empty() ? ListField::none : known->field;
            found = true;
        }
        if (!found)
            return base::failField("mapping", "the list has no such heading", "a heading as it stands in the list");
    }
    return {};
}

}  // namespace

std::string_view listFieldName(ListField field) {
    const auto found = std::ranges::find(kNames, field, &Named::field);
    return found == kNames.end() ? std::string_view{} : found->name;
}

ListField listFieldOf(std::string_view heading) {
    const auto folded = text::foldForSearch(heading);
    if (folded.empty())
        return ListField::none;
    for (const auto& one : kSpellings)
        if (holdsSpelling(one.spellings, folded))
            return one.field;
    return ListField::none;
}

base::Result<std::vector<ListField>> recogniseColumns(std::span<const std::string> headings,
                                                      const std::string& mapping) {
    std::vector<ListField> fields;
    for (const auto& heading : headings)
        fields.push_back(listFieldOf(heading));
    OPDESK_CHECK(applyMapping(headings, mapping, fields));
    const auto has = [&](ListField field) { return std::ranges::find(fields, field) != fields.end(); };
    if (!has(ListField::name) && !has(ListField::firstName))
        return base::failField("file", "no column holds the name",
                               "a heading such as \"Name\", or a mapping that names the column");
    return fields;
}

}  // namespace opdesk::clinic
