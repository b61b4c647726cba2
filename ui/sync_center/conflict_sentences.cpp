#include <QCoreApplication>

#include <boost/json.hpp>

#include "core/rules/invoice_rules.h"
#include "ui/labels/labels.h"
#include "ui/sync_center/conflict_words.h"
#include "ui/widgets/page.h"

/// Sentences by the reason of a card and the code of a parked item. The desk's words: never "merge" or "server".
namespace opdesk::ui::sync_center {

namespace {

struct ReasonRow {
    std::string_view reason;
    const char* title;   ///< null: made from the field
    const char* advice;  ///< what is asked
    const char* notBoth;
};

constexpr ReasonRow kReasons[] = {
    {"same_field", nullptr,
     QT_TRANSLATE_NOOP("ConflictWords", "Two PCs wrote different things. One stands until somebody chooses."), nullptr},
    {"later_author", nullptr, QT_TRANSLATE_NOOP("ConflictWords", "The change made later stands. Undo takes the other."),
     nullptr},
    {"ladder", nullptr, QT_TRANSLATE_NOOP("ConflictWords", "The step further on stands. Undo takes the other."),
     nullptr},
    {"slot_taken", QT_TRANSLATE_NOOP("ConflictWords", "Two bookings for one time"),
     QT_TRANSLATE_NOOP("ConflictWords",
                       "The booking that came first holds the time. Give the other patient a new time, then settle."),
     QT_TRANSLATE_NOOP("ConflictWords", "One time holds one booking.")},
    {"edit_beats_delete", QT_TRANSLATE_NOOP("ConflictWords", "Removed on one PC, changed on another"),
     QT_TRANSLATE_NOOP("ConflictWords", "The change stands and the entry came back. Choose whether it goes after all."),
     QT_TRANSLATE_NOOP("ConflictWords", "It is either kept or removed.")},
    {"double_amendment", QT_TRANSLATE_NOOP("ConflictWords", "Two corrections of one paper"),
     QT_TRANSLATE_NOOP("ConflictWords", "Both corrections stand. Cancel the wrong one, then settle; or keep both."),
     nullptr},
    {"double_payment", QT_TRANSLATE_NOOP("ConflictWords", "Money may be taken twice"),
     QT_TRANSLATE_NOOP("ConflictWords",
                       "Both payments are in the ledger. Give one back if it was taken twice; or keep both."),
     nullptr},
    {"forked", QT_TRANSLATE_NOOP("ConflictWords", "Two drafts of one note"),
     QT_TRANSLATE_NOOP("ConflictWords",
                       "Both drafts are kept, each under its writer. Nothing is lost by keeping both."),
     nullptr},
    {"two_primaries", QT_TRANSLATE_NOOP("ConflictWords", "Two main numbers"),
     QT_TRANSLATE_NOOP("ConflictWords", "Both numbers are kept; the one set later is the main one."), nullptr},
    {"number_twice", QT_TRANSLATE_NOOP("ConflictWords", "One number on two papers"),
     QT_TRANSLATE_NOOP(
         "ConflictWords",
         "The paper that came first keeps the number. The other has a new one: give the patient a new print."),
     QT_TRANSLATE_NOOP("ConflictWords", "A number stands on one paper only.")},
    {"totals_differ", QT_TRANSLATE_NOOP("ConflictWords", "A bill whose lines add up to another sum"),
     QT_TRANSLATE_NOOP("ConflictWords",
                       "The bill stands as it was printed. Correct it with a credit note if it is wrong."),
     QT_TRANSLATE_NOOP("ConflictWords", "A printed bill stands as it is.")},
    {"refund_over_paid", QT_TRANSLATE_NOOP("ConflictWords", "More given back than was paid"),
     QT_TRANSLATE_NOOP("ConflictWords", "Both stand in the ledger. Take the difference back, then settle."),
     QT_TRANSLATE_NOOP("ConflictWords", "The ledger stands as it is.")},
    {"possible_duplicate", QT_TRANSLATE_NOOP("ConflictWords", "Perhaps one person, registered twice"),
     QT_TRANSLATE_NOOP("ConflictWords", "Keep both when they are two people. Join the records when they are one."),
     nullptr},
    {"joined_twice", QT_TRANSLATE_NOOP("ConflictWords", "Joined in two ways"),
     QT_TRANSLATE_NOOP("ConflictWords", "The joining that came first counts. Undo it and join anew if it is wrong."),
     QT_TRANSLATE_NOOP("ConflictWords", "A record is joined to one other only.")},
    {"moved_cancelled", QT_TRANSLATE_NOOP("ConflictWords", "Moved on one PC, cancelled on another"),
     QT_TRANSLATE_NOOP("ConflictWords", "The booking is cancelled. Tell the patient, then settle."),
     QT_TRANSLATE_NOOP("ConflictWords", "A booking cannot be moved and cancelled.")},
    {"device_restored", QT_TRANSLATE_NOOP("ConflictWords", "A PC was put back to an older state"),
     QT_TRANSLATE_NOOP(
         "ConflictWords",
         "What is listed was made on that PC and is not anywhere. Ask its users, enter it again, then settle."),
     QT_TRANSLATE_NOOP("ConflictWords", "There is one list of what is missing.")},
    {"parked", QT_TRANSLATE_NOOP("ConflictWords", "Needs the admin"),
     QT_TRANSLATE_NOOP("ConflictWords", "It is kept whole until the admin lets it in or enters it anew."), nullptr},
};

struct CodeRow {
    std::string_view code;
    const char* words;
};

constexpr CodeRow kParked[] = {
    {"permission_denied", QT_TRANSLATE_NOOP("ParkedWords", "The person who wrote it had no right to.")},
    {"lease_expired",
     QT_TRANSLATE_NOOP("ParkedWords", "It was written after the offline time of its writer had ended.")},
    {"not_found", QT_TRANSLATE_NOOP("ParkedWords", "What it belongs to has not arrived.")},
    {"depends_on_parked", QT_TRANSLATE_NOOP("ParkedWords", "It waits for another item of this list.")},
    {"wrong_state", QT_TRANSLATE_NOOP("ParkedWords", "The paper or entry had been closed before.")},
    {"already_exists", QT_TRANSLATE_NOOP("ParkedWords", "The same entry is there already with other content.")},
    {"invalid_input", QT_TRANSLATE_NOOP("ParkedWords", "A value in it is not possible.")},
    {"too_large", QT_TRANSLATE_NOOP("ParkedWords", "It is too large to send.")},
    {"newer_schema", QT_TRANSLATE_NOOP("ParkedWords", "It was written by a newer OPDesk.")},
    {"foreign_file", QT_TRANSLATE_NOOP("ParkedWords", "It belongs to another clinic or PC.")},
};

/// Of one value of a record, one side may have been a removal; for the person it is a value that differs.
const ReasonRow* rowOf(const clinic::ConflictLine& line) {
    const bool isValue = line.reason == "edit_beats_delete" && !line.field.empty();
    for (const auto& row : kReasons)
        if (row.reason == (isValue ? std::string_view("same_field") : std::string_view(line.reason)))
            return &row;
    return nullptr;
}

QString words(const char* text) {
    return QCoreApplication::translate("ConflictWords", text);
}

}  // namespace

QString conflictWords(const clinic::ConflictLine& line) {
    if (line.locked)
        return words(QT_TRANSLATE_NOOP("ConflictWords", "For a clinical role"));
    const auto* row = rowOf(line);
    if (row && row->title)
        return words(row->title);
    if (line.recordKind == "conflict")
        return words(QT_TRANSLATE_NOOP("ConflictWords", "Settled twice"));
    const auto field = labels::fieldLabel(line.recordKind, line.field);
    return words(QT_TRANSLATE_NOOP("ConflictWords", "%1 differs"))
        .arg(field.isEmpty() ? labels::kindLabel(line.recordKind) : field);
}

QString conflictAdvice(const clinic::ConflictView& card) {
    const auto* row = rowOf(card.line);
    if (!card.line.maySettle && card.line.state == "open" && !card.line.merged)
        return words(QT_TRANSLATE_NOOP("ConflictWords", "Somebody who may edit this settles it."));
    return row ? words(row->advice) : QString();
}

QString whyNotBoth(const clinic::ConflictView& card) {
    if (std::find(card.choices.begin(), card.choices.end(), "both") != card.choices.end())
        return {};
    const auto* row = rowOf(card.line);
    return row && row->notBoth ? words(row->notBoth)
                               : words(QT_TRANSLATE_NOOP("ConflictWords", "Only one value can stand here."));
}

namespace {

/// 17, 18, 19, 22 as "17–19, 22", each number written by `name`.
template <typename Name>
QString ranges(const clinic::json::array& numbers, Name name) {
    QStringList parts;
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t end = i;
        while (end + 1 < numbers.size() && numbers[end + 1].is_int64() && numbers[i].is_int64() &&
               numbers[end + 1].get_int64() == numbers[end].get_int64() + 1)
            ++end;
        if (numbers[i].is_int64()) {
            const auto first = name(numbers[i].get_int64());
            parts << (end == i ? first : first + QStringLiteral(" – ") + name(numbers[end].get_int64()));
        }
        i = end + 1;
    }
    return parts.join(QStringLiteral(", "));
}

/// Numbers of a counter as they stand on paper: "invoice:A07:2627" 42 is A07/2627/00042, "patient:A07" 42 is A07-42.
QString documentNumber(const QString& counter, std::int64_t number) {
    const auto parts = counter.split(QLatin1Char(':'));
    if (parts.size() == 3 && parts.at(0) == QLatin1String("invoice"))
        if (const auto written = rules::invoiceNumber(widgets::utf8(parts.at(1)), widgets::utf8(parts.at(2)), number))
            return widgets::qt(*written);
    if (parts.size() == 2 && parts.at(0) == QLatin1String("patient"))
        return parts.at(1) + QLatin1Char('-') + QString::number(number);
    return counter + QLatin1Char(' ') + QString::number(number);
}

}  // namespace

