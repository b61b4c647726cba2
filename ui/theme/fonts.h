#pragma once

#include <QFont>
#include <QStringList>

namespace opdesk::ui::theme {

/// Inter, then the Noto family of each script the clinic may meet. Screen text.
QStringList screenFamilies();
/// Noto Sans, then the same script families. Paper text.
QStringList paperFamilies();
/// Registers font files found beside the program (folder `fonts`) so that no PC depends on its own; returns how many.
int loadShippedFonts(const QString& folder);
/// True when the text has a letter of an Indian script, which is set one step larger than the Latin beside it.
bool hasIndicLetters(const QString& text);

}  // namespace opdesk::ui::theme
