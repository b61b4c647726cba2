#include <QApplication>
#include <QFontMetricsF>
#include <QLabel>
#include <QPainter>
#include <QTest>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/theme/figures_apart.h"
#include "ui/theme/measure.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/columns.h"
#include "ui/widgets/scroll_body.h"

using namespace opdesk::ui;

namespace {

/// Counts how often its widgets were given their places.
class CountingLayout : public QVBoxLayout {
public:
    using QVBoxLayout::QVBoxLayout;
    void setGeometry(const QRect& box) override {
        ++laid;
        QVBoxLayout::setGeometry(box);
    }
    int laid = 0;
};

struct Content {
    QWidget* widget = new QWidget;
    CountingLayout* layout = new CountingLayout(widget);
    QLabel* words = new QLabel(QStringLiteral("some words"));
    Content() { layout->addWidget(words); }
};

QImage ground() {
    QImage image(120, 90, QImage::Format_RGB32);
    image.fill(QColor(0x33, 0x99, 0x66));
    return image;
}

/// As paintBox() says it: the outline within the box.
QImage byPath(const QRectF& box, qreal radius, const QColor& fill, const QColor& line, qreal wide) {
    auto image = ground();
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal inset = line.isValid() ? wide / 2 : 0;
    painter.setPen(line.isValid() ? QPen(line, wide) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset);
    return image;
}

/// The most that a part of a pixel differs.
int farthest(const QImage& a, const QImage& b) {
    int most = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const auto one = a.pixelColor(x, y), other = b.pixelColor(x, y);
            most = std::max({most, std::abs(one.red() - other.red()), std::abs(one.green() - other.green()),
                             std::abs(one.blue() - other.blue())});
        }
    return most;
}

}  // namespace

class SpeedTest : public QObject {
    Q_OBJECT
private slots:
    void aBoxLooksTheSameWithoutItsPath_data();
    void aBoxLooksTheSameWithoutItsPath();
    void wordsMeasureWhatTheirFontSays();
    void fontsThatDifferMeasureAlone();
    void anAreaIsNotLaidOutBeforeItHasAPlace();
    void partsOfAPageAreNotLaidOutBeforeTheyHaveAPlace();
};

void SpeedTest::aBoxLooksTheSameWithoutItsPath_data() {
    QTest::addColumn<QRectF>("box");
    QTest::addColumn<qreal>("radius");
    QTest::addColumn<QColor>("fill");
    QTest::addColumn<QColor>("line");
    QTest::addColumn<qreal>("wide");
    const QColor white(Qt::white), red(0xcc, 0x22, 0x11), none, faint(0, 0, 0, 40);
    QTest::newRow("a card") << QRectF(10, 8, 90, 70) << 8.0 << white << red << 1.0;
    QTest::newRow("the ring of a field") << QRectF(3, 4, 60, 32) << 6.0 << white << red << 2.0;
    QTest::newRow("filled alone") << QRectF(3, 4, 61, 33) << 6.0 << red << none << 1.0;
    QTest::newRow("outline alone") << QRectF(3, 4, 61, 33) << 6.0 << none << red << 1.0;
    QTest::newRow("a pill") << QRectF(5, 5, 80, 26) << 13.0 << white << red << 1.0;
    QTest::newRow("a pill of an odd height") << QRectF(5, 5, 80, 25) << 12.5 << white << red << 1.0;
    QTest::newRow("no wider than its corners") << QRectF(5, 5, 16, 16) << 8.0 << white << red << 1.0;
    QTest::newRow("smaller than its corners") << QRectF(5, 5, 9, 9) << 8.0 << white << red << 1.0;
    QTest::newRow("between the pixels") << QRectF(5.5, 5, 40, 20) << 6.0 << white << red << 1.0;
    QTest::newRow("half a line more") << QRectF(5, 5, 40, 20) << 6.0 << white << red << 1.5;
    QTest::newRow("seen through") << QRectF(5, 5, 40, 20) << 6.0 << faint << red << 1.0;
}

void SpeedTest::aBoxLooksTheSameWithoutItsPath() {
    QFETCH(QRectF, box);
    QFETCH(qreal, radius);
    QFETCH(QColor, fill);
    QFETCH(QColor, line);
    QFETCH(qreal, wide);
    const auto expected = byPath(box, radius, fill, line, wide);
    for (int turn = 0; turn < 2; ++turn) {  // the second one finds its corners painted
        auto image = ground();
        QPainter painter(&image);
        theme::paintBox(painter, box, radius, fill, line, wide);
        painter.end();
        QVERIFY2(farthest(image, expected) <= 2, qPrintable(QString::number(farthest(image, expected))));
        QVERIFY(image != ground());
    }
    // Moved by whole pixels, as a widget's painter is in its window.
    auto moved = ground();
    QPainter painter(&moved);
    painter.translate(box.topLeft());
    theme::paintBox(painter, QRectF(QPointF(), box.size()), radius, fill, line, wide);
    painter.end();
    QVERIFY(farthest(moved, expected) <= 2);
    // Twice as fine.
    QImage fine(240, 180, QImage::Format_RGB32), path(240, 180, QImage::Format_RGB32);
    fine.fill(Qt::gray);
    path.fill(Qt::gray);
    fine.setDevicePixelRatio(2);
    path.setDevicePixelRatio(2);
    QPainter finely(&fine);
    theme::paintBox(finely, box, radius, fill, line, wide);
    finely.end();
    QPainter onPath(&path);
    onPath.setRenderHint(QPainter::Antialiasing);
    const qreal inset = line.isValid() ? wide / 2 : 0;
    onPath.setPen(line.isValid() ? QPen(line, wide) : QPen(Qt::NoPen));
    onPath.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    onPath.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset);
    onPath.end();
    QVERIFY(farthest(fine, path) <= 2);
}

