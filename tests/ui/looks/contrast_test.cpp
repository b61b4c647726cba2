#include <QApplication>
#include <QTest>

#include <cmath>

#include "tests/ui/gallery/gallery_frame.h"
#include "tests/ui/scenes/stage.h"
#include "tests/ui/scenes/text_probe.h"
#include "ui/theme/contrast.h"
#include "ui/theme/theme.h"
#include "ui/widgets/overlay_layer.h"

using namespace opdesk;
using ui::theme::Role;

namespace {

constexpr double kWords = 4.5;     ///< WCAG 2.2, 1.4.3
constexpr double kOutlines = 3.0;  ///< 1.4.11

double luminance(const QColor& colour) {
    const auto channel = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

/// What a colour is for. Every role has a line: a new role does not compile without one.
enum class Use { ground, words, outline, divider, wordsOfTheRail, groundOfTheRail, onAccent, accent, disabledLines };

Use useOf(Role role) {
    switch (role) {
        case Role::canvas:
        case Role::surface:
        case Role::sunken:
        case Role::hover:
        case Role::accentSoft:
        case Role::dangerSoft:
        case Role::warnSoft:
        case Role::okSoft:
        case Role::infoSoft:
        case Role::roomSoft:
        case Role::conflictSoft:
            return Use::ground;
        case Role::text:
        case Role::text2:
        case Role::text3:
            return Use::words;
        case Role::control:
        case Role::focus:
        case Role::danger:
        case Role::warn:
        case Role::ok:
        case Role::info:
        case Role::room:
        case Role::conflict:
        case Role::dangerText:
        case Role::warnText:
        case Role::okText:
        case Role::infoText:
        case Role::roomText:
        case Role::conflictText:
            return Use::outline;
        case Role::border:
            return Use::divider;
        case Role::disabled:
            return Use::disabledLines;
        case Role::accent:
        case Role::accentHover:
            return Use::accent;
        case Role::onAccent:
            return Use::onAccent;
        case Role::rail:
        case Role::railActive:
            return Use::groundOfTheRail;
        case Role::railText:
        case Role::railOn:
            return Use::wordsOfTheRail;
    }
    return Use::divider;
}

std::vector<Role> rolesOf(Use use) {
    std::vector<Role> found;
    for (std::size_t role = 0; role < ui::theme::kColours.size(); ++role)
        if (useOf(static_cast<Role>(role)) == use)
            found.push_back(static_cast<Role>(role));
    return found;
}

/// The colour most of the box has: letters cover less than half of what they stand on.
QColor groundOf(const QImage& picture, const QRect& box) {
    QHash<QRgb, int> counts;
    const auto inside = box & picture.rect();
    for (int y = inside.top(); y <= inside.bottom(); ++y)
        for (int x = inside.left(); x <= inside.right(); ++x)
            ++counts[picture.pixel(x, y)];
    QRgb most = 0;
    int count = 0;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        if (it.value() > count) {
            most = it.key();
            count = it.value();
        }
    return QColor(most);
}

QStringList faintTexts(QWidget& window, const QString& where) {
    const auto picture = window.grab().toImage().convertToFormat(QImage::Format_RGB32);
    QStringList faults;
    for (const auto& text : scenes::paintedTexts(window)) {
        const auto box = (text.box & text.room).toAlignedRect().adjusted(-2, -2, 2, 2);
        bool dimmed = false;
        for (const auto* layer : window.findChildren<ui::widgets::OverlayLayer*>())
            dimmed = dimmed || (layer->isVisible() && !layer->isAncestorOf(text.widget));
        if (dimmed || box.width() < 6 || box.height() < 6)
            continue;
        const auto ground = groundOf(picture, box);
        const auto ratio = contrast(text.ink, ground);
        if (ratio < kWords)
            faults << QStringLiteral("%1: \"%2\" in \"%3\" has %4:1 (%5 on %6)")
                          .arg(where, text.text, text.widget->objectName())
                          .arg(ratio, 0, 'f', 2)
                          .arg(text.ink.name(), ground.name());
    }
    faults.removeDuplicates();
    return faults;
}

}  // namespace

/// Words and outlines can be read: first by the tokens, then on what was really painted.
class ContrastTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void everyPairOfTokens_hasItsContrast_data();
    void everyPairOfTokens_hasItsContrast();
    void inHighContrast_wordsAndLinesAreAsStrongAsTheyGet_data();
    void inHighContrast_wordsAndLinesAreAsStrongAsTheyGet();
    void highContrast_isReadFromTheSystemsPaletteAndTheme();
    void everyPaintedWord_hasItsContrast_data();
    void everyPaintedWord_hasItsContrast();

private:
    ui::theme::Theme m_theme{ui::theme::ThemeChoice{}};
};

