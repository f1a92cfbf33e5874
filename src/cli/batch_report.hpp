// What a batch says when it has ended.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "batch_journal.hpp"
#include "batch_progress.hpp"

namespace gongwen::cli {

struct Report {
  Progress progress;
  Tally tally;
  double seconds = 0;
  std::string output;
};

// For people: a line on the whole, and one each on kinds, errors and diagnostics, where there are.
[[nodiscard]] std::vector<std::string> report_lines(const Report& report, unsigned jobs,
                                                    std::uint64_t read_bytes);
// For programs: one object of schema gongwen-report/1.
[[nodiscard]] std::string report_json(const Report& report);
// An input that could not be read, as a line of JSON.
[[nodiscard]] std::string error_line(const Entry& entry);

}  // namespace gongwen::cli
