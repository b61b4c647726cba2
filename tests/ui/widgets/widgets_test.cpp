#include <QAction>
#include <QApplication>
#include <QIntValidator>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

#include <cmath>
#include <limits>

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/command_palette.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/key_bar.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/label.h"
#include "ui/widgets/money_label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/otp_field.h"
#include "ui/widgets/overlay_layer.h"
#include "ui/widgets/password_field.h"
#include "ui/widgets/patient_banner.h"
#include "ui/widgets/patient_result_delegate.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/status.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/views.h"

using namespace opdesk::ui;
using namespace opdesk::ui::widgets;
using theme::Role;

namespace {

double luminance(const QColor& colour) {
    const auto channel = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

/// WCAG 2 contrast ratio.
double contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace

class WidgetsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void wordsAndOutlines_haveEnoughContrastInBothSchemes();
    void everyStatus_hasWordSpeechAndAnIconThatExists();
    void money_isGroupedByThousandLakhCrore_data();
    void money_isGroupedByThousandLakhCrore();
    void keyCaps_readAsAPersonReadsThem();
    void labels_showMarkupLiterally();
    void keyBar_clickDoesWhatTheKeyDoes();
    void keyBar_leavesOutWhatCannotBeDone();
    void oneTimeCode_takesPasteWithSpacesAndOtherFigures();
    void segmentedControl_isDrivenByArrowsAndSkipsDisabledChoices();
    void formRow_speaksItsHint();
    void whatStandsBesideAField_isOnItsLineWhateverTheLabel();
    void textField_saysWhatItDidNotTake();
    void searchField_movesInTheListAndKeepsTheFocus();
    void palette_filtersAndDropsThePatientOnBackspace();
    void palette_namesBackspaceOnlyWhileItDropsThePatient();
    void toast_undoesOnceAndIsWithdrawn();
    void overlay_givesTheFocusBackAndClosesOnEsc();
    void banner_neverCutsALongNameAndShowsNoAllergyBlockToOtherRoles();
    void longNames_makeTheRowHigher();
    void password_isHiddenAndWipes();
    void themeChange_reachesLiveWidgets();

private:
    theme::Theme m_theme;
};

void WidgetsTest::initTestCase() {
    theme::install(*qApp, m_theme);
}

void WidgetsTest::wordsAndOutlines_haveEnoughContrastInBothSchemes() {
    for (const auto scheme : {theme::Scheme::light, theme::Scheme::dark}) {
        theme::ThemeChoice choice;
        choice.scheme = scheme;
        const theme::Theme theme(choice);
        const auto atLeast = [&](Role ink, Role ground, double least) {
            const double ratio = contrast(theme.color(ink), theme.color(ground));
            QVERIFY2(ratio >= least,
                     qPrintable(QStringLiteral("%1 on %2: %3").arg(int(ink)).arg(int(ground)).arg(ratio)));
        };
        for (const Role ground : {Role::canvas, Role::surface, Role::sunken, Role::hover, Role::accentSoft}) {
            for (const Role ink : {Role::text, Role::text2, Role::text3})
                atLeast(ink, ground, 4.5);
        }
        for (const Role ground : {Role::canvas, Role::surface}) {
            atLeast(Role::control, ground, 3.0);
            atLeast(Role::focus, ground, 3.0);
        }
        atLeast(Role::onAccent, Role::accent, 4.5);
        atLeast(Role::railText, Role::rail, 4.5);
        atLeast(Role::railOn, Role::railActive, 4.5);
        QVERIFY(contrast(theme.railAccent(), theme.color(Role::railActive)) >= 4.5);
        for (const auto family :
             {theme::Family::neutral, theme::Family::accent, theme::Family::danger, theme::Family::warn,
              theme::Family::ok, theme::Family::info, theme::Family::room, theme::Family::conflict}) {
            const auto colours = theme.family(family);
            QVERIFY(contrast(colours.text, colours.soft) >= 4.5);
            QVERIFY(contrast(colours.line, theme.color(Role::surface)) >= 3.0);
        }
    }
}

void WidgetsTest::everyStatus_hasWordSpeechAndAnIconThatExists() {
    for (int i = 1; i <= static_cast<int>(Status::stopped); ++i) {
        const StatusLook look = statusLook(static_cast<Status>(i));
        QVERIFY2(!look.word.isEmpty() && !look.spoken.isEmpty(), qPrintable(QString::number(i)));
        QVERIFY2(theme::hasIcon(look.iconName), qPrintable(look.word));
    }
}

void WidgetsTest::money_isGroupedByThousandLakhCrore_data() {
    QTest::addColumn<qint64>("paise");
    QTest::addColumn<QString>("words");
    QTest::newRow("zero") << qint64(0) << QStringLiteral("₹ 0");
    QTest::newRow("paise") << qint64(5) << QStringLiteral("₹ 0.05");
    QTest::newRow("hundreds") << qint64(99900) << QStringLiteral("₹ 999");
    QTest::newRow("thousand") << qint64(100000) << QStringLiteral("₹ 1,000");
    QTest::newRow("lakh") << qint64(123456750) << QStringLiteral("₹ 12,34,567.50");
    QTest::newRow("crore") << qint64(1234567890) << QStringLiteral("₹ 1,23,45,678.90");
    QTest::newRow("back") << qint64(-50000) << QStringLiteral("−₹ 500");
    QTest::newRow("least") << std::numeric_limits<qint64>::min() << QStringLiteral("−₹ 92,23,37,20,36,85,47,758.08");
}

void WidgetsTest::money_isGroupedByThousandLakhCrore() {
    QFETCH(qint64, paise);
    QFETCH(QString, words);
    QCOMPARE(moneyText(paise), words);
}

void WidgetsTest::keyCaps_readAsAPersonReadsThem() {
    QCOMPARE(keyCaps(QKeySequence(Qt::CTRL | Qt::Key_K)), (QStringList{"Ctrl", "K"}));
    QCOMPARE(keyCaps(QKeySequence(Qt::Key_Return)), QStringList{"Enter"});
    QCOMPARE(keyCaps(QKeySequence(Qt::CTRL | Qt::Key_Return)), (QStringList{"Ctrl", "↵"}));
    QCOMPARE(spokenKeys(QKeySequence(Qt::CTRL | Qt::Key_Return)), QStringLiteral("Control Enter"));
    QCOMPARE(keyCaps({}), QStringList());
}

void WidgetsTest::labels_showMarkupLiterally() {
    Label label(QStringLiteral("<img src=x>"));
    QCOMPARE(label.textFormat(), Qt::PlainText);
    MoneyLabel money(100);
    QCOMPARE(money.textFormat(), Qt::PlainText);
}

void WidgetsTest::keyBar_clickDoesWhatTheKeyDoes() {
    QWidget page;
    KeyBar bar;
    bar.resize(800, 28);
    auto* action = new QAction(QStringLiteral("Search"), &page);
    action->setShortcut(Qt::Key_F2);
    page.addAction(action);
    bar.setPage(&page);
    QSignalSpy done(action, &QAction::triggered);
    QTest::mouseClick(&bar, Qt::LeftButton, {}, {24, 14});
    QCOMPARE(done.count(), 1);
}

void WidgetsTest::keyBar_leavesOutWhatCannotBeDone() {
    QWidget page;
    KeyBar bar;
    bar.resize(800, 28);
    auto* action = new QAction(QStringLiteral("Search"), &page);
    action->setShortcut(Qt::Key_F2);
    page.addAction(action);
    bar.setPage(&page);
    action->setEnabled(false);
    QSignalSpy done(action, &QAction::triggered);
    QTest::mouseClick(&bar, Qt::LeftButton, {}, {24, 14});
    QCOMPARE(done.count(), 0);
}

void WidgetsTest::oneTimeCode_takesPasteWithSpacesAndOtherFigures() {
    OtpField field(QStringLiteral("code"), QStringLiteral("One-time code"));
    QSignalSpy complete(&field, &OtpField::complete);
    QTest::keyClicks(&field, QStringLiteral("4a0 7-"));
    QCOMPARE(field.text(), QStringLiteral("407"));
    QCOMPARE(field.missing(), 3);
    QInputMethodEvent hindi;
    hindi.setCommitString(QStringLiteral("१२३"));
    QApplication::sendEvent(&field, &hindi);
    QCOMPARE(field.text(), QStringLiteral("407123"));
    QCOMPARE(complete.count(), 1);
    QTest::keyClick(&field, Qt::Key_Backspace);
    QCOMPARE(field.missing(), 1);
}

void WidgetsTest::segmentedControl_isDrivenByArrowsAndSkipsDisabledChoices() {
    SegmentedControl control(QStringLiteral("sex"), QStringLiteral("Sex"));
    control.addChoice(QStringLiteral("female"), QStringLiteral("F"));
    control.addChoice(QStringLiteral("male"), QStringLiteral("M"));
    control.addChoice(QStringLiteral("other"), QStringLiteral("Other"));
    QSignalSpy chosen(&control, &SegmentedControl::chosen);
    QCOMPARE(control.current(), QString());
    control.setChoiceEnabled(QStringLiteral("male"), false);
    QTest::keyClick(&control, Qt::Key_Right);
    QCOMPARE(control.current(), QStringLiteral("female"));
    QTest::keyClick(&control, Qt::Key_Right);
    QCOMPARE(control.current(), QStringLiteral("other"));
    QTest::keyClick(&control, Qt::Key_F);
    QCOMPARE(control.current(), QStringLiteral("female"));
    QCOMPARE(chosen.count(), 3);
    control.setCurrent(QStringLiteral("other"));
    QCOMPARE(chosen.count(), 3);
    QCOMPARE(control.accessibleDescription(), QStringLiteral("Other"));
}

void WidgetsTest::textField_saysWhatItDidNotTake() {
    TextField field(QStringLiteral("reason"), QStringLiteral("Reason"));
    field.setMaxLength(5);
    QTest::keyClicks(&field, QStringLiteral("abcde"));
    QVERIFY(field.accessibleDescription().isEmpty());
    QTest::keyClicks(&field, QStringLiteral("f"));
    QCOMPARE(field.text(), QStringLiteral("abcde"));
    QVERIFY(field.accessibleDescription().contains(QStringLiteral("At most 5")));
    QTest::keyClick(&field, Qt::Key_Backspace);
    QVERIFY(field.accessibleDescription().isEmpty());
    // A paste whose end does not fit.
    field.insert(QStringLiteral("xyz"));
    QCOMPARE(field.text(), QStringLiteral("abcdx"));
    QVERIFY(field.accessibleDescription().contains(QStringLiteral("At most 5")));
    // A refusal for another cause says nothing of the length.
    TextField figures(QStringLiteral("figures"), QStringLiteral("Figures"));
    QIntValidator validator;
    figures.setValidator(&validator);
    QTest::keyClicks(&figures, QStringLiteral("a"));
    QVERIFY(figures.accessibleDescription().isEmpty());
}

void WidgetsTest::formRow_speaksItsHint() {
    auto* field = new TextField(QStringLiteral("pin"), QStringLiteral("PIN"));
    FormRow row(QStringLiteral("PIN"), field, true);
    row.setHelp(QStringLiteral("6 figures"));
    QCOMPARE(field->accessibleDescription(), QStringLiteral("6 figures"));
    row.setState(FormRow::State::bad, QStringLiteral("Needs 6 digits"));
    QCOMPARE(field->accessibleDescription(), QStringLiteral("Needs 6 digits"));
    QCOMPARE(field->property("fieldState").toString(), QStringLiteral("bad"));
    row.setState(FormRow::State::ok);
    QCOMPARE(field->accessibleDescription(), QStringLiteral("6 figures"));
    QCOMPARE(field->property("fieldState").toString(), QString());
}

void WidgetsTest::whatStandsBesideAField_isOnItsLineWhateverTheLabel() {
    for (const auto& label : {QStringLiteral("File"), QStringLiteral("फ़ाइल")}) {
        auto* field = new TextField(QStringLiteral("file"), label);
        FormRow row(label, field, true);
        auto* button = new OpButton(OpButton::Kind::secondary, QStringLiteral("Choose"), QStringLiteral("choose"));
        row.addBeside(button);
        row.resize(600, row.sizeHint().height());
        row.show();
        QCoreApplication::processEvents();
        QCOMPARE(button->geometry().center().y(), field->geometry().center().y());
        QCOMPARE(button->geometry().right(), row.width() - 1);
    }
}

void WidgetsTest::searchField_movesInTheListAndKeepsTheFocus() {
    QWidget window;
    auto* field = new SearchField(SearchField::Size::desk, QStringLiteral("find"), QStringLiteral("Find"), &window);
    auto* list = new ListView(QStringLiteral("found"), QStringLiteral("Found"), &window);
    QStandardItemModel model;
    model.appendRow(new QStandardItem(QStringLiteral("a")));
    model.appendRow(new QStandardItem(QStringLiteral("b")));
    list->setModel(&model);
    field->setList(list);
    window.show();
    field->setFocus();
    QSignalSpy activated(field, &SearchField::rowActivated);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(activated.count(), 0);
    QTest::keyClick(field, Qt::Key_Down);
    QCOMPARE(list->currentIndex().row(), 0);
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Down);
    QCOMPARE(list->currentIndex().row(), 1);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
}

