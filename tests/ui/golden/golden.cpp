// ui_golden --folder DIR (--check | --renew) [--only NAME] [--out DIR]
//   Paints every screen and every scene of the gallery at the scale of QT_SCALE_FACTOR, on 1366x768 and 1920x1080,
//   light and dark, English and Hindi, and compares with the pictures in DIR, or writes them anew.
#include <QApplication>
#include <QCommandLineParser>
#include <QCursor>
#include <QDir>
#include <QFontDatabase>
#include <QTest>

#include <cstdio>

#include "tests/ui/gallery/gallery_frame.h"
#include "tests/ui/golden/picture.h"
#include "tests/ui/scenes/stage.h"
#include "ui/theme/theme.h"

using namespace opdesk;

namespace {

struct Run {
    QDir folder;
    QDir out;  ///< where pictures that differ go
    QString only;
    bool renew = false;
    QString scale;
    int written = 0;
    int same = 0;
    QStringList wrong;
};

constexpr std::pair<int, int> kScreens[] = {{1366, 768}, {1920, 1080}};

void take(Run& run, QWidget& window, const QString& name) {
    if (!run.only.isEmpty() && !name.contains(run.only))
        return;
    QCoreApplication::sendPostedEvents();
    window.grab();  // the first one settles what focus and size changed
    QCoreApplication::sendPostedEvents();
    const auto picture = golden::reduced(window.grab().toImage());
    const auto file = run.folder.filePath(name + QStringLiteral(".png"));
    const QImage before(file);
    const auto difference =
        before.isNull() ? golden::Difference{false, 1, {}, 1, {}} : golden::compare(before, picture);
    if (golden::isAcceptable(difference)) {
        ++run.same;
        return;
    }
    if (run.renew) {
        if (!picture.save(file, "PNG", 0))
            run.wrong << file + QStringLiteral(": cannot be written");
        ++run.written;
        return;
    }
    picture.save(run.out.filePath(name + QStringLiteral(".png")), "PNG");
    if (!difference.shown.isNull())
        difference.shown.save(run.out.filePath(name + QStringLiteral("-difference.png")), "PNG");
    run.wrong << (before.isNull()        ? name + QStringLiteral(": there is no picture yet")
                  : !difference.sameSize ? name + QStringLiteral(": another size")
                                         : QStringLiteral("%1: %2 % of the region at %3,%4 differ, %5 % of the whole")
                                               .arg(name)
                                               .arg(difference.worstRegion * 100, 0, 'f', 1)
                                               .arg(difference.region.x())
                                               .arg(difference.region.y())
                                               .arg(difference.whole * 100, 0, 'f', 2));
}

QString nameOf(const QString& scene, int wide, bool dark, const QString& language, const QString& scale) {
    return QStringLiteral("%1-%2-%3-%4-%5").arg(scene).arg(wide).arg(dark ? "dark" : "light", language, scale);
}

void screens(Run& run, bool dark, const QString& language, qreal scale) {
    scenes::installLanguage(language);
    scenes::Stage stage;
    for (const auto& scene : scenes::scenes()) {
        // What one scene leaves behind in the window is none of the next one's.
        stage.makeWindow();
        for (const auto& [wide, high] : kScreens) {
            const auto name = nameOf(QLatin1String(scene.name), wide, dark, language, run.scale);
            stage.window->resize(QSize(wide, high) / scale);
            scene.arrange(stage);
            QApplication::setActiveWindow(&stage.shown());
            take(run, stage.shown(), name);
        }
    }
}

void gallery_(Run& run, bool dark, qreal scale) {
    scenes::installLanguage(QStringLiteral("en"));
    for (const auto& scene : gallery::scenes()) {
        const std::unique_ptr<QWidget> window(scene.window);
        // Every component has to fit once; the small screen is what the pages are asked for.
        window->resize(QSize(1920, 1080) / scale);
        window->show();
        QApplication::setActiveWindow(window.get());
        if (auto* widget = window->findChild<QWidget*>(scene.focused))
            widget->setFocus();
        take(run, *window, nameOf(scene.name, 1920, dark, QStringLiteral("en"), run.scale));
    }
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setCursorFlashTime(0);
    QCursor::setPos(9000, 9000);  // nothing lies under the pointer
    QCommandLineParser parser;
    parser.addOption({"folder", "The golden pictures.", "folder"});
    parser.addOption({"out", "Pictures that differ.", "folder", "golden-differences"});
    parser.addOption({"only", "Only pictures whose name has this.", "name"});
    parser.addOption({"check", "Compare."});
    parser.addOption({"renew", "Write anew what differs."});
    parser.process(application);
    for (const auto* family : {"Inter", "Noto Sans Devanagari"})
        if (!QFontDatabase::families().contains(QString::fromLatin1(family))) {
            std::fprintf(stderr, "golden: the font %s is not installed (scripts/setup.sh)\n", family);
            return 2;
        }
    Run run;
    run.folder = QDir(parser.value("folder"));
    run.out = QDir(parser.value("out"));
    run.only = parser.value("only");
    run.renew = parser.isSet("renew");
    run.folder.mkpath(".");
    run.out.mkpath(".");
    const qreal scale = qEnvironmentVariable("QT_SCALE_FACTOR", "1").toDouble();
    run.scale = QString::number(qRound(scale * 100));
    ui::theme::ThemeChoice choice;
    choice.calm = true;
    ui::theme::Theme theme(choice);
    ui::theme::install(application, theme);
    for (const bool dark : {false, true}) {
        choice.scheme = dark ? ui::theme::Scheme::dark : ui::theme::Scheme::light;
        theme.choose(choice);
        // The cut-off test looks at the gallery's other sizes of text and densities.
        if (qFuzzyCompare(scale, 1))
            gallery_(run, dark, scale);
        for (const auto* language : {"en", "hi"})
            screens(run, dark, QString::fromLatin1(language), scale);
    }
    for (const auto& wrong : run.wrong)
        std::fprintf(stderr, "golden: %s\n", qPrintable(wrong));
    std::printf("golden: %d as they were, %d written, %d wrong\n", run.same, run.written,
                static_cast<int>(run.wrong.size()));
    return run.wrong.isEmpty() ? 0 : 1;
}
