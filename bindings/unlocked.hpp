// The interpreter's lock, given away while the library works.
#pragma once

#include <pybind11/pybind11.h>

namespace gongwen::bindings {

// While it lives this thread does not hold the lock, as with pybind11's gil_scoped_release; but it
// does not ask for it back from an interpreter that ends. That would end the thread, in the midst
// of C++ that is not to be unwound, and with it the program ("terminate called without an active
// exception"). A thread that comes too late rests until the program is gone, as CPython itself has
// it from 3.14 on.
class Unlocked {
 public:
  Unlocked();
  ~Unlocked() noexcept(false);
  Unlocked(const Unlocked&) = delete;
  Unlocked& operator=(const Unlocked&) = delete;
  Unlocked(Unlocked&&) = delete;
  Unlocked& operator=(Unlocked&&) = delete;

 private:
  PyThreadState* state_;
};

// Has the interpreter say when it ends.
void watch_for_the_end();

}  // namespace gongwen::bindings
