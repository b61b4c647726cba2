#include <QApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

#include <functional>

#include "tests/ui/widgets/rows_and_fields.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"
#include "ui/widgets/more_mark.h"
#include "ui/widgets/scroll_body.h"
#include "ui/widgets/two_line_delegate.h"
#include "ui/widgets/views.h"

using namespace opdesk::ui;
using namespace opdesk::ui::widgets;
using namespace opdesk::tests;

/// Where what scrolls begins and ends, and what its edge says.
class EdgesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void aBody_scrollsInsideItselfAndShowsTheFieldWithTheFocus();
    void aBody_endsAboveTheRowItsEdgeWouldCut();
    void theEdge_namesWhatFollows();
    void theEdge_repeatsNothingOfARecord();
    void aBodysScrollBar_standsInTheMarginOfWhatItHolds();
    void aList_beginsAndEndsAtWholeRows();
    void smallPrint_endsBeforeTheBadgeAboveIt();

private:
    theme::Theme m_theme;
};

void EdgesTest::initTestCase() {
    theme::install(*qApp, m_theme);
}

void EdgesTest::aBody_scrollsInsideItselfAndShowsTheFieldWithTheFocus() {
    auto* form = fields(20);
    ScrollBody body(form);
    body.resize(300, 200);
    body.show();
    QApplication::setActiveWindow(&body);
    settle();
    QVERIFY(body.verticalScrollBar()->maximum() > 0);
    QCOMPARE(body.horizontalScrollBar()->maximum(), 0);
    QVERIFY(body.minimumSizeHint().height() < 100);
    auto* last = form->findChildren<QLineEdit*>().last();
    last->setFocus();
    settle();
    QVERIFY(body.viewport()->rect().contains(QRect(last->mapTo(body.viewport(), QPoint()), last->size())));
}

