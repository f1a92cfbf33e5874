// Where a command prints to: standard output, or a file that is whole or not there.
#pragma once

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "files.hpp"

namespace gongwen::cli {

// A file is written under a name of its own beside it, which nobody else has, and moved when it is
// on disk. What is there and no regular file (a device, a pipe) is written as it is, not replaced.
class Output {
 public:
  // `-` and nothing are standard output. A file is opened when there is something to write.
  explicit Output(std::optional<std::string> path = std::nullopt);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view bytes);
  // Makes the file whole, even if it is empty. Why it could not be written, if so.
  [[nodiscard]] std::optional<Failure> finish();
  // The same where nothing was to be written: a file that was there stays.
  [[nodiscard]] std::optional<Failure> finish_if_begun();

 private:
  void open();
  void fail(int error);

  std::string path_;       // empty: standard output
  std::string temporary_;  // empty: the file itself is written
  std::FILE* file_ = nullptr;
  std::optional<Failure> failure_;
};

// Prints to standard output. Returns the exit code.
[[nodiscard]] int print_out(std::string_view bytes);

// Writes a file whole or not at all.
[[nodiscard]] std::optional<Failure> write_file(const std::string& path, std::string_view bytes);

}  // namespace gongwen::cli
