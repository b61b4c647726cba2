#include "ui/desk/desk_page.h"

#include <QAction>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

#include "core/clinic/desk.h"
#include "ui/desk/appointments_panel.h"
#include "ui/desk/find_panel.h"
#include "ui/desk/queue_panel.h"
#include "ui/desk/token_panel.h"
#include "ui/paper/slip_print.h"
#include "ui/theme/theme.h"
#include "ui/widgets/columns.h"
#include "ui/widgets/off_now.h"

namespace opdesk::ui::desk {

namespace {
constexpr int kFindWidth = 356;
constexpr int kLeastFindWidth = 300;
constexpr int kQueueShare = 62;  ///< percent of the height, with the appointments under it
constexpr int kNarrowDesk = 1000;
constexpr int kLowDesk = 560;
constexpr int kWideDesk = 1500;  ///< a window of 1600 without its rail
constexpr int kAppointmentsWidth = 268;
constexpr int kWideAppointments = 340;

/// As wide as its texts are large.
int findWidth(int width) {
    return width * theme::currentTheme().choice().textPercent / 100;
}

}  // namespace

DeskPage::DeskPage(QWidget* parent) : Page(parent) {
    setObjectName(QStringLiteral("desk_page"));
    // The bar shows these five; the window's own keys (F2, F3, F4) are shown here too, since this is where they lead.
    auto* callNext = addKey(QStringLiteral("desk_call_next"), tr("Call next"), QKeySequence(Qt::ALT | Qt::Key_N));
    auto* vitals = addKey(QStringLiteral("desk_vitals"), tr("Vitals"), QKeySequence(Qt::Key_F6));
    auto* bill = addKey(QStringLiteral("desk_bill"), tr("Bill"), QKeySequence(Qt::Key_F9));
    auto* slip = addKey(QStringLiteral("desk_slip"), tr("Token slip"), QKeySequence(Qt::CTRL | Qt::Key_P));
    auto* consult = addKey(QStringLiteral("desk_consult"), tr("Consult"), QKeySequence(Qt::Key_F7));
    auto* open = addKey(QStringLiteral("desk_open"), tr("Open patient"), QKeySequence(Qt::ALT | Qt::Key_O));
    open->setProperty("twin", QStringLiteral("action_open_patient"));
    auto* region = addKey(QStringLiteral("desk_region"), tr("Next region"), QKeySequence(Qt::CTRL | Qt::Key_Tab));

    m_find = new FindPanel;
    m_queue = new QueuePanel(callNext);
    m_appointments = new AppointmentsPanel;
    auto* parts = new widgets::Columns;
    parts->add(m_find, findWidth(kFindWidth), findWidth(kLeastFindWidth));
    parts->add(m_queue, 0);
    parts->add(m_appointments, kAppointmentsWidth);
    parts->foldUnder(m_appointments, m_queue, kQueueShare);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(14, 12, 14, 12);
    page->addWidget(parts, 1);

    auto* appointments =
        addKey(QStringLiteral("desk_to_appointments"), tr("Appointments"), QKeySequence(Qt::ALT | Qt::Key_A));
    connect(appointments, &QAction::triggered, this, [this] { toAppointments(); });

    addQueueKeys();
    connect(callNext, &QAction::triggered, m_queue, &QueuePanel::callNext);
    connect(vitals, &QAction::triggered, this, [this] {
        if (const auto whom = subject(); !whom.patientId.isEmpty())
            emit vitalsAsked(whom.patientId, whom.visitId);
    });
    connect(bill, &QAction::triggered, this, [this] {
        if (const auto whom = subject(); !whom.patientId.isEmpty())
            emit billAsked(whom.patientId, whom.visitId);
    });
    connect(slip, &QAction::triggered, this, [this] {
        printSlip(m_queue->hasTableFocus() || m_lastVisit.isEmpty() ? m_queue->currentVisit() : m_lastVisit, true);
    });
    connect(consult, &QAction::triggered, this, [this] {
        if (!m_queue->currentVisit().isEmpty())
            emit consultAsked(m_queue->currentPatient(), m_queue->currentVisit());
    });
    connect(open, &QAction::triggered, this, [this] {
        if (!m_queue->currentPatient().isEmpty())
            emit patientAsked(m_queue->currentPatient());
    });
    connect(region, &QAction::triggered, this, &DeskPage::nextRegion);
    connect(m_find, &FindPanel::newPatientAsked, this, &Page::newPatientAsked);
    connect(m_find, &FindPanel::patientAsked, this, &Page::patientAsked);
    connect(m_queue, &QueuePanel::tokensRead, m_find, &FindPanel::setTokens);
    connect(m_appointments, &AppointmentsPanel::bookingsRead, m_find->tokens(), &TokenPanel::setBookings);
    connect(m_queue, &QueuePanel::said, this, &Page::said);
    connect(m_queue, &QueuePanel::saidWithUndo, this, &Page::saidWithUndo);
    connect(m_appointments, &AppointmentsPanel::given, this, [this](const QString& visit) { printSlip(visit, false); });
    connect(m_appointments, &AppointmentsPanel::said, this, &Page::said);
    connect(m_queue, &QueuePanel::opened, this, [this](const QString& patient, const QString& visit) {
        if (m_desk && m_desk->may("prescription.write"))
            emit consultAsked(patient, visit);
        else
            emit patientAsked(patient);
    });
    connect(m_find->tokens(), &TokenPanel::failed, this,
            [this](const QString& sentence) { emit said(sentence, QStringLiteral("circle-alert")); });
    connect(m_find->tokens(), &TokenPanel::given, this, [this](const QString& visit, const QString& token) {
        printSlip(visit, false);
        m_queue->sayGiven(visit, token);
        m_find->type({});
    });
}

void DeskPage::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_find->start(m_desk);
    m_queue->start(m_desk);
    m_appointments->start(m_desk);
}

