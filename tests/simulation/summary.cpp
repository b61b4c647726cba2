#include "tests/simulation/summary.h"

#include <cstdio>

namespace opdesk::simulation {

namespace {

long long wide(std::int64_t number) {
    return static_cast<long long>(number);
}

void addTo(RunResult::PerFault& sum, const RunResult::PerFault& more) {
    for (std::size_t i = 0; i < sum.size(); ++i)
        sum[i] += more[i];
}

}  // namespace

void printFailure(const SeedReport& report) {
    for (const auto& finding : report.result.findings)
        std::printf("seed %llu: %s: %s\n", static_cast<unsigned long long>(report.result.seed),
                    finding.invariant.c_str(), finding.detail.c_str());
    if (!report.shrunk.empty())
        std::printf("---- a plan to commit as tests/simulation/plans/NAME.plan\n%s----\n", report.shrunk.c_str());
}

void Summary::add(const SeedReport& report) {
    const auto& result = report.result;
    ++m_seeds;
    m_steps += result.steps;
    m_sum.checks += result.checks;
    m_sum.knownMissing += result.knownMissing;
    addTo(m_sum.planned, result.planned);
    addTo(m_sum.hits, result.hits);
    addTo(m_sum.compared, result.compared);
    addTo(m_sum.effective, result.effective);
    for (const auto& [name, count] : result.counts)
        m_sum.counts[name] += count;
    m_findings += static_cast<std::int64_t>(result.findings.size());
    for (const auto& finding : result.findings)
        m_lost += finding.invariant == "no op is nowhere" || finding.invariant == "an edit is visible" ? 1 : 0;
    if (!result.findings.empty())
        m_failed.emplace(result.seed, report);
}

void Summary::printFindings() const {
    for (const auto& [seed, report] : m_failed)
        std::printf("failed: %llu %s\n", static_cast<unsigned long long>(seed),
                    report.result.findings.front().invariant.c_str());
}

void Summary::printFaults() const {
    std::printf("%-16s %9s %9s %9s %12s\n", "fault", "planned", "done", "compared", "took effect");
    for (std::size_t i = 0; i < kFaultKinds; ++i)
        std::printf("%-16s %9lld %9lld %9lld %12lld\n", std::string(faultName(static_cast<FaultKind>(i))).c_str(),
                    wide(m_sum.planned[i]), wide(m_sum.hits[i]), wide(m_sum.compared[i]), wide(m_sum.effective[i]));
}

bool Summary::allTookEffect(std::int64_t times) const {
    bool all = true;
    for (std::size_t i = 0; i < kFaultKinds; ++i)
        if (m_sum.effective[i] < times) {
            std::printf("%s took effect %lld times of %lld\n",
                        std::string(faultName(static_cast<FaultKind>(i))).c_str(), wide(m_sum.effective[i]),
                        wide(times));
            all = false;
        }
    return all;
}

void Summary::printCounts() const {
    for (const auto& [name, value] : m_sum.counts)
        std::printf("  %s: %lld\n", name.c_str(), wide(value));
}

void Summary::printTotals(double seconds) const {
    const auto ops = m_sum.counts.contains("ops") ? m_sum.counts.at("ops") : 0;
    std::printf("%lld seeds, %zu steps, %lld ops, %lld checks, findings: %lld, lost: %lld, known missing: %lld\n",
                wide(m_seeds), m_steps, wide(ops), wide(m_sum.checks), wide(m_findings), wide(m_lost),
                wide(m_sum.knownMissing));
    std::printf("%zu seeds failed; %.1f s, %.0f ops/s\n", m_failed.size(), seconds, static_cast<double>(ops) / seconds);
}

}  // namespace opdesk::simulation
