#include "ui/sync_center/conflict_words.h"

#include <QCoreApplication>
#include <boost/json.hpp>

#include "core/text/dates.h"
#include "ui/labels/labels.h"
#include "ui/widgets/page.h"

namespace opdesk::ui::sync_center {

using widgets::qt;

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("ConflictWords", text);
}

std::string textOf(const clinic::json::value& value) {
    const auto* text = value.if_string();
    return text ? std::string(text->data(), text->size()) : boost::json::serialize(value);
}

QString sideWords(const clinic::Side& side, std::chrono::minutes offset) {
    QStringList parts;
    for (const auto& part : {side.who, side.where})
        if (!part.empty())
            parts << qt(part);
    if (side.at)
        parts << qt(text::formatDateTime(*side.at, offset));
    return parts.join(QStringLiteral(" · "));
}

}  // namespace

QString valueWords(const std::string& kind, const std::string& field, const clinic::json::value& value,
                   std::chrono::minutes offset) {
    if (value.is_null())
        return words(QT_TRANSLATE_NOOP("ConflictWords", "Empty"));
    if (value.is_bool())
        return value.get_bool() ? words(QT_TRANSLATE_NOOP("ConflictWords", "Yes"))
                                : words(QT_TRANSLATE_NOOP("ConflictWords", "No"));
    const auto kindId = model::kindFromName(kind);
    const auto* descriptor = kindId ? model::describe(*kindId).find(field) : nullptr;
    const auto plain = textOf(value);
    if (!descriptor)
        return qt(plain);
    switch (descriptor->type) {
        case model::FieldType::date:
            if (const auto date = base::dateFromIso(plain))
                return qt(text::formatDate(*date));
            return qt(plain);
        case model::FieldType::instant:
            if (const auto instant = base::instantFromIso(plain))
                return qt(text::formatDateTime(*instant, offset));
            return qt(plain);
        case model::FieldType::openEnum:
            return labels::valueLabel(kind, field, plain);
        default:
            return qt(plain);
    }
}

QString conflictWords(const clinic::ConflictLine& line) {
    if (line.locked)
        return words(QT_TRANSLATE_NOOP("ConflictWords", "For a clinical role"));
    if (line.reason == "slot_taken")
        return words(QT_TRANSLATE_NOOP("ConflictWords", "Two bookings for one time"));
    if (line.reason == "double_payment")
        return words(QT_TRANSLATE_NOOP("ConflictWords", "Money may be taken twice"));
    if (line.reason == "double_amendment")
        return words(QT_TRANSLATE_NOOP("ConflictWords", "Two corrections of one paper"));
    if (line.reason == "edit_beats_delete")
        return words(QT_TRANSLATE_NOOP("ConflictWords", "Removed here, changed there"));
    const auto field = labels::fieldLabel(line.recordKind, line.field);
    return QCoreApplication::translate("ConflictWords", "%1 differs")
        .arg(field.isEmpty() ? labels::kindLabel(line.recordKind) : field);
}

widgets::ConflictContent cardOf(const clinic::ShowConflict::Answer& conflict, std::chrono::minutes offset) {
    const auto& kind = conflict.line.recordKind;
    const auto& field = conflict.line.field;
    widgets::ConflictContent content;
    content.before.title = words(QT_TRANSLATE_NOOP("ConflictWords", "Before"));
    content.before.who = words(QT_TRANSLATE_NOOP("ConflictWords", "what both started from"));
    content.mine.title = words(QT_TRANSLATE_NOOP("ConflictWords", "One"));
    content.mine.who = sideWords(conflict.mine, offset);
    content.theirs.title = words(QT_TRANSLATE_NOOP("ConflictWords", "The other"));
    content.theirs.who = sideWords(conflict.theirs, offset);
    widgets::ConflictRow row;
    row.field = qt(field);
    row.label = labels::fieldLabel(kind, field);
    if (row.label.isEmpty())
        row.label = labels::kindLabel(kind);
    row.before = valueWords(kind, field, conflict.before, offset);
    row.mine = valueWords(kind, field, conflict.mine.value, offset);
    row.theirs = valueWords(kind, field, conflict.theirs.value, offset);
    row.isClinical = kind == "allergy" || field == "allergy_status";
    row.mayChoose = conflict.line.maySettle && conflict.line.state == "open";
    if (conflict.standing == "mine")
        row.mineNote = words(QT_TRANSLATE_NOOP("ConflictWords", "shown for now"));
    else
        row.theirsNote = words(QT_TRANSLATE_NOOP("ConflictWords", "shown for now"));
    content.rows.append(row);
    return content;
}

}  // namespace opdesk::ui::sync_center
