// Three desks that cannot see each other bill over the end of the financial year; every bill and what was asked for is
// written as one JSON line, for invoices.py to judge with a computation of its own.
#include <boost/json.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "core/clinic/bills.h"
#include "core/clinic/records.h"
#include "core/model/kinds/invoice.h"
#include "core/model/kinds/setting.h"
#include "tests/support/test_session.h"

namespace {

using namespace opdesk;
namespace json = base::json;

constexpr int kPatients = 120;
constexpr std::int64_t kRates[] = {0, 5, 12, 18, 28};

struct OneDesk {
    tests::TestClinic clinic;
    std::vector<model::PatientId> patients;
    clinic::Session* session = nullptr;
    std::vector<model::InvoiceId> bills;

    OneDesk(int number, bool registered, bool onePaper) : clinic(static_cast<std::uint64_t>(number) + 1) {
        clinic.identity.series = "A0" + std::to_string(number);
        if (registered) {
            model::Setting gstin;
            gstin.key = "clinic.gstin";
            gstin.value = "27AAPFU0939F1ZV";
            clinic.pullRecord(gstin);
        }
        if (onePaper) {
            model::Setting one;
            one.key = "billing.one_paper";
            one.value = "yes";
            clinic.pullRecord(one);
        }
        for (int i = 0; i < kPatients; ++i)
            patients.push_back(clinic.patient("Patient Number " + std::string(1, static_cast<char>('A' + i % 26)) +
                                              std::string(1, static_cast<char>('a' + i / 26))));
        // 31-03-2027, 23:10 in India.
        clinic.clock.set(*base::instantFromIso("2027-03-31T17:40:00.000Z"));
        session = &clinic.as("Billing");
    }
};

clinic::BillLine randomLine(base::Random& random, bool registered) {
    clinic::BillLine line;
    line.text = "Line";
    line.quantity = 1 + static_cast<std::int64_t>(random.below(random.below(5) == 0 ? 300 : 6));
    line.rate = static_cast<std::int64_t>(random.below(random.below(4) == 0 ? 5'000'000 : 90'000));
    if (random.below(3) == 0)
        line.discount =
            static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(line.quantity * line.rate) + 1));
    switch (random.below(4)) {
        case 0:
            line.sac = "9993";
            break;
        case 1:
            line.sac = "30049099";
            if (!registered)
                line.sac.clear();
            break;
        default:
            line.taxPercent = registered ? kRates[random.below(std::size(kRates))] : 0;
    }
    return line;
}

json::object askedOf(const clinic::ChargeBill& command) {
    json::array lines;
    for (const auto& line : command.lines)
        lines.push_back(json::object{{"quantity", line.quantity},
                                     {"rate", line.rate},
                                     {"discount", line.discount},
                                     {"sac", line.sac},
                                     {"tax", line.taxPercent}});
    return {{"lines", lines}, {"discount", command.discount}, {"place", command.placeOfSupply}};
}

json::value bodyOf(OneDesk& desk, const model::InvoiceId& id) {
    return (*desk.clinic.store->record(model::KindId::invoice, id.uuid()))->body;
}

class Maker {
public:
    Maker(std::ofstream& out, std::uint64_t seed, int many)
        : m_out(out), m_random(seed), m_step(48'000'000 / static_cast<std::uint64_t>(many)) {}

    bool run(OneDesk& desk, int number, bool registered) {
        auto& session = *desk.session;
        desk.clinic.clock.advance(std::chrono::milliseconds(m_random.below(m_step)));
        session.lease.offlineUntil = desk.clinic.clock.now() + std::chrono::hours(72);
        clinic::ChargeBill command;
        command.patient = desk.patients[m_random.below(kPatients)];
        const auto count = 1 + m_random.below(7);
        std::int64_t sum = 0;
        for (std::uint64_t i = 0; i < count; ++i) {
            command.lines.push_back(randomLine(m_random, registered));
            const auto& line = command.lines.back();
            sum += line.quantity * line.rate - line.discount;
        }
        if (m_random.below(3) == 0)
            command.discount = static_cast<std::int64_t>(m_random.below(static_cast<std::uint64_t>(sum) + 1));
        command.discountReason = "camp";
        if (registered && m_random.below(5) == 0)
            command.placeOfSupply = "29";
        command.keepDue = true;
        // What is refused must leave no hole behind.
        if (m_random.below(6) == 0) {
            auto wrong = command;
            wrong.discount = sum + 1;
            if (clinic::execute(session, wrong))
                return fail("a discount over the sum was taken");
        }
        const auto done = clinic::execute(session, command);
        if (!done)
            return fail(done.error().field + ": " + done.error().detail);
        json::array documents;
        for (const auto& document : done->documents) {
            documents.push_back(bodyOf(desk, document.invoice));
            desk.bills.push_back(document.invoice);
        }
        write(number, registered, "charge", askedOf(command), std::move(documents));
        return m_random.below(12) != 0 || refund(desk, number, registered);
    }

private:
    bool refund(OneDesk& desk, int number, bool registered) {
        clinic::RefundBill back;
        back.invoice = desk.bills[m_random.below(desk.bills.size())];
        back.reason = "not done";
        const auto lines = clinic::execute(*desk.session, clinic::ReadBill{{}, back.invoice});
        if (!lines)
            return fail("a bill could not be read");
        for (std::size_t i = 0; i < lines->lines.size(); ++i)
            if (!lines->lines[i].credited && m_random.below(2) == 0)
                back.lines.push_back(static_cast<std::int64_t>(i));
        if (back.lines.empty())
            return true;
        const auto done = clinic::execute(*desk.session, back);
        if (!done)
            return fail(done.error().field + ": " + done.error().detail);
        write(number, registered, "refund", {}, {bodyOf(desk, back.invoice), bodyOf(desk, done->creditNote)});
        return true;
    }
    void write(int number, bool registered, const char* what, json::object asked, json::array documents) {
        m_out << json::serialize(json::object{{"desk", number},
                                              {"registered", registered},
                                              {"one_paper", number >= 3},
                                              {"what", what},
                                              {"asked", std::move(asked)},
                                              {"documents", std::move(documents)}})
              << '\n';
    }
    static bool fail(const std::string& why) {
        std::cerr << why << '\n';
        return false;
    }
    std::ofstream& m_out;
    base::SeededRandom m_random;
    std::uint64_t m_step;  ///< milliseconds, so that all take some two hours
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "invoice_maker FILE HOW_MANY SEED\n";
        return 2;
    }
    std::ofstream out(argv[1]);
    const int many = std::atoi(argv[2]);
    const auto seed = std::strtoull(argv[3], nullptr, 10);
    Maker maker(out, seed, many);
    base::SeededRandom turns(seed + 1);
    // The third desk belongs to a clinic that puts care and medicines on one paper (Rule 46A), the fourth to one
    // without registration.
    std::vector<std::unique_ptr<OneDesk>> desks;
    std::vector<std::unique_ptr<store::BulkLoad>> loads;
    for (int i = 0; i < 4; ++i) {
        desks.push_back(std::make_unique<OneDesk>(i + 1, i < 3, i >= 2));
        loads.push_back(std::make_unique<store::BulkLoad>(*desks.back()->clinic.store));
    }
    for (int i = 0; i < many; ++i) {
        const auto turn = static_cast<int>(turns.below(16) == 0 ? 3 : turns.below(3));
        if (!maker.run(*desks[static_cast<std::size_t>(turn)], turn + 1, turn < 3))
            return 1;
    }
    for (auto& load : loads)
        if (!load->finish())
            return 1;
    loads.clear();
    return out.flush() ? 0 : 1;
}
