#pragma once

#include <QGuiApplication>

#include "app/opdeskctl/command_runner.h"

namespace opdesk::app {

/// A printer whose painting runs on the application's thread while the caller waits.
PaperPrinter printOnGuiThread(QGuiApplication& application);

}  // namespace opdesk::app
