#pragma once

#include <QString>

namespace opdesk::ui::theme {

class Theme;

/// The one style sheet: rules for QLabel[role=...] and QFrame[card=...] only, so that no control leaves OpStyle.
/// Label roles: body, strong, second, hint, small, label, group, micro, entry, cardTitle, title, money, danger, warn,
/// ok, link, onRail, dangerStrong.
QString styleSheet(const Theme& theme);

}  // namespace opdesk::ui::theme
