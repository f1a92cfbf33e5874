// Where the rows of a batch go, so that nothing is lost or doubled whenever the run ends.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "batch_journal.hpp"
#include "compression.hpp"
#include "files.hpp"

namespace gongwen::cli {

// Rows are appended to `OUT.part` as they come, and what they are of to `OUT.part.journal`. When
// all are there OUT is made of them, in the order of the inputs: by its new name, or where rows of
// earlier runs stand in another order, or it is compressed or in shards, written anew. The journal
// stays beside it as `OUT.journal`: a later run keeps the rows of inputs that have not changed.
// What is no regular file (a pipe, a device, `-`) is written as it comes.
class BatchOutput {
 public:
  struct Settings {
    std::string path;
    std::string options;           // one line: what the rows depend on beside their inputs
    bool resume = false;           // keep what earlier runs wrote
    bool force = false;            // replace OUT, and unless resumed what an earlier run left
    std::uint64_t shard_rows = 0;  // rows of a file; 0: all in one
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

  // Opens the output, which may be none of `inputs`.
  [[nodiscard]] std::optional<Refusal> open(const std::vector<std::string>& inputs);
  // Rows of how many inputs earlier runs have left.
  [[nodiscard]] std::size_t left() const { return left_; }
  // The rows that were written of an input when it held that; safe from many threads.
  [[nodiscard]] std::optional<std::size_t> find(const std::string& path,
                                                const std::string& content) const;
  [[nodiscard]] const Entry& entry(std::size_t index) const { return entries_[index]; }
  // True if a run that ends early can be resumed.
  [[nodiscard]] bool resumable() const { return !stream_; }

  // The rows of the next input: those that are there, or new ones. They are handed to the system by
  // `flush`, or when they are many.
  [[nodiscard]] std::optional<Failure> keep(std::size_t index);
  [[nodiscard]] std::optional<Failure> write(Entry entry, std::string_view lines);
  [[nodiscard]] std::optional<Failure> flush();
  // Puts OUT in its place.
  [[nodiscard]] std::optional<Failure> finish();
  // True if OUT was there already and is as it was.
  [[nodiscard]] bool unchanged() const { return unchanged_; }

 private:
  [[nodiscard]] std::optional<Refusal> open_stream();
  [[nodiscard]] std::optional<Refusal> open_part();
  [[nodiscard]] std::optional<Refusal> begin();
  [[nodiscard]] std::optional<Refusal> go_on();
  [[nodiscard]] std::optional<Refusal> unpack();
  [[nodiscard]] std::optional<Refusal> take_over(const Journal& journal);
  [[nodiscard]] std::optional<Failure> assemble();
  [[nodiscard]] std::optional<Failure> drop_part();
  [[nodiscard]] std::string shard(std::size_t number) const;
  [[nodiscard]] std::vector<std::string> outputs_there() const;

  Settings settings_;
  std::string part_;
  std::string part_journal_;
  std::string journal_;
  std::string buffer_;
  std::string journal_buffer_;
  int file_ = -1;
  int journal_file_ = -1;
  std::uint64_t size_ = 0;  // of the rows
  std::size_t left_ = 0;
  std::vector<Entry> entries_;
  std::vector<std::size_t> order_;  // of the inputs so far, as indexes of entries
  std::unordered_map<std::string, std::size_t> known_;
  std::size_t whole_ = 0;  // inputs of OUT, where it was taken up again
  bool stream_ = false;
  bool unchanged_ = false;
};

}  // namespace gongwen::cli
