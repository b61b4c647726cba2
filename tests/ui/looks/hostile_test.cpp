#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QValidator>

#include "core/clinic/desk.h"
#include "core/clinic/patients.h"
#include "core/clinic/settling.h"
#include "tests/core/clinic/hostile_texts.h"
#include "tests/ui/scenes/stage.h"
#include "ui/desk/new_patient_page.h"
#include "ui/shell/work_area.h"
#include "ui/theme/theme.h"
#include "ui/widgets/form_row.h"

using namespace opdesk;

namespace {

/// What a keyboard or a clipboard can bring: broken bytes never become text of the window.
std::vector<clinic::tests::Nasty> typable() {
    auto all = clinic::tests::nasties();
    std::erase_if(all, [](const auto& nasty) { return QString::fromStdString(nasty.text).contains(QChar(0xFFFD)); });
    return all;
}

template <typename Field>
QList<Field*> open(QWidget& window) {
    QList<Field*> found;
    for (auto* field : window.findChildren<Field*>())
        if (field->isVisible() && field->isEnabled() && !field->isReadOnly())
            found << field;
    return found;
}

/// A field shows what was typed, its beginning where it is limited, or, where only figures go in, what it had before.
bool isKept(const QLineEdit& field, const QString& typed, const QString& before) {
    const auto shown = field.text();
    return shown == typed || shown == typed.left(field.maxLength()) || shown.isEmpty() ||
           (field.validator() && shown == before);
}

/// Nothing that shows a text may take it for markup: not now, and not after the next word comes in.
QStringList faultsOf(QWidget& window, const QString& typed) {
    QStringList faults;
    for (const auto* label : window.findChildren<QLabel*>())
        if (label->textFormat() != Qt::PlainText && !label->text().isEmpty())
            faults << QStringLiteral("label \"%1\" guesses the format of its text").arg(label->objectName());
    for (const auto* widget : window.findChildren<QWidget*>())
        if (Qt::mightBeRichText(widget->toolTip()))
            faults << QStringLiteral("the tool tip of \"%1\" is markup").arg(widget->objectName());
    if (!typed.isEmpty() && window.windowTitle().contains(typed.left(12)))
        faults << QStringLiteral("the title of the window says what was typed");
    return faults;
}

std::int64_t waiting(scenes::Stage& stage) {
    const auto status = clinic::execute(*stage.gate.session, clinic::ReadSyncStatus{});
    return status ? status->status.waiting : -1;
}

}  // namespace

/// Markup, ten thousand characters, control characters, marks of direction, pictures, SQL, formulas and templates,
/// typed into every field of every page.
class HostileTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void everyField_showsItLiterally_data();
    void everyField_showsItLiterally();
    void aName_isStoredExactlyOrRefusedByName_data();
    void aName_isStoredExactlyOrRefusedByName();

private:
    ui::theme::Theme m_theme{ui::theme::ThemeChoice{ui::theme::Scheme::light, ui::theme::Density::compact, 100, true}};
};

void HostileTest::initTestCase() {
    ui::theme::install(*qApp, m_theme);
    scenes::installLanguage(QStringLiteral("en"));
}

void HostileTest::everyField_showsItLiterally_data() {
    QTest::addColumn<QString>("name");
    for (const auto& scene : scenes::scenes())
        QTest::newRow(scene.name) << QString::fromLatin1(scene.name);
}

void HostileTest::everyField_showsItLiterally() {
    QFETCH(QString, name);
    scenes::Stage stage;
    stage.window->resize(1366, 768);
    for (const auto& scene : scenes::scenes())
        if (name == QLatin1String(scene.name))
            scene.arrange(stage);
    const bool door = !stage.window->work();
    const auto before = door ? 0 : waiting(stage);
    for (const auto& nasty : typable()) {
        const auto typed = QString::fromStdString(nasty.text);
        auto& window = stage.shown();
        for (auto* field : open<QLineEdit>(window)) {
            const auto shownBefore = field->text();
            field->selectAll();
            field->insert(typed);
            QVERIFY2(isKept(*field, typed, shownBefore),
                     qPrintable(QStringLiteral("%1 in %2").arg(QLatin1String(nasty.what), field->objectName())));
        }
        for (auto* field : open<QPlainTextEdit>(window)) {
            field->selectAll();
            field->insertPlainText(typed);
            QVERIFY(field->toPlainText() == typed || field->toPlainText().isEmpty());
        }
        stage.settle();
        const auto faults = faultsOf(window, typed);
        QVERIFY2(faults.isEmpty(), qPrintable(QString::fromLatin1(nasty.what) + u' ' + faults.join(u' ')));
    }
    // Typing saves nothing but drafts: of a record that a person has to give, nothing half is written.
    if (!door && name != QLatin1String("consult"))
        QCOMPARE(waiting(stage), before);
}

void HostileTest::aName_isStoredExactlyOrRefusedByName_data() {
    QTest::addColumn<int>("which");
    const auto all = typable();
    for (std::size_t i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].what) << static_cast<int>(i);
}

void HostileTest::aName_isStoredExactlyOrRefusedByName() {
    QFETCH(int, which);
    const auto nasty = typable().at(static_cast<std::size_t>(which));
    const auto typed = QString::fromStdString(nasty.text);
    scenes::Stage stage;
    stage.unlock();
    stage.window->showPlace(QStringLiteral("new_patient"));
    stage.settle();
    auto* page = stage.page<ui::desk::NewPatientPage>("new_patient");
    page->begin({});
    stage.settle();
    QSignalSpy registered(page, &ui::desk::NewPatientPage::registered);
    const auto before = waiting(stage);
    auto* name = page->findChild<QLineEdit*>(QStringLiteral("new_name"));
    name->insert(typed);
    page->findChild<QLineEdit*>(QStringLiteral("new_age"))->insert(QStringLiteral("34"));
    page->findChild<QLineEdit*>(QStringLiteral("new_phone"))->insert(QStringLiteral("9833012345"));
    auto* sex = page->findChild<QWidget*>(QStringLiteral("new_sex"));
    sex->setFocus();
    QTest::keyClick(sex, Qt::Key_F);
    stage.settle();
    for (auto* action : page->actions())
        if (action->objectName() == QLatin1String("new_save"))
            action->trigger();
    stage.settle();
    if (registered.isEmpty()) {
        QCOMPARE(waiting(stage), before);
        QCOMPARE(name->text(), typed);
        bool named = false;
        for (const auto* row : page->findChildren<ui::widgets::FormRow*>())
            named = named || (row->state() == ui::widgets::FormRow::State::bad && row->isAncestorOf(name));
        QVERIFY2(named, "the name was refused, and nothing beside it says so");
        return;
    }
    QVERIFY2(!nasty.always, "no field may take this");
    clinic::OpenPatient look;
    look.patient = model::PatientId::parse(registered.value(0).value(0).toString().toStdString()).value();
    const auto patient = clinic::execute(*stage.gate.session, look);
    QVERIFY(patient.has_value());
    QCOMPARE(QString::fromStdString(patient->line.name), typed.trimmed());
}

QTEST_MAIN(HostileTest)
#include "hostile_test.moc"
