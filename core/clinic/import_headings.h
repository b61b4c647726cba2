#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/clinic/import.h"

/// Which column of a list is what, by its heading in English, Hindi or Marathi.
namespace opdesk::clinic {

/// What a column can be. `number` is the clinic's own number of the patient; it is kept in the remark as "Old number
/// …", since a clinic number of OPDesk comes from the series of a desk.
enum class ListField {
    none,
    name,
    firstName,
    lastName,
    nameLocal,
    sex,
    age,
    born,
    phone,
    phoneRelation,
    guardianName,
    guardianRelation,
    address,
    locality,
    pin,
    language,
    number,
    abhaNumber,
    abhaAddress,
    referredBy,
    remark,
};
std::string_view listFieldName(ListField field);  ///< name, birth_date, phone …; empty for none
ListField listFieldOf(std::string_view heading);
/// Fields by column. `mapping` is a JSON object heading → field name, empty to keep a column out. Errors: invalidInput.
base::Result<std::vector<ListField>> recogniseColumns(std::span<const std::string> headings,
                                                      const std::string& mapping);

}  // namespace opdesk::clinic
