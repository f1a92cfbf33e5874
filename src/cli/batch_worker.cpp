#include "batch_worker.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>
#include <vector>

#include "batch_journal.hpp"
#include "commands.hpp"
#include "language.hpp"

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX wants it declared

namespace gongwen::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int tick_milliseconds = 100;
constexpr std::size_t chunk_bytes = std::size_t{1} << 20;
constexpr std::size_t buffer_bytes = std::size_t{1} << 16;
constexpr int given_words = 10;  // of a worker's command line

// Two sizes stand before what is sent: of the name and the bytes, of the facts and the lines.
struct Sizes {
  std::uint64_t first = 0;
  std::uint64_t second = 0;
};
std::string bytes_of(const Sizes& sizes) {
  return {reinterpret_cast<const char*>(&sizes), sizeof sizes};
}
Sizes sizes_of(const std::string& bytes) {
  Sizes out;
  std::memcpy(&out, bytes.data(), sizeof out);
  return out;
}

// Reads all of it; false at the end of what is sent.
bool read_all(char* to, std::size_t size) {
  return std::fread(to, 1, size, stdin) == size;
}

bool write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(STDIN_FILENO, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void limit_memory(std::uint64_t bytes) {
#ifdef __SANITIZE_ADDRESS__
  (void)bytes;  // its shadow takes more address space than any limit
#else
  rlimit limit{};
  if (bytes == 0 || getrlimit(RLIMIT_AS, &limit) != 0) return;
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, bytes);
  setrlimit(RLIMIT_AS, &limit);
#endif
  // Who is ended by force need not leave an image of its memory behind.
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
}

}  // namespace

void Gate::enter(bool alone) {
  std::unique_lock<std::mutex> lock(mutex_);
  if (alone) {
    ++waiting_alone_;
    changed_.wait(lock, [&] { return inside_ == 0 && !taken_; });
    --waiting_alone_;
    taken_ = true;
  } else {
    changed_.wait(lock, [&] { return waiting_alone_ == 0 && !taken_; });
  }
  ++inside_;
}

void Gate::leave() {
  const std::lock_guard<std::mutex> lock(mutex_);
  --inside_;
  if (inside_ == 0) taken_ = false;
  changed_.notify_all();
}

Worker::~Worker() {
  end(false);
}

bool Worker::start() {
  if (process_ >= 0) return true;
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return false;
  const auto number = [](auto value) { return std::to_string(static_cast<std::uint64_t>(value)); };
  std::vector<std::string> words = {"gongwen",
                                    worker_word,
                                    number(getpid()),
                                    number(settings_.form.flat),
                                    number(settings_.form.json.text),
                                    number(settings_.form.json.segments),
                                    settings_.encoding.value_or(""),
                                    number(settings_.script.simplify),
                                    number(settings_.script.traditional),
                                    number(settings_.memory)};
  std::vector<char*> given;
  for (std::string& word : words) given.push_back(word.data());
  given.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO);
  // Whoever reads our output need not wait for a worker to end.
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  // A group of its own: Ctrl-C is for the run, which lets it finish.
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&attributes, 0);
  const int error =
      posix_spawn(&process_, "/proc/self/exe", &actions, &attributes, given.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  close(ends[1]);
  if (error != 0) {
    process_ = -1;
    close(ends[0]);
    return false;
  }
  socket_ = ends[0];
  return true;
}

void Worker::end(bool by_force) {
  if (process_ < 0) return;
  if (by_force) kill(process_, SIGKILL);
  close(std::exchange(socket_, -1));
  while (waitpid(process_, &status_, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
}

Worker::End Worker::wait_for(short events) {
  while (true) {
    pollfd one{socket_, events, 0};
    if (poll(&one, 1, tick_milliseconds) > 0) return End::none;
    const auto now = Clock::now();
    if (settings_.time.count() > 0 && now - began_ >= settings_.time) return End::late;
    if (caught_ != 0) {
      if (!stopping_) stopping_ = now;
      if (now - *stopping_ >= longest_stop) return End::stopped;
    }
  }
}

Worker::End Worker::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && errno == EAGAIN) {
      if (const End why = wait_for(POLLOUT); why != End::none) return why;
      continue;
    }
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return End::died;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return End::none;
}

