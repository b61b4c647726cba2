#include <QApplication>
#include <QCommandLineParser>
#include <QLibrary>
#include <QMetaObject>
#include <QSettings>
#include <QStandardPaths>
#include <cstdio>
#include <future>
#include <memory>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "app/client/window_gate.h"
#include "app/opdesk/languages.h"
#include "app/opdesk/paper_output.h"
#include "app/opdesk/session_watch.h"
#include "app/opdesk/stall_probe.h"
#include "app/platform/file_marks.h"
#include "app/platform/file_secret.h"
#include "app/platform/keychain_marks.h"
#include "app/platform/keychain_secret.h"
#include "core/base/background.h"
#include "core/base/log.h"
#include "core/base/platform.h"
#include "ui/settings/preferences.h"
#include "ui/shell/main_window.h"
#include "ui/theme/contrast.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

namespace {

using namespace opdesk;

std::filesystem::path pathOf(const QString& text) {
    return std::filesystem::path(text.toStdU16String());
}

struct Choices {
    std::filesystem::path profile;
    QString secretFile;
    std::filesystem::path printFolder;
    std::filesystem::path probe;  ///< empty: nothing is measured
};

Choices readChoices(QApplication& application, ui::settings::Preferences& preferences) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("The desk software of an outpatient clinic."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profile(QStringLiteral("profile"), QStringLiteral("Folder of this desk."),
                                     QStringLiteral("folder"));
    const QCommandLineOption secret(
        QStringLiteral("device-secret-file"),
        QStringLiteral("Takes the device secret from this file instead of the keychain (for tests)."),
        QStringLiteral("file"));
    const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("en or hi."), QStringLiteral("code"));
    const QCommandLineOption scheme(QStringLiteral("theme"), QStringLiteral("light, dark or system."),
                                    QStringLiteral("name"));
    const QCommandLineOption log(QStringLiteral("log"), QStringLiteral("Log file."), QStringLiteral("file"));
    const QCommandLineOption print(
        QStringLiteral("print-folder"),
        QStringLiteral("Writes papers as PDF into this folder instead of printing (for tests)."),
        QStringLiteral("folder"));
    const QCommandLineOption switches(QStringLiteral("test-switches"), QStringLiteral("Allows --probe."));
    const QCommandLineOption probe(
        QStringLiteral("probe"), QStringLiteral("Writes at the end how long the window did not answer (for benches)."),
        QStringLiteral("file"));
    for (const auto& option : {print, profile, secret, language, scheme, log, switches, probe})
        parser.addOption(option);
    parser.process(application);

    Choices choices;
    const auto folder = parser.isSet(profile) ? parser.value(profile)
                                              : QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    choices.profile = pathOf(folder);
    if (parser.isSet(print))
        choices.printFolder = pathOf(parser.value(print));
    if (parser.isSet(switches) && parser.isSet(probe))
        choices.probe = pathOf(parser.value(probe));
    choices.secretFile = parser.value(secret);
    if (parser.isSet(language))
        preferences.override_(ui::settings::Choice::language, parser.value(language));
    if (parser.isSet(scheme))
        preferences.override_(ui::settings::Choice::theme, parser.value(scheme));
    if (parser.isSet(log))
        base::openLog(pathOf(parser.value(log)), base::LogLevel::info);
    return choices;
}

/// What is needed before the first picture, read while Qt connects to the screen: the rules, and the list of the fonts
/// of this computer where fontconfig keeps it; Qt finds it read then.
std::future<base::Result<rules::RuleBook>> readAhead() {
    const auto readFonts = reinterpret_cast<int (*)()>(QLibrary::resolve(QStringLiteral("fontconfig"), 1, "FcInit"));
    return std::async(std::launch::async, [readFonts] {
        if (readFonts)
            readFonts();
        return rules::RuleBook::load();
    });
}

}  // namespace

int main(int argc, char** argv) {
    base::platform::hardenProcess();
#ifdef __GLIBC__
    // A heap for each of its dozen threads keeps memory that nobody uses.
    mallopt(M_ARENA_MAX, 2);
#endif
    auto ahead = readAhead();
    QApplication application(argc, argv);
    const auto rules = ahead.get();
    QApplication::setApplicationName(QStringLiteral("opdesk"));
    QApplication::setOrganizationName(QStringLiteral("OPDesk"));
    QApplication::setApplicationVersion(QStringLiteral("0.1.0"));
    // Own choices at this computer; nothing of a patient is ever kept here.
    QSettings kept;
    ui::settings::Preferences preferences(kept);
    preferences.setSystemScheme(ui::theme::systemScheme());
    ui::theme::setStrongContrast(ui::theme::systemAsksForContrast());
    const auto choices = readChoices(application, preferences);
    std::unique_ptr<app::StallProbe> probe;
    if (!choices.probe.empty())
        probe = std::make_unique<app::StallProbe>(choices.probe);

    app::Languages languages;
    languages.install(preferences.value(ui::settings::Choice::language));
    ui::theme::Theme theme(preferences.themeChoice());
    ui::theme::install(application, theme);
    QObject::connect(&preferences, &ui::settings::Preferences::changed, &application, [&](ui::settings::Choice choice) {
        if (choice == ui::settings::Choice::language)
            languages.install(preferences.value(choice));
        theme.choose(preferences.themeChoice());
    });

    if (!rules) {
        std::fputs("opdesk: the reference data is damaged\n", stderr);
        return 3;
    }
    const base::SystemClock clock;
    base::SystemRandom random;
    app::NetThread net;
    app::StoreThread storeThread;
    // The window never waits for them, but shares two processors with what they do while a clinic's records arrive.
    storeThread.post(base::platform::letOthersFirst);
    net.post(base::platform::letOthersFirst);
    std::unique_ptr<clinic::DeviceSecretPort> secret;
    if (choices.secretFile.isEmpty())
        secret = std::make_unique<app::KeychainSecret>(net);
    else
        secret = std::make_unique<app::FileSecret>(pathOf(choices.secretFile));
    app::ClientOptions options;
    options.profileFolder = choices.profile;
    if (choices.secretFile.isEmpty())
        options.marks = [&net](const std::string& profile) {
            return std::make_unique<app::KeychainMarks>(net, profile);
        };
    else
        options.marks = [file = pathOf(choices.secretFile)](const std::string& profile) {
            auto marks = file;
            marks += "." + profile.substr(0, 8) + ".marks";
            return std::make_unique<app::FileMarks>(marks);
        };
    auto client = std::make_unique<app::Client>(options, *secret, *rules, clock, random, storeThread, net);
    const clinic::Executor gui = [&application](std::function<void()> task) {
        QMetaObject::invokeMethod(&application, std::move(task), Qt::QueuedConnection);
    };
    app::StoreThread papers;
    papers.post(base::platform::letOthersFirst);
    const app::Printing printing{choices.printFolder,
                                 [&preferences](ui::settings::Choice paper) { return preferences.value(paper); },
                                 [&papers](std::function<void()> task) { papers.post(std::move(task)); }, gui};
    int code = 0;
    {
        app::WindowGate gate(*client, storeThread, gui);
        ui::shell::MainWindow window(gate, {preferences, clock, app::paperOutput(printing), app::sheetOutput(printing),
                                            app::findPrinters(printing)});
        app::SessionWatch watch;
        QObject::connect(&watch, &app::SessionWatch::left, &window, &ui::shell::MainWindow::lockNow);
        window.resize(1366, 738);
        window.show();
        code = QApplication::exec();
    }
    storeThread.call([&] {
        client.reset();
        return true;
    });
    return code;
}
