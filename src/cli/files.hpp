// Reading inputs and writing outputs, with failures as values.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "gongwen/result.hpp"

namespace gongwen::cli {

// What could not be read or written, and why.
struct Failure {
  std::string what;
  std::string reason;
  int error = 0;  // the errno behind it
};

// The failure of a call on `what` that left `error` in errno.
[[nodiscard]] Failure failed(std::string what, int error);

// The same where it was to be written.
[[nodiscard]] Failure unwritten(std::string what, int error);

// Says a failure in one line on standard error.
void report(const Failure& failure);

struct Input {
  std::optional<std::string> name;  // absent for standard input
  std::string bytes;
};

// The bytes of the file at `path` (`-`: standard input), at most `limit` and one more, so that who
// reads them sees that there were too many.
[[nodiscard]] std::variant<Input, Failure> read_input(const std::string& path, std::uint32_t limit);
// The same, where `-` is a name like any other.
[[nodiscard]] std::variant<Input, Failure> read_file(const std::string& path, std::uint32_t limit);

// The bytes of a regular file, of a descriptor (`/dev/fd/3`) or of standard input by its name; a
// named pipe or a device, which may never end, is a failure, and so is a file of more than `limit`
// bytes.
[[nodiscard]] std::variant<Input, Failure> read_regular_file(const std::string& path,
                                                             std::uint32_t limit);

// What a command prints for one input, and why that holds nothing that was read, if so.
struct Printed {
  std::string text;
  std::optional<std::string> unread;
};
// `first` is false for all but the first that something is printed for.
using Print = std::function<Printed(const Input& input, bool first)>;

// Why the input that has these diagnostics was not read, in the reader's language.
[[nodiscard]] std::optional<std::string> unread(const std::vector<Diagnostic>& diagnostics);

// Prints each file to `output` (nothing: standard output), which may be none of them; one that
// cannot be read does not keep the others from being done. Returns the exit code.
[[nodiscard]] int for_each_file(const std::vector<std::string>& files,
                                const std::optional<std::string>& output, const Print& print);

// True if both paths lead to one file of the disk, which writing the one would take from the other.
[[nodiscard]] bool same_file(const std::string& a, const std::string& b);

// A path as it may be shown: control characters, which could steer a terminal, and bytes that are
// no UTF-8 are escaped (`\\x1b`).
[[nodiscard]] std::string shown(std::string_view path);

// Columns of the terminal that standard output is, or of any other by COLUMNS; else `otherwise`.
[[nodiscard]] std::uint32_t terminal_columns(std::uint32_t otherwise);

// True if standard output is a terminal that wants colour (https://no-color.org).
[[nodiscard]] bool wants_color();

}  // namespace gongwen::cli
