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
    QVERIFY(made.colorCount() <= 16);
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

void PictureTest::slightlyOtherColours_areNot() {
    QVERIFY(golden::isAcceptable(golden::compare(picture(QStringLiteral("Give token")),
                                                 picture(QStringLiteral("Give token"), 40, qRgb(245, 247, 249)))));
}

QTEST_MAIN(PictureTest)
#include "picture_test.moc"
