#pragma once

namespace opdesk::ui::labels {

struct PrintLanguage {
    const char* code;
    const char* words;  ///< its own name, then the English one
};
/// The languages a paper's lines for the patient can be in.
inline constexpr PrintLanguage kPrintLanguages[] = {
    {"en", "English"},          {"hi", "हिन्दी Hindi"},   {"mr", "मराठी Marathi"},   {"ta", "தமிழ் Tamil"},
    {"te", "తెలుగు Telugu"},     {"bn", "বাংলা Bengali"}, {"gu", "ગુજરાતી Gujarati"}, {"kn", "ಕನ್ನಡ Kannada"},
    {"ml", "മലയാളം Malayalam"}, {"pa", "ਪੰਜਾਬੀ Punjabi"}};

}  // namespace opdesk::ui::labels
