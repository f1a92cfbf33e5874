#include "files.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <utility>

#include "commands.hpp"
#include "gongwen/clean.hpp"
#include "gongwen/diagnostics.hpp"
#include "language.hpp"
#include "names.hpp"
#include "output.hpp"

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

}  // namespace

Failure failed(std::string what, int error) {
  return {std::move(what), tr(std::strerror(error)), error};
}

Failure unwritten(std::string what, int error) {
  Failure out = failed(std::move(what), error);
  out.reason = say("cannot be written: {0}", {out.reason});
  return out;
}

void report(const Failure& failure) {
  std::fprintf(stderr, "gongwen: %s: %s\n", shown(failure.what).c_str(), failure.reason.c_str());
}

std::variant<Input, Failure> read_file(const std::string& path, std::uint32_t limit) {
  Input input{path, {}};
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
  if (!file) return failed(path, errno);
  const int error = read_all(file.get(), limit, input.bytes);
  if (error != 0) return failed(path, error);
  return input;
}

std::variant<Input, Failure> read_regular_file(const std::string& path, std::uint32_t limit) {
  // Opening a named pipe would wait until somebody writes to it.
  const int file = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return failed(path, errno);
  const std::unique_ptr<std::FILE, Close> opened(fdopen(file, "rb"));
  struct stat status {};
  if (!opened || fstat(file, &status) != 0) return failed(path, errno);
  if (S_ISDIR(status.st_mode)) return failed(path, EISDIR);
  if (!S_ISREG(status.st_mode)) {
    const bool handed = path.starts_with("/dev/fd/") || path.starts_with("/proc/self/fd/") ||
                        path == "/dev/stdin" || path == "/dev/null";
    if (!handed) {
      return Failure{path,
                     tr("is a pipe or a device, which may never end; gongwen parse reads it")};
    }
    if (fcntl(file, F_SETFL, 0) != 0) return failed(path, errno);
  }
  if (S_ISREG(status.st_mode) && static_cast<std::uint64_t>(status.st_size) > limit) {
    return failed(path, EFBIG);
  }
  Input input{path, {}};
  const int error = read_all(opened.get(), limit, input.bytes);
  if (error != 0) return failed(path, error);
  return input;
}

std::variant<Input, Failure> read_input(const std::string& path, std::uint32_t limit) {
  if (path != "-") {
    auto read = read_file(path, limit);
    if (auto* failure = std::get_if<Failure>(&read); failure && failure->error == EISDIR) {
      failure->reason += tr("; to read all files in it: gongwen batch FOLDER -o OUT.jsonl");
    }
    return read;
  }
  if (isatty(STDIN_FILENO) == 1) {
    std::fprintf(stderr, "gongwen: %s\n", tr("reading what you type; Ctrl-D ends it").c_str());
  }
  Input input;
  const int error = read_all(stdin, limit, input.bytes);
  if (error != 0) return failed(tr("standard input"), error);
  return input;
}

int for_each_file(const std::vector<std::string>& files, const std::optional<std::string>& output,
                  const Print& print) {
  for (const std::string& path : files) {
    if (output && path != "-" && same_file(path, *output)) {
      report({*output, tr("is an input, which the output would replace")});
      return exit_usage;
    }
  }
  int code = exit_done;
  bool first = true;
  Output to(output);
  for (const std::string& path : files) {
    Printed printed;
    // What does not fit into memory does not take the other files along.
    try {
      const auto read = read_input(path, Limits{}.input_bytes);
      if (const auto* failure = std::get_if<Failure>(&read)) {
        report(*failure);
        code = exit_unread;
        continue;
      }
      printed = print(std::get<Input>(read), first);
    } catch (const std::bad_alloc&) {
      report(failed(path == "-" ? tr("standard input") : path, ENOMEM));
      code = exit_unread;
      continue;
    }
    if (printed.unread) {
      report({path == "-" ? tr("standard input") : path, *printed.unread});
      code = exit_unread;
    }
    if (printed.text.empty() && printed.unread) continue;
    to.write(printed.text);
    first = false;
  }
  const std::optional<Failure> failure = first ? to.finish_if_begun() : to.finish();
  if (failure) report(*failure);
  return failure ? exit_unwritten : code;
}

std::optional<std::string> unread(const std::vector<Diagnostic>& diagnostics) {
  const Diagnostic* why = why_unread(diagnostics);
  if (why == nullptr) return std::nullopt;
  std::string said = message_in(*why, language());
  if (const auto meaning = describe(why->code, language())) {
    if (language() == Language::english) said += ' ';
    said += meaning->remedy;
  }
  return said;
}

bool same_file(const std::string& a, const std::string& b) {
  struct stat one {};
  struct stat other {};
  return stat(a.c_str(), &one) == 0 && stat(b.c_str(), &other) == 0 && S_ISREG(one.st_mode) &&
         one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

std::string shown(std::string_view path) {
  std::string out;
  for (std::size_t i = 0; i < path.size();) {
    const auto byte = static_cast<unsigned char>(path[i]);
    const std::size_t size = utf8_size(path.substr(i));
    if (size == 0 || byte < 0x20 || byte == 0x7F ||
        (byte == 0xC2 && size == 2 && static_cast<unsigned char>(path[i + 1]) < 0xA0)) {
      std::array<char, 5> escape{};
      std::snprintf(escape.data(), escape.size(), "\\x%02x", static_cast<unsigned>(byte));
      out += escape.data();
      i += 1;
    } else {
      out += path.substr(i, size);
      i += size;
    }
  }
  return out;
}

std::uint32_t terminal_columns(std::uint32_t otherwise) {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  if (isatty(STDOUT_FILENO) != 1) return otherwise;
  const char* columns = std::getenv("COLUMNS");
  const int number = columns == nullptr ? 0 : std::atoi(columns);
  return number > 0 ? static_cast<std::uint32_t>(number) : otherwise;
}

bool wants_color() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  if (no_color != nullptr && *no_color != '\0') return false;
  if (term != nullptr && std::strcmp(term, "dumb") == 0) return false;
  return isatty(STDOUT_FILENO) == 1;
}

}  // namespace gongwen::cli
