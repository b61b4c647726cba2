#include "core/text/money_hindi.h"

#include <array>
#include <string_view>

namespace opdesk::text {

namespace {

/// Hindi has a word of its own for each number under a hundred.
constexpr std::array<std::string_view, 100> kUnderHundred{
    "शून्य",   "एक",      "दो",     "तीन",    "चार",     "पाँच",    "छह",      "सात",    "आठ",      "नौ",
    "दस",    "ग्यारह",   "बारह",   "तेरह",    "चौदह",    "पंद्रह",   "सोलह",    "सत्रह",   "अठारह",   "उन्नीस",
    "बीस",   "इक्कीस",   "बाईस",   "तेईस",    "चौबीस",   "पच्चीस",  "छब्बीस",   "सत्ताईस", "अट्ठाईस",  "उनतीस",
    "तीस",   "इकतीस",   "बत्तीस",  "तैंतीस",   "चौंतीस",   "पैंतीस",   "छत्तीस",   "सैंतीस",   "अड़तीस",   "उनतालीस",
    "चालीस", "इकतालीस", "बयालीस", "तैंतालीस", "चौवालीस", "पैंतालीस", "छियालीस", "सैंतालीस", "अड़तालीस", "उनचास",
    "पचास",  "इक्यावन",  "बावन",   "तिरपन",  "चौवन",    "पचपन",   "छप्पन",    "सत्तावन", "अट्ठावन",  "उनसठ",
    "साठ",   "इकसठ",    "बासठ",   "तिरसठ",  "चौंसठ",    "पैंसठ",    "छियासठ",  "सड़सठ",   "अड़सठ",    "उनहत्तर",
    "सत्तर",  "इकहत्तर",  "बहत्तर",  "तिहत्तर", "चौहत्तर",  "पचहत्तर", "छिहत्तर",  "सतहत्तर", "अठहत्तर",  "उनासी",
    "अस्सी",  "इक्यासी",  "बयासी",  "तिरासी", "चौरासी",  "पचासी",  "छियासी",  "सत्तासी", "अट्ठासी",  "नवासी",
    "नब्बे",   "इक्यानवे",  "बानवे",   "तिरानवे", "चौरानवे",  "पचानवे",  "छियानवे",  "सत्तानवे", "अट्ठानवे",  "निन्यानवे"};

void append(std::string& out, std::int64_t number, std::string_view scale) {
    if (number == 0)
        return;
    if (!out.empty())
        out += ' ';
    out += kUnderHundred[static_cast<std::size_t>(number)];
    if (!scale.empty())
        out += ' ';
    out += scale;
}

std::string inHindi(std::int64_t number) {
    if (number == 0)
        return std::string(kUnderHundred[0]);
    std::string out;
    if (number >= 10'000'000) {
        // Above a hundred crore the crores are a number themselves.
        out = inHindi(number / 10'000'000) + " करोड़";
        number %= 10'000'000;
    }
    append(out, number / 100'000, "लाख");
    append(out, number / 1000 % 100, "हज़ार");
    append(out, number / 100 % 10, "सौ");
    append(out, number % 100, {});
    return out;
}

}  // namespace

std::string rupeesInHindi(std::int64_t paise) {
    const std::int64_t rupees = paise < 0 ? -(paise / 100) : paise / 100;
    const std::int64_t rest = paise < 0 ? -(paise % 100) : paise % 100;
    std::string out = paise < 0 ? "ऋण " : "";
    if (rupees != 0 || rest == 0)
        out += inHindi(rupees) + (rupees == 1 ? " रुपया" : " रुपये");
    if (rupees != 0 && rest != 0)
        out += " और ";
    if (rest != 0)
        out += inHindi(rest) + (rest == 1 ? " पैसा" : " पैसे");
    return out + " मात्र";
}

}  // namespace opdesk::text