// Reads until there are `size` bytes; what came with them is kept for the next time.
Worker::End Worker::receive(std::string& bytes, std::size_t size) {
  bytes.clear();
  bytes.reserve(size);
  while (true) {
    const std::size_t wanted = std::min(size - bytes.size(), received_.size());
    bytes.append(received_, 0, wanted);
    received_.erase(0, wanted);
    if (bytes.size() == size) return End::none;
    if (const End why = wait_for(POLLIN); why != End::none) return why;
    std::array<char, buffer_bytes> buffer;
    const ssize_t read = ::recv(socket_, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (read < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (read <= 0) return End::died;
    received_.assign(buffer.data(), static_cast<std::size_t>(read));
  }
}

std::optional<Made> Worker::try_once(const Input& input, End& why) {
  began_ = Clock::now();
  const std::string name = input.name.value_or("");
  received_.clear();
  // In one call where it is small, as most inputs are.
  std::string request = bytes_of({name.size(), input.bytes.size()}) + name;
  std::string_view rest = input.bytes;
  if (rest.size() <= buffer_bytes) request += std::exchange(rest, {});
  why = send(request);
  if (why == End::none) why = send(rest);
  std::string head;
  std::string facts;
  Made out;
  if (why == End::none) why = receive(head, sizeof(Sizes));
  if (why == End::none) why = receive(facts, sizes_of(head).first);
  if (why == End::none) why = receive(out.lines, sizes_of(head).second);
  if (why != End::none) {
    end(/*by_force=*/true);
    return std::nullopt;
  }
  std::optional<Entry> entry = entry_of_line(facts);
  if (!entry) {
    why = End::died;
    end(/*by_force=*/true);
    return std::nullopt;
  }
  out.tally = std::move(entry->tally);
  out.unread = std::move(entry->unread);
  return out;
}

Unread Worker::told(End why) const {
  if (why == End::late) {
    return {"time_limit", say("was not read within {0} s, twice; --time-limit allows more",
                              {std::to_string(settings_.time.count() / 1000)})};
  }
  const int signal = WIFSIGNALED(status_) ? WTERMSIG(status_) : 0;
  if (signal == SIGKILL) {
    return {"crashed", tr("its reading was killed, twice: perhaps for want of memory")};
  }
  return {"crashed", say("its reading ended by a fault of the program, twice ({0}); please report "
                         "it",
                         {signal > 0 ? strsignal(signal) : "no answer"})};
}

std::optional<Made> Worker::make(const Input& input) {
  struct Inside {
    Gate& gate;
    Inside(Gate& of, bool alone) : gate(of) { gate.enter(alone); }
    ~Inside() { gate.leave(); }
  };
  End why = End::none;
  for (const bool again : {false, true}) {
    const Inside inside(gate_, again);
    if (!start()) return make_rows(parser_, input, settings_.encoding, settings_.form);
    if (auto made = try_once(input, why)) return made;
    if (why == End::stopped) return std::nullopt;
  }
  Made out;
  out.unread = told(why);
  out.set_aside = true;
  return out;
}

int serve_batch(int argc, char** argv) {
  if (argc != given_words) return exit_usage;
  // Nobody is left to work for when the run has ended; a stop of the run lets its workers finish.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (std::to_string(getppid()) != argv[2]) return exit_unread;
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, SIG_IGN);
  const auto is_set = [&](int word) { return std::string_view(argv[word]) == "1"; };
  const RowForm form{is_set(3), JsonOptions{is_set(4), is_set(5)}};
  std::optional<std::string> encoding;
  if (*argv[6] != '\0') encoding = argv[6];
  Options options;
  options.script.simplify = static_cast<Simplify>(std::atoi(argv[7]));
  options.script.traditional = static_cast<Traditional>(std::atoi(argv[8]));
  limit_memory(std::strtoull(argv[9], nullptr, 10));
  const Parser parser(options);
  std::setvbuf(stdin, nullptr, _IOFBF, buffer_bytes);
  std::string head(sizeof(Sizes), '\0');
  while (read_all(head.data(), head.size())) {
    const Sizes sizes = sizes_of(head);
    Input input{std::string(sizes.first, '\0'), {}};
    if (!read_all(input.name->data(), input.name->size())) break;
    Made made;
    std::uint64_t got = 0;
    try {
      while (got < sizes.second) {
        const std::size_t size = std::min<std::uint64_t>(chunk_bytes, sizes.second - got);
        if (got == 0) input.bytes.reserve(sizes.second);
        input.bytes.resize(got + size);
        if (!read_all(input.bytes.data() + got, size)) return exit_done;
        got += size;
      }
      made = make_rows(parser, input, encoding, form);
    } catch (const std::bad_alloc&) {
      input.bytes = {};
      std::array<char, 4096> lost;
      for (; got < sizes.second;) {
        const std::size_t size = std::min<std::uint64_t>(lost.size(), sizes.second - got);
        if (!read_all(lost.data(), size)) return exit_done;
        got += size;
      }
      made = out_of_memory();
    }
    Entry entry;
    entry.tally = std::move(made.tally);
    entry.unread = std::move(made.unread);
    const std::string facts = journal_line(entry);
    std::string answer = bytes_of({facts.size(), made.lines.size()}) + facts;
    std::string_view rest = made.lines;
    if (rest.size() <= buffer_bytes) answer += std::exchange(rest, {});
    const bool sent = write_all(answer) && write_all(rest);
    if (!sent) break;
  }
  return exit_done;
}

}  // namespace gongwen::cli
