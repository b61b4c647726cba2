#include <QApplication>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

#include "ui/theme/theme.h"
#include "ui/widgets/conflict_card.h"
#include "ui/widgets/rule_meter.h"
#include "ui/widgets/sync_pill.h"

using namespace opdesk::ui;
using namespace opdesk::ui::widgets;
using theme::Role;

/// What says how far something is: conflict cards, the rule meter, the sync pill.
class MetersTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void conflictCard_isCompleteOnlyWhenEveryRowHasAnAnswer();
    void conflictCard_marksTheSafeSideAndKeepsReadOnlyRows();
    void syncPill_isRedOnlyWhenDataIsAtRisk();
    void ruleMeter_saysWhatIsOpen();
    void ruleMeter_tellsAdviceFromLaw_withoutColour();

private:
    theme::Theme m_theme;
};

void MetersTest::initTestCase() {
    theme::install(*qApp, m_theme);
}

void MetersTest::conflictCard_isCompleteOnlyWhenEveryRowHasAnAnswer() {
    ConflictCard card;
    ConflictRow name;
    name.field = "name";
    name.label = "Name";
    name.canKeepBoth = false;
    ConflictRow phone = name;
    phone.field = "phone";
    phone.label = "Mobile";
    phone.canKeepBoth = true;
    card.setContent({{}, {"Yours", {}}, {"Theirs", {}}, {name, phone}});
    QCOMPARE(card.openRows(), (QStringList{"Name", "Mobile"}));
    QSignalSpy changed(&card, &ConflictCard::choiceChanged);
    QTest::keyClick(&card, Qt::Key_3);  // both: not possible for a name
    QVERIFY(!card.isComplete());
    QCOMPARE(changed.count(), 0);
    QTest::keyClick(&card, Qt::Key_2);
    QCOMPARE(card.choices().at(0).side, ConflictSide::theirs);
    QVERIFY(!card.isComplete());
    QTest::keyClick(&card, Qt::Key_Down);
    QTest::keyClick(&card, Qt::Key_3);
    QVERIFY(card.isComplete());
    QCOMPARE(card.choices().at(1).side, ConflictSide::both);
}

void MetersTest::conflictCard_marksTheSafeSideAndKeepsReadOnlyRows() {
    ConflictCard card;
    ConflictRow allergy;
    allergy.field = "allergy_status";
    allergy.label = "Allergies";
    allergy.safeChoice = ConflictSide::mine;
    ConflictRow money = allergy;
    money.field = "amount";
    money.safeChoice = ConflictSide::undecided;
    money.mayChoose = false;
    ConflictRow same = allergy;
    same.field = "pin";
    same.differs = false;
    card.setContent({{}, {"Yours", {}}, {"Theirs", {}}, {allergy, money, same}});
    QCOMPARE(card.choices().size(), 2);
    QCOMPARE(card.choices().at(0).side, ConflictSide::mine);
    card.keepAll(ConflictSide::theirs);
    QCOMPARE(card.choices().at(0).side, ConflictSide::theirs);
    QCOMPARE(card.choices().at(1).side, ConflictSide::undecided);
    for (const auto* radio : card.findChildren<QRadioButton*>())
        QVERIFY(!radio->accessibleName().isEmpty() && !radio->objectName().isEmpty());
}

void MetersTest::syncPill_isRedOnlyWhenDataIsAtRisk() {
    SyncPill pill;
    const auto hasRed = [&](SyncPillState::Kind kind) {
        pill.setState({kind, QStringLiteral("11:41"), 2, 14, 6});
        pill.resize(pill.sizeHint());
        const QImage image = pill.grab().toImage();
        const QRgb soft = theme::currentTheme().color(Role::dangerSoft).rgb();
        return (image.pixel(image.width() / 2, 4) | 0xff000000) == soft;
    };
    using Kind = SyncPillState::Kind;
    for (const Kind kind :
         {Kind::synced, Kind::sending, Kind::offline, Kind::toSettle, Kind::clockOff, Kind::accessEnds, Kind::parked,
          Kind::neverSynced, Kind::loading, Kind::loadPaused, Kind::signIn})
        QVERIFY(!hasRed(kind));
    QVERIFY(hasRed(Kind::diskFull));
    QVERIFY(hasRed(Kind::stopped));
    pill.setState({Kind::offline, {}, 9, 14, 0});
    QCOMPARE(pill.accessibleName(), QStringLiteral("Offline 14 min · 9 to send"));
}

void MetersTest::ruleMeter_saysWhatIsOpen() {
    RuleMeter meter;
    meter.setLines({{QStringLiteral("Diagnosis"), true, false}, {QStringLiteral("date and signature"), false, true}});
    QCOMPARE(meter.summary(), QStringLiteral("1 of 2"));
    QCOMPARE(meter.accessibleDescription(), QStringLiteral("1 of 2, open: date and signature"));
}

void MetersTest::ruleMeter_tellsAdviceFromLaw_withoutColour() {
    const auto shown = [](bool legal) {
        RuleMeter meter;
        meter.setLines({{QStringLiteral("Diagnosis"), false, legal}});
        meter.resize(226, meter.heightForWidth(226));
        return meter.grab().toImage().convertToFormat(QImage::Format_Grayscale8);
    };
    QVERIFY(shown(true) != shown(false));
    RuleMeter meter;
    meter.setLines({{QStringLiteral("Diagnosis"), false, false},
                    {QStringLiteral("Signature"), false, true},
                    {QStringLiteral("Name"), true, true}});
    QCOMPARE(meter.accessibleDescription(), QStringLiteral("1 of 3, open: Signature, advised: Diagnosis"));
    // Each group has its heading in the box of its first line, the law's above: what is met is not "advised".
    meter.resize(226, meter.heightForWidth(226));
    const auto boxes = meter.lineBoxes();
    QCOMPARE(boxes.size(), 4);
    QVERIFY(boxes.at(1).height() > 30 && boxes.at(2).height() > 30);
    QVERIFY(boxes.at(3).height() > 30);
    QVERIFY(boxes.last().bottom() < meter.height());
    meter.setLines({{QStringLiteral("Name"), true, true}});
    QVERIFY2(meter.lineBoxes().at(1).height() < 30, "all is met: the ticks need no heading");
}

QTEST_MAIN(MetersTest)
#include "meters_test.moc"
