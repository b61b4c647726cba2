#pragma once

#include <QString>

#include <string>

namespace opdesk::ui::consult {

/// The words of a rule of the meter in the language of the window. The rules write them in English; what this table
/// does not know is shown as written.
QString ruleWords(const std::string& words);

}  // namespace opdesk::ui::consult
