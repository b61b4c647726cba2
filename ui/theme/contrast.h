#pragma once

class QByteArray;
class QPalette;

namespace opdesk::ui::theme {

/// What the system asks for: told by it on Windows, read from its theme's name and its palette elsewhere. Only before
/// install(), which replaces that palette.
bool systemAsksForContrast();
/// Of a palette and the name of a GTK theme, which may be empty: black on white or white on black is nobody's default.
bool asksForContrast(const QPalette& system, const QByteArray& gtkTheme);

/// High contrast of the whole program: quiet words become words, every outline and divider is as dark as words are.
/// Set once, before a Theme paints.
void setStrongContrast(bool on);
bool hasStrongContrast();

}  // namespace opdesk::ui::theme
