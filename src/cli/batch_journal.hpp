// What a batch has written of which input: beside the rows, so that a later run knows what to keep.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "files.hpp"

namespace gongwen::cli {

// What the summary and the report count.
struct Tally {
  std::uint64_t documents = 0;
  std::uint64_t without_document = 0;
  std::uint64_t unread = 0;
  std::uint64_t repairs = 0;
  std::uint64_t bytes = 0;
  std::map<std::string, std::uint64_t> kinds;        // documents by kind
  std::map<std::string, std::uint64_t> diagnostics;  // by code
  std::map<std::string, std::uint64_t> errors;       // inputs that could not be read, by code

  Tally& operator+=(const Tally& other);
};

// An input that could not be read.
struct Unread {
  std::string code;
  std::string message;
};

// The rows of one input.
struct Entry {
  std::string path;
  std::string content;      // hash of what the input held; of one that was not read: why
  std::uint64_t begin = 0;  // of its rows, in bytes
  std::uint64_t size = 0;
  std::string rows;  // hash of them
  Tally tally;
  std::optional<Unread> unread;
};

// 128 bits, in hexadecimal digits.
[[nodiscard]] std::string hash_of(std::string_view bytes);

// A journal is lines of JSON: the options of the run, then an entry for each input.
[[nodiscard]] std::string journal_head(const std::string& options);
[[nodiscard]] std::string journal_line(const Entry& entry);
// The entry of such a line; none where it is none.
[[nodiscard]] std::optional<Entry> entry_of_line(std::string_view line);

struct Journal {
  std::string options;
  std::vector<Entry> entries;
};
// The whole lines of a journal.
[[nodiscard]] std::variant<Journal, Failure> read_journal(const std::string& path);

// Counts for people who read programs' output: an object of schema gongwen-report/1 without its
// outer facts.
[[nodiscard]] std::string tally_json(const Tally& tally);

}  // namespace gongwen::cli