void DeskPage::setClock(const base::Clock& clock) {
    m_find->setClock(clock);
}

void DeskPage::setPrinter(paper::PrintSheet print) {
    m_print = std::move(print);
}

void DeskPage::setUsualDoctor(std::function<QString()> doctor) {
    m_find->tokens()->setUsualDoctor(std::move(doctor));
}

void DeskPage::undoLast() {
    m_queue->undoLast();
}

widgets::Subject DeskPage::subject() const {
    if (!m_queue->hasTableFocus())
        if (auto chosen = m_find->subject(); !chosen.patientId.isEmpty())
            return chosen;
    return {m_queue->currentPatient(), m_queue->currentVisit(), m_queue->currentWords()};
}

void DeskPage::addQueueKeys() {
    const auto add = [this](const char* name, const QString& words, const QKeySequence& keys, auto may, auto act) {
        auto* action = addKey(QLatin1String(name), words, keys);
        connect(action, &QAction::triggered, this, act);
        m_queueKeys.emplace_back(action, may);
    };
    const auto become = [this](const char* status) { return [this, status] { return m_queue->mayBecome(status); }; };
    add("desk_skip", tr("Skip the token"), QKeySequence(Qt::ALT | Qt::Key_S), become("skipped"),
        [this] { m_queue->skip(); });
    add("desk_recall", tr("Back in the queue"), QKeySequence(Qt::ALT | Qt::Key_R), become("waiting"),
        [this] { m_queue->recall(); });
    add("desk_in_room", tr("In the room"), QKeySequence(Qt::ALT | Qt::Key_I), become("in_room"),
        [this] { m_queue->inRoom(); });
    add("desk_finish", tr("Done"), QKeySequence(Qt::ALT | Qt::Key_F), become("done"), [this] { m_queue->finish(); });
    add(
        "desk_transfer", tr("To another doctor"), QKeySequence(Qt::ALT | Qt::Key_T),
        [this] { return m_queue->mayTransfer(); }, [this] { m_queue->transfer(); });
    add(
        "desk_priority", tr("Priority of the token"), QKeySequence(Qt::ALT | Qt::Key_P),
        [this] { return m_queue->mayPrioritize(); }, [this] { m_queue->priority(); });
    add("desk_no_show", tr("Did not come"), QKeySequence(Qt::ALT | Qt::Key_W), become("no_show"),
        [this] { m_queue->noShow(); });
    add("desk_cancel", tr("Cancel the token"), QKeySequence(Qt::ALT | Qt::Key_X), become("cancelled"),
        [this] { m_queue->cancel(); });
    add(
        "desk_up", tr("Earlier in the queue"), QKeySequence(Qt::ALT | Qt::Key_Up),
        [this] { return m_queue->mayChangePlace(-1); }, [this] { m_queue->moveBy(-1); });
    add(
        "desk_down", tr("Later in the queue"), QKeySequence(Qt::ALT | Qt::Key_Down),
        [this] { return m_queue->mayChangePlace(1); }, [this] { m_queue->moveBy(1); });
    connect(addKey(QStringLiteral("desk_board"), tr("Waiting-room board"), QKeySequence(Qt::ALT | Qt::Key_B)),
            &QAction::triggered, this, [this] { emit boardAsked(); });
    // The table's own keys, for the sheet of keys alone: no widget has these actions.
    const auto ofRow = [this](const QString& words, const QKeySequence& keys, auto may) {
        auto* action = new QAction(words, this);
        action->setShortcut(keys);
        action->setProperty("rowKey", true);
        m_queueKeys.emplace_back(action, may);
    };
    const auto any = [this] { return !m_queue->currentVisit().isEmpty(); };
    ofRow(tr("Open"), QKeySequence(Qt::Key_Return), any);
    ofRow(tr("Call"), QKeySequence(Qt::Key_Space), become("called"));
    ofRow(tr("Cancel the token"), QKeySequence(Qt::Key_Delete), become("cancelled"));
    ofRow(tr("What can be done here"), QKeySequence(Qt::SHIFT | Qt::Key_F10), any);
    connect(m_queue, &QueuePanel::marked, this, &DeskPage::showQueueKeys);
    showQueueKeys();
}

