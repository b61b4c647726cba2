#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/clinic/csv_reader.h"
#include "core/clinic/import_headings.h"
#include "core/clinic/registration.h"

namespace opdesk::clinic {

/// A row as a person, or what is wrong with it.
struct ListPerson {
    Registration registration;
    std::string importKey;  ///< the same for the same row of any list; never depends on the day of the import
    std::vector<ImportProblem> problems;
};
ListPerson readRow(const CsvRow& row, std::span<const std::string> headings, std::span<const ListField> fields,
                   base::Date today);

}  // namespace opdesk::clinic
