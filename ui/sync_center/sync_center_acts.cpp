#include <QAction>
#include <QDir>
#include <QPointer>
#include <QStandardPaths>

#include "core/clinic/desk.h"
#include "core/text/dates.h"
#include "ui/labels/labels.h"
#include "ui/sync_center/conflict_panel.h"
#include "ui/sync_center/sync_center_page.h"
#include "ui/widgets/views.h"

/// What the inbox does when asked: every act is one use case, what it answered is said.
namespace opdesk::ui::sync_center {

using widgets::qt;

void SyncCenterPage::settle() {
    if (!m_desk || m_busy || m_tab != Tab::toSettle || !m_panel->isComplete())
        return;
    m_busy = true;
    showActions();
    m_desk->post([self = QPointer(this), commands = m_panel->answers()](clinic::Session& session) {
        std::vector<clinic::ConflictId> done;
        base::Status status;
        for (const auto& command : commands) {
            const auto answer = execute(session, command);
            if (!answer) {
                status = base::fail(answer.error());
                break;
            }
            done.push_back(command.conflict);
        }
        return std::function<void()>([self, done, status] {
            if (self)
                self->settled(status, done);
        });
    });
}

void SyncCenterPage::settled(const base::Status& status, std::vector<clinic::ConflictId> done) {
    m_busy = false;
    if (!done.empty())
        m_lastSettled = std::move(done);
    if (status)
        m_panel->dropDraft();
    if (!status && status.error().field == "reason") {
        showActions();
        m_panel->askReason();
        return;
    }
    if (!status)
        emit said(labels::errorSentence(status.error()), QStringLiteral("circle-alert"));
    else
        emit saidWithUndo(tr("Settled"), QStringLiteral("check"));
    readList();
    if (status)
        m_list->setFocus();
}

void SyncCenterPage::undoLast() {
    if (!m_lastSettled.empty())
        undo(std::exchange(m_lastSettled, {}));
}

void SyncCenterPage::undoCurrent() {
    if (m_tab == Tab::merged && !m_panel->shown().cards.empty())
        undo({m_panel->shown().cards.front().line.conflict});
}

void SyncCenterPage::undo(std::vector<clinic::ConflictId> conflicts) {
    if (!m_desk || m_busy)
        return;
    m_busy = true;
    showActions();
    const auto reason = widgets::utf8(m_panel->reason());
    m_desk->post([self = QPointer(this), conflicts = std::move(conflicts), reason](clinic::Session& session) {
        base::Status status;
        bool restored = true;
        for (const auto& conflict : conflicts) {
            const auto answer = execute(session, clinic::UndoConflict{conflict, reason});
            if (!answer) {
                status = base::fail(answer.error());
                break;
            }
            restored = restored && answer->restored;
        }
        return std::function<void()>([self, conflicts, status, restored] {
            if (!self)
                return;
            self->m_busy = false;
            if (!status && status.error().field == "reason") {
                self->m_lastSettled = conflicts;
                self->showActions();
                self->m_panel->askReason();
                return;
            }
            emit self->said(!status     ? labels::errorSentence(status.error())
                            : !restored ? tr("Open again. The record was changed since and stays as it is.")
                                        : tr("Taken back"),
                            status ? QStringLiteral("undo-2") : QStringLiteral("circle-alert"));
            if (status && self->m_tab == Tab::merged)
                self->m_lastSettled = conflicts;
            self->readList();
        });
    });
}

void SyncCenterPage::see() {
    if (!m_desk || m_busy || m_panel->unseen().empty())
        return;
    m_busy = true;
    showActions();
    m_desk->post([self = QPointer(this), conflicts = m_panel->unseen()](clinic::Session& session) {
        base::Status status;
        bool blocks = false;
        for (const auto& conflict : conflicts) {
            const auto answer = execute(session, clinic::SeeConflict{conflict});
            if (!answer) {
                status = base::fail(answer.error());
                break;
            }
            blocks = answer->blocksSigning;
        }
        return std::function<void()>([self, status, blocks] {
            if (!self)
                return;
            self->m_busy = false;
            emit self->said(!status  ? labels::errorSentence(status.error())
                            : blocks ? tr("Seen. Something else of this patient is still to be seen.")
                                     : tr("Seen. You can sign for this patient; it is still to settle."),
                            status ? QStringLiteral("eye") : QStringLiteral("circle-alert"));
            self->readList();
        });
    });
}

void SyncCenterPage::retry() {
    const auto* parked = currentParked();
    if (!m_desk || m_busy || !parked)
        return;
    m_desk->run(clinic::RetryParked{parked->op, parked->op.isNull() ? parked->group : model::GroupId()},
                [self = QPointer(this)](base::Result<clinic::RetryParked::Answer> answer) {
                    if (!self)
                        return;
                    emit self->said(answer ? tr("It is sent again.") : labels::errorSentence(answer.error()),
                                    answer ? QStringLiteral("refresh-cw") : QStringLiteral("circle-alert"));
                    self->readList();
                });
}

void SyncCenterPage::exportParked() {
    if (!m_desk || m_busy || !currentParked())
        return;
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const auto file =
        QDir(folder).filePath(QStringLiteral("opdesk-parked-%1.jsonl")
                                  .arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"))));
    QDir().mkpath(folder);
    m_desk->run(clinic::ExportParked{widgets::utf8(file), "handed to the admin"},
                [self = QPointer(this), file](base::Result<clinic::ExportParked::Answer> answer) {
                    if (self)
                        emit self->said(answer ? tr("Written to %1. It holds patient data: give it to the admin only.")
                                                     .arg(QDir::toNativeSeparators(file))
                                               : labels::errorSentence(answer.error()),
                                        answer ? QStringLiteral("file-text") : QStringLiteral("circle-alert"));
                });
}

}  // namespace opdesk::ui::sync_center
