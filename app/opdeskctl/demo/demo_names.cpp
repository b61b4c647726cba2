#include "app/opdeskctl/demo/demo_names.h"

#include <array>

namespace opdesk::app::opdeskctl::demo {

namespace {

constexpr auto kMarathiMen = std::to_array<Spelt>(
    {{"Sachin", "सचिन"},        {"Ganesh", "गणेश"},          {"Santosh", "संतोष"},  {"Prakash", "प्रकाश"},
     {"Vijay", "विजय"},         {"Suresh", "सुरेश"},          {"Ramesh", "रमेश"},    {"Anil", "अनिल"},
     {"Sanjay", "संजय"},         {"Nitin", "नितीन"},         {"Omkar", "ओंकार"},    {"Rohan", "रोहन"},
     {"Tukaram", "तुकाराम"},     {"Dnyaneshwar", "ज्ञानेश्वर"}, {"Vitthal", "विठ्ठल"}, {"Shivaji", "शिवाजी"},
     {"Balasaheb", "बाळासाहेब"}, {"Aditya", "आदित्य"},        {"Atharva", "अथर्व"},  {"Mangesh", "मंगेश"},
     {"Kiran", "किरण"},         {"Yogesh", "योगेश"}});
constexpr auto kMarathiWomen = std::to_array<Spelt>(
    {{"Sunita", "सुनीता"},   {"Lakshmi", "लक्ष्मी"},   {"Savita", "सविता"}, {"Mangal", "मंगल"},    {"Vaishali", "वैशाली"},
     {"Ashwini", "अश्विनी"}, {"Pratibha", "प्रतिभा"}, {"Jyoti", "ज्योती"},  {"Snehal", "स्नेहल"},   {"Sarika", "सारिका"},
     {"Kavita", "कविता"},   {"Anita", "अनिता"},     {"Shobha", "शोभा"},  {"Chhaya", "छाया"},   {"Rutuja", "ऋतुजा"},
     {"Sayali", "सायली"},   {"Manisha", "मनीषा"},   {"Alka", "अलका"},    {"Indubai", "इंदुबाई"}, {"Tanvi", "तन्वी"}});
constexpr auto kMarathiFamilies = std::to_array<Spelt>(
    {{"Patil", "पाटील"},   {"Deshmukh", "देशमुख"},   {"Kulkarni", "कुलकर्णी"}, {"Jadhav", "जाधव"},     {"Shinde", "शिंदे"},
     {"Pawar", "पवार"},    {"Gaikwad", "गायकवाड"}, {"More", "मोरे"},        {"Chavan", "चव्हाण"},    {"Joshi", "जोशी"},
     {"Bhosale", "भोसले"},  {"Kale", "काळे"},        {"Gokhale", "गोखले"},    {"Deshpande", "देशपांडे"}, {"Kamble", "कांबळे"},
     {"Salunkhe", "साळुंखे"}, {"Mane", "माने"},        {"Thorat", "थोरात"},    {"Wagh", "वाघ"},        {"Phadke", "फडके"},
     {"Sawant", "सावंत"},   {"Dhumal", "धुमाळ"}});
constexpr auto kHindiMen = std::to_array<Spelt>({{"Rajesh", "राजेश"},
                                                 {"Manoj", "मनोज"},
                                                 {"Amit", "अमित"},
                                                 {"Rahul", "राहुल"},
                                                 {"Vikas", "विकास"},
                                                 {"Deepak", "दीपक"},
                                                 {"Arvind", "अरविंद"},
                                                 {"Rakesh", "राकेश"},
                                                 {"Pankaj", "पंकज"},
                                                 {"Mohan", "मोहन"},
                                                 {"Ashok", "अशोक"},
                                                 {"Dinesh", "दिनेश"},
                                                 {"Karan", "करण"},
                                                 {"Shyam", "श्याम"}});
constexpr auto kHindiWomen = std::to_array<Spelt>({{"Pooja", "पूजा"},
                                                   {"Neha", "नेहा"},
                                                   {"Rekha", "रेखा"},
                                                   {"Geeta", "गीता"},
                                                   {"Meena", "मीना"},
                                                   {"Seema", "सीमा"},
                                                   {"Kiran", "किरण"},
                                                   {"Usha", "उषा"},
                                                   {"Priyanka", "प्रियंका"},
                                                   {"Anjali", "अंजलि"},
                                                   {"Shanti", "शांति"},
                                                   {"Radha", "राधा"},
                                                   {"Sarita", "सरिता"},
                                                   {"Nisha", "निशा"}});
constexpr auto kHindiFamilies = std::to_array<Spelt>({{"Sharma", "शर्मा"},
                                                      {"Verma", "वर्मा"},
                                                      {"Gupta", "गुप्ता"},
                                                      {"Yadav", "यादव"},
                                                      {"Mishra", "मिश्रा"},
                                                      {"Tiwari", "तिवारी"},
                                                      {"Pandey", "पांडेय"},
                                                      {"Singh", "सिंह"},
                                                      {"Agarwal", "अग्रवाल"},
                                                      {"Chaurasia", "चौरसिया"},
                                                      {"Kumar", "कुमार"},
                                                      {"Tripathi", "त्रिपाठी"}});
constexpr auto kTamilMen = std::to_array<Spelt>({{"Karthik", ""},
                                                 {"Murugan", ""},
                                                 {"Senthil", ""},
                                                 {"Balaji", ""},
                                                 {"Ravichandran", ""},
                                                 {"Prabhu", ""},
                                                 {"Venkatesh", ""}});
constexpr auto kTamilWomen = std::to_array<Spelt>({{"Lakshmi", ""},
                                                   {"Meenakshi", ""},
                                                   {"Revathi", ""},
                                                   {"Kavitha", ""},
                                                   {"Saraswathi", ""},
                                                   {"Vasantha", ""},
                                                   {"Divya", ""}});
constexpr auto kTamilFamilies = std::to_array<Spelt>({{"Venkatesan", ""},
                                                      {"Subramanian", ""},
                                                      {"Iyer", ""},
                                                      {"Krishnan", ""},
                                                      {"Natarajan", ""},
                                                      {"Pillai", ""},
                                                      {"Raman", ""}});
constexpr auto kMuslimMen = std::to_array<Spelt>({{"Mohammed Imran", "मोहम्मद इमरान"},
                                                  {"Mohd Salim", "मोहम्मद सलीम"},
                                                  {"Abdul Rahim", "अब्दुल रहीम"},
                                                  {"Javed", "जावेद"},
                                                  {"Yusuf", "युसुफ"},
                                                  {"Aslam", "असलम"},
                                                  {"Md Faizan", "मोहम्मद फैजान"},
                                                  {"Irfan", "इरफान"},
                                                  {"Wasim", "वसीम"}});
constexpr auto kMuslimWomen = std::to_array<Spelt>({{"Ayesha", "आयशा"},
                                                    {"Shabana", "शबाना"},
                                                    {"Rukhsana", "रुखसाना"},
                                                    {"Fatima", "फातिमा"},
                                                    {"Nasreen", "नसरीन"},
                                                    {"Zainab", "ज़ैनब"},
                                                    {"Farida", "फरीदा"}});
constexpr auto kMuslimFamilies = std::to_array<Spelt>({{"Shaikh", "शेख"},
                                                       {"Khan", "खान"},
                                                       {"Sayyed", "सय्यद"},
                                                       {"Pathan", "पठाण"},
                                                       {"Ansari", "अंसारी"},
                                                       {"Inamdar", "इनामदार"},
                                                       {"Mulla", "मुल्ला"}});
constexpr auto kSikhMen =
    std::to_array<Spelt>({{"Gurpreet", ""}, {"Harjit", ""}, {"Manpreet", ""}, {"Jaswant", ""}, {"Balwinder", ""}});
constexpr auto kSikhWomen =
    std::to_array<Spelt>({{"Simran", ""}, {"Jasleen", ""}, {"Harpreet", ""}, {"Kuldeep", ""}, {"Amrit", ""}});
constexpr auto kSikhFamilies =
    std::to_array<Spelt>({{"Singh Bedi", ""}, {"Gill", ""}, {"Sandhu", ""}, {"Ahluwalia", ""}, {"Dhillon", ""}});
constexpr auto kChristianMen =
    std::to_array<Spelt>({{"Anthony", ""}, {"Joseph", ""}, {"Melvin", ""}, {"Rodney", ""}, {"Thomas", ""}});
constexpr auto kChristianWomen =
    std::to_array<Spelt>({{"Maria", ""}, {"Sandra", ""}, {"Elizabeth", ""}, {"Glenda", ""}, {"Rosy", ""}});
constexpr auto kChristianFamilies =
    std::to_array<Spelt>({{"D'Souza", ""}, {"Fernandes", ""}, {"Pereira", ""}, {"Mathew", ""}, {"Lobo", ""}});
constexpr auto kGujaratiMen =
    std::to_array<Spelt>({{"Rameshbhai", ""}, {"Jignesh", ""}, {"Hitesh", ""}, {"Bharat", ""}, {"Chirag", ""}});
constexpr auto kGujaratiWomen =
    std::to_array<Spelt>({{"Hansaben", ""}, {"Bhavna", ""}, {"Hetal", ""}, {"Daksha", ""}, {"Komal", ""}});
constexpr auto kGujaratiFamilies =
    std::to_array<Spelt>({{"Patel", ""}, {"Shah", ""}, {"Mehta", ""}, {"Desai", ""}, {"Parikh", ""}});

constexpr auto kCommunities = std::to_array<Community>({
    {"mr", 48, kMarathiMen, kMarathiWomen, kMarathiFamilies},
    {"hi", 22, kHindiMen, kHindiWomen, kHindiFamilies},
    {"hi", 13, kMuslimMen, kMuslimWomen, kMuslimFamilies},
    {"ta", 6, kTamilMen, kTamilWomen, kTamilFamilies},
    {"gu", 5, kGujaratiMen, kGujaratiWomen, kGujaratiFamilies},
    {"pa", 3, kSikhMen, kSikhWomen, kSikhFamilies},
    {"en", 3, kChristianMen, kChristianWomen, kChristianFamilies},
});

constexpr auto kPlaces = std::to_array<Place>({
    {"Kothrud", "411038"},
    {"Aundh", "411007"},
    {"Hadapsar", "411028"},
    {"Wakad", "411057"},
    {"Baner", "411045"},
    {"Karve Nagar", "411052"},
    {"Shivajinagar", "411005"},
    {"Katraj", "411046"},
    {"Warje", "411058"},
    {"Bibwewadi", "411037"},
    {"Kondhwa", "411048"},
    {"Yerwada", "411006"},
    {"Viman Nagar", "411014"},
    {"Pashan", "411021"},
    {"Sinhagad Road", "411030"},
    {"Camp", "411001"},
    {"Dhankawadi", "411043"},
    {"Pimple Saudagar", "411027"},
});

}  // namespace

std::span<const Community> communities() {
    return kCommunities;
}
std::span<const Place> places() {
    return kPlaces;
}

}  // namespace opdesk::app::opdeskctl::demo
