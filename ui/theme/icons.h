#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace opdesk::ui::theme {

/// A mask `:/icons/<name>-<size>@<scale>.png` tinted with `colour`, cached per name, size, colour and ratio. Sizes are
/// 13, 15, 16 and 20 logical px. An unknown name gives a null pixmap, so a missing icon leaves the word alone.
QPixmap iconPixmap(const QString& name, int size, const QColor& colour, qreal devicePixelRatio);

/// True when the program carries a mask of that name in at least one size.
bool hasIcon(const QString& name);

/// An icon whose normal, selected and disabled looks follow the theme in force when it is made.
QIcon icon(const QString& name, int size, const QColor& normal, const QColor& disabled, const QColor& on = {});

}  // namespace opdesk::ui::theme