void WidgetsTest::palette_filtersAndDropsThePatientOnBackspace() {
    CommandPalette palette;
    palette.setCommands({{"slip", {}, "Print token slip", {}, "For one", {}, {}},
                         {"next", {}, "Call next token", {}, "Queue", {}, {}},
                         {"bill", {}, "Bill", {}, "Queue", {}, "invoice"}});
    palette.setContext(QStringLiteral("For: one"));
    palette.start();
    QCOMPARE(palette.shownIds(), (QStringList{"slip", "next", "bill"}));
    QTest::keyClicks(palette.field(), QStringLiteral("invo"));
    QCOMPARE(palette.shownIds(), QStringList{"bill"});
    QSignalSpy chosen(&palette, &CommandPalette::chosen);
    QTest::keyClick(palette.field(), Qt::Key_Return);
    QCOMPARE(chosen.value(0).value(0).toString(), QStringLiteral("bill"));
    palette.start();
    QSignalSpy dropped(&palette, &CommandPalette::contextDropped);
    QTest::keyClick(palette.field(), Qt::Key_Backspace);
    QCOMPARE(dropped.count(), 1);
}

void WidgetsTest::palette_namesBackspaceOnlyWhileItDropsThePatient() {
    CommandPalette palette;
    palette.setCommands({{"bill", {}, "Bill", {}, "Queue", {}, {}}});
    palette.start();
    palette.show();
    const auto foot = [&] {
        QCoreApplication::sendPostedEvents();
        return palette.grab().toImage().copy(0, palette.height() - 36, palette.width(), 36);
    };
    const auto without = foot();
    palette.setContext(QStringLiteral("For: one"));
    QVERIFY(foot() != without);
    QTest::keyClicks(palette.field(), QStringLiteral("b"));
    QCOMPARE(foot(), without);
    // The cross of the chip does what the key does, whatever is typed.
    QSignalSpy dropped(&palette, &CommandPalette::contextDropped);
    auto* field = palette.field();
    QTest::mouseClick(field, Qt::LeftButton, {}, QPoint(60, field->height() / 2));
    QCOMPARE(dropped.count(), 0);
    QTest::mouseClick(field, Qt::LeftButton, {}, QPoint(field->width() - 30, field->height() / 2));
    QCOMPARE(dropped.count(), 1);
    QTest::mouseClick(field, Qt::LeftButton, {}, QPoint(field->width() - 30, field->height() / 2));
    QCOMPARE(dropped.count(), 1);
    QCOMPARE(field->text(), QStringLiteral("b"));
}

