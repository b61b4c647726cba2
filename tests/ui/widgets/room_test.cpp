#include <QAbstractItemView>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>
#include <QVBoxLayout>

#include "tests/ui/widgets/rows_and_fields.h"
#include "ui/theme/theme.h"
#include "ui/widgets/columns.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/patient_banner.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/scroll_body.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/sync_pill.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/top_bar.h"
#include "ui/widgets/views.h"

using namespace opdesk::ui;
using namespace opdesk::ui::widgets;
using namespace opdesk::tests;

namespace {

QWidget* part(int wide, int high) {
    auto* widget = new QWidget;
    widget->setMinimumSize(wide, high);
    return widget;
}

}  // namespace

/// What gives way in a small window, and what does not.
class RoomTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void columns_standBesideEachOtherAsLongAsTheyFit();
    void columns_foldWhatDoesNotFitUnderAnother();
    void figures_lookTheSameBesideHindiWords();
    void toast_leavesTheFieldSomebodyTypesIn();
    void choices_standCloserBeforeTheirRowBreaks();
    void aPage_scrollsOnlyWhenItsLeastDoesNotFit();
    void buttons_breakIntoLinesAndKeepTheirWidth();
    void theTopBar_givesUpWordsBeforeTheNameOfThePerson();
    void theBanner_stacksItsFactsRatherThanCoverTheAllergies();
    void aLabel_isMeasuredAnewWhenItsWordsOrTheTextSizeChange();
    void theBanner_isMeasuredAnewWhenAnotherPatientOrTextSizeComes();
    void aRow_isMeasuredOnceAWidthUntilRowsAreSetAnew();
    void aListOutOfSight_takesANewTextSizeWhenItIsShown();

private:
    theme::Theme m_theme;
};

void RoomTest::initTestCase() {
    theme::install(*qApp, m_theme);
}

void RoomTest::columns_standBesideEachOtherAsLongAsTheyFit() {
    Columns columns;
    auto* left = part(200, 50);
    auto* middle = part(300, 50);
    auto* right = part(200, 50);
    columns.add(left, 260, 200);
    columns.add(middle, 0, 300);
    columns.add(right, 200);
    columns.foldUnder(right, middle);
    columns.resize(900, 400);
    columns.show();
    settle();
    QVERIFY(!columns.isFolded());
    QCOMPARE(left->geometry(), QRect(0, 0, 260, 400));
    QCOMPARE(middle->geometry(), QRect(272, 0, 416, 400));
    QCOMPARE(right->geometry(), QRect(700, 0, 200, 400));
    // The fixed ones give up to their least before anything folds.
    columns.resize(740, 400);
    settle();
    QVERIFY(!columns.isFolded());
    QCOMPARE(left->width(), 216);
    QCOMPARE(middle->width(), 300);
}

void RoomTest::columns_foldWhatDoesNotFitUnderAnother() {
    Columns columns;
    auto* left = part(200, 50);
    auto* middle = part(300, 50);
    auto* right = part(200, 50);
    columns.add(left, 260, 200);
    columns.add(middle, 0, 300);
    columns.add(right, 200);
    columns.foldUnder(right, middle, 60);
    QCOMPARE(columns.minimumSizeHint().width(), 512);
    columns.resize(600, 412);
    columns.show();
    settle();
    QVERIFY(columns.isFolded());
    QCOMPARE(right->x(), middle->x());
    QCOMPARE(right->y(), middle->geometry().bottom() + 13);
    QCOMPARE(middle->height(), 240);
    QCOMPARE(right->geometry().bottom(), 411);
    // Hidden, it needs no room.
    right->hide();
    settle();
    QCOMPARE(middle->height(), 412);
}

