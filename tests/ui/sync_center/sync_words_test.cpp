#include <QSignalSpy>
#include <QTest>

#include "core/text/dates.h"
#include "tests/ui/sync_center/sync_status.h"
#include "ui/shell/sync_popover.h"
#include "ui/shell/sync_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"

using namespace opdesk;
using namespace opdesk::ui;
using std::chrono::milliseconds;
using std::chrono::minutes;
using tests::kNow;
using tests::status;

/// What pill and popover say of a status.
class SyncWordsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void clockSentence_saysWhichWayItIsOff();
    void popover_neverSaysSafeWhileSomethingIsParked();
    void aSessionThatEnded_isNeverShownAsSynced();
    void aScanToSend_isWorkToSend();
    void popover_showsTheLoadAndAsksToPause();
    void thePill_saysWhatArrivesOnANewDesk();
    void popover_listsCountsAndAges();
    void aDiskWithLittleRoom_isToldBeforeItIsFull();
    void aStoppedPc_isNotShownAsOffline();
    void whatWaits_isToldByKind();
    void today_isNotNamedInTheHeadline();
    void pillAndPopover_haveOneNameForOffline();
};

void SyncWordsTest::initTestCase() {
    static theme::Theme theme;
    theme::install(*qApp, theme);
}

void SyncWordsTest::clockSentence_saysWhichWayItIsOff() {
    QCOMPARE(shell::clockSentence(milliseconds(800).count()), QStringLiteral("Right."));
    QVERIFY(shell::clockSentence(minutes(7).count() * 60'000).contains(QStringLiteral("slow")));
    QVERIFY(shell::clockSentence(minutes(-7).count() * 60'000).contains(QStringLiteral("fast")));
    QVERIFY(shell::clockSentence(minutes(2).count() * 60'000).contains(QStringLiteral("by itself")));
    QVERIFY(!shell::clockSentence(std::nullopt).contains(QStringLiteral("Right")));
}

void SyncWordsTest::popover_neverSaysSafeWhileSomethingIsParked() {
    auto now = status();
    QCOMPARE(shell::safetySentence(now, minutes(330)), QStringLiteral("All work is sent."));
    now.parked = 1;
    QVERIFY(shell::safetySentence(now, minutes(330)).contains(QStringLiteral("admin")));
    now.parked = 0;
    now.lastSuccess.reset();
    QVERIFY(shell::safetySentence(now, minutes(330)) != QStringLiteral("All work is sent."));
    now.waiting = 9;
    now.oldestWaiting = kNow - minutes(14);
    QVERIFY(shell::safetySentence(now, minutes(330)).contains(QStringLiteral("safe on this PC")));
}

void SyncWordsTest::aSessionThatEnded_isNeverShownAsSynced() {
    using Kind = widgets::SyncPillState::Kind;
    auto now = status();
    QCOMPARE(shell::syncPillState(now, kNow, minutes(330)).kind, Kind::synced);
    now.phase = "needs_login";
    now.lastError = "unauthorized";
    for (const int waiting : {0, 3}) {
        now.waiting = waiting;
        const auto pill = shell::syncPillState(now, kNow, minutes(330));
        QCOMPARE(widgets::syncPillWords(pill), QStringLiteral("Sign in to sync"));
    }
    now.parked = 1;  // the pill can say one thing: the one that holds up all else
    QCOMPARE(shell::syncPillState(now, kNow, minutes(330)).kind, Kind::signIn);
    now.parked = now.waiting = 0;
    QVERIFY(!shell::safetySentence(now, minutes(330)).contains(QStringLiteral("All work is sent")));
    shell::SyncPopover popover;
    auto* signIn = popover.findChild<widgets::OpButton*>(QStringLiteral("sync_button_sign_in"));
    popover.setStatus(status(), kNow, minutes(330));
    QVERIFY(!signIn->isVisibleTo(&popover));
    popover.setStatus(now, kNow, minutes(330));
    QVERIFY(signIn->isVisibleTo(&popover));
    QVERIFY(popover.findChild<widgets::Label*>(QStringLiteral("sync_popover_detail"))
                ->text()
                .contains(QStringLiteral("session of this PC has ended")));
    QSignalSpy asked(&popover, &shell::SyncPopover::signInAsked);
    signIn->click();
    QCOMPARE(asked.size(), 1);
}

void SyncWordsTest::aScanToSend_isWorkToSend() {
    auto now = status();
    now.attachments.toSend = 2;
    QVERIFY(!shell::safetySentence(now, minutes(330)).contains(QStringLiteral("All work is sent")));
    auto pill = shell::syncPillState(now, kNow, minutes(330));
    QCOMPARE(pill.kind, widgets::SyncPillState::Kind::sending);
    QCOMPARE(pill.count, 2);
    now.online = false;
    now.waiting = 3;
    pill = shell::syncPillState(now, kNow, minutes(330));
    QCOMPARE(pill.kind, widgets::SyncPillState::Kind::offline);
    QCOMPARE(pill.count, 5);
    now = status();
    now.attachments.refused = 1;
    QVERIFY(!shell::safetySentence(now, minutes(330)).contains(QStringLiteral("All work is sent")));
}

void SyncWordsTest::popover_showsTheLoadAndAsksToPause() {
    shell::SyncPopover popover;
    auto now = status();
    popover.setStatus(now, kNow, minutes(330));
    auto* pause = popover.findChild<widgets::OpButton*>(QStringLiteral("sync_button_pause"));
    QVERIFY(!pause->isVisibleTo(&popover));
    now.load = {true, false, 12'340, 200'000, 1'900, 98};
    popover.setStatus(now, kNow, minutes(330));
    QVERIFY(pause->isVisibleTo(&popover));
    const auto words = popover.findChild<widgets::Label*>(QStringLiteral("sync_popover_load"))->text();
    for (const auto* part : {"12,340", "2,00,000", "1,900", "1 min"})
        QVERIFY2(words.contains(QLatin1String(part)), qPrintable(words));
    QSignalSpy asked(&popover, &shell::SyncPopover::pauseAsked);
    pause->click();
    QCOMPARE(asked.takeFirst().at(0).toBool(), true);
    now.load.paused = true;
    popover.setStatus(now, kNow, minutes(330));
    pause->click();
    QCOMPARE(asked.takeFirst().at(0).toBool(), false);
}

void SyncWordsTest::thePill_saysWhatArrivesOnANewDesk() {
    using Kind = widgets::SyncPillState::Kind;
    auto now = status();
    now.online = false;
    now.lastSuccess.reset();
    now.phase = "pulling";
    now.load = {true, false, 0, 0, 0, {}};
    const auto pill = [&] { return shell::syncPillState(now, kNow, minutes(330)); };
    QCOMPARE(widgets::syncPillWords(pill()), QStringLiteral("Getting data"));
    now.online = true;
    now.load = {true, false, 12'340, 200'000, 1'900, 98};
    QCOMPARE(widgets::syncPillWords(pill()), QStringLiteral("Getting data 6 %"));
    QCOMPARE(widgets::syncPillShortWords(pill()), QStringLiteral("6 %"));
    now.load.paused = true;
    QCOMPARE(pill().kind, Kind::loadPaused);
    now.online = false;
    now.phase = "waiting";
    QCOMPARE(pill().kind, Kind::neverSynced);
    now = status();
    QCOMPARE(widgets::syncPillShortWords(pill()), QStringLiteral("Synced"));
    now.lastSuccess.reset();
    QCOMPARE(widgets::syncPillWords(pill()), QStringLiteral("Synced"));
}

void SyncWordsTest::popover_listsCountsAndAges() {
    auto now = status();
    now.waiting = 9;
    now.oldestWaiting = kNow - minutes(14);
    now.parked = 2;
    now.healed = 3;
    now.online = false;
    now.offlineSince = kNow - minutes(14);
    now.nextTry = kNow + std::chrono::seconds(40);
    QStringList all;
    for (const auto& [name, value] : shell::syncFacts(now, kNow, minutes(330)))
        all << name + QLatin1Char('=') + value;
    const auto text = all.join(QLatin1Char('\n'));
    for (const auto* part : {"9 item", "14 min", "2 item", "3 record", "40 s"})
        QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
    const auto nextTry = [&] {
        for (const auto& [name, value] : shell::syncFacts(now, kNow, minutes(330)))
            if (name == QLatin1String("Next try"))
                return value;
        return QString();
    };
    QVERIFY(nextTry().startsWith(QStringLiteral("in 40")));
    now.online = true;
    QVERIFY2(nextTry().startsWith(QStringLiteral("in 40")), "the server was busy and is asked again");
    now.online = false;
    now.nextTry.reset();
    QVERIFY(nextTry().isEmpty());
    now.phase = "pushing";
    QCOMPARE(nextTry(), QStringLiteral("now"));
    now.phase = "needs_login";
    now.nextTry = kNow + std::chrono::seconds(40);
    QVERIFY2(nextTry().isEmpty(), "only the code from the phone brings the line back");
    QVERIFY(shell::safetyDetail(now, kNow).contains(QStringLiteral("Offline for 14 min")));
    QVERIFY(!shell::safetyDetail(now, kNow).contains(QStringLiteral("proxy")));
    now.lastError = "proxy_password";
    QVERIFY(shell::safetyDetail(now, kNow).contains(QStringLiteral("proxy of this network asks")));
}

void SyncWordsTest::aDiskWithLittleRoom_isToldBeforeItIsFull() {
    using Kind = widgets::SyncPillState::Kind;
    shell::SyncDetail detail;
    detail.freeBytes = 1'000'000'000;
    QCOMPARE(shell::syncPillState(status(), kNow, minutes(330), detail).kind, Kind::synced);
    detail.freeBytes = 412'300'000;
    const auto pill = shell::syncPillState(status(), kNow, minutes(330), detail);
    QCOMPARE(pill.kind, Kind::diskFull);
    QVERIFY2(widgets::syncPillWords(pill).contains(QStringLiteral("412")), qPrintable(widgets::syncPillWords(pill)));
    QVERIFY(shell::safetyDetail(status(), kNow, detail).contains(QStringLiteral("412")));
    auto full = status();
    full.lastError = "disk_full";
    QCOMPARE(widgets::syncPillWords(shell::syncPillState(full, kNow, minutes(330), detail)),
             QStringLiteral("Disk is full"));
}

void SyncWordsTest::aStoppedPc_isNotShownAsOffline() {
    using Kind = widgets::SyncPillState::Kind;
    auto now = status();
    now.phase = "needs_login";
    now.lastError = "unauthorized";
    now.waiting = 4;
    shell::SyncDetail detail;
    detail.deviceState = "active";
    QCOMPARE(shell::syncPillState(now, kNow, minutes(330), detail).kind, Kind::signIn);
    for (const auto* state : {"drain", "revoked"}) {
        detail.deviceState = state;
        QCOMPARE(shell::syncPillState(now, kNow, minutes(330), detail).kind, Kind::stopped);
        const auto words = shell::safetyDetail(now, kNow, detail);
        QVERIFY2(words.contains(QStringLiteral("out of use")) && words.contains(QStringLiteral("stays on it")),
                 qPrintable(words));
    }
    // On its way out it still sends, and says so.
    detail.deviceState = "drain";
    now.phase = "pushing";
    QVERIFY(shell::syncPillState(now, kNow, minutes(330), detail).kind != Kind::stopped);
    QVERIFY(shell::safetyDetail(now, kNow, detail).contains(QStringLiteral("goes out first")));
    shell::SyncPopover popover;
    now.phase = "needs_login";
    popover.setStatus(now, kNow, minutes(330), detail);
    QVERIFY(!popover.findChild<widgets::OpButton*>(QStringLiteral("sync_button_sign_in"))->isVisibleTo(&popover));
}

void SyncWordsTest::whatWaits_isToldByKind() {
    auto now = status();
    now.waiting = 25;
    shell::SyncDetail detail;
    detail.waiting = {{"visit", 12}, {"patient", 6}, {"appointment", 3}, {"vitals", 2}, {"note", 1}, {"payment", 1}};
    QString line;
    for (const auto& [name, value] : shell::syncFacts(now, kNow, minutes(330), detail))
        if (value.contains(QStringLiteral("others")))
            line = value;
    for (const auto* part : {"12", "6", "3", "others 2"})
        QVERIFY2(line.contains(QLatin1String(part)), qPrintable(line));
}

void SyncWordsTest::today_isNotNamedInTheHeadline() {
    auto now = status();
    now.waiting = 3;
    now.oldestWaiting = kNow - minutes(14);
    const auto day = QString::fromStdString(text::formatDate(base::localDate(kNow, minutes(330))));
    QVERIFY(!shell::safetySentence(now, minutes(330), kNow).contains(day));
    now.oldestWaiting = kNow - std::chrono::hours(30);
    const auto before = QString::fromStdString(text::formatDate(base::localDate(*now.oldestWaiting, minutes(330))));
    QVERIFY(shell::safetySentence(now, minutes(330), kNow).contains(before));
}

void SyncWordsTest::pillAndPopover_haveOneNameForOffline() {
    auto now = status();
    now.online = false;
    now.lastSuccess.reset();
    const auto pill = [&] { return widgets::syncPillWords(shell::syncPillState(now, kNow, minutes(330))); };
    QVERIFY(pill().startsWith(QStringLiteral("Not synced yet")));
    QVERIFY(shell::safetyDetail(now, kNow).startsWith(QStringLiteral("Not synced yet")));
    now.offlineSince = kNow - minutes(24);
    QVERIFY(pill().startsWith(QStringLiteral("Offline 24 min")));
    QVERIFY(shell::safetyDetail(now, kNow).startsWith(QStringLiteral("Offline for 24 min")));
}

QTEST_MAIN(SyncWordsTest)
#include "sync_words_test.moc"