void ContrastTest::initTestCase() {
    ui::theme::install(*qApp, m_theme);
    scenes::installLanguage(QStringLiteral("en"));
}

void ContrastTest::everyPairOfTokens_hasItsContrast_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void ContrastTest::everyPairOfTokens_hasItsContrast() {
    QFETCH(bool, dark);
    ui::theme::ThemeChoice choice;
    choice.scheme = dark ? ui::theme::Scheme::dark : ui::theme::Scheme::light;
    const ui::theme::Theme theme(choice);
    QStringList faults;
    int pairs = 0;
    const auto atLeast = [&](const QColor& ink, const QColor& ground, double least, const QString& what) {
        ++pairs;
        if (const auto ratio = contrast(ink, ground); ratio < least)
            faults << QStringLiteral("%1: %2:1, needs %3").arg(what).arg(ratio, 0, 'f', 2).arg(least);
    };
    const auto name = [](Role ink, Role ground) {
        return QStringLiteral("role %1 on role %2").arg(static_cast<int>(ink)).arg(static_cast<int>(ground));
    };
    for (const auto ground : rolesOf(Use::ground))
        for (const auto ink : rolesOf(Use::words))
            atLeast(theme.color(ink), theme.color(ground), kWords, name(ink, ground));
    for (const auto ground : {Role::canvas, Role::surface}) {
        for (const auto use : {Use::outline, Use::accent})
            for (const auto ink : rolesOf(use))
                atLeast(theme.color(ink), theme.color(ground), kOutlines, name(ink, ground));
        for (const auto ink : rolesOf(Use::disabledLines))
            if (ground == Role::surface)
                atLeast(theme.color(ink), theme.color(ground), 2.9, name(ink, ground));
    }
    for (const auto ground : {Role::canvas, Role::surface, Role::accentSoft})
        atLeast(theme.color(Role::accent), theme.color(ground), kWords, name(Role::accent, ground));
    for (const auto ground : rolesOf(Use::accent))
        atLeast(theme.color(Role::onAccent), theme.color(ground), kWords, name(Role::onAccent, ground));
    atLeast(theme.color(Role::railText), theme.color(Role::rail), kWords, name(Role::railText, Role::rail));
    for (const auto ground : rolesOf(Use::groundOfTheRail))
        atLeast(theme.color(Role::railOn), theme.color(ground), kWords, name(Role::railOn, ground));
    for (const auto ground : rolesOf(Use::groundOfTheRail))
        atLeast(theme.railAccent(), theme.color(ground), kOutlines, QStringLiteral("accent of the rail"));
    using ui::theme::Family;
    for (const auto family : {Family::neutral, Family::accent, Family::danger, Family::warn, Family::ok, Family::info,
                              Family::room, Family::conflict}) {
        const auto colours = theme.family(family);
        const auto which = QStringLiteral("family %1").arg(static_cast<int>(family));
        atLeast(colours.text, colours.soft, kWords, which + QStringLiteral(" text on soft"));
        atLeast(colours.line, colours.soft, kOutlines, which + QStringLiteral(" line on soft"));
        for (const auto ground : {Role::canvas, Role::surface}) {
            atLeast(colours.text, theme.color(ground), kWords, which + QStringLiteral(" text"));
            atLeast(colours.line, theme.color(ground), kOutlines, which + QStringLiteral(" line"));
        }
    }
    for (const auto& fault : faults)
        qWarning("%s", qPrintable(fault));
    QVERIFY2(faults.isEmpty(), qPrintable(QStringLiteral("%1 of %2 pairs").arg(faults.size()).arg(pairs)));
    QVERIFY(pairs > 100);
}

