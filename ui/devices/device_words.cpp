#include "ui/devices/device_words.h"

#include <QCoreApplication>

#include "core/model/kind.h"
#include "core/text/dates.h"
#include "core/text/names.h"
#include "ui/labels/labels.h"
#include "ui/widgets/page.h"
#include "ui/widgets/row_types.h"

namespace opdesk::ui::devices {

using widgets::qt;
using widgets::Status;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DeviceWords)
};

constexpr int kMostItems = 20;

QString stateWords(const std::string& state) {
    if (state == "active")
        return Words::tr("In use");
    if (state == "drain")
        return Words::tr("Leaving: what it sends is set aside");
    if (state == "revoked")
        return Words::tr("Stopped for good");
    if (state == "replaced")
        return Words::tr("Goes on under another number");
    return Words::tr("Not in use yet");
}

Status statusOf(const std::string& state) {
    return state == "active"    ? Status::active
           : state == "drain"   ? Status::leaving
           : state == "revoked" ? Status::stopped
                                : Status::none;
}

QString seenWords(const clinic::DeviceLine& line, bool live, std::chrono::minutes offset) {
    if (line.lastSeen)
        return qt(text::formatDateTime(*line.lastSeen, offset));
    return live ? Words::tr("never") : Words::tr("not known without the server");
}

QString reasonWords(const clinic::SetAsideGroup& group) {
    if (group.code == "wrong_state")
        return Words::tr("It came from a PC that is leaving or was stopped.");
    if (group.code == "lease_expired")
        return Words::tr("It was written after the right to work offline had ended.");
    if (group.code == "depends_on_parked")
        return Words::tr("It stands on something that is set aside too, and follows it.");
    if (group.code == "not_found")
        return Words::tr("It stands on something that is not there.");
    if (group.code == "permission_denied")
        return Words::tr("Whoever wrote it may not do this.");
    return Words::tr("The server could not take it in as it is.");
}

QString actionWords(const std::string& action) {
    return action == "create" || action == "append" ? Words::tr("new")
           : action == "void"                       ? Words::tr("struck out")
           : action == "delete"                     ? Words::tr("removed")
                                                    : Words::tr("changed");
}

/// "Locality, Born": in the words of the pages; whose record it is stands above.
QString fieldWords(const clinic::SetAsideItem& item) {
    const auto kind = model::kindFromName(item.kind);
    QStringList words;
    for (const auto& name : item.fields) {
        const auto* field = kind ? model::describe(*kind).find(name) : nullptr;
        if (const auto label = labels::fieldLabel(item.kind, name);
            !label.isEmpty() && !(field && field->type == model::FieldType::id && name == "patient"))
            words << label;
    }
    words.removeDuplicates();
    return words.join(QStringLiteral(", "));
}

QString shownAs(const std::string& name, bool hidden) {
    return qt(hidden ? text::initials(name) : name);
}

widgets::ListRow listRow(widgets::TwoLineRow row) {
    QStringList spoken{row.title, row.detail, row.small};
    spoken.removeAll(QString());
    if (row.status != Status::none)
        spoken << widgets::statusLook(row.status).spoken;
    row.spoken = spoken.join(QStringLiteral(", "));
    const auto id = row.id;
    const auto words = row.spoken;
    return {id, QVariant::fromValue(std::move(row)), words, {}};
}

QString itemWords(std::int64_t count) {
    return count == 0 ? Words::tr("none") : Words::tr("%n item(s)", nullptr, static_cast<int>(count));
}

QString placeOf(const clinic::DeviceLine& line) {
    return Words::tr("Desk %1 · series %2").arg(line.deskDigit).arg(qt(line.series));
}

}  // namespace

std::vector<widgets::ListRow> deviceRows(const clinic::ListDevices::Answer& answer, std::chrono::minutes offset) {
    std::vector<widgets::ListRow> rows;
    for (const auto& line : answer.devices) {
        widgets::TwoLineRow row;
        row.id = qt(line.device.text());
        row.iconName = QStringLiteral("monitor");
        row.title = labels::deskName(line.name);
        if (line.here)
            row.title += QStringLiteral(" · ") + Words::tr("this PC");
        row.status = statusOf(line.state);
        // Two short lines: neither reaches under the badge.
        QStringList detail{placeOf(line)};
        if (row.status == Status::none)
            detail << stateWords(line.state);
        row.detail = detail.join(QStringLiteral(" · "));
        QStringList small;
        if (line.lastSeen)
            small << Words::tr("last seen %1").arg(qt(text::formatDateTime(*line.lastSeen, offset)));
        if (line.setAside > 0)
            small << Words::tr("%n set aside", nullptr, static_cast<int>(line.setAside));
        row.small = small.join(QStringLiteral(" · "));
        rows.push_back(listRow(std::move(row)));
    }
    return rows;
}

Facts deviceFacts(const clinic::DeviceLine& line, bool live, std::chrono::minutes offset) {
    QStringList people;
    for (const auto& name : line.people)
        people << qt(name);
    Facts facts{{Words::tr("State"), stateWords(line.state)},
                {Words::tr("Desk and series"), placeOf(line)},
                {Words::tr("Last seen"), seenWords(line, live, offset)}};
    if (line.enrolledAt)
        facts.emplace_back(Words::tr("Here since"), qt(text::formatDateTime(*line.enrolledAt, offset)));
    if (live) {
        facts.emplace_back(Words::tr("Program"), line.program.empty() ? Words::tr("not known yet") : qt(line.program));
        facts.emplace_back(Words::tr("Signed in there"),
                           people.isEmpty() ? Words::tr("nobody yet") : people.join(QStringLiteral(", ")));
        facts.emplace_back(Words::tr("Set aside"), itemWords(line.setAside));
    }
    facts.emplace_back(Words::tr("Not sent yet"),
                       line.unsent ? itemWords(*line.unsent) : Words::tr("known on that PC only"));
    return facts;
}

