#include "files.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <utility>

#include "commands.hpp"
#include "gongwen/clean.hpp"

namespace gongwen::cli {
namespace {

constexpr std::size_t chunk_bytes = 1U << 16;

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

// Reads until the end or until there are more than `limit` bytes. Returns an errno, 0 for success.
int read_all(std::FILE* file, std::size_t limit, std::string& bytes) {
  std::array<char, chunk_bytes> chunk;
  while (bytes.size() <= limit) {
    const std::size_t wanted = std::min(chunk.size(), limit + 1 - bytes.size());
    errno = 0;
    const std::size_t got = std::fread(chunk.data(), 1, wanted, file);
    bytes.append(chunk.data(), got);
    if (got < wanted) return std::ferror(file) != 0 ? errno : 0;
  }
  return 0;
}

// Standard output. What is written is really written only once `close` says so.
class Output {
 public:
  void write(std::string_view bytes) {
    if (failure_ || bytes.empty()) return;
    errno = 0;
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size()) fail();
  }
  // Flushes; `code`, or the one of a failure.
  [[nodiscard]] int close(int code) {
    errno = 0;
    if (!failure_ && std::fflush(stdout) != 0) fail();
    if (!failure_) return code;
    report(*failure_);
    return exit_unwritten;
  }

 private:
  void fail() { failure_ = unwritten("standard output", errno); }

  std::optional<Failure> failure_;
};

}  // namespace

Failure failed(std::string what, int error) {
  return {std::move(what), std::strerror(error), error};
}

Failure unwritten(std::string what, int error) {
  Failure out = failed(std::move(what), error);
  out.reason = "cannot be written: " + out.reason;
  return out;
}

void report(const Failure& failure) {
  std::fprintf(stderr, "gongwen: %s: %s\n", failure.what.c_str(), failure.reason.c_str());
}

std::variant<Input, Failure> read_file(const std::string& path, std::uint32_t limit) {
  Input input{path, {}};
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
  if (!file) return failed(path, errno);
  const int error = read_all(file.get(), limit, input.bytes);
  if (error != 0) return failed(path, error);
  return input;
}

std::variant<Input, Failure> read_input(const std::string& path, std::uint32_t limit) {
  if (path != "-") {
    auto read = read_file(path, limit);
    if (auto* failure = std::get_if<Failure>(&read); failure && failure->error == EISDIR) {
      failure->reason += "; to read all files in it: gongwen batch FOLDER -o OUT.jsonl";
    }
    return read;
  }
  Input input;
  const int error = read_all(stdin, limit, input.bytes);
  if (error != 0) return failed("standard input", error);
  return input;
}

int for_each_file(const std::vector<std::string>& files, const Print& print) {
  int code = exit_done;
  bool first = true;
  Output output;
  for (const std::string& path : files) {
    const auto read = read_input(path, Limits{}.input_bytes);
    if (const auto* failure = std::get_if<Failure>(&read)) {
      report(*failure);
      code = exit_unread;
      continue;
    }
    output.write(print(std::get<Input>(read), first));
    first = false;
  }
  return output.close(code);
}

int print_out(std::string_view bytes) {
  Output output;
  output.write(bytes);
  return output.close(exit_done);
}

std::optional<Failure> write_file(const std::string& path, std::string_view bytes) {
  struct stat status {};
  const bool there = stat(path.c_str(), &status) == 0;
  if (there && S_ISDIR(status.st_mode)) return unwritten(path, EISDIR);
  const bool replaced = !there || S_ISREG(status.st_mode);
  const std::string target = replaced ? path + ".part" : path;
  std::FILE* file = std::fopen(target.c_str(), "wb");
  if (file == nullptr) return unwritten(path, errno);
  errno = 0;
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size() &&
                       std::fflush(file) == 0 && (!replaced || fsync(fileno(file)) == 0);
  int error = written ? 0 : errno;
  if (std::fclose(file) != 0 && error == 0) error = errno;
  if (replaced && error == 0 && std::rename(target.c_str(), path.c_str()) != 0) error = errno;
  if (error == 0) return std::nullopt;
  if (replaced) std::remove(target.c_str());
  return unwritten(path, error);
}

bool same_file(const std::string& a, const std::string& b) {
  struct stat one {};
  struct stat other {};
  return stat(a.c_str(), &one) == 0 && stat(b.c_str(), &other) == 0 && S_ISREG(one.st_mode) &&
         one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

bool wants_color() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  if (no_color != nullptr && *no_color != '\0') return false;
  if (term != nullptr && std::strcmp(term, "dumb") == 0) return false;
  return isatty(STDOUT_FILENO) == 1;
}

}  // namespace gongwen::cli
