#include "ui/board/board_words.h"

#include <array>

namespace opdesk::ui::board {

namespace {

constexpr std::size_t kWords = 11;
using Words = std::array<const char*, kWords>;

constexpr Words kEnglish{"Please come in",
                         "In room",
                         "Next",
                         "Room",
                         "No one is waiting",
                         "Next in a moment",
                         "Back at",
                         "Not here now",
                         "Wait now about %1 min",
                         "as of",
                         "Missed your token? Tell the desk, you keep your place."};

struct Language {
    const char* code;
    Words words;
};

constexpr Language kLocal[] = {
    {"hi",
     {"कृपया अंदर आएँ", "अंदर हैं", "अगले", "कमरा", "कोई इंतज़ार में नहीं", "अगला टोकन थोड़ी देर में", "वापसी", "अभी यहाँ नहीं",
      "अभी लगभग %1 मिनट", "समय", "टोकन छूट गया? फ्रंट डेस्क पर बताएँ, आपकी बारी बनी रहेगी।"}},
    {"mr",
     {"कृपया आत या", "आत आहेत", "पुढे", "खोली", "कोणी थांबलेले नाही", "पुढचा टोकन थोड्या वेळात", "परत", "आत्ता इथे नाहीत",
      "आता सुमारे %1 मिनिटे", "वेळ", "टोकन चुकले? डेस्कवर सांगा, तुमचा क्रम राहतो."}},
    {"ta",
     {"உள்ளே வாருங்கள்", "உள்ளே உள்ளார்", "அடுத்து", "அறை", "யாரும் காத்திருக்கவில்லை", "அடுத்த டோக்கன் விரைவில்", "திரும்பும் நேரம்",
      "இப்போது இல்லை", "இப்போது சுமார் %1 நிமிடம்", "நேரம்", "டோக்கன் தவறிவிட்டதா? வரவேற்பில் சொல்லுங்கள், உங்கள் இடம் இருக்கும்."}},
    {"te",
     {"దయచేసి లోపలికి రండి", "లోపల ఉన్నారు", "తరువాత", "గది", "ఎవరూ వేచి లేరు", "తదుపరి టోకెన్ త్వరలో", "తిరిగి", "ఇప్పుడు ఇక్కడ లేరు",
      "ఇప్పుడు సుమారు %1 నిమిషాలు", "సమయం",
      "టోకెన్ తప్పిపోయిందా? డెస్క్‌లో చెప్పండి, "
      "మీ "
      "స్థానం "
      "ఉంటుంది."}},
    {"kn",
     {"ದಯವಿಟ್ಟು ಒಳಗೆ ಬನ್ನಿ", "ಒಳಗಿದ್ದಾರೆ", "ಮುಂದೆ", "ಕೊಠಡಿ", "ಯಾರೂ ಕಾಯುತ್ತಿಲ್ಲ", "ಮುಂದಿನ ಟೋಕನ್ ಶೀಘ್ರದಲ್ಲಿ", "ಮರಳಿ", "ಈಗ ಇಲ್ಲಿಲ್ಲ",
      "ಈಗ ಸುಮಾರು %1 ನಿಮಿಷ", "ಸಮಯ",
      "ಟೋಕನ್ ತಪ್ಪಿತೇ? ಡೆಸ್ಕ್‌ಗೆ ಹೇಳಿ, ನಿಮ್ಮ ಸರದಿ "
      "ಉಳಿಯುತ್ತದೆ."}},
    {"gu",
     {"કૃપા કરી અંદર આવો", "અંદર છે", "હવે પછી", "રૂમ", "કોઈ રાહ જોતું નથી", "આગલું ટોકન થોડી વારમાં", "પરત", "અત્યારે અહીં નથી",
      "અત્યારે આશરે %1 મિનિટ", "સમય", "ટોકન ચૂકી ગયા? ડેસ્ક પર કહો, તમારો વારો રહેશે."}},
    {"bn",
     {"অনুগ্রহ করে ভিতরে আসুন", "ভিতরে আছেন", "এরপর", "ঘর", "কেউ অপেক্ষায় নেই", "পরের টোকেন একটু পরে", "ফিরবেন",
      "এখন এখানে নেই", "এখন প্রায় %1 মিনিট", "সময়", "টোকেন চলে গেছে? ডেস্কে বলুন, আপনার জায়গা থাকবে।"}},
};

}  // namespace

QString english(Word word) {
    return QString::fromUtf8(kEnglish[static_cast<std::size_t>(word)]);
}

QString local(Word word, const QString& language) {
    for (const auto& one : kLocal)
        if (language == QLatin1String(one.code))
            return QString::fromUtf8(one.words[static_cast<std::size_t>(word)]);
    return {};
}

QString both(Word word, const QString& language) {
    const auto second = local(word, language);
    return second.isEmpty() ? english(word) : english(word) + QStringLiteral(" · ") + second;
}

}  // namespace opdesk::ui::board
