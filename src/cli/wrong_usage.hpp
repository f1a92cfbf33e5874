// What to say to arguments that nobody understands.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace gongwen::cli {

// One line on what was wrong, one on where to read more. `typed`: the arguments as they were typed.
[[nodiscard]] std::string wrong_usage(const CLI::App& program, const CLI::ParseError& error,
                                      const std::vector<std::string>& typed);

}  // namespace gongwen::cli
