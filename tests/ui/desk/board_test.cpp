#include <QFile>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTimerEvent>
#include <QtEndian>

#include "core/clinic/desk.h"
#include "core/clinic/queue.h"
#include "tests/ui/open_desk.h"
#include "ui/board/board_painter.h"
#include "ui/board/board_window.h"
#include "ui/board/chime.h"

using namespace opdesk;
using namespace opdesk::ui;

namespace {

/// Programs that play and speak, which write down what they were asked to, first in the path.
class Listening {
public:
    Listening() : m_path(qgetenv("PATH")) {
        write("pw-play", "echo chime >> \"$0.log\"; cp \"$1\" \"$0.wav\"");
        write("spd-say", "echo \"$2\" >> \"$0.log\"");
        qputenv("PATH", m_folder.path().toUtf8() + ":" + m_path);
    }
    ~Listening() { qputenv("PATH", m_path); }
    QByteArrayList said(const char* program) const {
        auto lines = read(QLatin1String(program) + QStringLiteral(".log")).split('\n');
        lines.removeAll({});
        return lines;
    }
    QByteArray read(const QString& name) const {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    void write(const char* name, const char* deed) {
        QFile file(m_folder.filePath(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no program can be written");
        file.write("#!/bin/sh\n");
        file.write(deed);
        file.write("\n");
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    QTemporaryDir m_folder;
    QByteArray m_path;
};

clinic::BoardLine waitingAt(int number) {
    clinic::BoardLine line;
    line.doctor = "Dr " + std::to_string(number);
    line.room = "Room " + std::to_string(number);
    line.state = "free";
    return line;
}

void call(clinic::BoardLine& line, const char* token, base::Instant at) {
    line.state = "called";
    line.token = token;
    line.calledAt = at;
}

void tick(board::BoardWindow& window, int times) {
    auto* timer = window.findChild<QTimer*>();
    for (int i = 0; i < times; ++i) {
        QTimerEvent due(timer->timerId());
        QCoreApplication::sendEvent(timer, &due);
    }
}

}  // namespace

/// The waiting room's window: what it calls out, which doctors it shows, and what it says while its desk is locked.
class BoardTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { opdesk::tests::installTheme(); }
    void aCall_ringsOnceAndAgainWhenItIsRepeated();
    void aSpokenCall_followsTheTones();
    void theTones_areASoundFile();
    void overFourDoctors_turnPagesAndACallTurnsToItsOwn();
    void aLockedDesk_leavesABoardThatSaysSo();
    void aLargeToken_standsInLineWithTheWordsBesideIt();
};

void BoardTest::aCall_ringsOnceAndAgainWhenItIsRepeated() {
    const Listening room;
    base::ManualClock clock(base::fromMillis(1'763'360'000'000));
    board::BoardWindow window(clock);
    clinic::PublicQueue::Answer content;
    content.doctors = {waitingAt(1), waitingAt(2)};
    call(content.doctors[0], "A-1", clock.now());
    window.setContent(content);  // it stood there when the board was opened: nobody is called now
    call(content.doctors[1], "B-1", clock.now());
    window.setContent(content);
    QTRY_COMPARE(room.said("pw-play").size(), 1);
    window.setContent(content);  // the same again is no call
    clock.advance(std::chrono::minutes(1));
    call(content.doctors[1], "B-1", clock.now());
    window.setContent(content);
    QTRY_COMPARE(room.said("pw-play").size(), 2);
    content.sound = "off";
    call(content.doctors[0], "A-2", clock.now());
    window.setContent(content);
    content.sound = "chime";
    call(content.doctors[0], "A-3", clock.now());
    window.setContent(content);
    QTRY_COMPARE(room.said("pw-play").size(), 3);  // of A-3 alone
    QVERIFY(room.said("spd-say").isEmpty());
}

void BoardTest::aSpokenCall_followsTheTones() {
    const Listening room;
    const base::ManualClock clock(base::fromMillis(1'763'360'000'000));
    board::BoardWindow window(clock);
    clinic::PublicQueue::Answer content;
    content.sound = "spoken";
    content.doctors = {waitingAt(1)};
    window.setContent(content);
    call(content.doctors[0], "A-13", clock.now());
    content.doctors[0].initials = "G. K. N.";
    window.setContent(content);
    QTRY_COMPARE(room.said("spd-say"), QByteArrayList{"A 13, room 1"});
    QCOMPARE(room.said("pw-play").size(), 1);
}

void BoardTest::theTones_areASoundFile() {
    const auto tones = board::chimeTones();
    QVERIFY(tones.startsWith("RIFF"));
    QCOMPARE(tones.mid(8, 8), QByteArray("WAVEfmt "));
    QCOMPARE(qFromLittleEndian<quint32>(tones.constData() + 4), static_cast<quint32>(tones.size()) - 8);
    QCOMPARE(qFromLittleEndian<quint32>(tones.constData() + 40), static_cast<quint32>(tones.size()) - 44);
    // Two tones: it is loud at both beginnings, quiet before the second and at the end.
    const auto rate = qFromLittleEndian<quint32>(tones.constData() + 24);
    const auto loudest = [&](double from, double to) {
        int most = 0;
        for (auto i = static_cast<qsizetype>(from * rate); i < static_cast<qsizetype>(to * rate); ++i)
            most = std::max<int>(most, std::abs(qFromLittleEndian<qint16>(tones.constData() + 44 + 2 * i)));
        return most;
    };
    QVERIFY(loudest(0.0, 0.05) > 6000);
    QVERIFY(loudest(0.4, 0.45) > 6000);
    QVERIFY(loudest(0.35, 0.39) < 2500);
    QVERIFY(loudest(0.95, 0.99) < 2500);
}

void BoardTest::overFourDoctors_turnPagesAndACallTurnsToItsOwn() {
    const base::ManualClock clock(base::fromMillis(1'763'360'000'000));
    board::BoardWindow window(clock);
    clinic::PublicQueue::Answer content;
    content.sound = "off";
    for (int i = 1; i <= 9; ++i)
        content.doctors.push_back(waitingAt(i));
    window.setContent(content);
    QCOMPARE(window.page(), 0);
    tick(window, 7);
    QCOMPARE(window.page(), 0);
    tick(window, 1);  // eight seconds
    QCOMPARE(window.page(), 1);
    tick(window, 16);
    QCOMPARE(window.page(), 0);
    call(content.doctors[8], "I-1", clock.now());
    window.setContent(content);
    QCOMPARE(window.page(), 2);
    // Five of them go home: the page that is left empty is not shown.
    content.doctors.resize(4);
    window.setContent(content);
    QCOMPARE(window.page(), 0);
    tick(window, 8);
    QCOMPARE(window.page(), 0);
}

void BoardTest::aLockedDesk_leavesABoardThatSaysSo() {
    opdesk::tests::OpenDesk front;
    clinic::IssueToken issue;
    issue.patient = front.clinic.patient("Sunita Sharma");
    issue.doctor = front.clinic.doctor;
    const auto token = execute(front.session, issue);
    QVERIFY(token.has_value());
    board::BoardWindow window(front.clinic.clock);
    window.start(front.desk);
    window.showBoard();
    QVERIFY(!window.isPaused());
    const auto lively = window.grab().toImage();
    window.stop();
    QVERIFY(window.isPaused());
    QVERIFY(window.grab().toImage() != lively);
    // What was done behind the lock comes with the next word from the desk, and the board goes on.
    QVERIFY(execute(front.session, clinic::CallToken{token->visit}).has_value());
    window.refresh({"visit"});
    QVERIFY(window.isPaused());
    window.start(front.desk);
    QVERIFY(!window.isPaused());
    QVERIFY(window.grab().toImage() != lively);
    window.hideBoard();
}

void BoardTest::aLargeToken_standsInLineWithTheWordsBesideIt() {
    clinic::PublicQueue::Answer content;
    content.doctors = {waitingAt(1), waitingAt(2)};
    content.doctors[0].doctor = "H";
    content.doctors[0].state = "in_room";
    content.doctors[0].token = "H-1";
    content.doctors[0].initials = "H";
    board::BoardView view;
    view.content = &content;
    QImage shown(1366, 768, QImage::Format_RGB32);
    QPainter painter(&shown);
    board::paintBoard(painter, shown.rect(), view);
    painter.end();
    const auto inkIn = [&](const QRect& box) {
        QRect found;
        for (int y = box.top(); y <= box.bottom(); ++y)
            for (int x = box.left(); x <= box.right(); ++x)
                if (qGray(shown.pixel(x, y)) > 130)
                    found |= QRect(x, y, 1, 1);
        return found;
    };
    const auto doctor = inkIn(QRect(40, 100, 300, 40));
    const auto large = inkIn(QRect(40, 270, 610, 220));
    // Its last column is the initials': an H as all of it.
    const auto initials = inkIn(QRect(large.right() - 8, 270, 9, 220));
    QVERIFY(doctor.isValid() && large.height() > 120 && initials.height() < 60);
    QVERIFY2(std::abs(doctor.left() - large.left()) <= 4,
             qPrintable(QStringLiteral("%1 %2").arg(doctor.left()).arg(large.left())));
    QVERIFY2(std::abs(large.bottom() - initials.bottom()) <= 1,
             qPrintable(QStringLiteral("%1 %2").arg(large.bottom()).arg(initials.bottom())));
}

QTEST_MAIN(BoardTest)
#include "board_test.moc"