void WidgetsTest::toast_undoesOnceAndIsWithdrawn() {
    QWidget window;
    window.resize(800, 600);
    Toast toast(&window);
    window.show();
    QSignalSpy undone(&toast, &Toast::undoAsked);
    toast.say(QStringLiteral("Saved"));
    QVERIFY(!toast.offersUndo());
    toast.undo();
    QCOMPARE(undone.count(), 0);
    toast.sayWithUndo(QStringLiteral("A-18 skipped"));
    QVERIFY(toast.offersUndo());
    QVERIFY(!toast.isWindow());
    toast.undo();
    toast.undo();
    QCOMPARE(undone.count(), 1);
    toast.sayWithUndo(QStringLiteral("A-19 skipped"));
    toast.withdraw();
    QVERIFY(!toast.offersUndo());
}

void WidgetsTest::overlay_givesTheFocusBackAndClosesOnEsc() {
    QWidget window;
    window.resize(800, 600);
    QLineEdit below(&window);
    window.show();
    window.activateWindow();
    below.setFocus();
    OverlayLayer layer(&window);
    AskPanel panel(QStringLiteral("Sign?"), QStringLiteral("Cannot be taken back."), QStringLiteral("ask_sign"));
    panel.addAnswer(QStringLiteral("sign"), QStringLiteral("Sign"), true);
    panel.addAnswer(QStringLiteral("back"), QStringLiteral("Back"));
    layer.open(&panel);
    QVERIFY(layer.isOpen());
    QVERIFY(!below.hasFocus());
    QTest::keyClick(&layer, Qt::Key_Escape);
    QVERIFY(!layer.isOpen());
    QCOMPARE(window.focusWidget(), static_cast<QWidget*>(&below));
    panel.setParent(nullptr);
}

