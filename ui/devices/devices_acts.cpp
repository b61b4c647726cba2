#include <QAction>
#include <QDateTime>
#include <QDir>
#include <QPointer>
#include <QStandardPaths>

#include <algorithm>

#include "core/clinic/desk.h"
#include "ui/devices/devices_page.h"
#include "ui/drafts/draft_keeper.h"
#include "ui/labels/labels.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/off_now.h"
#include "ui/widgets/open_summary.h"
#include "ui/widgets/password_field.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/views.h"

/// What the page does when asked: one use case each, with the reason and the password that stand in the form.
namespace opdesk::ui::devices {

using widgets::FormRow;
using widgets::qt;
using widgets::utf8;

void DevicesPage::act() {
    const auto choice = m_how->current();
    if (!m_desk || m_busy || choice.isEmpty())
        return;
    if (widgets::isOffNow(*m_do))
        return m_toFill->goToFirst();
    m_error->hide();
    m_passwordRow->setState(FormRow::State::ok);
    m_busy = true;
    chosen();
    if (currentDevice())
        stopDevice(choice);
    else
        decide(choice);
}

void DevicesPage::stopDevice(const QString& choice) {
    const auto device = currentDevice()->device;
    const auto reason = utf8(m_reason->text()), password = utf8(m_password->text());
    if (choice == QLatin1String("resume")) {
        m_desk->run(clinic::ResumeDevice{device, reason, password},
                    [self = QPointer(this), name = currentName()](base::Result<clinic::ResumeDevice::Answer> answer) {
                        if (!self || !self->m_desk)
                            return;
                        if (!answer)
                            return self->refuse(answer.error());
                        self->acted(tr("%1 goes on").arg(name), QStringLiteral("check"));
                    });
        return;
    }
    m_desk->run(clinic::StopDevice{device, utf8(choice), reason, password},
                [self = QPointer(this), name = currentName()](base::Result<clinic::StopDevice::Answer> answer) {
                    if (!self || !self->m_desk)
                        return;
                    if (!answer)
                        return self->refuse(answer.error());
                    self->acted(answer->state == "drain" ? tr("%1 leaves; what it sends is set aside").arg(name)
                                                         : tr("%1 is stopped").arg(name),
                                QStringLiteral("check"));
                });
}

void DevicesPage::decide(const QString& choice) {
    const auto* current = currentGroup();
    if (!current)
        return;
    std::vector<clinic::GroupId> groups{current->group};
    if (choice == QLatin1String("take_all")) {
        groups.clear();
        for (const auto& group : m_groups)
            if (group.device == current->device && !group.isUnreadable)
                groups.push_back(group.group);
    }
    const auto reason = utf8(m_reason->text()), password = utf8(m_password->text());
    if (choice != QLatin1String("refuse")) {
        m_desk->run(clinic::TakeInSetAside{std::move(groups), reason, password},
                    [self = QPointer(this)](base::Result<clinic::TakeInSetAside::Answer> answer) {
                        if (!self || !self->m_desk)
                            return;
                        if (!answer)
                            return self->refuse(answer.error());
                        self->judged(answer->outcomes);
                    });
        return;
    }
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    QDir().mkpath(folder);
    const auto file =
        QDir(folder).filePath(QStringLiteral("opdesk-refused-%1.jsonl")
                                  .arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"))));
    m_desk->run(clinic::RefuseSetAside{std::move(groups), reason, password, utf8(file)},
                [self = QPointer(this), file](base::Result<clinic::RefuseSetAside::Answer> answer) {
                    if (!self || !self->m_desk)
                        return;
                    if (!answer)
                        return self->refuse(answer.error());
                    self->acted(tr("Refused. What it said is in %1: patient data, for the admin only.")
                                    .arg(QDir::toNativeSeparators(file)),
                                QStringLiteral("file-text"));
                });
}

/// What waits on is said with the reason: it stays in the list.
void DevicesPage::judged(const std::vector<clinic::SetAsideOutcome>& outcomes) {
    const auto waits = std::ranges::count(outcomes, "parked", &clinic::SetAsideOutcome::state);
    const auto stands = static_cast<int>(outcomes.size()) - static_cast<int>(waits);
    if (waits == 0)
        return acted(tr("%n taken in", nullptr, stands), QStringLiteral("check"));
    acted(tr("%1 taken in, %2 cannot stand yet and wait on").arg(stands).arg(waits), QStringLiteral("circle-alert"));
}

void DevicesPage::acted(const QString& sentence, const QString& iconName) {
    m_busy = false;
    m_password->wipe();
    m_reason->clear();
    m_draft->drop();
    emit said(sentence, iconName);
    chosen();
    readDevices();
    m_list->setFocus();
}

void DevicesPage::refuse(const base::Error& error) {
    m_busy = false;
    m_password->wipe();
    chosen();
    const bool isPassword = error.field == "passphrase";
    m_passwordRow->setState(isPassword ? FormRow::State::bad : FormRow::State::ok,
                            isPassword ? tr("Not right. Type it again.") : QString());
    m_error->setText(error.code == base::ErrorCode::unreachable
                         ? tr("The server is away. Nothing was changed; what you typed stays here.")
                         : labels::errorSentence(error));
    m_error->setVisible(!isPassword);
    if (isPassword)
        m_password->setFocus(Qt::ShortcutFocusReason);
}

}  // namespace opdesk::ui::devices
