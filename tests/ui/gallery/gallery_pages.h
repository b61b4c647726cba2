#pragma once

#include <QWidget>

namespace opdesk::gallery {

/// Whole-window scenes made of the components, with invented people.
QWidget* frontDesk();
QWidget* newPatient();
QWidget* conflicts();
QWidget* controls();

}  // namespace opdesk::gallery
