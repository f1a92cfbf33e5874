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

// What was made of the bytes of an input.
struct Made {
  std::string lines;  // none where it was not read
  Tally tally;
  std::optional<Unread> unread;
  bool set_aside = false;  // reading it ended its process, twice
};

// Makes the rows. Want of memory, too, is told.
[[nodiscard]] Made make_rows(const Parser& parser, const Input& input,
                             const std::optional<std::string>& encoding, const RowForm& form);
[[nodiscard]] Made out_of_memory();

// True for the codes of inputs that were set aside.
[[nodiscard]] bool is_set_aside(const Unread& unread);

// Makes rows here or elsewhere; none where the run is being stopped.
using Make = std::function<std::optional<Made>(const Input& input)>;

// Reads the file at `path`, and has its rows made unless they are there. Whatever goes wrong is a
// row. None where the run is being stopped.
[[nodiscard]] std::optional<Row> read_row(const std::string& path, const RowForm& form,
                                          const Find& find, const Make& make);

}  // namespace gongwen::cli
