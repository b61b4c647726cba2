#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <cmath>

#include "ui/theme/figures_apart.h"
#include "ui/theme/measure.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/key_bar.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/views.h"

using namespace opdesk;
using namespace opdesk::ui;
using namespace opdesk::ui::widgets;

namespace {

class PlainPage : public Page {
public:
    PlainPage() {
        auto* column = new QVBoxLayout(this);
        list = new ListView(QStringLiteral("rows"), QStringLiteral("Rows"));
        model.setRows(
            {{QStringLiteral("1"), 1, QStringLiteral("one"), {}}, {QStringLiteral("2"), 2, QStringLiteral("two"), {}}});
        list->setModel(&model);
        column->addWidget(list);
        column->addWidget(field = new TextField(QStringLiteral("typed"), QStringLiteral("Typed")));
        call = addKey(QStringLiteral("call"), QStringLiteral("Call"), QKeySequence(Qt::Key_C));
        skip = addKey(QStringLiteral("skip"), QStringLiteral("Skip"), QKeySequence(Qt::ALT | Qt::Key_S));
    }
    void start(std::shared_ptr<clinic::Desk>) override {}
    void stop() override {}
    void refresh(const std::vector<std::string>&) override {}

    RowListModel model;
    ListView* list;
    TextField* field;
    QAction* call;
    QAction* skip;
};

template <typename Paint>
QImage painted(const QFont& font, Paint paint) {
    QImage image(200, 40, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setFont(font);
    paint(painter);
    return image;
}

}  // namespace

/// Words as they are painted, and what the keys of a page are made into.
class WordsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { theme::install(*qApp, m_theme); }
    void hindiWords_standOnTheLatinBaseLine();
    void signsBesideHindi_areThoseOfTheFirstFont();
    void aLabelOfHindi_isAsHighAsOneOfHindiAndLatin();
    void aPlaceholder_standsRightOfTheCaret();
    void theKeyBar_leavesOutLettersWhileSomebodyTypes();
    void aRowsMenu_isMadeFromThePagesKeys();
    void aRowsMenu_goesWithItsPage();

private:
    theme::Theme m_theme;
};

void WordsTest::hindiWords_standOnTheLatinBaseLine() {
    const auto font = m_theme.font(theme::Type::body);
    const QRect box(10, 0, 180, 40);
    const QFontMetricsF metrics(font);
    const auto words = QStringLiteral("डॉक्टर");
    const auto level = painted(font, [&](QPainter& painter) {
        painter.drawText(QPointF(10, std::round((40 - metrics.height()) / 2 + metrics.ascent())), words);
    });
    QCOMPARE(painted(font, [&](QPainter& p) { theme::paintWords(p, box, Qt::AlignVCenter | Qt::AlignLeft, words); }),
             level);
    // What QPainter itself would do stands elsewhere: the test can fail.
    QVERIFY(painted(font, [&](QPainter& p) { p.drawText(box, Qt::AlignVCenter | Qt::AlignLeft, words); }) != level);
    // A plain QLabel goes the same way.
    Label label(words);
    label.resize(180, 40);
    label.setContentsMargins(10, 0, 0, 0);
    QImage shown(200, 40, QImage::Format_RGB32);
    shown.fill(Qt::white);
    label.render(&shown, {}, {}, QWidget::DrawChildren);
    const auto inkTop = [](const QImage& image) {
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (qGray(image.pixel(x, y)) < 128)
                    return y;
        return -1;
    };
    QCOMPARE(inkTop(shown), inkTop(level));
}

void WordsTest::signsBesideHindi_areThoseOfTheFirstFont() {
    const auto font = m_theme.font(theme::Type::body);
    constexpr int kLeft = Qt::AlignVCenter | Qt::AlignLeft;
    for (const auto* sign : {"₹", "%", "17-11-2026"}) {
        const auto alone = QString::fromUtf8(sign);
        const auto words = alone + QStringLiteral(" दर");
        QCOMPARE(theme::wordsAdvance(font, words),
                 QFontMetricsF(font).horizontalAdvance(alone) + theme::wordsAdvance(font, QStringLiteral(" दर")));
        const auto apart = painted(font, [&](QPainter& p) { theme::paintWords(p, {0, 0, 200, 40}, kLeft, words); });
        const auto bare = painted(font, [&](QPainter& p) { p.drawText(QRect(0, 0, 200, 40), kLeft, alone); });
        const int wide = static_cast<int>(QFontMetricsF(font).horizontalAdvance(alone)) - 1;
        QCOMPARE(apart.copy(0, 0, wide, 40), bare.copy(0, 0, wide, 40));
    }
}