void EdgesTest::aBody_endsAboveTheRowItsEdgeWouldCut() {
    auto* form = fields(20);
    ScrollBody body(form);
    body.resize(300, 205);
    body.show();
    settle();
    const auto mark = [&]() -> QWidget* {
        for (auto* child : body.findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
            if (child->testAttribute(Qt::WA_TransparentForMouseEvents) && child->isVisible())
                return child;
        return nullptr;
    };
    for (const int at : {0, 7, 20}) {
        body.verticalScrollBar()->setValue(at);
        settle();
        QVERIFY(mark());  // more stands below, and a mark says so
        const auto shown = body.viewport()->mask();
        // The mark has its own place: what is shown is not under it.
        QVERIFY(!shown.translated(body.viewport()->pos()).intersects(mark()->geometry()));
        int whole = 0;
        for (const auto* field : form->findChildren<QLineEdit*>()) {
            const QRect box(field->mapTo(body.viewport(), QPoint()), field->size());
            const auto inSight = shown.intersected(box);
            QVERIFY(inSight.isEmpty() || inSight == QRegion(box));
            whole += inSight.isEmpty() ? 0 : 1;
        }
        QVERIFY(whole >= 3);
    }
    body.verticalScrollBar()->setValue(body.verticalScrollBar()->maximum());
    settle();
    QVERIFY(!mark());
    QVERIFY(body.viewport()->visibleRegion().contains(body.viewport()->rect().bottomLeft()));
}

void EdgesTest::theEdge_namesWhatFollows() {
    auto* form = new QWidget;
    auto* column = new QVBoxLayout(form);
    for (int i = 1; i <= 20; ++i) {
        auto* row = new QHBoxLayout;
        auto* caption = new Label(QStringLiteral("Part %1").arg(i), Label::Look::hint);
        caption->setCaption();
        row->addWidget(caption);
        row->addWidget(new Label(QStringLiteral("Asha Leaver"), Label::Look::second));
        column->addLayout(row);
    }
    ScrollBody body(form);
    body.resize(300, 205);
    body.show();
    settle();
    const auto named = [](const QWidget& in) {
        for (const auto* child : in.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
            if (const auto* mark = dynamic_cast<const MoreMark*>(child); mark && mark->isVisible())
                if (!mark->words().isEmpty())
                    return mark->words();
        return QString();
    };
    QVERIFY2(named(body).startsWith(QStringLiteral("Part ")), qPrintable(named(body)));

    RowListModel model;
    std::vector<ListRow> rows;
    for (int i = 0; i < 12; ++i)
        rows.push_back(rowOf(i, 30));
    model.setRows(std::move(rows));
    ListView list(QStringLiteral("list"), QStringLiteral("List"));
    list.setModel(&model);
    CountingDelegate delegate(&list);
    list.setItemDelegate(&delegate);
    const int high = list.sizeHintForRow(0);
    // The last row ends at the very edge: it gives way, or nothing would say that more follow.
    list.resize(200, 5 * high);
    list.show();
    settle();
    QCOMPARE(list.viewport()->mask().boundingRect().bottom() + 1, 4 * high);
    QCOMPARE(named(list), QStringLiteral("8 more"));
    list.setCurrentIndex(model.index(4, 0));
    list.verticalScrollBar()->setValue(0);
    settle();
    QVERIFY2(named(list).isEmpty(), "the row with the cursor stays in sight");
}

/// Words a page always has are named; what a record says, and chips made of it, are passed over.
void EdgesTest::theEdge_repeatsNothingOfARecord() {
    const auto named = [](const std::function<QWidget*()>& last) {
        auto* form = new QWidget;
        auto* column = new QVBoxLayout(form);
        for (int i = 0; i < 12; ++i)
            column->addWidget(new Label(QStringLiteral("Asha Leaver"), Label::Look::body));
        column->addWidget(new Chip(QStringLiteral("Fever"), QStringLiteral("chip")));
        if (auto* row = last())
            column->addWidget(row);
        ScrollBody body(form);
        body.resize(300, 120);
        body.show();
        settle();
        const auto* mark = static_cast<const MoreMark*>(nullptr);
        for (const auto* child : body.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
            if (const auto* one = dynamic_cast<const MoreMark*>(child); one && one->isVisible())
                mark = one;
        return mark ? mark->words() : QStringLiteral("no mark");
    };
    const auto rowOf = [](Label::Look look) {
        auto* row = new QWidget;
        row->setProperty("oneRow", true);
        auto* line = new QHBoxLayout(row);
        line->addWidget(new Label(QStringLiteral("Paper\nof the bill"), look));
        line->addWidget(new QLineEdit);
        return row;
    };
    QCOMPARE(named([] { return nullptr; }), QString());
    QCOMPARE(named([] { return new QPushButton(QStringLiteral("Add a line")); }), QStringLiteral("Add a line"));
    QCOMPARE(named([] { return new Label(QStringLiteral("Discount"), Label::Look::label); }),
             QStringLiteral("Discount"));
    // A row of several parts has the name of its label, the first line of it.
    QCOMPARE(named([&] { return rowOf(Label::Look::label); }), QStringLiteral("Paper"));
    QCOMPARE(named([&] { return rowOf(Label::Look::body); }), QString());
}

void EdgesTest::aBodysScrollBar_standsInTheMarginOfWhatItHolds() {
    auto* form = fields(20);
    form->layout()->setContentsMargins(12, 12, 12, 12);
    ScrollBody body(form);
    body.resize(300, 205);
    body.show();
    settle();
    const auto* field = form->findChild<QLineEdit*>();
    QCOMPARE(field->mapTo(&body, QPoint(field->width(), 0)).x(), 300 - 12);
    QCOMPARE(body.horizontalScrollBar()->maximum(), 0);
}

void EdgesTest::aList_beginsAndEndsAtWholeRows() {
    RowListModel model;
    std::vector<ListRow> rows;
    for (int i = 0; i < 12; ++i)
        rows.push_back(rowOf(i, 30));
    model.setRows(std::move(rows));
    ListView list(QStringLiteral("list"), QStringLiteral("List"));
    list.setModel(&model);
    CountingDelegate delegate(&list);
    list.setItemDelegate(&delegate);
    const int high = list.sizeHintForRow(0);
    list.resize(200, 4 * high + high * 2 / 3);
    list.show();
    settle();
    QCOMPARE(list.viewport()->mask().boundingRect().bottom() + 1, 4 * high);
    list.scrollToBottom();
    settle();
    const auto shown = list.viewport()->mask().boundingRect();
    QCOMPARE(shown.top(), list.viewport()->height() - 4 * high);
    QCOMPARE(shown.height(), 4 * high);
}

void EdgesTest::smallPrint_endsBeforeTheBadgeAboveIt() {
    const auto shown = [](const QString& small) {
        TwoLineRow row;
        row.title = QStringLiteral("Desk 1");
        row.small = small;
        row.status = Status::leaving;
        RowListModel model;
        model.setRows({{QStringLiteral("1"), QVariant::fromValue(row), {}, {}}});
        ListView list(QStringLiteral("list"), QStringLiteral("List"));
        list.setModel(&model);
        TwoLineDelegate delegate(&list);
        list.setItemDelegate(&delegate);
        list.resize(280, 100);
        list.show();
        settle();
        const int wide = badgeWidth(statusLook(row.status));
        return list.viewport()->grab(QRect(280 - 12 - wide, 0, wide, 60)).toImage();
    };
    QCOMPARE(shown(QStringLiteral("Desk 1, series A01, last seen 17-11-2026 10:24 am, and more of that")),
             shown(QStringLiteral("Desk 1")));
}

QTEST_MAIN(EdgesTest)
#include "edges_test.moc"
