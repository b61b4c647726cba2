#pragma once

#include <QAction>
#include <QLineEdit>
#include <QTest>
#include <memory>
#include <string>

#include "core/clinic/day.h"
#include "core/clinic/desk.h"
#include "tests/support/test_session.h"
#include "ui/theme/theme.h"
#include "ui/widgets/page.h"

/// What the tests of pages share: a desk over a real store, and hands to work a page.
namespace opdesk::tests {

/// The store "thread" is the test's own, so that answers are there at once.
struct OpenDesk {
    explicit OpenDesk(const std::string& role = "Receptionist") : session(clinic.as(role)) { open(); }
    void open() {
        desk = std::make_shared<clinic::Desk>(
            session, [](std::function<void()> work) { work(); }, [](std::function<void()> work) { work(); });
    }
    void show(ui::widgets::Page& page, QSize size = {1276, 690}) {
        page.resize(size);
        page.show();
        page.activateWindow();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("the window did not become active");
        page.start(desk);
        page.enter();
    }

    TestClinic clinic;
    clinic::Session& session;
    std::shared_ptr<clinic::Desk> desk;
};

/// A patient with a token of the other doctor.
struct OthersPatient : OpenDesk {
    explicit OthersPatient(const std::string& role) : OpenDesk(role), patient(clinic.patient("Sunita Sharma")) {
        clinic::IssueToken issue;
        issue.patient = patient;
        issue.doctor = clinic.otherDoctor;
        const auto given = execute(clinic.as("Receptionist"), issue);
        if (!given)
            qFatal("no token was given");
        visit = given->visit;
    }
    model::PatientId patient;
    model::VisitId visit;
};

inline void installTheme() {
    static ui::theme::Theme theme;
    ui::theme::install(*qApp, theme);
}

template <typename Field = QLineEdit>
Field* field(QWidget& page, const char* name) {
    auto* found = page.findChild<Field*>(QLatin1String(name));
    if (!found)
        qFatal("nothing is named %s", name);
    return found;
}

/// As a paste puts it in.
inline void enterInto(QWidget& page, const char* name, const QString& words) {
    auto* edit = field(page, name);
    edit->setText(words);
    emit edit->textEdited(words);
}

/// Key by key; what keys cannot give is put in as a paste does.
inline void typeInto(QWidget& page, const char* name, const QString& words) {
    auto* edit = field(page, name);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, words);
    if (edit->text() != words)
        enterInto(page, name, words);
}

inline void press(QWidget& page, const char* action) {
    page.findChild<QAction*>(QLatin1String(action))->trigger();
}

}  // namespace opdesk::tests
