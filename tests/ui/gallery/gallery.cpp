// ui_gallery [folder] [--dark] [--comfortable] [--percent N]: shows the components, or writes one picture a scene.
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QTimer>

#include "gallery_frame.h"
#include "ui/theme/theme.h"

using namespace opdesk::ui;

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument("folder", "Where the pictures go; none: show a window.");
    parser.addOption({"dark", "Dark scheme."});
    parser.addOption({"comfortable", "Comfortable density."});
    parser.addOption({"percent", "Text size.", "percent", "100"});
    parser.process(application);
    theme::ThemeChoice choice;
    choice.scheme = parser.isSet("dark") ? theme::Scheme::dark : theme::Scheme::light;
    choice.density = parser.isSet("comfortable") ? theme::Density::comfortable : theme::Density::compact;
    choice.textPercent = parser.value("percent").toInt();
    choice.calm = true;
    theme::Theme theme(choice);
    theme::install(application, theme);

    const QString folder = parser.positionalArguments().value(0);
    const auto scenes = opdesk::gallery::scenes();
    for (const auto& scene : scenes)
        scene.window->show();
    if (folder.isEmpty())
        return QApplication::exec();
    QDir().mkpath(folder);
    QTimer::singleShot(300, &application, [&] {
        for (const auto& scene : scenes) {
            QApplication::setActiveWindow(scene.window);
            if (auto* widget = scene.window->findChild<QWidget*>(scene.focused))
                widget->setFocus();
            scene.window->grab();  // the first one settles what focus changed
            scene.window->grab().save(
                QDir(folder).filePath(scene.name + (parser.isSet("dark") ? "-dark.png" : "-light.png")));
        }
        QApplication::quit();
    });
    return QApplication::exec();
}
