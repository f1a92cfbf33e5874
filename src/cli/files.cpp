#include "files.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace gongwen::cli {
namespace {

constexpr std::size_t chunk_bytes = 1U << 16;

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

std::string reason(int error) {
  return std::strerror(error);
}

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

std::variant<Input, Failure> read_input(const std::string& path, std::uint32_t limit) {
  Input input;
  if (path == "-") {
    const int error = read_all(stdin, limit, input.bytes);
    if (error != 0) return Failure{"standard input", reason(error)};
    return input;
  }
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
  if (!file) return Failure{path, reason(errno)};
  const int error = read_all(file.get(), limit, input.bytes);
  if (error != 0) return Failure{path, reason(error)};
  input.name = path;
  return input;
}

void Output::write(std::string_view bytes) {
  if (failure_ || bytes.empty()) return;
  errno = 0;
  if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size()) {
    failure_ = Failure{"standard output", reason(errno)};
  }
}

std::optional<Failure> Output::close() {
  errno = 0;
  if (!failure_ && std::fflush(stdout) != 0) failure_ = Failure{"standard output", reason(errno)};
  return failure_;
}

std::optional<Failure> write_file(const std::string& path, std::string_view bytes) {
  const std::string temporary = path + ".part";
  std::FILE* file = std::fopen(temporary.c_str(), "wb");
  if (file == nullptr) return Failure{path, reason(errno)};
  errno = 0;
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size() &&
                       std::fflush(file) == 0 && fsync(fileno(file)) == 0;
  int error = written ? 0 : errno;
  if (std::fclose(file) != 0 && error == 0) error = errno;
  if (error == 0 && std::rename(temporary.c_str(), path.c_str()) != 0) error = errno;
  if (error == 0) return std::nullopt;
  std::remove(temporary.c_str());
  return Failure{path, reason(error)};
}

bool wants_color() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  if (no_color != nullptr && *no_color != '\0') return false;
  if (term != nullptr && std::strcmp(term, "dumb") == 0) return false;
  return isatty(STDOUT_FILENO) == 1;
}

}  // namespace gongwen::cli
