// The extension module `gongwen._core`. The package `gongwen` around it is what users see.
#include <pybind11/pybind11.h>

#include "gongwen/version.hpp"
#include "register.hpp"
#include "unlocked.hpp"

PYBIND11_MODULE(_core, module) {
  gongwen::bindings::watch_for_the_end();
  module.doc() = "The compiled part of gongwen.";
  module.attr("__version__") = GONGWEN_VERSION;
  gongwen::bindings::register_values(module);
  gongwen::bindings::register_document(module);
  gongwen::bindings::register_result(module);
  gongwen::bindings::register_diagnostics(module);
}
