#pragma once

#include <chrono>
#include <ctime>
#include <string>
#include <vector>

namespace opdesk::tests::bench {

/// Times of one sort of work, in milliseconds.
class Figures {
public:
    /// Runs `work` and keeps how long it took.
    template <typename Work>
    auto time(const Work& work) {
        const auto processor = std::clock();
        const auto begin = std::chrono::steady_clock::now();
        auto answer = work();
        m_times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
        m_processor.push_back(1000.0 * static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC);
        return answer;
    }
    std::size_t count() const { return m_times.size(); }
    /// The smallest time that `share` (0 to 1) of all stay within; 0 without any.
    static double within(double share, std::vector<double> times);
    double median() const { return within(0.5, m_times); }
    double p99() const { return within(0.99, m_times); }
    double most() const { return within(1, m_times); }
    /// Of the processor's time alone: what a busy machine or a slow disk adds is left out.
    double p99Processor() const { return within(0.99, m_processor); }

private:
    std::vector<double> m_times, m_processor;
};

void printHeading(const std::string& title, const std::string& lastColumn = {});
void printFigures(const std::string& name, const Figures& figures, const std::string& lastColumn = {});

}  // namespace opdesk::tests::bench
