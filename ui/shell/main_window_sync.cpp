#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDateTime>
#include <QDir>
#include <QStandardPaths>

#include "core/clinic/settling.h"
#include "ui/labels/labels.h"
#include "ui/shell/main_window.h"
#include "ui/shell/sync_popover.h"
#include "ui/shell/sync_words.h"
#include "ui/shell/work_area.h"
#include "ui/sync_center/sync_center_page.h"
#include "ui/unlock/unlock_page.h"
#include "ui/widgets/announcer.h"
#include "ui/widgets/key_bar.h"
#include "ui/widgets/nav_rail.h"
#include "ui/widgets/overlay_layer.h"
#include "ui/widgets/sync_pill.h"
#include "ui/widgets/top_bar.h"

namespace opdesk::ui::shell {

using sync_center::SyncCenterPage;

void MainWindow::buildPopover() {
    m_popover = new SyncPopover(this);
    m_popover->hide();
    m_popover->setSyncAction(m_actions[QStringLiteral("sync")]);
    const auto goTo = [this](SyncCenterPage::Tab tab) {
        m_overlay->close_();
        showPlace(QStringLiteral("conflicts"));
        m_work->page<SyncCenterPage>("conflicts")->showTab(tab);
    };
    connect(m_popover, &SyncPopover::closeAsked, m_overlay, &widgets::OverlayLayer::close_);
    connect(m_popover, &SyncPopover::conflictsAsked, this, [goTo] { goTo(SyncCenterPage::Tab::toSettle); });
    connect(m_popover, &SyncPopover::parkedAsked, this, [goTo] { goTo(SyncCenterPage::Tab::parked); });
    connect(m_popover, &SyncPopover::pauseAsked, this, [this](bool pause) {
        if (m_desk)
            m_desk->run(clinic::PauseLoad{pause},
                        [self = QPointer(this)](base::Result<clinic::PauseLoad::Answer> answer) {
                            if (self && !answer)
                                self->m_popover->setAnswer(labels::errorSentence(answer.error()));
                        });
    });
    connect(m_popover, &SyncPopover::signInAsked, this, [this] {
        m_unlock->signInNext();
        lockNow();
    });
    connect(m_popover, &SyncPopover::supportAsked, this, &MainWindow::writeSupportFile);
}

void MainWindow::openPopover() {
    if (!m_desk)
        return;
    m_popover->setStatus(m_syncStatus, m_clock.now(), m_desk->identity().offset, m_syncDetail);
    // Open first: the overlay remembers who had the focus.
    m_overlay->openUnder(m_popover, m_work->top()->syncPill());
    m_popover->start();
    readSyncDetail();
}

void MainWindow::readSyncDetail() {
    m_detailRead.start();
    m_desk->run(clinic::ShowSyncDetail{}, [self = QPointer(this)](base::Result<clinic::ShowSyncDetail::Answer> answer) {
        if (!self || !self->m_desk || !answer)
            return;
        self->m_syncDetail = std::move(*answer);
        self->showSync(clinic::SyncStatus(self->m_syncStatus));
    });
}

bool MainWindow::askBeforeClosing(QCloseEvent* event) {
    const bool isAsked = m_closing && m_overlay->panel() == m_closing;
    if (!m_desk || m_closesNow || isAsked || qApp->isSavingSession() ||
        m_syncStatus.waiting + m_syncStatus.attachments.toSend == 0)
        return false;
    event->ignore();
    askToClose(tr("Everything is safe on this PC. What is not sent goes out when OPDesk is opened here again."));
    return true;
}

void MainWindow::askToClose(const QString& why) {
    m_overlay->close_();
    const auto unsent = static_cast<int>(m_syncStatus.waiting + m_syncStatus.attachments.toSend);
    auto* panel =
        new widgets::AskPanel(tr("%n item(s) are not sent yet", nullptr, unsent), why, QStringLiteral("ask_close"));
    panel->addAnswer(QStringLiteral("send"), tr("Send and close"), true);
    panel->addAnswer(QStringLiteral("later"), tr("Close, send later"));
    connect(m_overlay, &widgets::OverlayLayer::closed, panel, &QObject::deleteLater);
    connect(panel, &widgets::AskPanel::answered, this, [this](const QString& id) {
        m_overlay->close_();
        if (id == QLatin1String("later")) {
            closeNow();
            return;
        }
        if (!m_desk)
            return;
        saySynced(tr("Sending"));
        m_desk->syncNow([self = QPointer(this)](base::Status status) {
            if (!self || !self->m_desk)
                return;
            self->m_desk->run(clinic::ReadSyncStatus{}, [self,
                                                         status](base::Result<clinic::ReadSyncStatus::Answer> answer) {
                if (!self || !self->m_desk)
                    return;
                if (answer)
                    self->showSync(answer->status);
                const auto& now = self->m_syncStatus;
                if (now.waiting + now.attachments.toSend == 0) {
                    self->closeNow();
                    return;
                }
                self->saySynced({});
                self->askToClose(!status ? labels::errorSentence(status.error())
                                         : safetySentence(now, self->m_desk->identity().offset, self->m_clock.now()));
            });
        });
    });
    m_closing = panel;
    m_overlay->open(panel);
}

void MainWindow::closeNow() {
    m_closesNow = true;
    // Not within the button that was pressed.
    QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
}

void MainWindow::syncNow() {
    m_work->keys()->setStatus(tr("Sending"));
    m_popover->setAnswer(tr("Sending"));
    m_desk->syncNow([self = QPointer(this)](base::Status status) {
        if (!self || !self->m_desk)
            return;
        if (!status) {
            self->saySynced(labels::errorSentence(status.error()));
            self->m_popover->setAnswer(labels::errorSentence(status.error()));
            return;
        }
        self->m_popover->setAnswer({});
        // What the cycle could not send is known to the store only.
        self->m_desk->run(clinic::ReadSyncStatus{}, [self](base::Result<clinic::ReadSyncStatus::Answer> answer) {
            if (!self || !self->m_desk)
                return;
            if (answer)
                self->showSync(answer->status);
            self->saySynced(!answer ? labels::errorSentence(answer.error())
                            : sync_center::isAllSent(answer->status)
                                ? tr("All work is sent")
                                : safetySentence(answer->status, self->m_desk->identity().offset, self->m_clock.now()));
        });
    });
}

void MainWindow::saySynced(const QString& sentence) {
    m_work->keys()->setStatus(sentence);
    m_announcer->say(sentence);
}

/// The name of the file says when it was written and nothing else.
void MainWindow::writeSupportFile() {
    if (!m_desk)
        return;
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    folder.mkpath(QStringLiteral("."));
    const auto file =
        folder.filePath(QStringLiteral("opdesk-help-%1.json")
                            .arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"))));
    m_desk->run(clinic::WriteSupportFile{widgets::utf8(file)},
                [self = QPointer(this), file](base::Result<clinic::WriteSupportFile::Answer> answer) {
                    if (!self)
                        return;
                    const auto sentence =
                        answer ? tr("Written to %1. It holds versions, counts and error codes, nothing of a patient.")
                                     .arg(QDir::toNativeSeparators(file))
                               : labels::errorSentence(answer.error());
                    self->m_popover->setAnswer(sentence);
                    self->m_announcer->say(sentence);
                });
}

void MainWindow::showSync(const clinic::SyncStatus& status) {
    m_syncStatus = status;
    const auto offset = m_desk->identity().offset;
    m_work->top()->syncPill()->setState(syncPillState(status, m_clock.now(), offset, m_syncDetail));
    if (const auto page = m_work->made().find(QStringLiteral("conflicts")); page != m_work->made().end())
        static_cast<SyncCenterPage*>(page->second)->setStatus(status);
    if (m_overlay->panel() == m_popover)
        m_popover->setStatus(status, m_clock.now(), offset, m_syncDetail);
}

void MainWindow::readConflicts() {
    m_desk->run(clinic::ListConflicts{}, [self = QPointer(this)](base::Result<clinic::ListConflicts::Answer> answer) {
        if (!self || !self->m_desk || !answer)
            return;
        const int open = static_cast<int>(answer->open);
        self->m_work->rail()->setCount(QStringLiteral("conflicts"), open, tr("%n to settle", nullptr, open));
        self->m_work->top()->setToSettle(open);
    });
}

}  // namespace opdesk::ui::shell
