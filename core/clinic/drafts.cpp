#include "core/clinic/drafts.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/json.h"
#include "core/clinic/inputs.h"
#include "core/store/store.h"

namespace opdesk::clinic {

namespace {

constexpr std::size_t kMostBytes = 64 * 1024;
constexpr std::size_t kLongestAbout = 80;

struct Form {
    std::string_view name;
    model::Compartment compartment;  ///< clinical words lie under the clinical key
};
constexpr auto kForms = std::to_array<Form>({{"new_patient", model::Compartment::desk},
                                             {"edit_patient", model::Compartment::desk},
                                             {"find", model::Compartment::desk},
                                             {"booking", model::Compartment::desk},
                                             {"cancel_booking", model::Compartment::desk},
                                             {"hours", model::Compartment::desk},
                                             {"conflict", model::Compartment::care},
                                             {"bill", model::Compartment::desk},
                                             {"refund", model::Compartment::desk},
                                             {"device", model::Compartment::desk},
                                             {"day_close", model::Compartment::desk},
                                             {"price", model::Compartment::desk},
                                             {"clinic_settings", model::Compartment::desk},
                                             {"vitals", model::Compartment::care},
                                             {"consult", model::Compartment::care}});

struct Place {
    std::string name;
    model::Compartment compartment;
};

base::Result<Place> placeOf(const Session& session, const std::string& form, const std::string& about) {
    const auto known = std::ranges::find(kForms, form, &Form::name);
    if (known == kForms.end()) {
        std::string all;
        for (const auto& one : kForms)
            all += (all.empty() ? "" : ", ") + std::string(one.name);
        return base::failField("form", "no form has this name", "one of " + all);
    }
    if (about.size() > kLongestAbout || !std::ranges::all_of(about, [](unsigned char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-' || c == '/';
        }))
        return base::failField("about", "this is no id", "the id of a patient, or patient/visit");
    auto compartment = known->compartment;
    // Who holds no clinical key is shown no clinical card, and types nothing of one.
    if (known->name == "conflict" && !session.store.canOpen(compartment))
        compartment = model::Compartment::desk;
    return Place{"typed:" + session.lease.user.text() + ":" + form + ":" + about, compartment};
}

/// A whole Aadhaar number is stored nowhere, not even in what was only typed.
void leaveAadhaarOut(json::value& value) {
    if (value.is_string()) {
        if (holdsAadhaar(std::string_view(value.get_string().data(), value.get_string().size())))
            value = "";
    } else if (value.is_array()) {
        for (auto& one : value.get_array())
            leaveAadhaarOut(one);
    } else if (value.is_object()) {
        for (auto& one : value.get_object())
            leaveAadhaarOut(one.value());
    }
}

}  // namespace

base::Result<SaveDraft::Answer> execute(Session& session, const SaveDraft& command) {
    OPDESK_TRY(const auto place, placeOf(session, command.form, command.about));
    if (command.typed.empty()) {
        OPDESK_CHECK(session.store.dropDraft(place.name));
        return SaveDraft::Answer{false};
    }
    if (base::canonicalJson(command.typed).size() > kMostBytes)
        return base::fail(base::Error{base::ErrorCode::tooLarge, "the draft is too large", "typed", "at most 64 KB"});
    json::value kept(command.typed);
    leaveAadhaarOut(kept);
    OPDESK_CHECK(session.store.saveDraft(place.compartment, place.name, kept.get_object()));
    return SaveDraft::Answer{true};
}

base::Result<ReadDraft::Answer> execute(Session& session, const ReadDraft& command) {
    OPDESK_TRY(const auto place, placeOf(session, command.form, command.about));
    OPDESK_TRY(auto typed, session.store.draft(place.name));
    if (!typed)
        return ReadDraft::Answer{};
    return ReadDraft::Answer{true, std::move(*typed)};
}

base::Result<DropDraft::Answer> execute(Session& session, const DropDraft& command) {
    OPDESK_TRY(const auto place, placeOf(session, command.form, command.about));
    OPDESK_CHECK(session.store.dropDraft(place.name));
    return DropDraft::Answer{true};
}

}  // namespace opdesk::clinic
