#include "tests/bench/sync_bench.h"

#include <atomic>
#include <boost/json.hpp>
#include <chrono>
#include <condition_variable>
#include <ctime>
#include <fstream>
#include <iostream>
#include <mutex>
#include <thread>

#include "core/clinic/day.h"
#include "core/clinic/patients.h"
#include "core/store/database.h"
#include "core/store/sync_store.h"
#include "tests/bench/figures.h"

namespace opdesk::tests::bench {

namespace json = base::json;
using base::Status;
using SteadyClock = std::chrono::steady_clock;

namespace {

/// What this process took of the processors so far, all threads: tells more than the clock where others work too.
double processorSeconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double secondsSince(SteadyClock::time_point begin) {
    return std::chrono::duration<double>(SteadyClock::now() - begin).count();
}

base::Result<std::int64_t> recordsHere(SyncDesk& desk) {
    return desk.with([](clinic::Session&, store::Store& store) -> base::Result<std::int64_t> {
        OPDESK_TRY(const auto count, store.database().number("SELECT count(*) FROM record WHERE deleted = 0"));
        return count.value_or(0);
    });
}

/// Different people: a clinic whose patients share one name is all doubles.
std::string nameOf(int number) {
    static constexpr const char* kSyllables[] = {"ra", "mi",  "su", "no", "ka", "de",  "li", "ja", "vi", "po",
                                                 "ne", "sha", "ti", "go", "ba", "chu", "ye", "ha", "lu", "dri"};
    constexpr int kCount = static_cast<int>(std::size(kSyllables));
    const auto word = [&](int of, int parts) {
        std::string text;
        for (int i = 0; i < parts; ++i, of = of / kCount + 7 * of + 3)
            text += kSyllables[of % kCount];
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
        return text;
    };
    return word(number % 9973, 3) + " " + word((number * 37 + 11) % 7919, 3);
}

/// What somebody at a desk writes: a new patient, then an edit of that patient, and so on.
class Person {
public:
    explicit Person(SyncDesk& desk) : m_desk(desk) {}

    Status write() {
        const bool edits = !m_patient.uuid().isNull() && m_count % 2 == 1;
        ++m_count;
        const auto queuedBefore = queuedMillis();
        const auto asked = SteadyClock::now();
        const auto wrote = m_figures.time([&] {
            return m_desk.with([&](clinic::Session& session, store::Store&) -> Status {
                m_waited.push_back(1000 * secondsSince(asked));
                if (edits) {
                    clinic::EditPatient edit;
                    edit.patient = m_patient;
                    edit.fields = {{"remark", "seen " + std::to_string(m_count)}};
                    OPDESK_TRY([[maybe_unused]] const auto done, clinic::execute(session, edit));
                    return {};
                }
                clinic::RegisterPatient newcomer;
                newcomer.name = nameOf(m_count);
                newcomer.sex = "female";
                newcomer.age = "34";
                newcomer.phone = "97" + std::to_string(10'000'000 + m_count);
                newcomer.acceptDuplicate = true;
                OPDESK_TRY(const auto made, clinic::execute(session, newcomer));
                m_patient = made.patient;
                return {};
            });
        });
        m_running.push_back(1000 * secondsSince(asked) - (queuedMillis() - queuedBefore));
        return wrote;
    }
    json::object figures() const {
        return {{"count", m_figures.count()},
                {"median_ms", m_figures.median()},
                {"p99_ms", m_figures.p99()},
                {"max_ms", m_figures.most()},
                {"waited_median_ms", Figures::within(0.5, m_waited)},
                {"waited_p99_ms", Figures::within(0.99, m_waited)},
                {"running_median_ms", Figures::within(0.5, m_running)},
                {"running_p99_ms", Figures::within(0.99, m_running)}};
    }

private:
    /// How long the store thread has stood in the queue for a processor so far; 0 where the system does not tell.
    double queuedMillis() {
        if (m_schedule.empty())
            m_schedule = m_desk.with([](clinic::Session&, store::Store&) {
                std::error_code none;
                return "/proc/" + std::filesystem::read_symlink("/proc/thread-self", none).string() + "/schedstat";
            });
        std::ifstream file(m_schedule);
        double onProcessor = 0, queued = 0;
        file >> onProcessor >> queued;
        return queued / 1e6;
    }

