#include "core/clinic/import_row.h"

#include <algorithm>
#include <array>

#include "core/base/bytes.h"
#include "core/clinic/inputs.h"
#include "core/crypto/hash.h"
#include "core/text/names.h"
#include "core/text/phone.h"
#include "core/text/unicode.h"

namespace opdesk::clinic {

namespace {

constexpr std::size_t kFieldCount = static_cast<std::size_t>(ListField::remark) + 1;

/// The cells by what they are; of two columns of one kind the first that is filled counts.
struct Cells {
    std::array<std::string, kFieldCount> values;
    std::array<std::size_t, kFieldCount> columns{};
    const std::string& of(ListField field) const { return values[static_cast<std::size_t>(field)]; }
    std::size_t columnOf(ListField field) const { return columns[static_cast<std::size_t>(field)]; }
};

bool isBlank(std::string_view cell) {
    const auto folded = text::foldForSearch(cell);
    return folded.empty() || folded == "na" || folded == "n a" || folded == "nil" || folded == "none";
}

Cells cellsOf(const CsvRow& row, std::span<const ListField> fields) {
    Cells cells;
    for (std::size_t i = 0; i < std::min(row.cells.size(), fields.size()); ++i) {
        const auto at = static_cast<std::size_t>(fields[i]);
        if (fields[i] == ListField::none)
            continue;
        if (cells.values[at].empty()) {
            cells.columns[at] = i;
            if (!isBlank(row.cells[i]))
                cells.values[at] = text::tidyLine(row.cells[i]);
        }
    }
    return cells;
}

/// Shri, Smt and the like say what an empty sex column does not.
std::string sexOfTitle(std::string_view name) {
    const auto words = text::nameWords(name);
    if (words.empty())
        return {};
    const auto title = text::foldForSearch(words.front());
    constexpr auto kMale = std::to_array<std::string_view>({"mr", "shri", "sri", "shree", "master", "mast", "श्री"});
    constexpr auto kFemale = std::to_array<std::string_view>(
        {"mrs", "ms", "miss", "smt", "shrimati", "kumari", "kum", "श्रीमती", "सौ", "कुमारी"});
    const auto among = [&](const auto& titles) {
        return std::ranges::any_of(titles, [&](std::string_view one) { return text::foldForSearch(one) == title; });
    };
    if (among(kMale))
        return "male";
    return among(kFemale) ? "female" : std::string{};
}

/// Two numbers in one cell: the first that is a mobile number counts.
std::string firstPhone(const std::string& cell) {
    if (text::parseIndianMobile(cell))
        return cell;
    std::size_t from = 0;
    while (from < cell.size()) {
        const auto end = std::min(cell.find_first_of(",/;&", from), cell.size());
        const auto part = cell.substr(from, end - from);
        if (text::parseIndianMobile(part))
            return part;
        from = end + 1;
    }
    return cell;
}

RegisterPatient commandOf(const Cells& cells) {
    RegisterPatient command;
    command.name = cells.of(ListField::name);
    if (command.name.empty())
        command.name = text::tidyLine(cells.of(ListField::firstName) + " " + cells.of(ListField::lastName));
    command.nameLocal = cells.of(ListField::nameLocal);
    command.sex = cells.of(ListField::sex);
    if (command.sex.empty())
        command.sex = sexOfTitle(command.name);
    command.age = cells.of(ListField::age);
    command.born = cells.of(ListField::born);
    command.phone = firstPhone(cells.of(ListField::phone));
    command.phoneRelation = cells.of(ListField::phoneRelation);
    command.guardianName = cells.of(ListField::guardianName);
    command.guardianRelation = cells.of(ListField::guardianRelation);
    command.address = cells.of(ListField::address);
    command.locality = cells.of(ListField::locality);
    command.pin = cells.of(ListField::pin);
    command.language = cells.of(ListField::language);
    command.abhaNumber = cells.of(ListField::abhaNumber);
    command.abhaAddress = cells.of(ListField::abhaAddress);
    command.referredBy = cells.of(ListField::referredBy);
    command.remark = cells.of(ListField::remark);
    return command;
}

ListField fieldOfArgument(std::string_view argument) {
    if (argument == "born")
        return ListField::born;
    for (std::size_t i = 1; i < kFieldCount; ++i)
        if (listFieldName(static_cast<ListField>(i)) == argument)
            return static_cast<ListField>(i);
    return ListField::none;
}

/// Of what the list says, not of what was made of it: an age of 34 gives another birth date a year later, but is the
/// same row.
std::string keyOf(const RegisterPatient& command, const Registration& registration, std::string_view number) {
    std::string said = text::foldForSearch(registration.patient.name);
    said += '\x1f';
    said += registration.patient.birthEstimated
                ? "age " + text::foldForSearch(command.age)
                : (registration.patient.birthDate ? base::toIso(*registration.patient.birthDate) : "");
    said += '\x1f' + registration.phone + '\x1f' + text::foldForSearch(number);
    return "list1:" + base::toHex(crypto::sha256(base::asBytes(said))).substr(0, 40);
}

std::optional<std::size_t> brokenText(const CsvRow& row) {
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (!text::isValidUtf8(row.cells[i]))
            return i;
    return std::nullopt;
}

std::string headingAt(std::span<const std::string> headings, std::size_t column) {
    if (column >= headings.size())
        return "column " + std::to_string(column + 1);
    return text::tidyLine(headings[column]);
}

}  // namespace

ListPerson readRow(const CsvRow& row, std::span<const std::string> headings, std::span<const ListField> fields,
                   base::Date today) {
    ListPerson person;
    if (!row.fault.empty()) {
        person.problems.push_back({row.row, {}, row.fault, row.fix});
        return person;
    }
    if (const auto column = brokenText(row)) {
        person.problems.push_back({row.row, headingAt(headings, *column), "the text is not UTF-8",
                                   "save the list as \"CSV UTF-8\"; it looks like an older Windows code page"});
        return person;
    }
    const auto cells = cellsOf(row, fields);
    auto command = commandOf(cells);
    const auto& number = cells.of(ListField::number);
    if (!number.empty())
        command.remark = "Old number " + number + (command.remark.empty() ? "" : ". " + command.remark);
    auto checked = checkedRegistration(command, today, Strictness::list);
    if (!checked) {
        const auto& error = checked.error();
        auto field = fieldOfArgument(error.field);
        if (field == ListField::name && cells.of(ListField::name).empty() && !cells.of(ListField::firstName).empty())
            field = ListField::firstName;
        person.problems.push_back({row.row,
                                   field == ListField::none ? error.field : headingAt(headings, cells.columnOf(field)),
                                   error.detail, error.fix});
        return person;
    }
    person.registration = std::move(*checked);
    person.importKey = keyOf(command, person.registration, number);
    person.registration.patient.importKey = person.importKey;
    return person;
}

}  // namespace opdesk::clinic
