#include "batch_output.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <utility>
#include <variant>

#include "batch_rows.hpp"
#include "commands.hpp"

namespace gongwen::cli {
namespace {

constexpr mode_t new_file = 0666;               // less what the user's mask takes away
constexpr std::size_t buffer_bytes = 1U << 16;  // few enough calls
constexpr std::size_t options_bytes = 1U << 12;

using Refusal = BatchOutput::Refusal;

Refusal refusal(const Failure& failure) {
  return {failure.what + ": " + failure.reason, exit_unwritten};
}

Refusal usage(std::string message) {
  return {std::move(message), exit_usage};
}

bool exists(const std::string& path) {
  struct stat status {};
  return lstat(path.c_str(), &status) == 0;
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

// True if a run holds the lock of the file at `path`.
bool is_locked(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  const bool locked = flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  close(file);
  return locked;
}

// That a file was renamed is on disk once its folder is. Not every file system can say so.
void sync_folder(const std::string& path) {
  const int folder = ::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  fsync(folder);
  close(folder);
}

}  // namespace

BatchOutput::BatchOutput(Settings settings)
    : settings_(std::move(settings)),
      part_(settings_.path + ".part"),
      options_file_(part_ + ".options") {}

BatchOutput::~BatchOutput() {
  if (file_ >= 0 && file_ != STDOUT_FILENO) close(file_);
}

std::vector<std::string> BatchOutput::own_files() const {
  if (settings_.path == "-") return {};
  return {settings_.path, part_, options_file_, options_file_ + ".part"};
}

std::optional<Refusal> BatchOutput::open(const std::vector<std::string>& inputs) {
  struct stat status {};
  const bool there = settings_.path == "-" || stat(settings_.path.c_str(), &status) == 0;
  if (there && S_ISDIR(status.st_mode)) {
    return usage(settings_.path + " is a folder: name a file in it");
  }
  if (there && !S_ISREG(status.st_mode)) return open_stream();
  const bool left = exists(part_);
  if (there && settings_.resume && !left) return check_whole(inputs);
  if (there && !settings_.force) {
    return usage(settings_.path + " exists: --force replaces it when all is done");
  }
  if (there) {
    const auto same = [&](const std::string& input) { return same_file(input, settings_.path); };
    const auto input = std::find_if(inputs.begin(), inputs.end(), same);
    if (input != inputs.end())
      return usage(*input + " is an input, which the output would replace");
  }
  if (left && !settings_.resume && !settings_.force) {
    if (is_locked(part_)) return usage("another run is writing " + part_);
    return usage(part_ +
                 " is there, of a run that did not end: --resume goes on with it, --force "
                 "begins anew");
  }
  if (auto refused = open_part()) return refused;
  if (fstat(file_, &status) != 0) return refusal(unwritten(part_, errno));
  return settings_.resume && status.st_size > 0 ? go_on(inputs) : begin();
}

std::optional<Refusal> BatchOutput::open_stream() {
  stream_ = true;
  if (settings_.resume) return usage("--resume needs an output that is a file");
  file_ =
      settings_.path == "-" ? STDOUT_FILENO : ::open(settings_.path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file_ < 0) return refusal(unwritten(settings_.path, errno));
  return std::nullopt;
}

std::optional<Refusal> BatchOutput::open_part() {
  file_ = ::open(part_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, new_file);
  if (file_ < 0) return refusal(unwritten(part_, errno));
  // The lock goes with the process, however that ends.
  const bool locked = flock(file_, LOCK_EX | LOCK_NB) == 0;
  if (!locked && errno != EWOULDBLOCK) return refusal(unwritten(part_, errno));
  // Another run may have renamed the file between these two steps; then it is not ours to change.
  struct stat mine {};
  struct stat named {};
  const bool same = fstat(file_, &mine) == 0 && stat(part_.c_str(), &named) == 0 &&
                    mine.st_ino == named.st_ino && mine.st_dev == named.st_dev;
  if (!locked || !same) return usage("another run is writing " + part_);
  return std::nullopt;
}

// Rows of other options must not lie before `OUT.part.options` says which they are, so the file is
// emptied first.
std::optional<Refusal> BatchOutput::begin() {
  if (ftruncate(file_, 0) != 0) return refusal(unwritten(part_, errno));
  if (const auto failure = write_file(options_file_, settings_.options + '\n')) {
    return refusal(*failure);
  }
  return std::nullopt;
}

std::optional<Refusal> BatchOutput::go_on(const std::vector<std::string>& inputs) {
  const auto read = read_file(options_file_, options_bytes);
  if (const auto* failure = std::get_if<Failure>(&read)) {
    return usage(failure->what + ": " + failure->reason +
                 "; without it nobody knows the options of " + part_ + ": --force begins anew");
  }
  const std::string& was = std::get<Input>(read).bytes;
  if (was != settings_.options + '\n') {
    return usage(part_ + " was written with other options: " + was.substr(0, was.find('\n')) +
                 "; now: " + settings_.options +
                 ". Resume with the same ones; --force without "
                 "--resume begins anew");
  }
  const auto written = read_written(file_, inputs, settings_.flat, /*ended=*/false);
  if (const auto* wrong = std::get_if<std::string>(&written)) {
    return usage(part_ + " is of other inputs: " + *wrong +
                 ". Resume with the same ones; --force without --resume begins anew");
  }
  const auto& rows = std::get<Written>(written);
  changed_ = changed_since(file_, inputs, rows.inputs);
  const auto end = static_cast<off_t>(rows.bytes);
  if (ftruncate(file_, end) != 0 || lseek(file_, end, SEEK_SET) != end) {
    return refusal(unwritten(part_, errno));
  }
  done_ = rows.inputs;
  failed_ = rows.failed;
  return std::nullopt;
}

// The run was stopped between putting OUT in its place and saying so, or resumed once too often.
std::optional<Refusal> BatchOutput::check_whole(const std::vector<std::string>& inputs) {
  const int file = ::open(settings_.path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return refusal(unwritten(settings_.path, errno));
  const auto written = read_written(file, inputs, settings_.flat, /*ended=*/true);
  const Changed changed = changed_since(file, inputs, inputs.size());
  close(file);
  const auto* rows = std::get_if<Written>(&written);
  std::string why;
  if (rows == nullptr) {
    why = "is not of these inputs: " + std::get<std::string>(written);
  } else if (rows->bytes != rows->size) {
    why = "is not of these inputs: it holds what is no row";
  } else if (rows->inputs != inputs.size()) {
    why = "is not of these inputs: it has no row of " + printable(inputs[rows->inputs]);
  } else if (changed.inputs > 0) {
    why = "is older than " + std::to_string(changed.inputs) + " of the inputs, " +
          printable(changed.first) + " for one";
  }
  if (!why.empty()) {
    return usage(settings_.path + " is there, with nothing to resume, and " + why +
                 ". --force without --resume replaces it");
  }
  complete_ = true;
  done_ = rows->inputs;
  failed_ = rows->failed;
  std::remove(options_file_.c_str());
  return std::nullopt;
}

std::optional<Failure> BatchOutput::write(std::string_view lines) {
  buffer_ += lines;
  return buffer_.size() < buffer_bytes ? std::nullopt : flush();
}

std::optional<Failure> BatchOutput::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty()) {
    const ssize_t written = ::write(file_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      const int error = errno;
      return unwritten(
          stream_ ? (settings_.path == "-" ? "standard output" : settings_.path) : part_, error);
    }
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
  return std::nullopt;
}

std::optional<Failure> BatchOutput::finish() {
  if (auto failure = flush()) return failure;
  if (stream_) return std::nullopt;
  if (fsync(file_) != 0) return unwritten(part_, errno);
  if (std::rename(part_.c_str(), settings_.path.c_str()) != 0) {
    return unwritten(settings_.path, errno);
  }
  sync_folder(settings_.path);
  std::remove(options_file_.c_str());
  return std::nullopt;
}

}  // namespace gongwen::cli