void RoomTest::toast_leavesTheFieldSomebodyTypesIn() {
    QWidget window;
    window.resize(800, 600);
    TextField low(QStringLiteral("low"), QStringLiteral("Low"), &window);
    low.setGeometry(200, 520, 400, 32);
    TextField high(QStringLiteral("high"), QStringLiteral("High"), &window);
    high.setGeometry(200, 100, 400, 32);
    Toast toast(&window);
    window.show();
    QApplication::setActiveWindow(&window);
    constexpr int kShadowAround = 24;
    const auto box = [&] {
        return toast.geometry().adjusted(kShadowAround, kShadowAround, -kShadowAround, -kShadowAround);
    };
    high.setFocus();
    toast.say(QStringLiteral("A sentence that is as long as the field below it"));
    QTRY_COMPARE(box().bottom(), 555);  // it has slid to its place
    const auto usual = box();
    QVERIFY(usual.intersects(low.geometry()));
    low.setFocus();
    QTRY_VERIFY(!box().intersects(low.geometry()));
    high.setFocus();
    QTRY_COMPARE(box(), usual);
}

void RoomTest::choices_standCloserBeforeTheirRowBreaks() {
    SegmentedControl choices(QStringLiteral("visit"), QStringLiteral("Visit"));
    for (const auto* word : {"Follow-up", "New", "Report"})
        choices.addChoice(QLatin1String(word), QLatin1String(word));
    const int natural = choices.sizeHint().width();
    const int line = choices.sizeHint().height();
    choices.show();
    choices.resize(natural - 20, line);
    QCOMPARE(choices.sizeHint().height(), line);
    choices.resize(natural - 40, line);
    QVERIFY(choices.sizeHint().height() > line);
}

void RoomTest::aPage_scrollsOnlyWhenItsLeastDoesNotFit() {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->addWidget(new ScrollBody(fields(20)));
    column->addWidget(part(400, 40));
    PageScroll area(page);
    area.resize(500, 300);
    area.show();
    settle();
    QCOMPARE(area.verticalScrollBar()->maximum(), 0);
    QCOMPARE(page->size(), area.viewport()->size());
    area.resize(320, 200);
    settle();
    QVERIFY(area.horizontalScrollBar()->maximum() > 0);
}

void RoomTest::buttons_breakIntoLinesAndKeepTheirWidth() {
    QWidget row;
    auto* flow = new FlowLayout(8, 6, Qt::AlignRight, &row);
    QList<OpButton*> buttons;
    for (int i = 0; i < 4; ++i) {
        buttons << new OpButton(OpButton::Kind::secondary, QStringLiteral("Keep the second"),
                                QStringLiteral("button_%1").arg(i), QStringLiteral("check"));
        buttons.last()->setKeys(QKeySequence(Qt::CTRL | Qt::Key_1));
        flow->addWidget(buttons.last());
    }
    const int wide = buttons.first()->sizeHint().width();
    row.resize(2 * wide + 20, 200);
    row.show();
    settle();
    for (const auto* button : buttons)
        QCOMPARE(button->width(), wide);
    QCOMPARE(buttons.at(0)->y(), buttons.at(1)->y());
    QVERIFY(buttons.at(2)->y() > buttons.at(1)->y());
    QCOMPARE(buttons.at(1)->geometry().right(), row.width() - 1);
    QVERIFY(flow->heightForWidth(2 * wide + 20) > flow->heightForWidth(4 * wide + 40));
    // Where they fill their lines, each line ends where the button above it ends.
    flow->fillLines();
    flow->invalidate();
    flow->activate();
    for (int i = 0; i < 4; i += 2) {
        QCOMPARE(buttons.at(i)->x(), 0);
        QVERIFY(buttons.at(i)->width() > wide);
        QCOMPARE(buttons.at(i + 1)->geometry().right(), row.width() - 1);
    }
}

