#include <QAbstractScrollArea>
#include <QApplication>
#include <QScrollBar>
#include <QTest>

#include "tests/ui/gallery/gallery_frame.h"
#include "tests/ui/scenes/stage.h"
#include "tests/ui/scenes/text_probe.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/overlay_layer.h"
#include "ui/widgets/patient_banner.h"

using namespace opdesk;

namespace {

/// Windows of the screens people have, in the logical pixels the system's scale leaves of them.
struct Screen {
    int wide;
    int high;
};
constexpr std::array kScreens{Screen{1366, 768}, Screen{1920, 1080}};

constexpr int kRoomForLongTexts = 1280;

qreal scale() {
    return qEnvironmentVariable("QT_SCALE_FACTOR", QStringLiteral("1")).toDouble();
}

bool isBelowOverlay(const QWidget& window, const QWidget* widget) {
    for (const auto* layer : window.findChildren<ui::widgets::OverlayLayer*>())
        if (layer->isVisible() && !layer->isAncestorOf(widget))
            return true;
    return false;
}

QStringList faultsOf(QWidget& window) {
    QStringList faults;
    auto texts = scenes::paintedTexts(window);
    std::erase_if(texts, [&](const scenes::PaintedText& text) { return isBelowOverlay(window, text.widget); });
    for (const auto& text : texts)
        if (const auto fault = scenes::whatIsCut(text); !fault.isEmpty())
            faults << fault;
    faults << scenes::overlaps(texts);
    faults.removeDuplicates();
    return faults;
}

/// Whether the whole of it lies inside everything above it, and so on the screen.
bool isWhole(const QWidget& widget, const QWidget& window) {
    QRect box = widget.rect();
    for (const auto* each = &widget; each != &window && each->parentWidget(); each = each->parentWidget()) {
        box.translate(each->pos());
        if (!each->parentWidget()->rect().contains(box))
            return false;
    }
    return true;
}

/// The frame stands still: no page scrolls the whole, who the patient is and what the page is for stay in sight.
QStringList frameFaults(scenes::Stage& stage) {
    QStringList faults;
    auto* work = stage.window->work();
    if (!work || !work->isVisible() || &stage.shown() != stage.window.get())
        return faults;
    const auto& window = *stage.window;
    for (const auto* name : {"top_bar", "nav_rail", "nav_lock", "key_bar"})
        if (const auto* part = window.findChild<QWidget*>(QLatin1String(name)); !part || !isWhole(*part, window))
            faults << QStringLiteral("%1 is not whole").arg(QLatin1String(name));
    const auto* page = work->current();
    const auto* area = qobject_cast<const QAbstractScrollArea*>(page->parentWidget()->parentWidget());
    if (!area || area->horizontalScrollBar()->maximum() > 0 || area->verticalScrollBar()->maximum() > 0)
        faults << QStringLiteral("the page scrolls as a whole: it needs %1x%2 of %3x%4")
                      .arg(page->width())
                      .arg(page->height())
                      .arg(area ? area->viewport()->width() : 0)
                      .arg(area ? area->viewport()->height() : 0);
    for (const auto* banner : page->findChildren<ui::widgets::PatientBanner*>())
        if (banner->isVisible() && !isWhole(*banner, window))
            faults << QStringLiteral("the patient's banner is not whole");
    for (const auto* button : page->findChildren<ui::widgets::OpButton*>())
        if (button->isVisible() && button->kind() == ui::widgets::OpButton::Kind::primary && !isWhole(*button, window))
            faults << QStringLiteral("the primary button \"%1\" is not whole").arg(button->objectName());
    return faults;
}

}  // namespace

/// No text of any page is cut, shortened or covered by another: at the scale of QT_SCALE_FACTOR, on the screens people
/// have, in every language and with texts half as long again. At 1366x768 and 150 % that is 911x512: there too the
/// frame, the banner and the primary button of every page stand whole.
class CutOffTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void aLabelThatIsTooNarrow_isFound();
    void aTextThatIsShortened_isFound();
    void textsOverEachOther_areFound();
    void everyPage_showsItsTextsWhole_data();
    void everyPage_showsItsTextsWhole();
    void everyComponent_showsItsTextsWhole();

private:
    ui::theme::Theme m_theme{ui::theme::ThemeChoice{ui::theme::Scheme::light, ui::theme::Density::compact, 100, true}};
};

