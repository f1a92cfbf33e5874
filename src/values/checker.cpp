#include "values/checker.hpp"

#include "values/utf8.hpp"

namespace gongwen::values {

std::string Path::str() const {
  std::string out = parent == nullptr ? std::string() : parent->str() + ".";
  out += name;
  if (index != npos) out += "[" + std::to_string(index) + "]";
  return out;
}

std::string str(Span span) {
  return "[" + std::to_string(span.begin) + ", " + std::to_string(span.end) + ")";
}

bool Checker::fail(const Path& path, const std::string& what) {
  if (fault_.empty()) fault_ = path.str() + " " + what;
  return false;
}

bool Checker::in_bounds(const Path& path, Span span) {
  if (span.begin > span.end || span.end > result_.text.size()) {
    return fail(path, "has its span " + str(span) + " out of bounds");
  }
  if (!is_boundary(result_.text, span.begin) || !is_boundary(result_.text, span.end)) {
    return fail(path, "has a span " + str(span) + " that cuts a character");
  }
  return true;
}

bool Checker::in_order(const Path& path, Span span, Span outer, std::uint32_t after) {
  if (!in_bounds(path, span)) return false;
  if (!outer.contains(span)) {
    return fail(path, "with span " + str(span) + " leaves what holds it, " + str(outer));
  }
  if (span.begin < after) {
    return fail(path, "with span " + str(span) + " begins before its neighbour ends, at " +
                          std::to_string(after));
  }
  return true;
}

void Checker::confidence(const Path& path, float confidence) {
  const bool fine = confidence >= 0 && confidence <= 1;  // false for a NaN too
  if (!fine) fail(path, "has confidence " + std::to_string(confidence));
}

}  // namespace gongwen::values
