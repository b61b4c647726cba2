#include <QApplication>
#include <QCommandLineParser>
#include <QLineEdit>
#include <QVBoxLayout>
#include <memory>

#include "app/opdesk/stall_probe.h"

/// What the window is held against: an empty Qt Widgets window of the same size with one field that has the focus.
///   opdesk_empty_window --probe FILE
/// It ends when its window is closed.
int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("opdesk-empty"));
    QCommandLineParser parser;
    const QCommandLineOption probe(QStringLiteral("probe"), QStringLiteral("JSON of the probe."),
                                   QStringLiteral("file"));
    parser.addOption(probe);
    parser.process(application);
    std::unique_ptr<opdesk::app::StallProbe> measured;
    if (parser.isSet(probe))
        measured = std::make_unique<opdesk::app::StallProbe>(parser.value(probe).toStdU16String());
    QWidget window;
    window.setWindowTitle(QStringLiteral("OPDesk empty"));
    QVBoxLayout layout(&window);
    QLineEdit field;
    field.setObjectName(QStringLiteral("empty.field"));
    layout.addWidget(&field);
    window.resize(1366, 738);
    window.show();
    field.setFocus();
    return QApplication::exec();
}
