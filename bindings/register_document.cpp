#include <pybind11/pybind11.h>

#include "properties.hpp"
#include "register.hpp"

namespace gongwen::bindings {
namespace {

std::string section_repr(const Section& section) {
  return "<Section " + section.label + " heading=" + quoted(section.heading) + ", level " +
         std::to_string(section.level) + ", " + std::to_string(section.sections.size()) +
         " sections>";
}

std::string document_repr(const Document& document) {
  std::string out = "<Document " + std::string(name(document.role));
  if (document.number) out += " " + document.number->text;
  out += " title=" + quoted(document.title);
  if (document.date) out += ", " + document.date->iso();
  out += ", " + std::to_string(document.sections.size()) + " sections";
  if (!document.enclosed.empty()) {
    out += ", " + std::to_string(document.enclosed.size()) + " enclosed";
  }
  return out + ">";
}

// How what has sections is walked, which is written in Python.
template <typename Class>
void add_walk(Class& cls) {
  cls.def(
      "walk",
      [](const py::object& self) {
        return py::module_::import("gongwen._walk").attr("walk")(self);
      },
      "All sections below, in reading order: pairs of the labels that lead to one and the one.\n\n"
      ">>> for path, section in document.walk():                          # doctest: +SKIP\n"
      "...     print(\" \".join(path), section.heading)");
  cls.def(
      "find",
      [](const py::object& self, const py::args& labels) {
        return py::module_::import("gongwen._walk").attr("find")(self, *labels);
      },
      "The first section with a label, in reading order, or below others: `find(\"二、\", "
      "\"（一）\")`;\nNone if there is none.");
}

// What a notebook shows.
template <typename Class>
void add_card(Class& cls, const char* function) {
  cls.def(
      "_repr_html_",
      [function](const py::object& self) {
        return py::module_::import("gongwen._card").attr(function)(self);
      },
      "Its parts as a table, in a notebook.");
}

}  // namespace

void register_document(py::module_& module) {
  auto section =
      add_value<Section>(module, "Section", "A numbered unit of the body.", section_repr);
  add_walk(section);
  add_card(section, "section");
  auto document = add_value<Document>(
      module, "Document", "One document with its parts (GB/T 9704-2012).", document_repr);
  add_walk(document);
  add_card(document, "document");
}

}  // namespace gongwen::bindings