QString missingWords(const clinic::json::value& missing) {
    const auto* object = missing.if_object();
    if (!object)
        return {};
    QStringList parts;
    if (const auto* documents = object->if_contains("documents"); documents && documents->is_object())
        for (const auto& [key, numbers] : documents->get_object()) {
            const auto counter = QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()));
            if (numbers.is_array() && !numbers.get_array().empty())
                parts << words(QT_TRANSLATE_NOOP("ConflictWords", "Papers %1"))
                             .arg(ranges(numbers.get_array(),
                                         [&](std::int64_t number) { return documentNumber(counter, number); }));
        }
    if (const auto* ops = object->if_contains("ops"); ops && ops->is_array() && !ops->get_array().empty())
        parts << words(QT_TRANSLATE_NOOP("ConflictWords", "Entries no. %1"))
                     .arg(ranges(ops->get_array(), [](std::int64_t number) { return QString::number(number); }));
    if (const auto* beyond = object->if_contains("beyond"); beyond && beyond->is_int64())
        parts << words(QT_TRANSLATE_NOOP("ConflictWords", "and %1 more")).arg(beyond->get_int64());
    return parts.isEmpty() ? words(QT_TRANSLATE_NOOP("ConflictWords", "Nothing is missing"))
                           : parts.join(QLatin1Char('\n'));
}

QString parkedWords(const clinic::ParkedLine& line) {
    if (line.look)
        return QCoreApplication::translate("ParkedWords", "A note that a record was looked at could not be sent.");
    for (const auto& row : kParked)
        if (row.code == line.code)
            return QCoreApplication::translate("ParkedWords", row.words);
    return QCoreApplication::translate("ParkedWords", "It could not be taken in as it is.");
}

}  // namespace opdesk::ui::sync_center
