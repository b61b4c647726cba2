#pragma once

#include <QAccessible>

class QWidget;

namespace opdesk::ui::widgets {

/// What a screen reader calls a widget that paints itself (a chooser, a banner, a meter): Qt knows roles of its own
/// controls alone. Name and description are the widget's accessible ones; a chooser's value is its description.
void speakAs(QWidget* widget, QAccessible::Role role);

}  // namespace opdesk::ui::widgets
