#include "ui/desk/queue_panel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QPointer>
#include <QVBoxLayout>
#include <algorithm>
#include <map>

#include "core/clinic/queue.h"
#include "ui/desk/queue_ask.h"
#include "ui/desk/queue_model.h"
#include "ui/desk/rows.h"
#include "ui/labels/labels.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/page.h"
#include "ui/widgets/queue_delegate.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::desk {

using widgets::qt;
using widgets::Status;
using widgets::utf8;

namespace {
const QString kAllDoctors = QStringLiteral("all");
}

QueuePanel::QueuePanel(QAction* callNextAction, QWidget* parent) : Card(tr("Queue"), {}, parent) {
    m_waiting = new widgets::Badge(Status::waiting);
    m_inRoom = new widgets::Badge(Status::inRoom);
    addToHeader(m_waiting);
    addToHeader(m_inRoom);

    m_doctors = new widgets::SegmentedControl(QStringLiteral("queue_doctors"), tr("Doctor"));
    auto* callButton = new widgets::OpButton(widgets::OpButton::Kind::secondary, callNextAction,
                                             QStringLiteral("queue_call_next"), QStringLiteral("bell-ring"));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 8);
    bar->addWidget(m_doctors);
    bar->addStretch();
    bar->addWidget(callButton);
    body()->addLayout(bar);

    m_model = new QueueModel(this);
    m_table = new widgets::TableView(QStringLiteral("queue_table"), tr("Queue"));
    m_table->setModel(m_model);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);  // no row is cut at the top
    m_table->setItemDelegate(new widgets::QueueDelegate(m_table));
    widgets::QueueDelegate::fitColumns(m_table);
    m_table->setEmptyText(tr("Nobody is waiting. F2 finds a patient."));
    body()->addWidget(m_table, 1);
    m_ask = new QueueAsk;
    auto* strip = new QVBoxLayout;
    strip->setContentsMargins(12, 8, 12, 8);
    strip->addWidget(m_ask);
    m_strip = new QWidget;
    m_strip->setLayout(strip);
    m_strip->setVisible(false);
    body()->addWidget(m_strip);
    connect(m_ask, &QueueAsk::done, this, [this] {
        m_strip->setVisible(false);
        focusTable();
    });

    // Later: while a stretched column is told of, its new width is not yet the header's.
    connect(
        m_table->horizontalHeader(), &QHeaderView::sectionResized, this,
        [this] { widgets::QueueDelegate::fitRows(m_table); }, Qt::QueuedConnection);
    connect(m_doctors, &widgets::SegmentedControl::chosen, this, &QueuePanel::refresh);
    connect(m_table, &widgets::TableView::chosen, this, [this](const QModelIndex& index) {
        const auto row = m_model->token(index);
        if (!row.id.isEmpty())
            emit opened(row.patientId, row.id);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &QueuePanel::marked);
    connect(m_table, &widgets::TableView::spacePressed, this, &QueuePanel::call);
    connect(m_table, &widgets::TableView::deletePressed, this, &QueuePanel::cancel);
}

void QueuePanel::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_doctors->clear();
    m_doctors->addChoice(kAllDoctors, tr("All doctors"));
    m_doctors->setCurrent(kAllDoctors);
    m_desk->run(clinic::ListDoctors{}, [self = QPointer(this)](base::Result<clinic::ListDoctors::Answer> answer) {
        if (!self || !answer)
            return;
        self->m_doctorList = answer->doctors;
        for (const auto& doctor : answer->doctors)
            self->m_doctors->addChoice(qt(doctor.doctor.text()), qt(doctor.name).section(QLatin1Char(' '), -1));
        self->refresh();
    });
}

void QueuePanel::stop() {
    m_ask->leave();
    m_model->setTokens({});
    m_lines.clear();
    m_undo = {};
    m_doctors->clear();
    m_desk.reset();
    emit marked();
}

void QueuePanel::refresh() {
    if (!m_desk)
        return;
    m_desk->run(clinic::ListQueue{}, [self = QPointer(this)](base::Result<clinic::ListQueue::Answer> answer) {
        if (!self || !self->m_desk || !answer)
            return;
        self->showAll(*answer);
        const auto doctor = model::StaffId::parse(utf8(self->m_doctors->current()));
        self->show(doctor ? clinic::ofDoctor(std::move(*answer), *doctor) : std::move(*answer));
    });
}

void QueuePanel::show(const clinic::ListQueue::Answer& answer) {
    std::vector<widgets::QueueRow> rows;
    rows.reserve(answer.tokens.size());
    for (const auto& token : answer.tokens)
        rows.push_back(queueRow(token, m_namesHidden, answer.waitLimitMinutes));
    m_lines = answer.tokens;
    m_model->setTokens(rows);
    widgets::QueueDelegate::fitRows(m_table);
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    m_waiting->setWord(tr("%n waiting", nullptr, static_cast<int>(answer.waiting)));
    m_inRoom->setWord(tr("%n in room", nullptr, static_cast<int>(answer.inRoom)));
    m_waits = answer.waiting;
    m_averageWait = answer.averageWaitMinutes;
    showAverage();
    emit marked();
}

void QueuePanel::showAll(const clinic::ListQueue::Answer& answer) {
    std::map<std::string, int> perDoctor;
    for (const auto& token : answer.tokens)
        if (token.status == "waiting")
            ++perDoctor[token.doctor.text()];
    for (const auto& doctor : m_doctorList)
        m_doctors->setCount(qt(doctor.doctor.text()), QString::number(perDoctor[doctor.doctor.text()]));
    emit tokensRead(answer.tokens);
}

void QueuePanel::setRoom(widgets::QueueRoom room) {
    if (room == m_room)
        return;
    m_room = room;
    widgets::QueueDelegate::fitColumns(m_table, room);
    widgets::QueueDelegate::fitRows(m_table);
    showAverage();
}

/// Of those who wait now, so far; in a small window in the fewest words.
void QueuePanel::showAverage() {
    setNote(m_waits == 0                           ? QString()
            : m_room == widgets::QueueRoom::narrow ? tr("average %1 min").arg(m_averageWait)
                                                   : tr("Those waiting: %1 min on average").arg(m_averageWait));
}

void QueuePanel::focusTable() {
    m_table->setFocus(Qt::ShortcutFocusReason);
}

QString QueuePanel::currentPatient() const {
    return m_model->token(m_table->currentIndex()).patientId;
}
QString QueuePanel::currentVisit() const {
    return m_model->token(m_table->currentIndex()).id;
}

QString QueuePanel::currentWords() const {
    const auto row = m_model->token(m_table->currentIndex());
    return row.id.isEmpty() ? QString() : row.patient + QStringLiteral(", ") + row.token;
}

bool QueuePanel::hasTableFocus() const {
    return m_table->hasFocus();
}

const clinic::QueueLine* QueuePanel::current() const {
    const auto visit = currentVisit();
    const auto found =
        std::ranges::find(m_lines, utf8(visit), [](const clinic::QueueLine& line) { return line.visit.text(); });
    return found == m_lines.end() ? nullptr : &*found;
}

void QueuePanel::setNamesHidden(bool hidden) {
    m_namesHidden = hidden;
    refresh();
}

}  // namespace opdesk::ui::desk