    SyncDesk& m_desk;
    model::PatientId m_patient;
    int m_count = 0;
    Figures m_figures;
    std::vector<double> m_waited;   ///< until the store thread was free, milliseconds
    std::vector<double> m_running;  ///< without what the store thread stood in the queue for a processor
    std::string m_schedule;
};

/// One turn of a mixed day; returns the patient.
base::Result<model::PatientId> mixedTurn(clinic::Session& session, int number) {
    clinic::RegisterPatient newcomer;
    newcomer.name = nameOf(number);
    newcomer.sex = number % 2 == 0 ? "female" : "male";
    newcomer.age = std::to_string(20 + number % 60);
    newcomer.phone = "96" + std::to_string(10'000'000 + number);
    newcomer.locality = "Kothrud";
    newcomer.acceptDuplicate = true;
    OPDESK_TRY(const auto made, clinic::execute(session, newcomer));
    // No token: the waiting time it tells is read from the whole day's queue, which grows with every run.
    clinic::AddAllergy allergy;
    allergy.patient = made.patient;
    allergy.substance = "Dust";
    OPDESK_TRY([[maybe_unused]] const auto added, clinic::execute(session, allergy));
    clinic::RecordVitals vitals;
    vitals.patient = made.patient;
    vitals.bloodPressure = "128/82";
    vitals.pulse = 76;
    vitals.temperature = "98.6F";
    OPDESK_TRY([[maybe_unused]] const auto read, clinic::execute(session, vitals));
    clinic::EditPatient edit;
    edit.patient = made.patient;
    edit.fields = {{"remark", "came back at noon"}};
    OPDESK_TRY([[maybe_unused]] const auto edited, clinic::execute(session, edit));
    return made.patient;
}

/// The disk is waited for once: a backlog of a day has long been on disk when the line comes back.
Status makeBacklog(SyncDesk& desk, std::int64_t ops, bool single) {
    // Every run brings other people, or each would be held against the doubles of all runs before it.
    OPDESK_TRY(const auto here, recordsHere(desk));
    const int first = static_cast<int>(here);
    return desk.with([&](clinic::Session& session, store::Store& store) -> Status {
        store::BulkLoad load(store);
        std::vector<model::PatientId> people;
        for (int number = 0;; ++number) {
            OPDESK_TRY(const auto counts, store::outboxCounts(store));
            if (counts.waiting >= ops)
                break;
            // Counting costs; a few more at the end do no harm.
            for (int i = 0; i < 20; ++i) {
                if (!single || people.size() < 20) {
                    OPDESK_TRY(const auto patient, mixedTurn(session, first + number * 20 + i));
                    people.push_back(patient);
                    continue;
                }
                clinic::EditPatient edit;
                edit.patient = people[static_cast<std::size_t>(i)];
                edit.fields = {{"remark", "edit " + std::to_string(number)}};
                OPDESK_TRY([[maybe_unused]] const auto done, clinic::execute(session, edit));
            }
        }
        return load.finish();
    });
}

void tell(json::object line) {
    std::cout << json::serialize(line) << std::endl;
}
void waitForLine() {
    std::string line;
    std::getline(std::cin, line);
}

/// Until nothing is to be sent or fetched and the last contact worked.
Status waitUntilQuiet(SyncDesk& desk) {
    for (int i = 0; i < 6000; ++i) {
        const auto status = desk.status();
        if (status.online && status.waiting == 0 && status.phase == "idle" && status.cursor == status.head)
            return {};
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return base::fail(base::ErrorCode::unreachable, "the desk does not become quiet");
}

}  // namespace

json::object memoryNow() {
    json::object out;
    std::ifstream file("/proc/self/status");
    for (std::string line; std::getline(file, line);)
        for (const auto& [name, key] : {std::pair{"VmRSS:", "rss_kb"}, std::pair{"VmHWM:", "peak_kb"}})
            if (line.starts_with(name))
                out[key] = std::stoll(line.substr(line.find_first_of("0123456789")));
    return out;
}

Answer benchBootstrap(const SyncDesk::Options& options, int writeEveryMillis) {
    OPDESK_TRY(auto desk, SyncDesk::open(options));
    const auto before = memoryNow();
    std::atomic<bool> done = false;
    Person person(*desk);
    Status wrote;
    std::thread work;
    if (writeEveryMillis > 0)
        work = std::thread([&] {
            while (!done && wrote) {
                std::this_thread::sleep_for(std::chrono::milliseconds(writeEveryMillis));
                wrote = person.write();
            }
        });
    const auto begin = SteadyClock::now();
    const auto processorBefore = processorSeconds();
    const auto synced = desk->syncNow();
    const auto took = secondsSince(begin);
    const auto processor = processorSeconds() - processorBefore;
    done = true;
    if (work.joinable())
        work.join();
    OPDESK_CHECK(synced);
    OPDESK_CHECK(wrote);
    OPDESK_TRY(const auto records, recordsHere(*desk));
    return json::object{{"seconds", took},         {"cpu_seconds", processor}, {"records", records},
                        {"memory_before", before}, {"memory", memoryNow()},    {"writes", person.figures()}};
}

Answer benchPartly(const SyncDesk::Options& options, std::int64_t people) {
    auto live = options;
    live.syncByItself = true;
    OPDESK_TRY(auto desk, SyncDesk::open(live));
    while (true) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        OPDESK_TRY(const auto here, desk->with([](clinic::Session&, store::Store& store) -> base::Result<std::int64_t> {
            OPDESK_TRY(const auto count, store.database().number("SELECT people FROM patient_total"));
            return count.value_or(0);
        }));
        const auto status = desk->status();
        if (here >= people || (status.phase == "idle" && status.cursor > 0 && status.cursor == status.head))
            return json::object{{"people", here}};
    }
}

Answer benchWrites(const SyncDesk::Options& options, int count, int writeEveryMillis) {
    OPDESK_TRY(auto desk, SyncDesk::open(options));
    Person person(*desk);
    for (int i = 0; i < count; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(writeEveryMillis));
        OPDESK_CHECK(person.write());
    }
    return json::object{{"writes", person.figures()}};
}