void DeskPage::showQueueKeys() {
    for (const auto& [action, may] : m_queueKeys)
        widgets::setOffNow(*action, !may());
}

void DeskPage::printSlip(const QString& visitId, bool asked) {
    const auto visit = model::VisitId::parse(widgets::utf8(visitId));
    if (!visit || !m_desk)
        return;
    m_lastVisit = visitId;
    if (!m_print)
        return;
    paper::printSlip(*m_desk, *visit, m_print, m_slipPaper ? m_slipPaper() : QString(),
                     [self = QPointer(this), asked](const QString& token, const base::Status& printed) {
                         if (!self)
                             return;
                         if (!printed)  // the token stands
                             emit self->statusSaid(tr("Slip not printed. Ctrl+P"));
                         else if (asked)
                             emit self->said(tr("Slip of %1 printed").arg(token), QStringLiteral("printer"));
                     });
}

void DeskPage::stop() {
    m_lastVisit.clear();
    m_find->stop();
    m_queue->stop();
    m_appointments->stop();
    m_desk.reset();
}

void DeskPage::enter() {
    if (!m_desk)
        return;
    m_queue->refresh();
    m_appointments->refresh();
    focusSearch();
}

void DeskPage::refresh(const std::vector<std::string>& kinds) {
    const auto has = [&](std::string_view kind) { return std::find(kinds.begin(), kinds.end(), kind) != kinds.end(); };
    if (has("visit") || has("patient") || has("conflict") || has("payment") || has("invoice"))
        m_queue->refresh();
    if (has("appointment") || has("patient") || has("visit"))
        m_appointments->refresh();
    if (has("patient") || has("contact"))
        m_find->refresh();
}

void DeskPage::setNamesHidden(bool hidden) {
    m_find->setNamesHidden(hidden);
    m_queue->setNamesHidden(hidden);
    m_appointments->setNamesHidden(hidden);
}

void DeskPage::focusSearch() {
    m_find->focusField();
}
void DeskPage::focusQueue() {
    m_queue->focusTable();
}
void DeskPage::searchFor(const QString& typed) {
    m_find->type(typed);
}
QString DeskPage::typed() const {
    return m_find->typed();
}
void DeskPage::choosePatient(const QString& patientId, bool giveToken) {
    m_find->choose(patientId, giveToken);
}

void DeskPage::nextRegion() {
    if (m_find->isAncestorOf(focusWidget()))
        m_queue->focusTable();
    else if (m_queue->isAncestorOf(focusWidget()))
        toAppointments();
    else
        focusSearch();
}

void DeskPage::toAppointments() {
    m_appointments->focusList();
}

void DeskPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    using widgets::QueueRoom;
    const bool wide = width() >= kWideDesk;
    m_queue->setRoom(wide ? QueueRoom::wide : width() < kNarrowDesk ? QueueRoom::narrow : QueueRoom::usual);
    m_appointments->setMinimumWidth(wide ? kWideAppointments : 0);
    m_find->setLow(height() < kLowDesk);
}

}  // namespace opdesk::ui::desk
