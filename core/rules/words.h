#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Small operations on ASCII words of the rule data; bytes above 127 pass unchanged.
namespace opdesk::rules {

std::string lower(std::string_view text);
std::string upper(std::string_view text);
std::string trim(std::string_view text);
std::vector<std::string> split(std::string_view text, char at);
std::string join(const std::vector<std::string>& parts, std::string_view between);
/// Lower-case words of letters and digits; everything else parts them.
std::vector<std::string> alphaWords(std::string_view text);
/// Whether `words` stand side by side in `text`, compared word by word.
bool containsWords(std::string_view text, std::string_view words);
/// Whole positive number of at most six digits; -1 for anything else.
int wholeNumber(std::string_view text);

}  // namespace opdesk::rules