std::vector<widgets::ListRow> setAsideRows(const std::vector<clinic::SetAsideGroup>& groups,
                                           std::chrono::minutes offset, bool namesHidden) {
    std::vector<widgets::ListRow> rows;
    for (const auto& group : groups) {
        widgets::TwoLineRow row;
        row.id = qt(group.group.text());
        row.iconName = QStringLiteral("file-text");
        QStringList kinds;
        for (const auto& item : group.items) {
            kinds << labels::kindLabel(item.kind);
            if (row.title.isEmpty())
                row.title = shownAs(item.patientName, namesHidden);
        }
        kinds.removeDuplicates();
        if (group.isUnreadable)
            row.iconName = QStringLiteral("triangle-alert");
        row.detail = !kinds.isEmpty()                          ? kinds.join(QStringLiteral(" · "))
                     : group.isUnreadable || group.changes > 0 ? Words::tr("Cannot be read")
                                                               : Words::tr("A look at a record");
        if (row.title.isEmpty())
            row.title = std::exchange(row.detail, QString());
        if (group.isUnreadable)
            row.detail = Words::tr("Damaged on the server");
        QStringList small{labels::deskName(group.deviceName), qt(group.who),
                          qt(text::formatDateTime(group.at, offset))};
        small.removeAll(QString());
        row.small = small.join(QStringLiteral(" · "));
        rows.push_back(listRow(std::move(row)));
    }
    return rows;
}

Facts setAsideFacts(const clinic::SetAsideGroup& group, std::chrono::minutes offset) {
    Facts facts{{Words::tr("From"), labels::deskName(group.deviceName)},
                {Words::tr("Written by"), qt(group.who)},
                {Words::tr("Came in"), qt(text::formatDateTime(group.at, offset))},
                {Words::tr("Why it waits"), reasonWords(group)}};
    // For support; neither holds anything of a patient.
    facts.emplace_back(Words::tr("Code"), qt(group.code));
    if (group.isUnreadable)
        facts.emplace_back(Words::tr("Its number"), qt(group.group.text()));
    return facts;
}

Facts changeFacts(const clinic::SetAsideGroup& group, bool namesHidden) {
    Facts facts;
    for (const auto& item : group.items) {
        if (static_cast<int>(facts.size()) == kMostItems) {
            facts.emplace_back(QString(),
                               Words::tr("and %n more", nullptr, static_cast<int>(group.items.size()) - kMostItems));
            break;
        }
        QStringList lines{item.patient.isNull()      ? QString()
                          : item.patientName.empty() ? Words::tr("somebody this PC does not know")
                                                     : shownAs(item.patientName, namesHidden),
                          fieldWords(item)};
        lines.removeAll(QString());
        facts.emplace_back(Words::tr("%1, %2").arg(labels::kindLabel(item.kind), actionWords(item.action)),
                           lines.join(QLatin1Char('\n')));
    }
    return facts;
}

QString unreadWords(const clinic::SetAsideGroup& group) {
    if (group.isUnreadable)
        return Words::tr("What the server keeps of it is damaged: nobody can see what it would change.");
    if (!group.items.empty())
        return Words::tr(
            "Only the names of the fields are shown here. What they say is read in the record once it is taken in, or "
            "in the file when it is refused.");
    return group.changes > 0
               ? Words::tr(
                     "What it would change cannot be read: it did not reach the server whole, or is sealed with a "
                     "key the server does not have.")
               : Words::tr("It changes no record: it says that somebody looked at one.");
}

QString whatIsLeft(const clinic::SetAsideGroup& group) {
    return Words::tr(
               "It can be neither taken in nor refused, and stays in this list. Ask %1 what was written and enter it "
               "again, or give its number to whoever looks after the server: a backup may still have it.")
        .arg(group.who.empty() ? Words::tr("whoever worked there") : qt(group.who));
}

QString whatHappens(const QString& choice, const QString& device) {
    if (choice == QLatin1String("drain"))
        return Words::tr(
                   "%1 sends what it still has; that is set aside here until you take it in or refuse it. It gets "
                   "nothing new and nobody can sign in on it any more. When nothing comes from it any more, stop "
                   "it for good.")
            .arg(device);
    if (choice == QLatin1String("revoke"))
        return Words::tr(
                   "%1 is refused from now on, for good. What it has not sent stays on that PC and does not come "
                   "here. To work with the clinic again it must be enrolled anew.")
            .arg(device);
    if (choice == QLatin1String("resume"))
        return Words::tr(
                   "%1 works as before: it gets what it missed, and what it sends is taken in. What was set aside "
                   "until now still waits for you.")
            .arg(device);
    if (choice == QLatin1String("take_in"))
        return Words::tr("It is checked again. If all is well, every PC gets it.");
    if (choice == QLatin1String("take_all"))
        return Words::tr("Everything that was set aside of %1 is checked again, the oldest first.").arg(device);
    if (choice == QLatin1String("refuse"))
        return Words::tr(
            "It is given up for good. What it says is written into a file in your documents, for whoever "
            "must enter it by hand. The file holds patient data.");
    return {};
}

}  // namespace opdesk::ui::devices
