#pragma once

#include <QString>

#include <string_view>

namespace opdesk::ui::settings {

/// What the page says of a setting of the clinic.
struct ClinicWords {
    QString section, title, help;
    QString otherWords;  ///< found by these too
};
ClinicWords clinicWords(std::string_view key);

}  // namespace opdesk::ui::settings
