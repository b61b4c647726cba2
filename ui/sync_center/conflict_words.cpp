#include "ui/sync_center/conflict_words.h"

#include <QCoreApplication>
#include <boost/json.hpp>

#include <algorithm>

#include "core/text/dates.h"
#include "core/text/money.h"
#include "ui/labels/labels.h"
#include "ui/widgets/page.h"

namespace opdesk::ui::sync_center {

using widgets::ConflictSide;
using widgets::qt;

namespace {

constexpr int kMostParts = 8;

QString words(const char* text) {
    return QCoreApplication::translate("ConflictWords", text);
}

std::string textOf(const clinic::json::value& value) {
    const auto* text = value.if_string();
    return text ? std::string(text->data(), text->size()) : boost::json::serialize(value);
}

QString nameOf(const std::string& id, const Names& names) {
    const auto found = std::ranges::find(names, id, &clinic::NamedId::id);
    return found == names.end() ? QString() : qt(found->name);
}

/// A number or time of a closed type; text as it is.
QString typedWords(const model::FieldDescriptor& field, const std::string& kind, const clinic::json::value& value,
                   std::chrono::minutes offset) {
    const auto plain = textOf(value);
    switch (field.type) {
        case model::FieldType::date:
            if (const auto date = base::dateFromIso(plain))
                return qt(text::formatDate(*date));
            break;
        case model::FieldType::instant:
            if (const auto instant = base::instantFromIso(plain))
                return qt(text::formatDateTime(*instant, offset));
            break;
        case model::FieldType::paise:
            if (value.is_int64())
                return qt(text::formatPaise(value.get_int64()));
            break;
        case model::FieldType::openEnum:
            return labels::valueLabel(kind, field.name, plain);
        case model::FieldType::text:
        case model::FieldType::integer:
        case model::FieldType::flag:
        case model::FieldType::id:
        case model::FieldType::list:
            break;
    }
    return qt(plain);
}

/// "Time 17-11-2026, 11:30 am · Doctor Dr Kulkarni": members the registry has words for; ids only by name.
QString recordWords(const std::string& kind, const clinic::json::object& record, std::chrono::minutes offset,
                    const Names& names) {
    QStringList parts;
    for (const auto& [key, value] : record) {
        const std::string field(key);
        const auto label = labels::fieldLabel(kind, field);
        if (label.isEmpty() || value.is_null() || parts.size() == kMostParts)
            continue;
        if (const auto* text = value.if_string(); text && base::Uuid::parse(std::string(text->data(), text->size())) &&
                                                  nameOf(textOf(value), names).isEmpty())
            continue;
        parts << label + QLatin1Char(' ') + valueWords(kind, field, value, offset, names);
    }
    return parts.join(QStringLiteral(" · "));
}

/// The day and the time, each whole.
QString whenWords(base::Instant at, std::chrono::minutes offset) {
    return qt(text::formatDateTime(at, offset)).replace(QLatin1Char(' '), QChar(QChar::Nbsp));
}

QString sideWords(const clinic::Side& side, std::chrono::minutes offset) {
    // Who on a line of their own, then where and when: no line ends in a dot.
    QStringList lines, place;
    if (!side.who.empty())
        lines << qt(side.who);
    if (!side.where.empty())
        place << labels::deskName(side.where);
    if (side.at)
        place << whenWords(*side.at, offset);
    if (!place.isEmpty())
        lines << place.join(QStringLiteral(", "));
    return lines.join(QLatin1Char('\n'));
}

QString sideValue(const clinic::ConflictView& card, const clinic::Side& side, std::chrono::minutes offset) {
    if (!side.record.empty()) {
        const auto shown = recordWords(card.line.recordKind, side.record, offset, card.names);
        if (!shown.isEmpty())
            return shown;
    }
    return valueWords(card.line.recordKind, card.line.field, side.value, offset, card.names);
}

bool has(const clinic::ConflictView& card, std::string_view choice) {
    return std::ranges::find(card.choices, choice) != card.choices.end();
}

bool canBeTyped(const clinic::ConflictLine& line) {
    const auto kind = model::kindFromName(line.recordKind);
    const auto* field = kind ? model::describe(*kind).find(line.field) : nullptr;
    return field && (field->type == model::FieldType::text || field->type == model::FieldType::integer ||
                     field->type == model::FieldType::date);
}

bool isAllergy(const clinic::ConflictLine& line) {
    return line.recordKind == "allergy" || line.field == "allergy_status";
}

widgets::ConflictRow rowOf(const clinic::ConflictView& card, std::chrono::minutes offset, const std::string& thisDesk) {
    const auto& line = card.line;
    const bool swapped = isSwapped(card, thisDesk);
    const auto& left = swapped ? card.theirs : card.mine;
    const auto& right = swapped ? card.mine : card.theirs;
    const auto sideOf = [&](bool leftSide) { return leftSide ? ConflictSide::mine : ConflictSide::theirs; };
    widgets::ConflictRow row;
    row.field = qt(line.field.empty() ? line.recordKind : line.field);
    row.id = qt(line.conflict.text());
    row.label = line.field.empty() ? QString() : labels::fieldLabel(line.recordKind, line.field);
    if (row.label.isEmpty())
        row.label = labels::kindLabel(line.recordKind);
    row.before = valueWords(line.recordKind, line.field, card.before, offset, card.names);
    row.mine = sideValue(card, left, offset);
    row.theirs = sideValue(card, right, offset);
    if (line.reason == "device_restored") {
        row.mine = missingWords(card.mine.value);
        row.theirs = words(QT_TRANSLATE_NOOP("ConflictWords", "Known and dealt with"));
    }
    row.canKeepMine = has(card, swapped ? "theirs" : "mine");
    row.canKeepTheirs = has(card, swapped ? "mine" : "theirs");
    row.canKeepBoth = has(card, "both");
    row.canEdit = has(card, "edited") && canBeTyped(line);
    row.mayChoose = line.maySettle && line.state == "open";
    row.isClinical = isAllergy(line);
    const bool leftStands = (card.standing == "mine") != swapped;
    if (line.state == "settled" || line.merged) {
        row.differs = false;
        row.kept = card.choice == "mine"     ? sideOf(!swapped)
                   : card.choice == "theirs" ? sideOf(swapped)
                   : card.choice.empty()     ? sideOf(leftStands)
                                             : ConflictSide::undecided;
    } else {
        if (line.reason != "device_restored")
            (leftStands ? row.mineNote : row.theirsNote) = words(QT_TRANSLATE_NOOP("ConflictWords", "shown for now"));
    }
    // Of an allergy the side that names one is safe, whichever stands.
    if (isAllergy(line) && row.differs && row.mayChoose) {
        const auto names = [](const clinic::json::value& value) {
            return value.is_string() && value.get_string() != "none_known" && value.get_string() != "not_asked";
        };
        if (names(left.value) != names(right.value))
            row.safeChoice = sideOf(names(left.value));
        else if (row.canKeepBoth)
            row.safeChoice = ConflictSide::both;
    }
    return row;
}

}  // namespace

QString valueWords(const std::string& kind, const std::string& field, const clinic::json::value& value,
                   std::chrono::minutes offset, const Names& names) {
    if (value.is_null())
        return words(QT_TRANSLATE_NOOP("ConflictWords", "Empty"));
    if (value.is_bool())
        return value.get_bool() ? words(QT_TRANSLATE_NOOP("ConflictWords", "Yes"))
                                : words(QT_TRANSLATE_NOOP("ConflictWords", "No"));
    if (const auto* object = value.if_object())
        return recordWords(kind, *object, offset, names);
    if (const auto* list = value.if_array()) {
        QStringList parts;
        for (const auto& element : *list)
            parts << valueWords(kind, field, element, offset, names);
        return parts.join(QStringLiteral(", "));
    }
    const auto named = nameOf(textOf(value), names);
    if (!named.isEmpty())
        return named;
    const auto kindId = model::kindFromName(kind);
    const auto* descriptor = kindId ? model::describe(*kindId).find(field) : nullptr;
    return descriptor ? typedWords(*descriptor, kind, value, offset) : qt(textOf(value));
}

bool isSwapped(const clinic::ConflictView& card, const std::string& thisDesk) {
    return !thisDesk.empty() && card.theirs.where == thisDesk && card.mine.where != thisDesk;
}

widgets::ConflictContent contentOf(const std::vector<clinic::ConflictView>& cards, std::chrono::minutes offset,
                                   const std::string& thisDesk) {
    widgets::ConflictContent content;
    content.before.title = words(QT_TRANSLATE_NOOP("ConflictWords", "Before"));
    content.before.who = words(QT_TRANSLATE_NOOP("ConflictWords", "what both started from"));
    QStringList mine, theirs;
    bool isOurs = !cards.empty();
    for (const auto& card : cards) {
        const bool swapped = isSwapped(card, thisDesk);
        const auto& left = swapped ? card.theirs : card.mine;
        isOurs = isOurs && left.where == thisDesk;
        mine << sideWords(left, offset);
        theirs << sideWords(swapped ? card.mine : card.theirs, offset);
        content.rows.append(rowOf(card, offset, thisDesk));
    }
    // Where this desk wrote neither side, nobody's is "mine".
    content.mineIsHere = isOurs;
    content.mine.title = isOurs ? words(QT_TRANSLATE_NOOP("ConflictWords", "Yours"))
                                : words(QT_TRANSLATE_NOOP("ConflictWords", "First"));
    content.mine.keep = isOurs ? words(QT_TRANSLATE_NOOP("ConflictWords", "Keep mine"))
                               : words(QT_TRANSLATE_NOOP("ConflictWords", "Keep the first"));
    content.theirs.title = isOurs ? words(QT_TRANSLATE_NOOP("ConflictWords", "Theirs"))
                                  : words(QT_TRANSLATE_NOOP("ConflictWords", "Second"));
    content.theirs.keep = isOurs ? words(QT_TRANSLATE_NOOP("ConflictWords", "Keep theirs"))
                                 : words(QT_TRANSLATE_NOOP("ConflictWords", "Keep the second"));
    // Who wrote it stands once above the column, or beside each value where they differ.
    const auto fill = [&](QStringList& all, widgets::ConflictVersion& head, QString widgets::ConflictRow::*note) {
        const auto same = all;
        all.removeDuplicates();
        if (all.size() <= 1) {
            head.who = all.value(0);
            // The column is never without a word on whose it is.
            if (head.who.isEmpty() && !same.isEmpty())
                head.who = words(QT_TRANSLATE_NOOP("ConflictWords", "Another PC\nwho and when is not known here"));
            return;
        }
        for (qsizetype i = 0; i < same.size(); ++i) {
            auto& row = content.rows[i];
            row.*note = (row.*note).isEmpty() ? same.at(i) : same.at(i) + QLatin1Char('\n') + row.*note;
        }
    };
    fill(mine, content.mine, &widgets::ConflictRow::mineNote);
    fill(theirs, content.theirs, &widgets::ConflictRow::theirsNote);
    return content;
}

std::vector<std::pair<QString, QString>> storyOf(const std::vector<clinic::ConflictView>& cards,
                                                 std::chrono::minutes offset) {
    struct Step {
        base::Instant at;
        QString who, where;
        QStringList what;  ///< empty: seen
    };
    std::vector<Step> steps;
    QStringList others;  ///< changed by somebody this PC knows nothing of
    base::Instant met{};
    for (const auto& card : cards) {
        const auto& line = card.line;
        const auto field = line.field.empty() ? QString() : labels::fieldLabel(line.recordKind, line.field);
        const auto what = field.isEmpty() ? labels::kindLabel(line.recordKind) : field;
        for (const auto* side : {&card.theirs, &card.mine}) {
            const auto& other = side == &card.mine ? card.theirs : card.mine;
            if (!side->at && side->who.empty() && !other.who.empty() && !field.isEmpty() && !others.contains(what))
                others << what;
            if (!side->at || side->who.empty())
                continue;
            const auto who = qt(side->who);
            const auto where = side->where.empty() ? QString() : labels::deskName(side->where);
            const auto same = std::ranges::find_if(steps, [&](const Step& step) {
                return step.at == *side->at && step.who == who && step.where == where && !step.what.isEmpty();
            });
            if (same == steps.end())
                steps.push_back({*side->at, who, where, {what}});
            else if (!same->what.contains(what))
                same->what << what;
        }
        for (const auto& mark : card.seenBy)
            if (mark.at)
                steps.push_back({*mark.at, qt(mark.who), {}, {}});
        met = std::max(met, line.raisedAt);
    }
    if (!cards.empty())
        steps.push_back({met, {}, {}, {}});
    std::ranges::stable_sort(steps, {}, &Step::at);
    std::vector<std::pair<QString, QString>> story;
    for (const auto& step : steps) {
        const auto what = step.what.join(QStringLiteral(", "));
        const auto sentence =
            step.who.isEmpty()
                ? words(QT_TRANSLATE_NOOP("ConflictWords",
                                          "The two versions met. Both are kept in the history of the record."))
            : step.what.isEmpty() ? words(QT_TRANSLATE_NOOP("ConflictWords", "%1 has seen it")).arg(step.who)
            : step.where.isEmpty()
                ? words(QT_TRANSLATE_NOOP("ConflictWords", "%1 changed %2")).arg(step.who, what)
                : words(QT_TRANSLATE_NOOP("ConflictWords", "%1 changed %2 (%3)")).arg(step.who, what, step.where);
        if (step.who.isEmpty() && !others.isEmpty())
            story.emplace_back(
                words(QT_TRANSLATE_NOOP("ConflictWords", "time not known"))
                    .replace(QLatin1Char(' '), QChar(QChar::Nbsp)),
                words(QT_TRANSLATE_NOOP("ConflictWords", "%1 changed %2"))
                    .arg(words(QT_TRANSLATE_NOOP("ConflictWords", "Another PC")), others.join(QStringLiteral(", "))));
        const std::pair line{whenWords(step.at, offset), sentence};
        if (std::ranges::find(story, line) == story.end())
            story.push_back(line);
    }
    return story;
}

std::string choiceOf(ConflictSide side, bool swapped) {
    switch (side) {
        case ConflictSide::mine:
            return swapped ? "theirs" : "mine";
        case ConflictSide::theirs:
            return swapped ? "mine" : "theirs";
        case ConflictSide::both:
            return "both";
        case ConflictSide::edited:
            return "edited";
        case ConflictSide::undecided:
            break;
    }
    return {};
}

std::optional<clinic::json::value> typedValue(const clinic::ConflictLine& line, const QString& typed,
                                              base::Date today) {
    const auto kind = model::kindFromName(line.recordKind);
    const auto* field = kind ? model::describe(*kind).find(line.field) : nullptr;
    const auto text = typed.trimmed();
    if (!field || text.isEmpty())
        return std::nullopt;
    if (field->type == model::FieldType::date) {
        const auto date = text::parseDate(widgets::utf8(text), today);
        return date ? std::optional(clinic::json::value(base::toIso(*date))) : std::nullopt;
    }
    if (field->type == model::FieldType::integer) {
        bool ok = false;
        const auto number = text.toLongLong(&ok);
        return ok ? std::optional(clinic::json::value(static_cast<std::int64_t>(number))) : std::nullopt;
    }
    return clinic::json::value(widgets::utf8(text));
}

}  // namespace opdesk::ui::sync_center
