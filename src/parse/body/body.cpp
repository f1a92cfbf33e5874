#include "parse/body/body.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "parse/body/candidates.hpp"
#include "parse/body/closing.hpp"
#include "parse/body/heading_text.hpp"
#include "parse/body/outline.hpp"
#include "parse/weights.hpp"
#include "parse/words.hpp"
#include "scan/utf8.hpp"
#include "values/diagnostic_codes.hpp"

namespace gongwen::parse {
namespace {

Value value_of(std::string_view text, Span span, float confidence) {
  return {scan::squeezed(span.of(text)), span, confidence};
}

// A numbered line with its place in the tree and the paragraphs that follow it.
struct Node {
  std::size_t line = 0;
  Placement placement;
  Span body;                            // what stands behind the label
  std::vector<std::size_t> paragraphs;  // lines
  std::vector<std::size_t> children;    // nodes
  HeadingText heading;
  bool has_heading = false;
};

class Builder {
 public:
  Builder(std::string_view text, const std::vector<Line>& lines, const std::vector<Labelled>& zones,
          bool piece, values::Watch* watch)
      : text_(text), lines_(lines), zones_(zones), piece_(piece), watch_(watch) {}

  Body build(const std::vector<std::size_t>& indices, std::size_t max_depth) {
    place(indices, max_depth);
    split_closing();
    find_headings(roots_);
    for (const std::size_t root : roots_) body_.sections.push_back(section(root));
    return std::move(body_);
  }

 private:
  [[nodiscard]] Value paragraph(std::size_t line) const {
    return value_of(text_, lines_[line].span, zones_[line].confidence);
  }

  // What stands behind the label; the spaces behind one that is alone may run into the next line.
  [[nodiscard]] Span body_of(const Line& line) const {
    const std::size_t begin = std::min<std::size_t>(line.label->body, line.span.end);
    return scan::trim(text_, scan::make_span(begin, line.span.end));
  }

  // Solves the sequence of labels and hangs every line where it belongs.
  void place(const std::vector<std::size_t>& indices, std::size_t max_depth) {
    const std::vector<CandidateLine> numbered = section_candidates(text_, lines_, zones_, indices);
    values::poll(watch_, text_.size());
    std::vector<Candidate> candidates;
    candidates.reserve(numbered.size());
    for (const CandidateLine& one : numbered) candidates.push_back(one.candidate);
    const std::vector<Placement> placements = outline(candidates, max_depth, piece_, watch_);

    std::vector<std::size_t> path;  // open nodes, outermost first
    std::size_t next = 0;
    for (const std::size_t i : indices) {
      values::poll(watch_, lines_[i].full.size());
      Placement placement;
      if (next < numbered.size() && numbered[next].line == i) placement = placements[next++];
      if (placement.level == 0) {
        if (path.empty()) {
          body_.paragraphs.push_back(paragraph(i));
        } else {
          nodes_[path.back()].paragraphs.push_back(i);
        }
        continue;
      }
      path.resize(std::min(path.size(), static_cast<std::size_t>(placement.level) - 1));
      const std::size_t node = nodes_.size();
      nodes_.push_back({i, placement, body_of(lines_[i]), {}, {}, {}, false});
      (path.empty() ? roots_ : nodes_[path.back()].children).push_back(node);
      path.push_back(node);
      body_.section_lines.push_back(i);
      if (placement.fault) report(i, placement);
    }
    for (Node& node : nodes_) take_body(node);
  }

  // A label alone on its line numbers what stands on the next one.
  void take_body(Node& node) {
    if (!node.body.empty() || node.paragraphs.empty()) return;
    const std::size_t below = node.paragraphs.front();
    if (below != node.line + 1) return;
    node.body = lines_[below].span;
    node.paragraphs.erase(node.paragraphs.begin());
    body_.section_lines.push_back(below);
  }

  void report(std::size_t line, const Placement& placement) {
    const scan::Label& label = *lines_[line].label;
    body_.diagnostics.push_back(values::diagnostic(
        values::Code::numbering, {label.text, std::to_string(placement.expected)}, label.span));
  }

