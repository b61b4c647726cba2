#include "tests/bench/figures.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <iostream>

namespace opdesk::tests::bench {

namespace {
constexpr int kNameWidth = 36, kWidth = 11;
}  // namespace

double Figures::within(double share, std::vector<double> times) {
    if (times.empty())
        return 0;
    std::ranges::sort(times);
    const auto rank = std::ceil(share * static_cast<double>(times.size()));
    return times[static_cast<std::size_t>(std::clamp(rank, 1.0, static_cast<double>(times.size()))) - 1];
}

void printHeading(const std::string& title, const std::string& lastColumn) {
    std::cout << '\n' << std::left << std::setw(kNameWidth) << title << std::right;
    for (const auto* column : {"runs", "median ms", "p99 ms", "max ms", "p99 cpu ms"})
        std::cout << std::setw(kWidth) << column;
    std::cout << "  " << lastColumn << '\n';
}

void printFigures(const std::string& name, const Figures& figures, const std::string& lastColumn) {
    std::cout << std::left << std::setw(kNameWidth) << name << std::right << std::setw(kWidth) << figures.count()
              << std::fixed << std::setprecision(2);
    for (const auto value : {figures.median(), figures.p99(), figures.most(), figures.p99Processor()})
        std::cout << std::setw(kWidth) << value;
    std::cout << "  " << lastColumn << std::endl;
}

}  // namespace opdesk::tests::bench
