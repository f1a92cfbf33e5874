// Reading in a process of its own, so that an input that ends it takes no other along.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

#include "batch_rows.hpp"
#include "gongwen/clean.hpp"

namespace gongwen::cli {

struct WorkerSettings {
  std::optional<std::string> encoding;
  RowForm form;
  ScriptOptions script;
  std::chrono::milliseconds time{0};  // for one input; 0: any
  std::uint64_t memory = 0;           // bytes of address space; 0: any
};

// Who reads an input whose reading was ended by force reads it alone: nobody else is in hand then,
// so that want of memory is its own.
class Gate {
 public:
  void enter(bool alone);
  void leave();

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  unsigned inside_ = 0;
  unsigned waiting_alone_ = 0;
  bool taken_ = false;  // by one who is alone
};

// One thread's worker. It is started when it is needed, and anew when it was ended. Where no
// process can be started the input is read in this one.
class Worker {
 public:
  // `caught`: the signal by which the run is being stopped, or 0.
  Worker(const WorkerSettings& settings, const Parser& parser, Gate& gate,
         const std::atomic<int>& caught)
      : settings_(settings), parser_(parser), gate_(gate), caught_(caught) {}
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // The rows of an input. One whose reading ends the process is tried once more, alone, and then
  // set aside. None: the run is being stopped, and the input would not be done in time.
  [[nodiscard]] std::optional<Made> make(const Input& input);

 private:
  // Why there are no rows.
  enum class End : std::uint8_t { none, died, late, stopped };

  [[nodiscard]] bool start();
  void end(bool by_force);
  [[nodiscard]] std::optional<Made> try_once(const Input& input, End& why);
  [[nodiscard]] End send(std::string_view bytes);
  [[nodiscard]] End receive(std::string& bytes, std::size_t size);
  [[nodiscard]] End wait_for(short events);
  [[nodiscard]] Unread told(End why) const;

  const WorkerSettings& settings_;
  const Parser& parser_;
  Gate& gate_;
  const std::atomic<int>& caught_;
  int socket_ = -1;
  pid_t process_ = -1;
  std::string received_;  // and not yet asked for
  int status_ = 0;        // of the process that died
  std::chrono::steady_clock::time_point began_;
  std::optional<std::chrono::steady_clock::time_point> stopping_;
};

// How long a stop waits for the inputs in hand.
inline constexpr std::chrono::seconds longest_stop{10};

// The first argument of a program that is a worker.
inline constexpr const char* worker_word = "--batch-worker";
// What a worker does: the rows of each input that it is sent, until there are none. Returns the
// exit code.
[[nodiscard]] int serve_batch(int argc, char** argv);

}  // namespace gongwen::cli
