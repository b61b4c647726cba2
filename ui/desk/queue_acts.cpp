#include <QPointer>

#include <algorithm>

#include "core/clinic/queue.h"
#include "core/clinic/token_states.h"
#include "ui/desk/queue_ask.h"
#include "ui/desk/queue_model.h"
#include "ui/desk/queue_panel.h"
#include "ui/desk/rows.h"
#include "ui/labels/labels.h"
#include "ui/widgets/page.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/views.h"

/// What is done with the tokens of the queue.
namespace opdesk::ui::desk {

using widgets::qt;
using widgets::utf8;

namespace {

constexpr auto kCalledLongAgo = std::chrono::seconds(60);

/// Who may change places: emergencies among themselves, then the elderly and pregnant, then all others.
int lineOf(const clinic::QueueLine& token) {
    if (token.priority == "emergency")
        return 0;
    return token.priority == "elderly" || token.priority == "pregnant" ? 1 : 2;
}

}  // namespace

template <typename Command>
void QueuePanel::act(Command command, const QString& sentence, const QString& icon, Undo undo,
                     std::function<void(const QString& reason)> again) {
    if (!m_desk)
        return;
    m_desk->run(command, [self = QPointer(this), sentence, icon, undo = std::move(undo),
                          again = std::move(again)](base::Result<typename Command::Answer> answer) {
        if (!self || !self->m_desk)
            return;
        if (!answer) {
            self->failed(answer.error(), again);
            return;
        }
        self->m_ask->leave();
        self->m_undo = undo;
        if (undo)
            emit self->saidWithUndo(sentence, icon);
        else
            emit self->said(sentence, icon);
    });
}

void QueuePanel::failed(const base::Error& error, const std::function<void(const QString& reason)>& again) {
    const bool reasonMissing = error.code == base::ErrorCode::invalidInput && error.field == "reason";
    if (reasonMissing && again && !m_ask->isAsking()) {
        askFor(tr("Why? The reason stays with the token."), tr("Go on"), again);
        return;
    }
    const auto words = labels::errorSentence(error);
    if (m_ask->isAsking())
        m_ask->refuse(words);
    else
        emit said(words, QStringLiteral("circle-alert"));
}

void QueuePanel::askFor(const QString& words, const QString& deed, std::function<void(const QString& reason)> then) {
    m_strip->setVisible(true);
    m_ask->ask({words, deed, QueueAsk::Reason::needed, {}, {}},
               [then = std::move(then)](const QString&, const QString& reason) { then(reason); });
}

void QueuePanel::undoLast() {
    if (const auto undo = std::exchange(m_undo, {}))
        undo();
}

void QueuePanel::recallVisit(model::VisitId visit) {
    act(clinic::RecallToken{visit}, tr("Back in the queue"), QStringLiteral("rotate-ccw"));
}

const clinic::QueueLine* QueuePanel::calledLongAgo() const {
    const auto now = m_clock.now();
    const auto found = std::ranges::find_if(m_lines, [&](const clinic::QueueLine& line) {
        return line.status == "called" && line.calledAt && now - *line.calledAt > kCalledLongAgo;
    });
    return found == m_lines.end() ? nullptr : &*found;
}

void QueuePanel::callNext() {
    if (!m_desk)
        return;
    const auto* late = calledLongAgo();
    if (!late || m_ask->isAsking()) {
        callFirst();
        return;
    }
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(m_clock.now() - *late->calledAt).count();
    m_strip->setVisible(true);
    m_ask->ask({tr("Skip %1? Called %n minute(s) ago and not come in.", nullptr, static_cast<int>(minutes))
                    .arg(qt(late->token)),
                tr("Skip, call the next"),
                QueueAsk::Reason::none,
                {},
                {}},
               [this, visit = late->visit](const QString&, const QString&) {
                   m_desk->run(clinic::SkipToken{visit, {}},
                               [self = QPointer(this)](base::Result<clinic::SkipToken::Answer> answer) {
                                   if (!self)
                                       return;
                                   if (!answer)
                                       self->failed(answer.error(), {});
                                   else
                                       self->callFirst();
                               });
               });
}

void QueuePanel::callFirst() {
    clinic::CallNext next;
    if (const auto doctor = model::StaffId::parse(utf8(m_doctors->current())))
        next.doctor = *doctor;
    m_desk->run(next, [self = QPointer(this)](base::Result<clinic::CallNext::Answer> answer) {
        if (!self)
            return;
        if (!answer) {
            const bool nobody = answer.error().code == base::ErrorCode::notFound;
            self->m_ask->leave();
            emit self->said(nobody ? tr("Nobody is waiting") : labels::errorSentence(answer.error()),
                            nobody ? QStringLiteral("info") : QStringLiteral("circle-alert"));
            return;
        }
        self->m_ask->leave();
        self->m_undo = [self, visit = answer->visit] {
            if (self)
                self->recallVisit(visit);
        };
        emit self->saidWithUndo(tr("Called %1").arg(qt(answer->token)), QStringLiteral("bell-ring"));
    });
}

void QueuePanel::sayGiven(const QString& visit, const QString& token) {
    const auto sentence = tr("Token %1 given").arg(token);
    const auto id = model::VisitId::parse(utf8(visit));
    if (!id || !m_desk || !m_desk->may("queue.cancel_token")) {
        emit said(sentence, QStringLiteral("ticket"));
        return;
    }
    m_undo = [this, visit = *id, token] {
        act(clinic::CancelToken{visit, utf8(tr("given by mistake"))}, tr("%1 cancelled").arg(token),
            QStringLiteral("ban"), [this, visit] { recallVisit(visit); });
    };
    emit saidWithUndo(sentence, QStringLiteral("ticket"));
}

void QueuePanel::call() {
    if (const auto* line = current())
        act(clinic::CallToken{line->visit}, tr("Called %1").arg(qt(line->token)), QStringLiteral("bell-ring"));
}

void QueuePanel::inRoom() {
    if (const auto* line = current())
        act(clinic::StartVisit{line->visit}, tr("%1 is in the room").arg(qt(line->token)),
            QStringLiteral("stethoscope"), [this, visit = line->visit] { recallVisit(visit); });
}

void QueuePanel::finish() {
    if (const auto* line = current())
        act(clinic::FinishToken{line->visit}, tr("%1 is done").arg(qt(line->token)), QStringLiteral("check"),
            [this, visit = line->visit] { recallVisit(visit); });
}

void QueuePanel::skip() {
    if (const auto* line = current())
        act(clinic::SkipToken{line->visit, {}}, tr("%1 marked skipped").arg(qt(line->token)),
            QStringLiteral("skip-forward"), [this, visit = line->visit] { recallVisit(visit); });
}

void QueuePanel::recall() {
    if (const auto* line = current())
        recallVisit(line->visit);
}

void QueuePanel::noShow() {
    if (const auto* line = current())
        act(clinic::MarkTokenNoShow{line->visit}, tr("%1 did not come").arg(qt(line->token)), QStringLiteral("user-x"),
            [this, visit = line->visit] { recallVisit(visit); });
}

void QueuePanel::cancel() {
    const auto* line = current();
    if (!line || !m_desk)
        return;
    askFor(tr("Cancel %1? Why?").arg(qt(line->token)), tr("Cancel the token"),
           [this, visit = line->visit, token = qt(line->token)](const QString& reason) {
               act(clinic::CancelToken{visit, utf8(reason)}, tr("%1 cancelled").arg(token), QStringLiteral("ban"),
                   [this, visit] { recallVisit(visit); });
           });
}

void QueuePanel::transfer() {
    const auto* line = current();
    if (!line || !m_desk)
        return;
    QList<QueueAsk::Choice> doctors;
    for (const auto& doctor : m_doctorList)
        if (doctor.doctor != line->doctor)
            doctors.append({qt(doctor.doctor.text()), qt(doctor.name).section(QLatin1Char(' '), -1), {}});
    if (doctors.isEmpty()) {
        emit said(tr("There is no other doctor"), QStringLiteral("info"));
        return;
    }
    m_strip->setVisible(true);
    m_ask->ask({tr("%1 to which doctor?").arg(qt(line->token)), tr("Give over"), QueueAsk::Reason::needed, doctors, {}},
               [this, visit = line->visit, from = line->doctor, token = qt(line->token)](const QString& choice,
                                                                                         const QString& reason) {
                   const auto doctor = model::StaffId::parse(utf8(choice));
                   if (!doctor)
                       return;
                   act(clinic::TransferToken{visit, *doctor, utf8(reason)},
                       tr("%1 goes to the other doctor").arg(token), QStringLiteral("repeat"), [this, visit, from] {
                           act(clinic::TransferToken{visit, from, utf8(tr("taken back"))}, tr("Taken back"),
                               QStringLiteral("rotate-ccw"));
                       });
               });
}

void QueuePanel::priority() {
    const auto* line = current();
    if (!line || !m_desk)
        return;
    const QList<QueueAsk::Choice> choices{
        {QStringLiteral("normal"), labels::valueLabel("visit", "priority", "normal"), {}},
        {QStringLiteral("elderly"), labels::valueLabel("visit", "priority", "elderly"), tr("60 or older")},
        {QStringLiteral("pregnant"), labels::valueLabel("visit", "priority", "pregnant"), tr("pregnant")},
        {QStringLiteral("emergency"), labels::valueLabel("visit", "priority", "emergency"), {}}};
    m_strip->setVisible(true);
    m_ask->ask({tr("Priority of %1, and why?").arg(qt(line->token)), tr("Set priority"), QueueAsk::Reason::needed,
                choices, qt(line->priority.empty() ? "normal" : line->priority)},
               [this, visit = line->visit, was = line->priority, token = qt(line->token)](const QString& choice,
                                                                                          const QString& reason) {
                   act(clinic::SetPriority{visit, utf8(choice), utf8(reason)},
                       tr("%1: %2").arg(token, labels::valueLabel("visit", "priority", utf8(choice))),
                       QStringLiteral("star"), [this, visit, was] {
                           act(clinic::SetPriority{visit, was.empty() ? "normal" : was, utf8(tr("taken back"))},
                               tr("Taken back"), QStringLiteral("rotate-ccw"));
                       });
               });
}

std::vector<const clinic::QueueLine*> QueuePanel::lineOfCurrent() const {
    std::vector<const clinic::QueueLine*> same;
    const auto* line = current();
    if (!line || line->status != "waiting")
        return same;
    for (const auto& one : m_lines)
        if (one.status == "waiting" && one.doctor == line->doctor && lineOf(one) == lineOf(*line))
            same.push_back(&one);
    return same;
}

bool QueuePanel::mayBecome(std::string_view status) const {
    const auto* line = current();
    return line && clinic::mayFollow(line->status, status);
}

bool QueuePanel::mayChangePlace(int rows) const {
    const auto same = lineOfCurrent();
    const auto to = std::ranges::find(same, current()) - same.begin() + rows;
    return to >= 0 && to < static_cast<std::ptrdiff_t>(same.size());
}

bool QueuePanel::mayTransfer() const {
    const auto* line = current();
    return line && (line->status == "waiting" || line->status == "called" || line->status == "skipped");
}

bool QueuePanel::mayPrioritize() const {
    const auto* line = current();
    return line && (clinic::isInQueue(line->status) || line->status == "skipped");
}

void QueuePanel::moveBy(int rows) {
    const auto* line = current();
    if (!line || !m_desk)
        return;
    if (!mayChangePlace(rows)) {
        emit said(line->status != "waiting" ? tr("Only who waits has a place to change")
                  : rows < 0                ? tr("%1 is the first of its line").arg(qt(line->token))
                                            : tr("%1 is the last of its line").arg(qt(line->token)),
                  QStringLiteral("info"));
        return;
    }
    const auto same = lineOfCurrent();
    const auto at = std::ranges::find(same, line) - same.begin();
    const auto to = at + rows;
    const auto beforeAt = static_cast<std::size_t>(rows < 0 ? to : to + 1);
    const auto before = beforeAt < same.size() ? same[beforeAt]->visit : model::VisitId();
    const auto wasBefore = static_cast<std::size_t>(at + 1) < same.size()
                               ? same[static_cast<std::size_t>(at + 1)]->visit
                               : model::VisitId();
    const auto sentence = rows < 0 ? tr("%1 moved up").arg(qt(line->token)) : tr("%1 moved down").arg(qt(line->token));
    const auto icon = rows < 0 ? QStringLiteral("arrow-up") : QStringLiteral("arrow-down");
    const auto run = [this, visit = line->visit, before, wasBefore, sentence, icon](const QString& reason) {
        const Undo back = [this, visit, wasBefore] {
            act(clinic::ReorderToken{visit, wasBefore, utf8(tr("taken back"))}, tr("Taken back"),
                QStringLiteral("rotate-ccw"));
        };
        act(clinic::ReorderToken{visit, before, utf8(reason)}, sentence, icon, back,
            [this, visit, before, sentence, icon, back](const QString& why) {
                act(clinic::ReorderToken{visit, before, utf8(why)}, sentence, icon, back);
            });
    };
    run({});
}

}  // namespace opdesk::ui::desk
