#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>
#include <QMetaObject>
#include <QSettings>
#include <QStandardPaths>
#include <QTranslator>
#include <cstdio>
#include <memory>

#include "app/client/window_gate.h"
#include "app/opdesk/paper_output.h"
#include "app/platform/file_marks.h"
#include "app/platform/file_secret.h"
#include "app/platform/keychain_marks.h"
#include "app/platform/keychain_secret.h"
#include "core/base/log.h"
#include "core/base/platform.h"
#include "ui/shell/main_window.h"
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
    QString language;
    std::filesystem::path printFolder;
    ui::theme::ThemeChoice theme;
};

Choices readChoices(QApplication& application) {
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
    const QCommandLineOption scheme(QStringLiteral("theme"), QStringLiteral("light or dark."), QStringLiteral("name"));
    const QCommandLineOption log(QStringLiteral("log"), QStringLiteral("Log file."), QStringLiteral("file"));
    const QCommandLineOption print(
        QStringLiteral("print-folder"),
        QStringLiteral("Writes papers as PDF into this folder instead of printing (for tests)."),
        QStringLiteral("folder"));
    for (const auto& option : {print, profile, secret, language, scheme, log})
        parser.addOption(option);
    parser.process(application);

    // Own choices of this person on this computer; nothing of a patient is ever kept here.
    const QSettings settings;
    Choices choices;
    const auto folder = parser.isSet(profile) ? parser.value(profile)
                                              : QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    choices.profile = pathOf(folder);
    if (parser.isSet(print))
        choices.printFolder = pathOf(parser.value(print));
    choices.secretFile = parser.value(secret);
    choices.language = parser.isSet(language)
                           ? parser.value(language)
                           : settings.value(QStringLiteral("language"), QStringLiteral("en")).toString();
    const auto name = parser.isSet(scheme)
                          ? parser.value(scheme)
                          : settings.value(QStringLiteral("theme"), QStringLiteral("light")).toString();
    choices.theme.scheme = name == QLatin1String("dark") ? ui::theme::Scheme::dark : ui::theme::Scheme::light;
    if (parser.isSet(log))
        base::openLog(pathOf(parser.value(log)), base::LogLevel::info);
    return choices;
}

}  // namespace

int main(int argc, char** argv) {
    base::platform::hardenProcess();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("opdesk"));
    QApplication::setOrganizationName(QStringLiteral("OPDesk"));
    QApplication::setApplicationVersion(QStringLiteral("0.1.0"));
    const auto choices = readChoices(application);

    QTranslator translator;
    // English too: its file holds the plural forms.
    if (translator.load(QStringLiteral(":/i18n/opdesk_") + choices.language))
        QApplication::installTranslator(&translator);
    ui::theme::Theme theme(choices.theme);
    ui::theme::install(application, theme);

    const auto rules = rules::RuleBook::load();
    if (!rules) {
        std::fputs("opdesk: the reference data is damaged\n", stderr);
        return 3;
    }
    const base::SystemClock clock;
    base::SystemRandom random;
    app::NetThread net;
    app::StoreThread storeThread;
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
    int code = 0;
    {
        app::WindowGate gate(*client, storeThread, gui);
        ui::shell::MainWindow window(gate, clock, app::paperOutput(choices.printFolder));
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