void RoomTest::theTopBar_givesUpWordsBeforeTheNameOfThePerson() {
    TopBar bar;
    SyncPillState state;
    state.kind = SyncPillState::Kind::neverSynced;
    state.count = 28;
    bar.syncPill()->setState(state);
    bar.setToSettle(1);
    bar.setClock(QStringLiteral("Tue 17-11-2026"), QStringLiteral("10:24 am"));
    bar.setUser(QStringLiteral("Dr Anand Rao"), QStringLiteral("Doctor · Desk 1"));
    const auto* user = bar.findChild<QWidget*>(QStringLiteral("user_chip"));
    bar.resize(1290, 48);
    bar.show();
    settle();
    QCOMPARE(bar.syncPill()->text(), QStringLiteral("Not synced yet · 28 to send"));
    bar.resize(835, 48);
    settle();
    QCOMPARE(bar.syncPill()->text(), QStringLiteral("28 to send"));
    QCOMPARE(bar.syncPill()->accessibleName(), QStringLiteral("Not synced yet · 28 to send"));
    QCOMPARE(user->width(), user->sizeHint().width());
    QVERIFY(bar.rect().contains(user->geometry()));
    QVERIFY(bar.search()->width() >= 170);
}

void RoomTest::theBanner_stacksItsFactsRatherThanCoverTheAllergies() {
    PatientBanner banner;
    PatientBannerContent content;
    content.name = QStringLiteral("Thiruvenkatanathan Balasubramaniam Subramanian");
    content.ageSex = QStringLiteral("45 y · Male");
    content.born = QStringLiteral("about 1981");
    content.uhid = QStringLiteral("A07-0005");
    content.weight = QStringLiteral("78.4 kg");
    content.visit = QStringLiteral("A-4 · Follow-up");
    content.allergyKnowledge = PatientBannerContent::AllergyKnowledge::known;
    content.allergies = {
        {QStringLiteral("Sulfonamides"), QStringLiteral("Skin rash, moderate"), QStringLiteral("17-11-2026")}};
    banner.setContent(content);
    const int wide = banner.heightForWidth(1600);
    QVERIFY(banner.heightForWidth(807) > wide);
    QVERIFY(banner.heightForWidth(807) < 2 * wide);
}

void RoomTest::aLabel_isMeasuredAnewWhenItsWordsOrTheTextSizeChange() {
    const auto words = QStringLiteral("Two tablets after food, in the morning and at night, for five days");
    Label label(words);
    // More widths than it keeps, each asked twice, as one that was never asked before.
    const auto check = [&] {
        for (int round = 0; round < 2; ++round)
            for (const int wide : {60, 90, 120, 200, 300, 600}) {
                Label fresh(label.text());
                QCOMPARE(label.heightForWidth(wide), fresh.heightForWidth(wide));
            }
    };
    check();
    const int before = label.heightForWidth(120);
    label.setText(words + QStringLiteral(". ") + words);
    check();
    QVERIFY(label.heightForWidth(120) > before);
    label.setText(words);
    QCOMPARE(label.heightForWidth(120), before);
    theme::ThemeChoice large;
    large.textPercent = 130;
    m_theme.choose(large);
    check();
    QVERIFY(label.heightForWidth(120) > before);
    m_theme.choose({});
    QCOMPARE(label.heightForWidth(120), before);
}

void RoomTest::theBanner_isMeasuredAnewWhenAnotherPatientOrTextSizeComes() {
    PatientBanner banner;
    PatientBannerContent one;
    one.name = QStringLiteral("Vaishali Patil");
    one.allergyKnowledge = PatientBannerContent::AllergyKnowledge::noneKnown;
    banner.setContent(one);
    const int low = banner.heightForWidth(700);
    auto other = one;
    other.allergyKnowledge = PatientBannerContent::AllergyKnowledge::known;
    for (int i = 0; i < 4; ++i)
        other.allergies.append({QStringLiteral("Penicillin"), QStringLiteral("rash"), QStringLiteral("2026")});
    banner.setContent(other);
    const int high = banner.heightForWidth(700);
    QVERIFY(high > low);
    theme::ThemeChoice large;
    large.textPercent = 130;
    m_theme.choose(large);
    QVERIFY(banner.heightForWidth(700) > high);
    m_theme.choose({});
    QCOMPARE(banner.heightForWidth(700), high);
    banner.setContent(one);
    QCOMPARE(banner.heightForWidth(700), low);
}

