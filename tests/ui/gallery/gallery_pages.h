#pragma once

#include <QWidget>

namespace opdesk::gallery {

/// Whole-window scenes made of the components, with invented people.
QWidget* frontDesk();
QWidget* newPatient();
QWidget* conflicts();
QWidget* controls();
/// Every control in every state, side by side.
QWidget* states();

}  // namespace opdesk::gallery
