#include "core/text/phonetic.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "core/text/transliterate.h"

namespace opdesk::text {
namespace {

struct Pair {
    const char* a;
    const char* b;
};

/// Two names join when they share a key; the table holds single words.
bool join(const char* a, const char* b) {
    const auto first = phoneticKeys(a);
    const auto second = phoneticKeys(b);
    if (first.empty() || second.empty())
        return false;
    return std::any_of(first.begin(), first.end(),
                       [&](const auto& key) { return std::find(second.begin(), second.end(), key) != second.end(); });
}

std::string keysOf(const char* name) {
    std::string out;
    for (const auto& key : phoneticKeys(name))
        out += key + " ";
    return out;
}

constexpr Pair kJoins[] = {
    {"Laxmi", "Lakshmi"},
    {"Laxmi", "Luxmi"},
    {"Laxmi", "Lakshmee"},
    {"Laxmi", "Latchmi"},
    {"Laxmi", "लक्ष्मी"},
    {"Lakshmi", "லட்சுமி"},
    {"Lakshmi", "లక్ష్మి"},
    {"Lakshmi", "ಲಕ್ಷ್ಮಿ"},
    {"Lakshmi", "ലക്ഷ്മി"},
    {"Lakshmi", "લક્ષ્મી"},
    {"Mohd", "Mohammed"},
    {"Md", "Mohammed"},
    {"Mohammad", "Muhammad"},
    {"Mohamed", "Mohd."},
    {"Mohammed", "मोहम्मद"},
    {"Mohammed", "মোহাম্মদ"},
    {"Md.", "ਮੁਹੰਮਦ"},
    {"Mohammed", "முகமது"},
    {"Mohammed", "मो."},
    {"Sunita", "Suneeta"},
    {"Sunita", "Sunitha"},
    {"Sunita", "सुनीता"},
    {"Sunita", "সুনীতা"},
    {"Sunita", "ਸੁਨੀਤਾ"},
    {"Sunita", "સુનીતા"},
    {"Sunita", "సునీత"},
    {"Sunita", "ಸುನೀತಾ"},
    {"Sunita", "സുനിത"},
    {"Sunita", "சுனிதா"},
    {"Vaishali", "Waishali"},
    {"Vaishali", "वैशाली"},
    {"Deepak", "Dipak"},
    {"Deepak", "दीपक"},
    {"Deepa", "தீபா"},
    {"Krishna", "Krushna"},
    {"Krishna", "कृष्णा"},
    {"Krishna", "कृष्ण"},
    {"Krishna", "கிருஷ்ணா"},
    {"Krishnan", "കൃഷ്ണൻ"},
    {"Aditya", "Aaditya"},
    {"Aditya", "Adithya"},
    {"Aditya", "आदित्य"},
    {"Murugan", "Murgan"},
    {"Murugan", "முருகன்"},
    {"Venkatesan", "Vengatesan"},
    {"Venkatesan", "வெங்கடேசன்"},
    {"Venkatesh", "వెంకటేష్"},
    {"Shaikh", "Sheikh"},
    {"Shaikh", "Shaik"},
    {"Shaikh", "Sk"},
    {"Shaikh", "शेख"},
    {"Chaudhary", "Chowdhury"},
    {"Chaudhary", "Choudhari"},
    {"Chaudhary", "Choudhry"},
    {"Chaudhary", "चौधरी"},
    {"Iyer", "Ayyar"},
    {"Iyer", "Aiyar"},
    {"Iyer", "अय्यर"},
    {"Rajesh", "राजेश"},
    {"Rajesh", "Raajesh"},
    {"Rajesh", "ராஜேஷ்"},
    {"Rajesh", "రాజేష్"},
    {"Rajesh", "ਰਾਜੇਸ਼"},
    {"Gaikwad", "गायकवाड"},
    {"Gaikwad", "गायकवाड़"},
    {"Gaikwad", "Gaikawad"},
    {"Gaikwad", "Gayakwad"},
    {"Srinivas", "Shreenivas"},
    {"Srinivas", "श्रीनिवास"},
    {"Hussain", "Hussein"},
    {"Hussain", "हुसैन"},
    {"Qureshi", "Kureshi"},
    {"Qureshi", "क़ुरैशी"},
    {"Meenakshi", "Minaxi"},
    {"Meenakshi", "மீனாட்சி"},
    {"Vishwanath", "Viswanath"},
    {"Swati", "Swathi"},
    {"Ganesh", "கணேஷ்"},
    {"Geetha", "கீதா"},
    {"Rahman", "Rehman"},
    {"Rahman", "रहमान"},
    {"Syed", "Sayyed"},
    {"Syed", "सैयद"},
    {"Ayesha", "Aisha"},
    {"Ayesha", "आयशा"},
    {"Yusuf", "Yousuf"},
    {"Farooq", "Faruk"},
    {"Zakir", "Jakir"},
    {"Zakir", "ज़ाकिर"},
    {"Rao", "राव"},
    {"Jadhav", "Jadhao"},
    {"Gautam", "Gowtham"},
    {"Gautam", "गौतम"},
    {"Dnyaneshwar", "Gyaneshwar"},
    {"Dnyaneshwar", "ज्ञानेश्वर"},
    {"Singh", "सिंह"},
    {"Singh", "Sing"},
    {"Rameshbhai", "Ramesh"},
    {"Sunitaben", "Sunita"},
    {"रमेशभाई", "Ramesh"},
    {"Dsouza", "D'Souza"},
    {"Subramaniam", "Subramanian"},
    {"Shyam", "Sham"},
    {"Jyoti", "ज्योति"},
    {"Azhar", "अज़हर"},
    {"Kuzhali", "குழலி"},
    {"Surya", "Suriya"},
    {"Priya", "प्रिया"},
    {"Priya", "Pria"},
    {"Jayashree", "Jaishri"},
    {"Ahmed", "Ahamad"},
    {"Mehta", "मेहता"},
    {"Vidya", "Vidhya"},
    {"Mukherjee", "Mukharji"},
    {"Yashwant", "Yeshwant"},
    {"Anand", "आनन्द"},
    {"Rajendra", "राजेंद्र"},
};

constexpr Pair kApart[] = {
    {"Ramesh", "Rajesh"},   {"Sunita", "Sangita"},   {"Anita", "Amita"},    {"Karan", "Kiran"},   {"Aditya", "Aditi"},
    {"Suresh", "Naresh"},   {"Mahesh", "Mukesh"},    {"Geeta", "Seeta"},    {"Rekha", "Rakhi"},   {"Kamal", "Komal"},
    {"Meena", "Manu"},      {"Lata", "Lalita"},      {"Radha", "Radhika"},  {"Rohan", "Rohini"},  {"Gopal", "Gopi"},
    {"Pappu", "Babu"},      {"Kaur", "Gaur"},        {"Anand", "Anant"},    {"Vikas", "Prakash"}, {"Sita", "Sati"},
    {"Rahul", "Rohit"},     {"Mahmood", "Mohammed"}, {"Priya", "Pooja"},    {"Jay", "Jaya"},      {"Raj", "Raju"},
    {"Vishal", "Vaishali"}, {"Nandan", "Nandini"},   {"Sanchit", "Sanjit"}, {"Bikash", "Vikash"}, {"Patil", "Pandit"},
    {"Shah", "Sinha"},      {"Sharma", "Verma"},     {"Gupta", "Datta"},    {"Deepak", "Deepa"},  {"Kavita", "Savita"},
    {"Arun", "Varun"},      {"Manoj", "Mina"},       {"Sanjay", "Sanju"},   {"Ajay", "Vijay"},    {"Krishna", "Kisan"},
    {"Iyer", "Iyengar"},    {"Kapoor", "Gafoor"},    {"Nisha", "Asha"},     {"Tara", "Dara"},     {"राम", "रीमा"},
    {"सुनीता", "संगीता"},     {"रमेश", "Rajesh"},       {"முருகன்", "Mohan"},   {"Fatima", "Farida"}, {"Salim", "Sulaiman"},
};

TEST(Phonetic, spellingsOfOneName_shareAKey) {
    static_assert(std::size(kJoins) >= 60);
    for (const auto& [a, b] : kJoins) {
        EXPECT_TRUE(join(a, b)) << a << " [" << keysOf(a) << "] " << b << " [" << keysOf(b) << "] " << toLatin(b);
    }
}

TEST(Phonetic, differentNames_keepDifferentKeys) {
    static_assert(std::size(kApart) >= 40);
    for (const auto& [a, b] : kApart) {
        EXPECT_FALSE(join(a, b)) << a << " [" << keysOf(a) << "] " << b << " [" << keysOf(b) << "] " << toLatin(b);
    }
}

TEST(Phonetic, honorificsAndSuffixWords_areLeftOut) {
    EXPECT_EQ(phoneticKeys("Smt. Sunita Devi Sharma"), phoneticKeys("Sunita Sharma"));
    EXPECT_EQ(phoneticKeys("Dr Ramesh Kumar"), phoneticKeys("Ramesh"));
    EXPECT_EQ(phoneticKeys("श्रीमती सुनीता देवी"), phoneticKeys("Sunita"));
    EXPECT_EQ(phoneticKeys("S. K. Sharma"), phoneticKeys("Sharma"));
}

TEST(Phonetic, aNameOfSuffixWordsOnly_keepsThem) {
    EXPECT_FALSE(phoneticKeys("Kumar").empty());
    EXPECT_FALSE(phoneticKeys("Shri Devi").empty());
    EXPECT_TRUE(phoneticKeys("").empty());
    EXPECT_TRUE(phoneticKeys("12345 --").empty());
}

TEST(Phonetic, keys_areLowerCaseLettersOnly) {
    for (const auto& [a, b] : kJoins) {
        for (const char* name : {a, b}) {
            for (const auto& key : phoneticKeys(name)) {
                EXPECT_TRUE(std::all_of(key.begin(), key.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
                    << name << ' ' << key;
            }
        }
    }
}

}  // namespace
}  // namespace opdesk::text
