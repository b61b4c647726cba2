#pragma once

#include <span>
#include <string_view>

/// Tables of common names; nobody in particular.
namespace opdesk::app::opdeskctl::demo {

struct Spelt {
    std::string_view latin;
    std::string_view local;  ///< Devanagari; empty where the community writes another script
};
struct Community {
    std::string_view language;
    unsigned share;  ///< of a hundred
    std::span<const Spelt> men, women, families;
};
std::span<const Community> communities();

struct Place {
    std::string_view locality, pin;
};
std::span<const Place> places();  ///< of Pune

}  // namespace opdesk::app::opdeskctl::demo
