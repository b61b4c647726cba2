#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QTest>

#include "tests/ui/scenes/stage.h"
#include "ui/shell/work_area.h"
#include "ui/theme/theme.h"
#include "ui/widgets/overlay_layer.h"
#include "ui/widgets/queue_delegate.h"

using namespace opdesk;

namespace {

QString nameOf(const QWidget& widget) {
    return QStringLiteral("%1 \"%2\" in \"%3\"")
        .arg(QString::fromLatin1(widget.metaObject()->className()), widget.objectName(),
             widget.parentWidget() ? widget.parentWidget()->objectName() : QString());
}

bool isInteractive(const QWidget& widget) {
    return (widget.focusPolicy() & Qt::TabFocus) || qobject_cast<const QAbstractButton*>(&widget);
}

/// Parts that a control makes for itself (the field of a combo box, the buttons of a scroll bar) are its own affair.
bool isPart(const QWidget& widget) {
    return widget.objectName().startsWith(QLatin1String("qt_")) || !widget.isVisible();
}

/// Inside an area that scrolls to what has the focus.
bool isScrolled(const QWidget& widget) {
    for (const auto* above = widget.parentWidget(); above; above = above->parentWidget())
        if (qobject_cast<const QAbstractScrollArea*>(above) && above->objectName() != QLatin1String("page_area"))
            return true;
    return false;
}

QList<QWidget*> stops(QWidget& window) {
    QList<QWidget*> found;
    for (auto* next = window.nextInFocusChain(); next != &window; next = next->nextInFocusChain())
        if (next->isVisible() && next->isEnabled() && (next->focusPolicy() & Qt::TabFocus) && !next->focusProxy() &&
            next->window() == &window)
            found << next;
    return found;
}

}  // namespace

/// What a screen reader meets on every page: names, roles, the order of the stops, the queue's rows in words.
class NamesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void everyControl_hasAnObjectNameAndAnAccessibleName();
    void everyStop_isOnTheScreenOrScrollsThere();
    void everyControl_hasARole();
    void aRowOfTheQueue_isReadOut();
    void objectNames_areTheSameInEveryLanguage();

private:
    void forEveryScene(const std::function<void(const char* scene, QWidget& window)>& look);
    ui::theme::Theme m_theme{ui::theme::ThemeChoice{}};
    QStringList m_faults;
};

void NamesTest::initTestCase() {
    ui::theme::install(*qApp, m_theme);
    scenes::installLanguage(QStringLiteral("en"));
}

void NamesTest::forEveryScene(const std::function<void(const char*, QWidget&)>& look) {
    scenes::Stage stage;
    stage.window->resize(1366, 738);
    m_faults.clear();
    for (const auto& scene : scenes::scenes()) {
        scene.arrange(stage);
        look(scene.name, stage.shown());
    }
    m_faults.removeDuplicates();
    for (const auto& fault : m_faults)
        qWarning("%s", qPrintable(fault));
    QVERIFY2(m_faults.isEmpty(), qPrintable(QStringLiteral("%1 faults").arg(m_faults.size())));
}

void NamesTest::everyControl_hasAnObjectNameAndAnAccessibleName() {
    forEveryScene([this](const char* scene, QWidget& window) {
        for (const auto* widget : window.findChildren<QWidget*>()) {
            if (!isInteractive(*widget) || isPart(*widget))
                continue;
            if (widget->objectName().isEmpty())
                m_faults << QStringLiteral("%1: no object name: %2").arg(QLatin1String(scene), nameOf(*widget));
            if (widget->accessibleName().trimmed().isEmpty())
                m_faults << QStringLiteral("%1: no accessible name: %2").arg(QLatin1String(scene), nameOf(*widget));
        }
    });
}

void NamesTest::everyStop_isOnTheScreenOrScrollsThere() {
    forEveryScene([this](const char* scene, QWidget& window) {
        const auto all = stops(window);
        // The board has no controls: the keyboard stays at the desk.
        if (all.isEmpty() && !window.findChildren<QWidget*>().isEmpty())
            m_faults << QStringLiteral("%1: no stop for Tab").arg(QLatin1String(scene));
        for (auto* stop : all)
            if (stop->visibleRegion().isEmpty() && !isScrolled(*stop))
                m_faults << QStringLiteral("%1: off the screen: %2").arg(QLatin1String(scene), nameOf(*stop));
    });
}

void NamesTest::everyControl_hasARole() {
    forEveryScene([this](const char* scene, QWidget& window) {
        for (auto* widget : window.findChildren<QWidget*>()) {
            if (!isInteractive(*widget) || isPart(*widget))
                continue;
            auto* face = QAccessible::queryAccessibleInterface(widget);
            if (!face || face->role() == QAccessible::NoRole || face->role() == QAccessible::Client)
                m_faults << QStringLiteral("%1: no role: %2").arg(QLatin1String(scene), nameOf(*widget));
            else if (face->text(QAccessible::Name).isEmpty())
                m_faults << QStringLiteral("%1: says nothing: %2").arg(QLatin1String(scene), nameOf(*widget));
        }
    });
}

void NamesTest::aRowOfTheQueue_isReadOut() {
    scenes::Stage stage;
    stage.unlock();
    stage.window->showPlace(QStringLiteral("desk"));
    stage.settle();
    const auto* table = stage.window->findChild<QAbstractItemView*>(QStringLiteral("queue_table"));
    QVERIFY(table && table->model()->rowCount() >= 5);
    QStringList spoken;
    for (int row = 0; row < table->model()->rowCount(); ++row)
        spoken << table->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    const auto all = spoken.join(u'\n');
    // Token, name, age, state: everything the row shows by colour and place is in the words.
    for (const auto* part : {"Vaishali Patil", "29", "waiting", "Prakash Deshmukh", "in room", "A "})
        QVERIFY2(all.contains(QLatin1String(part), Qt::CaseInsensitive), qPrintable(all));
}

void NamesTest::objectNames_areTheSameInEveryLanguage() {
    const auto names = [](const char* language) {
        scenes::installLanguage(QString::fromLatin1(language));
        scenes::Stage stage;
        QSet<QString> found;
        for (const auto& scene : scenes::scenes()) {
            scene.arrange(stage);
            for (const auto* widget : stage.shown().findChildren<QWidget*>())
                if (isInteractive(*widget))
                    found << widget->objectName();
        }
        return found;
    };
    const auto english = names("en");
    const auto hindi = names("hi");
    scenes::installLanguage(QStringLiteral("en"));
    QCOMPARE((english - hindi).values(), QStringList());
    QCOMPARE((hindi - english).values(), QStringList());
}

QTEST_MAIN(NamesTest)
#include "names_test.moc"
