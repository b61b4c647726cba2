#include "tests/simulation/workers.h"

#include <poll.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <boost/json.hpp>
#include <csignal>
#include <cstring>

#include "core/base/json.h"

namespace opdesk::simulation {

namespace json = model::json;

namespace {

/// Of processor time: no run takes a tenth of it, and a busy machine ends none. One that never ends is a finding.
constexpr time_t kLongestSeconds = 200;

void beginWatch() {
    const itimerval whole{{}, {kLongestSeconds, 0}};
    setitimer(ITIMER_PROF, &whole, nullptr);
}

json::array listOf(const RunResult::PerFault& numbers) {
    json::array list;
    for (const auto number : numbers)
        list.push_back(number);
    return list;
}

void readList(const json::value& list, RunResult::PerFault& numbers) {
    for (std::size_t i = 0; i < numbers.size(); ++i)
        numbers[i] = list.as_array().at(i).as_int64();
}

std::string lineOf(const SeedReport& report) {
    const auto& result = report.result;
    json::array findings;
    for (const auto& finding : result.findings)
        findings.push_back(json::array{json::value(finding.invariant), json::value(finding.detail)});
    json::object counts;
    for (const auto& [name, count] : result.counts)
        counts[name] = count;
    return json::serialize(json::object{{"seed", result.seed},
                                        {"trace", result.trace},
                                        {"again", report.secondTrace},
                                        {"shrunk", report.shrunk},
                                        {"steps", result.steps},
                                        {"findings", std::move(findings)},
                                        {"planned", listOf(result.planned)},
                                        {"hits", listOf(result.hits)},
                                        {"compared", listOf(result.compared)},
                                        {"effective", listOf(result.effective)},
                                        {"counts", std::move(counts)},
                                        {"checks", result.checks},
                                        {"missing", result.knownMissing}}) +
           '\n';
}

SeedReport reportFrom(std::string_view line) {
    const auto parsed = json::parse({line.data(), line.size()});
    const auto& from = parsed.as_object();
    SeedReport report;
    auto& result = report.result;
    result.seed = from.at("seed").to_number<std::uint64_t>();
    result.trace = from.at("trace").to_number<std::uint64_t>();
    report.secondTrace = from.at("again").to_number<std::uint64_t>();
    report.shrunk = std::string(from.at("shrunk").as_string());
    result.steps = from.at("steps").to_number<std::size_t>();
    for (const auto& finding : from.at("findings").as_array())
        result.findings.push_back(
            {std::string(finding.as_array()[0].as_string()), std::string(finding.as_array()[1].as_string())});
    readList(from.at("planned"), result.planned);
    readList(from.at("hits"), result.hits);
    readList(from.at("compared"), result.compared);
    readList(from.at("effective"), result.effective);
    for (const auto& [name, count] : from.at("counts").as_object())
        result.counts[std::string(name)] = count.as_int64();
    result.checks = from.at("checks").as_int64();
    result.knownMissing = from.at("missing").as_int64();
    return report;
}

void writeAll(int to, std::string_view text) {
    while (!text.empty()) {
        const auto written = write(to, text.data(), text.size());
        if (written <= 0)
            _exit(3);
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

struct Worker {
    pid_t process = 0;
    int reports = -1;
    std::string text;                   ///< what came and is no whole line yet
    std::vector<std::uint64_t> left{};  ///< in order; the first is the one it is at
};

void begin(Worker& worker, const std::function<SeedReport(std::uint64_t)>& work) {
    int line[2] = {-1, -1};
    if (pipe(line) != 0)
        std::abort();
    worker.process = fork();
    if (worker.process < 0)
        std::abort();
    if (worker.process == 0) {
        close(line[0]);
        for (const auto seed : worker.left) {
            beginWatch();
            writeAll(line[1], lineOf(work(seed)));
        }
        _exit(0);
    }
    close(line[1]);
    worker.reports = line[0];
    worker.text.clear();
}

/// False: the process has ended.
bool readMore(Worker& worker, const std::function<void(const SeedReport&)>& take) {
    std::array<char, 65536> slice{};
    const auto size = read(worker.reports, slice.data(), slice.size());
    if (size <= 0)
        return false;
    worker.text.append(slice.data(), static_cast<std::size_t>(size));
    for (auto end = worker.text.find('\n'); end != std::string::npos; end = worker.text.find('\n')) {
        take(reportFrom(std::string_view(worker.text).substr(0, end)));
        worker.text.erase(0, end + 1);
        worker.left.erase(worker.left.begin());
    }
    return true;
}

/// The seed the process was at when it died; the next process goes on behind it.
void buried(Worker& worker, const std::function<void(const SeedReport&)>& take) {
    close(worker.reports);
    int status = 0;
    waitpid(worker.process, &status, 0);
    worker.reports = -1;
    if (worker.left.empty())
        return;
    SeedReport report;
    report.result.seed = worker.left.front();
    report.result.findings.push_back(
        {"the program lives", WIFSIGNALED(status) ? std::string("ended by ") + strsignal(WTERMSIG(status))
                                                  : "left with code " + std::to_string(WEXITSTATUS(status))});
    worker.left.erase(worker.left.begin());
    take(report);
}

}  // namespace

void runSeeds(const std::vector<std::uint64_t>& seeds, std::size_t jobs,
              const std::function<SeedReport(std::uint64_t)>& work,
              const std::function<void(const SeedReport&)>& take) {
    std::signal(SIGPIPE, SIG_IGN);
    std::vector<Worker> workers(std::max<std::size_t>(1, std::min(jobs, seeds.size())));
    for (std::size_t i = 0; i < seeds.size(); ++i)
        workers[i % workers.size()].left.push_back(seeds[i]);
    for (auto& worker : workers)
        begin(worker, work);
    while (true) {
        std::vector<pollfd> waits;
        std::vector<Worker*> whose;
        for (auto& worker : workers)
            if (worker.reports >= 0) {
                waits.push_back({worker.reports, POLLIN, 0});
                whose.push_back(&worker);
            }
        if (waits.empty())
            return;
        poll(waits.data(), waits.size(), -1);
        for (std::size_t i = 0; i < waits.size(); ++i) {
            if (waits[i].revents == 0 || readMore(*whose[i], take))
                continue;
            buried(*whose[i], take);
            if (!whose[i]->left.empty())
                begin(*whose[i], work);
        }
    }
}

}  // namespace opdesk::simulation
