#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "merge_samples.h"

/// Runs the tables of docs/sync-algorithm.md row by row, so that the page cannot say what the code does not do.
namespace opdesk::sync::merge {
namespace {

using model::sameValue;
using model::valueOf;

using Row = std::vector<std::string>;

std::string trimmed(std::string text) {
    const auto from = text.find_first_not_of(' ');
    if (from == std::string::npos)
        return {};
    return text.substr(from, text.find_last_not_of(' ') - from + 1);
}

/// The rows of the table whose first heading is `heading` and that has `columns` columns.
std::vector<Row> tableOf(const std::string& heading, std::size_t columns) {
    std::ifstream file(OPDESK_CASE_TABLE);
    std::vector<Row> rows;
    bool inside = false;
    for (std::string line; std::getline(file, line);) {
        if (!line.starts_with('|')) {
            inside = false;
            continue;
        }
        Row cells;
        std::size_t from = 1;
        for (auto bar = line.find('|', from); bar != std::string::npos; bar = line.find('|', from)) {
            cells.push_back(trimmed(line.substr(from, bar - from)));
            from = bar + 1;
        }
        if (cells.front() == heading && cells.size() == columns)
            inside = true;
        else if (inside && !cells.front().starts_with("---"))
            rows.push_back(std::move(cells));
    }
    return rows;
}

json::value valueFrom(const std::string& cell, const model::FieldDescriptor* field) {
    if (cell == "–")
        return nullptr;
    if (field && (field->type == model::FieldType::integer || field->type == model::FieldType::paise))
        return std::stoll(cell);
    return json::value(cell);
}

std::string itemWords(const Outcome& outcome) {
    std::string words;
    for (const auto& item : outcome.items)
        words += (words.empty() ? "" : ", ") + item.reason + ' ' + item.severity;
    return words.empty() ? "–" : words;
}

void runFieldCase(const Row& row) {
    SCOPED_TRACE(row[0] + ": " + row[1] + " / " + row[2] + " / " + row[3] + " later " + row[4]);
    const auto dot = row[0].find('.');
    const auto kind = model::kindFromName(row[0].substr(0, dot));
    ASSERT_TRUE(kind);
    const auto field = row[0].substr(dot + 1);
    const auto* descriptor = model::describe(*kind).find(field);
    const auto base = valueFrom(row[1], descriptor);
    const auto local = valueFrom(row[2], descriptor);
    const auto remote = valueFrom(row[3], descriptor);

    auto body = samples::bodyOf(*kind);
    model::setValue(body, field, remote);
    auto state = samples::stateOf(body, !sameValue(base, remote));
    if (!authorOf(state, field)) {
        state.authors.emplace_back(
            field, FieldAuthor{samples::kOtherStaff, samples::kOtherDevice, samples::kRemoteAt, state.version});
    }
    auto op = samples::opOf(*kind, model::Action::set);
    op.fields = {{field, base, local}};
    const std::map<std::string, std::int64_t> lateness{
        {"mine", 1000}, {"theirs", -1000}, {"same", 0}, {"unknown", 1000}};
    op.wallMillis = samples::kRemoteAt + lateness.at(row[4]);
    if (row[4] == "unknown")
        op.clockOffsetMillis.reset();

    const auto outcome = apply(state, op, samples::context());
    EXPECT_TRUE(sameValue(valueOf(outcome.after.body, field), valueFrom(row[5], descriptor)))
        << base::canonicalJson(outcome.after.body);
    EXPECT_EQ(model::verdictName(outcome.verdict), row[6]) << outcome.detail;
    EXPECT_EQ(itemWords(outcome), row[7]);
    for (const auto& item : outcome.items) {
        EXPECT_TRUE(sameValue(item.before, base) && sameValue(item.mine, local) && sameValue(item.theirs, remote));
        EXPECT_EQ(item.standing, row[5] == row[2] ? "mine" : "theirs");
        EXPECT_EQ(item.theirsBy.device, samples::kOtherDevice);
    }
}

TEST(CaseTable, everyFieldCase_happensAsWritten) {
    const auto rows = tableOf("kind.field", 8);
    ASSERT_GE(rows.size(), 35u);
    for (const auto& row : rows)
        runFieldCase(row);
}

constexpr std::string_view kWhen = "2026-11-17T05:00:00.000Z";

State stateFrom(const std::string& word, model::KindId kind) {
    if (word == "none")
        return {};
    auto body = samples::bodyOf(kind);
    if (word == "signed")
        body["status"] = "signed";
    if (word == "removed")
        body[model::kRemovedReasonField] = "by mistake";
    if (word == "voided") {
        body[model::kVoidedField] = true;
        body[model::kVoidReasonField] = "by mistake";
    }
    if (word == "cancelled")
        body["status"] = "cancelled";
    if (word == "moved")
        body["starts_at"] = kWhen;
    auto state = samples::stateOf(body, word.starts_with("changed") || word == "removed",
                                  word == "live own" ? samples::kMyDevice : samples::kOtherDevice);
    state.deleted = word == "removed" || word == "voided";
    for (auto& [field, by] : state.authors)
        if ((word == "moved" && field == "starts_at") || (word == "cancelled" && field == "status"))
            by.version = state.version = 4;
    return state;
}

model::FieldChange someEdit(model::KindId kind, const State& state) {
    const std::map<model::KindId, std::pair<std::string, std::string>> edits{
        {model::KindId::patient, {"address", "Nashik"}}, {model::KindId::contact, {"value", "+919820000009"}},
        {model::KindId::allergy, {"reaction", "rash"}},  {model::KindId::prescription, {"advice", "walk"}},
        {model::KindId::vitals, {"remark", "again"}},    {model::KindId::problem, {"remark", "again"}},
        {model::KindId::visit, {"reason", "late"}},      {model::KindId::appointment, {"reason", "late"}},
        {model::KindId::note, {"plan", "walk"}},         {model::KindId::consent, {"remark", "again"}},
        {model::KindId::alias, {"reason", "again"}},     {model::KindId::invoice, {"reason", "again"}},
        {model::KindId::payment, {"reason", "again"}}};
    const auto& [field, value] = edits.at(kind);
    return {field, valueOf(state.body, field), json::value(value)};
}

model::Op opFrom(const std::string& word, model::KindId kind, const State& state) {
    using model::Action;
    const auto first = word.substr(0, word.find(' '));
    if (first == "create" || first == "append") {
        auto op = samples::opOf(kind, first == "create" ? Action::create : Action::append);
        op.document = samples::bodyOf(kind);
        if (word.ends_with("other"))
            op.document[someEdit(kind, {}).field] = someEdit(kind, {}).after;
        return op;
    }
    if (first == "remove" || first == "void") {
        auto op = samples::opOf(kind, first == "remove" ? Action::remove : Action::voided);
        if (!word.ends_with("silently"))
            op.document = {{"reason", "by mistake"}};
        return op;
    }
    auto op = samples::opOf(kind, Action::set);
    const auto& status = valueOf(state.body, "status");
    if (word == "set")
        op.fields = {someEdit(kind, state)};
    else if (word == "sign")
        op.fields = {{"signed_at", nullptr, json::value(kWhen)}, {"status", status, "signed"}};
    else if (word == "reopen")
        op.fields = {{"status", status, "draft"}};
    else if (word == "move")
        op.fields = {{"starts_at", valueOf(state.body, "starts_at"), json::value(kWhen)}};
    else if (word == "cancel" && kind == model::KindId::appointment)
        op.fields = {{"status", "booked", "cancelled"}};
    else if (word == "cancel")
        op.fields = {{"status", status, "cancelled"}};
    else
        ADD_FAILURE() << "unknown word " << word;
    return op;
}

std::string afterWord(const State& state) {
    if (!state.exists)
        return "none";
    if (state.body.contains(model::kVoidedField))
        return "voided";
    if (state.deleted)
        return "removed";
    const auto status = valueOf(state.body, "status");
    if (status == json::value("cancelled") && state.body.contains("starts_at"))
        return "cancelled";
    return status == json::value("signed") ? "signed" : "live";
}

TEST(CaseTable, everyRecordCase_happensAsWritten) {
    const auto rows = tableOf("kind", 6);
    ASSERT_GE(rows.size(), 50u);
    for (const auto& row : rows) {
        SCOPED_TRACE(row[0] + " " + row[1] + ": " + row[2]);
        const auto kind = model::kindFromName(row[0]);
        ASSERT_TRUE(kind);
        const auto state = stateFrom(row[1], *kind);
        const auto outcome = apply(state, opFrom(row[2], *kind, state), samples::context());
        EXPECT_EQ(afterWord(outcome.after), row[3]) << outcome.detail;
        EXPECT_EQ(model::verdictName(outcome.verdict), row[4]) << outcome.detail;
        EXPECT_EQ(itemWords(outcome), row[5]);
        if (outcome.verdict == model::Verdict::parked) {
            EXPECT_EQ(base::canonicalJson(outcome.after.body), base::canonicalJson(state.body));
            EXPECT_FALSE(outcome.changed);
        }
    }
}

TEST(CaseTable, everyMergePolicyOfTheRegistry_hasACase) {
    std::set<model::Merge> covered;
    for (const auto& row : tableOf("kind.field", 8)) {
        const auto dot = row[0].find('.');
        const auto* field = model::describe(*model::kindFromName(row[0].substr(0, dot))).find(row[0].substr(dot + 1));
        if (field)
            covered.insert(field->merge);
    }
    for (const auto& kind : model::allKinds())
        for (const auto& field : kind.fields)
            EXPECT_TRUE(covered.contains(field.merge)) << kind.name << '.' << field.name;
}

}  // namespace
}  // namespace opdesk::sync::merge
