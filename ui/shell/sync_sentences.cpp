#include <QCoreApplication>

#include "core/text/dates.h"
#include "core/text/number.h"
#include "ui/labels/labels.h"
#include "ui/shell/sync_words.h"

/// The words of the sync popover.
namespace opdesk::ui::shell {

namespace {

constexpr std::chrono::seconds kClockRight{5};
constexpr std::chrono::minutes kClockTolerance{5};

QString say(const char* text, const char* comment = nullptr, int n = -1) {
    return QCoreApplication::translate("SyncWords", text, comment, n);
}
QString when(base::Instant at, std::chrono::minutes offset) {
    return QString::fromStdString(text::formatDateTime(at, offset));
}
QString counted(std::int64_t number) {
    return QString::fromStdString(text::groupIndian(number));
}
int countOf(std::int64_t number) {
    return static_cast<int>(std::min<std::int64_t>(number, 1'000'000'000));
}

/// "40 s", "14 min", "3 h", "2 days".
QString lengthOf(std::chrono::seconds length) {
    const auto seconds = std::max<std::int64_t>(length.count(), 0);
    if (seconds < 60)
        return say(QT_TRANSLATE_N_NOOP("SyncWords", "%n s"), "seconds", static_cast<int>(seconds));
    if (seconds < 3600)
        return say(QT_TRANSLATE_N_NOOP("SyncWords", "%n min"), "minutes", static_cast<int>(seconds / 60));
    if (seconds < 48 * 3600)
        return say(QT_TRANSLATE_N_NOOP("SyncWords", "%n h"), "hours", static_cast<int>(seconds / 3600));
    return say(QT_TRANSLATE_N_NOOP("SyncWords", "%n day(s)"), nullptr, static_cast<int>(seconds / 86400));
}

QString ageOf(base::Instant at, base::Instant now) {
    return lengthOf(std::chrono::duration_cast<std::chrono::seconds>(now - at));
}

}  // namespace

QString safetyDetail(const clinic::SyncStatus& status, base::Instant now, const SyncDetail& detail) {
    QStringList lines;
    const bool stopped = isStopped(status, detail);
    if (stopped)
        lines << say(QT_TRANSLATE_NOOP("SyncWords",
                                       "This PC was taken out of use by the clinic's admin. What is not sent stays on "
                                       "it, whole: the admin can take it in from a file."));
    else if (detail.deviceState == "drain")
        lines << say(
            QT_TRANSLATE_NOOP("SyncWords", "This PC is being taken out of use. What was written here goes out first."));
    if (isDiskLow(detail))
        lines << say(QT_TRANSLATE_N_NOOP("SyncWords",
                                         "Only %n MB are free on the disk of this PC. Make room: without it nothing "
                                         "more can be kept."),
                     nullptr, countOf(*detail.freeBytes / 1'000'000));
    if (!stopped && mustSignIn(status))
        lines << say(QT_TRANSLATE_NOOP("SyncWords",
                                       "The session of this PC has ended. Sign in with a code from your phone; nothing "
                                       "is sent and nothing comes from the others before."));
    if (!status.online)
        lines << (status.offlineSince
                      ? say(QT_TRANSLATE_NOOP(
                                "SyncWords",
                                "Offline for %1. Everything goes on; it is sent when the network is back."))
                            .arg(ageOf(*status.offlineSince, now))
                  : status.lastSuccess
                      ? say(QT_TRANSLATE_NOOP("SyncWords",
                                              "Offline. Everything goes on; it is sent when the network is back."))
                      : say(QT_TRANSLATE_NOOP("SyncWords",
                                              "Not synced yet. Everything goes on; it is sent when the network is "
                                              "there.")));
    if (status.lastError == "proxy_password")
        lines << say(QT_TRANSLATE_NOOP("SyncWords",
                                       "The proxy of this network asks for a name and password. Set them in the proxy "
                                       "settings of this PC's system; OPDesk keeps none."));
    if (!mustSignIn(status) && !status.lastError.empty() && status.lastError != "unreachable")
        if (const auto code = base::errorFromName(status.lastError))
            lines << labels::errorSentence(*code);
    if (status.clockOffsetMillis &&
        std::chrono::abs(std::chrono::milliseconds(*status.clockOffsetMillis)) > kClockTolerance)
        lines << clockSentence(status.clockOffsetMillis);
    if (status.waiting > 0 && status.parked > 0)
        lines << say(QT_TRANSLATE_N_NOOP("SyncWords", "%n item(s) need the admin."), nullptr, countOf(status.parked));
    if (status.draining)
        lines << say(QT_TRANSLATE_NOOP("SyncWords",
                                       "This PC no longer keeps some records. What was written here goes out first."));
    if (status.skippedKinds > 0)
        lines << say(QT_TRANSLATE_N_NOOP("SyncWords",
                                         "Update OPDesk on this PC: %n item(s) of a newer one show after that. Sending "
                                         "still works."),
                     nullptr, countOf(status.skippedKinds));
    if (status.deviceRenewals > 0)
        lines << say(QT_TRANSLATE_NOOP("SyncWords",
                                       "This PC was put back to an older state and numbers on in a new series. What is "
                                       "missing stands in the conflicts."));
    return lines.join(QLatin1Char('\n'));
}

QString loadSentence(const clinic::LoadStatus& load) {
    QStringList parts;
    parts << (load.total > 0
                  ? say(QT_TRANSLATE_NOOP("SyncWords", "%1 of %2 entries")).arg(counted(load.done), counted(load.total))
                  : say(QT_TRANSLATE_NOOP("SyncWords", "%1 entries")).arg(counted(load.done)));
    if (!load.paused && load.rowsPerSecond > 0)
        parts << say(QT_TRANSLATE_NOOP("SyncWords", "%1 a second")).arg(counted(load.rowsPerSecond));
    if (!load.paused && load.secondsLeft)
        parts << say(QT_TRANSLATE_NOOP("SyncWords", "%1 left"), "a length of time")
                     .arg(lengthOf(std::chrono::seconds(*load.secondsLeft)));
    return parts.join(QStringLiteral(" · ")) + QLatin1Char('\n') +
           (load.paused
                ? say(QT_TRANSLATE_NOOP("SyncWords", "Paused by you. It goes on where it was."))
                : say(QT_TRANSLATE_NOOP("SyncWords", "Old visits are still arriving. You can work meanwhile.")));
}

QString clockSentence(const std::optional<std::int64_t>& offsetMillis) {
    if (!offsetMillis)
        return say(QT_TRANSLATE_NOOP("SyncWords", "Not compared yet."));
    const auto off = std::chrono::abs(std::chrono::milliseconds(*offsetMillis));
    const auto length = lengthOf(std::chrono::duration_cast<std::chrono::seconds>(off));
    if (off <= kClockRight)
        return say(QT_TRANSLATE_NOOP("SyncWords", "Right."));
    const bool slow = *offsetMillis > 0;
    if (off <= kClockTolerance)
        return (slow ? say(QT_TRANSLATE_NOOP("SyncWords", "%1 slow; corrected by itself."))
                     : say(QT_TRANSLATE_NOOP("SyncWords", "%1 fast; corrected by itself.")))
            .arg(length);
    return (slow ? say(QT_TRANSLATE_NOOP("SyncWords",
                                         "The clock of this PC is %1 slow. Set it, or papers carry a wrong time."))
                 : say(QT_TRANSLATE_NOOP("SyncWords",
                                         "The clock of this PC is %1 fast. Set it, or papers carry a wrong time.")))
        .arg(length);
}

namespace {
/// The same in a few words: the sentence stands above.
QString clockWords(const std::optional<std::int64_t>& offsetMillis) {
    if (!offsetMillis)
        return say(QT_TRANSLATE_NOOP("SyncWords", "not compared yet"));
    if (std::chrono::abs(std::chrono::milliseconds(*offsetMillis)) <= kClockRight)
        return say(QT_TRANSLATE_NOOP("SyncWords", "right"));
    const auto off = std::chrono::abs(std::chrono::milliseconds(*offsetMillis));
    return (*offsetMillis > 0 ? say(QT_TRANSLATE_NOOP("SyncWords", "%1 slow"))
                              : say(QT_TRANSLATE_NOOP("SyncWords", "%1 fast")))
        .arg(lengthOf(std::chrono::duration_cast<std::chrono::seconds>(off)));
}

/// When the line is tried again by itself; empty where it is up and nothing waits for a try, or where only a person can
/// bring it back.
QString nextTryWords(const clinic::SyncStatus& status, base::Instant now) {
    if (mustSignIn(status))
        return {};
    if (status.nextTry && *status.nextTry > now)
        return say(QT_TRANSLATE_NOOP("SyncWords", "in %1")).arg(ageOf(now, *status.nextTry));
    const bool tries = status.phase == "refreshing" || status.phase == "pushing" || status.phase == "pulling";
    if (!status.online && (status.nextTry || tries))
        return say(QT_TRANSLATE_NOOP("SyncWords", "now"));
    return {};
}

/// "Visit 12 · Patient 9 · Appointment 4 · others 5".
QString kindsWaiting(const SyncDetail& detail) {
    constexpr std::size_t kMostNamed = 4;
    QStringList parts;
    std::int64_t others = 0;
    for (std::size_t i = 0; i < detail.waiting.size(); ++i) {
        const auto& one = detail.waiting[i];
        if (i < kMostNamed || detail.waiting.size() == kMostNamed + 1)
            parts << labels::kindLabel(one.kind) + QChar(QChar::Nbsp) + counted(one.count);
        else
            others += one.count;
    }
    if (others > 0)
        parts << say(QT_TRANSLATE_NOOP("SyncWords", "others %1")).arg(counted(others));
    return parts.join(QStringLiteral(" · "));
}
}  // namespace

std::vector<std::pair<QString, QString>> syncFacts(const clinic::SyncStatus& status, base::Instant now,
                                                   std::chrono::minutes offset, const SyncDetail& detail) {
    const auto never = say(QT_TRANSLATE_NOOP("SyncWords", "never"));
    const auto none = say(QT_TRANSLATE_NOOP("SyncWords", "none"));
    std::vector<std::pair<QString, QString>> facts;
    facts.emplace_back(say(QT_TRANSLATE_NOOP("SyncWords", "Last sync")),
                       status.lastSuccess ? when(*status.lastSuccess, offset) : never);
    if (const auto next = nextTryWords(status, now); !next.isEmpty())
        facts.emplace_back(say(QT_TRANSLATE_NOOP("SyncWords", "Next try")), next);
    facts.emplace_back(say(QT_TRANSLATE_NOOP("SyncWords", "To send")),
                       status.waiting == 0    ? none
                       : status.oldestWaiting ? say(QT_TRANSLATE_N_NOOP("SyncWords", "%n item(s), the oldest waits %1"),
                                                    nullptr, countOf(status.waiting))
                                                    .arg(ageOf(*status.oldestWaiting, now))
                                              : counted(status.waiting));
    if (!detail.waiting.empty())
        facts.emplace_back(say(QT_TRANSLATE_NOOP("SyncWords", "Of these")), kindsWaiting(detail));
    if (status.attachments.toSend > 0)
        facts.emplace_back(
            say(QT_TRANSLATE_NOOP("SyncWords", "Attachments")),
            say(QT_TRANSLATE_N_NOOP("SyncWords", "%n to send, %1 MB left"), nullptr, countOf(status.attachments.toSend))
                .arg(static_cast<double>(status.attachments.bytesLeft) / 1e6, 0, 'f', 1));
    if (status.attachments.refused > 0)
        facts.emplace_back(say(QT_TRANSLATE_NOOP("SyncWords", "Attachments")),
                           say(QT_TRANSLATE_N_NOOP("SyncWords", "%n cannot be sent: take it in again"), nullptr,
                               countOf(status.attachments.refused)));
    facts.emplace_back(say(QT_TRANSLATE_NOOP("SyncWords", "Parked, needs the admin")),
                       status.parked == 0 ? none
                                          : say(QT_TRANSLATE_N_NOOP("SyncWords", "%n item(s) set aside"), nullptr,
                                                countOf(status.parked)));
    facts.emplace_back(say(QT_TRANSLATE_NOOP("SyncWords", "To settle")),
                       status.conflicts == 0 ? none
                                             : say(QT_TRANSLATE_N_NOOP("SyncWords", "%n conflict(s)"), nullptr,
                                                   countOf(status.conflicts)));
    facts.emplace_back(say(QT_TRANSLATE_NOOP("SyncWords", "Clock of this PC")), clockWords(status.clockOffsetMillis));
    if (status.accessUntil)
        facts.emplace_back(say(QT_TRANSLATE_NOOP("SyncWords", "Offline use until")), when(*status.accessUntil, offset));
    facts.emplace_back(say(QT_TRANSLATE_NOOP("SyncWords", "Repaired by itself")),
                       status.healed == 0 ? none
                                          : say(QT_TRANSLATE_N_NOOP("SyncWords", "%n record(s) after a comparison"),
                                                nullptr, countOf(status.healed)));
    return facts;
}

}  // namespace opdesk::ui::shell
