#pragma once

#include <QAction>
#include <QLineEdit>
#include <QTest>

#include "tests/ui/scenes/stage.h"

namespace opdesk::tests {

inline QAction* action(scenes::Stage& stage, const char* name) {
    return stage.window->findChild<QAction*>(QString::fromLatin1(name));
}

/// Ctrl+K, the words, Enter: what a person does.
inline void command(scenes::Stage& stage, const QString& typed) {
    action(stage, "action_commands")->trigger();
    stage.settle();
    auto* field = stage.window->findChild<QLineEdit*>(QStringLiteral("command_text"));
    QTest::keyClicks(field, typed);
    stage.settle();
    QTest::keyClick(field, Qt::Key_Return);
    stage.settle();
}

}  // namespace opdesk::tests
