#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>

#include <algorithm>
#include <utility>

#include "ui/billing/billing_page.h"
#include "ui/board/board_window.h"
#include "ui/calendar/calendar_page.h"
#include "ui/consult/consult_page.h"
#include "ui/desk/desk_page.h"
#include "ui/desk/new_patient_page.h"
#include "ui/patients/edit_patient_page.h"
#include "ui/patients/patient_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/work_area.h"
#include "ui/sync_center/sync_center_page.h"
#include "ui/vitals/vitals_page.h"
#include "ui/widgets/announcer.h"
#include "ui/widgets/key_bar.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/top_bar.h"

namespace opdesk::ui::shell {

using widgets::Page;
using widgets::Subject;

void MainWindow::wire(Page* page) {
    connect(page, &Page::said, this, [this](const QString& sentence, const QString& icon) {
        m_toast->say(sentence, icon);
        m_announcer->say(sentence);
    });
    connect(page, &Page::saidWithUndo, this, [this, page](const QString& sentence, const QString& icon) {
        m_undoPage = page;
        m_toast->sayWithUndo(sentence, icon);
        m_announcer->say(sentence);
    });
    connect(page, &Page::statusSaid, m_work->keys(), &widgets::KeyBar::setStatus);
    connect(page, &Page::spoken, this, [this](const QString& sentence) { m_announcer->say(sentence); });
    const auto leads = [this](const char* place) {
        return [this, place](const QString& patientId, const QString& visitId) {
            showFor(QString::fromLatin1(place), {patientId, visitId, {}});
        };
    };
    connect(page, &Page::patientAsked, this, [this](const QString& patientId) {
        showFor(QStringLiteral("patient"), {patientId, {}, {}});
    });
    connect(page, &Page::consultAsked, this, [this](const QString& patientId, const QString& visitId) {
        showConsult({patientId, visitId, {}});
    });
    connect(page, &Page::vitalsAsked, this, leads("vitals"));
    connect(page, &Page::billAsked, this, leads("billing"));
    connect(page, &Page::bookingAsked, this, [this](const QString& patientId) {
        showFor(QStringLiteral("calendar"), {patientId, {}, {}});
    });
    connect(page, &Page::editAsked, this, [this](const QString& patientId) {
        showFor(QStringLiteral("edit_patient"), {patientId, {}, {}});
    });
    connect(page, &Page::boardAsked, this, &MainWindow::showBoard);
    connect(page, &Page::newPatientAsked, this, &MainWindow::beginNewPatient);
    connect(page, &Page::deskAsked, this, [this] { showPlace(QStringLiteral("desk")); });
    connect(page, &Page::conflictsAsked, this, [this](const QString& patientId) {
        showFor(QStringLiteral("conflicts"), {patientId, {}, {}});
    });
    if (auto* form = qobject_cast<desk::NewPatientPage*>(page))
        connect(form, &desk::NewPatientPage::registered, this, [this](const QString& patientId, bool giveToken) {
            showPlace(QStringLiteral("desk"));
            m_work->page<desk::DeskPage>("desk")->choosePatient(patientId, giveToken);
        });
    if (auto* form = qobject_cast<desk::NewPatientPage*>(page))
        connect(form, &desk::NewPatientPage::knownPerson, this,
                [this](const QString& patientId, const patients::PatientForm::Typed& typed) {
                    showPlace(QStringLiteral("edit_patient"));
                    if (auto* edit = m_work->page<patients::EditPatientPage>("edit_patient"))
                        edit->offer(patientId, typed);
                });
    if (auto* record = qobject_cast<patients::PatientPage*>(page))
        connect(record, &patients::PatientPage::tokenAsked, this, [this](const QString& patientId) {
            showPlace(QStringLiteral("desk"));
            m_work->page<desk::DeskPage>("desk")->choosePatient(patientId, false);
        });
    if (auto* edit = qobject_cast<patients::EditPatientPage*>(page))
        connect(edit, &patients::EditPatientPage::finished, this, [this](const QString& patientId) {
            showPlace(QStringLiteral("desk"));
            m_work->page<desk::DeskPage>("desk")->choosePatient(patientId, false);
        });
    // The key bar shows a page's actions: the window's own keys that start work belong to every page, before its own;
    // those for the patient in front come after, unless the page has that key itself.
    auto* first = page->actions().value(0);
    const auto own = page->actions();
    const auto hasKey = [&own](const QKeySequence& keys) {
        return std::any_of(own.begin(), own.end(),
                           [&](const QAction* each) { return each->shortcuts().contains(keys); });
    };
    for (const auto* id : {"find", "new_patient", "queue"})
        page->insertAction(first, m_actions[QLatin1String(id)]);
    for (const auto* id : {"vitals", "consult", "bill"})
        if (!hasKey(m_ownKeys[m_actions[QLatin1String(id)]]))
            page->addAction(m_actions[QLatin1String(id)]);
    page->addAction(m_actions[QStringLiteral("hide_names")]);
}

void MainWindow::showPlace(const QString& id) {
    if (!m_desk || !m_work->show(id))
        return;
    afterShow();
}

MainWindow::Left MainWindow::leftNow() const {
    Left left{m_desk->userName(), m_desk->roles(), m_work->currentId(), {}, {}, 0};
    const auto* page = m_work->current();
    // The subject of these two is a row that has the cursor, not somebody they were opened for.
    if (page && left.place != QLatin1String("desk") && left.place != QLatin1String("calendar")) {
        left.subject = page->subject();
        left.subject.words.clear();
    }
    const auto* field = focusWidget();
    if (page && field && page->isAncestorOf(field)) {
        left.focus = field->objectName();
        if (const auto* line = qobject_cast<const QLineEdit*>(field))
            left.caret = line->cursorPosition();
        else if (const auto* text = qobject_cast<const QPlainTextEdit*>(field))
            left.caret = text->textCursor().position();
    }
    return left;
}

bool MainWindow::goBack() {
    const auto left = std::exchange(m_left, std::nullopt);
    // A registration that was begun waits behind its key: the form knows what it began only through that.
    if (left && left->place == QLatin1String("new_patient"))
        return false;
    if (!left || left->user != m_desk->userName() || left->roles != m_desk->roles() || !m_work->has(left->place))
        return false;
    if (left->subject.patientId.isEmpty())
        showPlace(left->place);
    else
        showFor(left->place, left->subject);
    if (auto* field = left->focus.isEmpty() ? nullptr : m_work->current()->findChild<QWidget*>(left->focus))
        keepField(field, left->caret);
    return true;
}

/// What a page reads comes later, moves the focus and fills the field: until a key or a click both stay as they were.
void MainWindow::keepField(QWidget* field, int caret) {
    m_keepsField = std::make_unique<QObject>();
    auto* context = m_keepsField.get();
    if (auto* line = qobject_cast<QLineEdit*>(field)) {
        const auto put = [line, caret] { line->setCursorPosition(caret); };
        connect(line, &QLineEdit::textChanged, context, put);
        put();
    } else if (auto* text = qobject_cast<QPlainTextEdit*>(field)) {
        const auto put = [text, caret] {
            auto cursor = text->textCursor();
            cursor.setPosition(std::min(caret, std::max(0, text->document()->characterCount() - 1)));
            text->setTextCursor(cursor);
        };
        connect(text, &QPlainTextEdit::textChanged, context, put);
        put();
    }
    connect(qApp, &QApplication::focusChanged, context,
            [this, field = QPointer(field)](const QWidget*, const QWidget* now) {
                if (field && now && now != field && m_desk && m_work->current()->isAncestorOf(now))
                    field->setFocus(Qt::OtherFocusReason);
            });
    field->setFocus(Qt::OtherFocusReason);
}

/// A key that the page in front has itself is the page's: two owners of one key would both stay silent.
void MainWindow::afterShow() {
    m_toast->hide();
    const auto ofPage = m_work->current()->actions();
    for (const auto& [action, keys] : m_ownKeys) {
        const bool taken =
            !keys.isEmpty() && std::any_of(ofPage.begin(), ofPage.end(), [&, own = action](QAction* each) {
                return each != own && !m_ownKeys.contains(each) && each->shortcuts().contains(keys);
            });
        action->setShortcut(taken ? QKeySequence() : keys);
    }
}

/// The board is a window of the waiting room: the keyboard stays here. Asked again, it goes.
void MainWindow::showBoard() {
    if (!m_desk)
        return;
    if (!m_board)
        m_board = std::make_unique<board::BoardWindow>(m_clock);
    if (m_board->isShown()) {
        m_board->hideBoard();
        return;
    }
    m_board->start(m_desk);
    m_board->showBoard();
    activateWindow();
}

Subject MainWindow::subject() const {
    const auto here = m_work->current() ? m_work->current()->subject() : Subject();
    return here.patientId.isEmpty() ? m_lastSubject : here;
}

/// The place comes to the front with this patient; without one it shows what it showed before.
void MainWindow::showFor(const QString& place, const Subject& whom) {
    if (!m_desk)
        return;
    if (!m_work->has(place)) {
        if (!whom.patientId.isEmpty() && place != QLatin1String("patient"))
            showFor(QStringLiteral("patient"), whom);
        return;
    }
    showPlace(place);
    if (whom.patientId.isEmpty())
        return;
    m_subjects[place] = whom;
    m_lastSubject = whom;
    applySubject(place);
}

void MainWindow::applySubject(const QString& place) {
    const auto found = m_subjects.find(place);
    if (found == m_subjects.end())
        return;
    const auto& whom = found->second;
    auto* page = m_work->page(place);
    if (auto* patient = qobject_cast<patients::PatientPage*>(page))
        patient->showPatient(whom.patientId);
    else if (auto* edit = qobject_cast<patients::EditPatientPage*>(page))
        edit->edit(whom.patientId);
    else if (auto* consult = qobject_cast<consult::ConsultPage*>(page))
        consult->showVisit(whom.patientId, whom.visitId);
    else if (auto* vitals = qobject_cast<vitals::VitalsPage*>(page))
        vitals->showVisit(whom.patientId, whom.visitId);
    else if (auto* billing = qobject_cast<billing::BillingPage*>(page))
        billing->showPatient(whom.patientId, whom.visitId);
    else if (auto* calendar = qobject_cast<calendar::CalendarPage*>(page))
        calendar->bookFor(whom.patientId);
    else if (auto* conflicts = qobject_cast<sync_center::SyncCenterPage*>(page))
        conflicts->showPatient(whom.patientId);
}

void MainWindow::showConsult(const Subject& whom) {
    showFor(m_work->has(QStringLiteral("consult")) ? QStringLiteral("consult") : QStringLiteral("patient"), whom);
}

void MainWindow::beginNewPatient(const QString& typed) {
    if (auto* form = m_work->page<desk::NewPatientPage>("new_patient")) {
        form->begin(typed);
        showPlace(QStringLiteral("new_patient"));
    }
}

/// The one search lives on the front desk: what is typed in the top bar goes on there.
void MainWindow::search(const QString& typed) {
    m_work->top()->search()->clear();
    showPlace(QStringLiteral("desk"));
    if (auto* desk = m_work->page<desk::DeskPage>("desk"))
        desk->searchFor(typed);
}

}  // namespace opdesk::ui::shell
