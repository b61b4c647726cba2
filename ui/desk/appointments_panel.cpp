#include "ui/desk/appointments_panel.h"

#include <QHBoxLayout>
#include <QPointer>
#include <QVBoxLayout>

#include "core/clinic/schedule.h"
#include "core/text/dates.h"
#include "ui/desk/rows.h"
#include "ui/labels/labels.h"
#include "ui/widgets/appointment_delegate.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::desk {

using widgets::qt;

namespace {
constexpr auto kBetweenRecalls = std::chrono::seconds(10);
}

AppointmentsPanel::AppointmentsPanel(QWidget* parent) : Card(tr("Appointments"), {}, parent) {
    m_model = new widgets::RowListModel(this);
    m_list = new widgets::ListView(QStringLiteral("desk_appointments"), tr("Appointments"));
    m_list->setModel(m_model);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);  // no row is cut at the top
    m_list->setItemDelegate(new widgets::AppointmentDelegate(m_list));
    m_list->setEmptyText(tr("No more bookings today."));
    body()->addWidget(m_list, 1);
    m_callToday = new widgets::Badge(QString(), theme::Family::neutral, QStringLiteral("phone-call"));
    m_callToday->setVisible(false);
    m_callFirst = new widgets::Label(widgets::Label::Look::hint);
    m_callFirst->setWordWrap(true);
    auto* calls = new QHBoxLayout;
    calls->setSpacing(8);
    calls->addWidget(m_callToday, 0, Qt::AlignTop);
    calls->addWidget(m_callFirst, 1);
    foot()->addLayout(calls);
    connect(m_list, &widgets::ListView::chosen, this, &AppointmentsPanel::arrive);
    m_recallsSoon.setSingleShot(true);
    m_recallsSoon.setInterval(kBetweenRecalls);
    connect(&m_recallsSoon, &QTimer::timeout, this, &AppointmentsPanel::readRecalls);
}

void AppointmentsPanel::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    refresh();
}

void AppointmentsPanel::readRecallsSoon() {
    if (!m_recallsRead.isValid() || std::chrono::milliseconds(m_recallsRead.elapsed()) >= kBetweenRecalls)
        readRecalls();
    else if (!m_recallsSoon.isActive())
        m_recallsSoon.start();
}

void AppointmentsPanel::readRecalls() {
    if (!m_desk || !m_desk->may("appointment.book"))
        return;
    m_recallsRead.start();
    m_desk->run(clinic::ListRecalls{}, [self = QPointer(this)](base::Result<clinic::ListRecalls::Answer> answer) {
        if (!self || !self->m_desk || !answer)
            return;
        const auto& people = answer->people;
        self->m_callToday->setWord(tr("Call today: %n", nullptr, static_cast<int>(people.size())));
        self->m_callToday->setVisible(true);
        self->m_callFirst->setText(people.empty() ? tr("Nobody is overdue.")
                                                  : tr("Overdue, first: %1, due %2. The calendar lists them.")
                                                        .arg(shownName(people.front().patientName, self->m_namesHidden),
                                                             qt(text::formatDate(people.front().due))));
    });
}

void AppointmentsPanel::stop() {
    m_recallsSoon.stop();
    m_recallsRead.invalidate();
    m_callToday->setVisible(false);
    m_callFirst->clear();
    m_model->setRows({});
    m_desk.reset();
}

void AppointmentsPanel::focusList() {
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void AppointmentsPanel::setNamesHidden(bool hidden) {
    m_namesHidden = hidden;
    m_recallsRead.invalidate();
    refresh();
}

void AppointmentsPanel::refresh() {
    if (!m_desk || !m_desk->may("appointment.view"))
        return;
    readRecallsSoon();
    m_desk->run(clinic::ListAppointments{},
                [self = QPointer(this)](base::Result<clinic::ListAppointments::Answer> answer) {
                    if (!self || !self->m_desk || !answer)
                        return;
                    std::vector<widgets::ListRow> rows;
                    const auto offset = self->m_desk->identity().offset;
                    for (const auto& line : answer->appointments) {
                        if (!isAwaited(line))
                            continue;
                        const auto row = appointmentRow(line, offset, self->m_clock.now(), self->m_namesHidden);
                        rows.push_back({row.id, QVariant::fromValue(row), row.spoken, {}});
                    }
                    self->setNote(tr("%n left today", nullptr, static_cast<int>(rows.size())));
                    self->m_model->setRows(std::move(rows));
                    emit self->bookingsRead(answer->appointments);
                });
}

void AppointmentsPanel::arrive(const QModelIndex& index) {
    const auto id = model::AppointmentId::parse(widgets::utf8(index.data(widgets::kIdRole).toString()));
    if (!id || !m_desk)
        return;
    m_desk->run(clinic::ArriveAppointment{*id}, [self = QPointer(this)](
                                                    base::Result<clinic::ArriveAppointment::Answer> answer) {
        if (!self)
            return;
        if (answer)
            emit self->given(qt(answer->visit.text()));
        emit self->said(answer ? tr("Token %1 given").arg(qt(answer->token)) : labels::errorSentence(answer.error()),
                        answer ? QStringLiteral("ticket") : QStringLiteral("circle-alert"));
    });
}

}  // namespace opdesk::ui::desk
