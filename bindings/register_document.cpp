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

}  // namespace

void register_document(py::module_& module) {
  add_value<Section>(module, "Section", "A numbered unit of the body.", section_repr);
  add_value<Document>(module, "Document", "One document with its parts (GB/T 9704-2012).",
                      document_repr);
}

}  // namespace gongwen::bindings
