#include "core/model/references.h"

#include <algorithm>

#include "core/model/validate.h"

namespace opdesk::model {

std::vector<std::pair<KindId, base::Uuid>> neededBy(const Op& op) {
    std::vector<std::pair<KindId, base::Uuid>> needed;
    if (!makes(op))
        needed.emplace_back(op.kind, op.record);
    static const json::value kNothing;
    for (const auto& field : describe(op.kind).fields) {
        const auto to = kindFromName(field.refersTo);
        if (field.type != FieldType::id || !to || describe(*to).shape == Shape::onlineOnly)
            continue;
        const auto change = std::ranges::find(op.fields, field.name, &FieldChange::field);
        const auto& value = op.action != Action::set    ? valueOf(op.document, field.name)
                            : change == op.fields.end() ? kNothing
                                                        : change->after;
        const auto* text = value.if_string();
        if (const auto id = text ? base::Uuid::parse({text->data(), text->size()}) : std::nullopt)
            needed.emplace_back(*to, *id);
    }
    return needed;
}

}  // namespace opdesk::model
