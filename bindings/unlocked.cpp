#include "unlocked.hpp"

#include <atomic>
#include <chrono>
#include <thread>

namespace gongwen::bindings {
namespace {

namespace py = pybind11;

std::atomic<bool> ending = false;
std::atomic<std::thread::id> ending_in;  // the thread that ends the interpreter: it may go on
std::atomic<int> asking = 0;             // threads that are about to take the lock

// Threads that saw no end and ask for the lock must have it before the end begins.
void end() {
  constexpr auto longest = std::chrono::seconds(2);  // a forked child may count threads it has not
  ending_in = std::this_thread::get_id();
  ending = true;
  const auto until = std::chrono::steady_clock::now() + longest;
  while (asking > 0 && std::chrono::steady_clock::now() < until) {
    const py::gil_scoped_release release;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

[[noreturn]] void rest() {
  while (true) std::this_thread::sleep_for(std::chrono::hours(1));
}

}  // namespace

Unlocked::Unlocked() : state_(PyEval_SaveThread()) {}

Unlocked::~Unlocked() noexcept(false) {
  ++asking;
  if (ending && ending_in.load() != std::this_thread::get_id()) {
    --asking;
    rest();
  }
  PyEval_RestoreThread(state_);
  --asking;
}

void watch_for_the_end() {
  py::module_::import("atexit").attr("register")(py::cpp_function(&end));
}

}  // namespace gongwen::bindings