void SpeedTest::wordsMeasureWhatTheirFontSays() {
    const auto& theme = theme::currentTheme();
    const QStringList all{QString(),
                          QStringLiteral("Sunita Deshpande"),
                          QStringLiteral("AVATAR To Wa, 1234.50"),
                          QStringLiteral("सुनीता देशपांडे"),
                          QStringLiteral("Sunita · சுனிதா · ₹ 1,20,000"),
                          QStringLiteral("one\ntwo three four five six seven eight nine ten")};
    for (const auto type : {theme::Type::body, theme::Type::micro, theme::Type::title})
        for (const int weight : {400, 600})
            for (int turn = 0; turn < 2; ++turn)
                for (const auto& words : all) {
                    const auto font = theme.font(type, weight);
                    // Figures beside an Indian script are painted apart, and so measured.
                    const bool apart = theme::hasFiguresApart(words);
                    QCOMPARE(theme::wordsAdvance(font, words), apart ? theme::figuresApartWidth(font, words)
                                                                     : QFontMetricsF(font).horizontalAdvance(words));
                    if (!apart)
                        QCOMPARE(theme::wordsWidth(font, words), QFontMetrics(font).horizontalAdvance(words));
                    for (const int width : {40, 120, 400})
                        QCOMPARE(theme::wordsHeight(font, words, width),
                                 QFontMetrics(font)
                                     .boundingRect(QRect(0, 0, width, 10000), Qt::TextWordWrap, words)
                                     .height());
                }
}

void SpeedTest::fontsThatDifferMeasureAlone() {
    const auto words = QStringLiteral("Sunita Deshpande");
    auto font = theme::currentTheme().font(theme::Type::body);
    const auto plain = theme::wordsAdvance(font, words);
    font.setPointSizeF(font.pointSizeF() * 2);
    QVERIFY(theme::wordsAdvance(font, words) > plain * 1.8);
    font.setStretch(150);
    QCOMPARE(theme::wordsAdvance(font, words), QFontMetricsF(font).horizontalAdvance(words));
    // More fonts than are told apart.
    for (int points = 5; points < 205; ++points) {
        font.setPointSizeF(points);
        QCOMPARE(theme::wordsAdvance(font, words), QFontMetricsF(font).horizontalAdvance(words));
    }
}

void SpeedTest::anAreaIsNotLaidOutBeforeItHasAPlace() {
    const Content body, page;
    widgets::ScrollBody scroll(body.widget);
    widgets::PageScroll area(page.widget);
    QCOMPARE(body.layout->laid, 0);
    QCOMPARE(page.layout->laid, 0);
    for (QScrollArea* one : {static_cast<QScrollArea*>(&scroll), static_cast<QScrollArea*>(&area)}) {
        one->resize(400, 300);
        one->show();
        QVERIFY(QTest::qWaitForWindowExposed(one));
    }
    QVERIFY(body.words->isVisible());
    QCOMPARE(body.widget->size(), scroll.viewport()->size());
    QCOMPARE(page.widget->size(), area.viewport()->size());
    QVERIFY(page.words->width() > 350);
}

void SpeedTest::partsOfAPageAreNotLaidOutBeforeTheyHaveAPlace() {
    const Content left, right;
    right.widget->hide();
    widgets::Columns columns;
    columns.add(left.widget, 150);
    columns.add(right.widget, 0);
    QCOMPARE(left.layout->laid, 0);
    columns.resize(600, 300);
    columns.show();
    QVERIFY(QTest::qWaitForWindowExposed(&columns));
    QVERIFY(left.words->isVisible());
    QVERIFY(right.words->isVisible());
    QCOMPARE(left.widget->geometry(), QRect(0, 0, 150, 300));
    QCOMPARE(right.widget->geometry(), QRect(162, 0, 438, 300));
    // One that comes later is seen at once.
    const Content later;
    columns.add(later.widget, 100);
    QVERIFY(later.words->isVisible());
}

QTEST_MAIN(SpeedTest)
#include "speed_test.moc"
