#pragma once

#include <QFont>
#include <QString>

namespace opdesk::ui::theme {

/// What the same words in the same font measured the last time: shaping them is most of what a layout and a painting
/// cost, and both ask for the same words again and again. Nothing of the words themselves is kept, so that a lock has
/// nothing to forget. The figures are those of QFontMetrics, for Indian words those of paintWords(); only on the GUI
/// thread is anything kept.
int wordsWidth(const QFont& font, const QString& words);
/// Unrounded.
qreal wordsAdvance(const QFont& font, const QString& words);
/// Height of the box of literal words within `width`; `flags` as QFontMetrics::boundingRect() takes them.
int wordsHeight(const QFont& font, const QString& words, int width, int flags = Qt::TextWordWrap);

}  // namespace opdesk::ui::theme