void RoomTest::aRow_isMeasuredOnceAWidthUntilRowsAreSetAnew() {
    constexpr int kRows = 50;
    RowListModel model;
    ListView list(QStringLiteral("list"), QStringLiteral("List"));
    auto* delegate = new CountingDelegate(&list);
    list.setItemDelegate(delegate);
    list.setModel(&model);
    const auto rows = [](int firstHigh) {
        std::vector<ListRow> all{rowOf(0, firstHigh)};
        for (int i = 1; i < kRows; ++i)
            all.push_back(rowOf(i, 40));
        return all;
    };
    // One that comes and goes makes two widths.
    list.setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    list.resize(300, 400);
    list.show();
    QCoreApplication::processEvents();  // a list lays out at its own timer
    model.setRows(rows(40));
    delegate->asked = 0;
    QCoreApplication::processEvents();
    list.doItemsLayout();
    list.scrollToBottom();
    list.resize(300, 500);
    QCoreApplication::processEvents();
    QCOMPARE(delegate->asked, kRows);
    list.resize(340, 500);
    QCoreApplication::processEvents();
    QCOMPARE(delegate->asked, 2 * kRows);
    model.setRows(rows(90));
    QCoreApplication::processEvents();
    list.scrollToTop();
    QCOMPARE(list.visualRect(model.index(0, 0)).height(), 90);
    QCOMPARE(list.visualRect(model.index(1, 0)).height(), 40);
}

void RoomTest::aListOutOfSight_takesANewTextSizeWhenItIsShown() {
    const auto choices = QStringList{QStringLiteral("Dr Anand Rao"), QStringLiteral("Dr Beena Shah")};
    ComboField combo(QStringLiteral("doctor"), QStringLiteral("Doctor"));
    combo.addItems(choices);
    combo.show();
    settle();
    const int before = combo.sizeHint().width();
    combo.hide();
    theme::ThemeChoice large;
    large.textPercent = 130;
    m_theme.choose(large);
    combo.show();
    settle();
    QVERIFY(combo.sizeHint().width() > before);
    QCOMPARE(combo.font().pointSizeF(), m_theme.font(theme::Type::body).pointSizeF());
    QCOMPARE(combo.view()->font().pointSizeF(), combo.font().pointSizeF());
    m_theme.choose({});
    settle();
    QCOMPARE(combo.sizeHint().width(), before);
}

void RoomTest::figures_lookTheSameBesideHindiWords() {
    // The ink of the first two figures of a label.
    const auto inkOf = [](const QString& text) {
        Label label(text);
        label.resize(label.sizeHint());
        const int wide = QFontMetrics(label.font()).horizontalAdvance(QStringLiteral("29"));
        const auto picture = label.grab().toImage().copy(0, 0, wide, label.height());
        const auto ground = picture.pixel(0, 0);
        int first = -1, last = -1;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                if (picture.pixel(x, y) != ground) {
                    first = first < 0 ? y : first;
                    last = y;
                }
        return picture.copy(0, first, wide, last - first + 1);
    };
    const auto english = inkOf(QStringLiteral("29 min"));
    QVERIFY(english.height() > 4);
    QCOMPARE(inkOf(QString::fromUtf8("29 मिनट")), english);
    Label label(QString::fromUtf8("29 मिनट, 1947"));
    QVERIFY(label.sizeHint().width() >= QFontMetrics(label.font()).horizontalAdvance(QStringLiteral("29")) +
                                            QFontMetrics(label.font()).horizontalAdvance(QString::fromUtf8(" मिनट, ")) +
                                            QFontMetrics(label.font()).horizontalAdvance(QStringLiteral("1947")));
}

QTEST_MAIN(RoomTest)
#include "room_test.moc"
