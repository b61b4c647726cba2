#include "sync/merge/field_merge.h"

#include <algorithm>
#include <boost/json/string.hpp>

#include "core/model/validate.h"

namespace opdesk::sync::merge {

namespace {

using model::sameValue;

Item itemOf(const model::FieldChange& change, const json::value& stands, const FieldAuthor* author, std::string reason,
            std::string severity, bool mineStands) {
    Item item;
    item.field = change.field;
    item.reason = std::move(reason);
    item.severity = std::move(severity);
    item.before = change.before;
    item.mine = change.after;
    item.theirs = stands;
    item.standing = mineStands ? "mine" : "theirs";
    if (author)
        item.theirsBy = *author;
    return item;
}

/// The later author time stands, ties by device id. A desk that never measured its clock cannot claim to be later; a
/// value whose author nobody remembers cannot either.
bool isMineLater(const FieldAuthor* author, const model::Op& op, const Context& context) {
    if (!op.clockOffsetMillis)
        return false;
    if (!author)
        return true;
    const auto mine = authorMillis(op, context);
    if (mine != author->atMillis)
        return mine > author->atMillis;
    return context.device >= author->device;
}

/// The place of a value on the ladder; absent is below the first rung, an unknown word has none.
std::optional<std::ptrdiff_t> rungOf(const model::FieldDescriptor& field, const json::value& value) {
    const auto plain = model::normalized(value);
    if (plain.is_null())
        return -1;
    const auto* text = plain.if_string();
    if (!text)
        return std::nullopt;
    const auto it = std::ranges::find(field.known, std::string_view(text->data(), text->size()));
    if (it == field.known.end())
        return std::nullopt;
    return it - field.known.begin();
}

FieldMerge mergeLater(const model::FieldChange& change, const json::value& stands, const FieldAuthor* author,
                      const model::Op& op, const Context& context) {
    const bool mine = isMineLater(author, op, context);
    return {mine, false, itemOf(change, stands, author, "later_author", "low", mine)};
}

FieldMerge mergeLadder(const model::KindDescriptor& kind, const model::FieldDescriptor& field,
                       const model::FieldChange& change, const json::value& stands, const FieldAuthor* author,
                       const model::Op& op, const Context& context) {
    const auto mine = rungOf(field, change.after);
    const auto theirs = rungOf(field, stands);
    // A word this program does not know has no place on the ladder: the later author decides.
    if (!mine || !theirs)
        return mergeLater(change, stands, author, op, context);
    const bool mineStands = *mine > *theirs;
    return {mineStands, false, itemOf(change, stands, author, "ladder", kind.isSealed() ? "high" : "low", mineStands)};
}

}  // namespace

FieldMerge mergeField(const model::KindDescriptor& kind, const model::FieldChange& change, const json::value& stands,
                      const FieldAuthor* author, const model::Op& op, const Context& context) {
    if (sameValue(change.after, stands))
        return {};
    if (sameValue(change.after, change.before))
        return {};  // nothing was changed there
    const auto* field = kind.find(change.field);
    const auto policy = field ? field->merge : model::Merge::laterAuthor;  // a field of a newer program
    if (policy == model::Merge::fixed) {
        if (model::normalized(stands).is_null() && sameValue(change.before, stands))
            return {true, false, {}};
        return {false, true, {}};
    }
    if (sameValue(change.before, stands))
        return {true, false, {}};
    switch (policy) {
        case model::Merge::fixed:
            break;
        case model::Merge::card: {
            // Two settlements of one card: the first stands, the second is listed, and no card asks about a card.
            const bool about = kind.id == model::KindId::conflict;
            return {false, false, itemOf(change, stands, author, "same_field", about ? "low" : "high", false)};
        }
        case model::Merge::laterAuthor:
            return mergeLater(change, stands, author, op, context);
        case model::Merge::ladder:
            return mergeLadder(kind, *field, change, stands, author, op, context);
    }
    return {};
}

}  // namespace opdesk::sync::merge