void WidgetsTest::banner_neverCutsALongNameAndShowsNoAllergyBlockToOtherRoles() {
    PatientBanner banner;
    PatientBannerContent content;
    content.name = QStringLiteral("Thiruvenkatanathan Balasubramaniam Subramanian Venkataraghavan of the Big House");
    content.ageSex = QStringLiteral("58 y · Male");
    content.visit = QStringLiteral("A-12");
    content.allergyKnowledge = PatientBannerContent::AllergyKnowledge::known;
    content.allergies = {{"Penicillin", "Rash", "2015"}, {"Sulfonamides", "Rash", "2016"}, {"Latex", "Itch", "2017"}};
    banner.setContent(content);
    QVERIFY(banner.heightForWidth(700) > banner.heightForWidth(1400) ||
            banner.heightForWidth(700) > theme::kFrameBanner);
    QVERIFY(banner.accessibleName().contains(QStringLiteral("Allergy: Latex")));
    content.allergyKnowledge = PatientBannerContent::AllergyKnowledge::notForThisRole;
    banner.setContent(content);
    QVERIFY(!banner.accessibleName().contains(QStringLiteral("llerg")));
    content.allergyKnowledge = PatientBannerContent::AllergyKnowledge::notAsked;
    banner.setContent(content);
    QVERIFY(banner.accessibleName().contains(QStringLiteral("Allergies not asked")));
}

