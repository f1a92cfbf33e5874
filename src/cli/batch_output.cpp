#include "batch_output.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <set>
#include <utility>
#include <variant>

#include "commands.hpp"
#include "language.hpp"
#include "output.hpp"

namespace gongwen::cli {
namespace {

constexpr mode_t new_file = 0666;               // less what the user's mask takes away
constexpr std::size_t buffer_bytes = 1U << 16;  // few enough calls
constexpr std::size_t copy_bytes = 1U << 20;

using Refusal = BatchOutput::Refusal;

Refusal refusal(const Failure& failure) {
  return {shown(failure.what) + ": " + failure.reason, exit_unwritten};
}

Refusal usage(std::string message) {
  return {std::move(message), exit_usage};
}

bool exists(const std::string& path) {
  struct stat status {};
  return lstat(path.c_str(), &status) == 0;
}

// True if a run holds the lock of the file at `path`.
bool is_locked(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return false;
  const bool locked = flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  close(file);
  return locked;
}

// That a file was renamed is on disk once its folder is. Not every file system can say so.
void sync_folder(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string name = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const int folder = ::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  fsync(folder);
  close(folder);
}

// A file of the run itself: no link is followed, and none is shared with another name.
int open_own(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, new_file);
  if (file < 0) return file;
  struct stat status {};
  if (fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink == 1) return file;
  close(file);
  errno = EMLINK;
  return -1;
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// `size` bytes at `begin`; fewer where there are not as many.
std::string read_at(int file, std::uint64_t begin, std::uint64_t size) {
  std::string out(size, '\0');
  std::size_t got = 0;
  while (got < out.size()) {
    const ssize_t read =
        pread(file, out.data() + got, out.size() - got, static_cast<off_t>(begin + got));
    if (read < 0 && errno == EINTR) continue;
    if (read <= 0) break;
    got += static_cast<std::size_t>(read);
  }
  out.resize(got);
  return out;
}

std::string key_of(const std::string& path, const std::string& content) {
  return path + '\0' + content;
}

// Where the number of a shard goes: before what the name ends in, `.jsonl.gz`.
std::size_t end_of_stem(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
  std::size_t end = path.size();
  if (compression_of(path) != Compression::none) end = path.rfind('.');
  const std::size_t dot = path.rfind('.', end - 1);
  return dot == std::string::npos || dot <= name ? end : dot;
}

}  // namespace

BatchOutput::BatchOutput(Settings settings)
    : settings_(std::move(settings)),
      part_(settings_.path + ".part"),
      part_journal_(part_ + ".journal"),
      journal_(settings_.path + ".journal") {}

BatchOutput::~BatchOutput() {
  if (file_ >= 0 && file_ != STDOUT_FILENO) close(file_);
  if (journal_file_ >= 0) close(journal_file_);
}

std::string BatchOutput::shard(std::size_t number) const {
  std::array<char, 32> digits{};
  std::snprintf(digits.data(), digits.size(), "-%05zu", number);
  std::string out = settings_.path;
  return out.insert(end_of_stem(out), digits.data());
}

std::vector<std::string> BatchOutput::outputs_there() const {
  std::vector<std::string> out;
  if (settings_.shard_rows == 0) {
    if (exists(settings_.path)) out.push_back(settings_.path);
    return out;
  }
  for (std::string path = shard(0); exists(path); path = shard(out.size())) out.push_back(path);
  return out;
}

std::vector<std::string> BatchOutput::own_files() const {
  if (settings_.path == "-") return {};
  std::vector<std::string> out = {settings_.path, part_, part_journal_, journal_};
  for (std::string& path : outputs_there()) out.push_back(std::move(path));
  return out;
}

std::optional<Refusal> BatchOutput::open(const std::vector<std::string>& inputs) {
  if (!is_built_in(compression_of(settings_.path))) {
    return usage(say("{0}: this gongwen was built without its compression; name OUT.jsonl",
                     {shown(settings_.path)}));
  }
  struct stat status {};
  const bool there = settings_.path == "-" || stat(settings_.path.c_str(), &status) == 0;
  if (there && S_ISDIR(status.st_mode)) {
    return usage(say("{0} is a folder: name a file in it", {shown(settings_.path)}));
  }
  if (there && !S_ISREG(status.st_mode)) return open_stream();
  std::set<std::pair<dev_t, ino_t>> own;
  for (const std::string& path : own_files()) {
    if (stat(path.c_str(), &status) == 0) own.emplace(status.st_dev, status.st_ino);
  }
  for (const std::string& input : inputs) {
    if (own.empty()) break;
    if (stat(input.c_str(), &status) == 0 && own.count({status.st_dev, status.st_ino}) > 0) {
      return usage(say("{0} is an input, which the output would replace", {shown(input)}));
    }
  }
  const bool whole = !outputs_there().empty();
  const bool left = exists(part_);
  if (whole && !settings_.force && !settings_.resume) {
    return usage(
        say("{0} exists: --force replaces it when all is done, --resume keeps what has not changed",
            {shown(outputs_there().front())}));
  }
  if (left && !settings_.resume && !settings_.force) {
    if (is_locked(part_)) return usage(say("another run is writing {0}", {shown(part_)}));
    return usage(
        say("{0} is there, of a run that did not end: --resume goes on with it, --force "
            "begins anew",
            {shown(part_)}));
  }
  if (auto refused = open_part()) return refused;
  if (fstat(file_, &status) != 0) return refusal(unwritten(part_, errno));
  // Without a journal it was just being filled from OUT, or nobody knows it.
  const bool known = exists(part_journal_);
  if (settings_.resume && left && (known || (status.st_size > 0 && !whole))) return go_on();
  if (ftruncate(file_, 0) != 0) return refusal(unwritten(part_, errno));
  if (settings_.resume && whole && exists(part_journal_)) {
    // The run before was stopped when only this was left to do.
    std::rename(part_journal_.c_str(), journal_.c_str());
  }
  return settings_.resume && whole ? unpack() : begin();
}

std::optional<Refusal> BatchOutput::open_stream() {
  stream_ = true;
  if (settings_.resume) return usage(tr("--resume needs an output that is a file"));
  if (settings_.shard_rows > 0) return usage(tr("--shard-rows needs an output that is a file"));
  file_ =
      settings_.path == "-" ? STDOUT_FILENO : ::open(settings_.path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file_ < 0) return refusal(unwritten(settings_.path, errno));
  return std::nullopt;
}

std::optional<Refusal> BatchOutput::open_part() {
  file_ = open_own(part_);
  if (file_ < 0) return refusal(unwritten(part_, errno));
  // The lock goes with the process, however that ends.
  const bool locked = flock(file_, LOCK_EX | LOCK_NB) == 0;
  if (!locked && errno != EWOULDBLOCK) return refusal(unwritten(part_, errno));
  // Another run may have renamed the file between these two steps; then it is not ours to change.
  struct stat mine {};
  struct stat named {};
  const bool same = fstat(file_, &mine) == 0 && stat(part_.c_str(), &named) == 0 &&
                    mine.st_ino == named.st_ino && mine.st_dev == named.st_dev;
  if (!locked || !same) return usage(say("another run is writing {0}", {shown(part_)}));
  return std::nullopt;
}

// Rows of other options must not lie before the journal says which they are, so the file is emptied
// first.
std::optional<Refusal> BatchOutput::begin() {
  if (ftruncate(file_, 0) != 0) return refusal(unwritten(part_, errno));
  return take_over({settings_.options, {}});
}

// Goes on behind the rows that are whole: a kill may have cut the last ones, a power failure may
// have left rubbish.
std::optional<Refusal> BatchOutput::go_on() {
  const auto read = read_journal(part_journal_);
  if (const auto* failure = std::get_if<Failure>(&read)) {
    return usage(
        say("{0}: {1}; without it nobody knows what {2} holds: --force without --resume "
            "begins anew",
            {shown(failure->what), failure->reason, shown(part_)}));
  }
  return take_over(std::get<Journal>(read));
}

// OUT is whole: its rows are taken up again, to be kept or made anew.
std::optional<Refusal> BatchOutput::unpack() {
  const auto read = read_journal(journal_);
  const auto* journal = std::get_if<Journal>(&read);
  std::optional<Failure> failure;
  if (journal != nullptr && journal->options == settings_.options) {
    bool written = true;
    for (const std::string& path : outputs_there()) {
      if (failure) break;
      failure = decompress(path, [&](std::string_view bytes) {
        return written = written && write_all(file_, bytes);
      });
    }
    if (!written) failure = unwritten(part_, errno);
  } else if (journal == nullptr) {
    failure = std::get<Failure>(read);
  }
  if (!failure) {
    auto refused = take_over(*journal);
    if (!refused) whole_ = entries_.size();
    if (!refused) return std::nullopt;
    std::remove(part_.c_str());
    return refused;
  }
  std::remove(part_.c_str());
  return usage(
      say("{0} is there, and what it holds is not known: {1}: {2}; --force without --resume "
          "replaces it",
          {shown(settings_.path), shown(failure->what), failure->reason}));
}

std::optional<Refusal> BatchOutput::take_over(const Journal& journal) {
  if (journal.options != settings_.options) {
    return usage(
        say("{0} was written with other options: {1}; now: {2}. Resume with the same ones; "
            "--force without --resume begins anew",
            {shown(part_), journal.options, settings_.options}));
  }
  std::string lines = journal_head(settings_.options);
  for (const Entry& entry : journal.entries) {
    if (entry.begin != size_) break;
    const std::string rows = read_at(file_, entry.begin, entry.size);
    if (rows.size() != entry.size || hash_of(rows) != entry.rows) break;
    size_ += entry.size;
    known_.emplace(key_of(entry.path, entry.content), entries_.size());
    entries_.push_back(entry);
    lines += journal_line(entry);
  }
  left_ = entries_.size();
  const auto end = static_cast<off_t>(size_);
  if (ftruncate(file_, end) != 0 || lseek(file_, end, SEEK_SET) != end) {
    return refusal(unwritten(part_, errno));
  }
  if (auto failure = write_file(part_journal_, lines)) return refusal(*failure);
  journal_file_ = ::open(part_journal_.c_str(), O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC);
  if (journal_file_ < 0) return refusal(unwritten(part_journal_, errno));
  return std::nullopt;
}

std::optional<std::size_t> BatchOutput::find(const std::string& path,
                                             const std::string& content) const {
  const auto found = known_.find(key_of(path, content));
  if (found == known_.end()) return std::nullopt;
  return found->second;
}

std::optional<Failure> BatchOutput::keep(std::size_t index) {
  order_.push_back(index);
  return std::nullopt;
}

std::optional<Failure> BatchOutput::write(Entry entry, std::string_view lines) {
  buffer_ += lines;
  if (!stream_) {
    entry.begin = size_;
    entry.size = lines.size();
    entry.rows = hash_of(lines);
    size_ += entry.size;
    journal_buffer_ += journal_line(entry);
    order_.push_back(entries_.size());
    entries_.push_back(std::move(entry));
  }
  return buffer_.size() < buffer_bytes ? std::nullopt : flush();
}

std::optional<Failure> BatchOutput::flush() {
  if (!write_all(file_, buffer_)) {
    const int error = errno;
    return unwritten(
        stream_ ? (settings_.path == "-" ? tr("standard output") : settings_.path) : part_, error);
  }
  buffer_.clear();
  if (!write_all(journal_file_, journal_buffer_)) return unwritten(part_journal_, errno);
  journal_buffer_.clear();
  return std::nullopt;
}

std::optional<Failure> BatchOutput::drop_part() {
  if (std::remove(part_.c_str()) != 0) return unwritten(part_, errno);
  std::remove(part_journal_.c_str());
  return std::nullopt;
}

std::optional<Failure> BatchOutput::finish() {
  if (auto failure = flush()) return failure;
  if (stream_) return std::nullopt;
  bool in_order = order_.size() == entries_.size();
  for (std::size_t i = 0; in_order && i < order_.size(); ++i) {
    // An input that is named twice has the rows of the first.
    const Entry& wanted = entries_[order_[i]];
    in_order = wanted.path == entries_[i].path && wanted.rows == entries_[i].rows;
  }
  unchanged_ = in_order && whole_ > 0 && whole_ == entries_.size();
  if (unchanged_) return drop_part();
  if (fsync(file_) != 0) return unwritten(part_, errno);
  const bool plain =
      settings_.shard_rows == 0 && compression_of(settings_.path) == Compression::none;
  if (!plain || !in_order) return assemble();
  // Until OUT is in its place an older one keeps its own journal.
  if (std::rename(part_.c_str(), settings_.path.c_str()) != 0) {
    return unwritten(settings_.path, errno);
  }
  if (std::rename(part_journal_.c_str(), journal_.c_str()) != 0) return unwritten(journal_, errno);
  sync_folder(settings_.path);
  return std::nullopt;
}

// Writes OUT anew: the rows in the order of the inputs, compressed, or in shards.
std::optional<Failure> BatchOutput::assemble() {
  const Compression compression = compression_of(settings_.path);
  std::size_t shards = 0;
  std::uint64_t rows = 0;
  std::uint64_t begin = 0;
  std::string lines = journal_head(settings_.options);
  std::optional<Output> output;
  std::unique_ptr<Compressor> compressor;
  const std::vector<std::string> before = outputs_there();
  const auto open = [&] {
    output.emplace(settings_.shard_rows == 0 ? settings_.path : shard(shards));
    ++shards;
    rows = 0;
    compressor = make_compressor(compression, [&](std::string_view bytes) {
      output->write(bytes);
      return true;
    });
  };
  const auto close = [&]() -> std::optional<Failure> {
    if (!compressor->finish()) return Failure{settings_.path, tr("cannot be compressed")};
    return output->finish();
  };
  open();
  for (const std::size_t index : order_) {
    Entry entry = entries_[index];
    for (std::uint64_t at = 0; at < entry.size;) {
      const std::string piece =
          read_at(file_, entry.begin + at, std::min<std::uint64_t>(copy_bytes, entry.size - at));
      if (piece.empty()) return failed(part_, EIO);
      at += piece.size();
      for (std::string_view rest = piece; !rest.empty();) {
        if (settings_.shard_rows > 0 && rows == settings_.shard_rows) {
          if (auto failure = close()) return failure;
          open();
        }
        std::size_t end = settings_.shard_rows > 0 ? rest.find('\n') : std::string_view::npos;
        rows += end == std::string_view::npos ? 0 : 1;
        end = end == std::string_view::npos ? rest.size() : end + 1;
        if (!compressor->write(rest.substr(0, end))) {
          return Failure{settings_.path, tr("cannot be compressed")};
        }
        rest.remove_prefix(end);
      }
    }
    entry.begin = std::exchange(begin, begin + entry.size);
    lines += journal_line(entry);
  }
  if (auto failure = close()) return failure;
  if (auto failure = write_file(journal_, lines)) return failure;
  for (std::size_t i = shards; i < before.size(); ++i) std::remove(before[i].c_str());
  sync_folder(settings_.path);
  return drop_part();
}

}  // namespace gongwen::cli
