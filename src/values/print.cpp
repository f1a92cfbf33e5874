#include "gongwen/print.hpp"

#include <string>

namespace gongwen {

std::ostream& operator<<(std::ostream& out, Span span) {
  return out << std::to_string(span.begin) << "–" << std::to_string(span.end);
}

std::ostream& operator<<(std::ostream& out, const Value& value) {
  return out << value.text;
}

std::ostream& operator<<(std::ostream& out, const Date& date) {
  return out << date.iso();
}

std::ostream& operator<<(std::ostream& out, const Period& period) {
  out << name(period.role) << ' ' << period.start;
  return period.end ? out << '/' << *period.end : out;
}

std::ostream& operator<<(std::ostream& out, const Section& section) {
  out << section.label;
  return section.heading ? out << section.heading->text : out;
}

std::ostream& operator<<(std::ostream& out, const Document& document) {
  out << name(document.role);
  if (document.number) out << ' ' << document.number->text;
  return document.title ? out << ' ' << document.title->text : out;
}

std::ostream& operator<<(std::ostream& out, const Repair& repair) {
  out << name(repair.kind) << " ×" << std::to_string(repair.count) << " “" << repair.before
      << "” → “" << repair.after << "” at " << repair.span;
  return out;
}

std::ostream& operator<<(std::ostream& out, const Diagnostic& diagnostic) {
  out << name(diagnostic.severity) << ' ' << diagnostic.code << ": " << diagnostic.message;
  return diagnostic.span ? out << " at " << *diagnostic.span : out;
}

std::ostream& operator<<(std::ostream& out, const Segment& segment) {
  return out << name(segment.part) << ' ' << segment.span;
}

}  // namespace gongwen
