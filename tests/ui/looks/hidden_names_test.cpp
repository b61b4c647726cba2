#include <QAction>
#include <QApplication>
#include <QTest>

#include "tests/ui/scenes/stage.h"
#include "tests/ui/scenes/text_probe.h"
#include "ui/theme/theme.h"

using namespace opdesk;

/// F11 hides who is on the screen, on every page that shows somebody: what is painted holds no name of a patient.
class HiddenNamesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void f11_leavesNoNameOnAnyPage_data();
    void f11_leavesNoNameOnAnyPage();

private:
    ui::theme::Theme m_theme{ui::theme::ThemeChoice{}};
};

namespace {

/// Parts of the names of the stage's people; the doctors are no patients.
const QStringList kNames{QStringLiteral("Prakash"), QStringLiteral("Deshmukh"),   QStringLiteral("Vaishali"),
                         QStringLiteral("Patil"),   QStringLiteral("Patel"),      QStringLiteral("Harpreet"),
                         QStringLiteral("Sneha"),   QStringLiteral("Thiruvenka"), QStringLiteral("Balasubra"),
                         QStringLiteral("Sandhu"),  QStringLiteral("Meenakshi"),  QStringLiteral("सुनीता"),
                         QStringLiteral("लक्ष्मी")};

QStringList namesOn(QWidget& window) {
    QStringList found;
    for (const auto& painted : scenes::paintedTexts(window))
        for (const auto& name : kNames)
            if (painted.text.contains(name))
                found << QStringLiteral("%1 in %2")
                             .arg(painted.text, QLatin1String(painted.widget->metaObject()->className()));
    found.removeDuplicates();
    return found;
}

}  // namespace

void HiddenNamesTest::initTestCase() {
    ui::theme::install(*qApp, m_theme);
    scenes::installLanguage(QStringLiteral("en"));
}

void HiddenNamesTest::f11_leavesNoNameOnAnyPage_data() {
    QTest::addColumn<int>("at");
    for (int i = 0; i < static_cast<int>(scenes::scenes().size()); ++i)
        QTest::newRow(scenes::scenes()[static_cast<std::size_t>(i)].name) << i;
}

void HiddenNamesTest::f11_leavesNoNameOnAnyPage() {
    QFETCH(int, at);
    const auto& scene = scenes::scenes()[static_cast<std::size_t>(at)];
    scenes::Stage stage;
    stage.window->resize(1366, 738);
    scene.arrange(stage);
    auto* hide = stage.window->findChild<QAction*>(QStringLiteral("action_hide_names"));
    QVERIFY(hide);
    QCOMPARE(hide->shortcut(), QKeySequence(Qt::Key_F11));
    if (!stage.window->work())
        return;  // the door shows nobody
    hide->trigger();
    stage.settle();
    const auto found = namesOn(stage.shown());
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QStringLiteral(" | "))));
    // What is opened afterwards hides as well.
    scene.arrange(stage);
    const auto again = namesOn(stage.shown());
    QVERIFY2(again.isEmpty(), qPrintable(again.join(QStringLiteral(" | "))));
    hide->trigger();
    stage.settle();
}

QTEST_MAIN(HiddenNamesTest)
#include "hidden_names_test.moc"