void ContrastTest::inHighContrast_wordsAndLinesAreAsStrongAsTheyGet_data() {
    everyPairOfTokens_hasItsContrast_data();
}

void ContrastTest::inHighContrast_wordsAndLinesAreAsStrongAsTheyGet() {
    QFETCH(bool, dark);
    constexpr double kStrong = 7.0;  // WCAG 2.2, 1.4.6
    ui::theme::ThemeChoice choice;
    choice.scheme = dark ? ui::theme::Scheme::dark : ui::theme::Scheme::light;
    const ui::theme::Theme theme(choice);
    QVERIFY(contrast(theme.color(Role::border), theme.color(Role::surface)) < kOutlines);
    ui::theme::setStrongContrast(true);
    double least = 21;
    for (const auto ground : {Role::canvas, Role::surface, Role::sunken, Role::hover, Role::accentSoft})
        for (const auto ink : {Role::text, Role::text2, Role::text3, Role::border, Role::control})
            least = std::min(least, contrast(theme.color(ink), theme.color(ground)));
    ui::theme::setStrongContrast(false);
    QVERIFY2(least >= kStrong, qPrintable(QString::number(least)));
}

void ContrastTest::highContrast_isReadFromTheSystemsPaletteAndTheme() {
    const auto system = [](const char* words, const char* ground) {
        QPalette palette;
        palette.setColor(QPalette::WindowText, QColor(QLatin1String(words)));
        palette.setColor(QPalette::Window, QColor(QLatin1String(ground)));
        return palette;
    };
    QVERIFY(ui::theme::asksForContrast(system("#000000", "#ffffff"), {}));
    QVERIFY(ui::theme::asksForContrast(system("#ffffff", "#000000"), {}));
    QVERIFY(!ui::theme::asksForContrast(system("#000000", "#efefef"), {}));
    QVERIFY(!ui::theme::asksForContrast(system("#ffffff", "#323232"), "Adwaita"));
    QVERIFY(ui::theme::asksForContrast(system("#000000", "#efefef"), "HighContrastInverse"));
}

void ContrastTest::everyPaintedWord_hasItsContrast_data() {
    everyPairOfTokens_hasItsContrast_data();
}

void ContrastTest::everyPaintedWord_hasItsContrast() {
    QFETCH(bool, dark);
    ui::theme::ThemeChoice choice;
    choice.scheme = dark ? ui::theme::Scheme::dark : ui::theme::Scheme::light;
    m_theme.choose(choice);
    QStringList faults;
    for (const auto& scene : gallery::scenes()) {
        const std::unique_ptr<QWidget> window(scene.window);
        window->resize(1920, 1040);
        window->show();
        faults << faintTexts(*window, scene.name);
    }
    scenes::Stage stage;
    stage.window->resize(1366, 738);
    for (const auto& scene : scenes::scenes()) {
        scene.arrange(stage);
        faults << faintTexts(stage.shown(), QLatin1String(scene.name));
    }
    for (const auto& fault : faults)
        qWarning("%s", qPrintable(fault));
    QVERIFY2(faults.isEmpty(), qPrintable(QStringLiteral("%1 texts are too faint").arg(faults.size())));
}

QTEST_MAIN(ContrastTest)
#include "contrast_test.moc"