void WordsTest::aLabelOfHindi_isAsHighAsOneOfHindiAndLatin() {
    const Label pure(QStringLiteral("केवल आखिरी"), Label::Look::label);
    const Label mixed(QStringLiteral("ABHA नंबर"), Label::Look::label);
    QCOMPARE(pure.heightForWidth(400), mixed.heightForWidth(400));
}

void WordsTest::aPlaceholder_standsRightOfTheCaret() {
    QWidget window;
    TextField other(QStringLiteral("other"), QStringLiteral("Other"), &window);
    TextField field(QStringLiteral("empty"), QStringLiteral("Empty"), &window);
    field.setPlaceholderText(QStringLiteral("l"));
    field.setGeometry(0, 40, 200, 32);
    window.show();
    QApplication::setActiveWindow(&window);
    other.setFocus();
    const auto inkLeft = [&] {
        QImage image(field.size(), QImage::Format_RGB32);
        image.fill(Qt::white);
        field.render(&image);
        for (int x = 6; x < image.width() - 6; ++x)
            for (int y = 8; y < image.height() - 8; ++y)
                if (qGray(image.pixel(x, y)) < 200)
                    return x;
        return -1;
    };
    const int hint = inkLeft();
    QVERIFY(hint > 0);
    const auto caret = field.inputMethodQuery(Qt::ImCursorRectangle).toRect();
    QVERIFY2(hint > caret.center().x() + 1, qPrintable(QString::number(hint)));
    field.setText(QStringLiteral("l"));
    QVERIFY(inkLeft() < hint);
}

void WordsTest::theKeyBar_leavesOutLettersWhileSomebodyTypes() {
    PlainPage page;
    KeyBar bar;
    bar.resize(800, 28);
    bar.setPage(&page);
    page.show();
    QApplication::setActiveWindow(&page);
    QSignalSpy called(page.call, &QAction::triggered);
    page.list->setFocus();
    QTest::mouseClick(&bar, Qt::LeftButton, {}, {24, 14});
    QCOMPARE(called.count(), 1);
    page.field->setFocus();
    QTRY_VERIFY(page.field->hasFocus());
    QTest::mouseClick(&bar, Qt::LeftButton, {}, {24, 14});
    QCOMPARE(called.count(), 1);
}

void WordsTest::aRowsMenu_isMadeFromThePagesKeys() {
    PlainPage page;
    page.skip->setEnabled(false);
    page.resize(300, 200);
    page.show();
    QApplication::setActiveWindow(&page);
    page.list->setCurrentIndex(page.model.index(1, 0));
    page.list->setFocus();
    QTest::keyClick(page.list, Qt::Key_F10, Qt::ShiftModifier);
    auto* menu = page.findChild<QMenu*>(QStringLiteral("row_menu"));
    QVERIFY(menu && menu->isVisible());
    QCOMPARE(menu->actions(), QList<QAction*>{page.call});
    QCOMPARE(menu->activeAction(), page.call);
    QSignalSpy called(page.call, &QAction::triggered);
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(called.count(), 1);
}

void WordsTest::aRowsMenu_goesWithItsPage() {
    PlainPage page;
    page.resize(300, 200);
    page.show();
    QApplication::setActiveWindow(&page);
    page.list->setCurrentIndex(page.model.index(0, 0));
    page.list->setFocus();
    QTest::keyClick(page.list, Qt::Key_Menu);
    QPointer<QMenu> menu = page.findChild<QMenu*>(QStringLiteral("row_menu"));
    QVERIFY(menu && menu->isVisible());
    page.hide();
    QTRY_VERIFY(!menu || !menu->isVisible());
}

QTEST_MAIN(WordsTest)
#include "words_test.moc"
