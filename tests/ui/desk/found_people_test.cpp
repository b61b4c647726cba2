#include <QSignalSpy>
#include <QTest>

#include "core/clinic/desk.h"
#include "tests/ui/open_desk.h"
#include "ui/desk/desk_page.h"
#include "ui/widgets/more_mark.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/views.h"

using namespace opdesk;
using namespace opdesk::ui;
using opdesk::tests::enterInto;
using opdesk::tests::field;
using opdesk::tests::OpenDesk;
using widgets::qt;

/// The rows under the search of the front desk.
class FoundPeopleTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void onlyAFamily_hasAHead();
    void strangersWhoseNumbersLookAlike_areNoFamily();
    void aNewPatient_isAlwaysInSight();
    void theRowForANewPatient_isNotCountedWithThoseFound();
    void aLongName_hasTheLinesItNeeds();
    void aTag_standsBesideTheNameItBelongsTo();
};

void FoundPeopleTest::initTestCase() {
    opdesk::tests::installTheme();
}

void FoundPeopleTest::onlyAFamily_hasAHead() {
    OpenDesk counter;
    counter.clinic.patient("Sunita Jadhav", "42", "9800012345");
    counter.clinic.patient("Ramesh Jadhav", "46", "9800012345", "male");
    counter.clinic.patient("Ganesh Thorat", "54", "9800099345", "male");
    desk::DeskPage page;
    counter.show(page);
    page.searchFor(QStringLiteral("345"));
    auto* list = field<widgets::ListView>(page, "desk_results");
    QTRY_COMPARE(list->model()->rowCount(), 3);
    int heads = 0;
    for (int i = 0; i < 3; ++i) {
        const auto row = list->model()->index(i, 0).data(widgets::kRowRole).value<widgets::PatientRow>();
        heads += row.group.isEmpty() ? 0 : 1;
        if (row.name == QStringLiteral("Ganesh Thorat"))
            QVERIFY(row.group.isEmpty());
    }
    QCOMPARE(heads, 1);
}

void FoundPeopleTest::strangersWhoseNumbersLookAlike_areNoFamily() {
    OpenDesk counter;
    // Masked, all of them are 98•••• 4512.
    counter.clinic.patient("Sunita Jadhav", "42", "9800014512");
    counter.clinic.patient("Ganesh Thorat", "54", "9811114512", "male");
    counter.clinic.patient("Meera Kulkarni", "31", "9822224512");
    counter.clinic.patient("Ramesh Jadhav", "46", "9800014512", "male");
    const auto families = [](desk::DeskPage& page) {
        QStringList names;
        const auto* model = field<widgets::ListView>(page, "desk_results")->model();
        for (int i = 0; i < model->rowCount(); ++i) {
            const auto row = model->index(i, 0).data(widgets::kRowRole).value<widgets::PatientRow>();
            names << (row.group.isEmpty() ? QString() : QStringLiteral("head:")) + row.name.section(u' ', 1);
        }
        return names.join(u' ');
    };
    desk::DeskPage page;
    counter.show(page);
    page.searchFor(QStringLiteral("4512"));
    QTRY_COMPARE(field<widgets::ListView>(page, "desk_results")->model()->rowCount(), 4);
    QVERIFY2(families(page).contains(QStringLiteral("head:Jadhav Jadhav")), qPrintable(families(page)));
    QCOMPARE(families(page).count(QStringLiteral("head:")), 1);
    // Who may not see the numbers is told of a family when the whole was typed.
    OpenDesk till("Billing");
    till.clinic.patient("Sunita Jadhav", "42", "9800014512");
    till.clinic.patient("Ganesh Thorat", "54", "9811114512", "male");
    till.clinic.patient("Ramesh Jadhav", "46", "9800014512", "male");
    desk::DeskPage masked;
    till.show(masked);
    masked.searchFor(QStringLiteral("4512"));
    QTRY_COMPARE(field<widgets::ListView>(masked, "desk_results")->model()->rowCount(), 3);
    QCOMPARE(families(masked).count(QStringLiteral("head:")), 0);
    masked.searchFor(QStringLiteral("9800014512"));
    QTRY_COMPARE(field<widgets::ListView>(masked, "desk_results")->model()->rowCount(), 2);
    QCOMPARE(families(masked), QStringLiteral("head:Jadhav Jadhav"));
}

