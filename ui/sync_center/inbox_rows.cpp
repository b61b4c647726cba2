#include "ui/sync_center/inbox_rows.h"

#include <QCoreApplication>

#include <algorithm>

#include "core/text/dates.h"
#include "core/text/names.h"
#include "ui/labels/labels.h"
#include "ui/sync_center/conflict_words.h"
#include "ui/widgets/page.h"
#include "ui/widgets/row_types.h"

namespace opdesk::ui::sync_center {

using widgets::qt;
using widgets::Status;

namespace {

widgets::ListRow listRow(widgets::TwoLineRow row) {
    row.spoken = QStringList{row.title, row.detail,
                             row.status == Status::none ? QString() : widgets::statusLook(row.status).spoken}
                     .join(QStringLiteral(", "));
    const auto id = row.id;
    const auto spoken = row.spoken;
    return {id, QVariant::fromValue(std::move(row)), spoken, {}};
}

/// Money is billing's, anything sealed or clinical the doctor's.
Status lockOf(const clinic::ConflictLine& line) {
    return line.recordKind == "payment" || line.recordKind == "invoice" ? Status::forBilling : Status::forClinician;
}

}  // namespace

std::vector<widgets::ListRow> patientRows(const clinic::ListConflicts::Answer& answer, std::chrono::minutes offset,
                                          bool namesHidden) {
    std::vector<widgets::ListRow> rows;
    for (const auto& group : answer.groups) {
        widgets::TwoLineRow row;
        row.id = qt(group.patient.text());
        row.title = qt(namesHidden ? text::initials(group.patientName) : group.patientName);
        if (const auto about = labels::ageAndSex(group.ageText, group.sex); !row.title.isEmpty() && !about.isEmpty())
            row.title += QStringLiteral(", ") + about;
        QStringList what;
        base::Instant oldest = base::Instant::max();
        bool high = false;
        bool mine = false;
        Status lock = Status::forClinician;
        for (const auto& line : answer.conflicts) {
            if (std::ranges::find(group.conflicts, line.conflict) == group.conflicts.end())
                continue;
            what << conflictWords(line);
            oldest = std::min(oldest, line.raisedAt);
            high = high || line.severity == "high";
            mine = mine || line.maySettle;
            lock = lockOf(line);
        }
        what.removeDuplicates();
        row.detail = what.join(QStringLiteral(" · "));
        if (row.title.isEmpty())
            row.title = std::exchange(row.detail, QString());
        row.small = qt(text::formatDateTime(oldest, offset));
        row.status = high && group.blocksSigning && !group.patient.isNull() ? Status::blocksPrescription
                     : mine                                                 ? Status::toChoose
                                                                            : lock;
        rows.push_back(listRow(std::move(row)));
    }
    return rows;
}

std::vector<widgets::ListRow> mergedRows(const clinic::ListConflicts::Answer& answer, std::chrono::minutes offset,
                                         bool namesHidden) {
    std::vector<widgets::ListRow> rows;
    for (const auto& line : answer.conflicts) {
        if (!line.merged || line.state != "open")
            continue;
        widgets::TwoLineRow row;
        row.id = qt(line.conflict.text());
        row.title = qt(namesHidden ? text::initials(line.patientName) : line.patientName);
        row.detail = conflictWords(line);
        row.small = qt(text::formatDateTime(line.raisedAt, offset));
        row.status = Status::merged;
        rows.push_back(listRow(std::move(row)));
    }
    return rows;
}

std::vector<widgets::ListRow> parkedRows(const std::vector<clinic::ParkedLine>& parked, std::chrono::minutes offset) {
    std::vector<widgets::ListRow> rows;
    for (const auto& line : parked) {
        widgets::TwoLineRow row;
        row.id = QStringLiteral("parked-") + qt(line.look ? line.group.text() : line.op.text());
        row.iconName = line.look ? QStringLiteral("eye") : QStringLiteral("circle-alert");
        row.title =
            line.look ? QCoreApplication::translate("ParkedWords", "A look at a record") : labels::kindLabel(line.kind);
        row.detail = parkedWords(line);
        row.small = qt(text::formatDateTime(line.at, offset));
        rows.push_back(listRow(std::move(row)));
    }
    return rows;
}

}  // namespace opdesk::ui::sync_center
