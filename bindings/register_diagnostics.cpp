#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "gongwen/diagnostics.hpp"
#include "register.hpp"

namespace gongwen::bindings {
namespace {

Language language_of(std::string_view name) {
  return name == "zh" ? Language::chinese : Language::english;
}

}  // namespace

void register_diagnostics(pybind11::module_& module) {
  namespace py = pybind11;
  using Row = std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>;
  module.def(
      "diagnostic_codes",
      [](const std::string& language) {
        std::vector<Row> rows;
        for (const DiagnosticCode& row : diagnostic_codes(language_of(language))) {
          rows.emplace_back(row.code, name(row.severity), row.meaning, row.remedy);
        }
        return rows;
      },
      py::arg("language"));
  module.def(
      "message_in",
      [](const std::string& code, const std::string& message, const std::string& language) {
        return message_in({Severity::note, code, message, {}}, language_of(language));
      },
      py::arg("code"), py::arg("message"), py::arg("language"));
}

}  // namespace gongwen::bindings
