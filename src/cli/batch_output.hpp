// Where the rows of a batch go, so that nothing is lost or doubled whenever the run ends.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch_written.hpp"
#include "files.hpp"

namespace gongwen::cli {

// Rows are appended to `OUT.part`, which becomes OUT when it is whole and on disk. Beside it stands
// `OUT.part.options` with the options of the run, so that none goes on with others. What is no
// regular file (a pipe, a device, `-`) is written as it comes.
class BatchOutput {
 public:
  struct Settings {
    std::string path;
    std::string options;  // one line: what the rows depend on beside their inputs
    bool flat = false;    // form of the rows
    bool resume = false;  // go on with what an earlier run left
    bool force = false;   // replace OUT, and unless resumed what an earlier run left
  };
  // Why no row can be written, in words, and whose fault it is.
  struct Refusal {
    std::string message;
    int code;
  };

  explicit BatchOutput(Settings settings);
  ~BatchOutput();
  BatchOutput(const BatchOutput&) = delete;
  BatchOutput& operator=(const BatchOutput&) = delete;

  // The files that belong to the run.
  [[nodiscard]] std::vector<std::string> own_files() const;

  // Opens the output. Rows that an earlier run left must be those of the first of `inputs`.
  [[nodiscard]] std::optional<Refusal> open(const std::vector<std::string>& inputs);
  // Inputs whose rows are there already, and how many of these could not be read.
  [[nodiscard]] std::size_t done() const { return done_; }
  [[nodiscard]] std::size_t failed() const { return failed_; }
  // Those of the inputs done that have changed since.
  [[nodiscard]] const Changed& changed() const { return changed_; }
  // True if OUT is whole already.
  [[nodiscard]] bool complete() const { return complete_; }
  // True if a run that ends early can be resumed.
  [[nodiscard]] bool resumable() const { return !stream_; }

  // Appends whole lines; they are handed to the system by `flush`, or when they are many.
  [[nodiscard]] std::optional<Failure> write(std::string_view lines);
  [[nodiscard]] std::optional<Failure> flush();
  // Puts OUT in its place.
  [[nodiscard]] std::optional<Failure> finish();

 private:
  [[nodiscard]] std::optional<Refusal> open_stream();
  [[nodiscard]] std::optional<Refusal> open_part();
  [[nodiscard]] std::optional<Refusal> begin();
  [[nodiscard]] std::optional<Refusal> go_on(const std::vector<std::string>& inputs);
  [[nodiscard]] std::optional<Refusal> check_whole(const std::vector<std::string>& inputs);

  Settings settings_;
  std::string part_;
  std::string options_file_;
  std::string buffer_;
  int file_ = -1;
  std::size_t done_ = 0;
  std::size_t failed_ = 0;
  Changed changed_;
  bool complete_ = false;
  bool stream_ = false;
};

}  // namespace gongwen::cli
