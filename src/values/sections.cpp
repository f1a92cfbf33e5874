#include "gongwen/sections.hpp"

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <vector>

#include "values/field_parts.hpp"
#include "values/utf8.hpp"

namespace gongwen {
namespace {

// Adds the lines of a stretch, one by one.
void add_lines(std::string_view text, std::string& out) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = values::trimmed(text.substr(0, end));
    if (!line.empty()) {
      out += line;
      out += '\n';
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

// Adds what lies in `span` but for what the page put there.
void add_text(const Result& result, Span span, std::string& out) {
  if (span.begin > span.end || span.end > result.text.size()) {
    throw std::invalid_argument("gongwen: a span lies outside of the text of its result");
  }
  // Segments side by side may be one line (一、总则。第一条…), so stretches are added as a whole.
  Span open{span.begin, span.begin};
  const auto first =
      std::partition_point(result.segments.begin(), result.segments.end(),
                           [&](const Segment& segment) { return segment.span.end <= span.begin; });
  for (auto segment = first; segment != result.segments.end() && segment->span.begin < span.end;
       ++segment) {
    if (!values::in::around.has(segment->part)) {
      open.end = std::min(segment->span.end, span.end);
      continue;
    }
    add_lines(open.of(result.text), out);
    open = {std::min(segment->span.end, span.end), std::min(segment->span.end, span.end)};
  }
  // A result that was read from JSON may have no segments.
  if (result.segments.empty()) open.end = span.end;
  add_lines(open.of(result.text), out);
}

}  // namespace

void for_each_section(const Document& document, const std::function<void(SectionPath)>& visit) {
  struct Level {
    const std::vector<Section>* sections;
    std::size_t next;
  };
  std::vector<Level> open{{&document.sections, 0}};
  std::vector<const Section*> path;
  while (!open.empty()) {
    Level& level = open.back();
    if (level.next == level.sections->size()) {
      open.pop_back();
      if (!path.empty()) path.pop_back();
      continue;
    }
    const Section& section = (*level.sections)[level.next++];
    path.push_back(&section);
    visit(path);
    open.push_back({&section.sections, 0});
  }
}

void for_each_document(const Result& result, const std::function<void(const Document&)>& visit) {
  std::vector<const Document*> waiting;
  const auto add = [&](const std::vector<Document>& documents) {
    for (std::size_t i = documents.size(); i-- > 0;) waiting.push_back(&documents[i]);
  };
  add(result.documents);
  while (!waiting.empty()) {
    const Document& document = *waiting.back();
    waiting.pop_back();
    visit(document);
    add(document.enclosed);
  }
}

const Section* find_section(const Document& document, std::span<const std::string_view> labels) {
  const Section* found = nullptr;
  if (labels.empty()) return found;
  for_each_section(document, [&](SectionPath path) {
    if (found != nullptr || path.size() != labels.size()) return;
    const bool same = std::equal(
        path.begin(), path.end(), labels.begin(),
        [](const Section* section, std::string_view label) { return section->label == label; });
    if (same) found = path.back();
  });
  return found;
}

std::string plain_text(const Result& result, const Document& document) {
  std::string out;
  std::uint32_t at = document.span.begin;
  for (const Document& enclosed : document.enclosed) {
    if (enclosed.span.begin > at) add_text(result, {at, enclosed.span.begin}, out);
    at = std::max(at, enclosed.span.end);
  }
  if (at <= document.span.end) add_text(result, {at, document.span.end}, out);
  return out;
}

std::string plain_text(const Result& result, const Section& section) {
  std::string out;
  add_text(result, section.span, out);
  return out;
}

}  // namespace gongwen
