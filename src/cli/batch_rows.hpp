// The rows of a batch: what is written for an input.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "batch_journal.hpp"
#include "files.hpp"
#include "gongwen/parser.hpp"
#include "gongwen/render.hpp"

namespace gongwen::cli {

// What is written for one input: whole lines, or those that are there already.
struct Row {
  std::string lines;
  Entry entry;                      // what they are of
  std::optional<std::size_t> kept;  // an index of the output's entries
};

struct RowForm {
  bool flat = false;  // rows of `to_rows`, else one object of schema gongwen/1
  JsonOptions json;
};

// Tells whether rows of an input are there, by its path and the hash of what it holds.
using Find =
    std::function<std::optional<std::size_t>(const std::string& path, const std::string& content)>;

// Reads the file at `path`. Whatever goes wrong is a row.
[[nodiscard]] Row read_row(const Parser& parser, const std::string& path,
                           const std::optional<std::string>& encoding, const RowForm& form,
                           const Find& find);

}  // namespace gongwen::cli
