// The parts of the module, in the order in which they must be registered.
#pragma once

#include <pybind11/pybind11.h>

namespace gongwen::bindings {

void register_values(pybind11::module_& module);       // Value … Contact
void register_document(pybind11::module_& module);     // Section, Document
void register_result(pybind11::module_& module);       // Result, Cleaned, and the functions
void register_diagnostics(pybind11::module_& module);  // what their codes mean

}  // namespace gongwen::bindings
