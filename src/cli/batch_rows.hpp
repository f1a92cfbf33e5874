// The rows of a batch: what is written for an input, and what a row that was written says of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "files.hpp"
#include "gongwen/parser.hpp"
#include "gongwen/render.hpp"

namespace gongwen::cli {

// What the summary counts.
struct Tally {
  std::uint64_t documents = 0;
  std::uint64_t without_document = 0;
  std::uint64_t unread = 0;
  std::uint64_t repairs = 0;
  std::uint64_t bytes = 0;

  Tally& operator+=(const Tally& other);
};

// What is written for one input: whole lines.
struct Row {
  std::string lines;
  Tally tally;
  std::optional<Failure> failure;  // why the input could not be read
};

struct RowForm {
  bool flat = false;  // rows of `to_rows`, else one object of schema gongwen/1
  JsonOptions json;
};

// Reads the file at `path`. Whatever goes wrong is a row.
[[nodiscard]] Row read_row(const Parser& parser, const std::string& path,
                           const std::optional<std::string>& encoding, const RowForm& form);

// What the beginning of a line says, if it is a row.
struct RowHead {
  std::string name;     // of its input
  bool first = true;    // of the rows of its input
  bool failed = false;  // it says why its input could not be read
};
[[nodiscard]] std::optional<RowHead> read_head(std::string_view line, bool flat);

// A path as it stands in a row: bytes that are no UTF-8 are replaced.
[[nodiscard]] std::string printable(const std::string& path);

}  // namespace gongwen::cli
