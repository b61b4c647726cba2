#include "ui/sync_center/safety_sentence.h"

#include <QCoreApplication>

#include "core/text/dates.h"

/// The same words in the popover, the sync centre and after F5.
namespace opdesk::ui::sync_center {

namespace {
QString safetyWords(const char* text, std::int64_t number = -1) {
    return QCoreApplication::translate("SyncWords", text, nullptr,
                                       static_cast<int>(std::min<std::int64_t>(number, 1'000'000'000)));
}
}  // namespace

bool mustSignIn(const clinic::SyncStatus& status) {
    return status.phase == "needs_login";
}

bool isAllSent(const clinic::SyncStatus& status) {
    return status.waiting == 0 && status.parked == 0 && status.attachments.toSend == 0 &&
           status.attachments.refused == 0;
}

QString safetySentence(const clinic::SyncStatus& status, std::chrono::minutes offset,
                       std::optional<base::Instant> now) {
    // Of today the time is enough.
    const auto since = [&](base::Instant at) {
        const bool isToday = now && base::localDate(*now, offset) == base::localDate(at, offset);
        return QString::fromStdString(isToday ? text::formatTime12(at, offset) : text::formatDateTime(at, offset));
    };
    if (status.waiting > 0 && status.oldestWaiting)
        return safetyWords(QT_TRANSLATE_N_NOOP("SyncWords", "%n item(s) wait since %1. They are safe on this PC."),
                           status.waiting)
            .arg(since(*status.oldestWaiting));
    if (status.parked > 0)
        return safetyWords(QT_TRANSLATE_N_NOOP("SyncWords", "%n item(s) need the admin. They are safe on this PC."),
                           status.parked);
    if (status.attachments.toSend > 0)
        return safetyWords(
            QT_TRANSLATE_N_NOOP("SyncWords", "%n attachment(s) still to send. They are safe on this PC."),
            status.attachments.toSend);
    if (status.attachments.refused > 0)
        return safetyWords(QT_TRANSLATE_N_NOOP("SyncWords", "%n attachment(s) cannot be sent: take them in again."),
                           status.attachments.refused);
    if (mustSignIn(status))
        return safetyWords(QT_TRANSLATE_NOOP("SyncWords", "Sync stands still until somebody signs in."));
    if (!status.lastSuccess)
        return safetyWords(QT_TRANSLATE_NOOP("SyncWords", "This PC has not met the others yet."));
    return safetyWords(QT_TRANSLATE_NOOP("SyncWords", "All work is sent."));
}

}  // namespace opdesk::ui::sync_center
