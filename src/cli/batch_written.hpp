// What an earlier run wrote: read back before it is gone on with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace gongwen::cli {

struct Written {
  std::size_t inputs = 0;   // whose rows are whole
  std::size_t failed = 0;   // of them: could not be read
  std::uint64_t bytes = 0;  // of these rows
  std::uint64_t size = 0;   // of the file: what lies behind the rows is not whole
};

// Reads the rows in an open file, which must be those of the first of `inputs`; else the string
// says which is not. `ended`: the last row was the last of its input. Without that a flat row may
// be one of several, so the rows of the last input do not count.
[[nodiscard]] std::variant<Written, std::string> read_written(
    int file, const std::vector<std::string>& inputs, bool flat, bool ended);

struct Changed {
  std::size_t inputs = 0;
  std::string first;  // of them
};

// Those of the first `count` of `inputs` that were written to after the open file was: its rows are
// of what they held before.
[[nodiscard]] Changed changed_since(int file, const std::vector<std::string>& inputs,
                                    std::size_t count);

}  // namespace gongwen::cli
