#pragma once

#include <string>
#include <vector>

/// Text that harms other programs.
namespace opdesk::clinic::tests {

struct Nasty {
    const char* what;
    std::string text;
    bool always;  ///< no field may take it
};

inline std::vector<Nasty> nasties() {
    return {
        {"markup", "<b onclick=\"x()\">O'Brien</b><img src=x onerror=alert(1)>&amp;&#60;", false},
        {"ten thousand characters", std::string(10'000, 'x'), false},
        {"ten thousand letters of an Indian script",
         [] {
             std::string text;
             for (int i = 0; i < 10'000; ++i)
                 text += "क";
             return text;
         }(),
         false},
        {"control characters", "Anand\x01\x1b[31m Rao", true},
        {"a null character", std::string("Anand\0Rao", 9), true},
        {"a right-to-left override",
         "Anand \xE2\x80\xAE"
         "oaR",
         true},
        {"right-to-left marks",
         "\xE2\x80\x8F"
         "אב Anand \xE2\x80\x8E"
         "Rao",
         false},
        {"pictures", "Asha 😀👨‍👩‍👧 ❤️ Rao", false},
        {"SQL", "Robert'); DROP TABLE record;--", false},
        {"a formula", "=HYPERLINK(\"http://x\",\"y\")+cmd|' /C calc'!A0", false},
        {"a template", "{{7*7}} ${jndi:ldap://x} %s %n <%= 1 %> {% raw %}", false},
        {"broken UTF-8", "Anand \xff\xfe Rao", true},
    };
}

}  // namespace opdesk::clinic::tests
