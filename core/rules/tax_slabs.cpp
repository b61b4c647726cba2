#include "core/rules/tax_slabs.h"

#include <algorithm>
#include <charconv>

#include "core/rules/csv.h"
#include "core/rules/embedded_data.h"

namespace opdesk::rules {

base::Result<std::vector<std::int64_t>> taxSlabsOn(base::Date day) {
    const auto damagedSlabs = [](std::string_view what) {
        return base::fail(base::ErrorCode::damaged, "gst_slabs.csv: " + std::string(what));
    };
    OPDESK_TRY(const auto table, parseCsv(embeddedFile("gst_slabs")));
    const auto percent = table.column("percent"), from = table.column("in_force_from"),
               until = table.column("in_force_until");
    if (!percent || !from || !until || table.rows.empty())
        return damagedSlabs("no rows, or a column is missing");
    std::vector<std::int64_t> slabs;
    for (const auto& row : table.rows) {
        std::int64_t value = -1;
        const auto& cell = row[*percent];
        std::from_chars(cell.data(), cell.data() + cell.size(), value);
        const auto first = base::dateFromIso(row[*from]);
        const auto last = row[*until].empty() ? std::optional(day) : base::dateFromIso(row[*until]);
        if (value < 0 || value > 100 || !first || !last)
            return damagedSlabs("a slab without a percentage or its days");
        if (*first <= day && day <= *last)
            slabs.push_back(value);
    }
    std::ranges::sort(slabs);
    return slabs;
}

}  // namespace opdesk::rules
