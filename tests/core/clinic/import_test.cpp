#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "core/clinic/csv_reader.h"
#include "core/clinic/day.h"
#include "core/clinic/import.h"
#include "core/clinic/import_headings.h"
#include "core/clinic/records.h"
#include "tests/support/test_session.h"

namespace opdesk::clinic::tests {

using opdesk::tests::TestClinic;

namespace {

std::string written(const TestClinic& clinic, const std::string& text) {
    const auto file = clinic.folder / "list.csv";
    std::ofstream(file, std::ios::binary) << text;
    return file.string();
}

ImportPatients importOf(const std::string& file, bool dryRun = false) {
    return {file, dryRun, {}};
}

}  // namespace

TEST(Import, aClinicsRealListGoesInAndTheFiveBrokenRowsAreNamed) {
    TestClinic clinic;
    auto& session = clinic.as("Receptionist");
    const std::string file = OPDESK_TEST_DATA "/clinic_list.csv";
    const auto dry = execute(session, importOf(file, true));
    ASSERT_TRUE(dry) << dry.error().field << dry.error().detail;
    EXPECT_EQ(dry->added, 309);
    EXPECT_EQ(*clinic.store->count(model::KindId::patient), 0);

    const auto done = execute(session, importOf(file));
    ASSERT_TRUE(done) << done.error().detail;
    for (const auto& problem : done->problems)
        std::cout << problem.row << " " << problem.column << ": " << problem.what << " -> " << problem.fix << "\n";
    EXPECT_EQ(done->rows, 314);
    EXPECT_EQ(done->added, 309);
    EXPECT_EQ(done->refused, 5);
    const std::vector<std::pair<std::int64_t, std::string>> expected{
        {24, "Mobile No"}, {88, "Age"}, {143, "Patient Name"}, {200, "DOB"}, {262, "Gender"}};
    ASSERT_EQ(done->problems.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_EQ(done->problems[i].row, expected[i].first);
        EXPECT_EQ(done->problems[i].column, expected[i].second);
        EXPECT_FALSE(done->problems[i].fix.empty());
    }
    EXPECT_EQ(*clinic.store->count(model::KindId::patient), 309);

    clinic.clock.advance(std::chrono::hours(24 * 400));
    const auto again = execute(clinic.as("Receptionist"), importOf(file));
    ASSERT_TRUE(again) << again.error().detail;
    EXPECT_EQ(again->added, 0);
    EXPECT_EQ(again->alreadyHere, 309);
    EXPECT_EQ(again->refused, 5);
    EXPECT_EQ(*clinic.store->count(model::KindId::patient), 309);
}

TEST(Import, aWholeImportIsTakenBackButForThoseSeenSince) {
    TestClinic clinic;
    const auto file = written(
        clinic, "Name;Sex;Age;Phone\nSunita Rao;F;34;9800011111\nRamesh Patil;M;50;9800022222\nकविता जोशी;स्त्री;8m;\n");
    const auto done = execute(clinic.as("Receptionist"), importOf(file));
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_EQ(done->added, 3);
    const auto found = execute(clinic.as("Receptionist"), FindPatients{"ramesh", 5});
    ASSERT_EQ(found->patients.size(), 1u);
    ASSERT_TRUE(
        execute(clinic.as("Receptionist"), IssueToken{found->patients[0].patient, clinic.doctor, {}, {}, {}, {}}));
    const auto undone = execute(clinic.as("ClinicAdmin"), UndoImport{done->importId});
    ASSERT_TRUE(undone) << undone.error().detail;
    EXPECT_EQ(undone->removed, 2);
    EXPECT_EQ(undone->kept, 1);
    EXPECT_EQ(*clinic.store->count(model::KindId::patient), 1);
    EXPECT_EQ(execute(clinic.as("ClinicAdmin"), UndoImport{done->importId}).error().code, base::ErrorCode::notFound);
    EXPECT_EQ(execute(clinic.as("Receptionist"), importOf(file))->added, 2);
}

TEST(Import, whoWasEditedSinceTheImportStays) {
    TestClinic clinic;
    const auto file = written(
        clinic,
        "Name;Sex;Age;Phone\nSunita Rao;F;34;9800011111\nRamesh Patil;M;50;9800022222\nIrfan Shaikh;M;41;9800033333\n");
    const auto done = execute(clinic.as("Receptionist"), importOf(file));
    ASSERT_TRUE(done) << done.error().detail;
    const auto found = execute(clinic.as("Receptionist"), FindPatients{"ramesh", 5});
    ASSERT_EQ(found->patients.size(), 1u);
    const auto record = clinic.store->record(model::KindId::patient, found->patients[0].patient.uuid());
    ASSERT_TRUE(record && *record);
    store::ActionGroup edit;
    edit.changes = {setFields(model::KindId::patient, (*record)->id, {{"locality", "Baner"}})};
    edit.audit = {auditOf("patient.edit", model::KindId::patient, (*record)->id, found->patients[0].patient,
                          "patient.edit_demographics")};
    ASSERT_TRUE(clinic.store->commit(clinic.as("Receptionist").actor(), edit));
    const auto undone = execute(clinic.as("ClinicAdmin"), UndoImport{done->importId});
    ASSERT_TRUE(undone) << undone.error().detail;
    EXPECT_EQ(undone->removed, 2);
    EXPECT_EQ(undone->kept, 1);
}

TEST(Import, whatIsNotATableIsNamed) {
    TestClinic clinic;
    auto& session = clinic.as("Receptionist");
    EXPECT_EQ(execute(session, importOf("/nowhere/list.csv")).error().code, base::ErrorCode::notFound);
    EXPECT_EQ(execute(session, importOf(written(clinic, "PK\x03\x04"))).error().code, base::ErrorCode::foreignFile);
    EXPECT_EQ(execute(session, importOf(written(clinic, ""))).error().field, "file");
    EXPECT_EQ(execute(session, importOf(written(clinic, "a,b\n1,2\n"))).error().field, "file");
    const auto old = execute(session, importOf(written(clinic, "Name,Sex,Age\nSunita Rao,F,34\nRen\xe9 Rao,M,40\n")));
    ASSERT_TRUE(old);
    EXPECT_EQ(old->added, 1);
    EXPECT_EQ(old->problems.at(0).row, 3);
    EXPECT_EQ(old->problems.at(0).column, "Name");
}

TEST(Import, aMappingOverrulesTheHeadings) {
    TestClinic clinic;
    ImportPatients command{written(clinic, "Who,Sex,Years old\nSunita Rao,F,34\n"), true,
                           R"({"Who": "name", "Years old": "age"})"};
    const auto done = execute(clinic.as("Receptionist"), command);
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_EQ(done->added, 1);
    EXPECT_EQ(done->plan.at(0).outcome, "new");
    command.mapping = R"({"Who": "nickname"})";
    EXPECT_EQ(execute(clinic.as("Receptionist"), command).error().field, "mapping");
}

TEST(Import, possibleDuplicatesAreListedAndNotJoined) {
    TestClinic clinic;
    const auto known = clinic.patient("Lakshmi Venkatesan", "34", "9800012345");
    const auto done = execute(clinic.as("Receptionist"),
                              importOf(written(clinic, "Name,Sex,Age,Phone\nLaxmi Venkatesan,F,34,9800012345\n")));
    ASSERT_TRUE(done);
    EXPECT_EQ(done->possibleDuplicates, 1);
    EXPECT_EQ(done->added, 1);
    EXPECT_EQ(done->plan.at(0).existing, known);
    EXPECT_EQ(*clinic.store->count(model::KindId::patient), 2);
}

TEST(Import, itStopsWhenAskedAndKeepsWhatIsWritten) {
    TestClinic clinic;
    std::string list = "Name,Sex,Age,Reg No\n";
    for (int i = 0; i < 200; ++i)
        list += "Sunita Rao,F,34," + std::to_string(i) + "\n";
    const auto done =
        execute(clinic.as("Receptionist"), importOf(written(clinic, list)), [](std::int64_t row, std::int64_t all) {
            EXPECT_EQ(all, 200);
            return row < 100;
        });
    ASSERT_TRUE(done);
    EXPECT_TRUE(done->cancelled);
    EXPECT_EQ(*clinic.store->count(model::KindId::patient), 100);
}

TEST(Import, inSlicesItWritesTheSameAndLeavesRoomForOthers) {
    TestClinic clinic;
    std::string list = "Name,Sex,Age,Reg No\n";
    for (int i = 0; i < 120; ++i)
        list += "Sunita Rao,F,34," + std::to_string(i) + "\n";
    auto run = ImportRun::begin(clinic.as("Receptionist"), importOf(written(clinic, list)));
    ASSERT_TRUE(run) << run.error().detail;
    const auto here = [&] { return *clinic.store->count(model::KindId::patient); };
    EXPECT_EQ(here(), 0);
    ASSERT_TRUE((*run)->step(50).value());
    EXPECT_EQ(here(), 50);
    clinic.patient("Somebody Else");
    ASSERT_TRUE((*run)->step(50).value());
    EXPECT_FALSE((*run)->step(50).value());
    EXPECT_EQ(here(), 121);
    EXPECT_EQ((*run)->answer().added, 120);
    EXPECT_EQ((*run)->done(), (*run)->all());
    const auto undone = execute(clinic.as("ClinicAdmin"), UndoImport{(*run)->answer().importId});
    ASSERT_TRUE(undone) << undone.error().detail;
    EXPECT_EQ(undone->removed, 120);
    EXPECT_EQ(here(), 1);
}

TEST(Csv, quotesBreaksAndAnOpenQuote) {
    CsvReader reader("a\tb\r\n\"x \"\"y\"\"\nz\"\tq\r\n\r\nopen,\t\"never closed\r\nlast\tone");
    EXPECT_EQ(reader.delimiter(), '\t');
    CsvRow row;
    ASSERT_TRUE(reader.next(row));
    ASSERT_TRUE(reader.next(row));
    EXPECT_EQ(row.cells, (std::vector<std::string>{"x \"y\"\nz", "q"}));
    ASSERT_TRUE(reader.next(row));
    EXPECT_EQ(row.row, 4);
    EXPECT_FALSE(row.fault.empty());
    ASSERT_TRUE(reader.next(row));
    EXPECT_EQ(row.cells, (std::vector<std::string>{"last", "one"}));
    EXPECT_FALSE(reader.next(row));
}

TEST(Csv, headingsInTwoLanguagesAreKnown) {
    EXPECT_EQ(listFieldOf("Patient's Name"), ListField::name);
    EXPECT_EQ(listFieldOf("नाम"), ListField::name);
    EXPECT_EQ(listFieldOf("MOBILE NO."), ListField::phone);
    EXPECT_EQ(listFieldOf("D.O.B."), ListField::born);
    EXPECT_EQ(listFieldOf("जन्म तिथि"), ListField::born);
    EXPECT_EQ(listFieldOf("Father/Husband Name"), ListField::guardianName);
    EXPECT_EQ(listFieldOf("Balance"), ListField::none);
}

/// OPDESK_IMPORT_ROWS=20000 measures.
TEST(Import, timeIsMeasured) {
    TestClinic clinic;
    // Somebody is here already, so that every row is looked up.
    clinic.patient("Sunita Patil", "30", "9800000000");
    const auto* asked = std::getenv("OPDESK_IMPORT_ROWS");
    const auto rows = asked ? std::atoll(asked) : 500;
    std::string list = "Name,Sex,Age,Phone\n";
    const char* const given[] = {"Sunita", "Laxmi", "Kavita", "Pooja", "Rekha", "Usha", "Anita"};
    const char* const family[] = {"Patil", "Joshi", "Sharma", "More", "Shaikh", "Gupta",
                                  "Pawar", "Kale",  "Yadav",  "Rao",  "Iyer"};
    for (std::int64_t i = 0; i < rows; ++i)
        list += std::string(given[i % 7]) + " " + family[(i / 7) % 11] + ",F," + std::to_string(1 + i % 80) + ",98" +
                std::to_string(10000000 + i * 37 % 89999999) + "\n";
    const auto begin = std::chrono::steady_clock::now();
    const auto done = execute(clinic.as("Receptionist"), importOf(written(clinic, list)));
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    ASSERT_TRUE(done);
    EXPECT_EQ(done->added, rows);
    std::cout << rows << " rows in " << took.count() << " s\n";
}

}  // namespace opdesk::clinic::tests