void WidgetsTest::longNames_makeTheRowHigher() {
    ListView list(QStringLiteral("found"), QStringLiteral("Found"));
    list.resize(320, 400);
    QStandardItemModel model;
    for (const char* name : {"Asha", "Thiruvenkatanathan Balasubramaniam Subramanian"}) {
        PatientRow row;
        row.name = QString::fromUtf8(name);
        row.uhid = QStringLiteral("UHID BL-20418");
        auto* item = new QStandardItem;
        item->setData(QVariant::fromValue(row), kRowRole);
        model.appendRow(item);
    }
    list.setModel(&model);
    PatientResultDelegate delegate;
    list.setItemDelegate(&delegate);
    list.show();
    QVERIFY(list.visualRect(model.index(1, 0)).height() > list.visualRect(model.index(0, 0)).height());
}

void WidgetsTest::password_isHiddenAndWipes() {
    PasswordField field(QStringLiteral("password"), QStringLiteral("Password"));
    field.setText(QStringLiteral("correct horse"));
    QCOMPARE(field.echoMode(), QLineEdit::Password);
    field.wipe();
    QVERIFY(field.text().isEmpty());
    QVERIFY(!field.isUndoAvailable());
}

void WidgetsTest::themeChange_reachesLiveWidgets() {
    QWidget window;
    window.resize(40, 40);
    window.show();
    const QRgb light = window.grab().toImage().pixel(20, 20);
    m_theme.choose({theme::Scheme::dark, theme::Density::comfortable, 130, true});
    QCoreApplication::processEvents();  // a palette reaches live widgets with the next turn of the loop
    const QRgb dark = window.grab().toImage().pixel(20, 20);
    const int row = m_theme.metric(theme::Metric::row);
    m_theme.choose({});
    QCOMPARE(QColor(light), m_theme.color(Role::canvas));
    QVERIFY(light != dark);
    QVERIFY(row > m_theme.metric(theme::Metric::row));
}

QTEST_MAIN(WidgetsTest)
#include "widgets_test.moc"