  // What the leaves of the tree look like, but for the last.
  void count_leaves(const std::vector<std::size_t>& siblings, std::size_t last, Leaves& leaves) {
    for (const std::size_t index : siblings) {
      const Node& node = nodes_[index];
      if (!node.children.empty()) {
        count_leaves(node.children, last, leaves);
      } else if (index != last) {
        const Line& line = lines_[node.line];
        ++leaves.others;
        leaves.with_more += node.paragraphs.empty() ? 0 : 1;
        leaves.others_told += line.has(Feature::holds_sentence) ? 1 : 0;
        leaves.others_bare +=
            line.has(Feature::ends_sentence) || line.has(Feature::holds_sentence) ? 0 : 1;
      }
    }
  }

  // Text behind the last section that speaks of the whole document.
  void split_closing() {
    if (roots_.empty()) return;
    std::size_t last = roots_.back();
    while (!nodes_[last].children.empty()) last = nodes_[last].children.back();
    Leaves leaves;
    leaves.top_level = last == roots_.back();
    count_leaves(roots_, last, leaves);
    std::vector<std::size_t>& tail = nodes_[last].paragraphs;
    const std::size_t first = closing_begins(text_, lines_, nodes_[last].line, tail, leaves);
    for (std::size_t k = first; k < tail.size(); ++k) {
      body_.closing.push_back(paragraph(tail[k]));
      body_.closing_lines.push_back(tail[k]);
    }
    tail.resize(first);
  }

  // Decides list by list what the headings are.
  void find_headings(const std::vector<std::size_t>& siblings) {
    std::vector<HeadingText> candidates;
    for (const std::size_t node : siblings) {
      const Node& at = nodes_[node];
      const Line& line = lines_[at.line];
      values::poll(watch_, line.full.size());
      candidates.push_back(heading_text(text_, at.body, *line.label,
                                        !at.paragraphs.empty() || !at.children.empty(), line.lead));
    }
    const std::vector<bool> decided = decide_headings(candidates);
    for (std::size_t i = 0; i < siblings.size(); ++i) {
      nodes_[siblings[i]].heading = candidates[i];
      nodes_[siblings[i]].has_heading = decided[i];
      find_headings(nodes_[siblings[i]].children);
    }
  }

  Section section(std::size_t index) {
    const Node& node = nodes_[index];
    const Line& line = lines_[node.line];
    values::poll(watch_, line.full.size());
    const float confidence = zones_[node.line].confidence;
    Section out;
    out.level = node.placement.level;
    out.label = line.label->text;
    out.style = line.label->style;
    // A number printed twice is a slip: its place in the list is the one that was due.
    const bool doubled = node.placement.fault && line.label->ordinal == node.placement.expected - 1;
    out.ordinal = doubled ? node.placement.expected : line.label->ordinal;
    out.confidence = confidence;
    out.span = {line.span.begin, std::max(line.span.end, node.body.end)};
    if (node.has_heading) {
      out.heading = value_of(text_, node.heading.heading, confidence);
      out.run_in = !node.heading.rest.empty();
      if (out.run_in) out.paragraphs.push_back(value_of(text_, node.heading.rest, confidence));
    } else if (!node.body.empty()) {
      out.paragraphs.push_back(value_of(text_, node.body, confidence));
    }
    for (const std::size_t i : node.paragraphs) {
      out.paragraphs.push_back(paragraph(i));
      out.span.end = lines_[i].span.end;
    }
    for (const std::size_t child : node.children) {
      out.sections.push_back(section(child));
      out.span.end = std::max(out.span.end, out.sections.back().span.end);
    }
    return out;
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  const std::vector<Labelled>& zones_;
  bool piece_;
  values::Watch* watch_;
  std::vector<Node> nodes_;
  std::vector<std::size_t> roots_;
  Body body_;
};

}  // namespace

Body read_body(std::string_view text, const std::vector<Line>& lines,
               const std::vector<Labelled>& zones, const std::vector<std::size_t>& indices,
               std::size_t max_depth, bool piece, values::Watch* watch) {
  return Builder(text, lines, zones, piece, watch).build(indices, max_depth);
}

}  // namespace gongwen::parse