Answer benchBacklog(const SyncDesk::Options& options, std::int64_t ops, bool single) {
    OPDESK_TRY(auto desk, SyncDesk::open(options));
    OPDESK_CHECK(desk->syncNow());
    OPDESK_CHECK(makeBacklog(*desk, ops, single));
    const auto waiting = desk->status().waiting;
    const auto begin = SteadyClock::now();
    const auto processorBefore = processorSeconds();
    OPDESK_CHECK(desk->syncNow());
    const auto took = secondsSince(begin);
    const auto processor = processorSeconds() - processorBefore;
    const auto after = desk->status();
    if (after.waiting != 0 || after.parked != 0)
        return base::fail(base::ErrorCode::wrongState, "the backlog was not taken whole");
    return json::object{{"ops", waiting}, {"seconds", took}, {"cpu_seconds", processor}, {"memory", memoryNow()}};
}

Answer benchLatency(const SyncDesk::Options& writerOptions, const SyncDesk::Options& readerOptions, int changes) {
    auto live = writerOptions;
    live.syncByItself = true;
    OPDESK_TRY(auto writer, SyncDesk::open(live));
    live = readerOptions;
    live.syncByItself = true;
    OPDESK_TRY(auto reader, SyncDesk::open(live));
    OPDESK_TRY(const auto patient,
               writer->with([](clinic::Session& session, store::Store&) { return mixedTurn(session, 1); }));
    OPDESK_CHECK(waitUntilQuiet(*writer));
    OPDESK_CHECK(waitUntilQuiet(*reader));

    std::mutex mutex;
    std::condition_variable wake;
    std::int64_t seen = 0;
    // The reader writes nothing itself, so the client's own listener is not missed.
    reader->with([&](clinic::Session&, store::Store& store) {
        store.onChanged([&](const std::vector<store::Changed>& changed) {
            for (const auto& one : changed)
                for (const auto& id : one.ids)
                    if (one.kind == model::KindId::patient && id == patient.uuid()) {
                        const std::lock_guard lock(mutex);
                        ++seen;
                        wake.notify_one();
                    }
        });
        return true;
    });
    Figures whole;
    const auto processorBefore = processorSeconds();
    std::vector<double> afterSaving;
    for (int i = 0; i < changes; ++i) {
        // Not in step with heartbeats or timers.
        std::this_thread::sleep_for(std::chrono::milliseconds(60 + i * 37 % 80));
        SteadyClock::time_point saved;
        const auto before = [&] {
            const std::lock_guard lock(mutex);
            return seen;
        }();
        const auto change = [&](clinic::Session& session, store::Store&) -> Status {
            clinic::EditPatient edit;
            edit.patient = patient;
            edit.fields = {{"remark", "change " + std::to_string(i)}};
            OPDESK_TRY([[maybe_unused]] const auto done, clinic::execute(session, edit));
            return {};
        };
        const auto arrived = whole.time([&]() -> Status {
            OPDESK_CHECK(writer->with(change));
            saved = SteadyClock::now();
            std::unique_lock lock(mutex);
            if (!wake.wait_for(lock, std::chrono::seconds(30), [&] { return seen > before; }))
                return base::fail(base::ErrorCode::unreachable, "a change did not reach the other desk in 30 s");
            return {};
        });
        OPDESK_CHECK(arrived);
        afterSaving.push_back(1000 * secondsSince(saved));
    }
    reader->with([](clinic::Session&, store::Store& store) {
        store.onChanged(nullptr);
        return true;
    });
    return json::object{{"count", whole.count()},
                        {"median_ms", whole.median()},
                        {"p99_ms", whole.p99()},
                        {"max_ms", whole.most()},
                        {"cpu_seconds", processorSeconds() - processorBefore},
                        {"median_after_saving_ms", Figures::within(0.5, afterSaving)},
                        {"p99_after_saving_ms", Figures::within(0.99, afterSaving)}};
}

Answer benchChecks(const SyncDesk::Options& options, int count) {
    OPDESK_TRY(auto desk, SyncDesk::open(options));
    OPDESK_CHECK(desk->syncNow());
    OPDESK_CHECK(desk->syncNow());
    tell({{"ready", true}});
    waitForLine();
    for (int i = 0; i < count; ++i)
        OPDESK_CHECK(desk->syncNow());
    tell({{"counted", true}});
    waitForLine();
    return json::object{{"checks", count}};
}

Answer benchStream(const SyncDesk::Options& options) {
    auto live = options;
    live.syncByItself = true;
    OPDESK_TRY(auto desk, SyncDesk::open(live));
    OPDESK_CHECK(waitUntilQuiet(*desk));
    tell({{"ready", true}});
    waitForLine();
    return json::object{{"closed", true}};
}

}  // namespace opdesk::tests::bench
