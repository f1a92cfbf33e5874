#include "output.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "commands.hpp"
#include "language.hpp"

namespace gongwen::cli {
namespace {

constexpr mode_t new_file = 0666;  // less what the user's mask takes away
constexpr int tries = 100;         // names that others left there

// A new file beside `path`; never one that is there, and no link is followed.
int open_beside(const std::string& path, std::string& name) {
  for (int i = 0; i < tries; ++i) {
    name = path + '.' + std::to_string(getpid()) + '-' + std::to_string(i) + ".part";
    const int file =
        ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, new_file);
    if (file >= 0 || errno != EEXIST) return file;
  }
  return -1;
}

}  // namespace

Output::Output(std::optional<std::string> path)
    : path_(path && *path != "-" ? std::move(*path) : std::string()) {
  if (path_.empty()) file_ = stdout;
}

Output::~Output() {
  if (file_ == nullptr || file_ == stdout) return;
  std::fclose(file_);
  if (!temporary_.empty()) std::remove(temporary_.c_str());
}

void Output::fail(int error) {
  if (!failure_) failure_ = unwritten(path_.empty() ? tr("standard output") : path_, error);
}

void Output::open() {
  if (file_ != nullptr || failure_) return;
  struct stat status {};
  const bool there = stat(path_.c_str(), &status) == 0;
  if (there && S_ISDIR(status.st_mode)) return fail(EISDIR);
  const bool replaced = !there || S_ISREG(status.st_mode);
  const int file =
      replaced ? open_beside(path_, temporary_) : ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
  file_ = file < 0 ? nullptr : fdopen(file, "wb");
  if (file_ != nullptr) return;
  fail(errno);
  if (file < 0) temporary_.clear();
}

void Output::write(std::string_view bytes) {
  if (bytes.empty()) return;
  open();
  if (failure_) return;
  errno = 0;
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) fail(errno);
}

std::optional<Failure> Output::finish() {
  open();
  if (failure_) return failure_;
  errno = 0;
  if (std::fflush(file_) != 0) fail(errno);
  if (file_ == stdout) return failure_;
  if (!failure_ && !temporary_.empty() && fsync(fileno(file_)) != 0) fail(errno);
  if (std::fclose(std::exchange(file_, nullptr)) != 0) fail(errno);
  if (temporary_.empty()) return failure_;
  if (!failure_ && std::rename(temporary_.c_str(), path_.c_str()) != 0) fail(errno);
  if (failure_) std::remove(temporary_.c_str());
  return failure_;
}

std::optional<Failure> Output::finish_if_begun() {
  return file_ == nullptr && !failure_ ? std::nullopt : finish();
}

int print_out(std::string_view bytes) {
  Output output;
  output.write(bytes);
  const std::optional<Failure> failure = output.finish();
  if (failure) report(*failure);
  return failure ? exit_unwritten : exit_done;
}

std::optional<Failure> write_file(const std::string& path, std::string_view bytes) {
  Output output(path);
  output.write(bytes);
  return output.finish();
}

}  // namespace gongwen::cli