void FoundPeopleTest::aNewPatient_isAlwaysInSight() {
    OpenDesk counter;
    for (int i = 0; i < 12; ++i)
        counter.clinic.patient("Sunita Jadhav " + std::string(1, static_cast<char>('A' + i)) + "i", "42",
                               "98000123" + std::to_string(10 + i));
    desk::DeskPage page;
    counter.show(page);
    page.searchFor(QStringLiteral("sunita"));
    auto* fresh = field<widgets::OpButton>(page, "desk_new_row");
    QTRY_VERIFY(fresh->isVisible());
    QVERIFY(fresh->text().contains(QStringLiteral("sunita")));
    QSignalSpy asked(&page, &widgets::Page::newPatientAsked);
    fresh->click();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.at(0).at(0).toString(), QStringLiteral("sunita"));
    // Nobody found: Enter alone goes on.
    page.searchFor(QStringLiteral("9811122233"));
    QTRY_VERIFY(!fresh->isVisible());
    QTest::keyClick(field(page, "desk_search"), Qt::Key_Return);
    QCOMPARE(asked.count(), 2);
}

void FoundPeopleTest::theRowForANewPatient_isNotCountedWithThoseFound() {
    OpenDesk counter;
    for (int i = 0; i < 12; ++i)
        counter.clinic.patient("Sunita Jadhav " + std::string(1, static_cast<char>('A' + i)) + "i", "42",
                               "98000123" + std::to_string(10 + i));
    desk::DeskPage page;
    counter.show(page, {835, 436});
    page.searchFor(QStringLiteral("sunita"));
    auto* list = field<widgets::ListView>(page, "desk_results");
    QTRY_COMPARE(list->model()->rowCount(), 13);
    const auto edge = [&] {
        for (const auto* child : list->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
            if (const auto* mark = dynamic_cast<const widgets::MoreMark*>(child); mark && mark->isVisible())
                if (!mark->words().isEmpty())
                    return mark->words();
        return QString();
    };
    const auto people = [&] {
        const auto seen = list->viewport()->mask().boundingRect();
        int whole = 0;
        for (int row = 0; row < 12; ++row)
            whole += seen.contains(list->visualRect(list->model()->index(row, 0)));
        return QStringLiteral("%1 more").arg(12 - whole);
    };
    QTRY_VERIFY(!edge().isEmpty());
    QCOMPARE(edge(), people());
    list->setCurrentIndex(list->model()->index(11, 0));
    QTRY_VERIFY2(edge().startsWith(QStringLiteral("New patient")), qPrintable(edge()));
}

void FoundPeopleTest::aLongName_hasTheLinesItNeeds() {
    OpenDesk counter;
    const auto one = counter.clinic.patient("Sunita Sharma");
    const auto two = counter.clinic.patient(
        "Thiruvenkatanathan Balasubramaniam Subramanian Venkataraghavan Gopalakrishnan", "45", "9800011111", "male");
    for (const auto& patient : {one, two}) {
        clinic::IssueToken issue;
        issue.patient = patient;
        issue.doctor = counter.clinic.doctor;
        counter.clinic.clock.advance(std::chrono::minutes(1));
        QVERIFY(execute(counter.session, issue).has_value());
    }
    desk::DeskPage page;
    counter.show(page, {835, 436});
    auto* table = field<widgets::TableView>(page, "queue_table");
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QVERIFY(table->rowHeight(1) > table->rowHeight(0));
    QVERIFY(table->isColumnHidden(static_cast<int>(widgets::QueueColumn::doctor)));
}

/// What stands behind a name of several lines follows its longest line.
void FoundPeopleTest::aTag_standsBesideTheNameItBelongsTo() {
    OpenDesk counter;
    const auto patient = counter.clinic.patient("Meenakshisundaram Venkataraghavan Gopalakrishnan", "62", "9800011111");
    clinic::IssueToken issue;
    issue.patient = patient;
    issue.doctor = counter.clinic.doctor;
    QVERIFY(execute(counter.session, issue).has_value());
    desk::DeskPage page;
    counter.show(page);
    auto* table = field<widgets::TableView>(page, "queue_table");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    const auto cell = table->visualRect(table->model()->index(0, static_cast<int>(widgets::QueueColumn::patient)));
    QVERIFY(cell.height() > 40);
    const auto image = table->viewport()->grab(cell).toImage();
    const auto ground = image.pixelColor(image.width() - 2, 4);
    int last = 0;
    for (int x = 0; x < image.width(); ++x)
        for (int y = 4; y < image.height() - 4; ++y)
            if (image.pixelColor(x, y) != ground)
                last = x;
    QVERIFY2(last > 0 && last < image.width() - 24,
             qPrintable(QStringLiteral("%1 of %2").arg(last).arg(image.width())));
}

QTEST_MAIN(FoundPeopleTest)
#include "found_people_test.moc"
