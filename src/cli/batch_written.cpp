#include "batch_written.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string_view>

#include "batch_rows.hpp"

namespace gongwen::cli {
namespace {

constexpr std::size_t chunk_bytes = 1U << 20;
// A name has at most 4 096 bytes, six times that if each is escaped; it stands at the beginning.
constexpr std::size_t head_bytes = 1U << 15;

struct Line {
  std::string head;
  std::uint64_t end = 0;  // offset behind its line end
  bool closed = false;    // it ends as an object does
};

// The whole lines of a file, of each no more than its head: a row may be larger than the memory.
class Lines {
 public:
  explicit Lines(int file) : file_(file), chunk_(chunk_bytes, '\0') {}

  [[nodiscard]] std::optional<Line> next() {
    Line line;
    char last = '\0';
    while (true) {
      if (at_ == size_ && !fill()) return std::nullopt;
      const std::string_view rest(chunk_.data() + at_, size_ - at_);
      const std::size_t end = rest.find('\n');
      const std::string_view piece = rest.substr(0, end);
      line.head += piece.substr(0, head_bytes - line.head.size());
      if (!piece.empty()) last = piece.back();
      at_ += piece.size() + (end == std::string_view::npos ? 0 : 1);
      if (end == std::string_view::npos) continue;
      line.end = begin_ + at_;
      line.closed = last == '}';
      return line;
    }
  }
  [[nodiscard]] std::uint64_t position() const { return begin_ + size_; }
  [[nodiscard]] int error() const { return error_; }

 private:
  bool fill() {
    begin_ += size_;
    at_ = size_ = 0;
    const ssize_t got = pread(file_, chunk_.data(), chunk_.size(), static_cast<off_t>(begin_));
    if (got < 0) error_ = errno;
    if (got > 0) size_ = static_cast<std::size_t>(got);
    return got > 0;
  }

  int file_;
  std::string chunk_;
  std::uint64_t begin_ = 0;  // offset of the chunk
  std::size_t at_ = 0;
  std::size_t size_ = 0;
  int error_ = 0;
};

}  // namespace

std::variant<Written, std::string> read_written(int file, const std::vector<std::string>& inputs,
                                                bool flat, bool ended) {
  Lines lines(file);
  Written out;
  Written open;  // with the input whose rows may go on
  while (const std::optional<Line> line = lines.next()) {
    // A power failure may leave rubbish: what stands before it is whole.
    const auto head = line->closed ? read_head(line->head, flat) : std::nullopt;
    if (!head) {
      ended = false;
      break;
    }
    if (head->first) {
      out = open;
      if (open.inputs == inputs.size()) {
        return "it holds rows of more than the " + std::to_string(inputs.size()) + " inputs, of " +
               head->name + " for one";
      }
      ++open.inputs;
      if (head->failed) ++open.failed;
    }
    const std::string name = open.inputs == 0 ? "" : printable(inputs[open.inputs - 1]);
    if (name != head->name) {
      return "row " + std::to_string(open.inputs) + " is of " + head->name +
             ", but that input is " + (name.empty() ? "none" : "now " + name);
    }
    open.bytes = line->end;
    if (!flat) out = open;
  }
  if (lines.error() != 0) return std::strerror(lines.error());
  if (ended) out = open;
  out.size = lines.position();
  return out;
}

Changed changed_since(int file, const std::vector<std::string>& inputs, std::size_t count) {
  Changed out;
  struct stat rows {};
  if (fstat(file, &rows) != 0) return out;
  for (std::size_t i = 0; i < count; ++i) {
    struct stat input {};
    if (stat(inputs[i].c_str(), &input) != 0 || !S_ISREG(input.st_mode)) continue;
    const bool later = input.st_mtim.tv_sec != rows.st_mtim.tv_sec
                           ? input.st_mtim.tv_sec > rows.st_mtim.tv_sec
                           : input.st_mtim.tv_nsec > rows.st_mtim.tv_nsec;
    if (later && out.inputs++ == 0) out.first = inputs[i];
  }
  return out;
}

}  // namespace gongwen::cli
