#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

#include "ui/theme/tokens.h"

class QApplication;
class QWidget;

namespace opdesk::ui::theme {

enum class Scheme { light, dark };
enum class Density { compact, comfortable };

/// The status families of the design: line (icon, border), text, soft (ground).
enum class Family { neutral, accent, danger, warn, ok, info, room, conflict };

struct FamilyColours {
    QColor line;
    QColor text;
    QColor soft;
};

struct ThemeChoice {
    Scheme scheme = Scheme::light;
    Density density = Density::compact;
    int textPercent = 100;  ///< 100, 115 or 130
    bool calm = false;      ///< no motion at all
    bool operator==(const ThemeChoice&) const = default;
};

/// Colours, text sizes and heights in force. One per program, owned by the composition root, GUI thread.
/// Widgets read it with themeOf(this) while painting and never keep a colour.
class Theme : public QObject {
    Q_OBJECT
public:
    explicit Theme(ThemeChoice choice = {}, QObject* parent = nullptr);

    const ThemeChoice& choice() const { return m_choice; }
    bool isDark() const { return m_choice.scheme == Scheme::dark; }

    QColor color(Role role) const;
    /// The accent as it is seen on the dark rail, in both schemes.
    QColor railAccent() const;
    FamilyColours family(Family family) const;
    /// Inter first, then the Noto families of the Indian scripts; `weight` 0 takes the type's own weight.
    QFont font(Type type, int weight = 0) const;
    /// Line height in logical px at 96 dpi, grown by the text setting.
    int line(Type type) const;
    /// Height in logical px in the present density.
    int metric(Metric metric) const;
    QPalette palette() const;

public slots:
    /// Applies to the program at once when the theme is installed.
    void choose(opdesk::ui::theme::ThemeChoice choice);

signals:
    void changed();

private:
    ThemeChoice m_choice;
};

/// What the system asks for: told by it where it can tell (Qt 6.5), read from its palette elsewhere. Only before
/// install(), which replaces that palette.
Scheme systemScheme();

/// Gives the program its style, palette and font, and keeps them in step with `theme`. There is no style sheet: one
/// makes Qt style every widget anew each time it gets another parent.
/// `theme` must live as long as `application`.
void install(QApplication& application, Theme& theme);

/// The theme installed in this program; an unchanging light one when none is (tests).
const Theme& themeOf(const QWidget* widget);
const Theme& currentTheme();

}  // namespace opdesk::ui::theme
