// Reading inputs and writing standard output, with failures as values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace gongwen::cli {

// What could not be read or written, and why: one line for standard error.
struct Failure {
  std::string what;
  std::string reason;
};

struct Input {
  std::optional<std::string> name;  // absent for standard input
  std::string bytes;
};

// The bytes of the file at `path` (`-`: standard input), at most `limit` and one more, so that who
// reads them sees that there were too many.
[[nodiscard]] std::variant<Input, Failure> read_input(const std::string& path, std::uint32_t limit);

// Standard output. What is written is really written only once `close` says so.
class Output {
 public:
  void write(std::string_view bytes);
  // Flushes; the first failure of any write, if there was one.
  [[nodiscard]] std::optional<Failure> close();

 private:
  std::optional<Failure> failure_;
};

// Writes a file whole or not at all: under a temporary name beside it, moved when it is on disk.
[[nodiscard]] std::optional<Failure> write_file(const std::string& path, std::string_view bytes);

// True if standard output is a terminal that wants colour (https://no-color.org).
[[nodiscard]] bool wants_color();

}  // namespace gongwen::cli
