#pragma once

#include "core/clinic/money.h"

/// The clinic's price list (W5). A code keeps its lines; a change is a new line from a day on, so what was charged
/// before can be read, and no bill ever changes.
namespace opdesk::clinic {

using model::PriceId;

struct PriceEntry {
    PriceId price;
    std::string code, text, sac;
    std::string visitKind;  ///< the consultation line of these visits; empty: none
    StaffId doctor;         ///< of that line; null: every doctor
    std::string doctorName;
    std::int64_t rate = 0;
    std::optional<std::int64_t> taxPercent;  ///< nullopt: what the dated rates say of the code
    std::optional<base::Date> from;          ///< nullopt: from the beginning
    bool retired = false;
    std::string state;  ///< now, later, past, retired
    std::string reason;
};
struct ShowPriceList {     // "price.show": by code, what stands first
    bool history = false;  ///< with what stood before
    struct Answer {
        std::vector<PriceEntry> prices;
        base::Date today{};               ///< of the clinic
        bool registered = false;          ///< for GST: else no tax is charged, whatever is written here
        std::vector<std::int64_t> taxes;  ///< percents there are today
    };
};
struct SetPrice {  // "price.set": a new code, or another price of one from a day on
    std::string code, text, sac, visitKind;
    StaffId doctor;
    std::int64_t rate = 0;
    std::optional<std::int64_t> taxPercent{};
    std::optional<base::Date> from{};  ///< default today; never before
    std::string reason{};              ///< where the role needs one
    struct Answer {
        PriceId price;
        PriceEntry now;                    ///< what the record holds
        std::optional<PriceEntry> before;  ///< what it held; nullopt: it was made
    };
};
struct RetirePrice {  // "price.retire": from that day the code is not billed
    std::string code;
    std::optional<base::Date> from{};
    std::string reason{};
    using Answer = SetPrice::Answer;
};
/// Takes price.set or price.retire back: all three as they answered. wrongState: somebody has set the price since.
struct PutPriceBack {  // "price.put_back"
    PriceId price;
    PriceEntry now;
    std::optional<PriceEntry> before{};
    struct Answer {
        bool back = false;
    };
};

base::Result<ShowPriceList::Answer> execute(Session&, const ShowPriceList&);
base::Result<SetPrice::Answer> execute(Session&, const SetPrice&);
base::Result<RetirePrice::Answer> execute(Session&, const RetirePrice&);
base::Result<PutPriceBack::Answer> execute(Session&, const PutPriceBack&);

}  // namespace opdesk::clinic
