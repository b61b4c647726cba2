#include "sync/protocol/row_columns.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "samples.h"
#include "sync/protocol/compression.h"

namespace opdesk::sync::protocol {
namespace {

/// Rows and the bodies they point into.
struct Made {
    std::vector<std::string> bodies;
    std::vector<RowText> rows;
    void add(model::KindId kind, const base::Uuid& id, std::string body, std::int64_t version = 1,
             bool deleted = false) {
        bodies.push_back(std::move(body));
        rows.push_back({kind, id, version, static_cast<std::int64_t>(rows.size()) + 5, deleted, {}});
    }
    std::vector<RowText> finished() {
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i].body = bodies[i];
        return rows;
    }
};

void expectBack(const std::vector<RowText>& sent) {
    const auto packed = packRows(sent);
    ASSERT_TRUE(packed) << packed.error().detail;
    OpenedPart opened;
    const auto status = unpackRows(*packed, opened);
    ASSERT_TRUE(status) << status.error().detail;
    ASSERT_EQ(opened.rows.size(), sent.size());
    for (const auto& row : sent) {
        const auto it = std::ranges::find_if(
            opened.rows, [&](const RowText& other) { return other.id == row.id && other.kind == row.kind; });
        ASSERT_NE(it, opened.rows.end());
        EXPECT_EQ(it->body, row.body);
        EXPECT_EQ(it->version, row.version);
        EXPECT_EQ(it->seq, row.seq);
        EXPECT_EQ(it->deleted, row.deleted);
    }
}

TEST(RowColumns, bodiesOfEveryShape_comeBackByteForByte) {
    Made made;
    const auto patient = samples::id<model::PatientId>(1).uuid();
    const auto visit = samples::id<model::VisitId>(2).uuid();
    made.add(model::KindId::visit, visit,
             R"({"at":"2026-11-17T04:00:00.000Z","patient":")" + patient.text() + R"(","token":"A-12"})", 3);
    made.add(model::KindId::patient, patient, R"({"name":"आशा \"K\" \\","sex":"f","tags":[],"x":{}})", 12, true);
    made.add(model::KindId::patient, samples::id<model::PatientId>(3).uuid(), "{}");
    made.add(model::KindId::note, patient, R"({"hash":"00ff00ff00ff00ff","n":[-1,2.5,true,false,null,""],"a":"1"})");
    made.add(model::KindId::note, visit,
             R"({"deep":{"a":[{"b":"2026-02-30T04:00:00.000Z"},{"b":"x:y,z"}]},"z":"\u0001"})");
    made.add(
        model::KindId::note, samples::id<model::NoteId>(4).uuid(),
        R"({"at":"2026-11-17T04:00:00.123Z","before":"1970-01-01T00:00:00.000Z","id":"00000000-0000-0000-0000-000000000000"})");
    expectBack(made.finished());
    expectBack({});
}

TEST(RowColumns, anyBodiesAtAll_comeBackByteForByte) {
    EXPECT_TRUE(rc::check([] {
        base::SeededRandom random(*rc::gen::arbitrary<std::uint64_t>());
        Made made;
        const auto count = *rc::gen::inRange(1, 30);
        for (int i = 0; i < count; ++i) {
            json::object body;
            const auto members = *rc::gen::inRange(0, 6);
            for (int m = 0; m < members; ++m) {
                const auto name = *rc::gen::element<std::string>("a", "bb", "patient", "at", "\"", "क");
                switch (*rc::gen::inRange(0, 5)) {
                    case 0:
                        body[name] = *rc::gen::arbitrary<std::int64_t>();
                        break;
                    case 1:
                        body[name] =
                            base::toIso(base::fromMillis(*rc::gen::inRange<std::int64_t>(0, 4'000'000'000'000)));
                        break;
                    case 2:
                        body[name] = base::Uuid::v7(samples::clock(), random).text();
                        break;
                    case 3:
                        body[name] = json::array{json::object{{"at", *rc::gen::arbitrary<double>()}}, "x"};
                        break;
                    default:
                        body[name] = *rc::gen::string<std::string>();
                }
            }
            made.add(model::allKinds()[static_cast<std::size_t>(*rc::gen::inRange(0, 5))].id,
                     base::Uuid::v7(samples::clock(), random), base::canonicalJson(body), *rc::gen::inRange(1, 1000),
                     *rc::gen::arbitrary<bool>());
        }
        expectBack(made.finished());
    }));
}

TEST(RowColumns, aKindOfANewerServer_isLeftOutAndCounted) {
    Made made;
    made.add(model::KindId::alias, samples::id<model::AliasId>(1).uuid(), R"({"a":"x"})");
    made.add(model::KindId::visit, samples::id<model::VisitId>(2).uuid(), R"({"b":"y"})");
    auto packed = *packRows(made.finished());
    const std::string_view known = "alias";
    const auto at = std::ranges::search(packed, base::asBytes(known)).begin();
    ASSERT_NE(at, packed.end());
    std::ranges::copy(base::asBytes("later"), at);
    OpenedPart opened;
    ASSERT_TRUE(unpackRows(packed, opened));
    EXPECT_EQ(opened.skipped, 1);
    ASSERT_EQ(opened.rows.size(), 1u);
    EXPECT_EQ(opened.rows[0].kind, model::KindId::visit);
    EXPECT_EQ(opened.rows[0].body, R"({"b":"y"})");
}

TEST(RowColumns, aBodyThatIsNotCanonical_isRefused) {
    for (const auto* body : {"{\"a\":\"\x01\"}", "{\"a\":\n1}", "{\"a", "{\"a\":\"b\\"}) {
        Made made;
        made.add(model::KindId::visit, samples::id<model::VisitId>(2).uuid(), body);
        EXPECT_FALSE(packRows(made.finished())) << body;
    }
}

TEST(RowColumns, cutAnywhere_areDamaged) {
    Made made;
    for (std::uint64_t i = 0; i < 4; ++i)
        made.add(model::KindId::visit, samples::id<model::VisitId>(i).uuid(),
                 R"({"at":"2026-11-17T04:00:00.000Z","n":1})");
    const auto packed = *packRows(made.finished());
    for (std::size_t size = 0; size < packed.size(); ++size) {
        OpenedPart opened;
        EXPECT_FALSE(unpackRows(base::ByteView(packed).first(size), opened)) << size;
    }
}

TEST(RowColumns, templatesThatExpandTooFar_stopAtTheLimit) {
    Made made;
    const std::string name(40'000, 'a');
    for (std::uint64_t i = 0; i < 2000; ++i)
        made.add(model::KindId::visit, samples::id<model::VisitId>(i).uuid(), "{\"" + name + "\":1}");
    const auto packed = *packRows(made.finished());
    EXPECT_LT(packed.size(), 200'000u);
    OpenedPart opened;
    const auto status = unpackRows(packed, opened);
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().code, base::ErrorCode::tooLarge);
}

}  // namespace
}  // namespace opdesk::sync::protocol
