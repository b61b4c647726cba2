#include <QPainter>
#include <QTest>

#include "tests/ui/golden/picture.h"

using namespace opdesk;

/// The comparison itself can fail: a missing word, a moved box and another size are seen, smoothing is not.
class PictureTest : public QObject {
    Q_OBJECT
private slots:
    void thePictureItself_isAcceptable();
    void aMissingWord_isSeen();
    void aBoxThatMovedByFourPixels_isSeen();
    void anotherSize_isSeen();
    void aBlockOfOtherPixels_isSeen();
    void aSmallPillOfAnotherHue_isSeen();
    void anEvenAreaOfAnotherGround_isSeen();
    void slightlyOtherColours_areNot();

private:
    static QImage picture(const QString& word, int left = 40, QRgb ground = qRgb(255, 255, 255)) {
        QImage image(400, 300, QImage::Format_RGB32);
        image.fill(ground);
        QPainter painter(&image);
        painter.drawRect(left, 40, 120, 32);
        painter.drawText(QRect(left, 40, 120, 32), Qt::AlignCenter, word);
        return image;
    }
};

void PictureTest::thePictureItself_isAcceptable() {
    const auto made = golden::reduced(picture(QStringLiteral("Give token")));
    QVERIFY(made.colorCount() <= 64);
    const auto difference = golden::compare(made, golden::reduced(picture(QStringLiteral("Give token"))));
    QCOMPARE(difference.whole, 0.0);
    QVERIFY(golden::isAcceptable(difference));
}

void PictureTest::aMissingWord_isSeen() {
    const auto difference =
        golden::compare(golden::reduced(picture(QStringLiteral("Give token"))), golden::reduced(picture({})));
    QVERIFY(!golden::isAcceptable(difference));
    QVERIFY(difference.region.intersects(QRect(40, 40, 120, 32)));
}

void PictureTest::aBoxThatMovedByFourPixels_isSeen() {
    QVERIFY(!golden::isAcceptable(golden::compare(golden::reduced(picture(QStringLiteral("Give token"))),
                                                  golden::reduced(picture(QStringLiteral("Give token"), 44)))));
}

void PictureTest::anotherSize_isSeen() {
    const auto made = picture(QStringLiteral("Give token"));
    QVERIFY(!golden::isAcceptable(golden::compare(made, made.copy(0, 0, 399, 300))));
}

void PictureTest::aBlockOfOtherPixels_isSeen() {
    const auto made = golden::reduced(picture(QStringLiteral("Give token")));
    auto changed = made.convertToFormat(QImage::Format_RGB32);
    QPainter(&changed).fillRect(300, 200, 12, 12, Qt::darkGray);
    const auto difference = golden::compare(made, changed);
    QVERIFY(!golden::isAcceptable(difference));
    QVERIFY(difference.region.contains(QPoint(305, 205)));
}

void PictureTest::aSmallPillOfAnotherHue_isSeen() {
    const auto withPill = [](const QColor& hue) {
        auto made = picture(QStringLiteral("Give token"));
        QPainter(&made).fillRect(300, 100, 20, 10, hue);
        return golden::reduced(made);
    };
    QCOMPARE(withPill(QColor(240, 225, 255)).pixelColor(305, 105), QColor(240, 225, 255));
    QVERIFY(!golden::isAcceptable(golden::compare(withPill(QColor(240, 225, 255)), withPill(QColor(255, 240, 140)))));
}

void PictureTest::anEvenAreaOfAnotherGround_isSeen() {
    // The soft ground of a badge, and a strip that lost its ground: both within what smoothing may differ.
    for (const auto& area : {QRect(300, 100, 60, 20), QRect(10, 250, 380, 6)}) {
        auto made = picture(QStringLiteral("Give token"));
        QPainter(&made).fillRect(area, QColor(236, 240, 242));
        const auto difference =
            golden::compare(golden::reduced(picture(QStringLiteral("Give token"))), golden::reduced(made));
        QVERIFY(!golden::isAcceptable(difference));
        QVERIFY(difference.region.intersects(area));
    }
}

void PictureTest::slightlyOtherColours_areNot() {
    QVERIFY(golden::isAcceptable(golden::compare(picture(QStringLiteral("Give token")),
                                                 picture(QStringLiteral("Give token"), 40, qRgb(252, 253, 254)))));
}

QTEST_MAIN(PictureTest)
#include "picture_test.moc"
