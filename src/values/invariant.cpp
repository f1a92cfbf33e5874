// The promises of the library as a check: nothing lost, nothing invented, every value in its place.
#include <cstdint>
#include <string>
#include <vector>

#include "gongwen/result.hpp"
#include "values/checker.hpp"
#include "values/field_parts.hpp"
#include "values/utf8.hpp"
#include "values/value_checker.hpp"

namespace gongwen {
namespace {

using values::Checker;
using values::Path;

void check_map(Checker& checker) {
  const Result& result = checker.result();
  const OffsetMap& map = result.map;
  const Path path{nullptr, "map"};
  if (map.text_size() != result.text.size()) {
    checker.fail(path, "covers " + std::to_string(map.text_size()) + " bytes of text, which has " +
                           std::to_string(result.text.size()));
    return;
  }
  // A limit may cut the end off, but not silently.
  const bool cut = map.source_size() < result.source.bytes && !result.diagnostics.empty();
  if (map.source_size() != result.source.bytes && !cut) {
    checker.fail(path, "covers " + std::to_string(map.source_size()) +
                           " bytes of the source, which has " +
                           std::to_string(result.source.bytes));
    return;
  }
  Span source;
  Span text;
  for (std::size_t i = 0; i < map.runs().size(); ++i) {
    const Path run_path{&path, "runs", i};
    const OffsetMap::Run& run = map.runs()[i];
    if (run.source_begin != source.end || run.text_begin != text.end) {
      checker.fail(run_path, "leaves a gap or overlaps");
      return;
    }
    source = map.source_of(i);
    text = map.text_of(i);
    if (source.end < source.begin || text.end < text.begin) {
      checker.fail(run_path, "ends before it begins");
      return;
    }
    if ((run.source_unit == 0) != (run.text_unit == 0)) {
      checker.fail(run_path, "is regular on one side only");
    } else if (run.source_unit != 0 &&
               (source.size() % run.source_unit != 0 || text.size() % run.text_unit != 0 ||
                source.size() / run.source_unit != text.size() / run.text_unit)) {
      checker.fail(run_path, "has not as many units of text as of source");
    } else if (!values::is_boundary(result.text, text.begin)) {
      checker.fail(run_path, "begins inside a character of the text");
    }
  }
  if (source.end != map.source_size() || text.end != map.text_size()) {
    checker.fail(path, "does not reach the end");
  }
}

void check_segments(Checker& checker) {
  const Result& result = checker.result();
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < result.segments.size(); ++i) {
    const Segment& segment = result.segments[i];
    const Path path{nullptr, "segments", i};
    if (segment.span.begin != at) {
      checker.fail(path, "begins at " + std::to_string(segment.span.begin) +
                             ", the one before ends at " + std::to_string(at));
      return;
    }
    if (!checker.in_bounds(path, segment.span)) return;
    if (segment.span.empty()) checker.fail(path, "is empty");
    checker.confidence(path, segment.confidence);
    at = segment.span.end;
  }
  if (at != result.text.size()) {
    checker.fail({nullptr, "segments"}, "end at " + std::to_string(at) + ", the text at " +
                                            std::to_string(result.text.size()));
  }
}

void check_repairs(Checker& checker) {
  const Result& result = checker.result();
  for (std::size_t i = 0; i < result.repairs.size(); ++i) {
    const Repair& repair = result.repairs[i];
    const Path path{nullptr, "repairs", i};
    if (repair.kind == RepairKind::none) checker.fail(path, "has no kind");
    if (repair.count == 0) checker.fail(path, "counts nothing");
    if (repair.source.begin > repair.source.end || repair.source.end > result.map.source_size()) {
      checker.fail(path, "has its source " + values::str(repair.source) + " out of bounds");
    }
    checker.in_bounds(path, repair.span);
    checker.confidence(path, repair.confidence);
  }
}

void check_diagnostics(Checker& checker) {
  const Result& result = checker.result();
  for (std::size_t i = 0; i < result.diagnostics.size(); ++i) {
    const Diagnostic& diagnostic = result.diagnostics[i];
    const Path path{nullptr, "diagnostics", i};
    if (diagnostic.code.empty()) checker.fail(path, "has no code");
    if (diagnostic.message.empty()) checker.fail(path, "has no message");
    if (diagnostic.span) checker.in_bounds(path, *diagnostic.span);
  }
}

void check_duplicates(Checker& checker) {
  const Result& result = checker.result();
  for (std::size_t i = 0; i < result.documents.size(); ++i) {
    const Document& document = result.documents[i];
    const Path path{nullptr, "documents", i};
    if (!document.duplicate_of) continue;
    const auto of = static_cast<std::size_t>(*document.duplicate_of);
    if (document.role != DocumentRole::duplicate)
      checker.fail(path, "has duplicate_of, but is none");
    if (*document.duplicate_of < 0 || of >= i)
      checker.fail(path, "duplicates what is not before it");
  }
}

// Checks documents that stand side by side in `outer`; collects spans in reading order, which is
// how segments count documents.
void check_documents(Checker& checker, const Path* parent, std::string_view name,
                     const std::vector<Document>& documents, Span outer,
                     std::vector<Span>& in_reading_order) {
  std::uint32_t after = outer.begin;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const Path path{parent, name, i};
    const Document& document = documents[i];
    if (!checker.in_order(path, document.span, outer, after)) return;
    after = document.span.end;
    in_reading_order.push_back(document.span);
    values::ValueChecker(checker, document.span).document(path, document);
    check_documents(checker, &path, "enclosed", document.enclosed, document.span, in_reading_order);
  }
}

bool overlap(Span a, Span b) {
  return a.begin < b.end && b.begin < a.end;
}

// A segment of a part that only documents have touches the document that it names. It need not lie
// in it: a segment holds its line end and indentation, a document begins and ends with characters.
void check_owners(Checker& checker, const std::vector<Span>& documents) {
  const std::vector<Segment>& segments = checker.result().segments;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const Segment& segment = segments[i];
    if (!segment.document) continue;
    const Path path{nullptr, "segments", i};
    const auto owner = static_cast<std::size_t>(*segment.document);
    if (*segment.document < 0 || owner >= documents.size()) {
      checker.fail(path, "belongs to document " + std::to_string(*segment.document) + " of " +
                             std::to_string(documents.size()));
    } else if (!values::in::around.has(segment.part) && segment.part != Part::blank &&
               !overlap(documents[owner], segment.span)) {
      checker.fail(path, "lies outside document " + std::to_string(owner));
    }
  }
}

}  // namespace

std::string broken_invariant(const Result& result) {
  if (!values::is_valid_utf8(result.text)) return "text is not valid UTF-8";
  Checker checker(result);
  // The other checks look up positions, so these two must hold for them.
  check_map(checker);
  if (checker.fine()) check_segments(checker);
  if (!checker.fine()) return checker.fault();
  check_repairs(checker);
  check_diagnostics(checker);
  values::ValueChecker(checker).page({nullptr, "page"}, result.page);
  std::vector<Span> in_reading_order;
  const Span all{0, static_cast<std::uint32_t>(result.text.size())};
  check_documents(checker, nullptr, "documents", result.documents, all, in_reading_order);
  check_duplicates(checker);
  if (checker.fine()) check_owners(checker, in_reading_order);
  return checker.fault();
}

}  // namespace gongwen