void CutOffTest::initTestCase() {
    ui::theme::install(*qApp, m_theme);
    QApplication::setCursorFlashTime(0);
}

void CutOffTest::aLabelThatIsTooNarrow_isFound() {
    QWidget window;
    window.resize(300, 100);
    auto* label = new ui::widgets::Label(QStringLiteral("Thiruvenkatanathanbalasubramaniam"),
                                         ui::widgets::Label::Look::body, &window);
    label->setGeometry(10, 10, 60, 24);
    window.show();
    QVERIFY(faultsOf(window).join(u' ').contains(QStringLiteral("cut at the right")));
    label->setGeometry(10, 10, 280, 24);
    QCOMPARE(faultsOf(window), QStringList());
    label->setGeometry(10, 10, 280, 6);
    QVERIFY(!faultsOf(window).isEmpty());
    label->setGeometry(200, 10, 280, 24);
    QVERIFY(faultsOf(window).join(u' ').contains(QStringLiteral("cut at the right")));
}

void CutOffTest::aTextThatIsShortened_isFound() {
    QWidget window;
    window.resize(300, 100);
    auto* label = new ui::widgets::Label(QStringLiteral("Takes the wh…"), ui::widgets::Label::Look::body, &window);
    label->setGeometry(10, 10, 280, 24);
    window.show();
    QVERIFY(faultsOf(window).join(u' ').contains(QStringLiteral("shortened")));
}

void CutOffTest::textsOverEachOther_areFound() {
    QWidget window;
    window.resize(300, 100);
    for (const int left : {10, 40}) {
        auto* label = new ui::widgets::Label(QStringLiteral("Token A-14"), ui::widgets::Label::Look::body, &window);
        label->setGeometry(left, 10, 200, 24);
    }
    window.show();
    QVERIFY(faultsOf(window).join(u' ').contains(QStringLiteral("lies over")));
}

void CutOffTest::everyPage_showsItsTextsWhole_data() {
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("Hindi") << QStringLiteral("hi");
    QTest::newRow("half as long again") << QStringLiteral("long");
}

void CutOffTest::everyPage_showsItsTextsWhole() {
    QFETCH(QString, language);
    scenes::installLanguage(language);
    scenes::Stage stage;
    QStringList faults;
    for (const auto& scene : scenes::scenes()) {
        for (const auto& screen : kScreens) {
            stage.window->resize(QSize(screen.wide, screen.high) / scale());
            scene.arrange(stage);
            auto found = faultsOf(stage.shown());
            // Texts half as long again may scroll a page on the smallest screen, never be cut on it.
            if (language != QLatin1String("long") || stage.window->width() >= kRoomForLongTexts)
                found << frameFaults(stage);
            for (const auto& fault : found)
                faults << QStringLiteral("%1 %2x%3: %4")
                              .arg(QLatin1String(scene.name))
                              .arg(stage.window->width())
                              .arg(stage.window->height())
                              .arg(fault);
        }
    }
    faults.removeDuplicates();
    for (const auto& fault : faults)
        qWarning("%s", qPrintable(fault));
    QVERIFY2(faults.isEmpty(), qPrintable(QStringLiteral("%1 texts are not shown whole").arg(faults.size())));
}

void CutOffTest::everyComponent_showsItsTextsWhole() {
    scenes::installLanguage(QStringLiteral("en"));
    for (const auto density : {ui::theme::Density::compact, ui::theme::Density::comfortable})
        for (const int percent : {100, 115, 130}) {
            m_theme.choose({ui::theme::Scheme::light, density, percent, true});
            for (const auto& scene : gallery::scenes()) {
                const std::unique_ptr<QWidget> window(scene.window);
                window->resize(1920, 1040);
                window->show();
                // What breaks into more lines asks for its height then.
                for (int round = 0; round < 3; ++round)
                    QCoreApplication::sendPostedEvents();
                const auto faults = faultsOf(*window);
                for (const auto& fault : faults)
                    qWarning("%s %d %%: %s", qPrintable(scene.name), percent, qPrintable(fault));
                QVERIFY(faults.isEmpty());
            }
        }
    m_theme.choose({ui::theme::Scheme::light, ui::theme::Density::compact, 100, true});
}

QTEST_MAIN(CutOffTest)
#include "cut_off_test.moc"
